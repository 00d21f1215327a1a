//go:build race

package db

// underRace is set where the race detector makes everything many times slower.
const underRace = true

//go:build race

package main

// underRace is set where the race detector makes everything many times slower.
const underRace = true

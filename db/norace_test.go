//go:build !race

package db

// raceEnabled reports that the race detector is on: every start of the test
// binary then takes a second.
const raceEnabled = false

//go:build race

package yearfile_test

// raceEnabled reports that the race detector is on: all takes many times as
// long, and more memory.
const raceEnabled = true

//go:build !unix

package seed_test

import "time"

// cpuTime is unknown here: nothing is measured.
func cpuTime() time.Duration { return 0 }

// peakMemory is unknown here: nothing is measured.
func peakMemory() int64 { return 0 }

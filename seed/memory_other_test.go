//go:build !unix

package seed_test

import "time"

// peakMemory is unknown here: nothing is measured.
func peakMemory() int64 { return 0 }

// cpuTime is unknown here, too.
func cpuTime() time.Duration { return 0 }

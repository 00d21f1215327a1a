//go:build !unix

package yeartest

import "time"

// PeakMemory is unknown here: nothing is measured.
func PeakMemory() int64 { return 0 }

// CPUTime is unknown here, too.
func CPUTime() time.Duration { return 0 }

//go:build !unix

package seed_test

import "os"

// peakMemory is unknown here: nothing is measured.
func peakMemory(*os.ProcessState) int64 { return 0 }

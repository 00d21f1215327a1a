//go:build unix

package seed_test

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// cpuTime is how long the processors have worked for this process. However busy
// the machine is, it grows only by the work done here.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// peakMemory is the most memory that this process ever had, in bytes; 0 where
// that is unknown. Linux counts what the parent had into a child's usage, so
// there it is asked for the program's own.
func peakMemory() int64 {
	if runtime.GOOS == "linux" {
		status, _ := os.ReadFile("/proc/self/status")
		var kib int64
		_, after, _ := strings.Cut(string(status), "VmHWM:")
		_, _ = fmt.Sscan(after, &kib)
		return kib << 10
	}
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	peak := int64(usage.Maxrss) //nolint:unconvert // 32 bits wide on some systems
	if runtime.GOOS == "darwin" {
		return peak // in bytes there
	}
	return peak << 10
}

//go:build unix

package seed_test

import (
	"os"
	"runtime"
	"syscall"
)

// peakMemory is the most memory that a process ever had, in bytes.
func peakMemory(p *os.ProcessState) int64 {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return usage.Maxrss // in bytes there
	}
	return usage.Maxrss << 10
}

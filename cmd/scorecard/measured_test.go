package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"time"
)

// measured is the program, which reports at its end how much memory it had at most,
// where Linux has it: the figure that the parent gets includes the parent's own.
func measured() {
	debug.SetMemoryLimit(memoryLimit)
	code := run(context.Background(), process{
		args: os.Args[1:], env: os.Getenv, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: time.Now, builtIn: builtIn(),
	})
	status, _ := os.ReadFile("/proc/self/status")
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	peak, _, _ := strings.Cut(after, "\n")
	fmt.Fprintf(os.Stderr, "\npeak %s\n", strings.TrimSpace(peak))
	os.Exit(code)
}

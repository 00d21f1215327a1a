package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"time"
)

// measured is the program, which says in the end how much memory it had at most,
// where Linux tells: what it tells the parent counts the parent's own.
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

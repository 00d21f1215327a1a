// Command scorecard shows a health insurance branch's scorecard in the
// terminal, and prints it.
//
// This package reads flags, opens the store, wires the rooms together and turns
// errors into exit codes. It holds no SQL, no style and no arithmetic.
package main

import (
	"context"
	"io"
	"os"
	"time"
)

// process is what the program gets from the system it runs on.
type process struct {
	args   []string // without the program's name
	env    func(string) string
	stdin  *os.File
	stdout io.Writer
	stderr io.Writer
	now    func() time.Time
}

func main() {
	os.Exit(run(context.Background(), process{
		args: os.Args[1:], env: os.Getenv, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: time.Now,
	}))
}

// run carries out one command line and returns the exit code.
func run(ctx context.Context, p process) int {
	a := &app{process: p}
	a.labels = labelsFor(p.args, p.env)
	command := a.root()
	command.SetArgs(p.args)
	command.SetOut(p.stdout)
	command.SetErr(p.stderr)
	command.SetContext(ctx)
	return a.finish(command.Execute())
}

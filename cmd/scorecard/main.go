// Command scorecard shows a health insurance branch's scorecard in the
// terminal, and prints it.
//
// This package reads flags, opens the store, wires the rooms together and turns
// errors into exit codes. It holds no SQL, no style and no arithmetic.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
)

// process is what the program gets from the system it runs on.
type process struct {
	args   []string // without the program's name
	env    func(string) string
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	now    func() time.Time

	builtIn edition
}

// memoryLimit is from where on memory is given back at once, in bytes: a file that
// was made to fill it is refused within a quarter of a gigabyte, also where its
// pieces would become garbage faster than the collector comes round.
const memoryLimit = 192 << 20

// collectAfter is how much garbage, in percent of what is in use, the collector
// waits for. A command that prints ends before that; at the usual 100 percent one
// collection in the middle of it costs as much as loading the scorecard.
const collectAfter = 400

func main() {
	debug.SetMemoryLimit(memoryLimit)
	debug.SetGCPercent(collectAfter)
	ctx, stop := untilSignal(context.Background())
	code := run(ctx, process{
		args: os.Args[1:], env: os.Getenv, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: time.Now,
		builtIn: builtIn(),
	})
	stop()
	os.Exit(code)
}

// run carries out one command line and returns the exit code.
func run(ctx context.Context, p process) int {
	a := &app{process: p, labels: labelsFor(p.args, p.env)}
	return a.finish(ended(ctx, a.execute(ctx)))
}

func (a *app) execute(ctx context.Context) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = caught(value)
		}
	}()
	root := a.root()
	root.SetArgs(a.args)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetContext(ctx)
	command, err := root.ExecuteC()
	a.carried = command.CommandPath()
	return errors.Join(err, a.helpFailed)
}

// command makes a command with the words of its name. Only what a command names
// itself is proposed by the shell: file names are no answer to any argument.
func (a *app) command(use string, least, most int, do func(*cobra.Command, []string) error) *cobra.Command {
	c := &cobra.Command{
		Use: use, RunE: do, DisableFlagsInUseLine: true, ValidArgsFunction: cobra.NoFileCompletions,
		Args: func(c *cobra.Command, args []string) error { return a.countArguments(c, args, least, most) },
	}
	words := a.labels.Command.Words[c.Name()]
	c.Short, c.Long, c.Example = words.Short, words.Long, words.Example
	return c
}

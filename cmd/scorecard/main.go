// Command scorecard shows a health insurance branch's scorecard in the
// terminal, and prints it.
//
// This package reads flags, opens the store, wires the rooms together and turns
// errors into exit codes. It contains no SQL, no style and no arithmetic.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
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
			err = recovered(value)
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
	c.Short, c.Long, c.Example = words.Short, words.Long, "  "+strings.ReplaceAll(words.Example, "\n", "\n  ")
	return c
}

// signalError is the end by a signal.
type signalError struct{ number int }

func (e *signalError) Error() string { return fmt.Sprintf("signal %d", e.number) }

// grace is how long an orderly end may take after a signal: a write to a pipe that
// nobody reads, or to a stopped terminal, would block for ever.
const grace = 2 * time.Second

// untilSignal returns a context that the first signal meant to end the program
// cancels, so that whatever runs gives back the terminal and takes away what it
// has half written. The second one ends it at once.
//
// A reader that went away, as in `| head`, shows as an error of the write; by
// default its signal would end the program.
func untilSignal(parent context.Context) (ctx context.Context, stop func()) {
	signal.Ignore(syscall.SIGPIPE)
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		if !signal.Ignored(s) { // as under nohup
			signal.Notify(signals, s)
		}
	}
	go func() {
		number, ok := (<-signals).(syscall.Signal)
		if !ok { // stopped
			return
		}
		signal.Stop(signals)
		time.AfterFunc(grace, func() { os.Exit(exitSignal + int(number)) })
		cancel(&signalError{int(number)})
	}()
	return ctx, func() {
		signal.Stop(signals)
		close(signals)
		cancel(nil)
	}
}

// ended is why a run failed: where the context was cancelled, the cause of that
// and not what came of it.
func ended(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); err != nil && cause != nil && !errors.Is(cause, context.Canceled) {
		return cause
	}
	return err
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// signalError is an end that a signal asked for.
type signalError struct{ number int }

func (e *signalError) Error() string { return fmt.Sprintf("signal %d", e.number) }

// grace is how long an orderly end may take after a signal: a write to a pipe
// that nobody reads, or to a terminal that is held, would last for ever.
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

package main

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"scorecard/model"
	"scorecard/ui/message"
)

// finish tells what failed and returns the exit code. A reader that went away,
// as in `| head`, is no failure: there is nobody left to tell.
func (a *app) finish(err error) int {
	if err == nil || errors.Is(err, syscall.EPIPE) {
		return exitFine
	}
	if unknown, ok := unknownCommand(err); ok {
		err = &usageError{fmt.Sprintf(a.labels.Command.UnknownCommandF, unknown)}
	}
	err = fullDisk(err)
	var quiet *signalError
	if !errors.As(err, &quiet) {
		a.tell(err)
	}
	return exitCode(err)
}

func (a *app) tell(err error) {
	words := a.labels.Command
	var usage *usageError
	var problems model.Problems
	switch {
	case errors.As(err, &usage):
		_, _ = fmt.Fprintf(a.stderr, "%s: %s\n%s\n", words.ErrorWord, clean(usage.text), fmt.Sprintf(words.SeeHelpF, "scorecard"))
	case errors.As(err, &problems):
		_ = message.Problems(a.stderr, problems, a.labels.Lang, plainPrinter())
	default:
		_, _ = fmt.Fprintf(a.stderr, "%s: %s\n", words.ErrorWord, message.Text(err, a.labels.Lang, plainPrinter()))
	}
}

// unknownCommand finds the name in the library's error for a command that does
// not exist.
func unknownCommand(err error) (string, bool) {
	rest, ok := strings.CutPrefix(err.Error(), "unknown command \"")
	if !ok {
		return "", false
	}
	name, _, ok := strings.Cut(rest, "\"")
	return name, ok
}

// fullDisk names a full disk as such wherever it was met.
func fullDisk(err error) error {
	var typed *model.Error
	if errors.Is(err, syscall.ENOSPC) && !errors.As(err, &typed) {
		return &model.Error{Kind: model.NoSpace, Err: err}
	}
	return err
}

// signalError is an end that a signal asked for.
type signalError struct{ number int }

func (e *signalError) Error() string { return fmt.Sprintf("signal %d", e.number) }

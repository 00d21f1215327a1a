package main

import (
	"errors"
	"fmt"
	"syscall"

	"scorecard/model"
	"scorecard/ui/view"
)

// finish tells what failed and returns the exit code. A reader that went away,
// as in `| head`, is no failure: there is nobody left to tell.
func (a *app) finish(err error) int {
	if a.upgraded != "" {
		a.say(a.upgraded)
	}
	if err == nil || errors.Is(err, syscall.EPIPE) {
		return exitFine
	}
	err = fullDisk(err)
	a.tell(err)
	return exitCode(err)
}

func (a *app) tell(err error) {
	words := a.labels.Command
	var signal *signalError
	var usage *usageError
	var refused *refusal
	var found *foundError
	var output *outputError
	var crash *crashError
	var problems model.Problems
	var unread *inputError
	switch {
	case errors.As(err, &signal): // who sent it knows
	case errors.As(err, &usage):
		a.say(words.ErrorWord+": "+usage.text, fmt.Sprintf(words.SeeHelpF, a.carried))
	case errors.As(err, &declined{}):
		a.say(a.labels.Transfer.Declined)
	case errors.As(err, &unread):
		a.tellInputs(unread)
	case errors.As(err, &refused):
		a.say(words.ErrorWord + ": " + refused.text)
	case errors.As(err, &found):
		a.say(found.text)
	case errors.As(err, &output):
		a.say(words.ErrorWord+": "+fmt.Sprintf(words.CannotWriteF, output.path), a.outputTrouble(output.err))
	case errors.As(err, &crash):
		a.say(words.ErrorWord+": "+words.Crashed, a.keepCrash(crash))
	case errors.As(err, &problems):
		_ = view.Problems(a.stderr, problems, a.labels.Lang, plainPrinter())
		a.say(words.ErrorWord + ": " + fmt.Sprintf(words.ProblemsF, len(problems)))
	default:
		_, _ = fmt.Fprintf(a.stderr, "%s: %s\n", words.ErrorWord, view.AdviceText(err, a.labels.Lang, plainPrinter()))
	}
}

// say writes lines for a person, cleaned, to stderr.
func (a *app) say(lines ...string) {
	for _, line := range lines {
		_, _ = fmt.Fprintln(a.stderr, clean(line))
	}
}

// fullDisk names a full disk as such where it was met while writing to stdout.
func fullDisk(err error) error {
	var typed *model.Error
	var output *outputError
	if errors.Is(err, syscall.ENOSPC) && !errors.As(err, &typed) && !errors.As(err, &output) {
		return &model.Error{Kind: model.NoSpace, Err: err}
	}
	return err
}

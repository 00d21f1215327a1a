package main

import (
	"errors"
	"fmt"
	"syscall"

	"scorecard/model"
	"scorecard/ui/view"
)

// Exit codes, as scripts rely on them.
const (
	exitFine     = 0
	exitFailure  = 1
	exitUsage    = 2
	exitFound    = 3 // check --fail-on
	exitLocked   = 4
	exitDatabase = 5
	exitBadInput = 6
	exitSignal   = 128 // plus the signal's number
)

func exitCode(err error) int {
	var usage *usageError
	var found *foundError
	var signal *signalError
	var problems model.Problems
	var typed *model.Error
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &found):
		return exitFound
	case errors.As(err, &signal):
		return exitSignal + signal.number
	case errors.As(err, &problems):
		return exitBadInput
	case errors.As(err, &typed):
		return exitOf(typed.Kind)
	}
	return exitFailure
}

func exitOf(kind model.ErrorKind) int {
	switch kind {
	case model.Locked, model.ReadOnly, model.FileReplaced, model.YearClosed, model.YearChanged:
		return exitLocked
	case model.FileNotFound, model.FileEmpty, model.IsFolder, model.PermissionDenied, model.NotADatabase,
		model.OtherProgram, model.EarlierLayout, model.Damaged, model.TooNew, model.Unreadable:
		return exitDatabase
	case model.BadInput, model.Rejected:
		return exitBadInput
	case model.FileExists, model.Reserved, model.NoSpace, model.NoBranch, model.NoYear, model.NoKPI, model.AmbiguousKPI, model.NoGroup,
		model.NoConflict, model.NoImport, model.Stale, model.YearEdited, model.ImportCovered, model.NothingToUndo, model.NothingToRedo, model.UnknownFormat,
		model.Internal:
	}
	return exitFailure
}

// finish reports an error and returns the exit code. A closed pipe, as of `| head`, is
// not a failure.
func (a *app) finish(err error) int {
	if a.upgraded != "" {
		a.say(a.upgraded)
	}
	if err == nil || errors.Is(err, syscall.EPIPE) {
		return exitFine
	}
	err = fullDisk(err)
	a.reportError(err)
	return exitCode(err)
}

func (a *app) reportError(err error) {
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
	case errors.As(err, &signal): // its sender knows
	case errors.As(err, &usage):
		a.say(words.ErrorWord+": "+usage.text, words.SeeHelp.With("command", a.carried))
	case errors.As(err, &declined{}):
		a.say(a.labels.Transfer.Declined)
	case errors.As(err, &unread):
		a.reportUnread(unread)
	case errors.As(err, &refused):
		a.say(words.ErrorWord + ": " + refused.text)
	case errors.As(err, &found):
		a.say(found.text)
	case errors.As(err, &output):
		a.say(words.ErrorWord+": "+words.CannotWrite.With("path", output.path), a.writeErrorText(output.err))
	case errors.As(err, &crash):
		a.say(words.ErrorWord+": "+words.Crashed, a.keepCrash(crash))
	case errors.As(err, &problems):
		_ = view.Problems(a.stderr, problems, a.labels.Lang, plainPrinter())
		a.say(words.ErrorWord + ": " + words.Problems.With("count", len(problems)))
	default:
		_, _ = fmt.Fprintf(a.stderr, "%s: %s\n", words.ErrorWord, view.AdviceText(err, a.labels.Lang, plainPrinter()))
	}
}

// say writes lines to stderr, cleaned.
func (a *app) say(lines ...string) {
	for _, line := range lines {
		_, _ = fmt.Fprintln(a.stderr, clean(line))
	}
}

// fullDisk classifies a full disk that was met while writing to stdout.
func fullDisk(err error) error {
	var typed *model.Error
	var output *outputError
	if model.KindOf(err) == model.NoSpace && !errors.As(err, &typed) && !errors.As(err, &output) {
		return &model.Error{Kind: model.NoSpace, Err: err}
	}
	return err
}

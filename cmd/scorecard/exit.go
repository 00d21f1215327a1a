package main

import (
	"errors"

	"scorecard/model"
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

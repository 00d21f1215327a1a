package db

import (
	"context"
	"errors"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"scorecard/model"
)

// classify turns any failure into one that a person can act on. What is typed
// already, and the caller's own cancellation, pass as they are.
func classify(err error, subject string) error {
	var known *model.Error
	var problems model.Problems
	var stale *model.StaleError
	var resolved *model.StaleResolutionError
	if err == nil || errors.As(err, &known) || errors.As(err, &problems) || errors.As(err, &stale) ||
		errors.As(err, &resolved) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var code *sqlite.Error
	if errors.As(err, &code) {
		return sqliteError(code, subject)
	}
	return &model.Error{Kind: model.KindOf(err), Subject: subject, Err: err}
}

// sqliteError keeps SQLite's words for the log and drops its type.
func sqliteError(err *sqlite.Error, subject string) error {
	if err.Code()&0xff == lib.SQLITE_INTERRUPT {
		return context.Canceled
	}
	return &model.Error{Kind: sqliteKind(err.Code()), Subject: subject, Err: errors.New(err.Error())}
}

func sqliteKind(code int) model.ErrorKind {
	switch code {
	case lib.SQLITE_READONLY_DBMOVED:
		return model.FileReplaced
	case lib.SQLITE_IOERR_WRITE: // a file size limit, or a disk that filled between two writes
		return model.NoSpace
	case lib.SQLITE_IOERR_SHORT_READ, lib.SQLITE_IOERR_CORRUPTFS:
		return model.Damaged
	}
	switch code & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_PROTOCOL:
		return model.Locked
	case lib.SQLITE_READONLY:
		return model.ReadOnly
	case lib.SQLITE_FULL:
		return model.NoSpace
	case lib.SQLITE_NOTADB:
		return model.NotADatabase
	case lib.SQLITE_CONSTRAINT, lib.SQLITE_MISMATCH:
		return model.Rejected
	case lib.SQLITE_CORRUPT, lib.SQLITE_ERROR, lib.SQLITE_SCHEMA, lib.SQLITE_TOOBIG, lib.SQLITE_FORMAT:
		return model.Damaged
	case lib.SQLITE_CANTOPEN, lib.SQLITE_IOERR, lib.SQLITE_PERM, lib.SQLITE_AUTH, lib.SQLITE_NOLFS:
		return model.Unreadable
	}
	return model.Internal
}

// damaged reports content that the program itself would never have written.
func damaged(cause error) error { return &model.Error{Kind: model.Damaged, Err: cause} }

// damagedAt does so of a place in the file: a branch and year, and what in it.
func damagedAt(place string, cause error) error {
	var entry *entryError
	if errors.As(cause, &entry) {
		place, cause = place+" "+entry.place, entry.cause
	}
	return &model.Error{Kind: model.Damaged, Place: place, Err: cause}
}

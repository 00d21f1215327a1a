package model

import (
	"errors"
	"io/fs"
	"syscall"
)

// ErrorKind says why something could not be done, in terms that a person can
// act on. The sentence is made where it is shown, in the user's language.
type ErrorKind string

// The kinds of error.
const (
	FileNotFound     ErrorKind = "file_not_found"
	FileExists       ErrorKind = "file_exists"
	Reserved         ErrorKind = "reserved" // the output file is a database or has a reserved name
	FileEmpty        ErrorKind = "file_empty"
	IsFolder         ErrorKind = "is_folder"
	PermissionDenied ErrorKind = "permission_denied"
	NotADatabase     ErrorKind = "not_a_database"
	OtherProgram     ErrorKind = "other_program"  // a database, but not a scorecard
	EarlierLayout    ErrorKind = "earlier_layout" // a scorecard as it was laid out before the first release
	Damaged          ErrorKind = "damaged"
	TooNew           ErrorKind = "too_new" // made by a newer program and not readable
	Locked           ErrorKind = "locked"
	ReadOnly         ErrorKind = "read_only"
	NoSpace          ErrorKind = "no_space"
	FileReplaced     ErrorKind = "file_replaced" // the path now names another file
	Rejected         ErrorKind = "rejected"      // the database's own rules refused the data
	Unreadable       ErrorKind = "unreadable"    // the system could not read the file
	NoBranch         ErrorKind = "no_branch"
	NoYear           ErrorKind = "no_year"
	NoKPI            ErrorKind = "no_kpi"
	AmbiguousKPI     ErrorKind = "ambiguous_kpi"
	NoGroup          ErrorKind = "no_group"
	NoConflict       ErrorKind = "no_conflict"
	NoImport         ErrorKind = "no_import"
	Stale            ErrorKind = "stale" // a newer change depends on it
	YearClosed       ErrorKind = "year_closed"
	YearChanged      ErrorKind = "year_changed"   // differs from the preview of the import
	YearEdited       ErrorKind = "year_edited"    // contains edits that would be lost
	ImportCovered    ErrorKind = "import_covered" // a newer import depends on it
	NothingToUndo    ErrorKind = "nothing_to_undo"
	NothingToRedo    ErrorKind = "nothing_to_redo"
	UnknownFormat    ErrorKind = "unknown_format" // the file name's extension is unknown
	BadInput         ErrorKind = "bad_input"
	Internal         ErrorKind = "internal"
)

// ErrorKinds lists every kind, for labels.
func ErrorKinds() []ErrorKind {
	return []ErrorKind{
		FileNotFound, FileExists, Reserved, FileEmpty, IsFolder, PermissionDenied, NotADatabase, OtherProgram, EarlierLayout,
		Damaged, TooNew, Locked, ReadOnly, NoSpace, FileReplaced, Rejected, Unreadable, NoBranch, NoYear,
		NoKPI, AmbiguousKPI, NoGroup, NoConflict, NoImport, Stale, YearClosed, YearChanged, YearEdited, ImportCovered,
		NothingToUndo, NothingToRedo,
		UnknownFormat, BadInput, Internal,
	}
}

// Error is a failure with its kind, subject and cause.
type Error struct {
	Kind    ErrorKind
	Subject string // a path, a code, what the user typed
	Place   string // where in it; often empty
	Err     error  // the cause, for a log; may be nil
}

// Error is the plain form for a log; the sentence for a person is made from
// Kind.
func (e *Error) Error() string {
	text := string(e.Kind)
	if e.Subject != "" {
		text += " " + e.Subject
	}
	if e.Place != "" {
		text += " (" + e.Place + ")"
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is matches errors of the same kind, so that errors.Is(err, &Error{Kind:
// Locked}) tests for the kind.
func (e *Error) Is(target error) bool {
	other, ok := target.(*Error)
	return ok && other.Kind == e.Kind && (other.Subject == "" || other.Subject == e.Subject)
}

// systemKinds is read from the top: EROFS and the like count as a permission
// error too.
var systemKinds = []struct {
	cause error
	kind  ErrorKind
}{
	{syscall.EROFS, ReadOnly},
	{syscall.ENOSPC, NoSpace},
	{syscall.EDQUOT, NoSpace},
	{syscall.EFBIG, NoSpace},
	{syscall.EISDIR, IsFolder},
	{syscall.ENOTDIR, FileNotFound},
	{fs.ErrNotExist, FileNotFound},
	{fs.ErrExist, FileExists},
	{fs.ErrPermission, PermissionDenied},
}

// KindOf classifies an error: an Error by its own kind, a failed call of the system by
// its cause, Unreadable when that is none of the known ones. Any other error is Internal.
func KindOf(err error) ErrorKind {
	var typed *Error
	if errors.As(err, &typed) {
		return typed.Kind
	}
	for _, known := range systemKinds {
		if errors.Is(err, known.cause) {
			return known.kind
		}
	}
	var path *fs.PathError
	var call syscall.Errno
	if errors.As(err, &path) || errors.As(err, &call) {
		return Unreadable
	}
	return Internal
}

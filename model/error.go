package model

// ErrorKind classifies failures by what a person can do about them. The
// sentence is made where it is shown, in the user's language.
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
	OtherProgram     ErrorKind = "other_program" // a database, but not a scorecard
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
		FileNotFound, FileExists, Reserved, FileEmpty, IsFolder, PermissionDenied, NotADatabase, OtherProgram,
		Damaged, TooNew, Locked, ReadOnly, NoSpace, FileReplaced, Rejected, Unreadable, NoBranch, NoYear,
		NoKPI, AmbiguousKPI, NoGroup, NoConflict, NoImport, Stale, YearClosed, YearChanged, YearEdited, ImportCovered,
		NothingToUndo, NothingToRedo,
		UnknownFormat, BadInput, Internal,
	}
}

// Error is a failure with its kind, subject and cause.
type Error struct {
	Kind    ErrorKind
	Subject string // a path, a code, the user's input
	Err     error  // the cause, for a log; may be nil
}

// Error is the plain form for a log; the sentence for a person is made from
// Kind.
func (e *Error) Error() string {
	text := string(e.Kind)
	if e.Subject != "" {
		text += " " + e.Subject
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

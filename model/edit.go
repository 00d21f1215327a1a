package model

// Edit is a request to change one status. Version is the version that the
// editor had in view; the edit is refused when it is not current.
type Edit struct {
	Branch  string
	Year    int
	Item    string // code of a KPI, activity or key measure
	Version int
	Value   StatusValue
	Comment string
	Who     string
}

// StaleError reports that the status was changed in the meantime. It is an
// *Error of kind Stale to errors.Is.
type StaleError struct {
	Current Status // the current status
}

// Error is the plain form for a log.
func (e *StaleError) Error() string { return string(Stale) }

// Is matches an Error of kind Stale without a subject.
func (e *StaleError) Is(target error) bool {
	other, ok := target.(*Error)
	return ok && other.Kind == Stale && other.Subject == ""
}

// Pulse is the state of the store's file as a poll finds it.
type Pulse struct {
	Version  int64 // differs from an earlier Pulse's after a commit by another connection
	Same     bool  // the path still names the opened file; false when it was replaced or removed
	Gone     bool  // there is no file at the path
	ReadOnly bool  // changes are refused for the moment
}

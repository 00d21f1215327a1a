package model

// Edit asks for one status to be changed. Version is the version that the
// editor had in view: when somebody was faster, the edit is refused.
type Edit struct {
	Branch  string
	Year    int
	Item    string // code of a KPI, activity or key measure
	Version int
	Value   StatusValue
	Comment string
	Who     string
}

// StaleError says that somebody changed the status first. It is an *Error of
// kind Stale to errors.Is.
type StaleError struct {
	Current Status // what stands now
}

// Error is the plain form for a log.
func (e *StaleError) Error() string { return string(Stale) }

// Is makes the error one of kind Stale, without a subject.
func (e *StaleError) Is(target error) bool {
	other, ok := target.(*Error)
	return ok && other.Kind == Stale && other.Subject == ""
}

// Pulse is what a watch over the store's file sees.
type Pulse struct {
	Version  int64 // differs from an earlier Pulse's when somebody else has committed since
	Same     bool  // the path still names the opened file; false when it was replaced or removed
	Gone     bool  // nothing is there under the path
	ReadOnly bool  // no change is taken now
}

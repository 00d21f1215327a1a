package model

import (
	"errors"
	"time"
)

// Import records one import of years into a scorecard, or the undoing of one.
type Import struct {
	ID     int // counts the file's imports from 1
	Years  []ImportedYear
	Files  []string // names of the files, without their folders; empty for an undo
	Who    string
	At     time.Time
	Undoes int // ID of the import that this one undid; else 0
	Undone int // ID of the import that undid this one; 0 while it is in effect
}

// ImportedYear is one branch's year that an import changed: by branch in the
// order of the file, then ascending.
type ImportedYear struct {
	Branch string
	Year   int
	New    bool // it was not on file before
}

// ImportRequest is a request to import years, all or none of them. A branch
// and year may occur only once.
type ImportRequest struct {
	Years    []*Year
	Files    []string // names of the files, without their folders
	Who      string
	Statuses []TakenStatus         // statuses of people to replace by the file's
	Shown    []Preview             // what the person confirmed: all years of the preview, unchanged ones included
	Progress func(done, total int) // called after every year; must not call the store; may be nil
}

// TakenStatus identifies a person's status that the file's replaces. Version
// is the one that was in view; the import is refused when the status has
// changed since.
type TakenStatus struct {
	Branch  string
	Year    int
	Item    string
	Version int
}

// YearVersion identifies the content of a year at one moment. It changes with
// every import of the year and its undoing, every resolution of a conflict,
// and when the year is closed or reopened. Statuses have separate versions.
type YearVersion struct {
	OnFile bool
	Change int // Seq of the newest such change in the branch's history; 0 when there is none
}

// PreviewOutdated reports whether an import was refused because a year differs
// from its preview; a new preview shows the current effect.
func PreviewOutdated(err error) bool {
	return errors.Is(err, &Error{Kind: YearChanged}) || errors.Is(err, &Error{Kind: Stale})
}

// YearBefore is one branch's year before an import.
type YearBefore struct {
	Branch string
	Year   int
	State  *Year // nil when it was not on file
}

// Peer is another branch's figure for the same KPI and year in the same file,
// with resolutions applied, without statuses and alternative actuals.
type Peer struct {
	Branch Branch
	KPI    KPI
}

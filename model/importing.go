package model

import (
	"errors"
	"time"
)

// Import is one act of bringing years into a scorecard, or of taking one back.
type Import struct {
	ID     int // counts the file's imports from 1
	Years  []ImportedYear
	Files  []string // names of the files, without their folders; empty when one was taken back
	Who    string
	At     time.Time
	Undoes int // ID of the import that this one took back; else 0
	Undone int // ID of the import that took this one back; 0 while it stands
}

// ImportedYear is one branch's year that an import changed: by branch in the
// order of the file, then ascending.
type ImportedYear struct {
	Branch string
	Year   int
	New    bool // it was not on file before
}

// ImportRequest asks for years to be brought in, all or none of them. No branch
// and year comes twice.
type ImportRequest struct {
	Years    []*Year
	Files    []string // names of the files, without their folders
	Who      string
	Statuses []TakenStatus         // where the file's status takes the place of a person's
	Shown    []Preview             // what the person agreed to: all years of the preview, also those that don't change
	Progress func(done, total int) // told after every year, and not to ask the store anything; may be nil
}

// TakenStatus names a person's status that gives way to the file's. Version is
// the one that was in view: a status that changed since refuses the import.
type TakenStatus struct {
	Branch  string
	Year    int
	Item    string
	Version int
}

// YearVersion identifies what a year contains at one moment. It differs after
// every import of the year and its undoing, every resolution of a conflict, and
// after the year is closed or reopened. Statuses have versions of their own.
type YearVersion struct {
	OnFile bool
	Change int // Seq of the newest such change in the branch's history; 0 when there is none
}

// PreviewOutdated reports whether an import was refused because a year is not as
// its preview showed it: a new preview shows what the import would do now.
func PreviewOutdated(err error) bool {
	return errors.Is(err, &Error{Kind: YearChanged}) || errors.Is(err, &Error{Kind: Stale})
}

// YearBefore is one branch's year as it was before an import.
type YearBefore struct {
	Branch string
	Year   int
	State  *Year // nil when it was not on file
}

// Peer is another branch's figure of the same KPI and year in the same file:
// what the year prints and a resolution says, without statuses and second
// actuals.
type Peer struct {
	Branch Branch
	KPI    KPI
}

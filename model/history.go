package model

import "time"

// ChangeKind classifies a change in the history.
type ChangeKind string

// The kinds of change. Each change is one row: an undo adds to the history and
// removes nothing.
const (
	Edited    ChangeKind = "edit"
	Undone    ChangeKind = "undo"
	Redone    ChangeKind = "redo"
	Closed    ChangeKind = "close"    // the year refuses edits from here on
	Reopened  ChangeKind = "reopen"   // and takes them again
	Resolved  ChangeKind = "resolve"  // one variant of a conflict was chosen
	Withdrawn ChangeKind = "withdraw" // and is not chosen any more
	Imported  ChangeKind = "import"   // the year came with an import, or an item's status did
)

// ChangeKinds lists every kind, for labels.
func ChangeKinds() []ChangeKind {
	return []ChangeKind{Edited, Undone, Redone, Closed, Reopened, Resolved, Withdrawn, Imported}
}

// Change is one row of a branch's history. It is about the year itself (no
// item), about the status of an item, or about a conflict that was resolved (an
// item and a field).
type Change struct {
	Seq  int // counts the branch's changes from 1
	Year int
	// ItemKind and Item are what it is about: the item's status, or the subject of
	// a conflict. Both are empty for the year itself.
	ItemKind ItemKind
	Item     string // code of a KPI, activity or key measure, or the subject of a conflict; empty for the year itself
	Field    string // the field of a conflict; empty for a status and for the year itself
	Nth      int    // which conflict of that subject and field, from 0
	Kind     ChangeKind
	From     Status // value, note and comment before; zero unless a status changed
	To       Status // the whole status after; zero unless a status changed
	Was      Choice // the variant that was chosen before; zero unless a conflict was resolved
	Is       Choice // the variant that is chosen now; zero unless a conflict was resolved
	Reason   string // why a year was closed or reopened, why a variant is chosen or is no more
	Who      string
	At       time.Time
	Undoes   int // Seq of the change that this one took back, or that a redo put back; else 0
	Import   int // ID of the import that made the change; else 0

	Version int // counts the changes of the same subject, from 1
}

// Choice is what a resolution said: the variant that was chosen, in its own words
// so that it can be shown when the conflict is gone, its source, and why. The zero
// value chooses none.
type Choice struct {
	Text, Value, Reason string
	Source              Source
}

// HistoryQuery selects a part of the history.
type HistoryQuery struct {
	Branch string // empty means the first branch
	Year   int    // 0 means every year
	Item   string // empty means every item, and the years themselves
	Limit  int    // maximum number, newest first; 0 means all
}

// Closing records that a year accepts no edits, and why.
type Closing struct {
	Who    string
	At     time.Time
	Reason string
}

package model

import "time"

// ChangeKind is what a change in the history did.
type ChangeKind string

// The kinds of change. Every one of them is a row of its own: taking a change
// back adds to the history and removes nothing.
const (
	Edited   ChangeKind = "edit"
	Undone   ChangeKind = "undo"
	Redone   ChangeKind = "redo"
	Closed   ChangeKind = "close"  // the year refuses edits from here on
	Reopened ChangeKind = "reopen" // and takes them again
)

// ChangeKinds lists every kind, for labels.
func ChangeKinds() []ChangeKind { return []ChangeKind{Edited, Undone, Redone, Closed, Reopened} }

// Change is one row of a branch's history.
type Change struct {
	Seq    int // counts the branch's changes from 1
	Year   int
	Item   string // code of a KPI, measure or key measure; empty for the year itself
	Kind   ChangeKind
	From   Status // value, note and comment before
	To     Status // the whole status after; zero for the year itself
	Reason string // why a year was closed or reopened
	Who    string
	At     time.Time
	Undoes int // Seq of the change that an undo took back or a redo put back; else 0
}

// HistoryQuery asks for a part of the history.
type HistoryQuery struct {
	Branch string // empty means the first branch
	Year   int    // 0 means every year
	Item   string // empty means every item, and the years themselves
	Limit  int    // at most so many of the newest; 0 means all
}

// Closing says that a year takes no edits, and why.
type Closing struct {
	Who    string
	At     time.Time
	Reason string
}

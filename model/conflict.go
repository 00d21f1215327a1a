package model

import (
	"strings"
	"time"
)

// ConflictKind is how two prints of a fact differ.
type ConflictKind string

// The kinds of conflict.
const (
	ValueConflict   ConflictKind = "value"   // the figures or ratings differ
	WordingConflict ConflictKind = "wording" // one value or name, written two ways
)

// Print is one way a fact is printed.
type Print struct {
	Text   string
	Value  string // the exact number or the rating; empty for plain wording
	Source Source
}

// aboutStaff reports whether the conflict is about headcounts.
func (c *Conflict) aboutStaff() bool {
	return c.Subject == "staff" || strings.HasPrefix(c.Subject, "staff/")
}

// Conflict is a fact that the sources print in more than one way. All prints
// are kept; Shown is the index of the one in use, the summary page's.
type Conflict struct {
	Kind    ConflictKind
	Subject string // code of a KPI, measure, initiative or team; "staff" or "staff/GROUP"
	Field   string // "rating", "target", "name", "staff.contract", ...
	Prints  []Print
	Shown   int
	Note    Text
	Settled *Settlement // nil while nobody has decided
}

// Settlement is a manager's decision which print of a conflict is used. The
// prints and Shown stay as they came; a Scorecard shows the settled print.
type Settlement struct {
	Print   int // index into Prints
	Reason  string
	Who     string
	At      time.Time
	Version int // counts the decisions about this conflict, from 1
}

// InUse is the index of the print that is used: the settled one, else Shown.
func (c *Conflict) InUse() int {
	if c.Settled != nil {
		return c.Settled.Print
	}
	return c.Shown
}

// Settle asks for a conflict to be settled, or with Print -1 for a settlement to
// be withdrawn. Version is that of the settlement in view, 0 for none.
type Settle struct {
	Branch  string
	Year    int
	Subject string
	Field   string
	Version int
	Print   int
	Reason  string
	Who     string
}

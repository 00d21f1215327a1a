package model

import "strings"

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
}

// Package finding computes what follows from the figures of a year but is not
// printed on its pages: findings, the branch's totals, and the simple rules
// behind its ratings. It depends on package model only, changes nothing and
// stores nothing.
//
// declarations in kinds.go lists the kinds; each of the other files has a
// family of them, with the numbers that they report.
package finding

import "scorecard/model"

// MaxWeight is the weight of the heaviest finding.
const MaxWeight = 100

// Finding is something that follows from the figures of a year but is not
// printed on its pages. It is computed and never stored, and it never
// overrules an official rating.
type Finding struct {
	Kind     Kind
	Year     int    // the fiscal year it is about
	Group    string // code of the group; empty when it is about the whole branch
	KPI      string // code of the KPI; empty when it is about something else
	Subject  string // without a KPI: code of a category, activity, initiative or team; "staff", "staff/GROUP"; else empty
	Weight   int    // 0 to MaxWeight; 0 is listed and not counted as something to look at
	Detail   any    // the numbers: the type ending in Detail that belongs to the kind
	Caveats  []Caveat
	Evidence []Evidence
}

// Caveat is why a figure that a finding rests on is to be read with care.
type Caveat struct {
	Kind     CaveatKind
	Year     int             // the fiscal year that it is about
	Field    string          // the disputed field; empty for ConditionsDiffer
	Conflict *model.Conflict // likewise
}

// CaveatKind is what a caveat is about.
type CaveatKind string

// The caveats.
const (
	ConditionsDiffer CaveatKind = "conditions" // the target of the year before was withdrawn because the condition changed with Year
	FigureDisputed   CaveatKind = "disputed"   // the sources print the field with two values, and the conflict is unresolved
)

// Evidence is one printed fact that a finding rests on.
type Evidence struct {
	What   string // the field's name as a Conflict names it: "target", "actual", "hq.target", "review", "staff.contract", ...
	Item   string // code of the KPI, activity or other item that it belongs to; empty for the branch's staffing
	Year   int
	Text   string       // as printed; empty for prose, which is in the detail, and for missing values
	Value  string       // the exact number, the grade or the status; empty for wording
	Unit   string       // of a number
	Source model.Source // its Document is one of the year's that prints it: see Scorecard.DocumentYear
}

// Share is a count out of a count.
type Share struct{ Count, Of int }

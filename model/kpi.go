package model

// Polarity says which way is better.
type Polarity string

// The polarities.
const (
	Higher Polarity = "higher"
	Lower  Polarity = "lower"
)

// Rating is the official grade: A, B, C for a KPI, a, b, c for an activity. It is
// read from a document and never computed.
type Rating struct {
	Grade   string  // "A" "B" "C" or "a" "b" "c"; empty when missing
	Missing Missing // why there is none
}

// Known reports whether a grade was given.
func (r Rating) Known() bool { return r.Grade != "" }

// KPIGrades and ActivityGrades list the grades from best to worst.
func KPIGrades() []string { return []string{"A", "B", "C"} }

// ActivityGrades lists the grades of an activity from best to worst.
func ActivityGrades() []string { return []string{"a", "b", "c"} }

// Branches is how many branches the association has, one a prefecture: a
// national rank is 1 to Branches.
const Branches = 47

// Rank is the place among all branches.
type Rank struct {
	Value   int // 1 to Branches; 0 when missing
	Missing Missing
}

// Known reports whether there is a rank.
func (r Rank) Known() bool { return r.Value > 0 }

// Period is the part of the year an actual covers when it is not all of it.
type Period struct {
	From    string // first month, "2024-04"
	Through string // last month, "2024-11"
	Text    Text   // as printed
}

// IsZero reports whether the actual covers the full year.
func (p Period) IsZero() bool { return p == Period{} }

// Alternative is a second actual that the source names beside the one shown.
type Alternative struct {
	Label  Text
	Figure Figure
	Source Source
}

// Break marks that this year's values do not compare with the year before
// because the counting changed.
type Break struct {
	Reason Text
	Source Source
}

// HQ is the headquarters' own item and target that a planned KPI stands beside.
type HQ struct {
	Number string // as printed
	Item   Text
	Tag    Tag
	Target Target
	Scope  Scope
	Source Source
}

// Prior is what a plan prints about the year before, word for word.
type Prior struct {
	Target string
	Status string
}

// KPI is one year of a measured series. The code names the series and outlives
// its printed number; everything else is as printed in that year.
type KPI struct {
	Code     string
	Group    string // code of a Group
	Number   string // as printed: ① in results, "1" in a plan
	Category string // code of a Category; empty when the document prints none
	Name     Text   // in full, as printed
	Short    Text   // our own short name, for where the full one does not fit
	Unit     string
	Polarity Polarity

	Target   Target
	Actual   Figure
	Period   Period
	Rank     Rank
	Rating   Rating
	Reported ReportedProgress
	Status   Status

	HQ           *HQ // nil outside a plan
	Prior        *Prior
	Alternatives []Alternative
	Break        *Break
	Source       Source
}

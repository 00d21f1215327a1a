package model

// Polarity is the direction in which a KPI improves.
type Polarity string

// The polarities.
const (
	Higher Polarity = "higher"
	Lower  Polarity = "lower"
)

// Rating is the official grade: A, B, C for a KPI, a, b, c for an activity. It is
// read from a document and never computed.
type Rating struct {
	Grade   string  `json:"-" year:"scalar"`                  // "A" "B" "C" or "a" "b" "c"; empty when missing
	Missing Missing `json:"missing,omitempty" year:"missing"` // why there is none
}

// Known reports whether there is a grade.
func (r Rating) Known() bool { return r.Grade != "" }

// KPIGrades and ActivityGrades list the grades from best to worst.
func KPIGrades() []string { return []string{"A", "B", "C"} }

// ActivityGrades lists the grades of an activity from best to worst.
func ActivityGrades() []string { return []string{"a", "b", "c"} }

// Branches is the number of branches of the association, one per prefecture: a
// national rank is 1 to Branches.
const Branches = 47

// Rank is the national rank among all branches.
type Rank struct {
	Value   int     `json:"-" year:"scalar,counters=位"` // 1 to Branches; 0 when missing
	Missing Missing `json:"missing,omitempty" year:"missing,dash=not_ranked"`
}

// Known reports whether there is a rank.
func (r Rank) Known() bool { return r.Value > 0 }

// Period is the part of the year that an actual covers if not all of it.
type Period struct {
	From    string `json:"from,omitempty" year:"month"` // first month, "2024-04"; empty when the document prints only the last
	Through string `json:"through" year:"month"`        // last month, "2024-11"
	Text    Text   `json:"text" year:"title"`           // as printed
}

// IsZero reports whether the actual covers the full year.
func (p Period) IsZero() bool { return p == Period{} }

// Alternative is a second actual that the source prints besides the one shown.
type Alternative struct {
	Label  Text   `json:"label"`
	Figure Figure `json:"figure" year:"title"`
	Source Source `json:"source"`
}

// Break marks that this year's values do not compare with the year before
// because the counting changed.
type Break struct {
	Reason Text   `json:"reason" year:"title"`
	Source Source `json:"source"`
}

// HQ is the headquarters' item and target that a planned KPI corresponds to.
type HQ struct {
	Number string `json:"number,omitempty"` // as printed
	Item   Text   `json:"item" year:"title"`
	Tag    Tag    `json:"tag,omitempty"`
	Target Target `json:"target"`
	Scope  Scope  `json:"scope"`
	Source Source `json:"source"`
}

// Prior is a plan's verbatim text about the year before.
type Prior struct {
	Target string `json:"target" year:"title,blank"`
	Status string `json:"status" year:"title,blank"`
}

// KPI is one year of a measured series. The code identifies the series across
// years; everything else is as printed in that year.
type KPI struct {
	Code     string   `json:"code" year:"code"`
	Group    string   `json:"group" year:"refers=groups"`                  // code of a Group
	Number   string   `json:"number"`                                      // as printed: ① in results, "1" in a plan
	Category string   `json:"category,omitempty" year:"refers=categories"` // code of a Category; empty when the document prints none
	Name     Text     `json:"name" year:"title"`                           // in full, as printed
	Short    Text     `json:"short" year:"else=name"`                      // our own short name, for where the full one does not fit
	Reading  string   `json:"reading,omitempty"`                           // the Japanese name in hiragana (よみ), for search alone
	Unit     string   `json:"unit" year:"unit"`
	Polarity Polarity `json:"polarity"`

	Target   Target           `json:"target"`
	Actual   Figure           `json:"actual"`
	Period   Period           `json:"period,omitzero"`
	Rank     Rank             `json:"rank"`
	Rating   Rating           `json:"rating" year:"oneof=A B C"`
	Reported ReportedProgress `json:"reported"`
	Status   Status           `json:"status,omitzero"`

	HQ           *HQ           `json:"hq,omitempty"` // nil outside a plan
	Prior        *Prior        `json:"prior,omitempty"`
	Alternatives []Alternative `json:"alternatives,omitempty"`
	Break        *Break        `json:"break,omitempty"`
	Source       Source        `json:"source"`
}

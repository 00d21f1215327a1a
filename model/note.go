package model

// NoteKind is what a note is about.
type NoteKind string

// The kinds of note.
const (
	Description NoteKind = "description" // 説明
	Review      NoteKind = "review"      // 総括
	Policy      NoteKind = "policy"      // 方針
	Footnote    NoteKind = "footnote"    // ※
)

// NoteKinds lists every kind, in reading order.
func NoteKinds() []NoteKind { return []NoteKind{Description, Review, Policy, Footnote} }

// Note is prose about one or more KPIs in a year: a policy for 2025 may be
// printed in the results of 2024.
type Note struct {
	Kind   NoteKind `json:"kind" year:"key"`
	Year   int      `json:"year" year:"fiscal,key"`
	KPIs   []string `json:"kpis" year:"refers=kpis,key"` // codes
	Text   Text     `json:"text" year:"title"`
	Source Source   `json:"source"`
}

// About reports whether the note belongs to the KPI.
func (n *Note) About(kpi string) bool {
	for _, code := range n.KPIs {
		if code == kpi {
			return true
		}
	}
	return false
}

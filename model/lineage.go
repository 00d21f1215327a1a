package model

// LineageKind is what became of a KPI from one year to the next.
type LineageKind string

// The kinds of lineage.
const (
	Continued LineageKind = "continued" // 継続
	Retired   LineageKind = "retired"   // 廃止
	Started   LineageKind = "new"       // 新設
	Replaced  LineageKind = "replaced"  // 置換
)

// LineageKinds lists every kind, for validation and for labels.
func LineageKinds() []LineageKind { return []LineageKind{Continued, Retired, Started, Replaced} }

// Lineage links KPIs of the year before (From) to KPIs of this year (To). An
// inferred one is not in the documents; no figure is derived across it.
type Lineage struct {
	Kind     LineageKind `json:"kind"`
	From     []string    `json:"from,omitempty" year:"code,key"`
	To       []string    `json:"to,omitempty" year:"refers=kpis,key"`
	Inferred bool        `json:"inferred,omitempty"`
	Reason   Text        `json:"reason,omitzero" year:"title"`
	Source   Source      `json:"source"`
}

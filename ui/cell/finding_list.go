package cell

import (
	"fmt"
	"slices"

	"scorecard/model"
)

// Mark stands in a KPI's row when the figures there must not be taken at face
// value: see marking.
const Mark = "!"

// marking are the kinds of finding that put a mark into a KPI's row, as long as
// they have weight: each says that a figure, a rating or a target in that row
// means something else than it seems to. What can be seen from the row itself
// (a rank that fell, a climb), what is missing, and how a name is spelled is
// told and not marked, so that the mark stays rare.
var marking = []model.FindingKind{
	model.RatingDiffers, model.ForecastResult, model.TargetAlreadyMet, model.TargetBelowHQ, model.TargetLowered,
	model.SourcesDiffer, model.CountingChanged, model.PartOfYear,
}

func (f Format) markCell(kpi string) Cell {
	for i := range f.Findings {
		if x := &f.Findings[i]; x.KPI == kpi && x.Weight > 0 && slices.Contains(marking, x.Kind) {
			return Cell{Text: Mark, Tone: Warn}
		}
	}
	return Cell{}
}

// toldInDetail are the kinds that a KPI's detail tells in a place of their own: the
// status, the years, the lineage and the conflicts.
var toldInDetail = []model.FindingKind{
	model.SourcesDiffer, model.NamesDiffer, model.LineageChanged, model.CountingChanged, model.StatusDue, model.DataMissing,
}

// worthNoting are the findings about a KPI, each with what it rests on, and the
// actuals that its document names beside the one shown.
func (f Format) worthNoting(c *model.Scorecard, k *model.KPI) []Cell {
	var lines []Cell
	for i := range f.Findings {
		x := &f.Findings[i]
		if x.KPI != k.Code || slices.Contains(toldInDetail, x.Kind) {
			continue
		}
		lines = append(lines, Cell{Text: f.FindingLine(c, x), Tone: findingTone(x)})
		for _, line := range f.FindingEvidence(c, x) {
			lines = append(lines, Cell{Text: "  " + line, Tone: Dim})
		}
	}
	return append(lines, f.alternatives(c, k)...)
}

func (f Format) alternatives(c *model.Scorecard, k *model.KPI) []Cell {
	var lines []Cell
	for i := range k.Alternatives {
		a := &k.Alternatives[i]
		lines = append(lines, Cell{Text: fmt.Sprintf("%s: %s %s (%s)",
			f.Labels.Alternative, f.Text(a.Label), f.Figure(a.Figure), f.Source(a.Source, c.Year))})
	}
	return lines
}

// findingTone sets what is worth a look apart from what is merely listed.
func findingTone(x *model.Finding) Tone {
	switch {
	case x.Weight == 0:
		return Dim
	case slices.Contains(marking, x.Kind):
		return Warn
	}
	return Plain
}

// FindingList is what the figures say about a group; about the branch and all
// groups when the code is empty. What is said about the whole year comes first,
// the rest by weight.
func (f Format) FindingList(c *model.Scorecard, group string) Table {
	l := f.Labels
	t := Table{ID: "findings", Title: l.Finding.Title, Columns: []Column{
		{ID: "group", Title: l.Group, Keep: Important},
		{ID: "name", Title: l.Finding.Title, Keep: Always, Wrap: true},
	}}
	keys := map[string]int{}
	var rest []Row
	for _, x := range f.FindingsOf(group) {
		row := f.findingRow(c, x)
		if keys[row.Key]++; keys[row.Key] > 1 {
			row.Key += fmt.Sprintf("/%d", keys[row.Key])
		}
		if OfTheYear(x) {
			t.Rows = append(t.Rows, row)
		} else {
			rest = append(rest, row)
		}
	}
	t.Rows = append(t.Rows, rest...)
	return t
}

// Weighty reports whether a finding is worth a look, and not merely listed.
func Weighty(x *model.Finding) bool { return x.Weight > 0 }

// Besides is what a KPI's document says beside the figures of its row: other
// actuals, and a target that is told in words.
func (f Format) Besides(c *model.Scorecard, k *model.KPI) []Cell {
	lines := f.alternatives(c, k)
	if k.Target.Kind == model.InWords {
		lines = append(lines, Cell{Text: f.Labels.Target + ": " + f.Target(k.Target)})
	}
	return lines
}

// OfTheYear reports whether a finding counts the year as a whole.
func OfTheYear(x *model.Finding) bool {
	return x.Kind == model.ForecastHitRate || x.Kind == model.RankMovement
}

// FindingsOf are the findings about a group; all when the code is empty.
func (f Format) FindingsOf(group string) []*model.Finding {
	var found []*model.Finding
	for i := range f.Findings {
		if x := &f.Findings[i]; group == "" || x.Group == group {
			found = append(found, x)
		}
	}
	return found
}

func (f Format) findingRow(c *model.Scorecard, x *model.Finding) Row {
	tone := Plain
	if x.Weight == 0 {
		tone = Dim
	}
	about := x.KPI
	if about == "" {
		about = x.Subject
	}
	opens := about
	if opens == "" || opens == "staff" {
		opens = x.Group
	}
	group := ""
	if x.Group != "" {
		group = f.GroupShort(c, x.Group)
	}
	return Row{Key: string(x.Kind) + "/" + x.Group + "/" + about, Opens: opens, Cells: []Cell{
		{Text: group, Tone: Dim},
		{Text: f.FindingSubject(c, x) + ": " + f.FindingLine(c, x), Tone: tone},
	}}
}

// inUse marks the print that is used: the summary page's, or the one that
// somebody chose, with who, when and why.
func (f Format) inUse(k *model.Conflict) string {
	if k.Settled == nil {
		return f.Labels.ShownPrint
	}
	return f.Labels.ShownPrint + ": " + f.Settlement(k.Settled)
}

package report

import (
	"fmt"

	"scorecard/model"
	"scorecard/ui/view"
)

// branchFindings are what the figures say about the branch: first what counts
// the whole year, then the rest by weight. What has little weight is counted.
func (m *composer) branchFindings() []view.Cell {
	var year, rest []view.Cell
	light := 0
	for i := range m.f.Findings {
		x := &m.f.Findings[i]
		switch {
		case view.OfTheYear(x):
			year = append(year, m.finding(x))
		case x.Kind == model.NamesDiffer: // counted in each group
		case !view.Notable(x):
			light++
		case x.Group == "" && m.tells(x):
			rest = append(rest, m.finding(x))
		}
	}
	if light > 0 {
		rest = append(rest, view.Cell{Text: fmt.Sprintf(m.f.Labels.Finding.LightF, light), Tone: view.Dim})
	}
	return append(year, rest...)
}

// groupFindings are what the figures say about a group's KPIs and people, by
// weight, then what the documents say beside the figures of the table.
func (m *composer) groupFindings(group string) []view.Cell {
	var lines []view.Cell
	due := false
	for _, x := range m.f.FindingsOf(group) {
		switch {
		case view.OfTheYear(x) || !view.Notable(x) || !m.tells(x):
		case x.Kind != model.StatusDue:
			lines = append(lines, m.finding(x))
		case !due:
			due = true
			lines = append(lines, view.Cell{Text: m.f.Due(m.c, group)})
		}
	}
	if names := m.f.Names(group); names != "" {
		lines = append(lines, view.Cell{Text: names, Tone: view.Dim})
	}
	for _, r := range m.c.Results(group) {
		for _, line := range m.f.Besides(m.c, r.KPI) {
			line.Text = m.label(r.KPI) + ": " + line.Text
			lines = append(lines, line)
		}
	}
	return lines
}

// tells leaves out what a section of its own tells in full.
func (m *composer) tells(x *model.Finding) bool {
	return x.Kind != model.SourcesDiffer && x.Kind != model.LineageChanged
}

func (m *composer) finding(x *model.Finding) view.Cell {
	return view.Cell{Text: m.f.FindingSubject(m.c, x) + ": " + m.f.FindingLine(m.c, x)}
}

package summary

import (
	"fmt"
	"io"

	"scorecard/model"
	"scorecard/ui/cell"
)

// Check prints what the figures of the year say and the pages do not, by kind,
// the heaviest kind first, each finding with what it rests on, then the totals;
// with ExplainRatings the simple rules behind the ratings too.
func Check(w io.Writer, c *model.Scorecard, o Options) error {
	return write(w, c, o, checkPage, writeText)
}

// CheckJSON is Check as JSON.
func CheckJSON(w io.Writer, c *model.Scorecard, o Options) error {
	return writeJSON(w, c, o, func(e *encoder) any { return e.check() })
}

func checkPage(c *model.Scorecard, o Options) *page {
	m := newComposer(c, o)
	l := m.f.Labels.Finding
	found := m.f.FindingsOf(o.Group)
	m.heading(1, fmt.Sprintf(l.CountF, m.f.Text(c.Branch.Name), m.f.Year(c.Year.Year), len(found)))
	if len(found) == 0 {
		m.item(0, cell.Cell{Text: l.None})
	}
	for _, kind := range kindsOf(found) {
		m.heading(2, l.Kinds[kind].Name+" ("+string(kind)+")")
		for _, x := range found {
			if x.Kind == kind {
				m.checked(x)
			}
		}
	}
	m.totals()
	if o.ExplainRatings {
		m.rules()
	}
	return &m.page
}

// kindsOf are the kinds found, in the order of the heaviest of each.
func kindsOf(found []*model.Finding) []model.FindingKind {
	var kinds []model.FindingKind
	seen := map[model.FindingKind]bool{}
	for _, x := range found {
		if !seen[x.Kind] {
			seen[x.Kind] = true
			kinds = append(kinds, x.Kind)
		}
	}
	return kinds
}

// checked tells one finding with its evidence.
func (m *composer) checked(x *model.Finding) {
	subject := m.f.FindingSubject(m.c, x)
	if x.Group != "" && (x.KPI != "" || x.Subject != "") {
		subject = m.f.GroupShort(m.c, x.Group) + " " + subject
	}
	m.item(0, cell.Cell{Text: subject + ": " + m.f.FindingText(m.c, x)})
	for _, line := range m.f.FindingEvidence(m.c, x) {
		m.item(1, cell.Cell{Text: line, Tone: cell.Dim})
	}
}

func (m *composer) totals() {
	m.section(2, m.f.Labels.Finding.Totals.Title, m.f.TotalsLines(m.c))
}

// rules tells for each pair of neighbouring grades which simple rule agrees
// with the official ratings, for how many, and whom none explains.
func (m *composer) rules() {
	w := m.f.Labels.Finding.Rules
	m.heading(2, w.Title)
	boundaries := m.c.RatingRules().Boundaries
	if len(boundaries) == 0 {
		m.item(0, cell.Cell{Text: w.None})
		return
	}
	for i := range boundaries {
		b := &boundaries[i]
		m.item(0, cell.Cell{Text: fmt.Sprintf(w.BoundaryF, b.Better, b.Worse, b.KPIs), Tone: cell.Strong})
		m.items(1, m.f.RuleLines(m.c, b))
	}
}

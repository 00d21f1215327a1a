package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"scorecard/model"
	"scorecard/ui/view"
)

// Check prints what the figures of the year say and the pages do not, the
// heaviest first and those without weight last, each with what it rests on, then
// the totals; with ExplainRatings the simple rules behind the ratings too.
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
		m.item(0, view.Cell{Text: l.None})
	}
	m.underKinds(byWeight(found), o.Group)
	m.totals()
	if o.ExplainRatings {
		m.rules()
	}
	return &m.page
}

// byWeight leaves the findings in their order, but for those without weight:
// these come kind by kind.
func byWeight(found []*model.Finding) []*model.Finding {
	ordered := slices.Clone(found)
	kinds := model.FindingKinds()
	slices.SortStableFunc(ordered, func(a, b *model.Finding) int {
		if a.Weight > 0 || b.Weight > 0 {
			return cmp.Compare(b.Weight, a.Weight)
		}
		return cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind))
	})
	return ordered
}

// underKinds tells findings under their kinds, the statuses that are due at once.
func (m *composer) underKinds(found []*model.Finding, group string) {
	l := m.f.Labels.Finding
	due := false
	for i, x := range found {
		if i == 0 || found[i-1].Kind != x.Kind {
			m.scaleNote(found, i)
			m.heading(2, l.Kinds[x.Kind].Name+" ("+string(x.Kind)+")")
		}
		switch {
		case x.Kind != model.StatusDue:
			m.checked(x)
		case !due:
			due = true
			m.item(0, view.Cell{Text: m.f.Due(m.c, group)})
		}
	}
	m.scaleNote(found, len(found))
}

// scaleNote says below ratings that differ from arithmetic what the rating scale
// says of itself.
func (m *composer) scaleNote(found []*model.Finding, at int) {
	if note := m.c.Year.ScaleNote; at > 0 && found[at-1].Kind == model.RatingDiffers && !note.IsZero() {
		m.item(0, view.Cell{Text: fmt.Sprintf(m.f.Labels.Finding.ScaleF, m.f.Text(note)), Tone: view.Dim})
	}
}

// checked tells one finding with its evidence.
func (m *composer) checked(x *model.Finding) {
	subject := m.f.FindingSubject(m.c, x)
	if x.Group != "" && (x.KPI != "" || x.Subject != "") {
		subject = m.f.GroupShort(m.c, x.Group) + " " + subject
	}
	m.item(0, view.Cell{Text: subject + ": " + m.f.FindingText(m.c, x)})
	for _, line := range m.f.FindingEvidence(m.c, x) {
		m.item(1, view.Cell{Text: line, Tone: view.Dim})
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
		m.item(0, view.Cell{Text: w.None})
		return
	}
	for i := range boundaries {
		b := &boundaries[i]
		m.item(0, view.Cell{Text: fmt.Sprintf(w.BoundaryF, b.Better, b.Worse, b.KPIs), Tone: view.Strong})
		m.items(1, m.f.RuleLines(m.c, b))
	}
}

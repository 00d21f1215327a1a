package report

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/ui/view"
)

// composer makes the page of one scorecard.
type composer struct {
	page
	f view.Format
	c *model.Scorecard

	legended bool // the mark in a row is explained
}

func newComposer(c *model.Scorecard, o Options) *composer {
	f := o.format()
	f.Now, f.Findings = o.Made, c.Findings(o.Made)
	return &composer{f: f, c: c}
}

func yearPage(c *model.Scorecard, o Options) *page { return newComposer(c, o).year(o) }

func (m *composer) year(o Options) *page {
	c := m.c
	l := m.f.Labels
	m.heading(1, fmt.Sprintf(l.Print.Title, m.f.Text(c.Branch.Name), m.f.Year(c.Year.Year)))
	m.imprint(o)
	if o.Group == "" {
		m.branch()
	}
	for i := range c.Year.Groups {
		if g := &c.Year.Groups[i]; o.Group == "" || o.Group == g.Code {
			m.group(g)
		}
	}
	m.scale()
	return &m.page
}

// imprint says what the print is made from, and when.
func (m *composer) imprint(o Options) {
	l := m.f.Labels
	kind := l.Plan
	if m.c.Year.HasResults() {
		kind = l.Results
	}
	m.item(0, view.Cell{Text: model.YearLabel(m.c.Year.Year) + " " + kind})
	for _, d := range documents(m.c) {
		m.item(0, view.Cell{Text: l.SourceWord + ": " + m.f.Text(d.Title)})
	}
	if !o.Made.IsZero() {
		m.item(0, view.Cell{Text: fmt.Sprintf(l.Print.MadeF, o.Made.Format("2006-01-02 15:04"))})
	}
}

// documents lists the papers that the scorecard's figures come from: the shown
// year's first, then those of the years beside it.
func documents(c *model.Scorecard) []model.Document {
	var list []model.Document
	known := map[string]bool{}
	for _, year := range []*model.Year{c.Year, c.Before, c.After} {
		if year == nil {
			continue
		}
		for _, d := range year.Documents {
			if !known[d.Code] {
				known[d.Code] = true
				list = append(list, d)
			}
		}
	}
	return list
}

func (m *composer) branch() {
	l := m.f.Labels
	m.heading(2, l.Print.TotalTitle)
	m.rows(m.f.Overview(m.c))
	m.chart(stackBlock, "")
	if s := m.c.Staffing; s != nil {
		m.item(0, view.Cell{Text: fmt.Sprintf(l.Screen.StaffAsOfF, m.f.Date(s.AsOf)) + ": " + m.f.BranchStaffLine(s)})
		if outside := m.f.OutsideLine(s); outside != "" {
			m.item(0, view.Cell{Text: outside, Tone: view.Dim})
		}
	}
	m.section(3, l.Finding.Title, m.branchFindings())
	m.contradictions("")
}

func (m *composer) group(g *model.Group) {
	l := m.f.Labels
	m.heading(2, m.f.Text(g.Name)+" / "+m.f.Field(m.c, g))
	m.facts(m.headline(g.Code))
	table := m.f.KPIs(m.c, g.Code)
	m.rows(table)
	m.legend(&table)
	m.chart(chartBlock, g.Code)
	m.section(3, l.Finding.Title, m.groupFindings(g.Code))
	m.missed(g.Code)
	m.section(3, l.HQItem, m.headquarters(g.Code))
	m.policies(g.Code)
	m.section(3, l.Screen.Lineage, m.f.LineageLines(m.c, g.Code))
	m.titled(m.f.Activities(m.c, g.Code), l.Activities)
	m.titled(m.f.Initiatives(m.c, g.Code), m.f.InitiativesTitle(m.c))
	m.staff(g.Code)
	m.contradictions(g.Code)
}

// legend explains the mark below the first table that has one.
func (m *composer) legend(t *view.Table) {
	at := t.Column("mark")
	if at < 0 || m.legended {
		return
	}
	for i := range t.Rows {
		if row := &t.Rows[i]; row.Kind == view.Item && row.Cells[at].Text != "" {
			m.legended = true
			m.item(0, view.Cell{Text: m.f.Labels.Finding.MarkLegend, Tone: view.Dim})
			return
		}
	}
}

// headline names the people that the screen's headline merely counts.
func (m *composer) headline(group string) []fact {
	var facts []fact
	for _, c := range m.f.Headline(m.c, group) {
		facts = append(facts, fact{Cell: c})
	}
	if len(facts) > 0 && m.c.GroupStaffing(group) != nil {
		facts[len(facts)-1].title = m.f.Labels.Headcount
	}
	return facts
}

// titled adds a table under a heading of its own. Where nobody has set any
// status yet, there is no column of them.
func (m *composer) titled(t view.Table, title string) {
	if len(t.Rows) == 0 {
		return
	}
	m.heading(3, title)
	t.Columns[t.Column("name")].Title = m.f.Labels.Sheet.Name
	if status := t.Column("status"); m.unset(&t, status) {
		t = without(t, status)
	}
	m.rows(t)
}

func (m *composer) unset(t *view.Table, status int) bool {
	for i := range t.Rows {
		if row := &t.Rows[i]; row.Kind != view.Heading {
			if said := row.Cells[status].Text; said != "" && said != m.f.Labels.StatusShort[model.Unset] {
				return false
			}
		}
	}
	return true
}

func without(t view.Table, column int) view.Table {
	t.Columns = slices.Delete(slices.Clone(t.Columns), column, column+1)
	t.Rows = slices.Clone(t.Rows)
	for i := range t.Rows {
		if row := &t.Rows[i]; row.Kind != view.Heading {
			row.Cells = slices.Delete(slices.Clone(row.Cells), column, column+1)
		}
	}
	return t
}

// label is a KPI's number with its short name: the table has the full one.
func (m *composer) label(k *model.KPI) string {
	name := m.f.Text(k.Short)
	if name == "" {
		name = m.f.Text(k.Name)
	}
	return strings.TrimSpace(k.Number + " " + name)
}

// headquarters lists HQ's items and targets; a year of results has none.
func (m *composer) headquarters(group string) []view.Cell {
	var lines []view.Cell
	for _, r := range m.c.Results(group) {
		if line := m.f.HQLine(r.KPI); line != "" {
			lines = append(lines, view.Cell{Text: line})
		}
	}
	return lines
}

func (m *composer) staff(group string) {
	staff := m.c.GroupStaffing(group)
	if staff == nil {
		return
	}
	m.heading(3, fmt.Sprintf(m.f.Labels.Screen.StaffAsOfF, m.f.Date(m.c.Staffing.AsOf)))
	m.item(0, view.Cell{Text: m.f.StaffLine(staff)})
}

func (m *composer) contradictions(group string) {
	found := m.f.Contradictions(m.c, group)
	if len(found) == 0 {
		return
	}
	m.heading(3, m.f.Labels.Conflicts)
	for _, contradiction := range found {
		m.item(0, contradiction.Head)
		m.items(1, contradiction.Variants)
	}
}

// scale explains the official ratings where the year's document does.
func (m *composer) scale() {
	if len(m.c.Year.Scale) == 0 {
		return
	}
	m.heading(2, m.f.Labels.Scale)
	for _, grade := range m.c.Year.Scale {
		m.item(0, view.Cell{Text: grade.Rating + ": " + m.f.Text(grade.Meaning)})
	}
	if !m.c.Year.ScaleNote.IsZero() {
		m.item(0, view.Cell{Text: m.f.Text(m.c.Year.ScaleNote)})
	}
}

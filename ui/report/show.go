package report

import (
	"fmt"
	"slices"

	"scorecard/model"
	"scorecard/ui/view"
)

func kpiPage(c *model.Scorecard, code string, points []model.Point, o Options) *page {
	m := newComposer(c, o)
	l, k := m.f.Labels, c.Year.KPI(code)
	detail := m.f.KPIAmong(c, code, points, o.Peers)
	m.heading(1, detail.Title)
	m.item(0, view.Cell{Text: m.f.Text(c.Branch.Name) + " " + m.f.Year(c.Year.Year)})
	if g := c.Group(k.Group); g != nil {
		m.item(0, view.Cell{Text: m.f.Text(g.Name) + " / " + m.f.Field(c, g)})
	}
	if name := view.CategoryName(c.Year.Categories, k.Category); !name.IsZero() {
		m.item(0, view.Cell{Text: l.Category + ": " + m.f.Text(name)})
	}
	m.item(0, view.Cell{Text: l.Code + ": " + k.Code})
	m.figures(k)
	for _, block := range detail.Blocks {
		m.section(2, block.Label, block.Paras)
	}
	return &m.page
}

// figures sets the KPI's row of the table as label and value.
func (m *composer) figures(k *model.KPI) {
	table := m.f.KPIs(m.c, k.Group)
	var facts []fact
	for i := range table.Rows {
		if table.Rows[i].Key != k.Code {
			continue
		}
		for j, column := range table.Columns {
			if column.ID == "number" || column.ID == "name" || column.ID == "mark" {
				continue
			}
			facts = append(facts, fact{title: column.Title, Cell: table.Rows[i].Cells[j]})
		}
	}
	m.facts(facts)
}

func groupsPage(c *model.Scorecard, o Options) *page {
	m := newComposer(c, o)
	m.heading(1, fmt.Sprintf("%s %s: %s", m.f.Text(c.Branch.Name), m.f.Year(c.Year.Year), m.f.Labels.Group))
	t := m.f.GroupList(c)
	t.Rows = slices.DeleteFunc(t.Rows, func(r view.Row) bool { return o.Group != "" && r.Key != o.Group })
	m.rows(t)
	return &m.page
}

func staffPage(c *model.Scorecard, o Options) *page {
	m := newComposer(c, o)
	l := m.f.Labels
	m.heading(1, fmt.Sprintf("%s: %s", m.f.Text(c.Branch.Name), l.Staffing))
	if c.Staffing == nil {
		m.item(0, view.Cell{Text: l.Missing[model.NotInSource]})
		return &m.page
	}
	m.item(0, view.Cell{Text: fmt.Sprintf(l.AsOfF, m.f.Date(c.Staffing.AsOf))})
	m.item(0, view.Cell{Text: l.SourceWord + ": " + m.f.Source(c.Staffing.Source, sourceYear(c, c.Staffing.Source))})
	if o.Group == "" {
		m.heading(2, l.Print.TotalTitle)
		m.rows(m.f.BranchStaff(c))
		m.contradictions("")
	}
	for i := range c.Staffing.Groups {
		if g := &c.Staffing.Groups[i]; o.Group == "" || o.Group == g.Group {
			m.groupStaff(g)
		}
	}
	return &m.page
}

// sourceYear is the year whose documents include the source's.
func sourceYear(c *model.Scorecard, s model.Source) *model.Year {
	for _, year := range []*model.Year{c.Year, c.Before, c.After} {
		if year != nil && year.Document(s.Document) != nil {
			return year
		}
	}
	return c.Year
}

func (m *composer) groupStaff(g *model.GroupStaffing) {
	name := m.f.GroupShort(m.c, g.Group)
	if group := m.c.Group(g.Group); group != nil {
		name = m.f.Text(group.Name)
	}
	m.heading(2, name)
	m.item(0, view.Cell{Text: m.f.StaffLine(g)})
	for _, key := range append([]string{view.HeadsKey}, teamCodes(g)...) {
		detail := m.f.Team(m.c, g.Group, key)
		if key == view.HeadsKey {
			detail.Title = m.f.Labels.Heads
		}
		m.heading(3, detail.Title)
		for _, block := range detail.Blocks {
			m.item(0, view.Cell{Text: block.Label, Tone: view.Strong})
			m.items(1, block.Paras)
		}
	}
}

func teamCodes(g *model.GroupStaffing) []string {
	codes := make([]string, len(g.Teams))
	for i := range g.Teams {
		codes[i] = g.Teams[i].Code
	}
	return codes
}

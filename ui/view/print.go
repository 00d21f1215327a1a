package view

import (
	"fmt"
	"strings"

	"scorecard/model"
)

// GroupList names the groups with the codes that commands take.
func (f Format) GroupList(c *model.Scorecard) Table {
	l := f.Labels
	count := func(id, title string, keep Keep, count func(*model.Group) int) column[*model.Group] {
		return column[*model.Group]{Column: Column{ID: id, Title: title, Align: Right, Keep: keep, Counts: true}, cell: func(g *model.Group) Cell {
			return countCell(count(g), Plain)
		}}
	}
	b := newTable("groups", l.Group, []column[*model.Group]{
		{Column: Column{ID: "code", Title: l.Code, Keep: Always}, cell: func(g *model.Group) Cell { return Cell{Text: g.Code} }},
		{Column: Column{ID: NameColumn, Title: l.Group, Keep: Always}, cell: func(g *model.Group) Cell { return Cell{Text: f.Text(g.Name)} }},
		{Column: Column{ID: "field", Title: l.Field, Keep: Useful}, cell: func(g *model.Group) Cell { return Cell{Text: f.Field(c, g)} }},
		count("kpis", l.KPIs, Important, func(g *model.Group) int { return c.Tally(g.Code).KPIs }),
		count("activities", l.Activities, Useful, func(g *model.Group) int { return len(c.Activities(g.Code)) }),
		{Column: Column{ID: "people", Title: l.Headcount, Align: Right, Keep: Useful}, cell: func(g *model.Group) Cell {
			if staff := c.GroupStaffing(g.Code); staff != nil {
				return f.peopleCell(staff.Total())
			}
			return dash()
		}},
	}...)
	for i := range c.Year.Groups {
		b.row(Row{Key: c.Year.Groups[i].Code}, &c.Year.Groups[i])
	}
	return b.done()
}

// Field is the name of the field that a group serves; its code when it is not
// on file.
func (f Format) Field(c *model.Scorecard, g *model.Group) string {
	for i := range c.Year.Fields {
		if c.Year.Fields[i].Code == g.Field {
			return f.Text(c.Year.Fields[i].Name)
		}
	}
	return g.Field
}

// Join lists things in one sentence.
func (f Format) Join(parts []string) string { return f.join(parts) }

// StaffLine is a group's headcount by class on one line, with the total.
func (f Format) StaffLine(g *model.GroupStaffing) string {
	return f.withTotal(f.Headcounts(g.Totals), g.Total())
}

// BranchStaffLine is the branch's headcount by class on one line.
func (f Format) BranchStaffLine(s *model.Staffing) string {
	return f.withTotal(f.Headcounts(s.Totals), s.Total)
}

// OutsideLine says how many the groups add up to and who of the branch belongs to
// none of them; empty where the staffing does not tell, or the groups are all.
func (f Format) OutsideLine(s *model.Staffing) string {
	sum := 0
	for i := range s.Groups {
		sum += s.Groups[i].Total()
	}
	var heads []string
	for i := range s.Totals {
		for _, p := range s.Totals[i].Including {
			heads = append(heads, f.Text(p.Name)+" "+f.Labels.PeopleCount.With("count", p.Count))
		}
	}
	if sum == 0 || sum == s.Total || len(heads) == 0 {
		return ""
	}
	return f.Labels.Finding.Outside.With("sum", sum, "heads", f.join(heads))
}

func (f Format) withTotal(counts string, total int) string {
	sum := f.Labels.Total + " " + f.Labels.PeopleCount.With("count", total)
	if counts == "" {
		return sum
	}
	return f.join([]string{counts, sum})
}

// HQLine is headquarters' own item and target beside a planned KPI; empty when
// there is none.
func (f Format) HQLine(k *model.KPI) string {
	hq := k.HQ
	if hq == nil {
		return ""
	}
	l := f.Labels
	item := f.Text(hq.Item)
	if hq.Number != "" {
		item = hq.Number + ") " + item
	}
	if hq.Tag != model.Untagged {
		item += " [" + l.Tags[hq.Tag] + "]"
	}
	return fmt.Sprintf("%s: %s %s (%s)", item, l.HQTarget, f.Target(hq.Target), l.Scopes[hq.Scope])
}

// LineageLines tells what changed among a group's KPIs, into the shown year and
// out of it; a KPI that merely continued is no change.
func (f Format) LineageLines(c *model.Scorecard, group string) []Cell {
	var lines []Cell
	for _, year := range []*model.Year{c.Year, c.After} {
		if year == nil {
			continue
		}
		for i := range year.Lineage {
			l := &year.Lineage[i]
			if l.Kind != model.Continued && f.concerns(c, l, group) {
				lines = append(lines, f.namedLineage(c, l, year.Year))
			}
		}
	}
	return lines
}

func (f Format) concerns(c *model.Scorecard, l *model.Lineage, group string) bool {
	if group == "" {
		return true
	}
	for _, code := range append(append([]string{}, l.To...), l.From...) {
		for _, year := range []*model.Year{c.Year, c.Before, c.After} {
			if k := year.KPI(code); k != nil && k.Group == group {
				return true
			}
		}
	}
	return false
}

// namedLineage is a lineage told apart from its KPI's own page, so it names it.
func (f Format) namedLineage(c *model.Scorecard, l *model.Lineage, into int) Cell {
	line := f.lineageLine(c, l, into)
	if l.Kind == model.Replaced {
		return line
	}
	var names []string
	for _, code := range append(append([]string{}, l.From...), l.To...) {
		names = append(names, f.kpiName(c, code))
	}
	line.Text = f.join(names) + ": " + line.Text
	return line
}

// Contradiction is one fact that the sources print in more than one way.
type Contradiction struct {
	Head     Cell   // whose fact it is, and how the variants differ
	Variants []Cell // each variant with its place; the one in use is marked
}

// Contradictions lists where the figures in the sources differ for a group's
// KPIs, work and staff; the branch's own when the code is empty. Differences in
// mere wording are left out.
func (f Format) Contradictions(c *model.Scorecard, group string) []Contradiction {
	var found []Contradiction
	for _, conflict := range c.AllConflicts() {
		if conflict.Kind != model.ValueConflict || SubjectGroup(c, conflict.Subject) != group {
			continue
		}
		lines := f.conflicts(c, []*model.Conflict{conflict})
		head := lines[0]
		head.Text = f.Subject(c, conflict.Subject) + ": " + head.Text
		for j := range lines[1:] {
			lines[j+1].Text = strings.TrimSpace(lines[j+1].Text)
		}
		found = append(found, Contradiction{Head: head, Variants: lines[1:]})
	}
	return found
}

// SubjectGroup is the group that the subject of a conflict belongs to; empty
// when it belongs to the branch or is not on file.
func SubjectGroup(c *model.Scorecard, subject string) string {
	if group, ok := strings.CutPrefix(subject, "staff/"); ok {
		return group
	}
	item, found := c.ItemInView(subject)
	for _, kind := range []model.ItemKind{model.ItemKPI, model.ItemTeam} {
		if !found {
			item, found = c.Item(kind, subject)
		}
	}
	return item.Group
}

// Subject names what a conflict is about; its code when it is not on file.
func (f Format) Subject(c *model.Scorecard, subject string) string {
	if subject == "staff" {
		return f.Labels.Staffing
	}
	if group, ok := strings.CutPrefix(subject, "staff/"); ok {
		return f.GroupShort(c, group) + " " + f.Labels.Staffing
	}
	if item, found := c.ItemInView(subject); found {
		return strings.TrimSpace(item.Number + " " + f.Text(item.Short))
	}
	return subject
}

// CategoryName finds the name of a KPI's or an activity's category; zero when it
// has none.
func CategoryName(categories []model.Category, code string) model.Text {
	return categoryName(categories, code)
}

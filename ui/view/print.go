package view

import (
	"fmt"
	"strings"

	"scorecard/model"
)

// GroupList names the groups with the codes that commands take.
func (f Format) GroupList(c *model.Scorecard) Table {
	l := f.Labels
	t := Table{ID: "groups", Title: l.Group, Columns: []Column{
		{ID: "code", Title: l.Code, Keep: Always},
		{ID: "name", Title: l.Group, Keep: Always},
		{ID: "field", Title: l.Field, Keep: Useful},
		{ID: "kpis", Title: l.KPIs, Align: Right, Keep: Important},
		{ID: "activities", Title: l.Activities, Align: Right, Keep: Useful},
		{ID: "people", Title: l.Headcount, Align: Right, Keep: Useful},
	}}
	for i := range c.Year.Groups {
		g := &c.Year.Groups[i]
		people := Cell{Text: "-", Tone: Dim}
		if staff := c.GroupStaffing(g.Code); staff != nil {
			people = f.peopleCell(staff.Total())
		}
		t.Rows = append(t.Rows, Row{Key: g.Code, Cells: []Cell{
			{Text: g.Code}, {Text: f.Text(g.Name)}, {Text: f.Field(c, g)},
			countCell(c.Tally(g.Code).KPIs, Plain), countCell(len(c.Activities(g.Code)), Plain), people,
		}})
	}
	return t
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
			heads = append(heads, f.Text(p.Name)+" "+fmt.Sprintf(f.Labels.PeopleF, p.Count))
		}
	}
	if sum == 0 || sum == s.Total || len(heads) == 0 {
		return ""
	}
	return fmt.Sprintf(f.Labels.Finding.Staff.OutsideF, sum, f.join(heads))
}

func (f Format) withTotal(counts string, total int) string {
	sum := f.Labels.Total + " " + fmt.Sprintf(f.Labels.PeopleF, total)
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
	for _, year := range []*model.Year{c.Year, c.After, c.Before} {
		if k := year.KPI(subject); k != nil {
			return k.Group
		}
	}
	for _, m := range c.Activities("") {
		if m.Code == subject {
			return m.Group
		}
	}
	lines, _ := c.Initiatives("")
	for _, line := range lines {
		if line.Code == subject {
			return line.Group
		}
	}
	return teamGroup(c.Staffing, subject)
}

func teamGroup(s *model.Staffing, team string) string {
	if s == nil {
		return ""
	}
	for i := range s.Groups {
		for j := range s.Groups[i].Teams {
			if s.Groups[i].Teams[j].Code == team {
				return s.Groups[i].Group
			}
		}
	}
	return ""
}

// Subject names what a conflict is about; its code when it is not on file.
func (f Format) Subject(c *model.Scorecard, subject string) string {
	if subject == "staff" {
		return f.Labels.Staffing
	}
	if group, ok := strings.CutPrefix(subject, "staff/"); ok {
		return f.GroupShort(c, group) + " " + f.Labels.Staffing
	}
	if k := c.Year.KPI(subject); k != nil {
		return strings.TrimSpace(k.Number + " " + f.Text(k.Short))
	}
	for _, m := range c.Activities("") {
		if m.Code == subject {
			return strings.TrimSpace(m.Number + " " + f.Text(m.Name))
		}
	}
	lines, _ := c.Initiatives("")
	for _, line := range lines {
		if line.Code == subject {
			return strings.TrimSpace(line.Number + " " + f.Text(line.Name))
		}
	}
	return subject
}

// CategoryName finds the name of a KPI's or an activity's category; zero when it
// has none.
func CategoryName(categories []model.Category, code string) model.Text {
	return categoryName(categories, code)
}

package view

import "scorecard/model"

// Statuses lists everything of the shown year that takes a status, with what
// was said, by whom and when: KPIs, activities and, of a plan year, key measures.
// A group's alone when the code is given.
func (f Format) Statuses(c *model.Scorecard, group string) Table {
	l := f.Labels
	t := Table{ID: "statuses", Title: l.Statuses, Columns: []Column{
		{ID: "group", Title: l.Group, Keep: Useful},
		{ID: "number", Keep: Always},
		{ID: "name", Title: l.Screen.Edit.ItemWord, Keep: Always},
		{ID: "status", Title: l.Status, Keep: Always},
		{ID: "by", Title: l.Who, Keep: Important},
		{ID: "comment", Title: l.Comment, Keep: Extra},
		{ID: "code", Title: l.Code, Keep: Spare},
	}}
	for i := range c.Year.Groups {
		if g := &c.Year.Groups[i]; group == "" || g.Code == group {
			t.Rows = append(t.Rows, f.groupStatuses(c, g)...)
		}
	}
	return t.trim("by").trim("comment")
}

func (f Format) groupStatuses(c *model.Scorecard, g *model.Group) []Row {
	var rows []Row
	add := func(code, number string, name Cell, status Cell, s model.Status) {
		rows = append(rows, Row{Key: code, Cells: []Cell{
			{Text: f.Text(g.Short), Tone: Dim}, {Text: number}, name, status, f.byCell(s), {Text: s.Comment}, {Text: code, Tone: Dim},
		}})
	}
	for i := range c.Year.KPIs {
		if k := &c.Year.KPIs[i]; k.Group == g.Code {
			add(k.Code, k.Number, f.nameCell(k), f.kpiStatusCell(c, k), k.Status)
		}
	}
	for _, m := range c.Activities(g.Code) {
		add(m.Code, m.Number, Cell{Text: f.Text(m.Name)}, f.statusCell(m.Status), m.Status)
	}
	for i := range c.Year.Initiatives {
		if line := &c.Year.Initiatives[i]; line.Group == g.Code && !line.Heading {
			add(line.Code, line.Number, Cell{Text: f.Text(line.Name)}, f.statusCell(line.Status), line.Status)
		}
	}
	return rows
}

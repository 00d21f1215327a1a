package view

import "scorecard/model"

// Statuses lists everything of the shown year that takes a status, with its
// comment, person and time: KPIs, activities and, of a plan year, key measures.
// A group's alone when the code is given.
func (f Format) Statuses(c *model.Scorecard, group string) Table {
	l := f.Labels
	b := newTable("statuses", l.Statuses, f.groupColumn(Useful), f.numberColumn(), f.nameColumn(l.Screen.Edit.ItemWord),
		f.statusColumn(Always), f.byColumn(l.Who, Important), f.commentColumn(), f.codeColumn())
	for i := range c.Year.Groups {
		g := &c.Year.Groups[i]
		if group != "" && g.Code != group {
			continue
		}
		for _, x := range f.items(c, g.Code) {
			if x.status != nil && x.year == c.Year {
				b.row(Row{Key: x.code}, x)
			}
		}
	}
	return b.done()
}

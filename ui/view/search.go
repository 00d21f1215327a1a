package view

import (
	"strings"

	"scorecard/model"
)

// Search lists the rows of all groups that hold every word asked for: KPIs,
// activities, key measures and teams, by Japanese or English name, code, or group
// and number. Full-width and half-width, upper and lower case are alike.
func (f Format) Search(c *model.Scorecard, query string) Table {
	l := f.Labels
	kind := column[*item]{Column: Column{ID: "kind", Title: l.Kind, Keep: Useful}, cell: func(x *item) Cell { return Cell{Text: x.kind} }}
	rating := f.ratingColumn()
	rating.cell = either(rating.cell, f.tagColumn().cell)
	b := newTable("found", l.Screen.Keys.Filter, f.groupColumn(Important), kind, f.numberColumn(), f.nameColumn(l.Name),
		f.targetColumn(Useful), f.actualColumn(Useful), rating, f.statusColumn(Extra))
	words := strings.Fields(query)
	for i := range words {
		words[i] = model.Fold(words[i])
	}
	for i := range c.Year.Groups {
		g := &c.Year.Groups[i]
		for _, x := range append(f.items(c, g.Code), f.teams(c, g)...) {
			if matches(words, x.searched()) {
				b.row(Row{Key: x.code}, x)
			}
		}
	}
	return b.done()
}

// either is the first of two cells that has anything in it.
func either(first, second func(*item) Cell) func(*item) Cell {
	return func(x *item) Cell {
		if c := first(x); c.Text != "" {
			return c
		}
		return second(x)
	}
}

func (f Format) teams(c *model.Scorecard, g *model.Group) []*item {
	staff := c.GroupStaffing(g.Code)
	if staff == nil {
		return nil
	}
	var items []*item
	for i := range staff.Teams {
		team := &staff.Teams[i]
		x := &item{kind: f.Labels.Staffing, group: *g, code: team.Code, name: team.Name}
		for _, duty := range team.Duties {
			x.words = append(x.words, duty.Name.JA, duty.Name.EN)
		}
		items = append(items, x)
	}
	return items
}

// searched are the texts that an item is found by.
func (x *item) searched() []string {
	g := &x.group
	return append([]string{
		x.name.JA, x.name.EN, x.short.JA, x.short.EN, g.Short.JA + x.number, g.Short.EN + x.number, x.code, g.Code, g.Name.JA, g.Name.EN,
	}, x.words...)
}

// matches reports whether every word occurs in one of the texts.
func matches(words, texts []string) bool {
	for i := range texts {
		texts[i] = model.Fold(texts[i])
	}
	all := strings.Join(texts, "\n")
	for _, word := range words {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

package view

import (
	"fmt"

	"scorecard/model"
)

// Activities is the table of a group's activities with their ratings; of all groups
// when the code is empty.
func (f Format) Activities(c *model.Scorecard, group string) Table {
	l := f.Labels
	b := newTable("activities", l.Activities,
		f.numberColumn(), f.nameColumn(l.Activities), f.ratingColumn(), f.statusColumn(Important), f.byColumn("", Extra))
	return f.headed(b, f.measures(c, group))
}

// Initiatives is the table of a group's key measures under their themes: the
// shown year's, or else the next year's, labelled as such.
func (f Format) Initiatives(c *model.Scorecard, group string) Table {
	title := f.InitiativesTitle(c)
	b := newTable("initiatives", title,
		f.numberColumn(), f.nameColumn(title), f.tagColumn(), f.statusColumn(Important), f.byColumn("", Extra))
	return f.headed(b, f.initiatives(c, group))
}

// InitiativesTitle names the year that the key measures are planned for, and
// says so when it is the next one.
func (f Format) InitiativesTitle(c *model.Scorecard) string {
	_, year := c.Initiatives("")
	if year == nil || year == c.Year {
		return f.Labels.Initiatives
	}
	label := f.Labels.NextYear.With("year", model.YearLabel(year.Year))
	if f.japanese() {
		return label + f.Labels.Initiatives
	}
	return f.Labels.Initiatives + ", " + label
}

func (f Format) tagCell(tag model.Tag) Cell {
	switch tag {
	case model.New:
		return Cell{Text: f.Labels.Tags[tag], Tone: Warn}
	case model.Expanded:
		return Cell{Text: f.Labels.Tags[tag], Tone: Good}
	case model.Untagged:
	}
	return Cell{Text: f.Labels.Tags[tag], Tone: Dim}
}

// Staffing is who works in a group: its heads, then each team with its posts.
func (f Format) Staffing(c *model.Scorecard, group string) Table {
	l := f.Labels
	title := l.Staffing
	if c.Staffing != nil {
		title = l.Screen.StaffAsOf.With("date", f.Date(c.Staffing.AsOf))
	}
	b := newTable("staffing", title, f.staffColumns(title)...)
	g := c.GroupStaffing(group)
	if g == nil {
		return b.done()
	}
	if len(g.Heads) > 0 || len(g.Areas) > 0 || len(g.Duties) > 0 {
		b.row(Row{Key: HeadsKey}, staff{l.Heads, Plain, f.Posts(g.Heads), people(g.Heads)})
	}
	for i := range g.Teams {
		t := &g.Teams[i]
		b.row(Row{Key: t.Code}, staff{f.Text(t.Name), Plain, f.Posts(t.Posts), people(t.Posts)})
	}
	b.row(Row{Kind: Total}, staff{l.Total, Strong, f.Headcounts(g.Totals), g.Total()})
	return b.done()
}

// staff is a row of people: a team, the heads of a group, a class, or a total.
type staff struct {
	name   string
	tone   Tone
	posts  string
	people int
}

func (f Format) staffColumns(title string) []column[staff] {
	return []column[staff]{
		{Column: Column{ID: NameColumn, Title: title, Keep: Always}, cell: func(s staff) Cell { return Cell{Text: s.name, Tone: s.tone} }},
		{Column: Column{ID: "posts", Title: f.Labels.Posts, Keep: Important}, cell: func(s staff) Cell { return Cell{Text: s.posts} }},
		{Column: Column{ID: "people", Title: f.Labels.Headcount, Align: Right, Keep: Always}, cell: func(s staff) Cell { return f.peopleCell(s.people) }},
	}
}

// HeadsKey is the key of the row for a group's heads; a team's key is its code.
const HeadsKey = "heads"

func people(posts []model.Post) int {
	n := 0
	for _, p := range posts {
		n += p.Count
	}
	return n
}

func (f Format) peopleCell(n int) Cell {
	return Cell{Text: f.Labels.PeopleCount.With("count", n), Value: fmt.Sprint(n)}
}

// Posts lists posts with their counts on one line.
func (f Format) Posts(posts []model.Post) string {
	parts := make([]string, len(posts))
	for i, p := range posts {
		parts[i] = f.Text(p.Name) + " " + f.Labels.PeopleCount.With("count", p.Count)
	}
	return f.join(parts)
}

// Headcounts lists printed totals on one line, with the people each names.
func (f Format) Headcounts(counts []model.Headcount) string {
	parts := make([]string, len(counts))
	for i := range counts {
		h := &counts[i]
		parts[i] = f.Text(h.Name) + " " + f.Labels.PeopleCount.With("count", h.Count)
		if len(h.Including) > 0 {
			parts[i] += f.including(h.Including)
		}
	}
	return f.join(parts)
}

func (f Format) including(people []model.Included) string {
	parts := make([]string, len(people))
	for i, p := range people {
		parts[i] = f.Text(p.Name) + " " + f.Labels.PeopleCount.With("count", p.Count)
	}
	if f.japanese() {
		return "（" + f.join(parts) + "を含む）"
	}
	return " (incl. " + f.join(parts) + ")"
}

func (f Format) join(parts []string) string {
	separator := ", "
	if f.japanese() {
		separator = "、"
	}
	joined := ""
	for i, p := range parts {
		if i > 0 {
			joined += separator
		}
		joined += p
	}
	return joined
}

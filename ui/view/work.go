package view

import (
	"fmt"

	"scorecard/model"
)

// Activities is the table of a group's activities with their ratings; of all groups
// when the code is empty.
func (f Format) Activities(c *model.Scorecard, group string) Table {
	l := f.Labels
	t := Table{ID: "activities", Title: l.Activities, Columns: []Column{
		{ID: "number", Keep: Always},
		{ID: "name", Title: l.Activities, Keep: Always},
		{ID: "rating", Title: l.Rating, Keep: Always},
		{ID: "status", Title: l.Status, Keep: Important},
		{ID: "by", Keep: Extra},
	}}
	category := ""
	for _, m := range c.Activities(group) {
		if m.Category != category {
			category = m.Category
			t.Rows = append(t.Rows, heading(f.Text(categoryName(c.Year.Categories, category)), 0))
		}
		t.Rows = append(t.Rows, Row{Key: m.Code, Cells: []Cell{
			{Text: m.Number}, {Text: f.Text(m.Name)}, f.ratingCell(m.Rating), f.statusCell(m.Status), f.byCell(m.Status),
		}})
	}
	return t.trim("by")
}

// Initiatives is the table of a group's key measures under their themes: the
// shown year's, or else the next year's, labelled as such.
func (f Format) Initiatives(c *model.Scorecard, group string) Table {
	l := f.Labels
	lines, year := c.Initiatives(group)
	t := Table{ID: "initiatives", Title: f.InitiativesTitle(c), Columns: []Column{
		{ID: "number", Keep: Always},
		{ID: "name", Title: f.InitiativesTitle(c), Keep: Always},
		{ID: "tag", Title: l.Tag, Keep: Always},
		{ID: "status", Title: l.Status, Keep: Important},
		{ID: "by", Keep: Extra},
	}}
	theme := ""
	for _, line := range lines {
		if line.Theme != theme {
			theme = line.Theme
			t.Rows = append(t.Rows, heading(f.Text(categoryName(year.Themes, theme)), 0))
		}
		t.Rows = append(t.Rows, f.initiativeRow(line))
	}
	return t.trim("by")
}

// InitiativesTitle names the year that the key measures are planned for, and
// says so when it is the next one.
func (f Format) InitiativesTitle(c *model.Scorecard) string {
	_, year := c.Initiatives("")
	if year == nil || year == c.Year {
		return f.Labels.Initiatives
	}
	label := fmt.Sprintf(f.Labels.NextYearF, model.YearLabel(year.Year))
	if f.japanese() {
		return label + f.Labels.Initiatives
	}
	return f.Labels.Initiatives + ", " + label
}

func (f Format) initiativeRow(line *model.Initiative) Row {
	name := Cell{Text: f.Text(line.Name)}
	status := f.statusCell(line.Status)
	if line.Heading {
		name.Tone, status = Strong, Cell{}
	}
	level := 0
	if line.Parent != "" {
		level = 1
	}
	return Row{Key: line.Code, Level: level, Cells: []Cell{{Text: line.Number}, name, f.tagCell(line.Tag), status, f.byCell(line.Status)}}
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
		title = fmt.Sprintf(l.Screen.StaffAsOfF, f.Date(c.Staffing.AsOf))
	}
	t := Table{ID: "staffing", Title: title, Columns: []Column{
		{ID: "name", Title: title, Keep: Always},
		{ID: "posts", Title: l.Posts, Keep: Important},
		{ID: "people", Title: l.Headcount, Align: Right, Keep: Always},
	}}
	g := c.GroupStaffing(group)
	if g == nil {
		return t
	}
	if len(g.Heads) > 0 || len(g.Areas) > 0 || len(g.Duties) > 0 {
		t.Rows = append(t.Rows, f.teamRow(HeadsKey, l.Heads, g.Heads))
	}
	for i := range g.Teams {
		t.Rows = append(t.Rows, f.teamRow(g.Teams[i].Code, f.Text(g.Teams[i].Name), g.Teams[i].Posts))
	}
	t.Rows = append(t.Rows, Row{Kind: Total, Cells: []Cell{
		{Text: l.Total, Tone: Strong}, {Text: f.Headcounts(g.Totals)}, f.peopleCell(g.Total()),
	}})
	return t
}

// HeadsKey is the key of the row for a group's heads; a team's key is its code.
const HeadsKey = "heads"

func (f Format) teamRow(key, name string, posts []model.Post) Row {
	people := 0
	for _, p := range posts {
		people += p.Count
	}
	return Row{Key: key, Cells: []Cell{{Text: name}, {Text: f.Posts(posts)}, f.peopleCell(people)}}
}

func (f Format) peopleCell(n int) Cell {
	return Cell{Text: fmt.Sprintf(f.Labels.PeopleF, n), Value: fmt.Sprint(n)}
}

// Posts lists posts with their counts on one line.
func (f Format) Posts(posts []model.Post) string {
	parts := make([]string, len(posts))
	for i, p := range posts {
		parts[i] = f.Text(p.Name) + " " + fmt.Sprintf(f.Labels.PeopleF, p.Count)
	}
	return f.join(parts)
}

// Headcounts lists printed totals on one line, with the people each names.
func (f Format) Headcounts(counts []model.Headcount) string {
	parts := make([]string, len(counts))
	for i := range counts {
		h := &counts[i]
		parts[i] = f.Text(h.Name) + " " + fmt.Sprintf(f.Labels.PeopleF, h.Count)
		if len(h.Including) > 0 {
			parts[i] += f.including(h.Including)
		}
	}
	return f.join(parts)
}

func (f Format) including(people []model.Included) string {
	parts := make([]string, len(people))
	for i, p := range people {
		parts[i] = f.Text(p.Name) + " " + fmt.Sprintf(f.Labels.PeopleF, p.Count)
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

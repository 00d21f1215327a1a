package view

import (
	"slices"

	"scorecard/model"
)

// item is one row of a year's work: a KPI, an activity or a key measure, or a team
// that was searched for. Tables of different kinds of work share its columns.
type item struct {
	kind         string      // its word
	year         *model.Year // that it belongs to
	group        model.Group // named by its code when it is not on file
	code, number string
	category     string // code of the category or theme

	heading, name, short, explanation model.Text

	card   *model.Scorecard // of a KPI, else nil
	result *model.Result    // of a KPI, else nil
	rating *model.Rating    // nil where there can be none
	tag    *model.Tag       // of a key measure, else nil
	status *model.Status    // nil where there can be none
	source model.Source
	level  int      // how deep it is under other items
	words  []string // what else a search finds it by
}

func (f Format) kpiItem(c *model.Scorecard, r *model.Result) *item {
	k := r.KPI
	return &item{
		kind: f.Labels.KPI, year: c.Year, group: groupOf(c, k.Group), code: k.Code, number: k.Number,
		category: k.Category, heading: categoryName(c.Year.Categories, k.Category), name: k.Name, short: k.Short,
		card: c, result: r, rating: &k.Rating, status: &k.Status, source: k.Source, words: []string{k.Target.Text, k.Actual.Text},
	}
}

func (f Format) activityItem(c *model.Scorecard, m *model.Activity) *item {
	return &item{
		kind: f.Labels.Activities, year: c.Year, group: groupOf(c, m.Group), code: m.Code, number: m.Number,
		category: m.Category, heading: categoryName(c.Year.Categories, m.Category), name: m.Name,
		rating: &m.Rating, status: &m.Status, source: m.Source,
	}
}

func (f Format) initiativeItem(c *model.Scorecard, year *model.Year, line *model.Initiative) *item {
	x := &item{
		kind: f.Labels.Initiatives, year: year, group: groupOf(c, line.Group), code: line.Code, number: line.Number,
		category: line.Theme, heading: year.ThemeName(line.Theme), name: line.Name, explanation: line.Explanation,
		tag: &line.Tag, source: line.Source,
	}
	if !line.Heading {
		x.status = &line.Status
	}
	if line.Parent != "" {
		x.level = 1
	}
	return x
}

func groupOf(c *model.Scorecard, code string) model.Group {
	if g := c.Group(code); g != nil {
		return *g
	}
	name := model.Text{JA: code, EN: code}
	return model.Group{Code: code, Name: name, Short: name}
}

// kpis, activities and initiatives are the items of a group in printed order; of
// all groups when the code is empty.
func (f Format) kpis(c *model.Scorecard, group string) []*item {
	var items []*item
	for _, r := range c.Results(group) {
		items = append(items, f.kpiItem(c, &r))
	}
	return items
}

func (f Format) measures(c *model.Scorecard, group string) []*item {
	var items []*item
	for _, m := range c.Activities(group) {
		items = append(items, f.activityItem(c, m))
	}
	return items
}

func (f Format) initiatives(c *model.Scorecard, group string) []*item {
	var items []*item
	lines, year := c.Initiatives(group)
	for _, line := range lines {
		items = append(items, f.initiativeItem(c, year, line))
	}
	return items
}

// items are all work of a group.
func (f Format) items(c *model.Scorecard, group string) []*item {
	return slices.Concat(f.kpis(c, group), f.measures(c, group), f.initiatives(c, group))
}

// ofKPI is empty for what is no KPI.
func ofKPI(cell func(*model.Result) Cell) func(*item) Cell {
	return func(x *item) Cell {
		if x.result == nil {
			return Cell{}
		}
		return cell(x.result)
	}
}

// ofLast is a dash for a KPI without a year before.
func ofLast(cell func(*model.KPI) Cell) func(*item) Cell {
	return ofKPI(func(r *model.Result) Cell {
		if r.Previous == nil {
			return dash()
		}
		return cell(r.Previous)
	})
}

// dash is where there is nothing to show.
func dash() Cell { return Cell{Text: "-", Tone: Dim} }

func (c *Cell) isDash() bool { return c.Text == "-" && c.Tone == Dim }

func (f Format) numberColumn() column[*item] {
	return column[*item]{
		Column: Column{ID: NumberColumn, Full: f.Labels.Number, Keep: Always},
		cell:   func(x *item) Cell { return Cell{Text: x.number} },
	}
}

func (f Format) nameColumn(title string) column[*item] {
	return column[*item]{
		Column: Column{ID: NameColumn, Title: title, Full: f.Labels.Sheet.Name, Keep: Always},
		cell: func(x *item) Cell {
			c := Cell{Text: f.Text(x.name), Short: f.Text(x.short)}
			if x.tag != nil && x.status == nil {
				c.Tone = Strong // it heads the key measures below it
			}
			return c
		},
	}
}

func (f Format) groupColumn(keep Keep) column[*item] {
	return column[*item]{
		Column: Column{ID: "group", Title: f.Labels.Group, Keep: keep},
		cell:   func(x *item) Cell { return Cell{Text: f.Text(x.group.Short), Tone: Dim} },
		sheet:  func(x *item) Cell { return Cell{Text: f.Text(x.group.Name)} },
	}
}

func (f Format) targetColumn(keep Keep) column[*item] {
	return column[*item]{
		Column: Column{ID: "target", Title: f.Labels.Target, Align: Right, Keep: keep}, form: asFigure,
		cell:  ofKPI(func(r *model.Result) Cell { return f.targetCell(r.KPI.Target, Plain) }),
		sheet: ofKPI(func(r *model.Result) Cell { return f.sheetTarget(r.KPI.Target, r.Bound) }),
	}
}

func (f Format) actualColumn(keep Keep) column[*item] {
	return column[*item]{
		Column: Column{ID: "actual", Title: f.Labels.Actual, Align: Right, Keep: keep}, form: asFigure,
		cell:  ofKPI(func(r *model.Result) Cell { return f.figureCell(r.KPI.Actual) }),
		sheet: ofKPI(func(r *model.Result) Cell { return f.sheetFigure(r.KPI.Actual) }),
	}
}

func (f Format) differenceColumn() column[*item] {
	return column[*item]{
		Column: Column{ID: "difference", Title: f.Labels.Difference, Align: Right, Keep: Useful}, form: asNumber,
		cell: ofKPI(func(r *model.Result) Cell {
			return Cell{Text: f.Difference(r.Difference, r.KPI.Unit), Tone: verdictTone(r.Verdict), Value: number(r.Difference)}
		}),
	}
}

func (f Format) attainmentColumn() column[*item] {
	return column[*item]{
		Column: Column{ID: "attainment", Title: f.Labels.Attainment, Full: f.Labels.Attainment + "%", Align: Right, Keep: Extra}, form: asNumber,
		cell: ofKPI(func(r *model.Result) Cell {
			return Cell{Text: f.Attainment(r.Attainment), Tone: verdictTone(r.Verdict), Value: number(r.Attainment)}
		}),
	}
}

func (f Format) rankColumn(keep Keep) column[*item] {
	return column[*item]{
		Column: Column{ID: "rank", Title: f.Labels.Rank, Align: Right, Keep: keep},
		cell: ofKPI(func(r *model.Result) Cell {
			return Cell{Text: f.Rank(r.KPI.Rank), Tone: missingTone(r.KPI.Rank.Missing), Value: rankValue(r.KPI.Rank)}
		}),
		sheet: ofKPI(func(r *model.Result) Cell { return f.sheetRank(r.KPI.Rank) }),
	}
}

func (f Format) ratingColumn() column[*item] {
	return column[*item]{
		Column: Column{ID: "rating", Title: f.Labels.Rating, Keep: Always, Family: "rating"},
		cell: func(x *item) Cell {
			if x.rating == nil {
				return Cell{}
			}
			return f.ratingCell(*x.rating)
		},
		sheet: func(x *item) Cell { return f.sheetRating(x.rating) },
	}
}

func (f Format) tagColumn() column[*item] {
	return column[*item]{
		Column: Column{ID: "tag", Title: f.Labels.Tag, Keep: Always},
		cell: func(x *item) Cell {
			if x.tag == nil {
				return Cell{}
			}
			return f.tagCell(*x.tag)
		},
	}
}

func (f Format) statusColumn(keep Keep) column[*item] {
	return column[*item]{
		Column: Column{ID: "status", Title: f.Labels.Status, Keep: keep},
		cell: func(x *item) Cell {
			switch {
			case x.status == nil:
				return Cell{}
			case x.result != nil:
				return f.kpiStatusCell(x.card, x.result.KPI)
			}
			return f.statusCell(*x.status)
		},
		sheet: ofStatus(func(s *model.Status) string {
			if s.Value == model.Unset {
				return ""
			}
			return f.Labels.StatusNames[s.Value]
		}),
	}
}

func (f Format) byColumn(title string, keep Keep) column[*item] {
	return column[*item]{
		Column: Column{ID: "by", Title: title, Keep: keep, Optional: true}, form: asNone,
		cell: func(x *item) Cell {
			if x.status == nil {
				return Cell{}
			}
			return Cell{Text: f.By(*x.status), Tone: Dim}
		},
	}
}

// ofStatus is a text of the status; empty for what can have none.
func ofStatus(text func(*model.Status) string) func(*item) Cell {
	return func(x *item) Cell {
		if x.status == nil {
			return Cell{}
		}
		return Cell{Text: text(x.status)}
	}
}

func (f Format) commentColumn() column[*item] {
	return column[*item]{
		Column: Column{ID: "comment", Title: f.Labels.Comment, Keep: Extra, Optional: true},
		cell:   ofStatus(func(s *model.Status) string { return s.Comment }),
	}
}

func (f Format) codeColumn() column[*item] {
	return column[*item]{
		Column: Column{ID: "code", Title: f.Labels.Code, Keep: Spare},
		cell:   func(x *item) Cell { return Cell{Text: x.code, Tone: Dim} },
	}
}

// headed adds items with a heading above those of each category or theme.
func (f Format) headed(b *builder[*item], items []*item) Table {
	category := ""
	for _, x := range items {
		if x.category != category && !x.heading.IsZero() {
			b.heading(f.Text(x.heading), 0)
		}
		category = x.category
		b.row(Row{Key: x.code, Level: x.level}, x)
	}
	return b.done()
}

// distinctColumns leaves out the second of two columns with one ID.
func distinctColumns(columns []column[*item]) []column[*item] {
	var kept []column[*item]
	for _, c := range columns {
		if !slices.ContainsFunc(kept, func(k column[*item]) bool { return k.ID == c.ID }) {
			kept = append(kept, c)
		}
	}
	return kept
}

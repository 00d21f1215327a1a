package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"scorecard/model"
)

// Sheet is all work of a group for a spreadsheet, of all groups when the code is
// empty: one row for each KPI, activity and key measure, with the columns of the
// KPI table, what a table has no room for, and exact numbers in columns of their
// own. The columns are the same in every year.
func (f Format) Sheet(c *model.Scorecard, group string) Table {
	columns := slices.Concat(f.identityColumns(), f.kpiColumns(c, true, true), f.statusColumns(), f.noteColumns(c), f.sourceColumns())
	var items []*item
	for i := range c.Year.Groups {
		if g := &c.Year.Groups[i]; group == "" || g.Code == group {
			items = append(items, f.items(c, g.Code)...)
		}
	}
	b := newTable("sheet", "", f.sheetForm(distinctColumns(columns))...)
	for _, x := range items {
		b.row(Row{Key: x.code}, x)
	}
	return b.done()
}

// sheetForm turns declared columns into those of a sheet.
func (f Format) sheetForm(columns []column[*item]) []column[*item] {
	var sheet []column[*item]
	for i := range columns {
		c := &columns[i]
		title, value := c.Title, c.sheetCell
		if c.Full != "" {
			title = c.Full
		}
		if c.form == asText || c.form == asFigure {
			sheet = append(sheet, column[*item]{Column: Column{ID: c.ID, Title: title, Exact: c.Exact}, cell: value})
		}
		if c.form == asNumber || c.form == asFigure {
			number := Column{ID: c.ID + "_number", Title: f.Labels.Sheet.NumberOf.With("column", title), Exact: true}
			sheet = append(sheet, column[*item]{Column: number, cell: func(x *item) Cell { return Cell{Text: value(x).Value} }})
		}
	}
	return sheet
}

// sheetCell is what a sheet has of an item: nothing where a table has a dash.
func (c column[T]) sheetCell(x T) Cell {
	shown := c.cell
	if c.sheet != nil {
		shown = c.sheet
	}
	if made := shown(x); !made.isDash() {
		return made
	}
	return Cell{}
}

// sheetText is a column that only a sheet has.
func sheetText(id, title string, text func(*item) string) column[*item] {
	return column[*item]{Column: Column{ID: id, Title: title}, sheet: func(x *item) Cell { return Cell{Text: text(x)} }}
}

func (f Format) identityColumns() []column[*item] {
	l := f.Labels
	year := sheetText("year", l.Sheet.Year, func(x *item) string { return strconv.Itoa(x.year.Year) })
	year.Exact = true
	return []column[*item]{
		year,
		sheetText("group_code", l.Group+" "+l.Code, func(x *item) string { return x.group.Code }),
		f.groupColumn(Always),
		sheetText("kind", l.Sheet.Kind, func(x *item) string { return x.kind }),
		f.codeColumn(),
	}
}

// onlyInSheet is a column that tables of KPIs have no use for.
func (c column[T]) onlyInSheet() column[T] {
	c.sheet, c.cell = c.sheetCell, nil
	return c
}

// ofFacts is a text of a KPI; empty for what is none.
func ofFacts(text func(*model.KPI) string) func(*item) string {
	return func(x *item) string {
		if x.result == nil {
			return ""
		}
		return text(x.result.KPI)
	}
}

func (f Format) scope(k *model.KPI) string {
	if k.HQ == nil {
		return ""
	}
	return f.Labels.Scopes[k.HQ.Scope]
}

func (f Format) statusColumns() []column[*item] {
	l := f.Labels
	at := func(s *model.Status) string {
		if s.At.IsZero() {
			return ""
		}
		return s.At.UTC().Format(time.RFC3339)
	}
	return []column[*item]{
		{Column: Column{ID: "note", Title: l.Sheet.Note}, sheet: ofStatus(func(s *model.Status) string { return s.Note })},
		f.commentColumn(),
		{Column: Column{ID: "who", Title: l.Who}, sheet: ofStatus(func(s *model.Status) string { return s.Who })},
		{Column: Column{ID: "at", Title: l.Sheet.At}, sheet: ofStatus(at)},
		sheetText("reported", l.Reported, ofFacts(func(k *model.KPI) string { return f.Reported(k.Reported) })),
	}
}

func (f Format) noteColumns(c *model.Scorecard) []column[*item] {
	l := f.Labels
	notes := func(title string, kind model.NoteKind) column[*item] {
		return sheetText(string(kind), title, ofFacts(func(k *model.KPI) string { return f.joinNotes(c.Notes(k.Code), kind) }))
	}
	return []column[*item]{
		notes(l.WhatIsMeasured, model.Description), notes(l.Review, model.Review), notes(l.Policy, model.Policy), notes(l.FootnoteWord, model.Footnote),
	}
}

func (f Format) joinNotes(notes []*model.Note, kind model.NoteKind) string {
	var parts []string
	for _, n := range notes {
		if n.Kind == kind {
			parts = append(parts, model.YearLabel(n.Year)+": "+f.Text(n.Text))
		}
	}
	return strings.Join(parts, " / ")
}

func (f Format) sourceColumns() []column[*item] {
	return []column[*item]{
		sheetText("source", f.Labels.SourceWord, func(x *item) string {
			if d := x.year.Document(x.source.Document); d != nil {
				return f.Text(d.Title)
			}
			return x.source.Document
		}),
		sheetText("place", f.Labels.Sheet.Place, func(x *item) string {
			if x.source.Page > 0 {
				return fmt.Sprintf("p.%d", x.source.Page)
			}
			return x.source.Heading
		}),
	}
}

// unitWord is a unit without a number before it.
func (f Format) unitWord(unit string) string {
	if word := strings.TrimSpace(f.Labels.Units[unit]); word != "" {
		return word
	}
	return unit
}

// sheetTarget is a target in full, or why there is none, with the number that
// the actual is compared with: last year's for a relative target.
func (f Format) sheetTarget(t model.Target, bound model.Bound) Cell {
	var c Cell
	switch {
	case t.Missing != "":
		c.Text = f.Labels.Missing[t.Missing]
	case t.Known():
		c.Text = f.Target(t)
	}
	switch {
	case t.Known() && t.HasNumber():
		c.Value = t.Value.String()
	case bound.Known:
		c.Value = bound.Value.String()
	}
	return c
}

func (f Format) sheetHQTarget(r *model.Result) Cell {
	if r.KPI.HQ == nil {
		return Cell{}
	}
	return f.sheetTarget(r.KPI.HQ.Target, model.Bound{})
}

// sheetFigure is a figure with its unit, or in full why there is none.
func (f Format) sheetFigure(fig model.Figure) Cell {
	switch {
	case fig.Missing != "":
		return Cell{Text: f.Labels.Missing[fig.Missing]}
	case !fig.Known():
		return Cell{}
	}
	return Cell{Text: f.Figure(fig), Value: exact(fig)}
}

// sheetRank is the bare number, which a spreadsheet can sort by.
func (f Format) sheetRank(r model.Rank) Cell {
	if r.Known() {
		return Cell{Text: strconv.Itoa(r.Value)}
	}
	return Cell{Text: f.Labels.Missing[r.Missing]}
}

func (f Format) sheetRating(r *model.Rating) Cell {
	switch {
	case r == nil:
		return Cell{}
	case r.Known():
		return Cell{Text: r.Grade}
	}
	return Cell{Text: f.Labels.Missing[r.Missing]}
}

func (f Format) sheetLastTarget(k *model.KPI) Cell { return f.sheetTarget(k.Target, model.Bound{}) }
func (f Format) sheetLastActual(k *model.KPI) Cell { return f.sheetFigure(k.Actual) }
func (f Format) sheetLastRank(k *model.KPI) Cell   { return f.sheetRank(k.Rank) }

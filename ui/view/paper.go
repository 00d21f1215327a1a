package view

import (
	"slices"

	"scorecard/ui/text"
)

// How wide the name must stay on paper: for figures that rows are read for, for
// other figures, and for those that can be read off their neighbours. Names that
// are shorter need no more than they have.
const (
	paperNameMin = 10
	paperSnug    = 16
	paperRoomy   = 30
)

// NewPaperGrid is a table for paper, where nobody scrolls and nothing is coloured
// for sure: names wrap, a column without content is left out, and what
// is joined to a column is within it.
func NewPaperGrid(t Table, p text.Printer) *Grid { return measured(onPaper(clean(t, p)), p) }

func onPaper(t Table) Table {
	t = t.without(func(i int) bool {
		counts := t.Columns[i].Counts
		return t.blank(i, func(c Cell) bool { return c.Text == "" || c.Text == "-" || c.Text == "0" && counts })
	})
	for i := len(t.Columns) - 1; i > 0; i-- {
		if c := &t.Columns[i]; c.Joined && t.Columns[i-1].Family == c.Family {
			t = t.join(i)
		}
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		c.Wrap, c.Tight = c.ID == NameColumn, i > 0 && t.Columns[i-1].ID == NumberColumn
	}
	headed := slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Kind == Heading })
	if !headed || len(t.Columns) == 0 || t.Columns[0].ID == NumberColumn {
		return t
	}
	for i := range t.Rows { // nothing else sets them off from their headings
		if t.Rows[i].Kind != Heading {
			t.Rows[i].Level++
		}
	}
	return t
}

// join moves a column into the one before, with a blank between them.
func (t Table) join(column int) Table {
	joined := t.without(func(i int) bool { return i == column })
	for i := range t.Rows {
		if t.Rows[i].Kind == Heading {
			continue
		}
		before, c := t.Rows[i].Cells[column-1], t.Rows[i].Cells[column]
		switch {
		case c.Text == "":
			continue
		case before.Text != "":
			tone := before.Tone
			c = InParts(Part{before.Text, before.Tone}, Part{" ", Plain}, Part{c.Text, c.Tone})
			c.Tone = tone
		}
		joined.Rows[i].Cells[column-1] = c
	}
	return joined
}

// Fit lays the columns out for paper, where all that is left out is gone: the
// columns that fit, the name as wide as it needs or as there is room. Columns move
// closer where that saves a figure or a name. It fails where a figure that rows
// are read for would have to go: such a table is better written as a list.
func (g *Grid) Fit(width int) (Page, bool) {
	wide := g.fit(width, Gap)
	if wide.ok && wide.name >= g.short && wide.figures == g.figures(nil) {
		return wide.page, true
	}
	dense := g.fit(width, TightGap)
	if dense.ok && (!wide.ok || dense.figures > wide.figures ||
		dense.figures == wide.figures && wide.name < g.short && dense.name >= g.short) {
		return dense.page, true
	}
	return wide.page, wide.ok
}

// fitted is a table on paper with one gap between its columns.
type fitted struct {
	page    Page
	name    int // how wide the name is
	figures int // how many columns are more than arithmetic or last year's
	ok      bool
}

func (g *Grid) fit(width, gap int) fitted {
	r := room{width: width, gap: gap, least: LastYear, skips: true, name: func(keep Keep) int {
		switch {
		case keep >= Important:
			return min(g.short, paperNameMin)
		case keep == Useful:
			return min(g.short, paperSnug)
		}
		return min(g.short, paperRoomy)
	}}
	shown := make([]bool, len(g.Columns))
	if complete := g.choose(shown, r); complete > Important {
		return fitted{}
	}
	f := fitted{ok: true, figures: g.figures(shown)}
	if g.name >= 0 {
		f.name = min(g.widths[g.name], g.left(shown, r))
	}
	f.page = g.place(shown, r, f.name)
	return f
}

// figures counts the shown columns, of all when shown is nil, that are more than
// arithmetic or last year's.
func (g *Grid) figures(shown []bool) int {
	n := 0
	for i := range g.Columns {
		if g.Columns[i].Keep >= Useful && (shown == nil || shown[i]) {
			n++
		}
	}
	return n
}

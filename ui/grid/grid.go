// Package grid lays a table of cells out in columns: which columns fit, how
// wide they are, and what text stands in each. The screen and the printed
// summary share it, so that a table is aligned in one way everywhere.
//
// A figure is never cut. When a table is too wide, whole columns leave, the
// least needed first; the ones that left form further pages beside the first.
// Only the name column gives room, down to a minimum.
package grid

import (
	"slices"

	"scorecard/ui/text"
	"scorecard/ui/view"
)

// NameColumn is the ID of the column that takes the room the others leave.
const NameColumn = "name"

// The room between two columns of a table; a tight column stands closer.
const (
	Gap      = 2
	TightGap = 1
)

// Grid is a table whose texts are cleaned and measured for one glyph set.
type Grid struct {
	Table   view.Table
	printer text.Printer
	widths  []int // the widest text of each column
	name    int   // index of the name column; -1 when there is none
	short   int   // the widest of the short names
}

// New cleans and measures a table. The table given is not changed.
func New(t view.Table, p text.Printer) *Grid {
	g := &Grid{Table: clean(t, p), printer: p, widths: make([]int, len(t.Columns))}
	g.name = g.Table.Column(NameColumn)
	for i := range g.Table.Columns {
		g.widths[i] = text.Width(g.Table.Columns[i].Title)
	}
	for i := range g.Table.Rows {
		g.measure(&g.Table.Rows[i])
	}
	return g
}

func clean(t view.Table, p text.Printer) view.Table {
	t.Title = p.Clean(t.Title)
	columns := make([]view.Column, len(t.Columns))
	copy(columns, t.Columns)
	for i := range columns {
		columns[i].Title = p.Clean(columns[i].Title)
	}
	rows := make([]view.Row, len(t.Rows))
	for i := range t.Rows {
		rows[i] = t.Rows[i]
		rows[i].Cells = make([]view.Cell, len(t.Rows[i].Cells))
		for j, c := range t.Rows[i].Cells {
			c.Text, c.Short, c.Parts = p.Clean(c.Text), p.Clean(c.Short), cleanParts(c.Parts, p)
			rows[i].Cells[j] = c
		}
	}
	t.Columns, t.Rows = columns, rows
	return t
}

func cleanParts(parts []view.Part, p text.Printer) []view.Part {
	clean := make([]view.Part, len(parts))
	for i := range parts {
		clean[i] = view.Part{Text: p.Clean(parts[i].Text), Tone: parts[i].Tone}
	}
	return clean
}

func (g *Grid) measure(r *view.Row) {
	if r.Kind == view.Heading {
		return
	}
	for i := range r.Cells {
		width := text.Width(r.Cells[i].Text)
		if i == g.name {
			width += indent(r)
			g.short = max(g.short, text.Width(r.Cells[i].Short)+indent(r))
		}
		g.widths[i] = max(g.widths[i], width)
	}
}

func indent(r *view.Row) int { return 2 * r.Level }

// Placed is a column that is shown: which one, where, and how wide.
type Placed struct {
	Column int // index into the table's columns
	X      int // from the left edge of the table
	Width  int
}

// Page is the columns that stand beside each other at one time.
type Page []Placed

// Pages lays the columns out in the width. The first page has the columns that
// matter most; the rest follow, each page repeating the columns that are always
// kept up to the name. There is always at least one page.
func (g *Grid) Pages(width, nameMin int) []Page {
	shown := g.choose(width, nameMin)
	pages := []Page{g.place(shown, width)}
	var rest []int
	for i := range g.Table.Columns {
		if !contains(shown, i) {
			rest = append(rest, i)
		}
	}
	for len(rest) > 0 {
		page := g.frozen()
		before := len(page)
		for len(rest) > 0 && (len(page) == before || g.needs(append(page, rest[0]), nameMin) <= width) {
			page, rest = append(page, rest[0]), rest[1:]
		}
		pages = append(pages, g.place(page, width))
	}
	return pages
}

// choose drops columns by how long they are kept until the rest fits. What other
// columns say too and the dimmed figures of the year before leave before a short
// name is cut.
func (g *Grid) choose(width, nameMin int) []int {
	shown := make([]int, len(g.Table.Columns))
	for i := range shown {
		shown[i] = i
	}
	for {
		drop := g.leastNeeded(shown)
		if drop < 0 {
			return shown
		}
		least := nameMin
		if g.Table.Columns[shown[drop]].Keep <= view.LastYear {
			least = max(nameMin, g.short)
		}
		if g.needs(shown, least) <= width {
			return shown
		}
		leaves := g.lead(shown[drop])
		shown = slices.DeleteFunc(shown, func(column int) bool { return g.lead(column) == leaves })
	}
}

// lead is the first of the columns that count one thing, such as the statuses:
// some of them alone would pass for all, so they leave together. Other columns
// lead themselves.
func (g *Grid) lead(column int) int {
	columns := g.Table.Columns
	first := column
	for first > 0 && columns[first].Tight && columns[first-1].Keep == columns[column].Keep {
		first--
	}
	if columns[first].Tight { // it belongs to a column that is kept longer
		return column
	}
	return first
}

// leastNeeded finds the column to drop next: the lowest Keep, the rightmost of
// equals. The number, the name and, as long as it can be helped, what is always
// kept stay; -1 when only number and name are left.
func (g *Grid) leastNeeded(shown []int) int {
	drop := -1
	for i, column := range shown {
		if column <= g.name || g.widths[column] == 0 {
			continue
		}
		if drop < 0 || g.Table.Columns[column].Keep <= g.Table.Columns[shown[drop]].Keep {
			drop = i
		}
	}
	return drop
}

// frozen are the columns up to the name, which stand on every page.
func (g *Grid) frozen() []int {
	var columns []int
	for i := 0; i <= g.name; i++ {
		columns = append(columns, i)
	}
	return columns
}

// needs is the width of the columns with the name at its minimum.
func (g *Grid) needs(columns []int, nameMin int) int {
	total := 0
	for _, i := range columns {
		width := g.widths[i]
		if i == g.name {
			width = min(max(width, 1), nameMin)
		}
		if width > 0 {
			total += g.gap(i, total) + width
		}
	}
	return total
}

// gap is the room before a column that stands at x.
func (g *Grid) gap(column, x int) int {
	switch {
	case x == 0:
		return 0
	case g.Table.Columns[column].Tight:
		return TightGap
	}
	return Gap
}

// place gives each column its position; the name column takes what is left, but
// no more than its widest text when the table is not the screen's whole width.
func (g *Grid) place(columns []int, width int) Page {
	others := g.needs(columns, 1) - 1 // the name at one column keeps its gap
	var page Page
	x := 0
	for _, i := range columns {
		w := g.widths[i]
		if w == 0 {
			continue
		}
		x += g.gap(i, x)
		if i == g.name {
			w = max(width-others, 1)
		}
		w = max(min(w, width-x), 0)
		page = append(page, Placed{Column: i, X: x, Width: w})
		x += w
	}
	return page
}

func contains(list []int, i int) bool {
	for _, other := range list {
		if other == i {
			return true
		}
	}
	return false
}

// Segment is a piece of a line: text in exactly its column's width.
type Segment struct {
	Text string
	Tone view.Tone
	X    int
}

// Header is the line of column titles.
func (g *Grid) Header(page Page) []Segment {
	var line []Segment
	for _, at := range page {
		column := &g.Table.Columns[at.Column]
		line = append(line, Segment{Text: g.pad(column.Title, at.Width, column.Align), Tone: view.Dim, X: at.X})
	}
	return line
}

// Height is how many lines a row takes on a page: more than one where its name
// wraps.
func (g *Grid) Height(i int, page Page) int {
	r := &g.Table.Rows[i]
	if r.Kind == view.Heading || g.name < 0 || !g.Table.Columns[g.name].Wrap {
		return 1
	}
	for _, at := range page {
		if at.Column == g.name {
			return max(len(g.nameLines(r, at)), 1)
		}
	}
	return 1
}

func (g *Grid) nameLines(r *view.Row, at Placed) []string {
	return text.Wrap(r.Cells[g.name].Text, at.Width-min(indent(r), at.Width))
}

// More is the nth line of a row whose name wraps; the first is Row.
func (g *Grid) More(i, n int, page Page) []Segment {
	r := &g.Table.Rows[i]
	for _, at := range page {
		if at.Column != g.name {
			continue
		}
		lead := spaces(min(indent(r), at.Width))
		return []Segment{{Text: g.printer.PadRight(lead+g.nameLines(r, at)[n], at.Width), Tone: r.Cells[g.name].Tone, X: at.X}}
	}
	return nil
}

// Row is a row's first line on a page. A heading runs over all columns.
func (g *Grid) Row(i int, page Page, width int) []Segment {
	r := &g.Table.Rows[i]
	if r.Kind == view.Heading {
		c := r.Cells[0]
		return []Segment{{Text: g.printer.PadRight(spaces(indent(r))+c.Text, width), Tone: c.Tone}}
	}
	var line []Segment
	for _, at := range page {
		if at.Column >= len(r.Cells) {
			continue
		}
		c := &r.Cells[at.Column]
		if len(c.Parts) > 0 && text.Width(c.Text) <= at.Width {
			line = append(line, g.parts(at, c)...)
			continue
		}
		line = append(line, Segment{Text: g.fit(r, at, c), Tone: c.Tone, X: at.X})
	}
	return line
}

// parts lays the parts of a cell beside each other, and fills the column.
func (g *Grid) parts(at Placed, c *view.Cell) []Segment {
	var line []Segment
	x := at.X
	for _, p := range c.Parts {
		line = append(line, Segment{Text: p.Text, Tone: p.Tone, X: x})
		x += text.Width(p.Text)
	}
	return append(line, Segment{Text: spaces(at.X + at.Width - x), X: x})
}

func (g *Grid) fit(r *view.Row, at Placed, c *view.Cell) string {
	if at.Column != g.name {
		return g.pad(c.Text, at.Width, g.Table.Columns[at.Column].Align)
	}
	lead := min(indent(r), at.Width)
	name := c.Text
	if c.Short != "" && text.Width(name) > at.Width-lead {
		name = c.Short
	}
	if lines := text.Wrap(name, at.Width-lead); g.Table.Columns[g.name].Wrap && len(lines) > 0 {
		name = lines[0]
	}
	return g.printer.PadRight(spaces(lead)+name, at.Width)
}

// pad aligns a cell. A figure without room is replaced whole: its beginning
// could be read as another figure.
func (g *Grid) pad(s string, width int, align view.Align) string {
	if align == view.Right {
		if text.Width(s) > width {
			s = g.printer.Glyphs().Ellipsis
		}
		return g.printer.PadLeft(s, width)
	}
	return g.printer.PadRight(s, width)
}

func spaces(n int) string {
	const blank = "                                "
	if n <= len(blank) {
		return blank[:max(n, 0)]
	}
	return blank + spaces(n-len(blank))
}

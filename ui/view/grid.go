package view

import (
	"slices"
	"strings"

	"scorecard/ui/text"
)

// The room between two columns of a table; a tight column is closer.
const (
	Gap      = 2
	TightGap = 1
)

// Grid is a table whose texts are cleaned and measured for one glyph set, to be
// laid out for a screen by [Grid.Pages] or for paper by [Grid.Fit].
//
// A figure is never cut. When a table is too wide, whole columns leave, the
// least needed first; only the name gives room, down to a minimum.
type Grid struct {
	Table
	printer text.Printer
	widths  []int // the widest text of each column
	name    int   // index of the name's column; -1 when there is none
	short   int   // the width that shows every name at least in short
}

// NewGrid cleans and measures a table. The table given is not changed.
func NewGrid(t Table, p text.Printer) *Grid { return measured(clean(t, p), p) }

func measured(t Table, p text.Printer) *Grid {
	g := &Grid{Table: t, printer: p, widths: make([]int, len(t.Columns))}
	g.name = g.Column(NameColumn)
	for i := range g.Columns {
		g.widths[i] = text.Width(g.Columns[i].Title)
	}
	if g.name >= 0 {
		g.short = g.widths[g.name]
	}
	for i := range g.Rows {
		g.measure(&g.Rows[i])
	}
	return g
}

func clean(t Table, p text.Printer) Table {
	t.Title = p.Clean(t.Title)
	t.Columns, t.Rows = slices.Clone(t.Columns), slices.Clone(t.Rows)
	for i := range t.Columns {
		t.Columns[i].Title = p.Clean(t.Columns[i].Title)
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		row.Cells = slices.Clone(row.Cells)
		for j := range row.Cells {
			c := &row.Cells[j]
			c.Text, c.Short, c.Parts = p.Clean(c.Text), p.Clean(c.Short), slices.Clone(c.Parts)
			for k := range c.Parts {
				c.Parts[k].Text = p.Clean(c.Parts[k].Text)
			}
		}
	}
	return t
}

func (g *Grid) measure(r *Row) {
	if r.Kind == Heading {
		return
	}
	for i := range r.Cells {
		width := text.Width(r.Cells[i].Text)
		if i == g.name {
			short := width
			if r.Cells[i].Short != "" {
				short = min(short, text.Width(r.Cells[i].Short))
			}
			width += indent(r)
			g.short = max(g.short, short+indent(r))
		}
		g.widths[i] = max(g.widths[i], width)
	}
}

func indent(r *Row) int { return 2 * r.Level }

// Placed is a column that is shown: which one, where, and how wide.
type Placed struct {
	Column int // index into the table's columns
	X      int // from the left edge of the table
	Width  int
}

// Page is the columns that are shown beside each other at one time.
type Page []Placed

// room is what a table is laid out in.
type room struct {
	width int
	gap   int            // between two columns
	name  func(Keep) int // how wide the name must stay for a column of that rank to be shown
	least Keep           // columns of lower ranks are not shown
	skips bool           // a narrow column may be shown where a wider one before it is not
}

// choose adds to the shown columns by how long they are kept, and within a rank
// from the left, as long as they fit. It returns the lowest rank that is complete.
func (g *Grid) choose(shown []bool, r room) Keep {
	for keep := Always; keep >= r.least; keep-- {
		complete := true
		for i := range g.Columns {
			if g.Columns[i].Keep != keep || shown[i] || !complete && !r.skips {
				continue
			}
			family := g.family(i, shown)
			set(shown, family, true)
			if g.needs(shown, r.gap, r.name(keep)) > r.width {
				set(shown, family, false)
				complete = false
			}
		}
		if !complete {
			return keep + 1
		}
	}
	return r.least
}

// family are the columns that are shown together with one, of those that are not
// shown.
func (g *Grid) family(column int, shown []bool) []int {
	c := &g.Columns[column]
	if c.Family == "" {
		return []int{column}
	}
	var family []int
	for i := range g.Columns {
		if g.Columns[i].Family == c.Family && g.Columns[i].Keep == c.Keep && !shown[i] {
			family = append(family, i)
		}
	}
	return family
}

func set(shown []bool, columns []int, to bool) {
	for _, i := range columns {
		shown[i] = to
	}
}

// needs is the width of the shown columns with the name that wide, or as wide as
// its widest text where that is less.
func (g *Grid) needs(shown []bool, gap, name int) int {
	total := 0
	for i, width := range g.widths {
		if !shown[i] {
			continue
		}
		if i == g.name {
			width = min(max(width, 1), name)
		}
		if width > 0 {
			total += g.gap(i, total, gap) + width
		}
	}
	return total
}

// gap is the room before a column at x.
func (g *Grid) gap(column, x, gap int) int {
	switch {
	case x == 0:
		return 0
	case g.Columns[column].Tight:
		return TightGap
	}
	return gap
}

// place gives each column its position, and the name that width. What is beyond
// the edge of a room that is too small even for one column is left out.
func (g *Grid) place(shown []bool, r room, name int) Page {
	var page Page
	x := 0
	for i, width := range g.widths {
		if i == g.name {
			width = name
		}
		if !shown[i] || width == 0 {
			continue
		}
		at := x + g.gap(i, x, r.gap)
		if width = min(width, r.width-at); width > 0 {
			page = append(page, Placed{Column: i, X: at, Width: width})
			x = at + width
		}
	}
	return page
}

// left is the width that the other columns leave for the name.
func (g *Grid) left(shown []bool, r room) int {
	return r.width - g.needs(shown, r.gap, 1) + 1 // the name at one column keeps its gap
}

// Pages lays the columns out for a screen, where the name takes what is left.
// The first page has the columns that matter most; the rest follow, each page
// repeating the columns up to the name. There is always at least one page.
func (g *Grid) Pages(width, nameMin int) []Page {
	r := room{width: width, gap: Gap, least: Spare, name: func(keep Keep) int {
		if keep <= LastYear { // they leave before a short name is cut
			return max(nameMin, g.short)
		}
		return nameMin
	}}
	shown := g.frozen()
	g.choose(shown, r)
	pages := []Page{g.place(shown, r, max(g.left(shown, r), 1))}
	var rest []int
	for i := range g.Columns {
		if !shown[i] && g.widths[i] > 0 {
			rest = append(rest, i)
		}
	}
	for len(rest) > 0 {
		shown, first := g.frozen(), true
		for len(rest) > 0 {
			shown[rest[0]] = true
			if shown[rest[0]] = first || g.needs(shown, r.gap, nameMin) <= width; !shown[rest[0]] {
				break
			}
			rest, first = rest[1:], false
		}
		pages = append(pages, g.place(shown, r, max(g.left(shown, r), 1)))
	}
	return pages
}

// frozen are the columns up to the name, which are on every page of a screen.
func (g *Grid) frozen() []bool {
	shown := make([]bool, len(g.Columns))
	for i := 0; i <= g.name; i++ {
		shown[i] = true
	}
	return shown
}

// Segment is a piece of a line: text in exactly its column's width.
type Segment struct {
	Text string
	Tone Tone
	X    int
}

// Header is the line of column titles.
func (g *Grid) Header(page Page) []Segment {
	var line []Segment
	for _, at := range page {
		column := &g.Columns[at.Column]
		line = append(line, Segment{Text: g.pad(column.Title, at.Width, column.Align), Tone: Dim, X: at.X})
	}
	return line
}

// nameAt is where the name is on a page; ok is false where it is not.
func (g *Grid) nameAt(page Page) (at Placed, ok bool) {
	for _, at := range page {
		if at.Column == g.name {
			return at, true
		}
	}
	return Placed{}, false
}

// Height is how many lines a row takes on a page: more than one where its name
// wraps.
func (g *Grid) Height(i int, page Page) int {
	r := &g.Rows[i]
	at, ok := g.nameAt(page)
	if !ok || r.Kind == Heading || !g.Columns[g.name].Wrap {
		return 1
	}
	return len(g.nameLines(r, at))
}

// nameLines is the name in lines of its column's width: in full where it fits on
// one, else in short, else wrapped.
func (g *Grid) nameLines(r *Row, at Placed) []string {
	lead := lead(r, at)
	name := g.nameIn(r, at)
	if !g.Columns[g.name].Wrap {
		return []string{spaces(lead) + name}
	}
	lines := text.Wrap(name, at.Width-lead)
	if len(lines) == 0 { // no room at all
		return []string{""}
	}
	for i := range lines {
		lines[i] = spaces(lead) + lines[i]
	}
	return lines
}

// lead is the room before a name, which leaves most of its column to the name.
func lead(r *Row, at Placed) int { return min(indent(r), at.Width/4) }

func (g *Grid) nameIn(r *Row, at Placed) string {
	name := &r.Cells[g.name]
	if name.Short != "" && text.Width(name.Text) > at.Width-lead(r, at) {
		return name.Short
	}
	return name.Text
}

// Shortened reports whether a row's name is not shown in full.
func (g *Grid) Shortened(i int, page Page) bool {
	r := &g.Rows[i]
	at, ok := g.nameAt(page)
	return ok && g.nameIn(r, at) != r.Cells[g.name].Text
}

// More is the nth line of a row whose name wraps; the first is Row.
func (g *Grid) More(i, n int, page Page) []Segment {
	r := &g.Rows[i]
	at, ok := g.nameAt(page)
	if !ok {
		return nil
	}
	return []Segment{{Text: g.printer.PadRight(g.nameLines(r, at)[n], at.Width), Tone: r.Cells[g.name].Tone, X: at.X}}
}

// Row is a row's first line on a page. A heading runs over all columns.
func (g *Grid) Row(i int, page Page, width int) []Segment {
	r := &g.Rows[i]
	if r.Kind == Heading {
		c := r.Cells[0]
		return []Segment{{Text: g.printer.PadRight(spaces(indent(r))+c.Text, width), Tone: c.Tone}}
	}
	var line []Segment
	for _, at := range page {
		c := &r.Cells[at.Column]
		switch {
		case at.Column == g.name:
			name := g.nameLines(r, at)[0]
			line = append(line, Segment{Text: g.printer.PadRight(name, at.Width), Tone: c.Tone, X: at.X})
		case len(c.Parts) > 0 && text.Width(c.Text) <= at.Width:
			line = append(line, parts(at, c, g.Columns[at.Column].Align)...)
		default:
			line = append(line, Segment{Text: g.pad(c.Text, at.Width, g.Columns[at.Column].Align), Tone: c.Tone, X: at.X})
		}
	}
	return line
}

// parts puts the parts of a cell beside each other, and fills the column.
func parts(at Placed, c *Cell, align Align) []Segment {
	var line []Segment
	x, free := at.X, at.Width-text.Width(c.Text)
	if align == Right {
		line, x = append(line, Segment{Text: spaces(free), X: x}), x+free
	}
	for _, p := range c.Parts {
		line = append(line, Segment{Text: p.Text, Tone: p.Tone, X: x})
		x += text.Width(p.Text)
	}
	return append(line, Segment{Text: spaces(at.X + at.Width - x), X: x})
}

// pad aligns a cell. A figure without room is replaced whole: its beginning
// could be read as another figure.
func (g *Grid) pad(s string, width int, align Align) string {
	if align == Right {
		if text.Width(s) > width {
			s = g.printer.Glyphs().Ellipsis
		}
		return g.printer.PadLeft(s, width)
	}
	return g.printer.PadRight(s, width)
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }

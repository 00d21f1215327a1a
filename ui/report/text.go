package report

import (
	"bufio"
	"strings"

	"scorecard/ui/text"
	"scorecard/ui/view"
)

// plain paints nothing.
type plain struct{}

func (plain) Paint(_ view.Tone, s string) string { return s }

// textWriter writes a page in lines of at most width columns.
type textWriter struct {
	out   *bufio.Writer
	p     text.Printer
	paint Painter
	width int
	full  string // the title of the list of full names
}

func writeText(out *bufio.Writer, p *page, o Options) {
	w := &textWriter{out: out, p: o.Printer, paint: o.Paint, width: o.width(), full: o.format().Labels.Sheet.FullNames}
	if w.paint == nil {
		w.paint = plain{}
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		if i > 0 && parted(&p.blocks[i-1], b) {
			w.line("")
		}
		w.block(b)
	}
}

// parted reports whether an empty line separates two blocks.
func parted(before, b *block) bool {
	switch {
	case b.Kind == headingBlock:
		return true
	case before.Kind == headingBlock:
		return before.Level == 1
	}
	return before.Kind != b.Kind
}

func (w *textWriter) block(b *block) {
	switch b.Kind {
	case headingBlock:
		w.heading(b)
	case factsBlock:
		w.facts(b.Facts, "")
	case itemBlock:
		indent := strings.Repeat("  ", min(b.Level, w.width/8))
		w.hanging(indent+"- ", indent+"  ", w.p.CleanLines(b.Text.Text), b.Text.Tone)
	case tableBlock:
		w.table(b.Table)
	case stackBlock, chartBlock: // drawn on a web page alone
	}
}

func (w *textWriter) line(s string) {
	w.out.WriteString(s) // an error is kept and told by the flush
	w.out.WriteByte('\n')
}

func (w *textWriter) heading(b *block) {
	mark := strings.Repeat("#", b.Level) + " "
	w.hanging(mark, strings.Repeat(" ", len(mark)), w.p.Clean(b.Text.Text), view.Strong)
}

// hanging wraps text after a first mark, with the lines below indented.
func (w *textWriter) hanging(first, rest, s string, tone view.Tone) {
	for i, line := range text.Wrap(strings.TrimSpace(s), w.width-len(first)) {
		if i > 0 {
			first = rest
		}
		w.line(strings.TrimRight(first+w.painted(tone, line), " "))
	}
}

func (w *textWriter) painted(tone view.Tone, s string) string {
	if s == "" {
		return ""
	}
	return w.paint.Paint(tone, s)
}

// facts fills lines with short facts, none of them broken unless it is wider
// than a line.
func (w *textWriter) facts(facts []fact, indent string) {
	var line strings.Builder
	room := w.width - len(indent)
	used := 0
	flush := func() {
		if used > 0 {
			w.line(indent + line.String())
		}
		line.Reset()
		used = 0
	}
	for _, f := range facts {
		title, said := w.p.Clean(f.Title), w.p.Clean(f.Text)
		if title != "" {
			title += " "
		}
		width := text.Width(title + said)
		if used > 0 && used+view.Gap+width > room {
			flush()
		}
		if width > room {
			w.hanging(indent, indent, title+said, f.Tone)
			continue
		}
		if used > 0 {
			line.WriteString("  ")
			used += view.Gap
		}
		line.WriteString(title + w.painted(f.Tone, said))
		used += width
	}
	flush()
}

// table writes aligned columns where they fit, else every row as a list, so
// that no figure is cut at any width.
func (w *textWriter) table(t view.Table) {
	g := view.NewPaperGrid(t, w.p)
	page, ok := g.Fit(w.width)
	if !ok {
		w.list(g)
		return
	}
	w.segments(g.Header(page))
	var shortened []*view.Row
	for i := range g.Rows {
		row := &g.Rows[i]
		if row.Kind == view.Heading {
			w.hanging("", "", row.Cells[0].Text, view.Strong)
			continue
		}
		w.segments(g.Row(i, page, w.width))
		for n := 1; n < g.Height(i, page); n++ {
			w.segments(g.More(i, n, page))
		}
		if g.Shortened(i, page) {
			shortened = append(shortened, row)
		}
	}
	w.fullNames(g, shortened)
}

// segments writes a line of a table. A tone covers the words, not the room around
// them, and no blank is left at the end.
func (w *textWriter) segments(line []view.Segment) {
	var b strings.Builder
	x := 0
	for _, s := range line {
		words := strings.TrimLeft(s.Text, " ")
		at := s.X + len(s.Text) - len(words)
		if words = strings.TrimRight(words, " "); words != "" {
			b.WriteString(strings.Repeat(" ", at-x) + w.paint.Paint(s.Tone, words))
			x = at + text.Width(words)
		}
	}
	w.line(b.String())
}

// fullNames lists the names that the table had room for only in short.
func (w *textWriter) fullNames(g *view.Grid, rows []*view.Row) {
	if len(rows) == 0 {
		return
	}
	w.line("")
	w.hanging("", "", w.p.Clean(w.full)+":", view.Dim)
	for _, row := range rows {
		name := row.Cells[g.Column(view.NameColumn)].Text
		if number := g.Column(view.NumberColumn); number >= 0 {
			name = strings.TrimSpace(row.Cells[number].Text + " " + name)
		}
		w.hanging("- ", "  ", name, view.Dim)
	}
}

// list writes each row as its name and, below, its figures with their titles.
func (w *textWriter) list(g *view.Grid) {
	for i := range g.Rows {
		row := &g.Rows[i]
		if row.Kind == view.Heading {
			w.hanging("", "", row.Cells[0].Text, view.Strong)
			continue
		}
		head := ""
		var facts []fact
		for j, c := range row.Cells {
			switch column := &g.Columns[j]; {
			case column.ID == view.NumberColumn || column.ID == view.NameColumn:
				head = strings.TrimSpace(head + " " + c.Text)
			case c.Text != "":
				facts = append(facts, fact{Title: column.Title, Cell: c})
			}
		}
		w.hanging("- ", "  ", head, view.Plain)
		w.facts(facts, "  ")
	}
}

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

// parted reports whether an empty line stands between two blocks.
func parted(before, b *block) bool {
	switch {
	case b.kind == headingBlock:
		return true
	case before.kind == headingBlock:
		return before.level == 1
	}
	return before.kind != b.kind
}

func (w *textWriter) block(b *block) {
	switch b.kind {
	case headingBlock:
		w.heading(b)
	case factsBlock:
		w.facts(b.facts, "")
	case itemBlock:
		indent := strings.Repeat("  ", min(b.level, w.width/8))
		w.hanging(indent+"- ", indent+"  ", w.p.CleanLines(b.text.Text), b.text.Tone)
	case tableBlock:
		w.table(b.table)
	case stackBlock, chartBlock: // drawn on a web page alone
	}
}

func (w *textWriter) line(s string) {
	w.out.WriteString(s) // an error is kept and told by the flush
	w.out.WriteByte('\n')
}

func (w *textWriter) heading(b *block) {
	mark := strings.Repeat("#", b.level) + " "
	w.hanging(mark, strings.Repeat(" ", len(mark)), w.p.Clean(b.text.Text), view.Strong)
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
		title, said := w.p.Clean(f.title), w.p.Clean(f.Text)
		if title != "" {
			title += " "
		}
		width := text.Width(title + said)
		if used > 0 && used+gap+width > room {
			flush()
		}
		if width > room {
			w.hanging(indent, indent, title+said, f.Tone)
			continue
		}
		if used > 0 {
			line.WriteString("  ")
			used += gap
		}
		line.WriteString(title + w.painted(f.Tone, said))
		used += width
	}
	flush()
}

// table writes aligned columns where they fit, else every row as a list, so
// that no figure is cut at any width.
func (w *textWriter) table(t view.Table) {
	s := newSheet(t, w.p)
	columns, ok := s.fit(w.width)
	if !ok {
		w.list(s)
		return
	}
	w.header(s, columns)
	var shortened []*view.Row
	for i := range s.table.Rows {
		row := &s.table.Rows[i]
		if row.Kind == view.Heading {
			w.hanging("", "", row.Cells[0].Text, view.Strong)
			continue
		}
		if w.row(s, columns, row) {
			shortened = append(shortened, row)
		}
	}
	w.fullNames(s, shortened)
}

// fullNames tells the names that the table had room for only in short.
func (w *textWriter) fullNames(s *sheet, rows []*view.Row) {
	if len(rows) == 0 {
		return
	}
	w.line("")
	w.hanging("", "", w.p.Clean(w.full)+":", view.Dim)
	for _, row := range rows {
		head := "- "
		if number := s.table.Column("number"); number >= 0 && row.Cells[number].Text != "" {
			head += row.Cells[number].Text + " "
		}
		w.hanging("- ", "  ", strings.TrimPrefix(head, "- ")+row.Cells[s.columns[s.name].at[0]].Text, view.Dim)
	}
}

func (w *textWriter) header(s *sheet, columns []column) {
	var l line
	for i := range columns {
		c := &columns[i]
		title := w.p.Fit(c.Title, c.width)
		l.put(c, text.Width(title), w.painted(view.Dim, title))
		l.space(s, c)
	}
	w.line(l.String())
}

// row writes one row; a name that does not fit goes on below itself. It reports
// whether the name was shortened.
func (w *textWriter) row(s *sheet, columns []column, row *view.Row) bool {
	lines, short := nameLines(s, columns, row)
	for n := range max(len(lines), 1) {
		var l line
		for i := range columns {
			c := &columns[i]
			switch {
			case c.ID == "name":
				tone := row.Cells[c.at[0]].Tone
				l.put(c, text.Width(lines[n]), strings.Repeat(" ", indentOf(lines[n]))+w.painted(tone, strings.TrimLeft(lines[n], " ")))
			case n == 0:
				l.put(c, cellWidth(row, c), w.cells(row, c))
			default:
				l.put(c, 0, "")
			}
			l.space(s, c)
		}
		w.line(l.String())
	}
	return short
}

// nameLines is the name in lines of the width: in full where it fits on one,
// else in short, else wrapped.
func nameLines(s *sheet, columns []column, row *view.Row) (lines []string, short bool) {
	if s.name < 0 {
		return []string{""}, false
	}
	width := 0
	for i := range columns {
		if columns[i].ID == "name" {
			width = columns[i].width
		}
	}
	indent := min(2*row.Level, width/4)
	name := row.Cells[s.columns[s.name].at[0]]
	shown := name.Text
	if text.Width(shown)+indent > width && name.Short != "" {
		shown, short = name.Short, name.Short != name.Text
	}
	for _, line := range text.Wrap(shown, max(width-indent, 2)) {
		lines = append(lines, strings.Repeat(" ", indent)+line)
	}
	return lines, short
}

func indentOf(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

func cellWidth(row *view.Row, c *column) int {
	width := 0
	for i, piece := range pieces(row, c) {
		if i > 0 {
			width++
		}
		width += text.Width(piece.Text)
	}
	return width
}

func (w *textWriter) cells(row *view.Row, c *column) string {
	var parts []string
	for _, piece := range pieces(row, c) {
		tone := piece.Tone
		if c.Dim {
			tone = view.Dim
		}
		parts = append(parts, w.painted(tone, piece.Text))
	}
	return strings.Join(parts, " ")
}

// line is one line of a table in the making. Spaces wait until something stands
// behind them, so that none is left at the end.
type line struct {
	strings.Builder
	waiting int
}

func (l *line) put(c *column, width int, painted string) {
	free := max(c.width-width, 0)
	if c.Align == view.Right {
		l.waiting += free
		free = 0
	}
	if painted != "" {
		l.WriteString(strings.Repeat(" ", l.waiting))
		l.WriteString(painted)
		l.waiting = 0
	} else {
		free += width
	}
	l.waiting += free
}

func (l *line) space(s *sheet, c *column) {
	if c.ID == "number" {
		l.waiting += tight
		return
	}
	l.waiting += s.gap
}

// list tells each row as its name and, below, its figures with their titles.
func (w *textWriter) list(s *sheet) {
	for i := range s.table.Rows {
		row := &s.table.Rows[i]
		if row.Kind == view.Heading {
			w.hanging("", "", row.Cells[0].Text, view.Strong)
			continue
		}
		head, facts := s.told(row)
		w.hanging("- ", "  ", head, view.Plain)
		w.facts(facts, "  ")
	}
}

// told is a row as a head and the facts that say something.
func (s *sheet) told(row *view.Row) (head string, facts []fact) {
	for i := range s.columns {
		c := &s.columns[i]
		var parts []string
		tone := view.Plain
		for _, piece := range pieces(row, c) {
			parts = append(parts, piece.Text)
			if tone == view.Plain {
				tone = piece.Tone
			}
		}
		said := strings.Join(parts, " ")
		switch {
		case c.ID == "number" || c.ID == "name":
			head = strings.TrimSpace(head + " " + said)
		case said != "":
			facts = append(facts, fact{title: c.Title, Cell: view.Cell{Text: said, Tone: tone}})
		}
	}
	return head, facts
}

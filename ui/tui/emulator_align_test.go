package tui

import (
	"fmt"
	"strings"

	"scorecard/ui/emulator"
	"scorecard/ui/layout"
	"scorecard/ui/view"
)

// crooked says what does not stand in its column on a terminal: a rule, the line
// between the detail's halves, or the end of a figure.
func (l *live) crooked(terminal *emulator.Terminal) string {
	m, cells := l.tap.Model, terminal.Cells()
	if m.mode == helping || m.draft != nil || m.card == nil {
		return ""
	}
	screen := m.plan()
	for _, rule := range []layout.Region{screen.TopRule, screen.DetailRule, screen.BottomRule} {
		for x := 0; rule.Height > 0 && x < screen.Width; x++ {
			if cells[rule.Y][x] != m.printer.Glyphs().Rule {
				return fmt.Sprintf("the rule in line %d has %q at %d", rule.Y, cells[rule.Y][x], x)
			}
		}
	}
	if fault := l.crookedDetail(&screen, cells); fault != "" {
		return fault
	}
	p := m.pages[m.spot()]
	for y := screen.List.Y; y < screen.List.End() && p != nil && p.top+y-screen.List.Y < len(p.lines); y++ {
		if fault := crookedRow(p, p.top+y-screen.List.Y, cells[y]); fault != "" {
			return fmt.Sprintf("line %d: %s", y, fault)
		}
	}
	return ""
}

func (l *live) crookedDetail(screen *layout.Screen, cells [][]string) string {
	columns, wide := screen.DetailColumns()
	d := l.tap.detail
	if columns == 1 || d == nil {
		return ""
	}
	x := layout.Margin + wide + 1
	for y := screen.Detail.Y; y < screen.Detail.End() && d.top+y-screen.Detail.Y < len(d.lines); y++ {
		if row := cells[y]; row[x] != l.tap.printer.Glyphs().Separator || row[x-1] != " " || row[x+1] != " " {
			return fmt.Sprintf("line %d of the detail has %q at %d", y, row[x-1:x+2], x)
		}
	}
	return ""
}

// crookedRow holds that each column of a row begins or ends where it should, and
// has a blank at either side. The row's mark is counted with the margin.
func crookedRow(p *page, line int, row []string) string {
	ref := p.lines[line]
	b := &p.blocks[ref.block]
	left := layout.Margin + layout.Marker
	blank := func(x int) bool { return x < 0 || x >= len(row) || row[x] == " " }
	for _, at := range b.page(p.col) {
		if ref.kind == blankLine || ref.kind == rowLine && b.grid.Table.Rows[ref.row].Kind == view.Heading || at.Width == 0 {
			continue
		}
		column := &b.grid.Table.Columns[at.Column]
		words, tone := column.Title, view.Dim
		if ref.kind == rowLine {
			c := &b.grid.Table.Rows[ref.row].Cells[at.Column]
			words, tone = c.Text, c.Tone
		}
		first, last := left+at.X, left+at.X+at.Width-1
		if ref.part > 0 { // the name alone goes on below
			if column.ID != "name" && strings.TrimSpace(strings.Join(row[first:last+1], "")) != "" {
				return fmt.Sprintf("the column %s is not empty below its row: %q", column.ID, row)
			}
			continue
		}
		inner := first
		if tone >= view.GradeBest && tone <= view.GradeWorst && at.Width >= 3 { // its ground begins a column before it
			inner++
		}
		switch {
		case !blank(first-1) || !blank(last+1):
			return fmt.Sprintf("the column %s from %d to %d is left: %q", column.ID, first, last, row)
		case ref.part > 0:
			// What goes on from the line above stands somewhere in its column.
		case column.Align == view.Right && words != strings.TrimRight(words, " \u3000") || column.Align == view.Left && words != strings.TrimLeft(words, " \u3000"):
			// What is blank at its end begins or ends where nobody sees it.
		case words != "" && column.Align == view.Right && blank(last):
			return fmt.Sprintf("%q does not end at %d: %q", words, last, row)
		case words != "" && column.Align == view.Left && column.ID != "name" && blank(inner):
			return fmt.Sprintf("%q does not begin at %d: %q", words, inner, row)
		}
	}
	return ""
}

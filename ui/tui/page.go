package tui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"scorecard/ui/grid"
	"scorecard/ui/layout"
	"scorecard/ui/text"
	"scorecard/ui/theme"
	"scorecard/ui/view"
)

// page is one list of the program, laid out for the present width: one table,
// or several below each other. Lines are painted once and kept.
type page struct {
	blocks  []block
	lines   []lineRef
	items   []int // the lines that can be selected
	at      int   // index into items; meaningless when there are none
	top     int   // first line in view
	col     int   // page of columns
	width   int   // of a row
	painted []string
	style   *theme.Style
}

// block is one table of a page.
type block struct {
	grid  *grid.Grid
	pages []grid.Page
}

type lineKind int

const (
	rowLine lineKind = iota
	headerLine
	blankLine
)

// lineRef says what stands on a line.
type lineRef struct {
	kind  lineKind
	block int
	row   int
	part  int // of a row that takes several lines, from 0
}

// page is the list in view, made when it is first looked at.
func (m *Model) page() *page {
	at := m.spot()
	if p, made := m.pages[at]; made {
		return p
	}
	p := m.newPage(m.tables())
	p.restore(m.places[at], m.plan().List.Height)
	m.pages[at] = p
	return p
}

// tables are the tables of the list in view.
func (m *Model) tables() []view.Table {
	if m.card == nil {
		return nil
	}
	switch m.listInView() {
	case ofHistory:
		return []view.Table{m.historyTable()}
	case ofFound:
		return []view.Table{m.format.Search(m.card, m.query.text())}
	case ofPreview:
		return []view.Table{m.previewTable()}
	case ofBranches:
		return []view.Table{m.branchTable()}
	case ofTab:
	}
	if m.tab == 0 {
		return m.overview()
	}
	group := m.group()
	switch m.section[m.tab] {
	case activities:
		return []view.Table{m.format.Activities(m.card, group)}
	case initiatives:
		return []view.Table{m.format.Initiatives(m.card, group)}
	case staffing:
		return []view.Table{m.format.Staffing(m.card, group)}
	default:
		return []view.Table{m.format.KPIs(m.card, group)}
	}
}

func (m *Model) overview() []view.Table {
	list := []view.Table{m.format.Overview(m.card)}
	if m.card.Year.HasResults() {
		list = append(list, m.format.Missed(m.card, ""))
	}
	return append(list, m.format.FindingList(m.card), m.format.BranchStaff(m.card),
		m.format.Conflicts(m.card), m.format.LightFindings(m.card))
}

func (m *Model) newPage(list []view.Table) *page {
	screen := m.plan()
	p := &page{width: screen.RowWidth(), style: &m.style}
	for _, t := range list {
		g := grid.New(t, m.printer)
		p.add(block{grid: g, pages: g.Pages(p.width, screen.NameMin())}, m)
	}
	p.painted = make([]string, len(p.lines))
	return p
}

// add puts a table below what is there. The first table's titles stand in the
// header region; a later one brings its own.
func (p *page) add(b block, m *Model) {
	if len(b.grid.Table.Rows) == 0 {
		empty := view.Row{Kind: view.Heading, Cells: []view.Cell{{Text: m.emptyWords(b.grid.Table.ID), Tone: view.Dim}}}
		b.grid.Table.Rows = []view.Row{empty}
	}
	n := len(p.blocks)
	p.blocks = append(p.blocks, b)
	if n > 0 {
		p.lines = append(p.lines, lineRef{kind: blankLine, block: n}, lineRef{kind: headerLine, block: n})
	}
	for i := range b.grid.Table.Rows {
		if b.grid.Table.Rows[i].Kind == view.Item {
			p.items = append(p.items, len(p.lines))
		}
		for part := range b.grid.Height(i, b.pages[0]) {
			p.lines = append(p.lines, lineRef{kind: rowLine, block: n, row: i, part: part})
		}
	}
}

func (m *Model) emptyWords(table string) string {
	switch table {
	case "findings":
		return m.printer.Clean(m.labels.Finding.None)
	case "missed":
		return m.printer.Clean(m.labels.NoMissed)
	case "preview":
		return m.printer.Clean(m.labels.Screen.Dialog.NothingNew)
	case "history":
		return m.printer.Clean(m.labels.Screen.Edit.NoHistory)
	case "found":
		return m.printer.Clean(fmt.Sprintf(m.labels.Screen.FilterNone, m.query.text()))
	}
	return m.printer.Clean(m.labels.Screen.NoRows)
}

// restore goes back to where the list was left; a row that is gone leaves the
// selection on the nearest.
func (p *page) restore(c cursor, height int) {
	p.col = min(max(c.col, 0), p.columnPages()-1)
	p.top = c.top
	for i, item := range p.items {
		if p.key(item) == c.key {
			p.at = i
		}
	}
	p.reveal(height)
}

// reveal scrolls as little as it takes to show the selected row, and with the
// first row what stands above it.
func (p *page) reveal(height int) {
	last := max(len(p.lines)-height, 0)
	if len(p.items) > 0 {
		line := p.items[p.at]
		if p.at == 0 {
			line = 0
		}
		p.top = min(p.top, line)
		if p.at == len(p.items)-1 {
			p.top = max(p.top, len(p.lines)-height)
			p.top = min(p.top, p.items[p.at])
		}
		p.top = max(p.top, p.lastLine()-height+1)
		p.top = min(p.top, p.items[p.at])
	}
	p.top = min(max(p.top, 0), last)
}

// holds reports whether a line is one of the selected row's.
func (p *page) holds(line int) bool {
	if len(p.items) == 0 {
		return false
	}
	a, b := p.lines[line], p.lines[p.items[p.at]]
	return a.kind == rowLine && a.block == b.block && a.row == b.row
}

// lastLine is the last line of the selected row.
func (p *page) lastLine() int {
	last := p.items[p.at]
	for last+1 < len(p.lines) && p.holds(last+1) {
		last++
	}
	return last
}

// itemAt is the item that a line belongs to; -1 when it belongs to none.
func (p *page) itemAt(line int) int {
	if line >= 0 && line < len(p.lines) && p.lines[line].kind == rowLine {
		line -= p.lines[line].part
	}
	return slices.Index(p.items, line)
}

// selected is the key of the selected row; empty when there is none.
func (p *page) selected() string {
	if len(p.items) == 0 {
		return ""
	}
	return p.key(p.items[p.at])
}

// opens is the code of what the selected row leads to; empty when it leads
// nowhere.
func (p *page) opens() string {
	if len(p.items) == 0 {
		return ""
	}
	ref := p.lines[p.items[p.at]]
	row := &p.blocks[ref.block].grid.Table.Rows[ref.row]
	if row.Opens != "" {
		return row.Opens
	}
	return row.Key
}

func (p *page) key(line int) string {
	ref := p.lines[line]
	return p.blocks[ref.block].grid.Table.Rows[ref.row].Key
}

func (p *page) columnPages() int {
	most := 1
	for i := range p.blocks {
		most = max(most, len(p.blocks[i].pages))
	}
	return most
}

func (p *page) setColumns(col int) {
	p.col = col
	p.painted = make([]string, len(p.lines))
}

func (b *block) page(col int) grid.Page { return b.pages[min(col, len(b.pages)-1)] }

// header is the column titles of the table at the top of the view.
func (p *page) header() string {
	if len(p.blocks) == 0 {
		return ""
	}
	b := &p.blocks[0]
	if p.top < len(p.lines) {
		b = &p.blocks[p.lines[p.top].block]
	}
	return p.paintHeader(b)
}

func (p *page) paintHeader(b *block) string {
	return indent(layout.Marker) + p.paint(b.grid.Header(b.page(p.col)), false)
}

// line draws a line of the list; the selected one with its mark.
func (p *page) line(i int, mark string) string {
	if p.holds(i) {
		if p.lines[i].part > 0 {
			mark = " "
		}
		return p.style.PaintSelected(view.Plain, mark+" ") + p.paint(p.segments(i), true)
	}
	if p.painted[i] == "" {
		p.painted[i] = p.plainLine(i)
	}
	return p.painted[i]
}

func (p *page) plainLine(i int) string {
	switch ref := p.lines[i]; ref.kind {
	case blankLine:
		return " "
	case headerLine:
		return p.paintHeader(&p.blocks[ref.block])
	default:
		return indent(layout.Marker) + p.paint(p.segments(i), false)
	}
}

func (p *page) segments(i int) []grid.Segment {
	ref := p.lines[i]
	b := &p.blocks[ref.block]
	if ref.part > 0 {
		return b.grid.More(ref.row, ref.part, b.page(p.col))
	}
	return b.grid.Row(ref.row, b.page(p.col), p.width)
}

// paint joins the segments of a line. A badge keeps its ground to the letters,
// so that it does not grow with its column.
func (p *page) paint(line []grid.Segment, selected bool) string {
	brush := p.style.Paint
	if selected {
		brush = p.style.PaintSelected
	}
	var b strings.Builder
	x := 0
	for _, s := range line {
		if s.X > x {
			b.WriteString(brush(view.Plain, indent(s.X-x)))
		}
		lead, body, tail := badge(s)
		b.WriteString(brush(view.Plain, lead))
		b.WriteString(brush(s.Tone, body))
		b.WriteString(brush(view.Plain, tail))
		x = s.X + width(s.Text)
	}
	if selected && x < p.width {
		b.WriteString(brush(view.Plain, indent(p.width-x)))
	}
	return b.String()
}

// badge parts a segment into what stands before its ground, on it and after it.
// A grade's ground reaches one column to either side of the letter where there
// is room.
func badge(s grid.Segment) (lead, body, tail string) {
	trimmed := strings.TrimLeft(s.Text, " ")
	lead = s.Text[:len(s.Text)-len(trimmed)]
	body = strings.TrimRight(trimmed, " ")
	tail = trimmed[len(body):]
	grade := s.Tone == view.GradeBest || s.Tone == view.GradeMiddle || s.Tone == view.GradeWorst
	if grade && lead == "" && len(tail) >= 2 {
		return "", " " + body + " ", tail[2:]
	}
	return lead, body, tail
}

// columnAt is the ID of the column that stands at x on a line; empty between
// columns.
func (p *page) columnAt(line, x int) string {
	b := &p.blocks[p.lines[line].block]
	for _, at := range b.page(p.col) {
		if x >= at.X && x < at.X+at.Width {
			return b.grid.Table.Columns[at.Column].ID
		}
	}
	return ""
}

// rowTSV is the selected row with the titles of its columns left out.
func (p *page) rowTSV() string {
	if len(p.items) == 0 {
		return ""
	}
	ref := p.lines[p.items[p.at]]
	return tsv(p.blocks[ref.block].grid.Table.Rows[ref.row].Cells)
}

// tableTSV is the table of the selected row with its titles.
func (p *page) tableTSV() string {
	if len(p.items) == 0 {
		return ""
	}
	t := &p.blocks[p.lines[p.items[p.at]].block].grid.Table
	titles := make([]view.Cell, len(t.Columns))
	for i := range t.Columns {
		titles[i].Text = t.Columns[i].Title
	}
	rows := []string{tsv(titles)}
	for i := range t.Rows {
		rows = append(rows, tsv(t.Rows[i].Cells))
	}
	return strings.Join(rows, "\n")
}

func tsv(cells []view.Cell) string {
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = spreadsheetCell(c.Text)
	}
	return strings.Join(texts, "\t")
}

var signedNumber = regexp.MustCompile(`^[-+][0-9]+(\.[0-9]+)?$`)

// spreadsheetCell is a text as a spreadsheet is to receive it: numbers as they
// are, a formula as text. A quotation mark at the beginning would be removed
// with its twin, and what is within be run.
func spreadsheetCell(s string) string {
	switch {
	case signedNumber.MatchString(s):
		return s
	case strings.HasPrefix(s, `"`):
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return text.Guard(s)
}

func indent(n int) string { return strings.Repeat(" ", max(n, 0)) }

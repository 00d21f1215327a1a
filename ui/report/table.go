package report

import (
	"slices"
	"strings"

	"scorecard/ui/text"
	"scorecard/ui/view"
)

// gap is how many spaces part two columns of a table, or two facts; a table that
// is short of room makes do with tight.
const (
	gap   = 2
	tight = 1
)

// least is how narrow the name may get before a table is told as a list, and
// roomy how wide it must stay for figures that can be read off their neighbours.
const (
	least = 10
	snug  = 16
	roomy = 30
)

// column is one column of a table on paper. A mark has no column of its own: it
// stands beside the rating.
type column struct {
	view.Column
	at    []int // indexes of the table's cells that stand in it
	width int   // the widest text
}

// sheet is a table with its texts cleaned and measured.
type sheet struct {
	table   view.Table
	columns []column
	name    int // index of the name in columns; -1 when there is none
	short   int // the width that shows every name at least in short
	gap     int // between two columns
}

func newSheet(t view.Table, p text.Printer) *sheet {
	s := &sheet{table: clean(t, p), name: -1, gap: gap}
	for i := range s.table.Columns {
		s.addColumn(i)
	}
	s.indent()
	for i := range s.columns {
		if s.columns[i].ID == "name" {
			s.name = i
			s.short = s.shortest()
		}
	}
	return s
}

// addColumn leaves out a column in which no row says anything.
func (s *sheet) addColumn(i int) {
	c := s.table.Columns[i]
	if silent(&s.table, i) {
		return
	}
	if last := len(s.columns) - 1; c.ID == "mark" && last >= 0 && s.columns[last].ID == "rating" {
		s.columns[last].at = append(s.columns[last].at, i)
		s.columns[last].width = s.measure(&s.columns[last])
		return
	}
	placed := column{Column: c, at: []int{i}}
	placed.width = s.measure(&placed)
	s.columns = append(s.columns, placed)
}

// indent sets rows off from the headings above them where no number does.
func (s *sheet) indent() {
	headed := slices.ContainsFunc(s.table.Rows, func(r view.Row) bool { return r.Kind == view.Heading })
	if !headed || len(s.columns) == 0 || s.columns[0].ID == "number" {
		return
	}
	for i := range s.table.Rows {
		if s.table.Rows[i].Kind != view.Heading {
			s.table.Rows[i].Level++
		}
	}
	for i := range s.columns {
		s.columns[i].width = s.measure(&s.columns[i])
	}
}

// silent reports a column whose every item is empty, a dash or a count of zero.
func silent(t *view.Table, column int) bool {
	for i := range t.Rows {
		if row := &t.Rows[i]; row.Kind != view.Heading {
			if c := row.Cells[column]; c.Text != "" && c.Text != "-" && (c.Text != "0" || t.ID != "groups") {
				return false
			}
		}
	}
	return true
}

func (s *sheet) measure(c *column) int {
	widest := text.Width(c.Title)
	for i := range s.table.Rows {
		if row := &s.table.Rows[i]; row.Kind != view.Heading {
			width := 2 * row.Level
			if c.ID != "name" {
				width = 0
			}
			for j, piece := range pieces(row, c) {
				if j > 0 {
					width++
				}
				width += text.Width(piece.Text)
			}
			widest = max(widest, width)
		}
	}
	return widest
}

// pieces are what stands in a row's column, from left to right.
func pieces(row *view.Row, c *column) []view.Cell {
	var cells []view.Cell
	for _, i := range c.at {
		if row.Cells[i].Text != "" {
			cells = append(cells, row.Cells[i])
		}
	}
	return cells
}

func (s *sheet) shortest() int {
	widest := text.Width(s.columns[s.name].Title)
	for i := range s.table.Rows {
		if row := &s.table.Rows[i]; row.Kind != view.Heading {
			name := row.Cells[s.columns[s.name].at[0]]
			width := text.Width(name.Text)
			if name.Short != "" {
				width = min(width, text.Width(name.Short))
			}
			widest = max(widest, width+2*row.Level)
		}
	}
	return widest
}

func clean(t view.Table, p text.Printer) view.Table {
	columns := append([]view.Column(nil), t.Columns...)
	for i := range columns {
		columns[i].Title = p.Clean(columns[i].Title)
	}
	rows := append([]view.Row(nil), t.Rows...)
	for i := range rows {
		rows[i].Cells = append([]view.Cell(nil), rows[i].Cells...)
		for j := range rows[i].Cells {
			c := &rows[i].Cells[j]
			c.Text, c.Short = p.Clean(c.Text), p.Clean(c.Short)
		}
	}
	t.Columns, t.Rows = columns, rows
	return t
}

// fit chooses the columns that stand in the width, the name with what room is
// left. Columns move closer where that saves a figure or a name. It fails where
// a figure that rows are read for would have to go: such a table is told as a
// list.
func (s *sheet) fit(width int) ([]column, bool) {
	s.gap = gap
	wide, name, ok := s.choose(width)
	figures := needed(wide)
	if ok && name >= s.short && figures == needed(s.columns) {
		return wide, true
	}
	s.gap = tight
	dense, denseName, denseOK := s.choose(width)
	if denseOK && (!ok || needed(dense) > figures || needed(dense) == figures && name < s.short && denseName >= s.short) {
		return dense, true
	}
	s.gap = gap
	return wide, ok
}

// needed counts the columns that are more than arithmetic or last year's.
func needed(columns []column) int {
	n := 0
	for i := range columns {
		if columns[i].Keep >= view.Useful {
			n++
		}
	}
	return n
}

// choose lets columns go by how long they are kept, the least needed first;
// within a rank a narrow one may stay where a wide one has to go.
func (s *sheet) choose(width int) (columns []column, name int, ok bool) {
	shown := make([]bool, len(s.columns))
	for keep := view.Always; keep >= view.LastYear; keep-- {
		complete := s.show(shown, keep, width)
		if !complete && keep >= view.Important {
			return nil, 0, false
		}
		if !complete {
			break
		}
	}
	columns, name = s.place(shown, width)
	return columns, name, true
}

// show adds the columns of one rank and reports whether all of them fit. The
// counts of one thing stand or go together: half of them would mislead.
func (s *sheet) show(shown []bool, keep view.Keep, width int) bool {
	complete := true
	for i := range s.columns {
		if s.columns[i].Keep != keep || shown[i] {
			continue
		}
		s.set(shown, i, true)
		if s.needs(shown, s.room(keep)) > width {
			s.set(shown, i, false)
			complete = false
		}
	}
	return complete
}

// set shows or hides a column with all others of its rank and family.
func (s *sheet) set(shown []bool, i int, show bool) {
	for j := range s.columns {
		if s.columns[j].Keep == s.columns[i].Keep && family(s.columns[j].ID) == family(s.columns[i].ID) {
			shown[j] = show
		}
	}
}

func family(id string) string {
	switch {
	case id == "up" || id == "held" || id == "down":
		return "moves"
	case strings.HasPrefix(id, "status_"), strings.HasPrefix(id, "activity_"):
		before, _, _ := strings.Cut(id, "_")
		return before + "_"
	}
	return id
}

// room is how wide the name must stay for a column of the rank to be shown.
func (s *sheet) room(keep view.Keep) int {
	switch {
	case keep >= view.Important:
		return min(s.short, least)
	case keep == view.Useful:
		return min(s.short, snug)
	}
	return min(s.short, roomy)
}

// needs is how wide the shown columns stand with a name of that width.
func (s *sheet) needs(shown []bool, name int) int {
	total, last := 0, -1
	for i := range s.columns {
		if !shown[i] {
			continue
		}
		if last >= 0 {
			total += s.gapAfter(last)
		}
		last = i
		if i == s.name {
			total += name
		} else {
			total += s.columns[i].width
		}
	}
	return total
}

// gapAfter keeps the number close to its name.
func (s *sheet) gapAfter(i int) int {
	if s.columns[i].ID == "number" {
		return tight
	}
	return s.gap
}

// place gives the name the room that is left, but no more than it needs.
func (s *sheet) place(shown []bool, width int) (columns []column, name int) {
	if s.name >= 0 {
		name = min(s.columns[s.name].width, width-s.needs(shown, 0))
	}
	for i := range s.columns {
		if shown[i] {
			c := s.columns[i]
			if i == s.name {
				c.width = name
			}
			columns = append(columns, c)
		}
	}
	return columns, name
}

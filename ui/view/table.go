// Package view turns the scorecard into rows of cells and blocks of text: pure
// functions from model to what is shown. The screen, the printed summary and
// CSV draw the same rows, so a figure cannot differ between them.
//
// A cell has the meaning of its text (a tone), never a colour. Text is
// as stored; whoever draws it cleans it.
package view

import "slices"

// Tone is the meaning of a piece of text.
type Tone int

// The tones. GradeBest, GradeMiddle and GradeWorst are A, B, C or a, b, c.
const (
	Plain Tone = iota
	Dim
	Strong
	Good
	Bad
	Warn
	GradeBest
	GradeMiddle
	GradeWorst
	Achieved
	Expected
	Difficult
)

// Cell is one piece of a row.
type Cell struct {
	Text  string
	Tone  Tone
	Value string // the exact number when there is one, for a reader that computes
	Short string // what to show where Text does not fit; may be empty
	Parts []Part // Text in pieces with a tone each, which are drawn in place of Tone; usually none
}

// Part is a piece of a cell's text with its own tone.
type Part struct {
	Text string
	Tone Tone
}

// InParts is a cell whose text is its parts'.
func InParts(parts ...Part) Cell {
	c := Cell{Parts: parts}
	for i := range parts {
		c.Text += parts[i].Text
	}
	return c
}

// Align is the side that a column's text is aligned to.
type Align int

// The alignments.
const (
	Left Align = iota
	Right
)

// Keep is how long a column stays when a table gets narrow: a higher one goes
// later, and Always never goes.
type Keep int

// The ranks of columns, from the first to go to the last.
const (
	Spare     Keep = iota // repeated by other columns
	LastYear              // the dimmed figures of the year before
	Extra                 // arithmetic that can be read off its neighbours
	Useful                // figures
	Important             // figures a row is read for
	Always
)

// The IDs that a table's layout goes by. The name takes the room that the other
// columns leave; a number before it belongs to it.
const (
	NameColumn   = "name"
	NumberColumn = "number"
)

// Column is one column of a table.
type Column struct {
	ID       string // stable name, the same in both languages
	Title    string
	Full     string // the title where it is read without its neighbours: in a sheet, and aloud where Title is empty
	Align    Align
	Keep     Keep
	Family   string // columns of one family and Keep are shown together or not at all: some of their counts would pass for all
	Tight    bool   // close to the column before, which it belongs to
	Joined   bool   // on paper within the column before
	Counts   bool   // on paper zeros alone are no reason to show it
	Wrap     bool   // text that does not fit goes on below; of the name's column alone
	Optional bool   // left out where no row has anything in it
	Exact    bool   // numbers for a reader that computes
}

// RowKind distinguishes rows that can be selected from headings.
type RowKind int

// The kinds of row.
const (
	Item RowKind = iota
	Heading
	Total
)

// Row is one line of a table. Cells are in the order of the columns; a
// heading has one cell.
type Row struct {
	Key   string // code of what the row shows, unique in its table; empty for headings
	Opens string // code of what the row leads to, where that is not Key
	Kind  RowKind
	Level int // how deep the row is nested
	Cells []Cell
}

// Table is rows under columns.
type Table struct {
	ID      string // what the table holds: "kpis", "activities", ...
	Title   string
	Columns []Column
	Rows    []Row
}

// Column finds the index of a column by its ID; -1 when there is none.
func (t *Table) Column(id string) int {
	for i := range t.Columns {
		if t.Columns[i].ID == id {
			return i
		}
	}
	return -1
}

// Items counts the rows that are neither headings nor totals.
func (t *Table) Items() int {
	n := 0
	for i := range t.Rows {
		if t.Rows[i].Kind == Item {
			n++
		}
	}
	return n
}

// without is the table without the columns that leave. The table given is not
// changed.
func (t Table) without(leaves func(column int) bool) Table {
	var stay []int
	for i := range t.Columns {
		if !leaves(i) {
			stay = append(stay, i)
		}
	}
	if len(stay) == len(t.Columns) {
		return t
	}
	t.Columns = pick(t.Columns, stay)
	t.Rows = slices.Clone(t.Rows)
	for i := range t.Rows {
		if r := &t.Rows[i]; r.Kind != Heading {
			r.Cells = pick(r.Cells, stay)
		}
	}
	return t
}

func pick[T any](list []T, indexes []int) []T {
	picked := make([]T, len(indexes))
	for i, at := range indexes {
		picked[i] = list[at]
	}
	return picked
}

// Without is the table without the column of that ID. The table given is not
// changed.
func (t Table) Without(id string) Table {
	return t.without(func(i int) bool { return t.Columns[i].ID == id })
}

// blank reports whether no row has anything in a column that blank accepts.
func (t *Table) blank(column int, blank func(Cell) bool) bool {
	return !slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Kind != Heading && !blank(r.Cells[column]) })
}

// column declares one column of a table over items of type T.
type column[T any] struct {
	Column
	cell func(T) Cell // what a table shows; nil for a column of sheets alone

	sheet func(T) Cell // what a sheet has, where that is not cell's text and value
	form  form
}

// form is how a column enters a sheet.
type form int

const (
	asText   form = iota
	asFigure      // the text, and beside it the exact number
	asNumber      // the exact number alone
	asNone        // not at all: other columns of the sheet have it
)

// builder makes a table from declared columns.
type builder[T any] struct {
	Table
	columns []column[T]
}

func newTable[T any](id, title string, columns ...column[T]) *builder[T] {
	b := &builder[T]{Table: Table{ID: id, Title: title}}
	for i := range columns {
		if columns[i].cell != nil {
			b.columns = append(b.columns, columns[i])
			b.Columns = append(b.Columns, columns[i].Column)
		}
	}
	return b
}

// row adds the item's cells to a row.
func (b *builder[T]) row(r Row, item T) {
	r.Cells = make([]Cell, len(b.columns))
	for i := range b.columns {
		r.Cells[i] = b.columns[i].cell(item)
	}
	b.Rows = append(b.Rows, r)
}

func (b *builder[T]) heading(text string, level int) {
	b.Rows = append(b.Rows, heading(text, level))
}

// done is the table without the optional columns that nothing is in.
func (b *builder[T]) done() Table {
	return b.without(func(i int) bool {
		return b.Columns[i].Optional && b.blank(i, func(c Cell) bool { return c.Text == "" })
	})
}

func heading(text string, level int) Row {
	return Row{Kind: Heading, Level: level, Cells: []Cell{{Text: text, Tone: Strong}}}
}

// Package view turns the scorecard into rows of cells and blocks of text: pure
// functions from model to what is shown. The screen, the printed summary and
// CSV draw the same rows, so a figure cannot differ between them.
//
// A cell says what its text means (a tone), never what colour it has. Text is
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

// Part is a piece of a cell's text with a tone of its own.
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

// Align is the side a column's text stands on.
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
	Spare     Keep = iota // what other columns say too
	LastYear              // the dimmed figures of the year before
	Extra                 // arithmetic that can be read off its neighbours
	Useful                // figures
	Important             // figures a row is read for
	Always
)

// Column is one column of a table.
type Column struct {
	ID    string // stable name, the same in both languages
	Title string
	Align Align
	Keep  Keep
	Dim   bool
	Tight bool // stands close to the column before, which it belongs to
	Wrap  bool // text that does not fit goes on below; of the name's column alone
}

// RowKind tells rows that can be selected from headings.
type RowKind int

// The kinds of row.
const (
	Item RowKind = iota
	Heading
	Total
)

// Row is one line of a table. Cells stand in the order of the columns; a
// heading has one cell.
type Row struct {
	Key   string // code of what the row shows, unique in its table; empty for headings
	Opens string // code of what the row leads to, where that is not Key
	Kind  RowKind
	Level int // how deep the row stands under another
	Cells []Cell
}

// Table is rows under columns. The column with ID "name" takes the room that
// the others leave.
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

// trim takes a column out when no row has anything in it.
func (t Table) trim(id string) Table {
	at := t.Column(id)
	if at < 0 {
		return t
	}
	for i := range t.Rows {
		if r := &t.Rows[i]; r.Kind != Heading && r.Cells[at].Text != "" {
			return t
		}
	}
	t.Columns = slices.Delete(t.Columns, at, at+1)
	for i := range t.Rows {
		if r := &t.Rows[i]; r.Kind != Heading {
			r.Cells = slices.Delete(r.Cells, at, at+1)
		}
	}
	return t
}

func heading(text string, level int) Row {
	return Row{Kind: Heading, Level: level, Cells: []Cell{{Text: text, Tone: Strong}}}
}

package sheet

import (
	"reflect"
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/seed/input"
	"scorecard/seed/xlsx"
)

// sheet is one table of a year: rows of text under the table's columns. A year
// as sheets is what a spreadsheet and a set of CSV files hold.
type sheet struct {
	*table
	rows   []sheetRow
	origin origin
}

// sheetRow is one row. Its cells stand in the order of the table's columns; one
// that is not there is empty.
type sheetRow struct {
	cells []string
	at    []place // where each cell stands in the file that it was read from; nil without a file
}

// origin is the file that a sheet was read from.
type origin struct {
	file        string
	sheet       string     // the sheet's title as it stands in a spreadsheet
	spreadsheet bool       // places are rows and columns of a spreadsheet, not lines and columns of a text
	lang        model.Lang // of its header; empty when that has the keys
	absent      []string   // keys of the columns that the file does not have
}

// place is where a cell stands, counted from 1: line and column of a text, row
// and column of a spreadsheet.
type place struct {
	line, column int
}

// table is what a sheet consists of.
type table struct {
	name     string       // of the list in a year file: "kpis"
	item     reflect.Type // of which a row is one
	belongs  []column     // what a row belongs to, which no field of the item has
	first    []string     // paths of the columns that come first, where the schema has another order
	title    model.Text
	explain  model.Text
	columns  []column
	required bool           // a year is not one without it
	single   bool           // at most one row
	headings map[string]int // what its columns are called, in every way → their indices
}

// column is one column of a table.
type column struct {
	key      string     // as in a year file: "target", "name_ja"
	title    model.Text // unlike every other title and key of the table
	explain  model.Text // what stands there, for whoever fills it in
	kind     cellKind
	path     string        // of names within the row's item: "name.ja"; empty where the cell says what the row belongs to
	required bool          // no row is without it; within an optional part, once the part is there
	optional bool          // it belongs to an optional part of the item, such as a break
	words    []input.Word  // the allowed values, or for an open column the usual ones
	open     bool          // other values may stand there too
	absence  bool          // a word for why there is none may stand there instead
	dash     model.Missing // what a lone dash means there; empty when it means nothing
	refers   string        // the table whose codes stand there
	instead  string        // key of the column whose value an empty cell takes
	unless   string        // key of the column that may speak instead of a required one
	lang     model.Lang    // of one of the two columns of a wording
	part     bool          // it only marks that an optional part is present
	source   bool          // it is the location of a printed fact
	counters []string      // what may stand before or behind a whole number: 14位, p.3
}

// cellKind is how a cell is read and written.
type cellKind int

const (
	textCell    cellKind = iota // any text, kept as it is
	codeCell                    // a code: its own, or one of the table that the column refers to
	codesCell                   // several codes with commas between
	wordCell                    // one of the column's words
	truthCell                   // yes or no; empty is no
	integerCell                 // a whole number
	ordinalCell                 // which of several, counted from 1
	yearCell                    // a fiscal year by its starting calendar year
	dateCell                    // 2006-01-02
	monthCell                   // 2006-01
	momentCell                  // a time, RFC 3339
	figureCell                  // a number with its unit, as printed
	targetCell                  // a target, as printed
)

// number reports whether the column holds whole numbers, which a spreadsheet
// may keep as such. A figure is no number there: its print would be lost.
func (c *column) number() bool {
	return c.kind == integerCell || c.kind == ordinalCell || c.kind == yearCell
}

// prose reports whether any text may stand in the column, so that one which a
// spreadsheet would take for a formula has to be guarded.
func (c *column) prose() bool { return c.kind == textCell }

// allowed lists the words that may stand in the column, those for a missing
// value last; nil when it takes anything.
func (c *column) allowed() []input.Word {
	if c.absence {
		return append(slices.Clone(c.words), input.Reasons()...)
	}
	return c.words
}

// always reports whether every row says something in the column.
func (c *column) always() bool { return c.required && !c.optional }

// header is the column's title in a language, or its key for none.
func (c *column) header(lang model.Lang) string {
	if lang == "" {
		return c.key
	}
	return c.title.In(lang)
}

// column finds a column of the table by its key.
func (t *table) column(key string) (int, bool) {
	i := slices.IndexFunc(t.columns, func(c column) bool { return c.key == key })
	return i, i >= 0
}

// put gives a problem the place in the file that the sheet was read from.
func (o *origin) put(p model.Problem, at place) model.Problem {
	p.File = o.file
	if o.spreadsheet {
		p.Sheet, p.Cell = o.sheet, xlsx.Place(at.line, at.column)
		return p
	}
	p.Line, p.Column = at.line, at.column
	return p
}

// blank reports a row with nothing in it.
func (r *sheetRow) blank() bool {
	return !slices.ContainsFunc(r.cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}

// text is the row as it is quoted.
func (r *sheetRow) text() string { return strings.Join(r.cells, ",") }

// each converts a list; an empty one is nil.
func each[From, To any](list []From, convert func(From) To) []To {
	if len(list) == 0 {
		return nil
	}
	converted := make([]To, len(list))
	for i := range list {
		converted[i] = convert(list[i])
	}
	return converted
}

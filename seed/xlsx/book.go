package xlsx

import "github.com/xuri/excelize/v2"

// The limits of the format.
const (
	MaxRows    = 1 << 20
	MaxColumns = 1 << 14
)

// Book is a workbook to be written.
type Book struct {
	Title  string
	Font   string // its default font
	Sheets []Sheet
}

// Sheet is one table of a workbook to be written.
type Sheet struct {
	Name    string // at most 31 characters, without []:*?/\ and unlike every other
	Tab     string // colour of its tab, RRGGBB; empty for none
	Columns []Column
	Rows    []Row

	FrozenRows    int // rows that stay in view
	FrozenColumns int
	Typed         bool // a number that is kept as text raises no warning

	Choices []Choice
	Rules   []Rule
	Notes   []Note
	Page    Page
}

// Column is how wide a column is, in digits of the default font, and the style
// of its cells that are not written.
type Column struct {
	Width float64
	Style Style
}

// Row is one row. A zero height lets the program that shows it choose.
type Row struct {
	Height float64 // points
	Cells  []Cell
}

// Cell is one cell. A number is written in plain decimal notation and shown by
// the style's format; a cell with neither is empty.
type Cell struct {
	Text   string
	Number string
	Style  Style
}

// Align is where a cell's content stands.
type Align string

// The alignments; Natural has texts left and numbers right.
const (
	Natural Align = ""
	Left    Align = "left"
	Right   Align = "right"
	Centre  Align = "center"
)

// AsText is the number format of a text: what is typed there stays as typed.
const AsText = "@"

// Style is how a cell looks. Colours are RRGGBB, empty for none.
type Style struct {
	Format string // number format; empty for General
	Bold   bool
	Size   int // points; 0 for the default
	Color  string
	Fill   string
	Line   string // colour of a thin border
	Align  Align
	Wrap   bool
}

// Choice is a drop-down list under a range of cells, with words that appear
// when a cell is chosen.
type Choice struct {
	Range  string // "C2:C200"
	Values []string
	From   string // a range that holds the values instead: "'KPI'!$A$2:$A$50"
	Open   bool   // other values may be typed
	Title  string // of the prompt
	Prompt string
	Error  string // what is said of another value
}

// Rule colours the cells of a range for which a formula holds. The formula is
// written for the first cell.
type Rule struct {
	Range   string
	Formula string
	Style   Style // Bold, Color and Fill
}

// Note is a comment on a cell.
type Note struct {
	Row, Column int // counted from 1
	Text        string
}

// Page is how a sheet is printed: all its rows and columns on A4, landscape, as
// many pages long as it takes.
type Page struct {
	TitleRows    int // first rows that every page repeats
	TitleColumns int
	PagesWide    int // 0 for 1
	Header       string
	Footer       string
}

// Place is the name of a cell, such as "C12"; row and column count from 1. It is
// empty for one that no sheet has.
func Place(row, column int) string { return place(row, column, false) }

// ColumnName is the letters of a column counted from 1; empty for one that no
// sheet has.
func ColumnName(column int) string {
	name, err := excelize.ColumnNumberToName(column)
	if err != nil {
		return ""
	}
	return name
}

// place names a cell; a fixed one does not move when a formula is copied.
func place(row, column int, fixed bool) string {
	name, err := excelize.CoordinatesToCellName(column, row, fixed)
	if err != nil {
		return ""
	}
	return name
}

// Range names the cells between two corners.
func Range(fromRow, fromColumn, toRow, toColumn int) string {
	return Place(fromRow, fromColumn) + ":" + Place(toRow, toColumn)
}

// RangeOf names cells of another sheet for a formula.
func RangeOf(sheet string, fromRow, fromColumn, toRow, toColumn int) string {
	return quoteSheet(sheet) + "!" + place(fromRow, fromColumn, true) + ":" + place(toRow, toColumn, true)
}

// Position is the row and column of a cell's name; zeros for no name.
func Position(place string) (row, column int) {
	column, row, err := excelize.CellNameToCoordinates(place)
	if err != nil {
		return 0, 0
	}
	return row, column
}

package xlsx

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"scorecard/model"
)

// Found is a sheet that was read. Its cells are those with any content, in the
// order of rows and columns.
type Found struct {
	Name  string
	Cells []Value
}

// Value is what a cell shows.
type Value struct {
	Row, Column int       // counted from 1
	Text        string    // as shown; a truth is "true" or "false"
	Date        time.Time // the day or moment that the cell stands for, UTC; zero when it is none
}

// Read reads a workbook: every sheet with cells, in order. Whatever the file
// holds, it takes bounded time and memory.
//
// The problems are all that were found: a file that is no workbook, is locked,
// damaged or too large; formulas, error values and merged cells; what is
// hidden; and numbers whose format shows another number than the cell holds.
// Each has its Sheet and Cell where it has one.
func Read(data []byte) (found []Found, problems model.Problems) {
	if kind, value := foreign(data); kind != "" {
		return nil, model.Problems{fault(kind, "", "", value, ".xlsx")}
	}
	inside, problems := inspect(data)
	if len(problems) > 0 {
		return nil, problems
	}
	// The library reports faults of its own by panicking; a file from elsewhere
	// must never end the program.
	defer func() {
		if broken := recover(); broken != nil {
			found, problems = nil, model.Problems{fault(model.SyntaxError, "", "", "", fmt.Sprint(broken))}
		}
	}()
	data, err := inside.trimmed(data)
	if err != nil {
		return nil, model.Problems{fault(model.SyntaxError, "", "", "", err.Error())}
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxPart})
	if err != nil {
		return nil, model.Problems{fault(model.SyntaxError, "", "", "", err.Error())}
	}
	defer file.Close() //nolint:errcheck // nothing is kept on disk
	r := &reading{file: file, formats: map[int]numberFormat{}, lengths: inside.lengths}
	if book, err := file.GetWorkbookProps(); err == nil && book.Date1904 != nil {
		r.date1904 = *book.Date1904
	}
	for _, sheet := range inside.sheets {
		if len(sheet.cells) == 0 && sheet.merged == 0 {
			continue
		}
		found = append(found, r.sheet(sheet))
	}
	return found, r.problems
}

// Signatures of files that are no ZIP archive.
var (
	zipSignature = []byte("PK\x03\x04")
	oleSignature = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	// Names within an OLE file, in UTF-16: a locked workbook, and one of the
	// format before this.
	lockedName = utf16("EncryptedPackage")
	oldNames   = [][]byte{utf16("Workbook"), utf16("Book")}
)

func utf16(ascii string) []byte {
	var b []byte
	for _, c := range []byte(ascii) {
		b = append(b, c, 0)
	}
	return b
}

// foreign recognises what is no archive: a workbook that is locked with a
// password, one of the old format, or something else.
func foreign(data []byte) (model.ProblemKind, string) {
	switch {
	case bytes.HasPrefix(data, zipSignature):
		return "", ""
	case !bytes.HasPrefix(data, oleSignature):
		return model.NotAWorkbook, ""
	case bytes.Contains(data, lockedName):
		return model.Encrypted, ""
	case slices.ContainsFunc(oldNames, func(name []byte) bool { return bytes.Contains(data, name) }):
		return model.NotAWorkbook, ".xls"
	default:
		return model.NotAWorkbook, "OLE"
	}
}

// reading reads the cells of an opened workbook.
type reading struct {
	file     *excelize.File
	date1904 bool
	formats  map[int]numberFormat // by style
	lengths  map[int]int          // of number formats, by their number
	problems model.Problems

	cells      int // of the sheet in progress
	formulas   int // cells searched for formulas
	formatting int // the work done
}

// maxProblems bounds the report on a file of nothing but problems.
const maxProblems = 1000

func (r *reading) add(kind model.ProblemKind, sheet, cell, value, want string) {
	if len(r.problems) < maxProblems {
		r.problems = append(r.problems, fault(kind, sheet, cell, value, want))
	}
}

func (r *reading) sheet(s *sheetPart) Found {
	found := Found{Name: s.name}
	r.cells = len(s.cells)
	if visible, err := r.file.GetSheetVisible(s.name); err != nil || !visible {
		r.failed(s.name, "", err)
		if err == nil {
			r.add(model.Hidden, s.name, "", "", "")
		}
		return found
	}
	r.merged(s)
	r.hidden(s)
	for _, cell := range s.cells {
		value, err := r.cell(s.name, cell)
		r.failed(s.name, Place(cell.row, cell.column), err)
		if value.Text != "" {
			found.Cells = append(found.Cells, value)
		}
	}
	return found
}

// failed reports what the library cannot read.
func (r *reading) failed(sheet, cell string, err error) {
	if err != nil {
		r.add(model.SyntaxError, sheet, cell, "", err.Error())
	}
}

func (r *reading) merged(s *sheetPart) {
	if s.merged == 0 {
		return
	}
	cells, err := r.file.GetMergeCells(s.name, true)
	r.failed(s.name, "", err)
	for _, c := range cells {
		r.add(model.Merged, s.name, c.GetStartAxis(), c[0], "")
	}
}

// hidden reports rows and columns that have content and are not in view: what
// nobody sees is neither taken nor left out in silence. Neighbours are one
// problem.
func (r *reading) hidden(s *sheetPart) {
	var rows, columns []int
	for _, c := range s.cells {
		if len(rows) == 0 || rows[len(rows)-1] != c.row {
			rows = append(rows, c.row)
		}
		columns = append(columns, c.column)
	}
	slices.Sort(columns)
	r.out(s.name, rows, func(row int) (string, bool) {
		visible, err := r.file.GetRowVisible(s.name, row)
		return Place(row, 1), err == nil && !visible
	})
	r.out(s.name, slices.Compact(columns), func(column int) (string, bool) {
		visible, err := r.file.GetColVisible(s.name, ColumnName(column))
		return Place(1, column), err == nil && !visible
	})
}

// out reports the runs of hidden lines.
func (r *reading) out(sheet string, lines []int, hidden func(int) (string, bool)) {
	first, last := "", ""
	tell := func() {
		if first != "" {
			r.add(model.Hidden, sheet, first, strings.TrimSuffix(first+":"+last, ":"+first), "")
		}
		first, last = "", ""
	}
	for _, line := range lines {
		place, is := hidden(line)
		if !is {
			tell()
			continue
		}
		if first == "" {
			first = place
		}
		last = place
	}
	tell()
}

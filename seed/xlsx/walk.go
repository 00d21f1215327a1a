package xlsx

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"scorecard/model"
)

// walk goes through the elements of one part and notes where a sheet has cells.
type walk struct {
	*parts
	name    string // of the part, in small letters
	sheet   *sheetPart
	decoder *xml.Decoder
	begun   bool
	depth   int
	row     int   // the row in progress, and the last one
	cell    at    // the cell in progress, and the last one
	data    int   // the depth of the sheet's cells; 0 outside: other lists have elements of the same names
	within  bool  // within a cell that has no content yet
	refers  bool  // the cell in progress refers to a shared text
	began   int64 // where the token in progress begins

	run      textRun
	cellText textSize // of the cell in progress
	phonetic int      // how many readings (furigana) the text in progress is within
	entries  int      // of the list of styles in progress
	names    int      // of ranges
}

var (
	errDoctype = errors.New("a document type (DOCTYPE) is not allowed")
	errEmpty   = errors.New("a part of the workbook is empty")
	errDeep    = errors.New("XML elements are nested too deeply")
	errOrder   = errors.New("rows or cells are out of order")
	errNested  = errors.New("rows or cells are within others")
	errShared  = errors.New("a cell refers to no shared text")
	errPlace   = errors.New("a row or cell has an impossible name")
)

func (w *walk) all() error {
	for {
		w.began = w.decoder.InputOffset()
		token, err := w.decoder.Token()
		if errors.Is(err, io.EOF) && !w.begun {
			return errEmpty
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.Directive:
			return errDoctype
		case xml.StartElement:
			if err := w.start(t); err != nil {
				return err
			}
		case xml.CharData:
			w.characters(t)
		case xml.EndElement:
			if err := w.end(t.Name.Local); err != nil {
				return err
			}
			w.depth--
		}
	}
}

func (w *walk) start(e xml.StartElement) error {
	w.begun = true
	if w.depth++; w.depth > maxDepth {
		return errDeep
	}
	if w.elements++; w.elements > maxElements {
		return problemError(fault(model.TooLarge, w.sheet.name, "", "", strconv.Itoa(maxElements)))
	}
	switch {
	case w.name == stylesPart:
		return w.style(e)
	case w.name == bookPart && e.Name.Local == "definedName":
		if w.names++; w.names > maxNames {
			return problemError(fault(model.TooLarge, "", "", strconv.Itoa(w.names), strconv.Itoa(maxNames)))
		}
		return nil
	case w.name == sharedPart:
		w.textStart(e.Name.Local)
		return nil
	case w.sheet.part == "":
		return nil
	}
	w.textStart(e.Name.Local)
	return w.inSheet(e)
}

func (w *walk) inSheet(e xml.StartElement) error {
	data := w.data > 0
	switch name := e.Name.Local; {
	case name == "sheetData" && !data:
		w.data = w.depth
	case data && name == "row":
		return w.startRow(e)
	case data && name == "c":
		return w.startCell(e)
	case data && (name == "v" || name == "is" || name == "f"):
		return w.content(name == "f")
	case name == "col":
		w.sheet.columns++
	case name == "mergeCell":
		if w.sheet.merged++; w.sheet.merged > maxMerged {
			return problemError(fault(model.TooLarge, w.sheet.name, "", "", strconv.Itoa(maxMerged)))
		}
	}
	return nil
}

func (w *walk) end(name string) error {
	if w.run.depth > 0 && w.run.depth == w.depth {
		return w.textEnd()
	}
	switch {
	case name == "rPh" && w.phonetic > 0:
		w.phonetic--
	case name == "sheetData" && w.depth == w.data:
		w.data = 0
	case name == "row" && w.data > 0:
		if w.row > maxRow {
			w.sheet.below.to = w.decoder.InputOffset()
		}
	case name == "c":
		w.within, w.refers = false, false
	}
	return nil
}

// content notes that the cell in progress has something: once for each cell.
func (w *walk) content(formula bool) error {
	if w.row > maxRow {
		return problemError(fault(model.TooLarge, w.sheet.name, Place(w.cell.row, w.cell.column), strconv.Itoa(w.row), strconv.Itoa(maxRow)))
	}
	if w.within {
		w.sheet.cells, w.within = append(w.sheet.cells, w.cell), false
	}
	if last := len(w.sheet.cells) - 1; formula && last >= 0 {
		w.sheet.cells[last].formula = true
	}
	return nil
}

// attribute is the value that the library reads: of the last attribute of that
// name, whatever its namespace.
func attribute(e xml.StartElement, name string) string {
	for _, a := range slices.Backward(e.Attr) {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (w *walk) startRow(e xml.StartElement) error {
	if w.depth != w.data+1 {
		return errNested
	}
	row := w.row + 1
	if said := attribute(e, "r"); said != "" {
		number, err := strconv.Atoi(said)
		if err != nil || number < 1 || number > excelize.TotalRows {
			return errPlace
		}
		row = number
	}
	if row <= w.row {
		return errOrder
	}
	if row > maxRow && w.sheet.below.from == 0 {
		w.sheet.below.from = w.began
	}
	if row <= maxRow {
		if w.grid += row - w.row; w.grid > maxGrid {
			return problemError(fault(model.TooLarge, w.sheet.name, Place(row, 1), strconv.Itoa(w.grid), strconv.Itoa(maxGrid)))
		}
	}
	w.row, w.cell = row, at{row: row}
	return nil
}

func (w *walk) startCell(e xml.StartElement) error {
	if w.depth != w.data+2 {
		return errNested
	}
	next := at{row: w.row, column: w.cell.column + 1}
	if said := attribute(e, "r"); said != "" {
		column, row, err := excelize.CellNameToCoordinates(said)
		if err != nil {
			return errPlace
		}
		next = at{row: row, column: column}
	}
	if next.row != w.row || next.column <= w.cell.column {
		return errOrder
	}
	if next.column > maxColumn {
		return problemError(fault(model.TooLarge, w.sheet.name, Place(next.row, next.column), strconv.Itoa(next.column), strconv.Itoa(maxColumn)))
	}
	if w.cells++; w.cells > maxCells {
		return problemError(fault(model.TooLarge, w.sheet.name, Place(next.row, next.column), "", strconv.Itoa(maxCells)))
	}
	if w.grid += next.column - w.cell.column; w.grid > maxGrid {
		return problemError(fault(model.TooLarge, w.sheet.name, Place(next.row, next.column), strconv.Itoa(w.grid), strconv.Itoa(maxGrid)))
	}
	w.cell, w.cellText, w.within = next, textSize{}, true
	w.refers = attribute(e, "t") == "s"
	w.shared = w.shared || w.refers
	return nil
}

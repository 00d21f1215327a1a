package xlsx

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"scorecard/model"
)

// walk goes through the elements of one part and notes where a sheet has cells.
type walk struct {
	*parts
	sheet   *sheetPart
	decoder *xml.Decoder
	begun   bool
	depth   int
	row     int   // the row in progress, and the last one
	cell    at    // the cell in progress, and the last one
	data    bool  // within the sheet's cells: other lists have elements of the same names
	within  bool  // within a cell
	began   int64 // where the token in progress begins
}

var (
	errDoctype = errors.New("a document type (DOCTYPE) is not allowed")
	errEmpty   = errors.New("a part of the workbook is empty")
	errDeep    = errors.New("XML elements are nested too deeply")
	errOrder   = errors.New("rows or cells are out of order")
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
		case xml.EndElement:
			w.depth--
			w.end(t.Name.Local)
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
	if w.sheet.part == "" {
		return nil
	}
	switch name := e.Name.Local; {
	case name == "sheetData":
		w.data = true
	case w.data && name == "row":
		return w.startRow(e)
	case w.data && name == "c":
		return w.startCell(e)
	case w.within && (name == "v" || name == "is" || name == "f"):
		return w.content()
	case name == "mergeCell":
		if w.sheet.merged++; w.sheet.merged > maxMerged {
			return problemError(fault(model.TooLarge, w.sheet.name, "", "", strconv.Itoa(maxMerged)))
		}
	}
	return nil
}

func (w *walk) end(name string) {
	switch name {
	case "sheetData":
		w.data = false
	case "row":
		if w.data && w.row > maxRow {
			w.sheet.below.to = w.decoder.InputOffset()
		}
	case "c":
		w.within = false
	}
}

// content notes that the cell in progress holds something: once for each cell.
func (w *walk) content() error {
	if w.row > maxRow {
		return problemError(fault(model.TooLarge, w.sheet.name, Place(w.cell.row, w.cell.column), strconv.Itoa(w.row), strconv.Itoa(maxRow)))
	}
	w.sheet.cells, w.within = append(w.sheet.cells, w.cell), false
	return nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func (w *walk) startRow(e xml.StartElement) error {
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
	w.row, w.cell = row, at{row: row}
	return nil
}

func (w *walk) startCell(e xml.StartElement) error {
	next := at{w.row, w.cell.column + 1}
	if said := attribute(e, "r"); said != "" {
		column, row, err := excelize.CellNameToCoordinates(said)
		if err != nil {
			return errPlace
		}
		next = at{row, column}
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
	w.cell, w.within = next, true
	w.shared = w.shared || attribute(e, "t") == "s"
	return nil
}

package xlsx

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// epoch is the time that every workbook carries, so that the same book gives
// the same bytes.
const epoch = "2008-10-01T00:00:00Z"

// Write writes a book as a workbook, the same bytes for the same book.
func Write(w io.Writer, book *Book) error {
	p := &printer{file: excelize.NewFile(), font: book.Font, styles: map[Style]int{}, rules: map[Style]int{}, escaped: map[string]bool{}}
	defer p.file.Close() //nolint:errcheck // nothing is kept on disk
	if err := p.book(book); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return p.file.Write(w)
}

// printer puts a book into a file of the library.
type printer struct {
	file   *excelize.File
	font   string
	styles map[Style]int
	rules  map[Style]int
	// The texts that are taken, escaped twice.
	escaped map[string]bool
}

// steps does one thing after the other, up to the first error.
func steps(all ...func() error) error {
	for _, step := range all {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (p *printer) book(book *Book) error {
	err := steps(
		func() error { return p.file.SetDefaultFont(book.Font) },
		func() error {
			return p.file.SetDocProps(&excelize.DocProperties{
				Title: book.Title, Creator: "Scorecard", LastModifiedBy: "Scorecard", Created: epoch, Modified: epoch,
			})
		},
		func() error { return p.file.SetAppProps(&excelize.AppProperties{Application: "Scorecard"}) },
	)
	if err != nil {
		return err
	}
	first := p.file.GetSheetName(0)
	for i := range book.Sheets {
		name := book.Sheets[i].Name
		if i == 0 {
			err = p.file.SetSheetName(first, name)
		} else {
			_, err = p.file.NewSheet(name)
		}
		if err != nil {
			return err
		}
	}
	// All sheets exist before any is filled: a drop-down list may lead to a later one.
	for i := range book.Sheets {
		if err := p.sheet(&book.Sheets[i]); err != nil {
			return fmt.Errorf("sheet %s: %w", book.Sheets[i].Name, err)
		}
	}
	return nil
}

func (p *printer) sheet(s *Sheet) error {
	return steps(
		func() error { return p.look(s) },
		func() error { return p.columns(s) },
		func() error { return p.rows(s) },
		func() error { return p.typed(s) },
		func() error { return p.choices(s) },
		func() error { return p.conditions(s) },
		func() error { return p.notes(s) },
		func() error { return p.page(s) },
	)
}

// look sets what a sheet is like as a whole.
func (p *printer) look(s *Sheet) error {
	fit := true
	options := &excelize.SheetPropsOptions{FitToPage: &fit}
	if s.Tab != "" {
		options.TabColorRGB = &s.Tab
	}
	if err := p.file.SetSheetProps(s.Name, options); err != nil {
		return err
	}
	if s.FrozenRows == 0 && s.FrozenColumns == 0 {
		return nil
	}
	pane := "bottomRight"
	switch {
	case s.FrozenRows == 0:
		pane = "topRight"
	case s.FrozenColumns == 0:
		pane = "bottomLeft"
	}
	corner := Place(s.FrozenRows+1, s.FrozenColumns+1)
	return p.file.SetPanes(s.Name, &excelize.Panes{
		Freeze: true, XSplit: s.FrozenColumns, YSplit: s.FrozenRows, TopLeftCell: corner, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}},
	})
}

func (p *printer) columns(s *Sheet) error {
	for i, c := range s.Columns {
		name := ColumnName(i + 1)
		if err := p.file.SetColWidth(s.Name, name, name, c.Width); err != nil {
			return err
		}
		style, err := p.style(c.Style)
		if err != nil {
			return err
		}
		if err := p.file.SetColStyle(s.Name, name, style); err != nil {
			return err
		}
	}
	return nil
}

func (p *printer) rows(s *Sheet) error {
	for i := range s.Rows {
		row := &s.Rows[i]
		if row.Height > 0 {
			if err := p.file.SetRowHeight(s.Name, i+1, row.Height); err != nil {
				return err
			}
		}
		for j := range row.Cells {
			if err := p.cell(s.Name, Place(i+1, j+1), &row.Cells[j]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *printer) cell(sheet, place string, c *Cell) error {
	style, err := p.style(c.Style)
	if err != nil {
		return err
	}
	switch {
	case c.Number != "":
		err = p.file.SetCellDefault(sheet, place, c.Number)
	case c.Text != "":
		err = p.text(sheet, place, c.Text)
	}
	if err != nil {
		return err
	}
	return p.file.SetCellStyle(sheet, place, place, style)
}

// style is the library's number of a style.
func (p *printer) style(s Style) (int, error) {
	if id, known := p.styles[s]; known {
		return id, nil
	}
	style := &excelize.Style{
		Font:      &excelize.Font{Family: p.font, Bold: s.Bold, Size: defaultSize, Color: s.Color},
		Alignment: &excelize.Alignment{Horizontal: string(s.Align), Vertical: "center", WrapText: s.Wrap},
	}
	if s.Size > 0 {
		style.Font.Size = float64(s.Size)
	}
	if s.Format == AsText {
		style.NumFmt = textFormat
	} else if s.Format != "" {
		style.CustomNumFmt = &s.Format
	}
	if s.Fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.Fill}}
	}
	if s.Line != "" {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			style.Border = append(style.Border, excelize.Border{Type: side, Color: s.Line, Style: 1})
		}
	}
	id, err := p.file.NewStyle(style)
	if err != nil {
		return 0, err
	}
	p.styles[s] = id
	return id, nil
}

const (
	defaultSize = 10 // points
	textFormat  = 49 // number of the format "@"
)

// typedRows is how far down a number that is kept as text raises no warning.
const typedRows = 1000

func (p *printer) typed(s *Sheet) error {
	if !s.Typed || len(s.Columns) == 0 {
		return nil
	}
	return p.file.AddIgnoredErrors(s.Name, Range(1, 1, max(len(s.Rows), typedRows), len(s.Columns)), excelize.IgnoredErrorsNumberStoredAsText)
}

func (p *printer) conditions(s *Sheet) error {
	for _, r := range s.Rules {
		id, known := p.rules[r.Style]
		if !known {
			style := &excelize.Style{Font: &excelize.Font{Bold: r.Style.Bold, Color: r.Style.Color}}
			if r.Style.Fill != "" {
				style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{r.Style.Fill}}
			}
			var err error
			if id, err = p.file.NewConditionalStyle(style); err != nil {
				return err
			}
			p.rules[r.Style] = id
		}
		options := []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: r.Formula, Format: &id}}
		if err := p.file.SetConditionalFormat(s.Name, r.Range, options); err != nil {
			return err
		}
	}
	return nil
}

// notes hides every comment behind its cell, in a box that its text fits.
func (p *printer) notes(s *Sheet) error {
	const width, line, perLine = 320, 20, 22 // pixels, and wide characters
	for _, n := range s.Notes {
		lines := 1
		for _, part := range strings.Split(n.Text, "\n") {
			lines += 1 + utf8.RuneCountInString(part)/perLine
		}
		err := p.file.AddComment(s.Name, excelize.Comment{
			Author: "Scorecard", Cell: Place(n.Row, n.Column), Width: width, Height: uint(line * lines),
			Paragraph: []excelize.RichTextRun{{Text: n.Text, Font: &excelize.Font{Size: defaultSize}}},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

package seed

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/seed/xlsx"
)

// EncodeXLSX writes a year as a workbook with titles and words in a language,
// the same bytes for the same year. DecodeXLSX reads that year again. The error
// is model.Problems when the year is not valid.
func EncodeXLSX(w io.Writer, y *model.Year, lang model.Lang) error {
	if err := model.Validate(y).Err(); err != nil {
		return err
	}
	b := bookMaker{lang: lang, year: y, sheets: toSheets(y, lang)}
	return xlsx.Write(w, b.book())
}

// bookMaker lays the tables of a year out as a workbook.
type bookMaker struct {
	lang   model.Lang
	year   *model.Year
	sheets []sheet
	form   *form // what a workbook to fill in has besides; nil for an export
}

// sheetOrder is the order of the tabs: what people look at first, then what it
// refers to.
var sheetOrder = []string{
	"year", "kpis", "alternatives", "activities", "initiatives", "notes",
	"staffing", "headcounts", "staff_groups", "areas", "teams", "posts", "duties",
	"lineage", "conflicts", "variants",
}

func (b *bookMaker) book() *xlsx.Book {
	book := &xlsx.Book{Title: b.year.Branch.Name.In(b.lang) + " " + model.YearLabel(b.year.Year), Font: bookFont}
	if b.form != nil {
		book.Sheets = append(book.Sheets, b.guide())
	}
	order := func(name string) int {
		if i := slices.Index(sheetOrder, name); i >= 0 {
			return i
		}
		return len(sheetOrder)
	}
	sorted := slices.Clone(b.sheets)
	slices.SortStableFunc(sorted, func(a, b sheet) int { return cmp.Compare(order(a.name), order(b.name)) })
	for i := range sorted {
		book.Sheets = append(book.Sheets, b.sheet(&sorted[i]))
	}
	return book
}

// shownColumn is a column of a sheet in the workbook: one of the table, or one
// that is there to be looked at.
type shownColumn struct {
	*column
	index int // in the table; -1 for one to be looked at
	title string
	cells []string // of a column to be looked at
}

// shown lists a sheet's columns as they stand in the workbook: first those that
// people read, then the other language, then where it is printed.
func (b *bookMaker) shown(s *sheet) []shownColumn {
	var columns []shownColumn
	for i := range s.columns {
		c := &s.columns[i]
		title := c.header(b.lang)
		if c.always() {
			title += requiredMark
		}
		columns = append(columns, shownColumn{column: c, index: i, title: title})
	}
	slices.SortStableFunc(columns, func(x, y shownColumn) int {
		return cmp.Compare(b.rank(s.name, x.column), b.rank(s.name, y.column))
	})
	if b.form != nil {
		columns = b.form.beside(s, columns, b.lang)
	}
	return columns
}

// requiredMark stands behind the title of a column that no row is without.
const requiredMark = " *"

// leading are the columns of the widest table that stand first.
var leading = []string{
	"code", "group", "number", "short", "unit", "polarity", "target", "actual", "rank", "rating",
	"status", "status_note", "status_comment", "name",
}

// rank is where a column stands among the others.
func (b *bookMaker) rank(table string, c *column) int {
	const then, other, source = 100, 200, 300
	name, lang, worded := cutLanguage(c.key)
	switch {
	case isSource(c.key):
		return source
	case worded && lang != b.lang:
		return other
	case table == "kpis" && slices.Contains(leading, name):
		return slices.Index(leading, name)
	default:
		return then
	}
}

// cutLanguage takes the language off the key of a wording.
func cutLanguage(key string) (name string, lang model.Lang, worded bool) {
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		if name, found := strings.CutSuffix(key, "_"+string(lang)); found {
			return name, lang, true
		}
	}
	return key, "", false
}

// isSource reports a column that says where a fact is printed.
func isSource(key string) bool {
	for _, part := range []string{"document", "page", "heading"} {
		if key == part || strings.HasSuffix(key, "_"+part) && key != "is_heading" {
			return true
		}
	}
	return false
}

func (b *bookMaker) sheet(s *sheet) xlsx.Sheet {
	columns := b.shown(s)
	made := xlsx.Sheet{
		Name: s.title.In(b.lang), Tab: tabColor(s.name), Typed: true,
		FrozenRows: 1, FrozenColumns: frozen(s.name), Page: b.page(columns, s),
	}
	header := xlsx.Row{}
	for i := range columns {
		c := &columns[i]
		made.Columns = append(made.Columns, xlsx.Column{Width: b.width(s, c), Style: b.style(c)})
		header.Cells = append(header.Cells, xlsx.Cell{Text: c.title, Style: headerStyle(c)})
		made.Notes = append(made.Notes, xlsx.Note{Row: 1, Column: i + 1, Text: b.explain(c)})
		if choice, ok := b.choice(s, c, i+1); ok {
			made.Choices = append(made.Choices, choice)
		}
		made.Rules = append(made.Rules, b.rules(s, c, i+1)...)
	}
	header.Height = rowHeight(&made, &header)
	made.Rows = append(made.Rows, header)
	for i := range s.rows {
		row := xlsx.Row{}
		for j := range columns {
			row.Cells = append(row.Cells, b.cell(&columns[j], columns[j].value(s, i)))
		}
		row.Height = rowHeight(&made, &row)
		made.Rows = append(made.Rows, row)
	}
	return made
}

// frozen is how many columns stay in view: those that tell what a row is.
func frozen(table string) int {
	if table == "kpis" {
		return slices.Index(leading, "short") + 1
	}
	return 1
}

// value is what stands in the column in a row of the sheet.
func (c *shownColumn) value(s *sheet, row int) string {
	if c.index < 0 {
		return c.cells[row]
	}
	return s.rows[row].cells[c.index]
}

// cell is one cell of a row. A whole number, and a figure whose format makes its
// print of it, is a number; all else is text and stays as typed.
func (b *bookMaker) cell(c *shownColumn, value string) xlsx.Cell {
	style := b.style(c)
	if value == "" {
		return xlsx.Cell{Style: style}
	}
	if c.number() && wholePattern.MatchString(value) {
		return xlsx.Cell{Number: value, Style: style}
	}
	if b.form == nil || c.index < 0 { // what is typed over a text stays as typed
		if number, format, ok := asNumber(c.column, value); ok {
			style.Format = format
			return xlsx.Cell{Number: number, Style: style}
		}
	}
	return xlsx.Cell{Text: value, Style: style}
}

// page is how the sheet is printed: as wide as stays readable.
func (b *bookMaker) page(columns []shownColumn, s *sheet) xlsx.Page {
	const readable = 200 // characters across A4 in landscape, before the print is too small
	total := 0.0
	for i := range columns {
		total += b.width(s, &columns[i])
	}
	across := 1 + int(total)/readable
	return b.headed(xlsx.Page{TitleRows: 1, TitleColumns: frozen(s.name), PagesWide: across})
}

// headed gives a page its head and foot: branch, year and sheet, and the page's
// number.
func (b *bookMaker) headed(p xlsx.Page) xlsx.Page {
	p.Header = fmt.Sprintf("&L%s　%s&R&A", inHeader(b.year.Branch.Name.In(b.lang)), inHeader(yearTitle(b.year.Year, b.lang)))
	p.Footer = "&C&P / &N"
	return p
}

// inHeader is a text for the head of a page, where & begins a command.
func inHeader(s string) string {
	const most = 80
	runes := []rune(strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s))
	return strings.ReplaceAll(string(runes[:min(len(runes), most)]), "&", "&&")
}

// yearTitle is a fiscal year in words.
func yearTitle(year int, lang model.Lang) string {
	if lang == model.English {
		return fmt.Sprintf("FY%d (%s)", year, model.YearLabel(year))
	}
	if era := model.EraYear(year); era > 0 {
		return fmt.Sprintf("令和%d年度", era)
	}
	return fmt.Sprintf("%d年度", year)
}

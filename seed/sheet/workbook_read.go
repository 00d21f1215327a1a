package sheet

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"scorecard/model"
	"scorecard/seed/input"
	"scorecard/seed/xlsx"
)

// DecodeXLSX reads a year from a workbook: an export or a template, as it was
// written or edited in a spreadsheet program. The name is used in problems only.
//
// Sheets and columns are known by their titles in either language and may stand
// in any order; the sheet that explains how to fill in is passed over. The error
// is model.Problems with everything that is wrong (the first 1000), each with
// its sheet and cell. Any file takes bounded time and memory.
func DecodeXLSX(name string, data []byte) (*model.Year, error) {
	r := bookReader{file: name, dates: map[cellName]time.Time{}, problems: tooLarge(data)}
	var found []xlsx.Found
	if len(r.problems) == 0 {
		found, r.problems = xlsx.Read(data)
	}
	for i := range found {
		r.order = append(r.order, found[i].Name)
		if !isGuide(found[i].Name) {
			r.sheet(&found[i])
		}
	}
	if len(r.sheets) == 0 && len(r.problems) == 0 {
		r.problems = model.Problems{{Kind: model.UnknownTable, Want: tableTitles(model.Japanese)}}
	}
	var year *model.Year
	if len(r.sheets) > 0 {
		var wrong model.Problems
		year, wrong = yearFromSheets(r.sheets)
		r.further(wrong)
	}
	if err := r.sorted().Err(); err != nil {
		return nil, err
	}
	return year, nil
}

// cellName is a cell of the workbook.
type cellName struct {
	sheet string
	place
}

// bookReader turns what a workbook shows into the tables of a year.
type bookReader struct {
	file     string
	order    []string // of the sheets
	sheets   []sheet
	dates    map[cellName]time.Time
	problems model.Problems
}

func (r *bookReader) sheet(found *xlsx.Found) {
	// Sheets without a file have no places; the name is put right in the end.
	o := origin{file: cmp.Or(r.file, found.Name), sheet: found.Name, spreadsheet: true}
	rows := r.rows(found)
	if len(rows) == 0 {
		return
	}
	s, problems := readSheet(o, found.Name, rows)
	r.problems = append(r.problems, problems...)
	if s == nil {
		return
	}
	for i := range r.sheets {
		if r.sheets[i].name == s.name {
			r.problems = append(r.problems, o.put(model.Problem{
				Kind: model.DuplicateKey, Value: found.Name, Want: r.sheets[i].origin.sheet,
			}, place{1, 1}))
			return
		}
	}
	for i := range s.rows {
		r.dated(s, &s.rows[i])
	}
	r.sheets = append(r.sheets, *s)
}

// rows are the rows with content, each with a cell for every column up to its
// last one.
func (r *bookReader) rows(found *xlsx.Found) []sheetRow {
	var rows []sheetRow
	last := 0
	for _, cell := range found.Cells {
		if cell.Row != last {
			rows, last = append(rows, sheetRow{}), cell.Row
		}
		row := &rows[len(rows)-1]
		for len(row.cells) < cell.Column {
			row.cells = append(row.cells, "")
			row.at = append(row.at, place{cell.Row, len(row.cells)})
		}
		row.cells[cell.Column-1] = cell.Text
		if !cell.Date.IsZero() {
			r.dates[cellName{found.Name, place{cell.Row, cell.Column}}] = cell.Date
		}
	}
	return rows
}

// dated writes the dates in a row as its columns want them. Where no date
// belongs, a spreadsheet program has made one of what was typed.
func (r *bookReader) dated(s *sheet, row *sheetRow) {
	for i := range s.columns {
		date, is := r.dates[cellName{s.origin.sheet, row.at[i]}]
		if !is || row.cells[i] == "" {
			continue
		}
		switch s.columns[i].kind {
		case dateCell:
			row.cells[i] = date.Format(time.DateOnly)
		case monthCell:
			row.cells[i] = date.Format("2006-01")
		case momentCell:
			row.cells[i] = date.Format(time.RFC3339)
		default:
			r.problems = append(r.problems, s.origin.put(model.Problem{
				Kind: model.DateCell, Field: s.columns[i].header(s.origin.lang), Value: row.cells[i],
				Hint: typedAs(s.columns[i].kind, date),
			}, row.at[i]))
		}
	}
}

// typedAs is what was probably typed where a date came out: 1-2 for a number
// became 2 January.
func typedAs(kind cellKind, date time.Time) string {
	if kind != textCell && kind != codeCell {
		return ""
	}
	return strconv.Itoa(int(date.Month())) + "-" + strconv.Itoa(date.Day())
}

// further adds the problems that do not merely follow from earlier ones about
// the same cell.
func (r *bookReader) further(problems model.Problems) {
	known := map[[2]string]bool{}
	for _, p := range r.problems {
		if p.Cell != "" {
			known[[2]string{p.Sheet, p.Cell}] = true
		}
	}
	for _, p := range problems {
		if p.Cell == "" || !known[[2]string{p.Sheet, p.Cell}] {
			r.problems = append(r.problems, p)
		}
	}
}

// sorted has the problems in the order of the workbook.
func (r *bookReader) sorted() model.Problems {
	key := func(p *model.Problem) (sheet, row, column int) {
		sheet = slices.Index(r.order, p.Sheet)
		row, column = xlsx.Position(p.Cell)
		return sheet, row, column
	}
	slices.SortStableFunc(r.problems, func(a, b model.Problem) int {
		s1, r1, c1 := key(&a)
		s2, r2, c2 := key(&b)
		return cmp.Or(cmp.Compare(s1, s2), cmp.Compare(r1, r2), cmp.Compare(c1, c2))
	})
	problems := input.Capped(r.problems)
	for i := range problems {
		problems[i].File, problems[i].Line, problems[i].Column = r.file, 0, 0
		problems[i].Value = input.Cut(problems[i].Value)
	}
	return problems
}

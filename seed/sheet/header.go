package sheet

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"scorecard/model"
	"scorecard/seed/input"
)

// Limits of one table: far more than the largest branch has, and little enough
// that every check over it takes no time.
const (
	maxRows    = 2_000
	maxColumns = 128
	maxCell    = 16 << 10 // bytes of a cell that is no prose
	maxCodes   = 200      // codes in one cell
)

// readSheet finds out which table the rows of a file are, the header first, and
// puts their cells in the order of its columns. The name is the sheet's or the
// file's. The sheet is nil when the rows are no table of a year.
func readSheet(o origin, name string, rows []sheetRow) (*sheet, model.Problems) {
	for len(rows) > 0 && rows[0].blank() {
		rows = rows[1:]
	}
	if len(rows) == 0 {
		return nil, model.Problems{o.put(model.Problem{Kind: model.Required, Want: tableTitles(model.Japanese)}, place{1, 1})}
	}
	header := rows[0]
	if len(header.cells) > maxColumns {
		return nil, model.Problems{o.put(tooMany(len(header.cells), maxColumns), header.at[maxColumns])}
	}
	if len(rows)-1 > maxRows {
		return nil, model.Problems{o.put(tooMany(len(rows)-1, maxRows), rows[maxRows+1].at[0])}
	}
	m, problem := whichTable(name, &header)
	if m.table == nil {
		return nil, model.Problems{o.put(problem, header.at[0])}
	}
	o.lang = m.lang(&header)
	h := headerReader{sheet: &sheet{table: m.table, origin: o}}
	h.read(&header, m.match)
	for i := range rows[1:] {
		h.row(&rows[1+i])
	}
	return h.sheet, h.problems
}

func tooMany(got, most int) model.Problem {
	return model.Problem{Kind: model.TooLarge, Value: strconv.Itoa(got), Want: strconv.Itoa(most)}
}

func tableTitles(lang model.Lang) string {
	var titles []string
	for _, t := range tables() {
		titles = append(titles, t.header(lang))
	}
	return strings.Join(titles, ", ")
}

// heading makes spellings of a header alike: a mark for what is required, line
// breaks and underlines do not matter.
func heading(cell string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("_*※", r) {
			return -1
		}
		return r
	}, input.Fold(cell))
}

// isReference reports a header of a column that is there for the reader alone,
// such as last year's figures in a template.
func isReference(cell string) bool {
	cell = strings.TrimLeft(heading(cell), "(")
	return strings.HasPrefix(cell, "参考") || strings.HasPrefix(cell, "forreference")
}

// tableHeader is a header as one of the tables reads it.
type tableHeader struct {
	*table
	match   []int // for each cell the column that it names; -1 for none
	matched int   // how many name one
}

// match reads a header as the table's: cells that have been made alike.
func (t *table) match(headings []string) tableHeader {
	m := tableHeader{table: t, match: make([]int, len(headings))}
	for i := range headings {
		at, named := t.headings[headings[i]]
		if m.match[i] = at; !named {
			m.match[i] = -1
			continue
		}
		m.matched++
	}
	return m
}

// whichTable finds the table that a header is of: the one with most of its
// columns; of several the one whose name is most like that of the sheet or file,
// then the one that lacks none. The table is nil with the problem when several
// are left.
func whichTable(name string, header *sheetRow) (tableHeader, model.Problem) {
	headings := each(header.cells, heading)
	found := each(tables(), func(t *table) tableHeader { return t.match(headings) })
	likely := highest(found, func(m *tableHeader) int { return m.matched })
	called := highest(likely, func(m *tableHeader) int { return m.likeness(heading(name)) })
	whole := highest(called, func(m *tableHeader) int {
		if m.matched > 0 && m.complete() {
			return 1
		}
		return 0
	})
	if len(whole) == 1 {
		return whole[0], model.Problem{}
	}
	titles := each(likely, func(m tableHeader) string { return m.title.JA + " (" + m.name + ")" })
	return tableHeader{}, model.Problem{Kind: model.UnknownTable, Value: input.Cut(header.text()), Want: strings.Join(titles, ", ")}
}

// highest are those of a list that score highest.
func highest[T any](list []T, score func(*T) int) []T {
	var best []T
	most := 0
	for i := range list {
		switch n := score(&list[i]); {
		case i == 0 || n > most:
			best, most = []T{list[i]}, n
		case n == most:
			best = append(best, list[i])
		}
	}
	return best
}

// likeness is how far the name of a sheet or file is the table's: most when it is
// its name or title, else by how much of one is in it. A table without a column
// in the header must have its very name.
func (m *tableHeader) likeness(name string) int {
	most := 0
	for _, called := range []string{heading(m.name), heading(m.title.JA), heading(m.title.EN)} {
		switch {
		case called == name:
			return math.MaxInt
		case m.matched > 0 && strings.Contains(name, called):
			most = max(most, len(called))
		}
	}
	return most
}

// complete reports whether the header has every column that no row is without.
func (m *tableHeader) complete() bool {
	for i := range m.columns {
		if m.columns[i].always() && !slices.Contains(m.match, i) {
			return false
		}
	}
	return true
}

// headerReader reads the header of one sheet and then its rows.
type headerReader struct {
	sheet    *sheet
	from     []int // for each cell of a row the column that it belongs to; -1 for none
	problems model.Problems
}

func (h *headerReader) add(p model.Problem, at place) {
	if len(h.problems) < input.MaxProblems {
		h.problems = append(h.problems, h.sheet.origin.put(p, at))
	}
}

func (h *headerReader) read(header *sheetRow, match []int) {
	t := h.sheet.table
	has := map[int]bool{}
	for i, cell := range header.cells {
		at := match[i]
		switch {
		case input.Trim(cell) == "" || isReference(cell):
			at = -1
		case at < 0:
			titles := t.headers(h.sheet.origin.lang)
			h.add(model.Problem{
				Kind: model.UnknownFieldName, Field: t.header(h.sheet.origin.lang), Value: input.Cut(cell),
				Want: strings.Join(titles, ", "), Hint: input.Closest(cell, titles),
			}, header.at[i])
		case has[at]:
			h.add(model.Problem{Kind: model.DuplicateKey, Field: t.header(h.sheet.origin.lang), Value: input.Cut(cell)}, header.at[i])
			at = -1
		}
		has[at] = true
		h.from = append(h.from, at)
	}
	for i := range t.columns {
		c := &t.columns[i]
		if has[i] {
			continue
		}
		h.sheet.origin.absent = append(h.sheet.origin.absent, c.key)
		if c.always() {
			h.add(model.Problem{Kind: model.Required, Field: c.header(h.sheet.origin.lang)}, header.at[0])
		}
	}
}

// row puts a row's cells in the order of the table's columns. A cell that stands
// under no header is a problem, unless its whole column is for reference.
func (h *headerReader) row(row *sheetRow) {
	if row.blank() {
		return
	}
	ordered := sheetRow{cells: make([]string, len(h.sheet.columns)), at: make([]place, len(h.sheet.columns))}
	for i := range ordered.at {
		ordered.at[i] = row.at[0]
	}
	for i, column := range h.from {
		if column < 0 || i >= len(row.cells) {
			continue
		}
		ordered.cells[column], ordered.at[column] = row.cells[i], row.at[i]
	}
	for i := len(h.from); i < len(row.cells); i++ {
		if input.Trim(row.cells[i]) != "" {
			h.add(model.Problem{Kind: model.UnknownFieldName, Field: h.sheet.header(h.sheet.origin.lang), Value: input.Cut(row.cells[i])}, row.at[i])
		}
	}
	h.sheet.rows = append(h.sheet.rows, ordered)
}

// headers are the headers of the table's columns in a language.
func (t *table) headers(lang model.Lang) []string {
	return each(t.columns, func(c column) string { return c.header(lang) })
}

// lang is the language that most of a header is in; empty for keys.
func (m *tableHeader) lang(header *sheetRow) model.Lang {
	return highest([]model.Lang{model.Japanese, "", model.English}, func(lang *model.Lang) int {
		exact := 0
		for i, cell := range header.cells {
			if at := m.match[i]; at >= 0 && m.columns[at].header(*lang) == input.Trim(cell) {
				exact++
			}
		}
		return exact
	})[0]
}

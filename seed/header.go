package seed

import (
	"slices"
	"strconv"
	"strings"

	"scorecard/model"
)

// Limits of one table: far more than the largest branch has, and little enough
// that every check over it takes no time.
const (
	maxRows    = 5_000
	maxColumns = 128
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
	t, problem := whichTable(name, &header)
	if t == nil {
		return nil, model.Problems{o.put(problem, header.at[0])}
	}
	h := headerReader{sheet: &sheet{table: t, origin: o}}
	h.read(&header)
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
	}, fold(cell))
}

// isReference reports a header of a column that is there for the reader alone,
// such as last year's figures in a template.
func isReference(cell string) bool {
	cell = strings.TrimLeft(heading(cell), "(")
	return strings.HasPrefix(cell, "参考") || strings.HasPrefix(cell, "forreference")
}

// headings are the keys and titles of a table's columns, with their indices.
func (t *table) headings() map[string]int {
	headings := map[string]int{}
	for i := range t.columns {
		c := &t.columns[i]
		for _, name := range []string{c.key, c.title.JA, c.title.EN} {
			headings[heading(name)] = i
		}
	}
	return headings
}

// match finds the column of the table that each cell of a header names; -1 for
// one that names none.
func (t *table) match(header *sheetRow) []int {
	headings, match := t.headings(), make([]int, len(header.cells))
	for i, cell := range header.cells {
		match[i] = -1
		if at, ok := headings[heading(cell)]; ok {
			match[i] = at
		}
	}
	return match
}

// matches counts the columns of a header that the table has.
func (t *table) matches(header *sheetRow) int {
	n := 0
	for _, at := range t.match(header) {
		if at >= 0 {
			n++
		}
	}
	return n
}

// whichTable tells a table by its header, and where several have the columns, by
// the name of the sheet or file. It is nil with the problem when neither tells.
func whichTable(name string, header *sheetRow) (*table, model.Problem) {
	var likely []*table
	most := 0
	for _, t := range tables() {
		switch n := t.matches(header); {
		case n > most:
			likely, most = []*table{t}, n
		case n == most:
			likely = append(likely, t)
		}
	}
	if len(likely) == 1 {
		return likely[0], model.Problem{}
	}
	if t := calledLike(name, likely, most > 0); t != nil {
		return t, model.Problem{}
	}
	if most > 0 {
		complete := slices.DeleteFunc(slices.Clone(likely), func(t *table) bool { return !t.complete(header) })
		if len(complete) == 1 {
			return complete[0], model.Problem{}
		}
	}
	var titles []string
	for _, t := range likely {
		titles = append(titles, t.title.JA+" ("+t.name+")")
	}
	return nil, model.Problem{Kind: model.UnknownTable, Value: cut(header.text()), Want: strings.Join(titles, ", ")}
}

// calledLike is the table whose name or title is, or with some doubt allowed,
// occurs in the name of a sheet or file.
func calledLike(name string, among []*table, within bool) *table {
	name = heading(name)
	var best *table
	length := 0
	for _, t := range among {
		for _, called := range []string{heading(t.name), heading(t.title.JA), heading(t.title.EN)} {
			if called == name {
				return t
			}
			if within && len(called) > length && strings.Contains(name, called) {
				best, length = t, len(called)
			}
		}
	}
	return best
}

// complete reports whether a header has every column that no row is without.
func (t *table) complete(header *sheetRow) bool {
	match := t.match(header)
	for i := range t.columns {
		if t.columns[i].always() && !slices.Contains(match, i) {
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
	if len(h.problems) < maxProblems {
		h.problems = append(h.problems, h.sheet.origin.put(p, at))
	}
}

func (h *headerReader) read(header *sheetRow) {
	t := h.sheet.table
	match := t.match(header)
	h.sheet.origin.lang = t.languageOf(header, match)
	has := map[int]bool{}
	for i, cell := range header.cells {
		at := match[i]
		switch {
		case trim(cell) == "" || isReference(cell):
			at = -1
		case at < 0:
			titles := t.headers(h.sheet.origin.lang)
			h.add(model.Problem{
				Kind: model.UnknownFieldName, Field: t.header(h.sheet.origin.lang), Value: cut(cell),
				Want: strings.Join(titles, ", "), Hint: closest(cell, titles),
			}, header.at[i])
		case has[at]:
			h.add(model.Problem{Kind: model.DuplicateKey, Field: t.header(h.sheet.origin.lang), Value: cut(cell)}, header.at[i])
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
		if trim(row.cells[i]) != "" {
			h.add(model.Problem{Kind: model.UnknownFieldName, Field: h.sheet.header(h.sheet.origin.lang), Value: cut(row.cells[i])}, row.at[i])
		}
	}
	h.sheet.rows = append(h.sheet.rows, ordered)
}

// headers are the headers of the table's columns in a language.
func (t *table) headers(lang model.Lang) []string {
	return each(t.columns, func(c column) string { return c.header(lang) })
}

// languageOf is the language that most of a header is in; empty for keys.
func (t *table) languageOf(header *sheetRow, match []int) model.Lang {
	votes := map[model.Lang]int{}
	for i, cell := range header.cells {
		at := match[i]
		if at < 0 {
			continue
		}
		for _, lang := range []model.Lang{"", model.Japanese, model.English} {
			if t.columns[at].header(lang) == trim(cell) {
				votes[lang]++
			}
		}
	}
	best := model.Japanese
	for _, lang := range []model.Lang{"", model.English} {
		if votes[lang] > votes[best] {
			best = lang
		}
	}
	return best
}

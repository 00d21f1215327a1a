package seed

import (
	"io"
	"slices"

	"scorecard/model"
	"scorecard/seed/xlsx"
)

// EncodeXLSXTemplate writes Template as a workbook to fill in: last year's
// values beside, drop-down lists, every column explained in the comment on its
// title, what is left to fill in coloured, and a sheet that explains it all.
// DecodeXLSX reads it. The error is model.Problems when what is carried over is
// not valid.
func EncodeXLSXTemplate(w io.Writer, card *model.Scorecard, year int, lang model.Lang) error {
	made, err := validTemplate(card, year)
	if err != nil {
		return err
	}
	b := bookMaker{lang: lang, year: made, sheets: toSheets(made, lang), form: formOf(card, lang)}
	return xlsx.Write(w, b.book())
}

// form is what a workbook to fill in has besides an export.
type form struct {
	years []formYear // the newest first
}

// formYear is a year whose values stand beside the cells to fill in.
type formYear struct {
	year   int
	sheets []sheet
}

func formOf(card *model.Scorecard, lang model.Lang) *form {
	f := &form{}
	for _, y := range []*model.Year{card.Year, card.Before} {
		if y != nil {
			f.years = append(f.years, formYear{y.Year, toSheets(y, lang)})
		}
	}
	return f
}

// besides says which of last year's columns stand behind which column.
var besides = map[string]struct {
	behind string
	keys   []string
}{
	"kpis":        {"target", []string{"target", "actual", "rank", "rating", "status", "hq_target"}},
	"activities":  {"rating", []string{"rating", "status"}},
	"initiatives": {"status", []string{"status"}},
}

// beside adds the columns to look at. One that says nothing in any row is left
// out, so that before the results are in, those of the year before stand there.
func (f *form) beside(s *sheet, columns []shownColumn, lang model.Lang) []shownColumn {
	wanted, has := besides[s.name]
	if !has {
		return columns
	}
	at := 1 + slices.IndexFunc(columns, func(c shownColumn) bool { return c.key == wanted.behind })
	for _, year := range f.years {
		for _, key := range wanted.keys {
			if c, says := year.column(s, key, lang); says {
				columns = slices.Insert(columns, at, c)
				at++
			}
		}
	}
	return columns
}

// column is a year's column for the rows of a sheet, found by their codes.
func (y *formYear) column(s *sheet, key string, lang model.Lang) (shownColumn, bool) {
	from := &y.sheets[slices.IndexFunc(y.sheets, func(other sheet) bool { return other.name == s.name })]
	code, _ := s.column("code")
	value, _ := s.column(key)
	words, worded := s.column(key + "_words_" + string(lang))
	known := map[string]string{}
	for _, row := range from.rows {
		known[row.cells[code]] = row.cells[value]
		if worded && row.cells[value] == "" {
			known[row.cells[code]] = row.cells[words]
		}
	}
	c := shownColumn{column: &s.columns[value], index: -1}
	c.title = referenceTitle.In(lang) + model.YearLabel(y.year) + " " + c.column.header(lang)
	says := false
	for _, row := range s.rows {
		cell := displayable(known[row.cells[code]])
		c.cells = append(c.cells, cell)
		_, missing := missingFor(cell, "")
		says = says || cell != "" && !missing
	}
	return c, says
}

// referenceTitle begins the title of a column that is not read back.
var referenceTitle = said("参考：", "For reference: ")

package sheet

import (
	"cmp"
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/seed/input"
)

// placed is a problem with where it stands among the sheets.
type placed struct {
	model.Problem
	sheet int
	at    place
}

// place gives each problem its place in the files, the words of the sheet that
// it stands in, and what was probably meant. Those that only follow from a
// column that is not there, or from a code that is malformed, are left out.
func (a *assembler) place(year *model.Year, problems model.Problems) model.Problems {
	found, broken := make([]placed, 0, len(problems)), input.BrokenLists(problems)
	for _, p := range a.withoutTables(problems) {
		at, column := a.locate(p.Field)
		if a.follows(p, at, column) || p.Kind == model.UnknownCode && broken[p.Want] {
			continue
		}
		p.Value = input.Cut(p.Value)
		p.Hint = input.Hint(p, year)
		found = append(found, a.inSheet(p, at, column))
	}
	slices.SortStableFunc(found, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.sheet, b.sheet), cmp.Compare(a.at.line, b.at.line), cmp.Compare(a.at.column, b.at.column))
	})
	problems = make(model.Problems, len(found))
	for i := range found {
		problems[i] = found[i].Problem
	}
	return problems
}

// withoutTables says once that a table is not there, instead of with everything
// that refers to it.
func (a *assembler) withoutTables(problems model.Problems) model.Problems {
	told := map[string]bool{}
	var kept model.Problems
	for _, p := range problems {
		t := tableNamed(p.Want)
		if p.Kind != model.UnknownCode || t == nil || a.sheetNamed(t.name) >= 0 {
			kept = append(kept, p)
			continue
		}
		if !told[t.name] && !t.required {
			kept = append(kept, model.Problem{Kind: model.Required, Field: t.name})
		}
		told[t.name] = true
	}
	return kept
}

// locate finds the row and the column that a path names, or the nearest around
// it. The row's sheet is -1 when there is none, the column -1 when it is about
// the whole row.
func (a *assembler) locate(path string) (at rowAt, column int) {
	for prefix := path; ; {
		row, ok := a.rows[prefix]
		if ok {
			rest := strings.TrimPrefix(path[len(prefix):], ".")
			if prefix == "" && tableNamed(rest) != nil && rest != "year" {
				return rowAt{a.sheetNamed(rest), -1}, -1
			}
			return row, a.sheets[row.sheet].columnOf(rest)
		}
		if prefix == "" {
			list, _, _ := strings.Cut(path, "[")
			return rowAt{a.sheetNamed(list), -1}, -1
		}
		prefix = prefix[:max(strings.LastIndexAny(prefix, ".["), 0)]
	}
}

// columnOf is the column that a path within a row names; -1 when it names none.
func (s *sheet) columnOf(path string) int {
	best, length := -1, -1
	for i := range s.columns {
		own := s.columns[i].place()
		switch {
		case path == "":
		case own == path:
			return i
		case input.Related(own, path) && len(own) < len(path) && len(own) > length:
			best, length = i, len(own)
		case input.Related(own, path) && len(own) > len(path) && best < 0:
			best = i
		}
	}
	return best
}

// follows reports a problem that is there only because of another: an English
// text that takes the Japanese one's place, or a column that is not there.
func (a *assembler) follows(p model.Problem, at rowAt, column int) bool {
	if i := a.sheetNamed(p.Want); p.Kind == model.UnknownCode && i >= 0 && a.sheets[i].lacks("code") {
		return true
	}
	if at.sheet < 0 { // what a table lacks that is not there itself
		return tableNamed(p.Field) == nil
	}
	if column < 0 {
		return false
	}
	s := &a.sheets[at.sheet]
	c := &s.columns[column]
	for c.instead != "" {
		i, _ := s.column(c.instead)
		if c = &s.columns[i]; p.Kind == model.Required && s.columns[column].path != c.path {
			return true
		}
	}
	return c.always() && s.lacks(c.key)
}

// lacks reports a column that the file does not have.
func (s *sheet) lacks(key string) bool { return slices.Contains(s.origin.absent, key) }

// inSheet gives a problem its place, and the words of its sheet.
func (a *assembler) inSheet(p model.Problem, at rowAt, column int) placed {
	if at.sheet < 0 {
		return placed{Problem: a.aboutTable(p), sheet: len(a.sheets)}
	}
	s := &a.sheets[at.sheet]
	if named := tableNamed(p.Want); named != nil {
		p.Want = named.header(s.origin.lang)
	}
	if column >= 0 {
		c := &s.columns[column]
		p.Field = c.header(s.origin.lang)
		if c.kind == figureCell || c.kind == targetCell {
			p.Value, p.Want = input.Cut(s.rows[at.row].cells[column]), s.wanted(c)
		} else if p.Want == "" {
			p.Want = s.wanted(c)
		}
	} else {
		p.Field = s.header(s.origin.lang)
	}
	if s.origin.file == "" {
		p.Field = s.header(s.origin.lang) + ": " + p.Field
		return placed{Problem: p, sheet: at.sheet}
	}
	where := s.placeOf(at.row, max(column, 0))
	return placed{Problem: s.origin.put(p, where), sheet: at.sheet, at: where}
}

// aboutTable names a table that is not there.
func (a *assembler) aboutTable(p model.Problem) model.Problem {
	if t := tableNamed(p.Field); t != nil {
		p.Field = t.title.JA + " (" + t.name + ")"
	}
	if len(a.sheets) > 0 && a.sheets[0].origin.spreadsheet {
		p.File = a.sheets[0].origin.file
	}
	return p
}

// placeOf is where a cell stands; of one that the row does not reach, where the
// row begins, and without a row, where the sheet does.
func (s *sheet) placeOf(row, column int) place {
	if row < 0 || row >= len(s.rows) || len(s.rows[row].at) == 0 {
		return place{1, 1}
	}
	return s.rows[row].at[column]
}

// header is the table's title in a language, or its name for none.
func (t *table) header(lang model.Lang) string {
	if lang == "" {
		return t.name
	}
	return t.title.In(lang)
}

// wanted is what may stand in a column, by example where it is no list of words.
func (s *sheet) wanted(c *column) string {
	var want []string
	switch c.kind {
	case figureCell:
		want = []string{"65.8%", "10,167円"}
	case targetCell:
		want = []string{"68.2%以上", "15%以下", "7日以内", "2,930事業所", "対前年度以上"}
	case integerCell, ordinalCell:
		want = []string{"1", "2", "3", "..."}
	default:
	}
	for _, w := range c.allowed() {
		want = append(want, w.In(s.origin.lang))
	}
	return strings.Join(want, ", ")
}

package sheet

import (
	"cmp"
	"fmt"
	"reflect"
	"strconv"
	"time"

	"scorecard/model"
	"scorecard/model/schema"
	"scorecard/seed/input"
)

// assembler puts a year file together from sheets. Its problems and places name
// what they are about as the year file does: kpis[3].target.
type assembler struct {
	sheets   []sheet
	books    map[string]codebook // by table
	file     model.Year
	rows     map[string]rowAt // path of an item → its row
	above    nesting
	slots    slotMap
	problems model.Problems
}

// rowAt is a row of one of the sheets.
type rowAt struct {
	sheet, row int
}

// yearFromSheets reads a year from its tables. The problems are everything that
// is wrong, each with its place in the file that its sheet was read from; with
// any, there is no year.
func yearFromSheets(sheets []sheet) (*model.Year, model.Problems) {
	a := assembler{sheets: sheets, rows: map[string]rowAt{}, books: codebooks(sheets), slots: slotMap{}}
	a.above.conflicts = map[int]int{}
	a.assemble()
	if len(a.problems) >= input.MaxProblems { // the rest would add nothing
		return nil, a.place(nil, a.problems)
	}
	year := &a.file
	input.Understand(year)
	problems := input.Merge(a.problems, input.Capped(model.Validate(year)))
	if len(problems) > 0 {
		return nil, a.place(year, problems)
	}
	return year, nil
}

func (a *assembler) add(kind model.ProblemKind, path, value, want string) {
	if len(a.problems) < input.MaxProblems {
		a.problems = append(a.problems, model.Problem{Kind: kind, Field: path, Value: input.Cut(value), Want: want})
	}
}

func (a *assembler) assemble() {
	for _, t := range tables() {
		if t.required && a.sheetNamed(t.name) < 0 {
			a.add(model.Required, t.name, "", "")
		}
	}
	for _, t := range tables() {
		a.read(t)
	}
	for i := range a.file.Conflicts {
		a.choices(fmt.Sprintf("conflicts[%d]", i), &a.file.Conflicts[i])
	}
}

// sheetNamed is the index of a sheet; -1 when it is not there.
func (a *assembler) sheetNamed(name string) int {
	for i := range a.sheets {
		if a.sheets[i].name == name {
			return i
		}
	}
	return -1
}

// read reads the rows of a table that are not blank.
func (a *assembler) read(t *table) {
	at := a.sheetNamed(t.name)
	if at < 0 {
		return
	}
	s, seen := &a.sheets[at], 0
	for row := range s.rows {
		if s.rows[row].blank() {
			continue
		}
		if len(a.problems) >= input.MaxProblems {
			return
		}
		if seen++; seen > 1 && s.single {
			path := astray(t.name, row)
			a.rows[path] = rowAt{at, row}
			a.add(model.DuplicateKey, path, s.rows[row].text(), "1")
			continue
		}
		path, item := a.placeOf(t, row)
		a.rows[path] = rowAt{at, row}
		if item.IsValid() {
			a.item(s, row, path, item)
		}
	}
}

// item reads a row into an item of the year.
func (a *assembler) item(s *sheet, row int, path string, item reflect.Value) {
	slots := a.slots.of(s.table, item.Type())
	for i := range s.columns {
		c := &s.columns[i]
		if slots[i].none || !s.filled(row, slots, &slots[i]) {
			continue
		}
		cell := s.cell(row, c)
		if cell == "" || c.kind != textCell && input.Trim(cell) == "" {
			if other, has := s.column(c.unless); !has || s.rows[row].cells[other] == "" {
				a.requireCell(s, c, schema.Join(path, c.path))
			}
			continue
		}
		if len(cell) > maxCell && c.kind != textCell {
			a.add(model.TooLarge, schema.Join(path, c.path), cell, strconv.Itoa(maxCell))
			continue
		}
		a.set(slots[i].in(item, true), s, c, cell, schema.Join(path, c.path))
	}
}

// filled reports whether the optional part that a value belongs to is there:
// one of its cells says something.
func (s *sheet) filled(row int, slots []slot, of *slot) bool {
	if of.part == 0 {
		return true
	}
	for i := range slots {
		if slots[i].within(of) && input.Trim(s.rows[row].cells[i]) != "" {
			return true
		}
	}
	return false
}

// cell is what a cell says, or the one that speaks for it when it is empty.
func (s *sheet) cell(row int, c *column) string {
	i, _ := s.column(c.key)
	cell := s.rows[row].cells[i]
	for cell == "" && c.instead != "" {
		i, _ = s.column(c.instead)
		c = &s.columns[i]
		cell = s.rows[row].cells[i]
	}
	return cell
}

func (a *assembler) requireCell(s *sheet, c *column, path string) {
	if c.required && !s.lacks(c.key) {
		a.add(model.Required, path, "", "")
	}
}

// set reads a cell into the value of an item.
func (a *assembler) set(v reflect.Value, s *sheet, c *column, cell, path string) {
	value, missing := scalarOf(v)
	if c.absence {
		if why, ok := input.MissingFor(cell, c.dash); ok {
			missing.SetString(why)
			return
		}
	}
	switch c.kind {
	case truthCell:
		a.setTruth(value, s, c, cell, path)
	case codesCell:
		value.Set(reflect.ValueOf(a.codes(c, cell, path)))
	case momentCell:
		if at, ok := a.moment(cell, path); ok {
			value.Set(reflect.ValueOf(at))
		}
	case integerCell, ordinalCell, yearCell:
		if n, ok := a.number(s, c, cell, path); ok {
			value.SetInt(int64(n))
		}
	default:
		value.SetString(a.words(s, c, cell, path))
	}
}

func (a *assembler) setTruth(v reflect.Value, s *sheet, c *column, cell, path string) {
	said, ok := input.WordFor(c.words, cell)
	switch {
	case input.IsDash(cell):
	case !ok:
		a.add(model.WrongType, path, cell, s.wanted(c))
	case v.Kind() == reflect.Bool:
		v.SetBool(said == "true")
	case said == "true" && v.IsNil():
		v.Set(reflect.New(v.Type().Elem()))
	}
}

// moment reads a time.
func (a *assembler) moment(cell, path string) (time.Time, bool) {
	at, ok := input.Moment(cell)
	if !ok {
		a.add(model.BadDate, path, cell, "2025-01-31T09:00:00Z")
	}
	return at, ok
}

// number reads a whole number of any kind.
func (a *assembler) number(s *sheet, c *column, cell, path string) (int, bool) {
	if c.kind == yearCell {
		n, ok := input.FiscalYear(cell)
		if !ok {
			a.add(model.WrongType, path, cell, "2024, R6, 令和6年度, FY2024")
		}
		return n, ok
	}
	n, ok := input.WholeNumber(cell, c.counters...)
	switch {
	case !ok:
		a.add(model.WrongType, path, cell, s.wanted(c))
	case c.kind == ordinalCell && n < 1:
		a.add(model.OutOfRange, path, cell, "1-")
		ok = false
	case c.kind == ordinalCell:
		n--
	}
	return n, ok
}

// words reads a cell that holds a text of any kind. One that is not understood
// stays as it is, for its problem to quote.
func (a *assembler) words(s *sheet, c *column, cell, path string) string {
	kind, want := model.NotOneOf, ""
	value, ok := cell, true
	switch c.kind {
	case codeCell:
		return a.code(c, cell)
	case wordCell:
		if value, ok = input.WordFor(c.words, cell); !ok && !c.absence && isNothing(cell) {
			return ""
		}
	case dateCell:
		value, ok = input.Date(cell)
		kind, want = model.BadDate, "2024-10-01"
	case monthCell:
		value, ok = input.Month(cell)
		kind, want = model.BadDate, "2024-04"
	case textCell:
		if c.open {
			value = input.Trim(cell)
		}
	default:
	}
	if !ok {
		a.add(kind, path, cell, cmp.Or(want, s.wanted(c)))
		return cell
	}
	return value
}

// isNothing reports a word for an optional value that is not there.
func isNothing(cell string) bool {
	switch input.Fold(cell) {
	case "未設定", "unset", "notset", "なし", "無し", "none":
		return true
	}
	return input.IsDash(cell)
}

// belongs is what a cell says that no item has: what the row belongs to.
func (a *assembler) belongs(name string, row int, key string) string {
	s := &a.sheets[a.sheetNamed(name)]
	i, _ := s.column(key)
	return s.rows[row].cells[i]
}

// owner resolves the code of what a row belongs to; one that is required or not
// known is a problem.
func (a *assembler) owner(name string, row int, key string) (string, bool) {
	s, path := &a.sheets[a.sheetNamed(name)], astray(name, row)
	i, _ := s.column(key)
	c, cell := &s.columns[i], s.rows[row].cells[i]
	if input.Trim(cell) == "" {
		a.requireCell(s, c, schema.Join(path, key))
		return "", !c.required
	}
	code := a.code(c, cell)
	if !a.books[c.refers].has(code) {
		a.add(model.UnknownCode, schema.Join(path, key), cell, c.refers)
		return "", false
	}
	return code, true
}

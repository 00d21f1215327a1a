package sheet

import (
	"encoding/csv"
	"errors"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"scorecard/model"
	"scorecard/seed/input"
	"scorecard/seed/yearfile"
)

// File is a file by its name, whole.
type File struct {
	Name string
	Data []byte
}

// maxFiles is how many CSV files one year is read from; a year has a table each.
const maxFiles = 64

// DecodeCSV reads a year from its tables as CSV, one file a table, and says how
// each file was encoded: UTF-8 with or without a byte order mark, UTF-16 or
// CP932. Cells are separated by commas, tabs or semicolons. Which table a file
// is, its header tells, and where several tables have such a header, its name.
// Tables that are not among the files stay as they are in base; without a base,
// a year lacks them.
//
// Values are read as people write them (full width, eras, either language). The
// error is model.Problems with everything that is wrong, each with file, line
// and column, and then there is no year.
func DecodeCSV(files []File, base *model.Year) (*model.Year, []Encoding, error) {
	if problems := tooMuch(files); len(problems) > 0 {
		return nil, nil, problems
	}
	var sheets []sheet
	var problems model.Problems
	encodings := make([]Encoding, len(files))
	unread := false
	for i := range files {
		s, encoding, wrong := decodeTable(&files[i])
		encodings[i] = encoding
		problems = append(problems, wrong...)
		if s == nil {
			unread = true
			continue
		}
		sheets = append(sheets, *s)
	}
	problems = append(problems, twice(sheets)...)
	if unread || len(problems) >= input.MaxProblems { // what refers to the lost tables would all be wrong
		return nil, encodings, input.Capped(problems)
	}
	year, wrong := yearFromSheets(overlaid(sheets, base))
	if problems = input.Capped(append(problems, wrong...)); len(problems) > 0 {
		return nil, encodings, problems
	}
	return year, encodings, nil
}

// tooLarge refuses a file that is larger than any year.
func tooLarge(data []byte) model.Problems {
	if len(data) <= yearfile.MaxSize {
		return nil
	}
	p := tooMany(len(data), yearfile.MaxSize)
	p.Line, p.Column = 1, 1
	return model.Problems{p}
}

// tooMuch refuses more files, or larger ones together, than a year has.
func tooMuch(files []File) model.Problems {
	const most = 4 * yearfile.MaxSize
	size := 0
	for i := range files {
		size += len(files[i].Data)
	}
	switch {
	case len(files) > maxFiles:
		return model.Problems{tooMany(len(files), maxFiles)}
	case size > most:
		return model.Problems{tooMany(size, most)}
	}
	return nil
}

// overlaid adds the tables of the base that are not among the sheets.
func overlaid(sheets []sheet, base *model.Year) []sheet {
	if base == nil {
		return sheets
	}
	for _, s := range toSheets(base, model.Japanese) {
		if !holds(sheets, s.name) {
			sheets = append(sheets, s)
		}
	}
	return sheets
}

func holds(sheets []sheet, name string) bool {
	for i := range sheets {
		if sheets[i].name == name {
			return true
		}
	}
	return false
}

// twice reports tables that are in more than one file.
func twice(sheets []sheet) model.Problems {
	var problems model.Problems
	for i := range sheets {
		if s := &sheets[i]; holds(sheets[:i], s.name) {
			problems = append(problems, s.origin.put(
				model.Problem{Kind: model.DuplicateKey, Field: s.header(s.origin.lang), Value: s.name}, place{1, 1}))
		}
	}
	return problems
}

// decodeTable reads one file. The sheet is nil when it cannot be read at all.
func decodeTable(f *File) (*sheet, Encoding, model.Problems) {
	encoding := detect(f.Data)
	o := origin{file: f.Name}
	if problems := tooLarge(f.Data); len(problems) > 0 {
		return nil, encoding, inFile(f.Name, problems)
	}
	text, problems := decodeText(f.Data, encoding)
	if len(problems) > 0 {
		return nil, encoding, inFile(f.Name, problems)
	}
	rows, problems := splitRows(text)
	if len(problems) > 0 {
		return nil, encoding, inFile(f.Name, problems)
	}
	base := path.Base(strings.ReplaceAll(f.Name, `\`, "/"))
	s, problems := readSheet(o, strings.TrimSuffix(base, path.Ext(base)), rows)
	if s != nil {
		s.unguard()
	}
	return s, encoding, problems
}

func inFile(name string, problems model.Problems) model.Problems {
	for i := range problems {
		problems[i].File = name
	}
	return problems
}

// splitRows splits a text into its cells. A file with a quote too many or too
// few has no cells that can be trusted from there on.
func splitRows(text string) ([]sheetRow, model.Problems) {
	if !strings.Contains(text, "\n") { // written by an old Macintosh
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	separator := separatorOf(text)
	if problems := tooWide(text, separator); len(problems) > 0 {
		return nil, problems
	}
	lines := linesOf(text)
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = separator, -1
	var rows []sheetRow
	for {
		cells, err := r.Read()
		var fault *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return rows, nil
		case errors.As(err, &fault):
			return nil, model.Problems{quoteProblem(fault, lines)}
		case err != nil:
			return nil, model.Problems{{Kind: model.SyntaxError, Line: 1, Column: 1, Want: err.Error()}}
		}
		if len(rows) > maxRows {
			line, _ := r.FieldPos(0)
			problem := tooMany(len(lines), maxRows)
			problem.Line, problem.Column = line, 1
			return nil, model.Problems{problem}
		}
		row := sheetRow{cells: cells, at: make([]place, len(cells))}
		for i := range cells {
			line, column := r.FieldPos(i)
			row.at[i] = place{line, characters(lines, line, column)}
		}
		rows = append(rows, row)
	}
}

// quoteProblem says where a quotation mark is wrong: where the cell begins that
// it leaves open, or where it stands.
func quoteProblem(fault *csv.ParseError, lines []string) model.Problem {
	p := model.Problem{Kind: model.SyntaxError, Line: fault.Line, Column: fault.Column, Want: `"..."`}
	if errors.Is(fault, csv.ErrQuote) && fault.StartLine != fault.Line {
		p.Line, p.Column = fault.StartLine, 1
	}
	if p.Line >= 1 && p.Line <= len(lines) {
		p.Column = characters(lines, p.Line, p.Column)
		p.Value = input.Cut(strings.TrimRight(lines[p.Line-1], "\r\n"))
	}
	return p
}

// separatorOf is what separates the cells of the header, whose own cells hold
// none of the separators.
func separatorOf(text string) rune {
	header, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	best, most := ',', strings.Count(header, ",")
	for _, separator := range "\t;" {
		if n := strings.Count(header, string(separator)); n > most {
			best, most = separator, n
		}
	}
	return best
}

// tooWide finds a row of more cells than any table has, before it costs the
// memory that so many cells need.
func tooWide(text string, separator rune) model.Problems {
	line, cells, quoted := 1, 1, false
	for _, r := range text {
		switch {
		case r == '\n':
			if line++; !quoted {
				cells = 1
			}
		case r == '"':
			quoted = !quoted
		case r == separator && !quoted:
			if cells++; cells > maxColumns {
				problem := tooMany(cells, maxColumns)
				problem.Line, problem.Column = line, 1
				return model.Problems{problem}
			}
		}
	}
	return nil
}

func linesOf(text string) []string { return strings.SplitAfter(text, "\n") }

// characters counts a column in characters that is given in bytes.
func characters(lines []string, line, column int) int {
	if line < 1 || line > len(lines) || column < 1 {
		return column
	}
	text := lines[line-1]
	return utf8.RuneCountInString(text[:min(column-1, len(text))]) + 1
}

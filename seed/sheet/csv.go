package sheet

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"golang.org/x/text/encoding/japanese"

	"scorecard/model"
	"scorecard/seed/input"
	"scorecard/seed/yearfile"
)

// EncodeCSV writes a year as CSV, one file a table, those without rows too: the
// same bytes for the same year. Headers and words are in the language, or for
// none as in a year file. Lines end in CR LF, as spreadsheets want it, and a
// text that a spreadsheet would take for a formula has an apostrophe before it.
//
// The error is model.Problems: when the year is not valid, and with every cell
// that the encoding cannot hold; then nothing is written.
func EncodeCSV(y *model.Year, lang model.Lang, e Encoding) ([]File, error) {
	if err := model.Validate(y).Err(); err != nil {
		return nil, err
	}
	if !slices.Contains(Encodings(), e) {
		return nil, model.Problems{{Kind: model.NotOneOf, Value: string(e), Want: "utf-8, utf-8-bom, cp932"}}
	}
	var files []File
	var problems model.Problems
	for _, s := range toSheets(y, lang) {
		name := s.name + ".csv"
		text, err := s.csv(lang)
		if err != nil {
			return nil, err
		}
		data, lost := encodeText(text, e, name)
		problems = append(problems, lost...)
		if s.tooLarge() || len(data) > yearfile.MaxSize {
			problems = append(problems, model.Problem{Kind: model.TooLarge, File: name, Field: s.header(lang)})
		}
		files = append(files, File{Name: name, Data: data})
	}
	if len(problems) > 0 {
		return nil, input.Capped(problems)
	}
	return files, nil
}

// tooLarge reports a sheet that would not be read again.
func (s *sheet) tooLarge() bool {
	return len(s.rows) > maxRows || slices.ContainsFunc(s.rows, func(row sheetRow) bool {
		for i, cell := range row.cells {
			kind := s.columns[i].kind
			if kind != textCell && len(cell) > maxCell || kind == codesCell && len(splitCodes(cell)) > maxCodes {
				return true
			}
		}
		return false
	})
}

// csv is the sheet as a text.
func (s *sheet) csv(lang model.Lang) (string, error) {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.UseCRLF = true
	records := [][]string{s.headers(lang)}
	for i := range s.rows {
		cells := slices.Clone(s.rows[i].cells)
		for j := range cells {
			if s.columns[j].prose() {
				cells[j] = guard(cells[j])
			}
		}
		records = append(records, cells)
	}
	err := w.WriteAll(records)
	return text.String(), err
}

// encodeText writes a text in an encoding. The problems are the cells that it
// cannot hold.
func encodeText(text string, e Encoding, name string) ([]byte, model.Problems) {
	switch e {
	case UTF8BOM:
		return append(slices.Clone(byteOrderMark), text...), nil
	case CP932:
		data, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(text))
		if lost := unencodable(text); err != nil || len(lost) > 0 {
			return nil, inFile(name, unencodableCells(text))
		}
		return data, nil
	default:
		return []byte(text), nil
	}
}

// unencodableCells finds every cell that CP932 cannot hold.
func unencodableCells(text string) model.Problems {
	rows, problems := splitRows(text)
	for i := range rows {
		for j, cell := range rows[i].cells {
			lost := unencodable(cell)
			if len(lost) == 0 {
				continue
			}
			at := rows[i].at[j]
			problems = append(problems, model.Problem{
				Kind: model.Unencodable, Line: at.line, Column: at.column, Field: rows[0].cells[j],
				Value: input.Cut(string(lost)), Want: CP932.String(), Hint: encodable(lost),
			})
		}
	}
	return problems
}

// twins are characters that CP932 has under another number than most keyboards
// give.
var twins = strings.NewReplacer("〜", "～", "−", "－", "‖", "∥", "—", "―", "¢", "￠", "£", "￡", "¬", "￢")

// encodable is what CP932 has instead of the characters; empty when it has
// nothing for one of them.
func encodable(lost []rune) string {
	instead := twins.Replace(string(lost))
	if len(unencodable(instead)) > 0 {
		return ""
	}
	return instead
}

// formula lists how a text begins that a spreadsheet would run, in half and in
// full width.
const formula = "=+-@\t\r\n＝＋－＠"

// guard puts an apostrophe before a text that a spreadsheet would take for a
// formula, or that unguard would take for a guarded one.
func guard(cell string) string {
	if guarded(cell) {
		return "'" + cell
	}
	return cell
}

// unguard takes the apostrophe away that guard has put there.
func (s *sheet) unguard() {
	for i := range s.rows {
		for j := range s.rows[i].cells {
			cell := &s.rows[i].cells[j]
			if s.columns[j].prose() && strings.HasPrefix(*cell, "'") && guarded(*cell) {
				*cell = (*cell)[1:]
			}
		}
	}
}

// guarded reports a text that begins as a formula does, behind any number of
// apostrophes.
func guarded(cell string) bool {
	first := []rune(strings.TrimLeft(cell, "'"))
	return len(first) > 0 && strings.ContainsRune(formula, first[0])
}

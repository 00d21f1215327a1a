package xlsx

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"scorecard/model"
)

// cell reads what a cell shows. One that has no value of its own is reported
// and read as empty.
func (r *reading) cell(sheet string, c at) (Value, error) {
	place := Place(c.row, c.column)
	none := Value{Row: c.row, Column: c.column}
	if c.formula {
		formula, err := r.formula(sheet, place)
		if err != nil {
			return none, err
		}
		if formula != "" {
			r.add(model.Formula, sheet, place, "="+formula, "")
			return none, nil
		}
	}
	kind, err := r.file.GetCellType(sheet, place)
	if err != nil {
		return none, err
	}
	raw, err := r.file.GetCellValue(sheet, place, excelize.Options{RawCellValue: true})
	if err != nil || raw == "" {
		return none, err
	}
	value := none
	switch kind {
	case excelize.CellTypeError:
		r.add(model.CellError, sheet, place, raw, "")
		return none, nil
	case excelize.CellTypeBool:
		value.Text = "false"
		if raw == "1" || strings.EqualFold(raw, "true") {
			value.Text = "true"
		}
		return value, nil
	case excelize.CellTypeSharedString, excelize.CellTypeInlineString, excelize.CellTypeFormula:
		value.Text = raw
		return value, nil
	default:
		return r.number(sheet, value, raw)
	}
}

// maxFormulaSearch bounds the search for shared formulas, which goes through the
// cells of the sheet each time.
const maxFormulaSearch = 10_000_000

// formula is the formula of a cell; beyond the bound only that there is one.
func (r *reading) formula(sheet, place string) (string, error) {
	if r.formulas += r.cells; r.formulas > maxFormulaSearch {
		return "…", nil
	}
	return r.file.GetCellFormula(sheet, place)
}

// number reads a cell that holds a number, or a date, which is one too.
func (r *reading) number(sheet string, value Value, raw string) (Value, error) {
	place := Place(value.Row, value.Column)
	held, ok := plain(raw)
	if !ok {
		if date, err := time.Parse("2006-01-02T15:04:05", strings.TrimSuffix(raw, "Z")); err == nil {
			return dated(value, date), nil
		}
		r.add(model.SyntaxError, sheet, place, raw, "")
		return value, nil
	}
	style, err := r.file.GetCellStyle(sheet, place)
	if err != nil {
		return value, err
	}
	format := r.format(style)
	switch format.kind {
	case asHeld:
		value.Text = held.String()
		return value, nil
	case asDate:
		date, err := excelize.ExcelDateToTime(held.float(), r.date1904)
		if err != nil {
			return value, err
		}
		return dated(value, date), nil
	default:
		if r.formatting > maxFormatting {
			return value, nil // reported with the first cell that is too much
		}
		if r.formatting += format.length * format.length; r.formatting > maxFormatting {
			r.add(model.TooLarge, sheet, place, strconv.Itoa(r.formatting), strconv.Itoa(maxFormatting))
			return value, nil
		}
		shown, err := r.file.GetCellValue(sheet, place)
		if err != nil {
			return value, err
		}
		text, ok := held.shown(shown)
		if !ok {
			r.add(model.Rounded, sheet, place, shown, held.String())
		}
		value.Text = text
		return value, nil
	}
}

func dated(value Value, date time.Time) Value {
	value.Date = date.Round(time.Second)
	value.Text = value.Date.Format(time.DateTime)
	if value.Date.Equal(value.Date.Truncate(24 * time.Hour)) {
		value.Text = value.Date.Format(time.DateOnly)
	}
	return value
}

// formatKind is how a number format shows a number.
type formatKind int

const (
	asFormatted formatKind = iota
	asHeld                 // as the number it is
	asDate
)

// numberFormat is what a style's number format does, and how long it is.
type numberFormat struct {
	kind   formatKind
	length int
}

// maxFormatting bounds the work of formatting, which grows with the square of the
// format's length: as many cells as a workbook may have in a format of 30 bytes, or
// a thousand in the longest.
const maxFormatting = maxCells * 30 * 30

// format is how the style shows a number.
func (r *reading) format(style int) numberFormat {
	if format, known := r.formats[style]; known {
		return format
	}
	format := numberFormat{kind: asHeld}
	if s, err := r.file.GetStyle(style); err == nil {
		format.kind, format.length = kindOf(s), r.lengths[s.NumFmt]
		if s.CustomNumFmt != nil {
			format.length = len(*s.CustomNumFmt)
		}
	}
	r.formats[style] = format
	return format
}

func kindOf(s *excelize.Style) formatKind {
	if s.CustomNumFmt != nil {
		switch code := *s.CustomNumFmt; {
		case strings.EqualFold(code, "General") || strings.EqualFold(code, "Standard") || code == AsText || code == "":
			return asHeld
		case dateCode(code):
			return asDate
		default:
			return asFormatted
		}
	}
	switch n := s.NumFmt; {
	case n == 0 || n == textFormat:
		return asHeld
	case n >= 14 && n <= 22, n >= 27 && n <= 36, n >= 45 && n <= 47, n >= 50 && n <= 58:
		return asDate
	default:
		return asFormatted
	}
}

// aside is what stands in a number format without being part of the pattern:
// quoted text, what is in brackets, and single characters that are escaped.
var aside = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.|_.|\*.`)

// dateCode reports whether a number format shows a date or a time.
func dateCode(code string) bool {
	return strings.ContainsAny(strings.ToLower(aside.ReplaceAllString(code, "")), "ymdhs")
}

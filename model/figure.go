package model

import (
	"errors"
	"regexp"
	"strings"

	"github.com/govalues/decimal"
)

// Figure is an exact number with its unit and the way it was printed. 15% and
// 15.0% are equal in value and differ in print.
type Figure struct {
	Value   decimal.Decimal // keeps the printed number of decimals
	Unit    string          // "%", "円", "事業所", "日", "支部"
	Text    string          // as printed, letters, digits and ％ normalised by NFKC
	Missing Missing         // why there is no figure; then all else is zero
}

// Known reports whether the figure is there.
func (f Figure) Known() bool { return f.Missing == "" && f.Text != "" }

// Absent is a figure that is missing for a reason.
func Absent(why Missing) Figure { return Figure{Missing: why} }

// What can be wrong with a printed figure.
var (
	ErrNotANumber  = errors.New("not a number")
	ErrMissingUnit = errors.New("unit is missing")
	ErrTooLarge    = errors.New("number has too many digits")
)

// MaxDigits bounds a figure: more digits than any count of people or yen that a
// branch reports, and few enough that no sum or quotient here overflows.
const MaxDigits = 12

var numberPattern = regexp.MustCompile(`^-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?`)

// ParseFigure reads a figure as printed, such as "65.8%" or "10,167円". The
// error is ErrNotANumber, ErrMissingUnit or ErrTooLarge.
func ParseFigure(text string) (Figure, error) {
	number, unit, err := splitFigure(text)
	if err != nil {
		return Figure{}, err
	}
	return Figure{Value: number, Unit: unit, Text: text}, nil
}

func splitFigure(text string) (decimal.Decimal, string, error) {
	printed := numberPattern.FindString(text)
	if printed == "" {
		return decimal.Decimal{}, "", ErrNotANumber
	}
	unit := strings.TrimSpace(text[len(printed):])
	if unit == "" {
		return decimal.Decimal{}, "", ErrMissingUnit
	}
	if strings.ContainsAny(unit, "0123456789,.-") {
		return decimal.Decimal{}, "", ErrNotANumber
	}
	value, err := decimal.Parse(strings.ReplaceAll(printed, ",", ""))
	if err != nil || value.Prec() > MaxDigits || value.Scale() > MaxDigits/2 {
		return decimal.Decimal{}, "", ErrTooLarge
	}
	return value, unit, nil
}

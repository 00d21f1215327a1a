package model

import (
	"errors"
	"regexp"
	"strings"
	"unicode"

	"github.com/govalues/decimal"
)

// Figure is an exact number with its unit and the way it was printed. 15% and
// 15.0% are equal in value and differ in text.
type Figure struct {
	Value   decimal.Decimal `json:"-"`                                // with the printed number of decimals
	Unit    string          `json:"-"`                                // "%", "円", "事業所", "日", "支部"
	Text    string          `json:"-" year:"scalar"`                  // as printed, letters, digits and ％ normalised by NFKC
	Missing Missing         `json:"missing,omitempty" year:"missing"` // why there is no figure; then all other fields are zero
}

// Known reports whether there is a figure.
func (f Figure) Known() bool { return f.Missing == "" && f.Text != "" }

// Absent is a figure that is missing for a reason.
func Absent(why Missing) Figure { return Figure{Missing: why} }

// The errors of ParseFigure.
var (
	ErrNotANumber  = errors.New("not a number")
	ErrMissingUnit = errors.New("unit is missing")
	ErrTooLarge    = errors.New("number has too many digits")
)

// MaxDigits bounds a figure: more digits than any number of people or yen that
// a branch reports, and few enough that every difference of two is exact. At
// most half of them are decimals.
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
	if isNotUnit(unit) {
		return decimal.Decimal{}, "", ErrNotANumber
	}
	value, err := decimal.Parse(strings.ReplaceAll(printed, ",", ""))
	if err != nil || value.Prec() > MaxDigits || value.Scale() > MaxDigits/2 {
		return decimal.Decimal{}, "", ErrTooLarge
	}
	return value, unit, nil
}

// boundPattern matches a target's wording after a unit, which has no hiragana.
var boundPattern = regexp.MustCompile(`^\P{Hiragana}*(?:以上|以下|以内|未満)`)

// isNotUnit reports whether the text after a number cannot be its unit: the
// rest of a longer number, in any script's digits, or the wording of a target
// with a typing error in it, which would otherwise be read as a unit.
func isNotUnit(rest string) bool {
	return strings.ContainsAny(rest, ",.-") || strings.ContainsFunc(rest, unicode.IsDigit) || boundPattern.MatchString(rest)
}

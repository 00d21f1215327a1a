package xlsx

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/govalues/decimal"
)

// number is an exact number that a cell holds.
type number struct{ decimal.Decimal }

// numberPattern is a number as a workbook stores it.
var numberPattern = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$`)

// significant is how many digits a spreadsheet program keeps of a number. What
// it stores has up to 17, and the last two are noise: 0.682 may be stored as
// 0.68200000000000005.
const significant = 15

// plain reads a stored number. False when it is none, or is far beyond every
// figure.
func plain(raw string) (number, bool) {
	raw = strings.TrimSpace(raw)
	if !numberPattern.MatchString(raw) {
		return number{}, false
	}
	value, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return number{}, false
	}
	text := strconv.FormatFloat(value, 'e', significant-1, 64)
	mantissa, exponent, _ := strings.Cut(text, "e")
	power, err := strconv.Atoi(exponent)
	mantissa = strings.TrimSuffix(strings.TrimRight(mantissa, "0"), ".")
	if _, part, _ := strings.Cut(mantissa, "."); err != nil || len(part)-power > decimal.MaxScale {
		return number{}, false
	}
	exact, err := decimal.Parse(mantissa + "e" + exponent)
	return number{exact.Trim(0)}, err == nil
}

// float is for dates alone: a figure is never one.
func (n number) float() float64 {
	value, _ := n.Float64()
	return value
}

// holds reports whether the number is the one that a cell shows, as it is or in
// percent.
func (n number) holds(seen decimal.Decimal, percent bool) bool {
	if seen.Cmp(n.Decimal) == 0 {
		return true
	}
	inPercent, err := n.Mul(decimal.Hundred)
	return percent && err == nil && seen.Cmp(inPercent) == 0
}

// shownNumber is the number within what a cell shows, which may have words and
// a unit around it.
var shownNumber = regexp.MustCompile(`^([^0-9.]*)((?:[0-9][0-9,]*)?(?:\.[0-9]+)?)([^0-9]*)$`)

// negatives are the signs before a negative number. Accountants write brackets
// around it, or a triangle before it.
var negatives = []string{"-", "(", "▲", "△"}

// shown is what a cell shows, with the plain sign for a negative number. False
// when that is not the number that it holds, as it is or in percent.
func (n number) shown(text string) (string, bool) {
	text = strings.TrimSpace(text)
	part := shownNumber.FindStringSubmatch(text)
	if part == nil || part[2] == "" {
		return "", false
	}
	before, digits, after := part[1], part[2], part[3]
	whole, decimals, _ := strings.Cut(strings.ReplaceAll(digits, ",", ""), ".")
	// A format may ask for more zeros than a decimal has digits.
	decimals = strings.TrimRight(decimals, "0")
	seen, err := decimal.ParseExact("0"+whole+"."+decimals+"0", len(decimals))
	if err != nil {
		return "", false
	}
	for _, sign := range negatives {
		if rest, found := strings.CutSuffix(before, sign); found {
			seen = seen.Neg()
			before = "-" + rest
			if sign == "(" {
				after = strings.Replace(after, ")", "", 1)
			}
			break
		}
	}
	if !n.holds(seen, strings.Contains(after, "%")) {
		return "", false
	}
	return before + digits + after, true
}

package xlsx

import (
	"regexp"
	"strconv"
	"strings"
)

// decimal is an exact decimal number: a sign, digits without leading zeros, and
// how many of them are decimals.
type decimal struct {
	negative bool
	digits   string
	scale    int
}

// numberPattern is a number as a workbook stores it.
var numberPattern = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$`)

// significant is how many digits a spreadsheet program keeps of a number. What
// it stores has up to 17, and the last two are noise: 0.682 may be stored as
// 0.68200000000000005.
const significant = 15

// plain reads a stored number. False when it is none, or is far beyond every
// figure.
func plain(raw string) (decimal, bool) {
	raw = strings.TrimSpace(raw)
	if !numberPattern.MatchString(raw) {
		return decimal{}, false
	}
	value, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return decimal{}, false
	}
	text := strconv.FormatFloat(value, 'e', significant-1, 64)
	mantissa, exponent, _ := strings.Cut(text, "e")
	power, err := strconv.Atoi(exponent)
	if err != nil || power > 30 || power < -30 {
		return decimal{}, false
	}
	mantissa, negative := strings.CutPrefix(mantissa, "-")
	whole, part, _ := strings.Cut(mantissa, ".")
	return decimal{negative: negative, digits: whole + part, scale: len(part) - power}.normal(), true
}

// normal is the number with no zero that says nothing.
func (d decimal) normal() decimal {
	for d.scale < 0 {
		d.digits, d.scale = d.digits+"0", d.scale+1
	}
	for d.scale > 0 && strings.HasSuffix(d.digits, "0") {
		d.digits, d.scale = d.digits[:len(d.digits)-1], d.scale-1
	}
	d.digits = strings.TrimLeft(d.digits, "0")
	if d.digits == "" {
		return decimal{}
	}
	return d
}

// shifted is the number times ten to so many places.
func (d decimal) shifted(places int) decimal {
	d.scale -= places
	return d.normal()
}

// String is the number in plain notation.
func (d decimal) String() string {
	digits := d.digits
	if missing := d.scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	if d.scale > 0 {
		digits = digits[:len(digits)-d.scale] + "." + digits[len(digits)-d.scale:]
	}
	if d.negative {
		return "-" + digits
	}
	return digits
}

// float is for dates alone: a figure is never one.
func (d decimal) float() float64 {
	value, _ := strconv.ParseFloat(d.String(), 64) // its own notation
	return value
}

// shownNumber is the number within what a cell shows, which may have words and
// a unit around it.
var shownNumber = regexp.MustCompile(`^([^0-9.]*)((?:[0-9][0-9,]*)?(?:\.[0-9]+)?)([^0-9]*)$`)

// negatives are the signs before a negative number. Accountants write brackets
// around it, or a triangle before it.
var negatives = []string{"-", "(", "▲", "△"}

// shown is what a cell shows, with the plain sign for a negative number. False
// when that is not the number that it holds, as it is or in percent.
func (d decimal) shown(text string) (string, bool) {
	text = strings.TrimSpace(text)
	part := shownNumber.FindStringSubmatch(text)
	if part == nil || part[2] == "" {
		return "", false
	}
	before, number, after := part[1], part[2], part[3]
	whole, decimals, _ := strings.Cut(strings.ReplaceAll(number, ",", ""), ".")
	seen := decimal{digits: whole + decimals, scale: len(decimals)}
	for _, sign := range negatives {
		if rest, found := strings.CutSuffix(before, sign); found {
			seen.negative = true
			before = "-" + rest
			if sign == "(" {
				after = strings.Replace(after, ")", "", 1)
			}
			break
		}
	}
	seen = seen.normal()
	if seen != d && (!strings.Contains(after, "%") || seen != d.shifted(2)) {
		return "", false
	}
	return before + number + after, true
}

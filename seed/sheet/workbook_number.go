package sheet

import (
	"regexp"
	"strings"

	"github.com/govalues/decimal"
)

var (
	wholePattern = regexp.MustCompile(`^(0|-?[1-9][0-9]{0,9})$`)
	// printPattern is a printed number with its unit, and for a target its
	// wording, behind it; other units are rare, and not every program keeps them
	// within a format.
	printPattern = regexp.MustCompile(`^(-?)([1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(\.[0-9]{1,6})?([%％]?[\p{Han}\p{Hiragana}\p{Katakana}ー]{0,40})$`)
)

// asNumber is a printed figure as a number with the format that makes its print
// of it: 68.2% is 0.682 in the format 0.0%. False where a spreadsheet could not
// keep the print, as with -0 or 007; then the print stays a text.
func asNumber(c *column, printed string) (number, format string, ok bool) {
	if c.kind != figureCell && c.kind != targetCell {
		return "", "", false
	}
	part := printPattern.FindStringSubmatch(printed)
	if part == nil || part[4] == "" {
		return "", "", false
	}
	sign, whole, decimals, behind := part[1], part[2], part[3], part[4]
	number = sign + strings.ReplaceAll(whole, ",", "") + decimals
	if len(number) > 15 || sign != "" && strings.Trim(number, "-0.") == "" {
		return "", "", false
	}
	format = "0"
	if strings.Contains(whole, ",") {
		format = "#,##0"
	}
	if decimals != "" {
		format += "." + strings.Repeat("0", len(decimals)-1)
	}
	if rest, percent := strings.CutPrefix(behind, "%"); percent {
		if strings.Contains(whole, ",") {
			return "", "", false // not every program puts the comma of 2,930% in its place
		}
		number, format, behind = hundredth(number), format+"%", rest
	}
	if behind != "" {
		format += `"` + behind + `"`
	}
	return number, format, true
}

// hundredth is a number in plain notation divided by a hundred.
func hundredth(number string) string {
	value, err := decimal.Parse(number)
	if err != nil {
		return number
	}
	part, err := value.Mul(decimal.MustNew(1, 2))
	if err != nil {
		return number
	}
	return part.Trim(0).String()
}

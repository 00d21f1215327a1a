package text

import (
	"strings"
	"unicode/utf8"
)

// formulaStarts lists the first characters of what a spreadsheet evaluates as
// a formula. Full-width signs are included: Japanese Excel reads them as the
// plain ones.
const formulaStarts = "=+-@＝＋－＠"

// Guard prefixes a text that a spreadsheet would evaluate as a formula with an
// apostrophe. It is not for numbers with a sign.
func Guard(s string) string {
	first, size := utf8.DecodeRuneInString(strings.TrimSpace(s))
	if size > 0 && strings.ContainsRune(formulaStarts, first) {
		return "'" + s
	}
	return s
}

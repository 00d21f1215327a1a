package text

import (
	"strings"
	"unicode/utf8"
)

// formulaStarts lists how a text begins that a spreadsheet would run as a
// formula. Full-width signs count too: Japanese Excel reads them as the plain
// ones.
const formulaStarts = "=+-@＝＋－＠"

// Guard puts an apostrophe before a text that a spreadsheet would run as a
// formula, so that it is taken for text. Numbers with a sign are not for Guard.
func Guard(s string) string {
	first, size := utf8.DecodeRuneInString(strings.TrimSpace(s))
	if size > 0 && strings.ContainsRune(formulaStarts, first) {
		return "'" + s
	}
	return s
}

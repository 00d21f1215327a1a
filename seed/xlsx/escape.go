package xlsx

import (
	"errors"
	"fmt"
	"strings"
)

// errTwins is two texts of which one looks like the escaped other.
var errTwins = errors.New("two texts that a workbook cannot keep apart")

// text sets a text. The library knows a text that it has again by its escaped
// form, so that it would take one text for another that looks like that.
func (p *printer) text(sheet, place, text string) error {
	if strings.Contains(text, "_x") {
		if p.escaped[escaped(text)] {
			return fmt.Errorf("%s: %w", place, errTwins)
		}
		p.escaped[escaped(escaped(text))] = true
	}
	return p.file.SetCellStr(sheet, place, escaped(text))
}

// escaped writes a text as the format wants it: what might look like one of its
// escapes, and every character that XML cannot hold, is escaped. The library
// takes the escapes back but does not write them.
func escaped(s string) string {
	s = strings.ReplaceAll(s, "_x", "_x005F_x")
	if strings.IndexFunc(s, unfit) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if unfit(r) {
			fmt.Fprintf(&b, "_x%04X_", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func unfit(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r == '\ufffe' || r == '\uffff'
}

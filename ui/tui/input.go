package tui

import (
	"strings"

	"github.com/rivo/uniseg"

	"scorecard/ui/text"
)

// maxInput bounds a text field in bytes; a larger paste is cut.
const maxInput = 2000

// input is a one-line text field. Its text is the raw text that was typed; only
// what is shown is cleaned.
type input struct {
	before, after string // the text at either side of the cursor
	printer       text.Printer
}

func (in *input) text() string { return in.before + in.after }

func (in *input) set(s string) { in.before, in.after = s, "" }

// insert types text at the cursor. Line ends become spaces and control
// characters are left out: a paste may hold anything.
func (in *input) insert(s string) {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < ' ' || r == 0x7f || (r >= 0x80 && r < 0xa0):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	for len(s) > 0 && len(in.before)+len(in.after)+len(s) > maxInput {
		s = withoutLast(s)
	}
	in.before += s
}

// edit carries out an editing key; false when it is none.
func (in *input) edit(key string) bool {
	switch key {
	case "backspace", "ctrl+h":
		in.before = withoutLast(in.before)
	case "delete", "ctrl+d":
		in.after = withoutFirst(in.after)
	case "left", "ctrl+b":
		rest := withoutLast(in.before)
		in.before, in.after = rest, in.before[len(rest):]+in.after
	case "right", "ctrl+f":
		rest := withoutFirst(in.after)
		in.before, in.after = in.before+in.after[:len(in.after)-len(rest)], rest
	case "home", "ctrl+a":
		in.before, in.after = "", in.before+in.after
	case "end", "ctrl+e":
		in.before, in.after = in.before+in.after, ""
	case "ctrl+u":
		in.before = ""
	case "ctrl+k":
		in.after = ""
	default:
		return false
	}
	return true
}

func withoutLast(s string) string {
	last := 0
	for rest, at := s, 0; rest != ""; {
		cluster, more, _, _ := uniseg.FirstGraphemeClusterInString(rest, -1)
		last, at, rest = at, at+len(cluster), more
	}
	return s[:last]
}

func withoutFirst(s string) string {
	_, rest, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	return rest
}

// offset is how far the shown part is scrolled so that the cursor is in it.
func (in *input) offset(columns int) int {
	return max(text.Width(in.printer.Clean(in.before))-columns+1, 0)
}

// column is where the cursor stands within the shown part.
func (in *input) column(columns int) int {
	return text.Width(in.printer.Clean(in.before)) - in.offset(columns)
}

// shown is the part of the text in view, in exactly so many columns.
func (in *input) shown(columns int) string {
	return text.Window(in.printer.Clean(in.before)+in.printer.Clean(in.after), in.offset(columns), columns)
}

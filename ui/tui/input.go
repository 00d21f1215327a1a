package tui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"

	"scorecard/model"
	"scorecard/ui/text"
)

// maxInput bounds a text field in bytes: what the store accepts.
const maxInput = model.MaxText

// input is a one-line text field. Its text is the raw text that was typed; only
// what is shown is cleaned.
type input struct {
	before, after string // the text at either side of the cursor
	printer       text.Printer
}

func (in *input) text() string { return in.before + in.after }

func (in *input) set(s string) { in.before, in.after = s, "" }

// oneLine turns line ends and tabs into spaces. Terminals paste them as carriage
// returns.
var oneLine = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ", "\t", " ")

// insert types text at the cursor: all of it, or nothing where it does not fit
// and false. Line ends become spaces and control characters are left out: a
// paste may hold anything.
func (in *input) insert(s string) bool {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, oneLine.Replace(strings.ToValidUTF8(s, "")))
	if len(in.before)+len(s)+len(in.after) > maxInput {
		return false
	}
	in.before += s
	return true
}

// typeKey carries out a key in a text field, and reports whether it changed
// anything.
func (m *Model) typeKey(field *input, msg tea.KeyPressMsg) bool {
	old := *field
	switch {
	case msg.Text != "":
		return m.insert(field, msg.Text)
	case !field.edit(msg.String()):
		m.unknownKey(msg.String())
		return false
	}
	return *field != old
}

// typeInPlace is typeKey for a field in the table: there the bottom line is free
// to report that a key changed nothing.
func (m *Model) typeInPlace(field *input, msg tea.KeyPressMsg) {
	if !m.typeKey(field, msg) && m.notice.text == "" {
		m.say(m.labels.Screen.Edit.NoTextThere)
	}
}

// insert adds text to a field, or reports that it is too long for it.
func (m *Model) insert(field *input, s string) bool {
	if field.insert(s) {
		return true
	}
	m.alarm(m.labels.Screen.Edit.TooLong.With("kilobytes", maxInput>>10))
	return false
}

// paste adds pasted text to the field that is being typed in.
func (m *Model) paste(content string) {
	m.notice = notice{}
	switch {
	case m.mode == setting:
		m.cancelSet()
	case m.mode == filtering:
		if m.insert(&m.query, content) {
			m.research()
		}
	case m.mode == editing && m.draft.isOpen() && !m.draft.saving:
		m.insert(&m.draft.comment, content)
	case m.mode == resolving && m.ruling.typing && !m.ruling.saving:
		m.insert(&m.ruling.reason, content)
	case m.mode == asking && !m.question.busy:
		m.question.exists = ""
		m.insert(&m.question.field, content)
	default:
		m.say(m.labels.Screen.OnlyInTables)
	}
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

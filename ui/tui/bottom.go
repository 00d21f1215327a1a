package tui

import (
	"slices"
	"strings"

	"scorecard/ui/layout"
	"scorecard/ui/theme"
)

// bottomLine is the message, the text field, or the keys.
func (m *Model) bottomLine(screen *layout.Screen) string {
	switch {
	case m.mode == filtering && m.notice.text == "":
		return m.prompt()
	case m.mode == editing && m.notice.text == "":
		return m.hintLine(screen, m.editHint())
	case m.mode == recalling && m.notice.text == "":
		return m.hintLine(screen, m.labels.Screen.Edit.HistoryKeys)
	case m.mode == asking && m.notice.text == "":
		return m.questionLine()
	case m.mode == resolving && m.notice.text == "":
		return m.hintLine(screen, m.labels.Screen.Dialog.ResolveHint)
	case m.mode == previewing && m.notice.text == "":
		return m.hintLine(screen, m.previewHint())
	case m.mode == choosing && m.notice.text == "":
		return m.hintLine(screen, m.labels.Screen.Dialog.BranchHint)
	case m.mode == helping && m.notice.text == "":
		return m.hintLine(screen, m.labels.Screen.HelpClose)
	case m.notice.alarm:
		return margin(m.style.Frame(theme.Alarm, m.fitWords(m.notice.text, screen.Inner())))
	case m.notice.text != "":
		return margin(m.style.Frame(theme.Message, m.fitWords(m.notice.text, screen.Inner())))
	case m.loading:
		return margin(m.style.Frame(theme.Message, m.printer.Fit(m.loadingWords(), screen.Inner())))
	}
	return margin(m.keyLine(screen.Inner()))
}

// separators part the folders of a path; the wide one stands for the backslash
// where ambiguous characters are not drawn.
const separators = `/\＼`

// fitWords fits a message into n columns. A path in it gives way first, at its
// folders: the file's name says most.
func (m *Model) fitWords(words string, n int) string {
	words = m.printer.Clean(words)
	over := width(words) - n
	if over <= 0 {
		return words
	}
	path := ""
	for _, word := range strings.Fields(words) {
		if strings.ContainsAny(word, separators) && len(word) > len(path) {
			path = word
		}
	}
	if at := strings.LastIndexAny(path, separators); at > 0 {
		folders := m.printer.Fit(path[:at], max(width(path[:at])-over, width(m.printer.Glyphs().Ellipsis)))
		words = strings.Replace(words, path, folders+path[at:], 1)
	}
	return m.printer.Fit(words, n)
}

func (m *Model) hintLine(screen *layout.Screen, words string) string {
	return margin(m.style.Frame(theme.KeyText, m.printer.Fit(m.printer.Clean(words), screen.Inner())))
}

func (m *Model) editHint() string {
	if m.draft.theirs != nil {
		return m.labels.Screen.Edit.CollideDo
	}
	return m.labels.Screen.Edit.Hint
}

// bottomKeys is the order of the bottom line, from left to right.
var bottomKeys = []action{
	rowDown, openRow, edit, nextTab, nextSection, detailDown, laterYear, openFilter, switchLanguage, toggleHelp, quit,
}

// keyLine is the brief keys in their order; those of the highest rank leave
// until the rest fits.
func (m *Model) keyLine(room int) string {
	hints := slices.Clone(m.hints)
	hints = slices.DeleteFunc(hints, func(h hint) bool { return !m.answers(h.do) })
	for len(hints) > 0 && hintsWidth(hints) > room {
		last := 0
		for i := range hints {
			if hints[i].rank > hints[last].rank {
				last = i
			}
		}
		hints = append(hints[:last], hints[last+1:]...)
	}
	parts := make([]string, len(hints))
	for i, h := range hints {
		parts[i] = m.style.Frame(theme.Key, h.key) + " " + m.style.Frame(theme.KeyText, h.what)
	}
	return strings.Join(parts, "  ")
}

// hint is a key in the bottom line, cleaned for the present glyphs.
type hint struct {
	do        action
	rank      int
	key, what string
}

func (m *Model) newHints() []hint {
	var hints []hint
	for _, do := range bottomKeys {
		for _, b := range keyMap() {
			if b.do == do {
				what := m.printer.Clean(b.brief.what(&m.labels.Screen.Keys))
				hints = append(hints, hint{do, b.brief.rank, m.keyName(b.brief.show), what})
			}
		}
	}
	return hints
}

// answers reports whether a key of the bottom line does something in the list
// in view.
func (m *Model) answers(do action) bool {
	switch do {
	case nextSection, detailDown:
		return m.tab != 0
	case edit:
		return m.tab != 0 && m.section[m.tab] != staffing && len(m.page().items) > 0
	case openRow:
		return m.tab == 0
	default:
		return true
	}
}

func hintsWidth(hints []hint) int {
	wide := -2
	for _, h := range hints {
		wide += 2 + width(h.key) + 1 + width(h.what)
	}
	return wide
}

package tui

import (
	tea "charm.land/bubbletea/v2"

	"scorecard/ui/layout"
	"scorecard/ui/theme"
)

// openFilter starts a search over all groups. The words of the last search are
// kept, so that its results can be gone through one by one.
func (m *Model) openFilter() tea.Cmd {
	if m.card == nil {
		m.say(m.labels.Screen.Loading)
		return nil
	}
	m.mode = filtering
	m.query.printer = m.printer
	m.research()
	return m.loadSeries()
}

// research looks again for changed words.
func (m *Model) research() {
	m.forget(spot{list: ofFound})
}

// filterKey handles a key while searching: every printable key is text.
func (m *Model) filterKey(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	switch key {
	case "esc":
		m.mode = browsing
		m.detail = nil
		return nil
	case "enter":
		return m.open(m.page())
	case "up", "down", "pgup", "pgdown":
		return m.move(m.keys[key])
	}
	switch {
	case msg.Text != "":
		m.query.insert(msg.Text)
	case !m.query.edit(key):
		m.unknownKey(key)
		return nil
	}
	m.research()
	if len(m.page().items) == 0 {
		return nil
	}
	return m.loadSeries()
}

// paste puts pasted text into the field that is being typed in.
func (m *Model) paste(content string) {
	if len(content) > maxInput {
		content = content[:maxInput]
	}
	switch {
	case m.mode == filtering:
		m.query.insert(content)
		m.research()
	case m.mode == editing && m.draft.typing && !m.draft.saving:
		m.draft.comment.insert(content)
	case m.mode == resolving && m.ruling.typing && !m.ruling.saving:
		m.ruling.reason.insert(content)
	case m.mode == asking && !m.question.busy:
		m.question.exists = ""
		m.question.field.insert(content)
	default:
		m.say(m.labels.Screen.OnlyInTables)
	}
}

func (m *Model) promptWords() string { return m.printer.Clean(m.labels.Screen.FilterPrompt) }

func (m *Model) promptWidth() int { return layout.Margin + width(m.promptWords()) }

func (m *Model) queryWidth() int { return max(m.width-layout.Margin-m.promptWidth(), 1) }

func (m *Model) prompt() string {
	return margin(m.style.Frame(theme.FieldDim, m.promptWords()) + m.style.Frame(theme.Field, m.query.shown(m.queryWidth())))
}

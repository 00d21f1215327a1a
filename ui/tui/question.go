package tui

import (
	tea "charm.land/bubbletea/v2"

	"scorecard/ui/layout"
	"scorecard/ui/theme"
	"scorecard/ui/view"
)

// purpose is what a file's name is asked for.
type purpose int

const (
	toImport purpose = iota
	toExport
)

// question is a file's name being typed in the bottom line.
type question struct {
	purpose purpose
	field   input
	busy    bool   // the file is being read or written
	exists  string // a file of that name is there; Enter again replaces it
}

func (m *Model) ask(p purpose, proposal string) {
	m.question = &question{purpose: p}
	m.question.field.printer = m.printer
	m.question.field.set(proposal)
	m.mode = asking
}

// questionKey handles a key while a file's name is typed: every printable key
// is text, and Tab completes the name.
func (m *Model) questionKey(msg tea.KeyPressMsg) tea.Cmd {
	q, key := m.question, msg.String()
	switch {
	case q.busy:
		m.say(m.labels.Screen.Dialog.Busy)
		return nil
	case key == "esc":
		m.endQuestion()
		m.say(m.labels.Screen.Edit.NothingDone)
		return nil
	case key == "enter":
		return m.answer()
	}
	q.exists = ""
	switch {
	case key == "tab":
		return m.complete()
	case msg.Text != "":
		q.field.insert(msg.Text)
	case !q.field.edit(key):
		m.unknownKey(key)
	}
	return nil
}

func (m *Model) endQuestion() {
	m.question = nil
	m.mode = browsing
}

func (m *Model) answer() tea.Cmd {
	if m.question.purpose == toExport {
		return m.export()
	}
	return m.read()
}

type completed struct {
	typed, full string
	names       []string
	err         error
}

// complete asks for the files whose names begin with what is typed.
func (m *Model) complete() tea.Cmd {
	ctx, exchange, typed := m.config.Context, m.config.Exchange, m.question.field.text()
	return func() tea.Msg {
		full, names, err := exchange.Complete(ctx, typed)
		return completed{typed: typed, full: full, names: names, err: err}
	}
}

// takeCompleted puts the rest of the name behind what is typed, and shows the
// names between which there is a choice.
func (m *Model) takeCompleted(msg completed) {
	q := m.question
	if q == nil || q.busy || q.field.text() != msg.typed {
		m.idle()
		return
	}
	switch {
	case msg.err != nil:
		m.alarm(view.AdviceText(msg.err, m.labels.Lang, m.printer))
	case len(msg.names) == 0:
		m.say(m.labels.Screen.Dialog.NoSuchFile)
	case msg.full == msg.typed && len(msg.names) == 1:
		m.say(m.labels.Screen.AlreadyHere)
	case msg.full != msg.typed:
		q.field.set(msg.full)
	default:
		m.say(namesLine(msg.names))
	}
}

// namesLine is the names one after the other; the bottom line cuts them.
func namesLine(names []string) string {
	line := ""
	for i, name := range names {
		if i > 0 {
			line += "  "
		}
		line += name
	}
	return line
}

func (m *Model) questionPrompt() string {
	words := m.labels.Screen.Dialog
	prompt := words.ImportPrompt
	if m.question.purpose == toExport {
		prompt = words.ExportPrompt
	}
	return m.printer.Clean(prompt)
}

func (m *Model) questionWidth() int {
	return max(m.width-2*layout.Margin-width(m.questionPrompt()), 1)
}

func (m *Model) questionLine() string {
	field := m.style.Frame(theme.Field, m.question.field.shown(m.questionWidth()))
	return margin(m.style.Frame(theme.FieldDim, m.questionPrompt()) + field)
}

// questionCursor is the column of the terminal's cursor in the bottom line.
func (m *Model) questionCursor() int {
	return layout.Margin + width(m.questionPrompt()) + m.question.field.column(m.questionWidth())
}

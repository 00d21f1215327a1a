package tui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"scorecard/model"
	"scorecard/ui/view"
)

// startExport asks where to write what is shown.
func (m *Model) startExport() tea.Cmd {
	if m.card == nil || m.turning() {
		m.say(m.labels.Screen.Loading)
		return nil
	}
	if m.config.Exchange == nil {
		m.say(m.labels.Screen.OnlyInTables)
		return nil
	}
	m.ask(toExport, m.config.Exchange.Proposal(m.outgoing()))
	m.say(m.labels.Screen.Dialog.ExportHint)
	return nil
}

// outgoing is what is shown: the year, and the group whose tab it is.
func (m *Model) outgoing() Outgoing {
	return Outgoing{Branch: m.card.Branch.Code, Year: m.card.Year.Year, Group: m.group(), Lang: m.labels.Lang}
}

type exported struct {
	name string // as it was typed
	path string
	err  error
}

// export writes what is shown. A file that is there already is replaced only
// when Enter comes again.
func (m *Model) export() tea.Cmd {
	q := m.question
	name := q.field.text()
	if name == "" {
		m.alarm(m.labels.Screen.Dialog.NoName)
		return nil
	}
	replace := q.exists == name
	q.busy = true
	m.say(m.labels.Screen.Dialog.Writing)
	ctx, exchange, what := m.config.Context, m.config.Exchange, m.outgoing()
	return func() tea.Msg {
		path, err := exchange.Export(ctx, name, what, replace)
		return exported{name: name, path: path, err: err}
	}
}

func (m *Model) takeExported(msg exported) {
	q := m.question
	if q == nil || !q.busy {
		m.idle()
		return
	}
	q.busy = false
	switch {
	case errors.Is(msg.err, &model.Error{Kind: model.FileExists}):
		q.exists = msg.name
		m.alarm(m.labels.Screen.Dialog.ExistsAlready)
	case msg.err != nil:
		m.alarm(view.AdviceText(msg.err, m.labels.Lang, m.printer))
	default:
		m.endQuestion()
		m.say(fmt.Sprintf(m.labels.Screen.Dialog.ExportedF, msg.path))
	}
}

package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"scorecard/model"
	"scorecard/ui/view"
)

// incoming is a file that was read: what its import would do, or everything
// that is wrong with it.
type incoming struct {
	read     Incoming
	inView   Outgoing // when it was read
	problems model.Problems
	statuses bool // take the file's statuses where a person has set another
	writing  bool
}

// startImport asks for a file. Without a name, it is the built-in data.
func (m *Model) startImport() tea.Cmd {
	switch {
	case m.card == nil || m.turning():
		m.say(m.labels.Screen.Loading)
	case m.config.Exchange == nil:
		m.say(m.labels.Screen.OnlyInTables)
	case m.frozen() != "":
		m.alarm(fmt.Sprintf(m.labels.Screen.Edit.ReadOnlyF, m.frozen()))
	default:
		m.ask(toImport, "")
		m.say(m.labels.Screen.Dialog.ImportHint)
	}
	return nil
}

type fileRead struct {
	name   string
	inView Outgoing
	read   Incoming
	err    error
}

// readFile compares the named file with the scorecard.
func readFile(ctx context.Context, exchange Exchange, name string, inView Outgoing) fileRead {
	read, err := exchange.Read(ctx, name, inView)
	return fileRead{name: name, inView: inView, read: read, err: err}
}

// read holds the named file against the scorecard; nothing is written by it.
func (m *Model) read() tea.Cmd {
	q := m.question
	q.busy = true
	m.say(m.labels.Screen.Dialog.Reading)
	ctx, exchange, name, inView := m.config.Context, m.config.Exchange, q.field.text(), m.outgoing()
	return func() tea.Msg { return readFile(ctx, exchange, name, inView) }
}

// takeRead shows what the import would do, or what is wrong with the file.
func (m *Model) takeRead(msg fileRead) {
	q := m.question
	if q == nil || !q.busy {
		m.idle()
		return
	}
	q.busy = false
	m.notice = notice{}
	if m.showRead(msg) {
		m.question, m.mode = nil, previewing
	}
}

// showRead makes what was read the preview in view; where the file could not be
// read it says so instead.
func (m *Model) showRead(msg fileRead) bool {
	in := &incoming{read: msg.read, inView: msg.inView}
	switch {
	case errors.Is(msg.err, &model.Error{Kind: model.FileNotFound}):
		m.alarm(fmt.Sprintf(m.labels.Screen.Dialog.FileMissingF, msg.name))
		return false
	case msg.err != nil && !errors.As(msg.err, &in.problems):
		m.alarm(view.AdviceText(msg.err, m.labels.Lang, m.printer))
		return false
	}
	m.incoming = in
	m.forget(spot{list: ofPreview})
	if len(in.problems) > 0 {
		m.alarm(fmt.Sprintf(m.labels.Screen.Dialog.ProblemsF, len(in.problems)))
	}
	return true
}

func (m *Model) previewTable() view.Table {
	if len(m.incoming.problems) > 0 {
		return m.format.Problems(m.incoming.problems)
	}
	return m.format.Preview(m.incoming.read.Previews)
}

func (m *Model) explainPreview(key string) view.Detail {
	if len(m.incoming.problems) > 0 {
		return m.format.ProblemDetail(m.incoming.problems, key)
	}
	return m.format.PreviewDetail(m.incoming.read.Previews, key)
}

// previewTitle says which file is in view and what its import would do.
func (m *Model) previewTitle() string {
	words := m.labels.Screen.Dialog
	name := m.incoming.read.Name
	if name == "" {
		name = words.BuiltIn
	}
	if len(m.incoming.problems) > 0 {
		return fmt.Sprintf(words.BadFileF, name)
	}
	title := fmt.Sprintf(words.PreviewTitleF, name, m.format.PreviewSummary(m.incoming.read.Previews))
	return strings.Join(append([]string{title}, m.incoming.read.Remarks...), "  ")
}

// previewHint is the keys of the preview, and which statuses would stand.
func (m *Model) previewHint() string {
	words := m.labels.Screen.Dialog
	switch {
	case len(m.incoming.problems) > 0:
		return words.ProblemsHint
	case !m.clashes():
		return words.PreviewHint
	case m.incoming.statuses:
		return words.PreviewHint + "  " + words.StatusesTaken
	}
	return words.PreviewHint + "  " + words.StatusesKept
}

// clashes reports whether a person's status and the file's differ.
func (m *Model) clashes() bool {
	for i := range m.incoming.read.Previews {
		if len(m.incoming.read.Previews[i].Statuses) > 0 {
			return true
		}
	}
	return false
}

// previewKey moves through the preview; Enter carries the import out.
func (m *Model) previewKey(key string) tea.Cmd {
	if m.incoming.writing {
		m.say(m.labels.Screen.Edit.Saving)
		return nil
	}
	switch do := m.keys[key]; do {
	case back:
		m.endPreview()
		m.say(m.labels.Screen.Edit.NothingDone)
		return nil
	case openRow:
		return m.bringIn()
	case rowUp, rowDown, pageUp, pageDown, firstRow, lastRow, columnsLeft, columnsRight, detailUp, detailDown:
		return m.move(do)
	case quit, switchLanguage, copyRow, copyTable:
		return m.act(do, key)
	default:
	}
	if key == "r" && m.clashes() {
		m.incoming.statuses = !m.incoming.statuses
		return nil
	}
	m.unknownKey(key)
	return nil
}

func (m *Model) endPreview() {
	m.incoming = nil
	m.mode = browsing
	m.detail = nil
}

type broughtIn struct {
	done model.Import
	err  error
	anew *fileRead // where err refuses the preview in view as outdated
}

// bringIn carries the import out that is in view. When a year has changed since
// its preview, the file is read again for a new one.
func (m *Model) bringIn() tea.Cmd {
	words := m.labels.Screen.Dialog
	in := m.incoming
	switch {
	case len(in.problems) > 0:
		m.alarm(words.ProblemsHint)
		return nil
	case !in.read.Changes(in.statuses):
		m.say(words.NothingNew)
		return nil
	}
	in.writing = true
	m.say(m.labels.Screen.Edit.Saving)
	ctx, exchange, read, statuses := m.config.Context, m.config.Exchange, in.read, in.statuses
	return func() tea.Msg {
		done, err := exchange.Import(ctx, read, statuses)
		msg := broughtIn{done: done, err: err}
		if model.PreviewOutdated(err) {
			anew := readFile(ctx, exchange, read.Name, in.inView)
			msg.anew = &anew
		}
		return msg
	}
}

// takeBroughtIn shows the year anew when the import is on disk. A refused one
// leaves its preview in view, or the one that takes its place.
func (m *Model) takeBroughtIn(msg broughtIn) tea.Cmd {
	if m.incoming == nil || !m.incoming.writing {
		return m.reload()
	}
	m.incoming.writing = false
	if msg.anew != nil {
		m.previewAnew(msg)
		return nil
	}
	if msg.err != nil {
		m.alarm(view.AdviceText(msg.err, m.labels.Lang, m.printer))
		return nil
	}
	m.endPreview()
	reload := m.reload()
	m.say(fmt.Sprintf(m.labels.Screen.Dialog.ImportedF, msg.done.ID))
	return reload
}

// previewAnew shows the new preview and why it was made. What a person chose
// about statuses was about those of the old one.
func (m *Model) previewAnew(msg broughtIn) {
	switch {
	case !m.showRead(*msg.anew):
		m.endPreview()
		return
	case len(m.incoming.problems) > 0:
		return
	}
	what, _ := view.Advice(msg.err, m.labels.Lang, m.printer)
	m.alarm(fmt.Sprintf(m.labels.Transfer.AnewF, what))
}

package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"scorecard/model"
	"scorecard/ui/view"
)

// record is the history in view.
type record struct {
	item    string // the row it is about; empty for all
	last    string // the row it was opened on, to go back to
	changes []model.Change
}

type historyLoaded struct {
	request int
	branch  string // with the year in view when it was asked for
	year    int
	item    string
	changes []model.Change
	err     error
}

// historyLimit is more changes than anybody scrolls through.
const historyLimit = 500

// openHistory asks for the changes of the selected row.
func (m *Model) openHistory() tea.Cmd {
	if m.card == nil {
		m.say(m.labels.Screen.Loading)
		return nil
	}
	it, _ := m.selectedItem()
	m.record.last = it.code
	return m.loadHistory(it.code)
}

func (m *Model) loadHistory(item string) tea.Cmd {
	m.say(m.labels.Screen.Loading)
	return m.askHistory(item)
}

// askHistory asks for the changes of a row, or of all for none.
func (m *Model) askHistory(item string) tea.Cmd {
	ctx, editor := m.config.Context, m.config.Editor
	asked := historyLoaded{request: m.request, branch: m.card.Branch.Code, year: m.card.Year.Year, item: item}
	query := model.HistoryQuery{Branch: asked.branch, Item: item, Limit: historyLimit}
	return func() tea.Msg {
		answer := asked
		answer.changes, answer.err = editor.History(ctx, query)
		return answer
	}
}

// takeHistory shows the changes, unless the person went on to something else. When
// the year was loaded again meanwhile, they may be too old and are asked for again.
func (m *Model) takeHistory(msg historyLoaded) tea.Cmd {
	switch {
	case !m.inTables() || m.turning() || msg.branch != m.card.Branch.Code || msg.year != m.card.Year.Year:
		return nil
	case msg.request != m.request:
		return m.loadHistory(msg.item)
	}
	again := m.mode == recalling && m.record.item == msg.item
	if !again {
		m.notice = notice{}
	}
	if msg.err != nil {
		m.alarm(view.AdviceText(msg.err, m.labels.Lang, m.printer))
		return nil
	}
	m.record.item, m.record.changes = msg.item, msg.changes
	m.mode = recalling
	if again { // the row and the message stay
		m.redraw()
		return nil
	}
	m.forget(spot{list: ofHistory})
	return nil
}

// historyKey moves through the history, or between one row's and all.
func (m *Model) historyKey(key string) tea.Cmd {
	switch do := m.keys[key]; do {
	case showHistory:
		if m.record.item == "" && m.record.last != "" {
			return m.loadHistory(m.record.last)
		}
		if m.record.item == "" {
			m.say(m.labels.Screen.AlreadyHere)
			return nil
		}
		return m.loadHistory("")
	case back:
		m.mode = browsing
		m.detail = nil
		return nil
	case rowUp, rowDown, pageUp, pageDown, firstRow, lastRow, columnsLeft, columnsRight, detailUp, detailDown:
		return m.move(do)
	case quit, suspend, switchLanguage, toggleHelp, copyRow, copyTable, undo, redo:
		return m.act(do, key)
	default:
		m.unknownKey(key)
	}
	return nil
}

// inTables reports whether keys go to a table. What was asked for there and
// answered late must not take the keys away from a draft or the search.
func (m *Model) inTables() bool { return m.mode == browsing || m.mode == recalling }

func (m *Model) historyTable() view.Table {
	title := m.labels.Screen.Edit.HistoryAll
	if m.record.item != "" {
		title = m.labels.Screen.Edit.HistoryOf.With("item", m.format.ItemName(m.card, m.record.item))
	}
	return m.format.History(m.card, m.record.changes, title)
}

func (m *Model) explainChange(key string) view.Detail {
	for i := range m.record.changes {
		if strconv.Itoa(m.record.changes[i].Seq) == key {
			return m.format.ChangeDetail(m.card, &m.record.changes[i])
		}
	}
	return view.Detail{}
}

// pending is a change that was named and waits for the same key again.
type pending struct {
	redo   bool
	change model.Change
}

type namedChange struct {
	redo   bool
	change model.Change
	err    error
}

type tookBack struct {
	redo   bool
	change model.Change
	err    error
}

// nameChange finds one's own newest change and names it, before anything is
// taken back.
func (m *Model) nameChange(redo bool) tea.Cmd {
	if m.card == nil {
		m.say(m.labels.Screen.Loading)
		return nil
	}
	if why := m.frozen(); why != "" {
		m.alarm(m.labels.Screen.Edit.ReadOnly.With("why", why))
		return nil
	}
	m.say(m.labels.Screen.Loading)
	ctx, editor, branch, who := m.config.Context, m.config.Editor, m.card.Branch.Code, m.config.Who
	return func() tea.Msg {
		find := editor.NextUndo
		if redo {
			find = editor.NextRedo
		}
		change, err := find(ctx, branch, who)
		return namedChange{redo: redo, change: change, err: err}
	}
}

func (m *Model) takeNamed(msg namedChange) {
	if !m.inTables() {
		return
	}
	m.notice = notice{}
	if msg.err != nil {
		m.alarm(view.AdviceText(msg.err, m.labels.Lang, m.printer))
		return
	}
	m.pending = &pending{redo: msg.redo, change: msg.change}
	form := m.labels.Screen.Edit.NameUndo
	if msg.redo {
		form = m.labels.Screen.Edit.NameRedo
	}
	m.say(form.With("change", m.format.Change(m.card, &msg.change)))
}

// pendingKey takes the change back when the same key comes again; any other key
// leaves everything as it is.
func (m *Model) pendingKey(key string) tea.Cmd {
	p := *m.pending
	m.pending = nil
	want := undo
	if p.redo {
		want = redo
	}
	if m.keys[key] != want {
		m.say(m.labels.Screen.Edit.NothingDone)
		return nil
	}
	m.say(m.labels.Screen.Edit.Saving)
	ctx, editor, branch, who := m.config.Context, m.config.Editor, m.card.Branch.Code, m.config.Who
	return func() tea.Msg {
		carry := editor.Undo
		if p.redo {
			carry = editor.Redo
		}
		change, err := carry(ctx, branch, who, p.change.Seq)
		return tookBack{redo: p.redo, change: change, err: err}
	}
}

// takeBack tells what was undone or redone and loads the year again: the item
// may stand in another year than the one in view.
func (m *Model) takeBack(msg tookBack) tea.Cmd {
	if msg.err != nil {
		m.alarm(view.AdviceText(msg.err, m.labels.Lang, m.printer))
		return nil
	}
	form := m.labels.Screen.Edit.Undone
	if msg.redo {
		form = m.labels.Screen.Edit.Redone
	}
	reload := m.reload()
	m.say(form.With("change", m.format.Change(m.card, &msg.change)))
	return reload
}

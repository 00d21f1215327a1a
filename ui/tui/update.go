package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"scorecard/model"
)

// Update takes one message. It never waits: what takes time is a command.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.due, m.stale = m.stale, true
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m, m.resize(msg.Width, msg.Height)
	case grown:
		return m, m.repaint(msg)
	case tea.BackgroundColorMsg:
		m.dark = msg.IsDark()
		m.restyle()
	case tea.ColorProfileMsg:
		// The profile was decided before the start; the terminal's own guess
		// would undo a person's NO_COLOR.
	case tea.CursorPositionMsg:
		return m, m.hear(msg.X)
	case tea.KeyPressMsg:
		return m, m.key(msg)
	case tea.PasteMsg:
		m.paste(msg.Content)
	case tea.MouseClickMsg:
		return m, m.click(msg.X, msg.Y)
	case tea.MouseWheelMsg:
		return m, m.wheel(msg)
	case loaded:
		return m, m.take(msg)
	case seriesLoaded:
		m.takeSeries(msg)
	case pulseTaken:
		return m, m.takePulse(msg)
	case saved:
		return m, m.takeSaved(msg)
	case historyLoaded:
		m.takeHistory(msg)
	case namedChange:
		m.takeNamed(msg)
	case tookBack:
		return m, m.takeBack(msg)
	case ruled, completed, fileRead, broughtIn, exported, branchesLoaded:
		return m, m.takeAnswer(msg)
	case remembered:
		// Not being able to remember the year loses nothing worth a word.
	default:
		m.idle()
	}
	return m, nil
}

// takeAnswer takes what came of a conflict, a file or the list of branches.
func (m *Model) takeAnswer(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ruled:
		return m.takeRuled(msg)
	case broughtIn:
		return m.takeBroughtIn(msg)
	case completed:
		m.takeCompleted(msg)
	case fileRead:
		m.takeRead(msg)
	case exported:
		m.takeExported(msg)
	case branchesLoaded:
		m.takeBranches(msg)
	}
	return nil
}

// idle says that a message changed nothing on the screen: what was due to be
// drawn before it still is.
func (m *Model) idle() { m.stale = m.due }

// key sends a key press to where it belongs. A message gives the bottom line
// back at the next key.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	m.notice = notice{}
	key := halfWidth(msg.String())
	switch {
	case m.mode == confirming:
		return m.confirmKey(key)
	case key == "ctrl+c":
		return m.askToQuit()
	case key == "ctrl+z":
		return suspendProgram()
	case m.pending != nil:
		return m.pendingKey(key)
	}
	switch m.mode {
	case filtering:
		return m.filterKey(msg)
	case helping:
		return m.helpKey(msg)
	case setting:
		return m.setKey(key)
	case editing:
		return m.editKey(msg)
	case recalling:
		return m.historyKey(key)
	case resolving:
		return m.resolveKey(msg)
	case asking:
		return m.questionKey(msg)
	case previewing:
		return m.previewKey(key)
	case choosing:
		return m.chooseKey(key)
	case browsing, confirming:
	}
	do, known := m.keys[key]
	if !known {
		m.unknownKey(key)
		return nil
	}
	return m.act(do, key)
}

func (m *Model) unknownKey(key string) {
	form := m.labels.Screen.UnknownHereF
	if m.mode == browsing {
		form = m.labels.Screen.UnknownKeyF
	}
	m.say(fmt.Sprintf(form, m.printer.Clean(key)))
}

// act carries out a key of the tables or of everywhere.
func (m *Model) act(do action, key string) tea.Cmd {
	switch do {
	case quit:
		return m.askToQuit()
	case showHistory:
		return m.openHistory()
	case undo, redo:
		return m.nameChange(do == redo)
	case edit, setAtOnce, resolveConflict, importFiles, exportShown, chooseBranch:
		return m.begin(do)
	case suspend:
		return suspendProgram()
	case switchLanguage:
		m.setLanguage(other(m.labels.Lang))
		m.say(m.labels.Screen.LanguageNow)
	case toggleHelp:
		m.mode, m.helpTop = helping, 0
	case openFilter:
		return m.openFilter()
	case back:
		return m.goBack()
	case earlierYear, laterYear:
		return m.turnYear(do)
	case goTab:
		return m.goTab(int(key[0] - '1'))
	case nextTab:
		return m.goTab((m.tab + 1) % m.tabs())
	case previousTab:
		return m.goTab((m.tab + m.tabs() - 1) % m.tabs())
	case nextSection:
		return m.turnSection(1)
	case previousSection:
		return m.turnSection(-1)
	case copyRow, copyTable:
		return m.copy(do == copyTable)
	default:
		return m.move(do)
	}
	return nil
}

// begin opens what asks for more than a key.
func (m *Model) begin(do action) tea.Cmd {
	switch do {
	case edit:
		return m.startEdit()
	case setAtOnce:
		return m.startSet()
	case resolveConflict:
		return m.startResolve()
	case importFiles:
		return m.startImport()
	case exportShown:
		return m.startExport()
	default:
		return m.openBranches()
	}
}

// move carries out a key that moves within the table or opens its row.
func (m *Model) move(do action) tea.Cmd {
	p := m.page()
	switch do {
	case rowUp:
		return m.step(p, -1)
	case rowDown:
		return m.step(p, 1)
	case pageUp:
		return m.step(p, -max(m.plan().List.Height-1, 1))
	case pageDown:
		return m.step(p, max(m.plan().List.Height-1, 1))
	case firstRow:
		return m.step(p, -len(p.items))
	case lastRow:
		return m.step(p, len(p.items))
	case columnsLeft:
		m.turnColumns(p, -1)
	case columnsRight:
		m.turnColumns(p, 1)
	case detailDown:
		m.scrollDetail(1)
	case detailUp:
		m.scrollDetail(-1)
	case openRow:
		return m.open(p)
	default:
	}
	return nil
}

func other(lang model.Lang) model.Lang {
	if lang == model.English {
		return model.Japanese
	}
	return model.English
}

package tui

import (
	tea "charm.land/bubbletea/v2"

	"scorecard/model"
	"scorecard/ui/layout"
	"scorecard/ui/text"
)

// turnYear goes to the year on file before or after the one in view.
func (m *Model) turnYear(do action) tea.Cmd {
	if m.card == nil {
		m.say(m.labels.Screen.Loading)
		return nil
	}
	year, end := m.card.Earlier, m.labels.Screen.NoEarlierYear
	if do == laterYear {
		year, end = m.card.Later, m.labels.Screen.NoLaterYear
	}
	if year == 0 {
		m.say(end)
		return nil
	}
	return m.load(year)
}

func (m *Model) goTab(tab int) tea.Cmd {
	if tab < 0 || tab >= m.tabs() {
		m.say(m.labels.Screen.NothingToOpen)
		return nil
	}
	if tab == m.tab {
		m.say(m.labels.Screen.AlreadyHere)
		return nil
	}
	m.tab = tab
	m.detail = nil
	return m.loadSeries()
}

func (m *Model) turnSection(by int) tea.Cmd {
	if m.tab == 0 {
		m.say(m.labels.Screen.OnlyInTables)
		return nil
	}
	to := m.section[m.tab]
	for range sections {
		to = section((int(to) + by + sections) % sections)
		if m.sectionCount(to) > 0 {
			break
		}
	}
	return m.showSection(to)
}

func (m *Model) showSection(s section) tea.Cmd {
	m.section[m.tab] = s
	m.detail = nil
	return m.loadSeries()
}

// goBack leaves what was opened last; it never leaves the program.
func (m *Model) goBack() tea.Cmd {
	switch {
	case m.tab != 0 && m.section[m.tab] != kpis:
		return m.showSection(kpis)
	case m.tab != 0:
		return m.goTab(0)
	}
	m.say(m.labels.Screen.AlreadyHere)
	return nil
}

// open goes to what the row stands for.
func (m *Model) open(p *page) tea.Cmd {
	key := p.opens()
	if key == "" || m.card == nil {
		m.say(m.labels.Screen.NothingToOpen)
		return nil
	}
	if m.mode == filtering || m.tab == 0 {
		return m.jump(key)
	}
	return m.startEdit()
}

// jump goes to the tab, the section and the row of a code: a group's, a KPI's,
// an activity's, a key measure's or a team's.
func (m *Model) jump(code string) tea.Cmd {
	for i := range m.card.Year.Groups {
		if m.card.Year.Groups[i].Code == code {
			m.mode = browsing
			return m.goTab(i + 1)
		}
	}
	group, s, found := m.find(code)
	if !found {
		m.say(m.labels.Screen.NothingToOpen)
		return nil
	}
	m.mode = browsing
	for i := range m.card.Year.Groups {
		if m.card.Year.Groups[i].Code == group {
			m.tab = i + 1
		}
	}
	m.section[m.tab] = s
	m.places[m.spot()] = cursor{key: code}
	delete(m.pages, m.spot())
	m.detail = nil
	return m.loadSeries()
}

func (m *Model) find(code string) (group string, s section, found bool) {
	item, found := m.card.ItemInView(code)
	if !found {
		item, found = m.card.Item(model.ItemTeam, code)
	}
	return item.Group, sectionOf[item.Kind], found
}

// sectionOf is the section with the items of a kind.
var sectionOf = map[model.ItemKind]section{
	model.ItemKPI: kpis, model.ItemActivity: activities, model.ItemInitiative: initiatives, model.ItemTeam: staffing,
}

// step moves the selection by items and keeps it in view.
func (m *Model) step(p *page, by int) tea.Cmd {
	if len(p.items) == 0 {
		m.say(m.labels.Screen.NoRows)
		return nil
	}
	at := min(max(p.at+by, 0), len(p.items)-1)
	if at == p.at {
		m.sayEdge(by, m.labels.Screen.AtTop, m.labels.Screen.AtBottom)
		p.reveal(m.plan().List.Height)
		return nil
	}
	p.at = at
	p.reveal(m.plan().List.Height)
	m.leave(p)
	m.detail = nil
	return m.loadSeries()
}

// sayEdge says which end stopped a move.
func (m *Model) sayEdge(by int, top, bottom string) {
	if by < 0 {
		m.say(top)
	} else {
		m.say(bottom)
	}
}

// leave remembers where the table in view stands.
func (m *Model) leave(p *page) {
	m.places[m.spot()] = cursor{key: p.selected(), top: p.top, col: p.col}
}

func (m *Model) turnColumns(p *page, by int) {
	col := min(max(p.col+by, 0), p.columnPages()-1)
	if col == p.col {
		m.say(m.labels.Screen.NoMoreColumns)
		return
	}
	p.setColumns(col)
	m.leave(p)
}

func (m *Model) scrollDetail(by int) {
	d := m.detailView()
	height := m.plan().Detail.Height
	if d == nil || height == 0 || len(d.lines) <= height {
		m.say(m.labels.Screen.DetailFits)
		return
	}
	top := min(max(d.top+by, 0), len(d.lines)-height)
	if top == d.top {
		m.sayEdge(by, m.labels.Screen.DetailAtTop, m.labels.Screen.DetailAtEnd)
	}
	d.top = top
}

// copy puts the row or the table into the clipboard, tab-separated.
func (m *Model) copy(table bool) tea.Cmd {
	p := m.page()
	words, done := p.rowTSV(), m.labels.Screen.Copied
	if table {
		words, done = p.tableTSV(), m.labels.Screen.CopiedTable
	}
	if words == "" {
		m.say(m.labels.Screen.NothingToCopy)
		return nil
	}
	m.say(done)
	return tea.SetClipboard(words)
}

// zone is a place on the screen that answers to a click.
type zone struct {
	y, x, width int
	tab         int
	section     section
	year        int
	kind        zoneKind
}

type zoneKind int

const (
	tabZone zoneKind = iota
	sectionZone
	yearZone
)

func (z zone) hit(x, y int) bool { return y == z.y && x >= z.x && x < z.x+z.width }

func (m *Model) click(x, y int) tea.Cmd {
	m.notice = notice{}
	switch m.mode {
	case helping:
		m.mode = browsing
		return nil
	case setting:
		m.cancelSet()
		return nil
	case editing, confirming, resolving, asking:
		// A click beside the draft must not lose it.
		m.say(m.labels.Screen.Edit.DraftKept)
		return nil
	case previewing:
		return m.clickList(x, y)
	case browsing, filtering, recalling, choosing:
	}
	m.pending = nil
	for _, z := range m.zones {
		if !z.hit(x, y) {
			continue
		}
		m.mode = browsing
		switch z.kind {
		case tabZone:
			return m.goTab(z.tab)
		case sectionZone:
			return m.showSection(z.section)
		case yearZone:
			return m.load(z.year)
		}
	}
	return m.clickList(x, y)
}

func (m *Model) clickList(x, y int) tea.Cmd {
	screen, p := m.plan(), m.page()
	if !screen.List.Contains(y) {
		return nil
	}
	return m.clickLine(p, p.top+y-screen.List.Y, x-layout.Margin-layout.Marker)
}

// clickLine selects a row. A click on its status opens that; a click on the row
// selected already opens what it stands for.
func (m *Model) clickLine(p *page, line, x int) tea.Cmd {
	i := p.itemAt(line)
	if i < 0 {
		return nil
	}
	opens := m.mode == filtering || m.mode == browsing && m.tab == 0
	switch {
	case i == p.at && m.mode == choosing:
		return m.goBranch(p.selected())
	case i == p.at && opens:
		return m.open(p)
	}
	var moved tea.Cmd
	if i != p.at {
		moved = m.step(p, i-p.at)
	}
	if m.mode == browsing && !opens && p.columnAt(line, x) == "status" {
		return tea.Batch(moved, m.startEdit())
	}
	return moved
}

func (m *Model) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	by := 1
	if msg.Button == tea.MouseWheelUp {
		by = -1
	}
	m.notice = notice{}
	screen := m.plan()
	switch {
	case m.mode == helping:
		m.scrollHelp(by)
	case m.mode == setting:
		m.cancelSet()
	case m.draft != nil || m.ruling != nil || m.question != nil:
		m.say(m.labels.Screen.Edit.DraftKept)
	case screen.Detail.Contains(msg.Y):
		m.scrollDetail(by)
	case screen.List.Contains(msg.Y):
		return m.step(m.page(), by)
	}
	return nil
}

// width is the display width of cleaned text.
func width(s string) int { return text.Width(s) }

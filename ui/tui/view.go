package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"scorecard/model"
	"scorecard/ui/layout"
	"scorecard/ui/text"
	"scorecard/ui/theme"
	"scorecard/ui/view"
)

// View is the frame of the present state. It is drawn once after a message and
// kept: the library asks more often than anything changes.
func (m *Model) View() tea.View {
	if m.stale {
		m.zones = nil
		m.frame = edged(m.draw(), m.width)
		m.stale = false
	}
	v := tea.NewView(m.frame)
	v.AltScreen = true
	v.WindowTitle = m.windowTitle()
	if m.config.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	screen := m.plan()
	switch {
	case m.mode == filtering:
		v.Cursor = tea.NewCursor(m.promptWidth()+m.query.column(m.queryWidth()), screen.Help.Y)
	case m.mode == asking:
		v.Cursor = tea.NewCursor(m.questionCursor(), screen.Help.Y)
	case m.mode == editing && m.draft.typing && m.draft.theirs == nil:
		v.Cursor = tea.NewCursor(m.commentCursor(&screen))
	case m.mode == resolving && m.ruling.typing:
		v.Cursor = tea.NewCursor(m.reasonCursor(&screen))
	}
	return v
}

func (m *Model) windowTitle() string {
	if m.card == nil {
		return "Scorecard"
	}
	return m.printer.Clean(m.format.Text(m.card.Branch.Name) + " " + model.YearLabel(m.card.Year.Year))
}

// draw makes the whole frame: as many lines as the window has, none wider.
func (m *Model) draw() string {
	screen := m.plan()
	if screen.Width == 0 || screen.Height == 0 {
		return ""
	}
	lines := make([]string, screen.Height)
	if m.mode == helping {
		m.drawHelp(lines, &screen)
	} else {
		m.drawTable(lines, &screen)
	}
	m.put(lines, screen.Help, m.bottomLine(&screen))
	for i := range lines {
		lines[i] = clip(lines[i], screen.Width)
	}
	return strings.Join(lines, "\n")
}

func (m *Model) drawTable(lines []string, screen *layout.Screen) {
	m.put(lines, screen.Title, m.titleLine(screen))
	m.put(lines, screen.Tabs, m.tabLine(screen))
	m.put(lines, screen.TopRule, m.rule(screen))
	m.put(lines, screen.DetailRule, m.rule(screen))
	m.put(lines, screen.BottomRule, m.rule(screen))
	if m.card == nil {
		m.put(lines, screen.List, margin(m.printer.Fit(m.loadingWords(), screen.Inner())))
		return
	}
	m.put(lines, screen.Headline, m.headline(screen))
	p := m.page()
	m.put(lines, screen.Header, margin(p.header()))
	for y := screen.List.Y; y < screen.List.End(); y++ {
		if i := p.top + y - screen.List.Y; i < len(p.lines) {
			lines[y] = margin(p.line(i, m.printer.Glyphs().Selection))
		}
	}
	m.drawDetail(lines, screen)
	m.drawEditor(lines, screen)
}

func (m *Model) loadingWords() string {
	if m.loading {
		return m.printer.Clean(m.labels.Screen.Loading)
	}
	return m.printer.Clean(m.labels.Screen.LoadFailed)
}

func (m *Model) put(lines []string, r layout.Region, line string) {
	if r.Height > 0 && r.Y < len(lines) {
		lines[r.Y] = line
	}
}

// clip is the last guard: the frame's parts are made to fit, and in a window
// too small for them they are cut, without their colours, rather than wrapped.
func clip(line string, columns int) string {
	if len(line) <= columns || visible(line) <= columns { // nothing is wider than its bytes
		return line
	}
	return text.Cut(ansi.Strip(line), columns)
}

// visible is the width of a painted line. Nothing stands in one besides cleaned
// text and the colours around it.
func visible(line string) int {
	columns := 0
	for {
		text, painted, more := strings.Cut(line, "\x1b[")
		columns += width(text)
		if !more {
			return columns
		}
		_, line, _ = strings.Cut(painted, "m")
	}
}

func margin(line string) string { return indent(layout.Margin) + line }

func (m *Model) rule(screen *layout.Screen) string {
	return m.style.Frame(theme.Rule, strings.Repeat(m.printer.Glyphs().Rule, screen.Width))
}

func (m *Model) drawDetail(lines []string, screen *layout.Screen) {
	if screen.Detail.Height == 0 {
		return
	}
	d := m.detailView()
	m.put(lines, screen.DetailTitle, m.detailTitle(screen, d))
	d.top = min(d.top, max(len(d.lines)-screen.Detail.Height, 0))
	for y := screen.Detail.Y; y < screen.Detail.End(); y++ {
		if i := d.top + y - screen.Detail.Y; i < len(d.lines) {
			lines[y] = margin(d.lines[i])
		}
	}
}

// detailTitle names the selected row, and at the right the sections.
func (m *Model) detailTitle(screen *layout.Screen, d *detailView) string {
	bar, wide := m.sectionBar(screen)
	title := m.printer.Fit(d.title, max(screen.Inner()-wide, 0))
	more := m.scrollWords(screen, d)
	if width(title)+2+width(more)+wide > screen.Inner() {
		more = ""
	}
	gap := screen.Inner() - width(title) - width(more) - wide
	if more != "" {
		gap -= 2
		more = indent(2) + m.style.Frame(theme.KeyText, more)
	}
	return margin(m.style.Paint(view.Strong, title) + more + indent(gap) + bar)
}

func (m *Model) scrollWords(screen *layout.Screen, d *detailView) string {
	if len(d.lines) <= screen.Detail.Height {
		return ""
	}
	last := min(d.top+screen.Detail.Height, len(d.lines))
	return m.printer.Clean(fmt.Sprintf(m.labels.Screen.ScrollF, last, len(d.lines)))
}

// sectionBar is the sections of the group at the right edge, with how wide it
// is. It leaves where a title could not stand beside it.
func (m *Model) sectionBar(screen *layout.Screen) (bar string, wide int) {
	wide = m.sectionBarWidth(screen)
	if wide == 0 {
		return "", 0
	}
	x := screen.Width - layout.Margin - wide + 2
	bar = indent(2)
	for i, name := range m.sectionWords() {
		part := theme.TabOff
		if section(i) == m.section[m.tab] {
			part = theme.TabOn
		}
		m.zones = append(m.zones, zone{y: screen.DetailTitle.Y, x: x, width: width(name), kind: sectionZone, section: section(i)})
		bar += m.style.Frame(part, name)
		x += width(name)
	}
	return bar, wide
}

func (m *Model) sectionWords() []string {
	var words []string
	for i, name := range m.sectionNames() {
		form := " %s %d "
		if section(i) == m.section[m.tab] {
			form = "[%s %d]"
		}
		words = append(words, m.printer.Clean(fmt.Sprintf(form, name, m.sectionCount(section(i)))))
	}
	return words
}

// sectionBarWidth is 0 where there is no bar.
func (m *Model) sectionBarWidth(screen *layout.Screen) int {
	if m.tab == 0 || m.listInView() != ofTab {
		return 0
	}
	wide := 2
	for _, words := range m.sectionWords() {
		wide += width(words)
	}
	if wide > screen.Inner()*2/3 {
		return 0
	}
	return wide
}

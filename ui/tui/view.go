package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"scorecard/model"
	"scorecard/ui/cell"
	"scorecard/ui/layout"
	"scorecard/ui/theme"
)

// View is the frame of the present state. It is drawn once after a message and
// kept: the library asks more often than anything changes.
func (m *Model) View() tea.View {
	if m.stale {
		m.zones = nil
		m.frame = m.draw()
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
	case m.mode == editing && m.draft.typing && m.draft.theirs == nil:
		v.Cursor = tea.NewCursor(m.commentCursor(&screen))
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
// too small for them they are cut rather than wrapped.
func clip(line string, columns int) string {
	if len(line) <= columns || visible(line) <= columns { // nothing is wider than its bytes
		return line
	}
	return ansi.Truncate(line, columns, "")
}

// visible is the width of a painted line.
func visible(line string) int { return width(ansi.Strip(line)) }

func margin(line string) string { return indent(layout.Margin) + line }

func (m *Model) rule(screen *layout.Screen) string {
	return m.style.Frame(theme.Rule, strings.Repeat(m.printer.Glyphs().Rule, screen.Width))
}

// titleLine names the branch, the year and the years beside it, and at the
// right the document, the newest status and whether edits are possible. What
// does not fit leaves, the document first.
func (m *Model) titleLine(screen *layout.Screen) string {
	if m.card == nil {
		return margin(m.style.Frame(theme.Title, "Scorecard"))
	}
	clean := m.printer.Clean
	name := clean(m.format.Text(m.card.Branch.Name))
	year := clean(m.format.Year(m.card.Year.Year) + " " + m.yearKind())
	end := screen.Width - layout.Margin // the left part ends before the word that must stand at the right
	if limit := clean(m.limit()); limit != "" {
		end -= width(limit) + 2
	}
	name = m.printer.Fit(name, max(end-layout.Margin, 0))
	left, x := m.style.Frame(theme.Title, name), layout.Margin+width(name)
	if x+3+width(year) <= end {
		left += indent(3) + m.style.Frame(theme.Title, year)
		x += 3 + width(year)
	}
	years, taken := m.yearBar(screen, x+3, end)
	left += years
	x += taken
	right := m.titleFacts(screen.Width - layout.Margin - x - 2)
	if right == "" {
		return margin(left)
	}
	part := theme.KeyText
	if m.limit() != "" {
		part = theme.Alarm
	}
	return margin(left) + indent(screen.Width-layout.Margin-x-width(right)) + m.style.Frame(part, right)
}

func (m *Model) yearKind() string {
	if m.card.Year.HasResults() {
		return m.labels.Results
	}
	return m.labels.Plan
}

// yearBar shows the years that [ and ] go to, around the one in view.
func (m *Model) yearBar(screen *layout.Screen, x, end int) (bar string, taken int) {
	start := x
	add := func(words string, part theme.Part, year int) {
		if words == "" || x+width(words) > end {
			return
		}
		m.zones = append(m.zones, zone{y: screen.Title.Y, x: x, width: width(words), kind: yearZone, year: year})
		bar += m.style.Frame(part, words)
		x += width(words)
	}
	if m.card.Earlier != 0 {
		add(" "+model.YearLabel(m.card.Earlier)+" ", theme.TabOff, m.card.Earlier)
	}
	add("["+model.YearLabel(m.card.Year.Year)+"]", theme.TabOn, m.card.Year.Year)
	if m.card.Later != 0 {
		add(" "+model.YearLabel(m.card.Later)+" ", theme.TabOff, m.card.Later)
	}
	if x == start {
		return "", 0
	}
	return indent(3) + bar, 3 + x - start
}

// titleFacts are the facts at the right, in at most n columns.
func (m *Model) titleFacts(n int) string {
	clean := m.printer.Clean
	dot := " " + m.printer.Glyphs().Dot + " "
	facts := clean(m.access())
	if status := m.newestStatus(); status != "" {
		facts = clean(status) + dot + facts
	}
	for _, shorter := range []string{m.access(), m.limit()} {
		if width(facts) > n {
			facts = clean(shorter)
		}
	}
	if width(facts) > n {
		return ""
	}
	const shortest = 16
	room := n - width(facts) - width(dot)
	if document := clean(m.labels.SourceWord + ": " + m.format.Document(m.card.Year)); room >= shortest {
		facts = m.printer.Fit(document, room) + dot + facts
	}
	return facts
}

// access says whether edits are taken: read-only for a reason, the year closed,
// or open.
func (m *Model) access() string {
	if why := m.frozen(); why != "" && why != m.labels.Screen.AskedReadOnly {
		return m.labels.ReadOnly + " (" + why + ")"
	}
	if limit := m.limit(); limit != "" {
		return limit
	}
	return m.labels.Writable
}

// limit is the one word that must be in view whenever edits are not taken.
func (m *Model) limit() string {
	switch {
	case m.frozen() != "":
		return m.labels.ReadOnly
	case m.card.Closing != nil:
		return m.labels.Screen.Edit.Closed
	}
	return ""
}

// frozen says why nothing can be written at the moment; empty when it can.
func (m *Model) frozen() string {
	reasons := m.labels.Screen.ReadOnlyWhy
	why, only := m.config.Store.ReadOnly()
	switch {
	case m.state.gone:
		return reasons[model.FileNotFound]
	case m.state.lost:
		return reasons[model.FileReplaced]
	case only || m.state.readOnly:
		if words := reasons[why]; words != "" {
			return words
		}
		return m.labels.Screen.AskedReadOnly
	}
	return ""
}

// newestStatus says when a status of the year was last set; empty when all came
// with the data.
func (m *Model) newestStatus() string {
	newest := m.card.NewestStatus()
	if newest.IsZero() {
		return ""
	}
	return fmt.Sprintf(m.labels.StatusDateF, newest.Local().Format("2006-01-02"))
}

func (m *Model) tabLine(screen *layout.Screen) string {
	names := []string{m.labels.Overview}
	if m.card != nil {
		for i := range m.card.Year.Groups {
			names = append(names, m.format.Text(m.card.Year.Groups[i].Short))
		}
	}
	line, x := indent(layout.Margin), layout.Margin
	for i, name := range names {
		words := fmt.Sprintf(" %d %s ", i+1, m.printer.Clean(name))
		part := theme.TabOff
		if i == m.tab && m.mode != filtering && m.mode != recalling {
			part, words = theme.TabOn, fmt.Sprintf("[%d %s]", i+1, m.printer.Clean(name))
		}
		m.zones = append(m.zones, zone{y: screen.Tabs.Y, x: x, width: width(words), kind: tabZone, tab: i})
		line += m.style.Frame(part, words) + " "
		x += width(words) + 1
	}
	return line
}

// headline is the group with its tally, or what is searched for.
func (m *Model) headline(screen *layout.Screen) string {
	if m.mode == recalling {
		return margin(m.style.Paint(cell.Strong, m.printer.Fit(m.printer.Clean(m.historyTable().Title), screen.Inner())))
	}
	if m.mode == filtering {
		found := fmt.Sprintf(m.labels.Screen.FilterCountF, len(m.page().items))
		return margin(m.style.Paint(cell.Strong, m.printer.Fit(m.printer.Clean(found), screen.Inner())))
	}
	more := m.columnWords()
	room := screen.Inner()
	if more != "" {
		room -= width(more) + 2
	}
	name := m.groupName(room)
	line, x := m.style.Paint(cell.Strong, name), width(name)
	for _, c := range m.format.Headline(m.card, m.group()) {
		words := m.printer.Clean(c.Text)
		if c.Tone != cell.Plain && c.Tone != cell.Dim {
			words = " " + words + " "
		}
		if x+3+width(words) > room {
			break
		}
		line += indent(3) + m.style.Paint(c.Tone, words)
		x += 3 + width(words)
	}
	if more != "" {
		line += indent(screen.Inner()-x-width(more)) + m.style.Frame(theme.KeyText, more)
	}
	return margin(line)
}

// groupName is the group with its field, as much of it as fits.
func (m *Model) groupName(room int) string {
	g := m.card.Group(m.group())
	if g == nil {
		return m.printer.Fit(m.printer.Clean(m.labels.Overview), room)
	}
	name := m.printer.Clean(m.format.Text(g.Name))
	if field := m.format.Field(m.card, g); field != "" {
		full := name + " " + m.printer.Glyphs().Dot + " " + m.printer.Clean(field)
		if width(full) <= room {
			return full
		}
	}
	return m.printer.Fit(name, room)
}

// columnWords says which page of columns is in view; empty when one has all.
func (m *Model) columnWords() string {
	pages := m.page().columnPages()
	if pages == 1 {
		return ""
	}
	return m.printer.Clean(fmt.Sprintf(m.labels.Screen.MoreColumnsF, m.page().col+1, pages))
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
	return margin(m.style.Paint(cell.Strong, title) + more + indent(gap) + bar)
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
	if m.tab == 0 || m.mode == filtering || m.mode == recalling {
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

// bottomLine is the message, the text field, or the keys.
func (m *Model) bottomLine(screen *layout.Screen) string {
	switch {
	case m.mode == filtering && m.notice.text == "":
		return m.prompt()
	case m.mode == editing && m.notice.text == "":
		return m.hintLine(screen, m.editHint())
	case m.mode == recalling && m.notice.text == "":
		return m.hintLine(screen, m.labels.Screen.Edit.HistoryKeys)
	case m.mode == helping && m.notice.text == "":
		return m.hintLine(screen, m.labels.Screen.HelpClose)
	case m.notice.alarm:
		return margin(m.style.Frame(theme.Alarm, m.printer.Fit(m.printer.Clean(m.notice.text), screen.Inner())))
	case m.notice.text != "":
		return margin(m.style.Frame(theme.Message, m.printer.Fit(m.printer.Clean(m.notice.text), screen.Inner())))
	case m.loading:
		return margin(m.style.Frame(theme.Message, m.printer.Fit(m.loadingWords(), screen.Inner())))
	}
	return margin(m.keyLine(screen.Inner()))
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
				hints = append(hints, hint{do, b.brief.rank, m.printer.Clean(b.brief.show), what})
			}
		}
	}
	return hints
}

// answers reports whether a key of the bottom line does something in the list
// in view.
func (m *Model) answers(do action) bool {
	switch do {
	case nextSection, detailDown, edit:
		return m.tab != 0
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

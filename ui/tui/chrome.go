package tui

import (
	"fmt"
	"strings"

	"scorecard/model"
	"scorecard/ui/layout"
	"scorecard/ui/theme"
	"scorecard/ui/view"
)

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
		if i == m.tab && m.listInView() == ofTab {
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
	if title := m.listTitle(); title != "" {
		return margin(m.style.Paint(view.Strong, m.printer.Fit(m.printer.Clean(title), screen.Inner())))
	}
	more := m.columnWords()
	room := screen.Inner()
	if more != "" {
		room -= width(more) + 2
	}
	name := m.groupName(room)
	line, x := m.style.Paint(view.Strong, name), width(name)
	badges, facts := m.headlineParts()
	for _, part := range append([][]view.Cell{badges}, facts...) {
		wide := 0
		for _, c := range part {
			wide += 3 + width(c.Text)
		}
		if x+wide > room {
			break
		}
		for _, c := range part {
			line += indent(3) + m.style.Paint(c.Tone, c.Text)
		}
		x += wide
	}
	if more != "" {
		line += indent(screen.Inner()-x-width(more)) + m.style.Frame(theme.KeyText, more)
	}
	return margin(line)
}

// listTitle names a list that belongs to no tab; empty on a tab.
func (m *Model) listTitle() string {
	switch m.listInView() {
	case ofHistory:
		return m.historyTable().Title
	case ofFound:
		return fmt.Sprintf(m.labels.Screen.FilterCountF, len(m.page().items))
	case ofPreview:
		return m.previewTitle()
	case ofBranches:
		return fmt.Sprintf(m.labels.Screen.Dialog.BranchesF, len(m.branches))
	case ofTab:
	}
	return ""
}

// headlineParts are the counts of each rating, which stand together or not at
// all, since some of them would pass for all; and the further facts one by one.
func (m *Model) headlineParts() (badges []view.Cell, facts [][]view.Cell) {
	for _, c := range m.format.Headline(m.card, m.group()) {
		c.Text = m.printer.Clean(c.Text)
		if c.Tone == view.Plain || c.Tone == view.Dim {
			facts = append(facts, []view.Cell{c})
			continue
		}
		c.Text = " " + c.Text + " "
		badges = append(badges, c)
	}
	return badges, facts
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

// columnWords says which row and which page of columns is in view, where not
// all are; empty where they are.
func (m *Model) columnWords() string {
	p, screen := m.page(), m.plan()
	var words []string
	if len(p.lines) > screen.List.Height && len(p.items) > 0 {
		words = append(words, fmt.Sprintf(m.labels.Screen.RowsF, p.at+1, len(p.items)))
	}
	if pages := p.columnPages(); pages > 1 {
		words = append(words, fmt.Sprintf(m.labels.Screen.MoreColumnsF, p.col+1, pages))
	}
	return m.printer.Clean(strings.Join(words, "  "))
}

package tui

import (
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/ui/layout"
	"scorecard/ui/text"
	"scorecard/ui/theme"
	"scorecard/ui/view"
)

// detailView is the explanation of the selected row, wrapped for the present
// width. It begins at the top for each row.
type detailView struct {
	title string
	lines []string
	top   int
}

// selectedKPI is the code of the selected KPI; empty when the row is none.
func (m *Model) selectedKPI() string {
	key := m.page().selected()
	if m.card.Year.KPI(key) == nil {
		return ""
	}
	return key
}

// detailView is made when it is first looked at after a move.
func (m *Model) detailView() *detailView {
	if m.detail == nil && m.card != nil {
		m.detail = m.newDetail(m.explain(m.page().selected()))
	}
	return m.detail
}

// explain finds what there is to say about a row of the list in view.
func (m *Model) explain(key string) view.Detail {
	switch m.mode {
	case recalling:
		return m.explainChange(key)
	case previewing:
		return m.explainPreview(key)
	default:
	}
	if m.inStaffing() {
		return m.format.Team(m.card, m.group(), key)
	}
	item, _ := m.card.ItemInView(key)
	switch item.Kind {
	case model.ItemKPI:
		s := m.series[key]
		return m.format.KPIAmong(m.card, key, s.points, s.peers)
	case model.ItemActivity:
		return m.format.Activity(m.card, item.Activity)
	case model.ItemInitiative:
		return m.format.Initiative(m.card, item.Initiative, item.Year)
	default:
	}
	group := m.group()
	if m.mode == filtering {
		group, _, _ = m.find(key)
	}
	return m.format.Team(m.card, group, key)
}

func (m *Model) newDetail(d view.Detail) *detailView {
	screen := m.plan()
	columns, wide := screen.DetailColumns()
	drawn := &detailView{title: m.printer.Clean(d.Title)}
	lead := 1 // the facts that are read before the words: what is measured
	if width(drawn.title) > screen.Inner()-m.sectionBarWidth(&screen) && d.Title != "" {
		lead++
		full := view.Block{Label: m.labels.Full, Side: view.Facts, Paras: []view.Cell{{Text: d.Title, Tone: view.Strong}}}
		d.Blocks = append([]view.Block{full}, d.Blocks...)
	}
	if columns == 1 {
		drawn.lines = m.flow(inReadingOrder(d.Blocks, lead), wide)
		return drawn
	}
	facts, words := m.flow(side(d.Blocks, view.Facts), wide), m.flow(side(d.Blocks, view.Words), wide)
	drawn.lines = m.beside(facts, words, wide)
	return drawn
}

// inReadingOrder puts the words before the arithmetic of the facts: in one
// column what is measured, the review and the policy are read first.
func inReadingOrder(blocks []view.Block, lead int) []view.Block {
	facts, words := side(blocks, view.Facts), side(blocks, view.Words)
	lead = min(lead, len(facts))
	return slices.Concat(facts[:lead], words, facts[lead:])
}

func side(blocks []view.Block, s view.Side) []view.Block {
	var those []view.Block
	for _, b := range blocks {
		if b.Side == s {
			those = append(those, b)
		}
	}
	return those
}

func (m *Model) beside(left, right []string, wide int) []string {
	separator := m.style.Frame(theme.Rule, m.printer.Glyphs().Separator)
	lines := make([]string, max(len(left), len(right)))
	for i := range lines {
		var l, r string
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		lines[i] = l + indent(wide-visible(l)) + " " + separator + " " + r
	}
	return lines
}

// labelMax is the widest label that stands beside its text; a longer one stands
// above it.
const labelMax = 14

// flow wraps blocks into a column: the label at the left of its text, or above
// it where the column is narrow.
func (m *Model) flow(blocks []view.Block, wide int) []string {
	labelWidth := 0
	for _, b := range blocks {
		labelWidth = max(labelWidth, min(width(m.printer.Clean(b.Label)), labelMax))
	}
	hang := labelWidth + 2
	if wide < layout.NarrowWidth-layout.NarrowMin {
		hang = 2
	}
	var lines []string
	for _, b := range blocks {
		lines = append(lines, m.flowBlock(b, wide, hang)...)
	}
	return lines
}

func (m *Model) flowBlock(b view.Block, wide, hang int) []string {
	label := m.printer.Clean(b.Label)
	paras := b.Paras
	if b.Chart != nil {
		if drawn := m.format.Draw(b.Chart, m.printer, wide-hang); len(drawn) > 0 {
			paras = drawn
		}
	}
	var lines []string
	if width(label) > hang-2 {
		lines = append(lines, m.style.Frame(theme.Header, m.printer.Fit(label, wide)))
		label = ""
	}
	for _, para := range paras {
		for _, line := range m.paragraph(para, wide-hang) {
			lead := indent(hang)
			if label != "" {
				lead = m.style.Frame(theme.Header, label) + indent(hang-width(label))
				label = ""
			}
			lines = append(lines, lead+line)
		}
	}
	return lines
}

// paragraph is the painted lines of a paragraph. One in parts is a line of a
// chart, which is as wide as there is room.
func (m *Model) paragraph(para view.Cell, wide int) []string {
	if len(para.Parts) > 0 {
		var line strings.Builder
		for _, p := range para.Parts {
			line.WriteString(m.style.Paint(p.Tone, p.Text))
		}
		return []string{line.String()}
	}
	lines := m.wrap(para, wide)
	for i := range lines {
		lines[i] = m.style.Paint(para.Tone, lines[i])
	}
	return lines
}

// wrap breaks a paragraph; what it is indented by, its further lines are too.
func (m *Model) wrap(para view.Cell, wide int) []string {
	clean := m.printer.Clean(para.Text)
	body := strings.TrimLeft(clean, " ")
	lead := min(len(clean)-len(body), max(wide/2, 0))
	if strings.HasPrefix(body, "- ") {
		return hangingItem(body, lead, wide)
	}
	var lines []string
	for _, line := range text.Wrap(body, max(wide-lead, 1)) {
		lines = append(lines, indent(lead)+line)
	}
	return lines
}

// hangingItem sets the further lines of a list item under its first word.
func hangingItem(body string, lead, wide int) []string {
	const bullet = "- "
	var lines []string
	for i, line := range text.Wrap(strings.TrimPrefix(body, bullet), max(wide-lead-len(bullet), 1)) {
		before := bullet
		if i > 0 {
			before = indent(len(bullet))
		}
		lines = append(lines, indent(lead)+before+line)
	}
	return lines
}

// sectionNames are the words of the section bar with how many rows each has.
func (m *Model) sectionNames() [sections]string {
	l := m.labels
	return [sections]string{kpis: l.KPIs, activities: l.Activities, initiatives: l.Initiatives, staffing: l.Staffing}
}

func (m *Model) sectionCount(s section) int {
	group := m.group()
	switch s {
	case activities:
		return len(m.card.Activities(group))
	case initiatives:
		lines, _ := m.card.Initiatives(group)
		return len(lines)
	case staffing:
		if g := m.card.GroupStaffing(group); g != nil {
			return g.Total()
		}
		return 0
	default:
		return m.kpiCount(group)
	}
}

func (m *Model) kpiCount(group string) int {
	n := 0
	for i := range m.card.Year.KPIs {
		if m.card.Year.KPIs[i].Group == group {
			n++
		}
	}
	return n
}

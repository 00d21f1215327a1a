package tui

import (
	"fmt"

	"scorecard/model"
	"scorecard/ui/layout"
	"scorecard/ui/theme"
	"scorecard/ui/view"
)

// editor is the lines of the status being edited, and where they stand: right
// below its row, so that the row and the year stay in view.
type editor struct {
	y     int
	lines []string
}

// drawEditor lays the editor over the lines below the edited row.
func (m *Model) drawEditor(lines []string, screen *layout.Screen) {
	if m.ruling == nil && (m.draft == nil || m.mode == setting) {
		return
	}
	e := m.editor(screen)
	for i, line := range e.lines {
		if y := e.y + i; y >= 0 && y < screen.Help.Y {
			lines[y] = line
		}
	}
}

func (m *Model) editor(screen *layout.Screen) editor {
	d := m.draft
	wide := screen.Inner()
	var lines []string
	switch {
	case m.ruling != nil:
		lines = m.rulingLines(wide)
	case d.theirs != nil:
		lines = m.collisionLines(d, wide)
	case d.commentOpen():
		lines = []string{m.choiceLine(d, wide), m.commentLine(d, wide)}
	default:
		lines = []string{m.choiceLine(d, wide)}
	}
	return editor{y: m.editorY(screen, len(lines)), lines: lines}
}

// editorY is the line below the edited row; above it where there is no room
// below.
func (m *Model) editorY(screen *layout.Screen, height int) int {
	p := m.page()
	row := screen.List.Y
	if len(p.items) > 0 {
		row += p.items[p.at] - p.top
	}
	if row+height < screen.Help.Y {
		return row + 1
	}
	return max(row-height, 0)
}

func (m *Model) choiceLine(d *draft, wide int) string {
	long := m.labels.Screen.Edit.Title + " " + model.YearLabel(d.year) + ": "
	line, x := m.choiceWords(d, long, m.labels.StatusNames)
	if x > wide {
		line, x = m.choiceWords(d, "", m.labels.StatusShort)
	}
	return margin(line + indent(wide-x))
}

// choiceWords is the four values with their digits, the chosen one marked, and
// how wide they are.
func (m *Model) choiceWords(d *draft, label string, names map[model.StatusValue]string) (line string, wide int) {
	clean := m.printer.Clean
	label = clean(label)
	line, wide = indent(layout.Marker)+m.style.Frame(theme.FieldDim, label), layout.Marker+width(label)
	for i, value := range choices() {
		form, part := " %d %s ", theme.TabOff
		if value == d.value {
			form, part = "[%d %s]", theme.TabOn
		}
		words := fmt.Sprintf(form, (i+1)%len(choices()), clean(names[value]))
		line += m.style.Frame(part, words)
		wide += width(words)
	}
	return line, wide
}

func (m *Model) commentLine(d *draft, wide int) string {
	prompt := m.commentPrompt()
	field := m.style.Frame(theme.Field, d.comment.shown(m.commentWidth(wide)))
	return margin(m.style.Frame(theme.FieldDim, prompt) + field)
}

func (m *Model) commentPrompt() string {
	return indent(layout.Marker) + m.printer.Clean(m.labels.Screen.Edit.CommentPrompt)
}

func (m *Model) commentWidth(wide int) int { return max(wide-width(m.commentPrompt()), 1) }

// commentCursor is where the terminal's cursor stands while a comment is
// typed: an input method opens its window there.
func (m *Model) commentCursor(screen *layout.Screen) (x, y int) {
	e := m.editor(screen)
	wide := m.commentWidth(screen.Inner())
	return layout.Margin + width(m.commentPrompt()) + m.draft.comment.column(wide), e.y + len(e.lines) - 1
}

func (m *Model) collisionLines(d *draft, wide int) []string {
	e := m.labels.Screen.Edit
	mine := model.Status{Value: d.value, Comment: d.comment.text()}
	fit := func(form string, s model.Status) string {
		return m.printer.PadRight(m.printer.Clean(fmt.Sprintf(form, m.format.StatusLine(s).Text)), wide-layout.Marker)
	}
	lead := indent(layout.Marker)
	return []string{
		margin(lead + m.style.Paint(view.Warn, fit(e.TheirsF, *d.theirs))),
		margin(lead + m.style.Paint(view.Plain, fit(e.MineF, mine))),
		margin(lead + m.style.Frame(theme.Key, m.printer.PadRight(m.printer.Clean(e.CollideDo), wide-layout.Marker))),
	}
}

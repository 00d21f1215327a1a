package tui

import (
	"fmt"

	"scorecard/model"
	"scorecard/ui/layout"
	"scorecard/ui/theme"
	"scorecard/ui/view"
)

// rulingLines are the conflict's variants, the present decision and the reason,
// in lines of one width.
func (m *Model) rulingLines(wide int) []string {
	r, words, clean := m.ruling, m.labels.Screen.Dialog, m.printer.Clean
	c := r.conflict()
	title := words.ResolveTitle.With("item", m.format.Subject(m.card, c.Subject), "fact", m.format.FactName(c.Field))
	if len(r.conflicts) > 1 {
		title += fmt.Sprintf("  %d/%d", r.at+1, len(r.conflicts))
	}
	room := max(wide-layout.Marker, 0)
	line := func(part theme.Part, text string) string {
		return margin(indent(layout.Marker) + m.style.Frame(part, m.printer.PadRight(clean(text), room)))
	}
	lines := []string{line(theme.FieldDim, title)}
	for i := range c.Variants {
		lines = append(lines, line(m.choicePart(i), m.variantWords(c, i)))
	}
	lines = append(lines, line(m.choicePart(undecided), choiceMark(r.variant == undecided, 0, words.Undecided)))
	if resolution := c.Resolution; resolution != nil {
		lines = append(lines, margin(indent(layout.Marker)+m.style.Paint(view.Dim, m.printer.PadRight(clean(m.resolutionWords(resolution)), room))))
	}
	prompt := m.reasonPrompt()
	field := m.style.Frame(theme.Field, r.reason.shown(m.reasonWidth(wide)))
	return append(lines, margin(m.style.Frame(theme.FieldDim, prompt)+field))
}

func (m *Model) choicePart(variant int) theme.Part {
	if variant == m.ruling.variant {
		return theme.TabOn
	}
	return theme.TabOff
}

func choiceMark(on bool, digit int, words string) string {
	if on {
		return fmt.Sprintf("[%d] %s", digit, words)
	}
	return fmt.Sprintf(" %d  %s", digit, words)
}

// variantWords is one variant with its source.
func (m *Model) variantWords(c *model.Conflict, i int) string {
	p := &c.Variants[i]
	words := p.Text + "  " + m.format.Source(p.Source, m.card.DocumentYear(p.Source.Document))
	return choiceMark(m.ruling.variant == i, i+1, words)
}

func (m *Model) resolutionWords(s *model.Resolution) string {
	return m.labels.Screen.Dialog.ResolvedBy.With("who", s.Who, "time", s.At.Local().Format("2006-01-02 15:04"))
}

func (m *Model) reasonPrompt() string {
	return indent(layout.Marker) + m.printer.Clean(m.labels.Screen.Dialog.ReasonPrompt)
}

func (m *Model) reasonWidth(wide int) int { return max(wide-width(m.reasonPrompt()), 1) }

// reasonCursor is where the terminal's cursor stands while a reason is typed.
func (m *Model) reasonCursor(screen *layout.Screen) (x, y int) {
	e := m.editor(screen)
	return layout.Margin + width(m.reasonPrompt()) + m.ruling.reason.column(m.reasonWidth(screen.Inner())), e.y + len(e.lines) - 1
}

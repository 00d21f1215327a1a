package tui

import (
	"fmt"

	"scorecard/model"
	"scorecard/ui/cell"
	"scorecard/ui/layout"
	"scorecard/ui/theme"
)

// rulingLines are the conflict's prints, the present decision and the reason,
// in lines of one width.
func (m *Model) rulingLines(wide int) []string {
	r, words, clean := m.ruling, m.labels.Screen.Dialog, m.printer.Clean
	c := r.conflict()
	title := fmt.Sprintf(words.SettleTitleF, m.format.Subject(m.card, c.Subject), m.format.FactName(c.Field))
	if len(r.conflicts) > 1 {
		title += fmt.Sprintf("  %d/%d", r.at+1, len(r.conflicts))
	}
	room := max(wide-layout.Marker, 0)
	line := func(part theme.Part, text string) string {
		return margin(indent(layout.Marker) + m.style.Frame(part, m.printer.PadRight(clean(text), room)))
	}
	lines := []string{line(theme.FieldDim, title)}
	for i := range c.Prints {
		lines = append(lines, line(m.choicePart(i), m.printWords(c, i)))
	}
	lines = append(lines, line(m.choicePart(undecided), choiceMark(r.print == undecided, 0, words.Undecided)))
	if settled := c.Settled; settled != nil {
		lines = append(lines, margin(indent(layout.Marker)+m.style.Paint(cell.Dim, m.printer.PadRight(clean(m.settledWords(settled)), room))))
	}
	prompt := m.reasonPrompt()
	field := m.style.Frame(theme.Field, r.reason.shown(m.reasonWidth(wide)))
	return append(lines, margin(m.style.Frame(theme.FieldDim, prompt)+field))
}

func (m *Model) choicePart(print int) theme.Part {
	if print == m.ruling.print {
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

// printWords is one print with the place where it stands.
func (m *Model) printWords(c *model.Conflict, i int) string {
	p := &c.Prints[i]
	words := p.Text + "  " + m.format.Source(p.Source, m.card.DocumentYear(p.Source.Document))
	return choiceMark(m.ruling.print == i, i+1, words)
}

func (m *Model) settledWords(s *model.Settlement) string {
	return fmt.Sprintf(m.labels.Screen.Dialog.SettledByF, s.Who, s.At.Local().Format("2006-01-02 15:04"))
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

package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"scorecard/ui/label"
	"scorecard/ui/layout"
	"scorecard/ui/theme"
	"scorecard/ui/view"
)

// KeyLine is one line of the key map as a person reads it.
type KeyLine struct {
	Heading string // the part of the program, on the first line of each part
	Key     string
	What    string
}

// KeyLines is the whole key map in a language, for help, the README and the man
// page.
func KeyLines(l *label.Labels) []KeyLine {
	titles := map[place]string{
		everywhere: l.Screen.Keys.Everywhere, tables: l.Screen.Keys.Tables, editors: l.Screen.Keys.Editing,
		collisions: l.Screen.Keys.Collision, previews: l.Screen.Keys.Previews, pointer: l.Screen.Keys.MouseTitle,
	}
	var lines []KeyLine
	last := place(-1)
	for _, b := range keyMap() {
		line := KeyLine{Key: b.show, What: b.what(&l.Screen.Keys)}
		if n := len(lines); n > 0 && b.where == last && lines[n-1].What == line.What {
			lines[n-1].Key += "  " + line.Key
			continue
		}
		if b.where != last {
			line.Heading, last = titles[b.where], b.where
		}
		lines = append(lines, line)
	}
	return lines
}

// keyName is a key as the present glyphs write it. What cleaning would make of an
// arrow is read as other keys: ^ v.
func (m *Model) keyName(show string) string {
	g := m.printer.Glyphs()
	names := strings.NewReplacer("↑↓", g.KeyUpDown, "↑", g.KeyUp, "↓", g.KeyDown, "←", g.KeyLeft, "→", g.KeyRight)
	return m.printer.Clean(names.Replace(show))
}

// helpLines is the key map as lines of the screen: in two columns where the
// window is wide, so that all of it is in view.
func (m *Model) helpLines(wide int) []string {
	title := m.style.Frame(theme.Title, m.printer.Fit(m.printer.Clean(m.labels.Screen.HelpTitle), wide))
	if wide < layout.TwoColumns-2*layout.Margin {
		return append([]string{title}, slices.Concat(m.helpParts(wide)...)...)
	}
	half := (wide - layout.DetailGap) / 2
	parts := m.helpParts(half)
	at := balance(parts)
	return append([]string{title}, m.beside(slices.Concat(parts[:at]...), slices.Concat(parts[at:]...), half)...)
}

// balance is how many of the parts stand in the first of two columns, so that
// the longer column is as short as can be.
func balance(parts [][]string) int {
	best, least := len(parts), len(slices.Concat(parts...))
	for at := range parts {
		if longer := max(len(slices.Concat(parts[:at]...)), len(slices.Concat(parts[at:]...))); longer < least {
			best, least = at, longer
		}
	}
	return best
}

// helpParts is each part of the key map, from its heading on.
func (m *Model) helpParts(wide int) [][]string {
	clean := m.printer.Clean
	keyWidth := 0
	for _, k := range KeyLines(m.labels) {
		keyWidth = max(keyWidth, width(m.keyName(k.Key)))
	}
	keyWidth = min(keyWidth, wide/2)
	var parts [][]string
	for _, k := range KeyLines(m.labels) {
		if k.Heading != "" {
			parts = append(parts, []string{"", m.style.Paint(view.Strong, m.printer.Fit(clean(k.Heading), wide))})
		}
		last := len(parts) - 1
		for i, what := range m.wrap(view.Cell{Text: k.What}, max(wide-keyWidth-4, 1)) {
			key := ""
			if i == 0 {
				key = m.keyName(k.Key)
			}
			parts[last] = append(parts[last], indent(2)+m.style.Frame(theme.Key, m.printer.PadRight(key, keyWidth))+indent(2)+what)
		}
	}
	return parts
}

func (m *Model) drawHelp(lines []string, screen *layout.Screen) {
	all := m.helpLines(screen.Inner())
	top := min(m.helpTop, m.helpEnd(len(all)))
	for y := range screen.Help.Y {
		if i := y + top; i < len(all) {
			lines[y] = margin(all[i])
		}
	}
}

// helpKey scrolls or leaves help.
func (m *Model) helpKey(msg tea.KeyPressMsg) tea.Cmd {
	key := halfWidth(msg.String())
	switch m.keys[key] {
	case toggleHelp, back:
		m.mode = browsing
	case quit:
		return m.askToQuit()
	case suspend:
		return suspendProgram()
	case rowDown, detailDown:
		m.scrollHelp(1)
	case rowUp, detailUp:
		m.scrollHelp(-1)
	case pageDown:
		m.scrollHelp(max(m.height-2, 1))
	case pageUp:
		m.scrollHelp(-max(m.height-2, 1))
	case firstRow:
		m.scrollHelp(-m.helpTop)
	case lastRow:
		m.scrollHelp(len(m.helpLines(1)))
	case switchLanguage:
		m.setLanguage(other(m.labels.Lang))
	default:
		m.unknownKey(key)
	}
	return nil
}

// helpEnd is the furthest that help scrolls.
func (m *Model) helpEnd(lines int) int {
	screen := m.plan()
	return max(lines-screen.Help.Y, 0)
}

func (m *Model) scrollHelp(by int) {
	screen := m.plan()
	top := min(max(m.helpTop+by, 0), m.helpEnd(len(m.helpLines(screen.Inner()))))
	if top == m.helpTop {
		m.sayEdge(by, m.labels.Screen.AtTop, m.labels.Screen.AtBottom)
	}
	m.helpTop = top
}

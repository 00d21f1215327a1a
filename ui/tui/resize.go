package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// grown says that the window was made larger some frames ago.
type grown struct{ width, height int }

// someFrames is longer than the terminal library takes to draw the next frame.
const someFrames = 50 * time.Millisecond

// resize lays everything out for a window. A larger one is painted twice: the
// terminal library forgets what its first frame drew beyond the old edge, and
// what it draws next may begin in the middle of a wide character there
// (charmbracelet/ultraviolet#148).
func (m *Model) resize(width, height int) tea.Cmd {
	first := m.width == 0 || m.height == 0
	larger := width > m.width || height > m.height
	m.width, m.height = max(width, 0), max(height, 0)
	m.redraw()
	if first || !larger {
		return nil
	}
	return tea.Tick(someFrames, func(time.Time) tea.Msg { return grown{width, height} })
}

// repaint draws all of a larger window again, unless its size has changed once
// more.
func (m *Model) repaint(msg grown) tea.Cmd {
	m.idle()
	if msg.width != m.width || msg.height != m.height {
		return nil
	}
	return tea.ClearScreen
}

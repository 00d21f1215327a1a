package tui

import (
	"bytes"
	"io"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// Frames is the program's output. It reports when a frame has been written.
type Frames struct {
	out io.Writer

	mu      sync.Mutex
	written chan struct{} // closed after the next frame; nil when nobody waits
}

// NewFrames writes frames to an output.
func NewFrames(out io.Writer) *Frames { return &Frames{out: out} }

// sequence begins whatever moves the cursor or erases: each frame after a resize
// has one, and what is sent to the clipboard has none.
const sequence = "\x1b["

// Write writes what the terminal library draws. The library calls it once a
// frame, and draws no other one meanwhile.
func (f *Frames) Write(p []byte) (int, error) {
	n, err := f.out.Write(p)
	if bytes.Contains(p, []byte(sequence)) {
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.written != nil {
			close(f.written)
			f.written = nil
		}
	}
	return n, err
}

// next is closed when a frame has been written after this call.
func (f *Frames) next() <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.written == nil {
		f.written = make(chan struct{})
	}
	return f.written
}

// grown reports that a frame has been written since the window was made larger.
type grown struct{ nth int }

// resize lays everything out for a window. A larger one is painted twice: the
// terminal library forgets what its first frame drew beyond the old edge, and
// what it draws next may begin in the middle of a wide character there
// (charmbracelet/ultraviolet#148). The order to paint again has to come after the
// first frame: both orders before it make one frame.
func (m *Model) resize(width, height int) tea.Cmd {
	larger := m.sized && (width > m.width || height > m.height)
	m.width, m.height, m.sized = max(width, 0), max(height, 0), true
	m.redraw()
	if !larger || m.config.Frames == nil {
		return nil
	}
	m.growths++
	nth, written, ctx := m.growths, m.config.Frames.next(), m.config.Context
	return func() tea.Msg {
		select {
		case <-written:
			return grown{nth}
		case <-ctx.Done():
			return nil
		}
	}
}

// repaint draws all of a larger window again. One that has grown once more is
// left to the frame of that size; one that has shrunk is not, because the library
// need not have drawn the largest size.
func (m *Model) repaint(msg grown) tea.Cmd {
	m.idle()
	if msg.nth != m.growths {
		return nil
	}
	return tea.ClearScreen
}

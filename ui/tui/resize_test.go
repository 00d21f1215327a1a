package tui

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"scorecard/ui/text"
)

// gate is an output that takes long: what is sent to the clipboard is written when
// it is let through, and no frame is drawn until then.
type gate struct{ reached, open chan struct{} }

func newGate() *gate { return &gate{make(chan struct{}), make(chan struct{})} }

func (g *gate) Write(p []byte) (int, error) {
	if bytes.HasPrefix(p, []byte("\x1b]52;")) {
		close(g.reached)
		<-g.open
	}
	return len(p), nil
}

// A larger window is painted again after the first frame of its size, however
// late that frame is: painted before, it is the same frame, and a wide character
// at the old edge is lost by the next one.
func TestLargerWindow_IsPaintedAgainAfterItsFirstFrame(t *testing.T) {
	for _, steps := range [][][2]int{
		{{61, 21}}, {{61, 21}, {60, 20}}, {{50, 14}, {61, 21}}, {{80, 24}, {52, 13}}, {{0, 0}, {61, 21}}, {{20, 6}, {61, 21}},
	} {
		t.Run(fmt.Sprint(steps), func(t *testing.T) {
			t.Parallel()
			slow := newGate()
			l := startLive(t, liveSetup{setup: setup{glyphs: text.Safe(), year: 2024, profile: colorprofile.TrueColor}, width: 40, height: 12, watched: slow})
			l.press("4")
			l.program.Send(keyPress("y"))
			l.await(slow.reached)
			for _, size := range steps {
				l.width, l.height = size[0], size[1]
				l.program.Send(tea.WindowSizeMsg{Width: l.width, Height: l.height})
			}
			l.wide.Resize(l.width, l.height)
			l.narrow.Resize(l.width, l.height)
			select {
			case <-l.tap.grown:
				t.Error("the order to paint again comes before the first frame")
				close(slow.open)
			case <-time.After(200 * time.Millisecond):
				close(slow.open)
				l.await(l.tap.grown)
			}
			l.settle()
			for _, key := range []string{"j", "4", "H", "esc"} {
				l.press(key)
				l.right("after " + key)
			}
			l.finish()
		})
	}
}

// Only a frame ends the waiting for one.
func TestFrames_ReportFramesAlone(t *testing.T) {
	var drawn bytes.Buffer
	frames := NewFrames(&drawn)
	written := frames.next()
	isWritten := func() bool {
		select {
		case <-written:
			return true
		default:
			return false
		}
	}
	_, _ = frames.Write([]byte("\x1b]52;c;5L+d\x07"))
	if isWritten() {
		t.Error("the clipboard is taken for a frame")
	}
	_, _ = frames.Write([]byte("\x1b[H\x1b[2J"))
	if !isWritten() {
		t.Error("a frame is not reported")
	}
	if written = frames.next(); isWritten() {
		t.Error("an earlier frame is reported")
	}
	if drawn.Len() == 0 {
		t.Error("nothing is drawn")
	}
}

package tui

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"

	"scorecard/ui/emulator"
	"scorecard/ui/text"
)

// columns is the width of a character on a terminal that draws ambiguous ones
// narrow or wide. It is not ui/text that says so: that is what is on trial.
func columns(wide bool) func(rune) int {
	c := &runewidth.Condition{EastAsianWidth: wide, StrictEmojiNeutral: true}
	return c.RuneWidth
}

// live is the real program, drawn on two terminals at once: one that draws
// ambiguous characters narrow, and one that draws them wide.
type live struct {
	t             testing.TB
	program       *tea.Program
	tap           *tap
	store         *shelf
	narrow, wide  *emulator.Terminal
	width, height int
	marks         int
	ended         chan error
}

// liveSetup is a setup with what a whole program has besides.
type liveSetup struct {
	setup
	width, height int
	env           []string
	watched       io.Writer // drawn on as well, when not nil
}

// patience bounds a failure; no success waits for it.
const patience = 30 * time.Second

func startLive(t testing.TB, s liveSetup) *live {
	t.Helper()
	model, store := newModel(t, s.setup)
	l := &live{
		t: t, tap: &tap{Model: model, ready: make(chan struct{}), grown: make(chan struct{}, 1)}, store: store, ended: make(chan error, 1), width: s.width, height: s.height,
		narrow: emulator.New(s.width, s.height, columns(false)), wide: emulator.New(s.width, s.height, columns(true)),
	}
	input, keyboard := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	// The narrow one comes last: what it shows, the other shows too.
	var output io.Writer = io.MultiWriter(l.wide, l.narrow)
	if s.watched != nil {
		output = io.MultiWriter(s.watched, output)
	}
	frames := NewFrames(lineEnds{output})
	model.config.Frames = frames
	env := append([]string{"TERM=xterm-256color"}, s.env...)
	l.program = tea.NewProgram(l.tap, tea.WithContext(ctx), tea.WithInput(input), tea.WithOutput(frames), tea.WithEnvironment(env),
		tea.WithWindowSize(s.width, s.height), tea.WithColorProfile(s.profile), tea.WithFPS(120), tea.WithoutSignalHandler())
	go func() {
		_, err := l.program.Run()
		l.ended <- err
	}()
	t.Cleanup(func() {
		cancel()
		_ = keyboard.Close()
		if err := <-l.ended; err != nil {
			t.Logf("the program ended: %v", err)
		}
	})
	l.await(l.tap.ready)
	return l
}

// lineEnds does what a terminal's driver does where the program does not hold it
// raw: a line feed begins a new line.
type lineEnds struct{ io.Writer }

func (w lineEnds) Write(p []byte) (int, error) {
	_, err := w.Writer.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))
	return len(p), err
}

func (l *live) await(what chan struct{}) {
	l.t.Helper()
	select {
	case <-what:
	case err := <-l.ended:
		l.ended <- err
		l.t.Fatalf("the program ended: %v", err)
	case <-time.After(patience):
		lines, _, _ := l.narrow.Look()
		l.t.Fatalf("nothing comes any more:\n%s", lines)
	}
}

// send sends messages and waits until what came of them is drawn.
func (l *live) send(messages ...tea.Msg) *live {
	l.t.Helper()
	for _, msg := range messages {
		l.program.Send(msg)
	}
	l.settle()
	return l
}

func (l *live) press(keys ...string) *live {
	l.t.Helper()
	for _, key := range keys {
		l.program.Send(keyPress(key))
	}
	l.settle()
	return l
}

// resize changes the window, tells the program, and waits until a larger one was
// painted for the second time.
func (l *live) resize(width, height int) *live {
	l.t.Helper()
	larger := width > l.width || height > l.height
	l.width, l.height = width, height
	l.wide.Resize(width, height)
	l.narrow.Resize(width, height)
	l.send(tea.WindowSizeMsg{Width: width, Height: height})
	if larger {
		l.await(l.tap.grown)
		l.settle()
	}
	return l
}

// settle waits for the frame of the present state: its mark stands in the title,
// which is written together with it.
func (l *live) settle() {
	l.t.Helper()
	l.marks++
	l.program.Send(mark(l.marks))
	for {
		_, _, changed := l.narrow.Look()
		if strings.HasSuffix(l.narrow.Title(), markSuffix(l.marks)) {
			return
		}
		l.await(changed)
	}
}

// view is what the program drew last; title is without the mark.
func (l *live) view() tea.View {
	l.tap.mu.Lock()
	defer l.tap.mu.Unlock()
	return l.tap.view
}

// differs says where a terminal shows anything else than the program drew.
func (l *live) differs(terminal *emulator.Terminal) string {
	view := l.view()
	for y, line := range strings.Split(ansi.Strip(view.Content), "\n") {
		if n := displayed(line); n > l.width || y >= l.height {
			return fmt.Sprintf("line %d of %dx%d has %d columns: %q", y, l.width, l.height, n, line)
		}
	}
	want, got := laidOut(ansi.Strip(view.Content), l.width, l.height), terminal.Cells()
	for y := range want {
		if !slices.Equal(want[y], got[y]) {
			return fmt.Sprintf("line %d of %dx%d\nis   %q\nwant %q", y, l.width, l.height, strings.Join(got[y], ""), strings.Join(want[y], ""))
		}
	}
	x, y, shown := terminal.Cursor()
	if c := view.Cursor; (c != nil) != shown || c != nil && (c.X != x || c.Y != y) {
		return fmt.Sprintf("the cursor stands at %d %d (shown: %v), want %+v", x, y, shown, c)
	}
	return ""
}

// displayed is the width of a line on a narrow terminal.
func displayed(line string) int {
	n, narrow := 0, columns(false)
	for _, r := range line {
		n += narrow(r)
	}
	return n
}

// laidOut puts lines into cells as the program means them: ambiguous characters
// take one.
func laidOut(content string, width, height int) [][]string {
	narrow := columns(false)
	cells := make([][]string, height)
	for y := range cells {
		cells[y] = slices.Repeat([]string{" "}, width)
	}
	for y, line := range strings.Split(content, "\n") {
		x := 0
		for _, r := range line {
			if narrow(r) == 0 {
				cells[y][max(x-1, 0)] += string(r)
				continue
			}
			cells[y][x] = string(r)
			if narrow(r) == 2 {
				cells[y][x+1] = ""
			}
			x += narrow(r)
		}
	}
	return cells
}

// finish holds that nothing was sent to the terminals that is not this
// program's, and in safe mode no ambiguous character at all.
func (l *live) finish() {
	l.t.Helper()
	if odd := l.narrow.Unexpected(); odd != nil {
		l.t.Errorf("the terminal was sent %q", odd)
	}
	if !l.tap.safe() {
		return
	}
	narrow, wide := columns(false), columns(true)
	for r := range l.narrow.Drawn() {
		if narrow(r) != wide(r) {
			l.t.Errorf("in safe mode the terminal was sent %q", r)
		}
	}
}

// tap is the program's model with its commands carried out at once, so that a
// message is settled when its frame is drawn. It keeps what was drawn.
type tap struct {
	*Model
	ready   chan struct{} // closed when all that the library sends by itself has come
	grown   chan struct{} // gets a word when a larger window is to be painted again
	begun   int
	growing bool // the order to paint it again is on its way
	marked  int

	mu   sync.Mutex
	view tea.View
}

type mark int

func markSuffix(n int) string { return fmt.Sprintf(" #%d", n) }

func (m *tap) Init() tea.Cmd { return m.carryOut(m.Model.Init()) }

func (m *tap) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case mark:
		m.marked = int(msg)
		return m, nil
	case tea.WindowSizeMsg, tea.EnvMsg, tea.ColorProfileMsg:
		if m.begun++; m.begun == 3 {
			close(m.ready)
		}
		_, later := m.Model.Update(msg)
		return m, later
	case grown:
		m.growing = true
	}
	cmd := m.pass(msg)
	// The library has the order to clear before its message comes here.
	if m.growing && msg == tea.ClearScreen() {
		m.growing = false
		m.grown <- struct{}{}
	}
	return m, cmd
}

func (m *tap) pass(msg tea.Msg) tea.Cmd {
	_, cmd := m.Model.Update(msg)
	return m.carryOut(cmd)
}

// carryOut runs what is the program's own; the rest is the library's.
func (m *tap) carryOut(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var rest []tea.Cmd
		for _, c := range msg {
			rest = append(rest, m.carryOut(c))
		}
		return tea.Batch(rest...)
	case loaded, seriesLoaded, pulseTaken, remembered, saved, historyLoaded, namedChange, tookBack:
		return m.pass(msg)
	default:
		return func() tea.Msg { return msg }
	}
}

func (m *tap) View() tea.View {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.view = m.Model.View()
	marked := m.view
	marked.WindowTitle += markSuffix(m.marked)
	return marked
}

// safe reports whether the program draws with the safe set.
func (m *tap) safe() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.printer.Glyphs() == text.Safe()
}

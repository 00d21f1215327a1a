package main

import (
	"context"
	"io"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"scorecard/db"
	"scorecard/model"
	"scorecard/model/volume"
	"scorecard/ui/emulator"
	"scorecard/ui/text"
	"scorecard/ui/theme"
	"scorecard/ui/tui"
)

// desk is the program at work on a file, driven from within the process.
type desk struct {
	*tea.Program
	t        *testing.T
	store    *db.DB
	path     string
	messages atomic.Int64       // taken by the model
	keys     atomic.Int64       // of these
	sizes    atomic.Int64       // of these
	pulses   atomic.Int64       // asked of the store
	loads    atomic.Int64       // asked of the store
	shown    *emulator.Terminal // nil when nobody looks
	ended    chan error

	mu    sync.Mutex
	quiet *sync.Cond // nothing is asked of the store
	busy  int
	kept  int // changes that were acknowledged
}

// sit starts the program as main does, but for the terminal.
func sit(t *testing.T, shown *emulator.Terminal, options ...tea.ProgramOption) *desk {
	t.Helper()
	d := &desk{t: t, path: filepath.Join(t.TempDir(), "soak.db"), shown: shown, ended: make(chan error, 1)}
	d.quiet = sync.NewCond(&d.mu)
	err := writeSample(d.path)
	if err != nil {
		t.Fatal(err)
	}
	if d.store, err = db.Open(t.Context(), d.path, db.Options{}); err != nil {
		t.Fatal(err)
	}
	card, err := d.store.Scorecard(t.Context(), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	var output io.Writer = io.Discard
	if shown != nil {
		output = shown
	}
	frames := tui.NewFrames(output)
	screen := tui.New(tui.Config{
		Context: ctx, Store: counted{d.store, d}, Editor: counted{d.store, d}, Card: card, Lang: model.Japanese,
		Glyphs: text.Rich(), Theme: theme.Dark, Dark: true, Profile: colorprofile.TrueColor, Mouse: true, Who: "花子", Now: time.Now,
		Frames: frames, Interval: 5 * time.Millisecond,
	})
	d.Program = newProgram(cancel, colorprofile.TrueColor, meter{screen, d}, append(options, tea.WithOutput(frames))...)
	go func() {
		_, err := d.Run()
		cancel(nil)
		d.ended <- err
	}()
	return d
}

// meter counts what the model takes.
type meter struct {
	tea.Model
	desk *desk
}

func (m meter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.desk.messages.Add(1)
	switch msg.(type) {
	case tea.KeyPressMsg:
		m.desk.keys.Add(1)
	case tea.WindowSizeMsg:
		m.desk.sizes.Add(1)
	}
	_, cmd := m.Model.Update(msg)
	return m, cmd
}

// counted is the store with a count of what it is asked at the moment, so that a
// test types no faster than answers come, and of what it acknowledged.
type counted struct {
	*db.DB
	desk *desk
}

func (c counted) during(ask func() (acknowledged bool)) {
	d := c.desk
	d.mu.Lock()
	d.busy++
	d.mu.Unlock()
	kept := ask()
	d.mu.Lock()
	d.busy--
	if kept {
		d.kept++
	}
	d.quiet.Broadcast()
	d.mu.Unlock()
}

func (c counted) Poll(ctx context.Context) (model.Pulse, error) {
	c.desk.pulses.Add(1)
	return c.DB.Poll(ctx)
}

func (c counted) Scorecard(ctx context.Context, branch string, year int) (card *model.Scorecard, err error) {
	c.desk.loads.Add(1)
	c.during(func() bool { card, err = c.DB.Scorecard(ctx, branch, year); return false })
	return card, err
}

func (c counted) Series(ctx context.Context, branch, kpi string) (points []model.Point, err error) {
	c.during(func() bool { points, err = c.DB.Series(ctx, branch, kpi); return false })
	return points, err
}

func (c counted) SetStatus(ctx context.Context, edit model.Edit) (status model.Status, err error) {
	c.during(func() bool { status, err = c.DB.SetStatus(ctx, edit); return err == nil })
	return status, err
}

func (c counted) Undo(ctx context.Context, branch, who string, seq int) (change model.Change, err error) {
	c.during(func() bool { change, err = c.DB.Undo(ctx, branch, who, seq); return err == nil })
	return change, err
}

func (c counted) Redo(ctx context.Context, branch, who string, seq int) (change model.Change, err error) {
	c.during(func() bool { change, err = c.DB.Redo(ctx, branch, who, seq); return err == nil })
	return change, err
}

// wait waits until the store has at most n things to answer.
func (d *desk) wait(n int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for d.busy > n {
		d.quiet.Wait()
	}
}

func (d *desk) press(keys ...rune) {
	for _, key := range keys {
		switch key {
		case tea.KeyEnter, tea.KeyEscape, tea.KeyTab, tea.KeyBackspace, tea.KeyUp, tea.KeyDown, tea.KeyPgDown, tea.KeyPgUp:
			d.Send(tea.KeyPressMsg{Code: key})
		default:
			d.Send(tea.KeyPressMsg{Code: key, Text: string(key)})
		}
	}
}

// leave ends the program and holds that the file has what was acknowledged.
func (d *desk) leave(others int) {
	d.t.Helper()
	d.wait(0)
	d.Quit()
	if err := <-d.ended; err != nil {
		d.t.Error(err)
	}
	changes, err := d.store.History(d.t.Context(), model.HistoryQuery{})
	if err != nil || len(changes) != d.kept+others {
		d.t.Errorf("the history has %d rows (%v); %d were acknowledged and %d are of others", len(changes), err, d.kept, others)
	}
	if problems, err := d.store.Check(d.t.Context()); err != nil || len(problems) > 0 {
		d.t.Errorf("the file is not sound: %v %v", problems, err)
	}
	if err := d.store.Close(); err != nil {
		d.t.Error(err)
	}
}

// A window that is dragged about, down to nothing, while a comment is typed into
// the real terminal library.
func TestResizeStormWhileEditing(t *testing.T) {
	random := volume.Random(t)
	sizes := volume.Count(t, "SCORECARD_SIZES", 4000, 400)
	input, keyboard := io.Pipe()
	look := newScreen()
	d := sit(t, look, tea.WithInput(input))
	d.Send(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.press('4', 'j', 'e', tea.KeyUp)
	var typed strings.Builder
	zero, one := 0, 0
	for n := range sizes {
		size := tea.WindowSizeMsg{Width: random.IntN(220), Height: random.IntN(70)}
		switch random.IntN(20) {
		case 0:
			size = tea.WindowSizeMsg{}
			zero++
		case 1:
			size = tea.WindowSizeMsg{Width: 1, Height: 1}
			one++
		}
		if n%100 == 0 {
			word := string([]rune("健診受診率向上事業")[random.IntN(9)])
			typed.WriteString(word)
			if _, err := io.WriteString(keyboard, word); err != nil {
				t.Fatal(err)
			}
		}
		d.Send(size)
	}
	t.Logf("%d sizes, %d of 0x0 and %d of 1x1", sizes, zero, one)
	look.Resize(0, 0) // forget what was drawn
	look.Resize(120, 40)
	d.Send(tea.WindowSizeMsg{Width: 120, Height: 40})
	waitFor(t, look, typed.String())
	waitFor(t, look, "[達成見込み]")
	d.press(tea.KeyEnter)
	waitFor(t, look, "保存しました: 困難 → 見込み")
	card, err := d.store.Scorecard(t.Context(), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := card.Year.KPI("employer-data-rate").Status; got.Comment != typed.String() || got.Value != model.Expected {
		t.Errorf("stored %+v, typed %s", got, typed.String())
	}
	d.leave(0)
	_ = keyboard.Close()
}

// newScreen is a terminal of the usual size that draws characters as wide as the
// program expects.
func newScreen() *emulator.Terminal {
	return emulator.New(120, 40, func(r rune) int { return text.Width(string(r)) })
}

func waitFor(t *testing.T, terminal *emulator.Terminal, words string) {
	t.Helper()
	deadline := time.After(time.Minute)
	for {
		screen, _, changed := terminal.Look()
		if strings.Contains(screen, words) {
			return
		}
		select {
		case <-changed:
		case <-deadline:
			t.Fatalf("the screen never shows %s:\n%s", words, screen)
		}
	}
}

// soaking is what a person does, as often as it stands here.
var soaking = []rune("jjjjjjjjjjkkkkkkkkgGhlJJKKvvV12345?L[]HHes123uu率x" +
	string([]rune{tea.KeyTab, tea.KeyTab, tea.KeyEnter, tea.KeyEnter, tea.KeyEscape, tea.KeyEscape, tea.KeyEscape, tea.KeyBackspace, tea.KeyPgDown, tea.KeyPgUp}))

// A long day: everything that a person does, in any order, while somebody else
// edits the same file. Neither memory nor goroutines pile up.
func TestSoak(t *testing.T) {
	random := volume.Random(t)
	total := int64(volume.Count(t, "SCORECARD_SOAK", 300_000, 3000))
	d := sit(t, nil, tea.WithInput(nil))
	other, err := db.Open(t.Context(), d.path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close() //nolint:errcheck // its edits are counted
	foreign := 0
	var early load
	for d.messages.Load() < total {
		d.wait(4)
		switch n := random.IntN(1000); {
		case n < 400:
			d.press(soaking[random.IntN(len(soaking))])
		case n < 420:
			d.Send(tea.WindowSizeMsg{Width: 20 + random.IntN(140), Height: 5 + random.IntN(45)})
		case n < 480:
			d.Send(tea.MouseWheelMsg{X: 20, Y: 10, Button: tea.MouseWheelUp + tea.MouseButton(random.IntN(2))})
		case n < 490:
			d.Send(tea.MouseClickMsg{X: random.IntN(120), Y: random.IntN(40), Button: tea.MouseLeft})
		case n == 490:
			foreign += interfere(t, other, random)
		default:
			d.Send(tea.MouseMotionMsg{X: random.IntN(120), Y: random.IntN(40)})
		}
		if early.messages == 0 && d.messages.Load() >= total/10 {
			early = d.measure()
		}
	}
	late := d.measure()
	t.Logf("%d messages: %d keys, %d sizes, %d pulses, %d loads, %d changes kept, %d of somebody else",
		late.messages, d.keys.Load(), d.sizes.Load(), d.pulses.Load(), d.loads.Load(), d.kept, foreign)
	t.Logf("heap %d and %d bytes, goroutines %d and %d, after %d messages and after all",
		early.heap, late.heap, early.goroutines, late.goroutines, early.messages)
	if late.heap > early.heap+early.heap/4+(1<<20) {
		t.Errorf("the heap grew from %d to %d bytes", early.heap, late.heap)
	}
	if late.goroutines > early.goroutines+8 { // some wait for a moment with an answer
		t.Errorf("goroutines grew from %d to %d", early.goroutines, late.goroutines)
	}
	d.leave(foreign)
}

// interfere changes a status as another process would; how many times.
func interfere(t *testing.T, other *db.DB, random *rand.Rand) int {
	t.Helper()
	card, err := other.Scorecard(t.Context(), "", 2024)
	if err != nil {
		t.Fatal(err)
	}
	k := &card.Year.KPIs[random.IntN(len(card.Year.KPIs))]
	values := model.StatusValues()
	edit := model.Edit{Year: 2024, Item: k.Code, Version: k.Status.Version, Value: values[random.IntN(len(values))], Who: "鈴木",
		Comment: strconv.Itoa(random.IntN(1000))}
	status, err := other.SetStatus(t.Context(), edit)
	if err != nil || status.Version == edit.Version { // the person at the screen was faster, or it said so already
		return 0
	}
	return 1
}

// load is what the program takes up at a moment.
type load struct {
	messages   int64
	heap       uint64
	goroutines int
}

// measure brings the program to the same place each time and looks at it.
func (d *desk) measure() load {
	d.press(tea.KeyEscape, tea.KeyEscape, tea.KeyEscape, tea.KeyEscape, '1')
	d.Send(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.wait(0)
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return load{d.messages.Load(), m.HeapAlloc, runtime.NumGoroutine()}
}

package tui

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"scorecard/model"
	"scorecard/seed"
	"scorecard/ui/text"
	"scorecard/ui/theme"
)

// shelf is a store in memory that assembles scorecards as the real one does.
type shelf struct {
	years    []*model.Year
	pulse    model.Pulse
	why      model.ErrorKind
	readOnly bool
	refuse   error // what the next save fails with
	history  []model.Change
	closing  *model.Closing
	damaged  []int
	more     []model.Branch // beside the one of the years
	peers    []model.Peer
}

func (s *shelf) Scorecard(_ context.Context, _ string, year int) (*model.Scorecard, error) {
	at := -1
	for i, y := range s.years {
		if y.Year == year || (year == 0 && y.HasResults()) {
			at = i
		}
	}
	if at < 0 {
		return nil, &model.Error{Kind: model.NoYear}
	}
	c := &model.Scorecard{Branch: s.years[at].Branch, Year: copyOf(s.years[at]), Closing: s.closing, Damaged: s.damaged}
	if at > 0 {
		c.Before, c.Earlier = s.years[at-1], s.years[at-1].Year
	}
	if at > 1 {
		c.Older = s.years[at-2]
	}
	if at+1 < len(s.years) {
		c.After, c.Later = copyOf(s.years[at+1]), s.years[at+1].Year
	}
	for _, y := range s.years {
		if y.Staffing != nil {
			c.Staffing = y.Staffing
		}
	}
	return c, nil
}

// copyOf is a year that the screen may change without changing the store's.
func copyOf(y *model.Year) *model.Year {
	c := *y
	c.KPIs, c.Activities, c.Initiatives = slices.Clone(y.KPIs), slices.Clone(y.Activities), slices.Clone(y.Initiatives)
	c.Conflicts = copied(y.Conflicts)
	return &c
}

func (s *shelf) Series(_ context.Context, _, kpi string) ([]model.Point, error) {
	var points []model.Point
	for _, y := range s.years {
		if k := y.KPI(kpi); k != nil {
			points = append(points, model.Point{Year: y.Year, KPI: *k})
		}
	}
	return points, nil
}

func (s *shelf) Poll(context.Context) (model.Pulse, error) { return s.pulse, nil }

func (s *shelf) SetStatus(_ context.Context, e model.Edit) (model.Status, error) {
	if s.refuse != nil {
		return model.Status{}, s.refuse
	}
	status := s.status(e.Year, e.Item)
	if status.Version != e.Version {
		return *status, &model.StaleError{Current: *status}
	}
	before := *status
	note := ""
	if e.Value == before.Value {
		note = before.Note
	}
	*status = model.Status{Value: e.Value, Note: note, Comment: e.Comment, Who: e.Who, At: clock(), Version: e.Version + 1}
	s.history = append(s.history, model.Change{Seq: len(s.history) + 1, Year: e.Year, Item: e.Item, Kind: model.Edited,
		From: before, To: *status, Who: e.Who, At: clock()})
	return *status, nil
}

func (s *shelf) status(year int, item string) *model.Status {
	for _, y := range s.years {
		if y.Year != year {
			continue
		}
		if k := y.KPI(item); k != nil {
			return &k.Status
		}
		for i := range y.Activities {
			if y.Activities[i].Code == item {
				return &y.Activities[i].Status
			}
		}
		for i := range y.Initiatives {
			if y.Initiatives[i].Code == item {
				return &y.Initiatives[i].Status
			}
		}
	}
	panic("no item " + item)
}

func (s *shelf) History(_ context.Context, q model.HistoryQuery) ([]model.Change, error) {
	var changes []model.Change
	for i := len(s.history) - 1; i >= 0; i-- {
		if q.Item == "" || s.history[i].Item == q.Item {
			changes = append(changes, s.history[i])
		}
	}
	return changes, nil
}

func (s *shelf) NextUndo(context.Context, string, string) (model.Change, error) {
	if len(s.history) == 0 {
		return model.Change{}, &model.Error{Kind: model.NothingToUndo}
	}
	return s.history[len(s.history)-1], nil
}

func (s *shelf) NextRedo(context.Context, string, string) (model.Change, error) {
	return model.Change{}, &model.Error{Kind: model.NothingToRedo}
}

func (s *shelf) Undo(_ context.Context, _, who string, seq int) (model.Change, error) {
	done := s.history[seq-1]
	status := s.status(done.Year, done.Item)
	undone := model.Change{Seq: len(s.history) + 1, Year: done.Year, Item: done.Item, Kind: model.Undone,
		From: done.To, To: done.From, Who: who, At: clock(), Undoes: seq}
	*status = done.From
	s.history = append(s.history, undone)
	return undone, nil
}

func (s *shelf) Redo(context.Context, string, string, int) (model.Change, error) {
	return model.Change{}, &model.Error{Kind: model.NothingToRedo}
}

// clock is the tests' now.
func clock() time.Time { return time.Date(2026, 4, 1, 9, 30, 0, 0, time.Local) }

func (s *shelf) ReadOnly() (model.ErrorKind, bool) { return s.why, s.readOnly }

// screen drives the program's model as a terminal would, running each command
// to its end before the next message.
type screen struct {
	t     testing.TB
	model *Model
	store *shelf
	post  *post
	quit  bool
}

type setup struct {
	lang    model.Lang
	glyphs  text.Glyphs
	profile colorprofile.Profile
	year    int
	waiting bool
	years   []*model.Year
}

func open(t testing.TB, width, height int, s setup) *screen {
	t.Helper()
	sc := &screen{t: t}
	sc.model, sc.store = newModel(t, s)
	sc.post = newPost()
	sc.model.config.Exchange = sc.post
	sc.run(sc.model.Init())
	sc.send(tea.WindowSizeMsg{Width: width, Height: height})
	return sc
}

// newModel is the program's model with its store, before any message.
func newModel(t testing.TB, s setup) (*Model, *shelf) {
	t.Helper()
	if s.years == nil {
		s.years = copied(builtIn(t))
	}
	if s.lang == "" {
		s.lang = model.Japanese
	}
	if s.glyphs == (text.Glyphs{}) {
		s.glyphs = text.Rich()
	}
	store := &shelf{years: s.years, pulse: model.Pulse{Same: true}}
	card, err := store.Scorecard(context.Background(), "", s.year)
	if err != nil {
		t.Fatal(err)
	}
	return New(Config{
		Context: context.Background(), Store: store, Editor: store, Card: card, Lang: s.lang, Glyphs: s.glyphs,
		Theme: theme.Dark, Dark: true, Profile: s.profile, Mouse: true, Waiting: s.waiting, Who: "熊本 花子", Now: clock,
	}), store
}

// decoded are the built-in years, decoded once.
var decoded = sync.OnceValues(seed.BuiltIn)

func builtIn(t testing.TB) []*model.Year {
	t.Helper()
	years, err := decoded()
	if err != nil {
		t.Fatal(err)
	}
	return years
}

// copied is a value that shares nothing with the given one but what is never
// changed.
func copied[T any](value T) T {
	result := reflect.ValueOf(&value).Elem()
	part(result)
	return value
}

func part(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			twin := reflect.New(v.Type().Elem())
			twin.Elem().Set(v.Elem())
			v.Set(twin)
			part(v.Elem())
		}
	case reflect.Slice:
		if !v.IsNil() {
			twin := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(twin, v)
			v.Set(twin)
		}
		for i := range v.Len() {
			part(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				part(v.Field(i))
			}
		}
	default:
	}
}

func (s *screen) send(msg tea.Msg) {
	_, cmd := s.model.Update(msg)
	if _, resized := msg.(tea.WindowSizeMsg); !resized { // what then comes later only paints again
		s.run(cmd)
	}
}

func (s *screen) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		s.quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	case loaded, seriesLoaded, pulseTaken, remembered, saved, historyLoaded, namedChange, tookBack,
		ruled, completed, fileRead, broughtIn, exported, branchesLoaded:
		s.send(msg)
	}
}

// press sends keys by the names the terminal library gives them.
func (s *screen) press(keys ...string) *screen {
	for _, key := range keys {
		s.send(keyPress(key))
	}
	return s
}

func keyPress(key string) tea.KeyPressMsg {
	special := map[string]rune{
		"tab": tea.KeyTab, "enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace,
	}
	switch {
	case special[key] != 0:
		return tea.KeyPressMsg{Code: special[key]}
	case key == "shift+tab":
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	case strings.HasPrefix(key, "ctrl+"):
		return tea.KeyPressMsg{Code: rune(key[5]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(key)[0], Text: key}
}

// frame is the screen as a person reads it.
func (s *screen) frame() string {
	lines := strings.Split(ansi.Strip(s.model.View().Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

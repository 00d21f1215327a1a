package tui

import (
	"context"
	"strings"
	"testing"

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
	c := &model.Scorecard{Branch: s.years[at].Branch, Year: s.years[at]}
	if at > 0 {
		c.Before, c.Earlier = s.years[at-1], s.years[at-1].Year
	}
	if at+1 < len(s.years) {
		c.After, c.Later = s.years[at+1], s.years[at+1].Year
	}
	for _, y := range s.years {
		if y.Staffing != nil {
			c.Staffing = y.Staffing
		}
	}
	return c, nil
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

func (s *shelf) ReadOnly() (model.ErrorKind, bool) { return s.why, s.readOnly }

// screen drives the program's model as a terminal would, running each command
// to its end before the next message.
type screen struct {
	t     testing.TB
	model *Model
	store *shelf
	quit  bool
	clip  string
}

type setup struct {
	lang    model.Lang
	glyphs  text.Glyphs
	profile colorprofile.Profile
	year    int
	years   []*model.Year
}

func open(t testing.TB, width, height int, s setup) *screen {
	t.Helper()
	if s.years == nil {
		years, err := seed.BuiltIn()
		if err != nil {
			t.Fatal(err)
		}
		s.years = years
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
	sc := &screen{t: t, store: store, model: New(Config{
		Context: context.Background(), Store: store, Card: card, Lang: s.lang, Glyphs: s.glyphs,
		Theme: theme.Dark, Dark: true, Profile: s.profile, Mouse: true,
	})}
	sc.run(sc.model.Init())
	sc.send(tea.WindowSizeMsg{Width: width, Height: height})
	return sc
}

func (s *screen) send(msg tea.Msg) {
	_, cmd := s.model.Update(msg)
	s.run(cmd)
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
	case loaded, seriesLoaded, pulseTaken, remembered:
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

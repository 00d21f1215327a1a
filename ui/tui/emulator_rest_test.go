package tui

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"scorecard/model"
	"scorecard/ui/emulator"
	"scorecard/ui/layout"
	"scorecard/ui/text"
)

// Width libraries, one of which draws the screen, follow a variable and the
// locale. The safe set is right then as well.
func TestSafeModeWhereLibrariesAreToldWide(t *testing.T) {
	const again = "SCORECARD_TEST_AGAIN"
	if os.Getenv(again) != "" {
		t.Skip("this is the second run")
	}
	command := exec.Command(os.Args[0], "-test.count=1", "-test.v", "-test.run=^TestSafeMode|^TestLateWideAnswer")
	command.Env = append(os.Environ(), again+"=1", "RUNEWIDTH_EASTASIAN=1", "LC_ALL=ja_JP.UTF-8", "LANG=ja_JP.UTF-8")
	out, err := command.CombinedOutput()
	for _, want := range []string{"TestSafeModeOnEveryTerminal/120x40", "TestSafeModeInEveryState/40x12"} {
		if err != nil || !strings.Contains(string(out), "--- PASS: "+want) {
			t.Fatalf("%v: no %s\n%.5000s", err, want, out)
		}
	}
}

// edgeNames puts names into a year whose wide characters stand at odd and even
// places in turn, so that any cut parts one of them.
func edgeNames(t testing.TB) []*model.Year {
	years := copied(builtIn(t))
	for _, year := range years {
		for i := range year.KPIs {
			name := strings.Repeat("a", i%2) + strings.Repeat("漢", 9+i) + strings.Repeat("①字", i%3)
			year.KPIs[i].Name, year.KPIs[i].Short = model.Text{JA: name, EN: name}, model.Text{JA: name[:len(name)-3], EN: name}
		}
	}
	return years
}

// In a narrow window the name stays where it is while the columns beside it go by,
// and no wide character at an edge moves anything.
func TestNameStaysWhileColumnsScroll(t *testing.T) {
	for _, glyphs := range []text.Glyphs{text.Safe(), text.Rich()} {
		t.Run(fmt.Sprint("safe ", glyphs.Safe), func(t *testing.T) {
			t.Parallel()
			l := startLive(t, liveSetup{setup: setup{glyphs: glyphs, years: edgeNames(t)}, width: 61, height: 12})
			l.press("4")
			for width := 60; width >= 20; width-- {
				l.resize(width, 12)
				frozen := l.frozen()
				pages := l.tap.page().columnPages()
				if pages < 2 {
					t.Fatalf("at %d all columns fit", width)
				}
				for range pages {
					l.right(fmt.Sprint("width ", width))
					if now := l.frozen(); !slices.Equal(now, frozen) {
						t.Fatalf("at %d the names move from\n%s\nto\n%s", width, strings.Join(frozen, "\n"), strings.Join(now, "\n"))
					}
					l.press("l")
				}
				l.press(slices.Repeat([]string{"h"}, pages)...)
			}
			l.finish()
		})
	}
}

// frozen is the part of each row that stays: all before the name, and of the name
// what fits on any page.
func (l *live) frozen() []string {
	p, screen, cells := l.tap.page(), l.tap.plan(), l.narrow.Cells()
	end := screen.Width
	for _, page := range p.blocks[0].pages {
		for _, at := range page {
			if p.blocks[0].grid.Table.Columns[at.Column].ID == "name" {
				const tail = 4 // what stands for the rest of the name
				end = min(end, layout.Margin+layout.Marker+at.X+max(at.Width-tail, 0))
			}
		}
	}
	var rows []string
	for y := screen.List.Y; y < screen.List.End(); y++ {
		if line := p.top + y - screen.List.Y; line < len(p.lines) && slices.Contains(p.items, line) {
			rows = append(rows, strings.Join(cells[y][:end], ""))
		}
	}
	return rows
}

// Letters of which terminals and libraries make different widths come out in
// line, as letters that everybody agrees on.
func TestUnusualLettersStandInLine(t *testing.T) {
	names := []struct{ stored, shown string }{
		{"ｶﾞｷﾞｸﾞﾊﾟｰﾄ受診率", "ガギグパート受診率"}, {"か\u3099ん検診x\u0302", "がん検診x"}, {"葛\U000e0100城市", "葛城市"},
		{"👨‍👩‍👧家族の健診", "👨👩👧家族の健診"}, {"\ue000\uf8ff外字", "〓〓外字"}, {"禰\ufe00豆❤\ufe0f", "禰豆❤"},
	}
	years := copied(builtIn(t))
	for i, k := range groupKPIs(years[1], "health") {
		k.Name = model.Text{JA: names[i].stored, EN: names[i].stored}
		k.Short = k.Name
	}
	for _, glyphs := range []text.Glyphs{text.Safe(), text.Rich()} {
		l := startLive(t, liveSetup{setup: setup{glyphs: glyphs, years: years}, width: 120, height: 40})
		l.press("4")
		l.right("names")
		lines, _, _ := l.narrow.Look()
		for _, name := range names {
			if !strings.Contains(lines, name.shown+" ") {
				t.Errorf("%q does not come out as %q:\n%s", name.stored, name.shown, lines)
			}
		}
		l.finish()
	}
}

func groupKPIs(year *model.Year, group string) []*model.KPI {
	var found []*model.KPI
	for i := range year.KPIs {
		if year.KPIs[i].Group == group {
			found = append(found, &year.KPIs[i])
		}
	}
	return found
}

// answer is what a terminal says late: how wide it draws the samples.
func (l *live) answer(ambiguous int) {
	l.t.Helper()
	l.send(tea.CursorPositionMsg{X: 2, Y: 1}, tea.CursorPositionMsg{X: ambiguous, Y: 1},
		tea.CursorPositionMsg{X: ambiguous, Y: 1}, tea.CursorPositionMsg{X: ambiguous, Y: 1})
	l.settle() // what was asked for by the last one is done
}

// A late answer switches the set, and nothing that was drawn with the wrong one
// is left, in whatever state the program is.
func TestLateWideAnswerLeavesNothingBehind(t *testing.T) {
	for _, keys := range [][]string{nil, {"4", "j"}, {"4", "j", "e", "tab", "①"}, {"/", "健"}, {"?"}, {"5", "l"}, {"4", "s", "1", "H"}} {
		l := startLive(t, liveSetup{setup: setup{glyphs: text.Rich(), waiting: true}, width: 120, height: 40})
		l.press(keys...)
		if l.differs(l.wide) == "" {
			t.Fatalf("%v: rich mode is right on a wide terminal", keys)
		}
		l.answer(2)
		l.right(fmt.Sprint("after ", keys))
		if !l.tap.safe() {
			t.Errorf("%v: the set has not changed", keys)
		}
		l.press("esc", "esc", "4", "G")
		l.right("later")
	}
}

// watcher keeps what stood on a terminal after each write, as an eye would see it.
type watcher struct {
	terminal *emulator.Terminal
	mu       sync.Mutex
	seen     []string
}

func (w *watcher) Write(p []byte) (int, error) {
	n, err := w.terminal.Write(p)
	lines, _, _ := w.terminal.Look()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen = append(w.seen, lines)
	return n, err
}

// The switch is one step from one whole screen to the other: at no time is
// anything else seen, such as an empty one.
func TestLateAnswerDoesNotFlicker(t *testing.T) {
	for _, glyphs := range []text.Glyphs{text.Rich(), text.Safe()} {
		w := &watcher{terminal: emulator.New(120, 40, columns(false))}
		l := startLive(t, liveSetup{setup: setup{glyphs: glyphs, waiting: true}, width: 120, height: 40, watched: w})
		l.press("4", "j")
		before, _, _ := l.narrow.Look()
		w.mu.Lock()
		w.seen = nil
		w.mu.Unlock()
		if glyphs.Safe {
			l.answer(1)
		} else {
			l.answer(2)
		}
		after, _, _ := l.narrow.Look()
		if l.tap.safe() == glyphs.Safe || before == after {
			t.Fatal("nothing has changed")
		}
		w.mu.Lock()
		for _, seen := range w.seen {
			if seen != before && seen != after {
				t.Errorf("between the two sets the screen shows:\n%s", seen)
			}
		}
		if len(w.seen) == 0 {
			t.Error("nothing was drawn")
		}
		w.mu.Unlock()
	}
}

func TestLateNarrowAnswerSwitchesToRich(t *testing.T) {
	l := startLive(t, liveSetup{setup: setup{glyphs: text.Safe(), waiting: true}, width: 80, height: 24})
	l.press("4", "j")
	l.right("before")
	l.answer(1)
	l.right("after")
	if lines, _, _ := l.narrow.Look(); !strings.Contains(lines, "①") || l.tap.safe() {
		t.Errorf("the set has not changed:\n%s", lines)
	}
}

// Without colours none is sent, not even for what nobody sees.
func TestNoColourIsSent(t *testing.T) {
	colour := regexp.MustCompile(`\x1b\[([0-9]+;)*[34]8[;:][0-9;:]*m|\x1b\[([0-9]+;)*(3|4|9|10)[0-7]m`)
	for _, profile := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI256} {
		l := startLive(t, liveSetup{setup: setup{glyphs: text.Safe(), profile: profile}, width: 120, height: 40})
		l.press("4", "j", "]", "L")
		l.right("colours")
		raw := l.narrow.Raw()
		if got := colour.MatchString(raw); got != (profile == colorprofile.ANSI256) {
			t.Errorf("%v: colours are sent: %v %.300q", profile, got, colour.FindAllString(raw, 5))
		}
		if strings.Contains(raw, "8;2;") {
			t.Errorf("%v: more colours than there are", profile)
		}
	}
}

package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"scorecard/model"
	"scorecard/model/volume"
	"scorecard/ui/text"
)

// right holds that the program looks as it should: in safe mode on both
// terminals, in rich mode on the narrow one.
func (l *live) right(where string) {
	l.t.Helper()
	check := func(name string, fault string) {
		if fault != "" {
			l.t.Fatalf("%s, on a %s terminal: %s", where, name, fault)
		}
	}
	check("narrow", l.differs(l.narrow))
	check("narrow", l.crooked(l.narrow))
	if l.tap.safe() {
		check("wide", l.differs(l.wide))
		check("wide", l.crooked(l.wide))
	}
}

// tour goes through every tab, section and year in both languages, moves about
// in each table, and hands each frame to the judge.
func tour(l *live, judge func(where string)) {
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		for year := 2023; year <= 2025; year++ {
			for tab := 1; tab <= 5; tab++ {
				l.press(fmt.Sprint(tab))
				for section := range sections {
					where := fmt.Sprintf("%s %d tab %d section %d", lang, year, tab, section)
					judge(where)
					for _, keys := range [][]string{{"j"}, {"J", "J"}, {"l"}, {"G"}, {"g", "h"}} {
						l.press(keys...)
						judge(fmt.Sprint(where, " after ", keys))
					}
					if tab == 1 {
						break
					}
					l.press("v")
				}
				if !volume.Full() && tab > 1 {
					break
				}
			}
			l.press("]")
		}
		l.press("[", "[", "L")
	}
}

// modes brings the program into every state that keys lead to, with the window
// made smaller and larger in some of them.
func modes(l *live, judge func(where string)) {
	step := func(where string, keys ...string) {
		l.press(keys...)
		judge(where)
	}
	wide, high := l.width, l.height
	resize := func(where string) {
		for _, size := range [][2]int{{wide - 17, high - 3}, {wide + 21, high + 9}, {23, 7}, {wide, high}} {
			l.resize(size[0], size[1])
			judge(fmt.Sprint(where, " at ", size))
		}
	}
	for _, lang := range []string{"first language", "second language"} {
		step(lang+": edit", "esc", "esc", "4", "g", "j", "e")
		step("choice", "tab")
		step("comment", "大", "規", "模", "①", "left")
		resize("comment")
		step("quit with a draft", "ctrl+c")
		step("draft kept", "n")
		step("cancelled", "esc")
		step("set", "s")
		step("saved", "2")
		step("history", "H")
		step("all history", "H")
		resize("history")
		step("undo named", "esc", "u")
		step("undone", "u")
		step("collision begun", "e", "up", "1")
		status := l.store.status(2024, "employer-data-rate")
		*status = model.Status{Value: model.Difficult, Comment: "確認済み①", Who: "佐藤", At: clock(), Version: status.Version + 5}
		step("collision", "enter")
		resize("collision")
		step("collision left", "esc", "esc")
		step("help", "?")
		step("help scrolled", "j", "pgdown")
		resize("help")
		step("search", "esc", "/", "健", "診")
		step("found", "down", "down")
		resize("search")
		step("nothing found", "z", "q")
		step("message", "esc", "x")
		step("copied", "y")
		l.store.readOnly, l.store.why = true, model.ReadOnly
		step("read-only", "e")
		l.store.readOnly = false
		l.send(pulseTaken{pulse: model.Pulse{Version: 1, Gone: true}})
		judge("file gone")
		l.send(pulseTaken{pulse: model.Pulse{Version: 1, Same: true}})
		judge("file back")
		step("other language", "L")
	}
}

func eachSize(t *testing.T, glyphs text.Glyphs, year int, test func(l *live)) {
	for _, size := range sizes {
		t.Run(sizeName(size.width, size.height), func(t *testing.T) {
			t.Parallel()
			l := startLive(t, liveSetup{setup: setup{glyphs: glyphs, year: year, profile: colorprofile.TrueColor}, width: size.width, height: size.height})
			test(l)
			l.finish()
		})
	}
}

// In safe mode the program is right on any terminal: what is drawn is what it
// meant, cell by cell.
func TestSafeModeOnEveryTerminal(t *testing.T) {
	eachSize(t, text.Safe(), 2023, func(l *live) { tour(l, l.right) })
}

func TestSafeModeInEveryState(t *testing.T) {
	eachSize(t, text.Safe(), 2024, func(l *live) { modes(l, l.right) })
}

// In rich mode it is right on a narrow terminal, and wrong on a wide one: if it
// were not, this test could not see a difference at all.
func TestRichModeOnNarrowTerminalsAlone(t *testing.T) {
	eachSize(t, text.Rich(), 2023, func(l *live) {
		frames, wrong := 0, 0
		tour(l, func(where string) {
			l.right(where)
			frames++
			if l.differs(l.wide) != "" {
				wrong++
			}
		})
		if wrong < frames/10 || l.height == 40 && wrong < frames {
			l.t.Errorf("of %d frames %d are wrong on a wide terminal", frames, wrong)
		}
	})
}

func TestRichModeInEveryState(t *testing.T) {
	eachSize(t, text.Rich(), 2024, func(l *live) { modes(l, l.right) })
}

// What a terminal can do decides which sequences the library draws with.
func TestEveryKindOfTerminal(t *testing.T) {
	const synchronized, graphemes, off = 2026, 2027, 2
	for _, name := range []string{"xterm-kitty", "tmux-256color", "screen", "linux", "vt100", "mlterm"} {
		for _, glyphs := range []text.Glyphs{text.Rich(), text.Safe()} {
			t.Run(fmt.Sprintf("%s safe %v", name, glyphs.Safe), func(t *testing.T) {
				t.Parallel()
				l := startLive(t, liveSetup{setup: setup{glyphs: glyphs}, width: 100, height: 30, env: []string{"TERM=" + name}})
				if name == "xterm-kitty" {
					l.send(tea.ModeReportMsg{Mode: ansi.DECMode(synchronized), Value: off}, tea.ModeReportMsg{Mode: ansi.DECMode(graphemes), Value: off})
				}
				for _, keys := range [][]string{
					{"4"}, {"j"}, {"j", "J"}, {"G"}, {"l"}, {"l"}, {"5"}, {"j"}, {"j"}, {"v"}, {"v"}, {"v"}, {"j"}, {"]"}, {"L"}, {"["}, {"?"}, {"j"}, {"esc"},
				} {
					l.press(keys...)
					l.right(fmt.Sprint(keys))
				}
				l.finish()
			})
		}
	}
}

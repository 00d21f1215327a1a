package tui

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"scorecard/model"
	"scorecard/ui/text"
)

// tour goes through every tab, section and year in both languages, moves about
// in each table, and shows each frame to the judge.
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
			}
			l.press("]")
		}
		l.press("[", "[", "L")
	}
}

// In safe mode the program is right on any terminal: what is drawn is what it
// meant, cell by cell.
func TestSafeModeIsRightOnEveryTerminal(t *testing.T) {
	for _, size := range sizes {
		t.Run(sizeName(size.width, size.height), func(t *testing.T) {
			t.Parallel()
			l := startLive(t, liveSetup{setup: setup{glyphs: text.Safe(), year: 2023, profile: colorprofile.TrueColor}, width: size.width, height: size.height})
			tour(l, func(where string) {
				if fault := l.differs(l.narrow); fault != "" {
					t.Fatalf("narrow, %s: %s", where, fault)
				}
				if fault := l.differs(l.wide); fault != "" {
					t.Fatalf("wide, %s: %s", where, fault)
				}
			})
			l.finish()
		})
	}
}

package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scorecard/model"
	"scorecard/ui/text"
)

// screensOf brings the program to every kind of screen.
func screensOf() map[string][]string {
	return map[string][]string{
		"overview": nil, "kpis": {"4"}, "kpis-last": {"5", "G"}, "activities": {"2", "v"}, "initiatives": {"4", "v", "v"},
		"staffing": {"3", "V"}, "columns": {"5", "l"}, "search": {"/", "健"}, "search-none": {"/", "x", "q", "z"}, "help": {"?"},
		"message": {"x"},
	}
}

// No screen may panic or draw a line that is too wide or too many lines, at any
// width to 300 with 12 heights and any height to 100 with 12 widths.
func TestGeometrySweep(t *testing.T) {
	heights := []int{0, 1, 2, 3, 5, 6, 11, 12, 24, 29, 40, 100}
	widths := []int{0, 1, 2, 3, 7, 12, 20, 39, 59, 80, 120, 300}
	step := 1
	if inPart {
		step = 10
	}
	for name, keys := range screensOf() {
		for i, s := range []setup{{}, {lang: model.English, glyphs: text.Safe()}, {year: 2025}} {
			if i > 0 && name != "kpis" && name != "overview" && name != "help" {
				continue
			}
			t.Run(fmt.Sprintf("%s-%s-%v-%d", name, s.lang, s.glyphs.Safe, s.year), func(t *testing.T) {
				t.Parallel()
				sc := open(t, 80, 24, s).press(keys...)
				for width := 0; width <= 300; width += step {
					for _, height := range heights {
						fits(t, sc, width, height)
					}
				}
				for height := 0; height <= 100; height += step {
					for _, width := range widths {
						fits(t, sc, width, height)
					}
				}
			})
		}
	}
}

func fits(t *testing.T, s *screen, width, height int) {
	t.Helper()
	s.send(tea.WindowSizeMsg{Width: width, Height: height})
	lines := strings.Split(s.model.View().Content, "\n")
	if len(lines) > max(height, 1) {
		t.Fatalf("%dx%d: %d lines", width, height, len(lines))
	}
	for i, line := range lines {
		if got := visible(line); got > width {
			t.Fatalf("%dx%d: line %d is %d wide: %q", width, height, i, got, line)
		}
	}
}

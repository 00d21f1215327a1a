package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"scorecard/model"
)

var update = flag.Bool("update", false, "write the golden frames anew")

// golden holds a frame against the one on file, line by line.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "frames", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (make golden writes it)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", name, diff)
	}
}

func sizeName(width, height int) string { return fmt.Sprintf("%dx%d", width, height) }

var sizes = []struct{ width, height int }{{120, 40}, {80, 24}, {40, 12}}

// A frame per tab, year, language and size, as a person reads it.
func TestFrames(t *testing.T) {
	tabs := []string{"overview", "business", "receipt", "health", "planning"}
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		for _, year := range []int{2023, 2024, 2025} {
			for _, size := range sizes {
				s := open(t, size.width, size.height, setup{lang: lang, year: year})
				for i, tab := range tabs {
					if i > 0 {
						s.press(fmt.Sprint(i + 1))
					}
					name := fmt.Sprintf("%s-%s-%dx%d-%s", tab, model.YearLabel(year), size.width, size.height, lang)
					golden(t, name, s.frame())
				}
			}
		}
	}
}

// The other tables of a group, search, help and the scrolled detail.
func TestFramesOfTheRest(t *testing.T) {
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		for _, size := range sizes {
			frames := []struct {
				name string
				year int
				keys []string
			}{
				{"activities", 2024, []string{"5", "v"}},
				{"initiatives", 2024, []string{"3", "v", "v"}},
				{"initiatives-own-year", 2025, []string{"4", "v", "v", "j", "j", "j"}},
				{"staffing", 2024, []string{"2", "V", "j"}},
				{"columns", 2024, []string{"4", "l"}},
				{"detail-scrolled", 2024, []string{"5", "j", "J", "J", "J", "J"}},
				{"search", 2024, []string{"/", "特", "定"}},
				{"search-none", 2024, []string{"/", "x", "y", "z"}},
				{"help", 2024, []string{"?"}},
				{"message", 2023, []string{"["}},
			}
			for _, f := range frames {
				s := open(t, size.width, size.height, setup{lang: lang, year: f.year})
				golden(t, fmt.Sprintf("%s-%dx%d-%s", f.name, size.width, size.height, lang), s.press(f.keys...).frame())
			}
		}
	}
}

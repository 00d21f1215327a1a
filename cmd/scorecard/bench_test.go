package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"scorecard/db"
	"scorecard/model"
	"scorecard/seed"
	"scorecard/ui/report"
	"scorecard/ui/text"
	"scorecard/ui/theme"
	"scorecard/ui/tui"
)

// benchmarkFiles are the sizes that everything is measured at: the built-in
// branch, and every branch of the country with 20 KPIs over 50 years.
func benchmarkFiles(b *testing.B) map[string]string {
	b.Helper()
	builtIn, err := seed.BuiltIn()
	if err != nil {
		b.Fatal(err)
	}
	files := map[string]string{}
	for name, years := range map[string][]*model.Year{"built-in": builtIn, "47x20x50": country(builtIn[1], 47, 20, 50)} {
		path := filepath.Join(b.TempDir(), name+".db")
		if err := db.Create(b.Context(), path, years); err != nil {
			b.Fatal(err)
		}
		files[name] = path
	}
	return files
}

// country makes so many branches with so many KPIs over so many years out of
// one year of real data.
func country(from *model.Year, branches, kpis, years int) []*model.Year {
	var all []*model.Year
	for branch := range branches {
		for n := range years {
			y := *from
			y.Branch.Code = fmt.Sprintf("branch-%02d", branch)
			y.Year = 2020 + n
			y.Staffing, y.Lineage, y.Conflicts, y.Initiatives = nil, nil, nil, nil
			y.Notes, y.KPIs = nil, nil
			for i := range kpis {
				k := from.KPIs[i%len(from.KPIs)]
				k.Code = fmt.Sprintf("%s-%d", k.Code, i/len(from.KPIs))
				k.Number = fmt.Sprint(i + 1)
				y.KPIs = append(y.KPIs, k)
			}
			all = append(all, &y)
		}
	}
	return all
}

func benchmarkSizes(b *testing.B, run func(*testing.B, string)) {
	for name, path := range benchmarkFiles(b) {
		b.Run(name, func(b *testing.B) { run(b, path) })
	}
}

// From the file to the first frame.
func BenchmarkFirstFrame(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, path string) {
		for b.Loop() {
			store, err := db.Open(b.Context(), path, db.Options{})
			if err != nil {
				b.Fatal(err)
			}
			_ = benchmarkScreen(b, store).View()
			_ = store.Close()
		}
	})
}

// From a key press to the frame that answers it.
func BenchmarkKeyToFrame(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, path string) {
		store, err := db.Open(b.Context(), path, db.Options{})
		if err != nil {
			b.Fatal(err)
		}
		defer store.Close() //nolint:errcheck // a benchmark
		screen := benchmarkScreen(b, store)
		screen.Update(tea.KeyPressMsg{Code: '4', Text: "4"})
		keys := []rune("jk")
		n := 0
		for b.Loop() {
			key := keys[n%len(keys)]
			n++
			screen.Update(tea.KeyPressMsg{Code: key, Text: string(key)})
			_ = screen.View()
		}
	})
}

func benchmarkScreen(b *testing.B, store *db.DB) *tui.Model {
	card, err := store.Scorecard(b.Context(), "", 0)
	if err != nil {
		b.Fatal(err)
	}
	screen := tui.New(tui.Config{
		Context: context.Background(), Store: store, Card: card, Lang: model.Japanese, Glyphs: text.Rich(),
		Theme: theme.Dark, Dark: true, Profile: colorprofile.TrueColor, Now: time.Now,
	})
	screen.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	return screen
}

// From the file to the printed summary.
func BenchmarkSummary(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, path string) {
		for b.Loop() {
			store, err := db.Open(b.Context(), path, db.Options{})
			if err != nil {
				b.Fatal(err)
			}
			card, err := store.Scorecard(b.Context(), "", 0)
			if err != nil {
				b.Fatal(err)
			}
			if err := report.Text(io.Discard, card, report.Options{Lang: model.Japanese, Printer: text.NewPrinter(text.Rich())}); err != nil {
				b.Fatal(err)
			}
			_ = store.Close()
		}
	})
}

// From the file to what the figures of one branch and year say: the other
// branches of a file cost nothing.
func BenchmarkFindings(b *testing.B) {
	builtIn, err := seed.BuiltIn()
	if err != nil {
		b.Fatal(err)
	}
	for _, branches := range []int{1, 47} {
		path := filepath.Join(b.TempDir(), fmt.Sprintf("%d.db", branches))
		if err := db.Create(b.Context(), path, country(builtIn[1], branches, 20, 50)); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%dx20x50", branches), func(b *testing.B) {
			store, err := db.Open(b.Context(), path, db.Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer store.Close() //nolint:errcheck // a benchmark
			for b.Loop() {
				card, err := store.Scorecard(b.Context(), "branch-00", 2040)
				if err != nil {
					b.Fatal(err)
				}
				if len(card.Findings(time.Now())) == 0 {
					b.Fatal("no findings")
				}
			}
		})
	}
}

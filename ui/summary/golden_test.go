package summary_test

import (
	"fmt"
	"io"
	"testing"

	"scorecard/model"
	"scorecard/ui/summary"
	"scorecard/ui/text"
)

func TestGoldenText(t *testing.T) {
	for year := 2023; year <= 2025; year++ {
		for _, lang := range languages {
			for _, width := range []int{80, 120, 40} {
				name := fmt.Sprintf("%d-%s-%d.txt", year, lang, width)
				t.Run(name, func(t *testing.T) {
					o := summary.Options{Lang: lang, Width: width, Made: made, Printer: text.NewPrinter(text.Rich())}
					golden(t, name, render(t, summary.Text, seenFrom(t, year), o))
				})
			}
		}
	}
}

func TestGoldenFiles(t *testing.T) {
	formats := map[string]printer{"md": summary.Markdown, "csv": summary.CSV}
	for year := 2023; year <= 2025; year++ {
		for _, lang := range languages {
			for ending, print := range formats {
				name := fmt.Sprintf("%d-%s.%s", year, lang, ending)
				t.Run(name, func(t *testing.T) {
					golden(t, name, render(t, print, seenFrom(t, year), summary.Options{Lang: lang, Made: made, Printer: text.NewPrinter(text.Rich())}))
				})
			}
		}
		name := fmt.Sprintf("%d.json", year)
		t.Run(name, func(t *testing.T) {
			golden(t, name, render(t, summary.JSON, seenFrom(t, year), summary.Options{Made: made}))
		})
	}
}

func TestGoldenOthers(t *testing.T) {
	oneJSON := func(w io.Writer, c *model.Scorecard, o summary.Options) error {
		return summary.KPIJSON(w, c, "lifestyle-checkup-rate", nil, o)
	}
	for _, test := range []struct {
		name  string
		print printer
	}{
		{"show-lifestyle", one("lifestyle-checkup-rate")}, {"show-generic", one("generic-rate")},
		{"groups", summary.Groups}, {"staff", summary.Staff},
		{"show.json", oneJSON}, {"groups.json", summary.GroupsJSON}, {"staff.json", summary.StaffJSON},
	} {
		for _, lang := range languages {
			name := fmt.Sprintf("2024-%s-%s.txt", test.name, lang)
			if len(test.name) > 5 && test.name[len(test.name)-5:] == ".json" {
				name = "2024-" + test.name // the same in both languages
			}
			t.Run(name, func(t *testing.T) {
				golden(t, name, render(t, test.print, seenFrom(t, 2024), summary.Options{Lang: lang, Made: made}))
			})
		}
	}
}

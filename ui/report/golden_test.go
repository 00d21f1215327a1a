package report_test

import (
	"fmt"
	"io"
	"testing"

	"scorecard/model"
	"scorecard/ui/report"
	"scorecard/ui/text"
)

func TestGoldenText(t *testing.T) {
	for year := 2023; year <= 2025; year++ {
		for _, lang := range languages {
			for _, width := range []int{80, 120, 40} {
				name := fmt.Sprintf("%d-%s-%d.txt", year, lang, width)
				t.Run(name, func(t *testing.T) {
					o := report.Options{Lang: lang, Width: width, Made: made, Printer: text.NewPrinter(text.Rich())}
					golden(t, name, render(t, report.Text, seenFrom(t, year), o))
				})
			}
		}
	}
}

func TestGoldenFiles(t *testing.T) {
	formats := map[string]printer{"md": report.Markdown, "csv": report.CSV}
	for year := 2023; year <= 2025; year++ {
		for _, lang := range languages {
			for ending, print := range formats {
				name := fmt.Sprintf("%d-%s.%s", year, lang, ending)
				t.Run(name, func(t *testing.T) {
					golden(t, name, render(t, print, seenFrom(t, year), report.Options{Lang: lang, Made: made, Printer: text.NewPrinter(text.Rich())}))
				})
			}
		}
		name := fmt.Sprintf("%d.json", year)
		t.Run(name, func(t *testing.T) {
			golden(t, name, render(t, report.JSON, seenFrom(t, year), report.Options{Made: made}))
		})
	}
}

func TestGoldenOthers(t *testing.T) {
	oneJSON := func(w io.Writer, c *model.Scorecard, o report.Options) error {
		return report.KPIJSON(w, c, "lifestyle-checkup-rate", nil, o)
	}
	for _, test := range []struct {
		name  string
		print printer
	}{
		{"show-lifestyle", one("lifestyle-checkup-rate")}, {"show-generic", one("generic-rate")},
		{"groups", report.Groups}, {"staff", report.Staff},
		{"show.json", oneJSON}, {"groups.json", report.GroupsJSON}, {"staff.json", report.StaffJSON},
	} {
		for _, lang := range languages {
			name := fmt.Sprintf("2024-%s-%s.txt", test.name, lang)
			if len(test.name) > 5 && test.name[len(test.name)-5:] == ".json" {
				name = "2024-" + test.name // the same in both languages
			}
			t.Run(name, func(t *testing.T) {
				golden(t, name, render(t, test.print, seenFrom(t, 2024), report.Options{Lang: lang, Made: made}))
			})
		}
	}
}

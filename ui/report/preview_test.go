package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"scorecard/model"
	"scorecard/ui/emulator"
	"scorecard/ui/report"
	"scorecard/ui/text"
)

// coming is the built-in year 2024 as an import would change it: a target moved, a
// KPI renamed, an activity and a team gone, a note told otherwise, and statuses that
// people have set and the file says otherwise.
func coming(t testing.TB, at time.Time) []model.Preview {
	t.Helper()
	onFile := map[int]*model.Year{}
	for _, y := range builtIn(t) {
		onFile[y.Year] = y
	}
	now := onFile[2024].Clone()
	k := onFile[2024].KPI("lifestyle-checkup-rate")
	k.Status = model.Status{Value: model.Difficult, Comment: "大規模事業所が遅れている", Who: "佐藤", At: at, Version: 3}
	file := now.KPI("lifestyle-checkup-rate")
	file.Target, _ = model.ParseTarget("69.0%以上")
	file.Rating = model.Rating{Grade: "C"}
	file.Status = model.Status{Value: model.Achieved}
	now.KPI("generic-rate").Code = "generic-share"
	for i := range now.Notes {
		for j := range now.Notes[i].KPIs {
			if now.Notes[i].KPIs[j] == "generic-rate" {
				now.Notes[i].KPIs[j] = "generic-share"
			}
		}
	}
	now.Activities = now.Activities[1:]
	now.Staffing.Groups[0].Teams = now.Staffing.Groups[0].Teams[1:]
	now.Staffing.Groups[2].Teams[0].Posts[0].Count++
	plan := onFile[2025].Clone()
	plan.Year = 2026
	return model.Previews(onFile, []*model.Year{now, onFile[2023].Clone(), plan}, made)
}

func comparison(t testing.TB) report.Comparison {
	t.Helper()
	years := builtIn(t)
	p := model.Preview{
		Branch: years[2].Branch, Year: 2025, Differences: model.Compare(years[1], years[2]),
		Before: seenFrom(t, 2024), After: seenFrom(t, 2025),
	}
	return report.Comparison{Old: "R6", New: "R7", Years: []model.Preview{p}}
}

func branchList() []report.BranchYears {
	return []report.BranchYears{
		{Branch: model.Branch{Code: "kumamoto", Name: model.Text{JA: "協会けんぽ熊本支部", EN: "Kumamoto Branch"}}, Years: []int{2023, 2024, 2025}, Default: true},
		{Branch: model.Branch{Code: "oita", Name: model.Text{JA: "協会けんぽ大分支部", EN: "Oita Branch"}}, Years: []int{2018, 2020}},
		{Branch: model.Branch{Code: "saga", Name: model.Text{JA: "協会けんぽ佐賀支部", EN: "Saga Branch"}}},
	}
}

func importList(at time.Time) []model.Import {
	return []model.Import{
		{ID: 2, Years: []model.ImportedYear{{Branch: "kumamoto", Year: 2026, New: true}}, Who: "花子", At: at, Undoes: 1},
		{ID: 1, Years: []model.ImportedYear{{Branch: "kumamoto", Year: 2026, New: true}, {Branch: "oita", Year: 2026, New: true}},
			Files: []string{"R8.xlsx", "大分.yaml"}, Who: "佐藤", At: at, Undone: 2},
	}
}

// local is the same on the clock of any time zone, which texts are told in.
var local = time.Date(2026, time.November, 22, 10, 30, 0, 0, time.Local)

// newPrints are the prints that are about no single scorecard.
func newPrints(t testing.TB) map[string]func(io.Writer, report.Options) error {
	previews, differences, fixed := coming(t, local), comparison(t), coming(t, made)
	return map[string]func(io.Writer, report.Options) error{
		"preview":       func(w io.Writer, o report.Options) error { return report.Preview(w, previews, o) },
		"preview.json":  func(w io.Writer, o report.Options) error { return report.PreviewJSON(w, fixed, o) },
		"diff":          func(w io.Writer, o report.Options) error { return report.Diff(w, differences, o) },
		"diff.json":     func(w io.Writer, o report.Options) error { return report.DiffJSON(w, differences, o) },
		"branches":      func(w io.Writer, o report.Options) error { return report.Branches(w, branchList(), o) },
		"branches.json": func(w io.Writer, o report.Options) error { return report.BranchesJSON(w, branchList(), o) },
		"imports":       func(w io.Writer, o report.Options) error { return report.Imports(w, importList(local), o) },
		"imports.json":  func(w io.Writer, o report.Options) error { return report.ImportsJSON(w, importList(made), o) },
	}
}

func TestGoldenPreviews(t *testing.T) {
	for name, print := range newPrints(t) {
		for _, lang := range languages {
			file := fmt.Sprintf("%s-%s.txt", name, lang)
			if strings.HasSuffix(name, ".json") {
				file = name // the same in both languages
			}
			t.Run(file, func(t *testing.T) {
				var b bytes.Buffer
				if err := print(&b, report.Options{Lang: lang, Made: made, Printer: text.NewPrinter(text.Rich())}); err != nil {
					t.Fatal(err)
				}
				golden(t, file, b.String())
			})
		}
	}
}

func TestPreviewsKeepToTheSchema(t *testing.T) {
	schema := compiled(t)
	for name, print := range newPrints(t) {
		if strings.HasSuffix(name, ".json") {
			var b bytes.Buffer
			if err := print(&b, report.Options{Made: made}); err != nil {
				t.Fatal(err)
			}
			hold(t, schema, b.String())
		}
	}
}

// No width breaks a preview, and no line is too wide for it.
func TestPreviewsAtEveryWidth(t *testing.T) {
	for name, print := range newPrints(t) {
		if strings.HasSuffix(name, ".json") {
			continue
		}
		for width := 12; width <= 200; width += 13 {
			var b bytes.Buffer
			if err := print(&b, report.Options{Lang: languages[width%2], Width: width, Made: made}); err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(b.String()) {
				if n := text.Width(strings.TrimSuffix(line, "\n")); n > width {
					t.Fatalf("%s at %d: %d columns: %q", name, width, n, line)
				}
			}
		}
	}
}

// Files come from anywhere, and so do their names.
func TestHostilePreviews(t *testing.T) {
	whole := coming(t, made)[0]
	whole.Findings = whole.Findings[:1]
	whole.Differences = whole.Differences[:8]
	for _, s := range emulator.Hostile() {
		if len(s) > 1000 {
			s = s[:1000]
		}
		copied := whole
		copied.Differences, copied.Statuses = slices.Clone(whole.Differences), slices.Clone(whole.Statuses)
		previews := []model.Preview{copied}
		p := &previews[0]
		p.Branch.Name = model.Text{JA: s, EN: s}
		for i := range p.Differences {
			d := &p.Differences[i]
			d.Old, d.New, d.Code = s, s, d.Code+s
			if d.Field != "" && i%2 == 0 {
				d.Field = "duties[" + s + "].name.ja"
			}
		}
		for i := range p.Statuses {
			p.Statuses[i] = model.StatusClash{Item: s, Kept: model.Status{Comment: s, Who: s, At: made}, Other: model.Status{Note: s}}
		}
		branches := []report.BranchYears{{Branch: model.Branch{Code: s, Name: model.Text{JA: s}}, Years: []int{2024}}}
		imports := []model.Import{{ID: 1, Years: []model.ImportedYear{{Branch: s}}, Files: []string{s}, Who: s, At: made}}
		o := report.Options{Made: made}
		var b, j bytes.Buffer
		for _, err := range []error{
			report.Preview(&b, previews, o), report.Diff(&b, report.Comparison{Old: s, New: s, Years: previews}, o),
			report.Branches(&b, branches, o), report.Imports(&b, imports, o), report.PreviewJSON(&j, previews, o),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if at := strings.IndexFunc(b.String(), unseen); at >= 0 {
			t.Fatalf("%.40q: %.20q is printed", s, b.String()[at:])
		}
		if !json.Valid(j.Bytes()) || strings.IndexFunc(j.String(), obeyed) >= 0 {
			t.Fatalf("%.40q: bad JSON", s)
		}
	}
}

// Many years are told in a line each, and nothing that stays as it is fills the
// paper.
func TestPreviewOfManyYears(t *testing.T) {
	one := coming(t, made)[1]
	previews := make([]model.Preview, 470)
	for i := range previews {
		previews[i] = one
	}
	var b bytes.Buffer
	if err := report.Preview(&b, previews, report.Options{Made: made, Width: 120}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "\n"); n != 470 {
		t.Errorf("%d lines:\n%.500s", n, b.String())
	}
}

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"scorecard/model"
	"scorecard/seed"
)

// told is what a preview and a comparison tell of a year.
type told struct {
	Year        map[string]any
	Differences []map[string]any
	Statuses    []map[string]any
}

// What the preview says is what happens: the comparison of the file before the
// import with the one after tells the same differences, in words and order.
func TestPreviewIsWhatHappens(t *testing.T) {
	for name, change := range map[string]func(*model.Year){
		"figures": func(y *model.Year) {
			y.KPIs[0].Target, _ = model.ParseTarget("99%以上")
			y.KPIs[3].Rank, y.KPIs[3].Rating = model.Rank{Value: 47}, model.Rating{Grade: "C"}
		},
		"what goes": func(y *model.Year) {
			y.Activities = y.Activities[2:]
			y.Notes = y.Notes[:len(y.Notes)-3]
			y.Staffing.Groups = y.Staffing.Groups[1:]
			y.Conflicts = nil
		},
		"what comes": func(y *model.Year) {
			k := y.KPIs[0]
			k.Code, k.Name, k.HQ = "another", model.Text{JA: "別", EN: "Other"}, nil
			y.KPIs = append(y.KPIs, k)
			y.Documents = append(y.Documents, model.Document{Code: "minutes", Title: model.Text{JA: "議事録", EN: "Minutes"}})
			y.Notes[0].KPIs = append(y.Notes[0].KPIs, "another")
		},
		"order": func(y *model.Year) {
			y.KPIs[0], y.KPIs[1] = y.KPIs[1], y.KPIs[0]
			y.Groups[0], y.Groups[2] = y.Groups[2], y.Groups[0]
		},
		"words and statuses": func(y *model.Year) {
			y.ScaleNote.EN = "otherwise"
			y.KPIs[2].Status = model.Status{Value: model.Achieved, Comment: "ok"}
			y.KPIs[5].Status = model.Status{Value: model.Achieved, Comment: "the file's"} // people have said otherwise
			y.Conflicts[0].Resolution = &model.Resolution{Variant: 1, Reason: "the newer page"}
		},
		"all of the staffing": func(y *model.Year) { y.Staffing = nil; y.Conflicts = nil },
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			file, backup, changed := filepath.Join(folder, "b.db"), filepath.Join(folder, "old.db"), filepath.Join(folder, "new.yaml")
			years, err := seed.BuiltIn()
			if err != nil {
				t.Fatal(err)
			}
			does := func(args ...string) string {
				t.Helper()
				r := runWith(t, builtIn(), args...)
				if r.exit != exitFine {
					t.Fatalf("%v: %+v", args, r)
				}
				return r.stdout
			}
			does("init", "--db", file)
			does("status", years[1].KPIs[5].Code, "difficult", "--comment", "people's", "--as", "a", "--db", file)
			does("backup", backup, "--db", file)
			change(years[1])
			data, err := seed.Encode(years[1])
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(changed, data, 0o600); err != nil {
				t.Fatal(err)
			}
			var preview struct{ Import []told }
			var diff struct{ Years []told }
			decode(t, does("import", changed, "--db", file, "--yes", "--as", "a", "--json"), &preview)
			decode(t, does("diff", backup, file, "--json"), &diff)
			if len(preview.Import) != 1 || len(preview.Import[0].Differences) == 0 {
				t.Fatalf("the preview tells nothing: %v", preview)
			}
			for _, y := range diff.Years {
				if y.Year["label"] == "R6" {
					if d := cmp.Diff(preview.Import[0].Differences, y.Differences); d != "" {
						t.Errorf("foretold (-) and come to pass (+):\n%s", d)
					}
				} else if len(y.Differences) > 0 {
					t.Errorf("%v has changed too: %v", y.Year, y.Differences)
				}
			}
		})
	}
}

func decode(t *testing.T, printed string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(printed), into); err != nil {
		t.Fatalf("%v: %.200s", err, printed)
	}
}

package db

import (
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"scorecard/model"
)

// earlierFile is a scorecard that a program of the earlier layout made, with a few
// statuses set.
func earlierFile(t *testing.T) string {
	t.Helper()
	packed, err := os.Open("testdata/earlier.db.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close() //nolint:errcheck // read
	from, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "scorecard.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// replacing are years that have two of the items with a status.
func replacing() []*model.Year {
	y := unsaid(evenBuilder(3).year("kumamoto", 2025, true))
	for i := range y.KPIs {
		was, now := y.KPIs[i].Code, []string{"generic-rate", "lifestyle-checkup-rate", "other"}[i]
		y.KPIs[i].Code = now
		for j := range y.Notes {
			for k, code := range y.Notes[j].KPIs {
				if code == was {
					y.Notes[j].KPIs[k] = now
				}
			}
		}
	}
	y.Lineage, y.Conflicts = nil, nil
	return []*model.Year{y}
}

func TestOpen_RefusesEarlierLayout(t *testing.T) {
	path := earlierFile(t)
	before, err := os.ReadFile(path) //nolint:gosec // the test's own file
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{}, {ReadOnly: true}} {
		_, err := Open(t.Context(), path, o)
		checkError(t, err, model.EarlierLayout, path)
	}
	if after, err := os.ReadFile(path); err != nil || !slices.Equal(before, after) { //nolint:gosec // the test's own file
		t.Error("it has changed", err)
	}
	onlyFile(t, path)
}

func TestReplaceEarlier_CarriesStatusesOver(t *testing.T) {
	for name, pragma := range map[string]string{"journal": `PRAGMA journal_mode = DELETE`, "log": `PRAGMA journal_mode = WAL`} {
		t.Run(name, func(t *testing.T) {
			path := earlierFile(t)
			raw(t, path, pragma)
			taken := filepath.Join(filepath.Dir(path), "scorecard.earlier.db")
			if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
			done, err := ReplaceEarlier(t.Context(), path, replacing())
			if err != nil {
				t.Fatal(err)
			}
			kept := filepath.Join(filepath.Dir(path), "scorecard.earlier-2.db")
			same(t, "report", done, Replacement{Kept: kept, Carried: 2, Left: 1})
			db := open(t, path, Options{})
			same(t, "status", statusOf(t, db, 2025, "lifestyle-checkup-rate").Comment, "郵送で案内")
			changes := changesOf(t, db, model.HistoryQuery{})
			if len(changes) != 2 {
				t.Fatalf("%+v", changes)
			}
			for _, c := range changes {
				if c.Kind != model.Edited || c.Who != "花子" || c.At.Format("2006-01-02T15:04:05Z") != "2026-11-29T13:52:30Z" {
					t.Errorf("%+v", c)
				}
			}
			same(t, "value", changes[1].To.Value, model.Achieved)
			checkSound(t, db)
			if _, err := db.Undo(t.Context(), "", "花子", 2); err != nil {
				t.Error(err)
			}
			_, err = Open(t.Context(), kept, Options{})
			checkError(t, err, model.EarlierLayout, kept)
			if content, err := os.ReadFile(taken); err != nil || string(content) != "mine" { //nolint:gosec // the test's own file
				t.Errorf("%q %v", content, err)
			}
			info, err := os.Stat(path)
			if err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%v %v", info.Mode(), err)
			}
		})
	}
}

func TestReplaceEarlier_LeavesOtherFilesAsTheyAre(t *testing.T) {
	path := create(t, smallYear(2))
	_, err := ReplaceEarlier(t.Context(), path, replacing())
	checkError(t, err, model.BadInput, path)
	onlyFile(t, path)
	missing := filepath.Join(t.TempDir(), "missing.db")
	_, err = ReplaceEarlier(t.Context(), missing, replacing())
	checkError(t, err, model.FileNotFound, missing)
	bad := replacing()
	bad[0].KPIs[0].Unit = ""
	old := earlierFile(t)
	var problems model.Problems
	if _, err := ReplaceEarlier(t.Context(), old, bad); !errors.As(err, &problems) {
		t.Error(err)
	}
	onlyFile(t, old)
	raw(t, old, `DROP TABLE status`)
	_, err = ReplaceEarlier(t.Context(), old, replacing())
	checkError(t, err, model.Damaged, old)
	onlyFile(t, old)
}

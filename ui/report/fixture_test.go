package report_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"scorecard/model"
	"scorecard/seed"
	"scorecard/ui/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

var languages = []model.Lang{model.Japanese, model.English}

// made is when every print of a test is made.
var made = time.Date(2026, time.November, 22, 10, 30, 0, 0, time.FixedZone("JST", 9*60*60))

// decoded are the built-in years, decoded once.
var decoded = sync.OnceValues(seed.BuiltIn)

// builtIn are the built-in years, for a test to change as it likes.
func builtIn(t testing.TB) []*model.Year {
	t.Helper()
	years, err := decoded()
	if err != nil {
		t.Fatal(err)
	}
	own := make([]*model.Year, len(years))
	for i, y := range years {
		own[i] = y.Clone()
	}
	return own
}

// seenFrom is the built-in branch seen from one of its years.
func seenFrom(t testing.TB, year int) *model.Scorecard {
	t.Helper()
	return assemble(builtIn(t), year)
}

func assemble(years []*model.Year, year int) *model.Scorecard {
	byYear := map[int]*model.Year{}
	for _, y := range years {
		byYear[y.Year] = y
	}
	return model.NewScorecard(byYear, year)
}

type printer func(io.Writer, *model.Scorecard, report.Options) error

func render(t testing.TB, print printer, c *model.Scorecard, o report.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := print(&b, c, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// golden holds what is printed against a file of the same text.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run the test with -update)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got); if that is meant, run the test with -update\n%s", name, diff)
	}
}

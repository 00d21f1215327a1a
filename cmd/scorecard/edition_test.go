package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scorecard/model"
	"scorecard/seed"
)

// nextEdition is the built-in data as a later edition could have it: every year of
// it, and one target told otherwise.
func nextEdition(t *testing.T) edition {
	t.Helper()
	return edition{seed.BuiltInBranch, seed.BuiltInEdition + 1, func() ([]*model.Year, error) {
		years, err := seed.BuiltIn()
		if err != nil {
			return nil, err
		}
		for _, y := range years {
			y.Edition = seed.BuiltInEdition + 1
		}
		years[1].KPI("lifestyle-checkup-rate").Target, err = model.ParseTarget("68.3%以上")
		return years, err
	}}
}

// ran is what a run of the program ended with and said.
type ran struct {
	exit           int
	stdout, stderr string
}

func runWith(t *testing.T, e edition, args ...string) ran {
	t.Helper()
	var out, said bytes.Buffer
	exit := run(context.Background(), process{
		args: args, env: func(name string) string { return map[string]string{"LANG": "en"}[name] }, stdout: &out, stderr: &said,
		now: func() time.Time { return time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC) }, builtIn: e,
	})
	return ran{exit, out.String(), said.String()}
}

// A newer edition is announced with every print and offered through the preview;
// once it is taken, or where the branch is its own, there is nothing to say.
func TestNewerEditionIsOffered(t *testing.T) {
	file := filepath.Join(t.TempDir(), "b.db")
	if r := runWith(t, builtIn(), "init", "--db", file); r.exit != exitFine {
		t.Fatal(r)
	}
	notice := fmt.Sprintf("The built-in data has a newer edition (%d; the file has %d). scorecard import --built-in", seed.BuiltInEdition+1, seed.BuiltInEdition)
	later := nextEdition(t)
	if r := runWith(t, builtIn(), "groups", "--db", file); strings.Contains(r.stderr, "edition") {
		t.Errorf("the same edition is announced: %s", r.stderr)
	}
	for _, args := range [][]string{{"summary"}, {"show", "health", "1"}, {"status", "--json"}, {"check"}, {"version"}} {
		r := runWith(t, later, append(args, "--db", file)...)
		if said := strings.Contains(r.stderr, notice); r.exit != exitFine || said == (args[0] == "version") || strings.Contains(r.stdout, notice) {
			t.Errorf("%v: %+v", args, r.stderr)
		}
	}
	r := runWith(t, later, "import", "--built-in", "--db", file)
	if r.exit != exitUsage || !strings.Contains(r.stdout, "target: >= 68.2% → >= 68.3%") || !strings.Contains(r.stdout, fmt.Sprintf("edition: %d → %d", seed.BuiltInEdition, seed.BuiltInEdition+1)) {
		t.Errorf("the preview: %+v", r)
	}
	if r := runWith(t, later, "import", "--built-in", "--yes", "--db", file); r.exit != exitFine {
		t.Errorf("%+v", r)
	}
	if r := runWith(t, later, "groups", "--db", file); strings.Contains(r.stderr, "edition") {
		t.Errorf("announced after it was taken: %s", r.stderr)
	}
	if r := runWith(t, later, "import", "--built-in", "--db", file); r.exit != exitFine || !strings.Contains(r.stderr, "nothing was written") {
		t.Errorf("%+v", r)
	}
	if r := runWith(t, builtIn(), "groups", "--db", file); strings.Contains(r.stderr, "edition") {
		t.Errorf("an older program announces its edition: %s", r.stderr)
	}
}

//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scorecard/db"
	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/seed"
	"scorecard/seed/yearfile"
	"scorecard/ui/label"
)

// meddler is somebody else who works in the file while a command runs.
type meddler struct {
	t     *testing.T
	file  string
	turns int
	done  int
	act   func(store *db.DB, turn int) error
}

// importing gives a KPI of R6 another actual at each turn.
func (m *meddler) importing(store *db.DB, turn int) error {
	y := builtInYear(m.t)
	setActual(m.t, y, fmt.Sprintf("7.%d%%", turn))
	_, err := store.ImportAll(m.t.Context(), model.ImportRequest{Years: []*model.Year{y}, Who: "Suzuki"})
	return err
}

func importer(t *testing.T, file string, turns int) *meddler {
	m := &meddler{t: t, file: file, turns: turns}
	m.act = m.importing
	return m
}

// settling resolves a conflict of R6.
func (m *meddler) resolving(store *db.DB, _ int) error {
	card, err := store.Scorecard(m.t.Context(), "", 2024)
	if err != nil {
		return err
	}
	_, err = store.Resolve(m.t.Context(), card.ResolutionEdit(&card.Year.Conflicts[0], 1, "because", "Suzuki"))
	return err
}

func (m *meddler) next() {
	if m.done >= m.turns {
		return
	}
	m.done++
	store, err := db.Open(m.t.Context(), m.file, db.Options{})
	if err != nil {
		m.t.Error(err)
		return
	}
	defer store.Close() //nolint:errcheck // a change is on disk when it returns
	if err := m.act(store, m.done); err != nil {
		m.t.Error(err)
	}
}

func builtInYear(t *testing.T) *model.Year {
	t.Helper()
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return years[1]
}

func setActual(t *testing.T, y *model.Year, printed string) {
	t.Helper()
	figure, err := model.ParseFigure(printed)
	if err != nil {
		t.Fatal(err)
	}
	y.KPI("employer-data-rate").Actual = figure
}

// afterPrint lets a meddler have a turn after each preview that is printed.
type afterPrint struct {
	*bytes.Buffer
	meddler *meddler
}

func (w *afterPrint) Write(p []byte) (int, error) {
	n, err := w.Buffer.Write(p)
	w.meddler.next()
	return n, err
}

// runBeside runs a command that the meddler gets ahead of.
func runBeside(t *testing.T, m *meddler, args ...string) ran {
	t.Helper()
	printed, said := &bytes.Buffer{}, &bytes.Buffer{}
	exit := run(context.Background(), process{
		args: append(args, "--db", m.file), env: func(name string) string { return map[string]string{"LANG": "en"}[name] },
		stdout: &afterPrint{printed, m}, stderr: said, now: time.Now, builtIn: builtIn(),
	})
	return ran{exit, printed.String(), said.String()}
}

// contested is a scorecard and a file that changes a figure of R6 in it.
func contested(t *testing.T) (file, changed string) {
	t.Helper()
	folder := t.TempDir()
	file, changed = filepath.Join(folder, "b.db"), filepath.Join(folder, "r6.yaml")
	if r := runWith(t, builtIn(), "init", "--db", file); r.exit != exitFine {
		t.Fatal(r)
	}
	y := builtInYear(t)
	setActual(t, y, "5.9%")
	data, err := yearfile.Encode(y)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(changed, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file, changed
}

const changedSince = "The year has changed since its preview: R6 (Suzuki)"

func TestImport_ShowsNewPreviewWhenYearChanges(t *testing.T) {
	file, changed := contested(t)
	got := runBeside(t, importer(t, file, 2), "import", changed, "--yes", "--as", "Sato")
	if got.exit != exitFine || strings.Count(got.stderr, changedSince+". This is the new preview") != 2 {
		t.Errorf("%d: %s", got.exit, got.stderr)
	}
	first := strings.Index(got.stdout, "5.8% → 5.9%")
	second, third := strings.Index(got.stdout, "7.1% → 5.9%"), strings.Index(got.stdout, "7.2% → 5.9%")
	if first < 0 || second < first || third < second {
		t.Errorf("previews at %d, %d, %d:\n%s", first, second, third, got.stdout)
	}
	if now := actual(t, file, 2024, "employer-data-rate"); now != "5.9%" {
		t.Errorf("stored: %s", now)
	}
}

func TestImport_GivesUpWhenYearKeepsChanging(t *testing.T) {
	file, changed := contested(t)
	m := importer(t, file, 9)
	got := runBeside(t, m, "import", changed, "--yes", "--as", "Sato")
	if got.exit != exitLocked || !strings.Contains(got.stderr, "Error: "+changedSince+"\n") || m.done != previewTries {
		t.Errorf("%d after %d: %s", got.exit, m.done, got.stderr)
	}
	if now := actual(t, file, 2024, "employer-data-rate"); now != "7.5%" {
		t.Errorf("the other's figure is not stored, but %s", now)
	}
}

// JSON stays one document, of the preview that was carried out.
func TestReviewed_PrintsOnlyLastPreviewAsJSON(t *testing.T) {
	var out, said bytes.Buffer
	a := &app{process: process{stdout: &out, stderr: &said, now: time.Now, env: func(string) string { return "" }}, labels: label.In(model.English)}
	r := &review{printing: printing{format: jsonForm}, yes: true}
	years := []int{2023, 2024, 2025}
	err := a.reviewed(r, func() error {
		if err := a.printPreview(r, []finding.Preview{{Preview: model.Preview{Year: years[0]}}}); err != nil {
			return err
		}
		if years = years[1:]; len(years) > 0 {
			return &model.Error{Kind: model.YearChanged, Subject: "R6 (Suzuki)"}
		}
		return nil
	})
	if err != nil || !json.Valid(out.Bytes()) || !strings.Contains(out.String(), `"value": 2025`) || strings.Count(said.String(), changedSince) != 2 {
		t.Errorf("%v: %s\n%s", err, &said, &out)
	}
}

func TestImport_ChangesNothingWhenOtherImportedTheSame(t *testing.T) {
	file, _ := contested(t)
	same := filepath.Join(t.TempDir(), "r6.yaml")
	y := builtInYear(t)
	setActual(t, y, "7.1%")
	data, err := yearfile.Encode(y)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(same, data, 0o600); err != nil {
		t.Fatal(err)
	}
	got := runBeside(t, importer(t, file, 1), "import", same, "--yes", "--as", "Sato")
	if got.exit != exitFine || !strings.Contains(got.stderr, changedSince) || !strings.Contains(got.stderr, "Nothing changes") {
		t.Errorf("%d: %s", got.exit, got.stderr)
	}
	if list := runWith(t, builtIn(), "history", "--imports", "--json", "--db", file).stdout; strings.Count(list, `"who"`) != 1 {
		t.Errorf("imports: %s", list)
	}
}

// A conflict that is resolved meanwhile counts as a change of the year, too.
func TestUndoImport_ShowsNewPreviewWhenYearChanges(t *testing.T) {
	file, changed := contested(t)
	if r := runWith(t, builtIn(), "import", changed, "--yes", "--as", "Sato", "--db", file); r.exit != exitFine {
		t.Fatal(r)
	}
	m := &meddler{t: t, file: file, turns: 1}
	m.act = m.resolving
	got := runBeside(t, m, "undo", "--import", "1", "--yes", "--as", "Sato")
	if got.exit != exitFine || !strings.Contains(got.stderr, changedSince+". This is the new preview") || strings.Count(got.stdout, "5.9% → 5.8%") != 2 {
		t.Errorf("%d: %s\n%s", got.exit, got.stderr, got.stdout)
	}
	if now := actual(t, file, 2024, "employer-data-rate"); now != "5.8%" {
		t.Errorf("stored: %s", now)
	}
}

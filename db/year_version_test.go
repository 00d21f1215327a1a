package db

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"scorecard/model"
)

// previewed is what the preview of a year's import carries to the store.
func previewed(t *testing.T, db *DB, y *model.Year) model.Preview {
	t.Helper()
	version, err := db.YearVersion(t.Context(), y.Branch.Code, y.Year)
	if err != nil {
		t.Fatal(err)
	}
	p := model.Preview{Branch: y.Branch, Year: y.Year, Version: version, New: !version.OnFile}
	if version.OnFile {
		p.Statuses = model.Clashes(yearOf(t, db, y.Branch.Code, y.Year), y)
	}
	return p
}

func agreed(t *testing.T, db *DB, who string, years ...*model.Year) model.ImportRequest {
	t.Helper()
	request := model.ImportRequest{Years: years, Who: who}
	for _, y := range years {
		request.Shown = append(request.Shown, previewed(t, db, y))
	}
	return request
}

// wantYearChanged requires the refusal of an import, and that nothing was written.
func wantYearChanged(t *testing.T, db *DB, subject string, act func() error) {
	t.Helper()
	before := readRaw(t, db.Path(), contents)
	err := act()
	if !errors.Is(err, &model.Error{Kind: model.YearChanged, Subject: subject}) || !model.PreviewOutdated(err) {
		t.Errorf("got %v, want year_changed %s", err, subject)
	}
	sameRows(t, readRaw(t, db.Path(), contents), before)
}

func TestImportAll_RefusesYearChangedSincePreview(t *testing.T) {
	db := openDisputed(t, Options{}, disputed("kumamoto", 2024), plain("kumamoto", 2025, 2))
	file, next := disputed("kumamoto", 2024), plain("kumamoto", 2025, 3)
	new23, oita := plain("kumamoto", 2023, 4), plain("oita", 2024, 5)
	for _, test := range []struct {
		name    string
		years   []*model.Year
		change  func(t *testing.T)
		subject string
	}{
		{"import of one of two years", []*model.Year{file, next}, func(t *testing.T) {
			bring(t, db, model.ImportRequest{Years: []*model.Year{plain("kumamoto", 2025, 6)}, Who: "Suzuki"})
		}, "R7 (Suzuki)"},
		{"undone import", []*model.Year{next}, func(t *testing.T) { takeBackImport(t, db, 1) }, "R7 (Taro)"},
		{"import that was undone", []*model.Year{next}, func(t *testing.T) {
			bring(t, db, model.ImportRequest{Years: []*model.Year{plain("kumamoto", 2025, 6)}, Who: "Suzuki"})
			takeBackImport(t, db, 3)
		}, "R7 (Taro)"},
		{"import of a year that was not on file", []*model.Year{new23}, func(t *testing.T) {
			bring(t, db, model.ImportRequest{Years: []*model.Year{plain("kumamoto", 2023, 7)}, Who: "Suzuki"})
		}, "R5 (Suzuki)"},
		{"year removed by undoing", []*model.Year{new23}, func(t *testing.T) { takeBackImport(t, db, 5) }, "R5 (Taro)"},
		{"branch that was not on file", []*model.Year{file, oita}, func(t *testing.T) {
			bring(t, db, model.ImportRequest{Years: []*model.Year{plain("oita", 2024, 8)}, Who: "Suzuki"})
		}, "oita R6 (Suzuki)"},
		{"resolved conflict", []*model.Year{file}, func(t *testing.T) { resolveOn(t, db, 0, 1, "Hanako") }, "R6 (Hanako)"},
		{"undone resolution", []*model.Year{file}, func(t *testing.T) {
			seq := changesOf(t, db, model.HistoryQuery{Limit: 1})[0].Seq
			if _, err := db.Undo(t.Context(), "", "Hanako", seq); err != nil {
				t.Fatal(err)
			}
		}, "R6 (Hanako)"},
		{"closed", []*model.Year{file}, func(t *testing.T) {
			if err := db.CloseYear(t.Context(), "", 2024, "Jiro", "over"); err != nil {
				t.Fatal(err)
			}
		}, "R6 (Jiro)"},
		{"reopened", []*model.Year{file}, func(t *testing.T) {
			if err := db.ReopenYear(t.Context(), "", 2024, "Jiro", "again"); err != nil {
				t.Fatal(err)
			}
		}, "R6 (Jiro)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			request := agreed(t, db, "Sato", test.years...)
			test.change(t)
			wantYearChanged(t, db, test.subject, func() error {
				_, err := db.ImportAll(t.Context(), request)
				return err
			})
		})
	}
	bring(t, db, agreed(t, db, "Sato", file, next, new23, oita)) // the new preview
	checkSound(t, db)
}

// A year of the preview that the import would leave as it is counts, too.
func TestImportAll_RefusesChangeOfShownYearThatIsNotImported(t *testing.T) {
	db := open(t, create(t, plain("kumamoto", 2024, 1), plain("kumamoto", 2025, 2)), Options{})
	request := agreed(t, db, "Sato", plain("kumamoto", 2024, 3), plain("kumamoto", 2025, 2))
	request.Years = request.Years[:1]
	bring(t, db, model.ImportRequest{Years: []*model.Year{plain("kumamoto", 2025, 4)}, Who: "Suzuki"})
	wantYearChanged(t, db, "R7 (Suzuki)", func() error {
		_, err := db.ImportAll(t.Context(), request)
		return err
	})
}

// Statuses matter where they clash with the file's: others stay in any case.
func TestImportAll_RefusesStatusClashThatWasNotShown(t *testing.T) {
	db := open(t, create(t, unsaid(plain("kumamoto", 2024, 1))), Options{})
	file := unsaid(plain("kumamoto", 2024, 1))
	*statusesOf(file)["kpi-0"] = model.Status{Value: model.Difficult}
	refused := func(name string, change func()) {
		t.Helper()
		request := agreed(t, db, "Sato", file)
		change()
		wantYearChanged(t, db, "R6 ("+name+")", func() error {
			_, err := db.ImportAll(t.Context(), request)
			return err
		})
	}
	refused("Hanako", func() { say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "mine") })
	refused("Jiro", func() { say(t, db, "Jiro", 2024, "kpi-0", model.Achieved, "mine") })
	refused("Jiro", func() { say(t, db, "Jiro", 2024, "kpi-0", model.Difficult, "") }) // no clash is left
	request := agreed(t, db, "Sato", file)
	say(t, db, "Hanako", 2024, "m-0", model.Expected, "mine")
	bring(t, db, request)
	same(t, "status that the file does not set", statusOf(t, db, 2024, "m-0").Comment, "mine")
}

func TestUndoImport_RefusesYearChangedSincePreview(t *testing.T) {
	before := disputed("kumamoto", 2024)
	db := openDisputed(t, Options{})
	bring(t, db, model.ImportRequest{Years: []*model.Year{disputed("kumamoto", 2024), plain("kumamoto", 2025, 3)}})
	shown := []model.Preview{previewed(t, db, before), previewed(t, db, plain("kumamoto", 2025, 3))}
	resolveOn(t, db, 0, 1, "Hanako")
	wantYearChanged(t, db, "R6 (Hanako)", func() error {
		_, err := db.UndoImport(t.Context(), 1, "Sato", shown...)
		return err
	})
	shown = []model.Preview{previewed(t, db, before), previewed(t, db, plain("kumamoto", 2025, 3))}
	if _, err := db.UndoImport(t.Context(), 1, "Sato", shown...); err != nil {
		t.Error(err)
	}
	checkSound(t, db)
}

// Of imports that were prepared on one state, by several openings of the file at
// once, one is carried out and the others write nothing.
func TestImportAll_CarriesOutOneOfSeveralPreparedOnTheSameState(t *testing.T) {
	path := create(t, plain("kumamoto", 2024, 1))
	const people = 4
	stores, requests := make([]*DB, people), make([]model.ImportRequest, people)
	for i := range people {
		stores[i] = open(t, path, Options{})
		requests[i] = agreed(t, stores[i], string(rune('A'+i)), plain("kumamoto", 2024, uint64(10+i)))
	}
	errs := make([]error, people)
	var begun, all sync.WaitGroup
	begun.Add(people)
	for i := range people {
		all.Go(func() {
			begun.Done()
			begun.Wait()
			_, errs[i] = stores[i].ImportAll(t.Context(), requests[i])
		})
	}
	all.Wait()
	winner := slices.IndexFunc(errs, func(err error) bool { return err == nil })
	if winner < 0 {
		t.Fatal(errs)
	}
	for i, err := range errs {
		if want := "year_changed R6 (" + requests[winner].Who + ")"; i != winner && (err == nil || err.Error() != want) {
			t.Errorf("%d: %v, want %s", i, err, want)
		}
	}
	imports, err := stores[0].Imports(t.Context(), "")
	if err != nil || len(imports) != 1 {
		t.Errorf("imports: %+v, %v", imports, err)
	}
	same(t, "year", yearOf(t, stores[0], "kumamoto", 2024), requests[winner].Years[0])
	checkSound(t, stores[0])
}

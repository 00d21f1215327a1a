package db

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"scorecard/model"
)

// plain is a year whose statuses nobody has touched, as every year file is. Its
// number of KPIs, and what stands in it, go by the seed.
func plain(branch string, year int, seed uint64) *model.Year {
	return randomBuilder(seed).year(branch, year, true)
}

func yearOf(t *testing.T, db *DB, branch string, year int) *model.Year {
	t.Helper()
	y, err := db.Year(t.Context(), branch, year)
	if err != nil {
		t.Fatal(err)
	}
	return y
}

func bring(t *testing.T, db *DB, r model.ImportRequest) model.Import {
	t.Helper()
	if r.Who == "" {
		r.Who = "Importer"
	}
	made, err := db.ImportAll(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func takeBackImport(t *testing.T, db *DB, id int) model.Import {
	t.Helper()
	made, err := db.UndoImport(t.Context(), id, "Taro")
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestImportOfSeveralBranchesIsOneAct(t *testing.T) {
	at := time.Date(2025, 4, 1, 9, 0, 0, 0, time.UTC)
	before := plain("kumamoto", 2024, 1)
	db := open(t, create(t, before), Options{Now: func() time.Time { return at }})
	years := []*model.Year{plain("oita", 2025, 2), plain("kumamoto", 2024, 3), plain("kumamoto", 2025, 4)}
	var told []string
	made := bring(t, db, model.ImportRequest{
		Years: years, Files: []string{"oita.xlsx", "熊本.yaml", ""}, Who: "Hanako",
		Progress: func(done, total int) { told = append(told, fmt.Sprint(done, "/", total)) },
	})
	want := model.Import{
		ID: 1, Who: "Hanako", At: at, Files: []string{"oita.xlsx", "熊本.yaml", "-"},
		Years: []model.ImportedYear{
			{Branch: "kumamoto", Year: 2024}, {Branch: "kumamoto", Year: 2025, New: true}, {Branch: "oita", Year: 2025, New: true},
		},
	}
	same(t, "answer", made, want)
	same(t, "progress", told, []string{"1/3", "2/3", "3/3"})
	for _, y := range years {
		same(t, "year", yearOf(t, db, y.Branch.Code, y.Year), y)
	}
	states, err := db.ImportedBefore(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "before", states, []model.YearBefore{
		{Branch: "kumamoto", Year: 2024, State: before}, {Branch: "kumamoto", Year: 2025}, {Branch: "oita", Year: 2025},
	})
	same(t, "history", changesOf(t, db, model.HistoryQuery{}), []model.Change{
		{Seq: 2, Year: 2025, Kind: model.Imported, Who: "Hanako", At: at, Import: 1, Version: 1},
		{Seq: 1, Year: 2024, Kind: model.Imported, Who: "Hanako", At: at, Import: 1, Version: 1},
	})
	second := bring(t, db, model.ImportRequest{Years: years[:1]})
	for branch, want := range map[string][]model.Import{"": {second, made}, "kumamoto": {made}, "oita": {second, made}} {
		got, err := db.Imports(t.Context(), branch)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "imports of "+branch, got, want)
	}
	if _, err := db.Imports(t.Context(), "nowhere"); kindOf(err) != model.NoBranch {
		t.Error(err)
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := db.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	same(t, "backup", readRaw(t, copied, contents), readRaw(t, db.Path(), contents))
	checkSound(t, db)
}

func TestImportTakenBack(t *testing.T) {
	before := plain("kumamoto", 2024, 1)
	db := open(t, create(t, before), Options{})
	years := []*model.Year{plain("kumamoto", 2024, 3), plain("kumamoto", 2025, 4), plain("oita", 2025, 2)}
	bring(t, db, model.ImportRequest{Years: years})
	undone := takeBackImport(t, db, 1)
	if undone.ID != 2 || undone.Undoes != 1 || undone.Who != "Taro" || len(undone.Years) != 3 || len(undone.Files) != 0 {
		t.Errorf("answer: %+v", undone)
	}
	same(t, "year", yearOf(t, db, "kumamoto", 2024), before)
	branches, err := db.Branches(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "branches", branches, []model.Branch{before.Branch})
	if list, err := db.Years(t.Context(), ""); err != nil || !slices.Equal(list, []int{2024}) {
		t.Errorf("years: %v %v", list, err)
	}
	for _, ask := range []func() error{
		func() error { _, err := db.Years(t.Context(), "oita"); return err },
		func() error { _, err := db.Scorecard(t.Context(), "oita", 0); return err },
		func() error { _, err := db.Peers(t.Context(), "oita", 2025, "kpi-0"); return err },
	} {
		if err := ask(); kindOf(err) != model.NoBranch {
			t.Errorf("a branch that is gone: %v", err)
		}
	}
	changes := changesOf(t, db, model.HistoryQuery{Branch: "oita"})
	if len(changes) != 2 || changes[0].Undoes != 1 || changes[0].Import != 2 {
		t.Errorf("its history stays: %+v", changes)
	}
	imports, err := db.Imports(t.Context(), "oita")
	if err != nil || len(imports) != 2 || imports[1].Undone != 2 {
		t.Errorf("imports: %+v %v", imports, err)
	}
	takeBackImport(t, db, 2) // and back again
	for _, y := range years {
		same(t, "back again", yearOf(t, db, y.Branch.Code, y.Year), y)
	}
	checkSound(t, db)
}

func TestImportsThatCannotBeTakenBack(t *testing.T) {
	db := open(t, create(t, plain("kumamoto", 2024, 1)), Options{})
	refused := func(id int, kind model.ErrorKind, subject string) {
		t.Helper()
		before := readRaw(t, db.Path(), contents)
		_, err := db.UndoImport(t.Context(), id, "Taro")
		var typed *model.Error
		if !errors.As(err, &typed) || typed.Kind != kind || typed.Subject != subject {
			t.Errorf("import %d: got %v, want %s %q", id, err, kind, subject)
		}
		sameRows(t, readRaw(t, db.Path(), contents), before)
	}
	two := []*model.Year{unsaid(plain("kumamoto", 2024, 2)), unsaid(plain("kumamoto", 2025, 2))}
	bring(t, db, model.ImportRequest{Years: two})
	bring(t, db, model.ImportRequest{Years: []*model.Year{plain("kumamoto", 2024, 3)}})
	refused(9, model.NoImport, "9")
	refused(1, model.ImportCovered, "2 (R6)")
	takeBackImport(t, db, 2)
	refused(2, model.NothingToUndo, "2")
	say(t, db, "Hanako", 2025, "kpi-0", model.Expected, "worked in")
	refused(1, model.YearEdited, "R7")
	if err := db.CloseYear(t.Context(), "", 2024, "Taro", "over"); err != nil {
		t.Fatal(err)
	}
	refused(1, model.YearClosed, "R6")
	bring(t, db, model.ImportRequest{Years: []*model.Year{plain("oita", 2024, 3), plain("oita", 2025, 3)}})
	bring(t, db, model.ImportRequest{Years: []*model.Year{plain("oita", 2025, 4), plain("saga", 2025, 4)}})
	bring(t, db, model.ImportRequest{Years: []*model.Year{plain("oita", 2025, 5)}})
	refused(4, model.ImportCovered, "6 (R7)")
	refused(5, model.ImportCovered, "6 (oita R7)")
	if _, err := db.UndoImport(t.Context(), 6, ""); kindOf(err) != model.BadInput {
		t.Errorf("by nobody: %v", err)
	}
}

// A resolution and a closing are work in a year, too.
func TestYearThatPeopleWorkedInIsNotRemoved(t *testing.T) {
	for name, work := range map[string]func(t *testing.T, db *DB){
		"resolved": func(t *testing.T, db *DB) { resolveOn(t, db, 0, 1, "Hanako") },
		"taken up": func(t *testing.T, db *DB) { say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "") },
		"reopened": func(t *testing.T, db *DB) {
			err := errors.Join(db.CloseYear(t.Context(), "", 2024, "Taro", "x"), db.ReopenYear(t.Context(), "", 2024, "Taro", "x"))
			if err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			db := open(t, create(t), Options{})
			bring(t, db, model.ImportRequest{Years: []*model.Year{disputed("kumamoto", 2024)}})
			work(t, db)
			if _, err := db.UndoImport(t.Context(), 1, "Taro"); kindOf(err) != model.YearEdited {
				t.Error(err)
			}
			checkSound(t, db)
		})
	}
}

// A status that a person has set gives way only when it is named, as it was seen,
// and where the file says otherwise; and it comes back with the import.
func TestImportTakesStatusesThatAreNamed(t *testing.T) {
	db := open(t, create(t, unsaid(plain("kumamoto", 2024, 1))), Options{})
	file := unsaid(plain("kumamoto", 2024, 1))
	items := []string{"kpi-0", "m-0", "i-1"}
	for _, item := range items {
		say(t, db, "Hanako", 2024, item, model.Expected, "mine")
	}
	statuses := statusesOf(file)
	*statuses["kpi-0"] = model.Status{Value: model.Difficult, Comment: "the file's", Who: "Saburo"}
	*statuses["m-0"] = model.Status{Value: model.Expected, Comment: "mine", Who: "Saburo"}
	request := model.ImportRequest{Years: []*model.Year{file}, Who: "Importer"}
	bring(t, db, request)
	same(t, "not named", statusOf(t, db, 2024, "kpi-0").Comment, "mine")
	for _, item := range items {
		request.Statuses = append(request.Statuses, model.TakenStatus{Branch: "kumamoto", Year: 2024, Item: item, Version: 1})
	}
	late := request
	late.Statuses = slices.Clone(request.Statuses)
	late.Statuses[0].Version = 0
	_, err := db.ImportAll(t.Context(), late)
	var stale *model.StaleError
	if !errors.As(err, &stale) || stale.Current.Comment != "mine" {
		t.Errorf("a status that was not seen: %v", err)
	}
	bring(t, db, request)
	taken := statusOf(t, db, 2024, "kpi-0")
	if taken.Value != model.Difficult || taken.Comment != "the file's" || taken.Who != "Importer" || taken.Version != 2 {
		t.Errorf("taken: %+v", taken)
	}
	for _, item := range items[1:] { // the same, and nothing
		if kept := statusOf(t, db, 2024, item); kept.Who != "Hanako" || kept.Version != 1 {
			t.Errorf("%s: %+v", item, kept)
		}
	}
	change := changesOf(t, db, model.HistoryQuery{Item: "kpi-0", Limit: 1})[0]
	if change.Kind != model.Imported || change.Import != 2 || change.From.Comment != "mine" || change.Who != "Importer" {
		t.Errorf("history: %+v", change)
	}
	if _, err := db.Undo(t.Context(), "", "Hanako", 3); err != nil { // i-1, which is hers
		t.Error(err)
	}
	if _, err := db.Undo(t.Context(), "", "Hanako", 2); err != nil { // m-0
		t.Error(err)
	}
	if _, err := db.Undo(t.Context(), "", "Hanako", 1); !errors.Is(err, &model.Error{Kind: model.Stale}) {
		t.Errorf("what the import lies on: %v", err)
	}
	takeBackImport(t, db, 2)
	if back := statusOf(t, db, 2024, "kpi-0"); back.Value != model.Expected || back.Comment != "mine" || back.Version != 3 {
		t.Errorf("back: %+v", back)
	}
	if _, err := db.Undo(t.Context(), "", "Hanako", 1); err != nil {
		t.Errorf("what the import lies on no more: %v", err)
	}
	checkSound(t, db)
}

// A status that somebody has changed since the import took it over stays.
func TestChangedSinceStaysWhenTakenBack(t *testing.T) {
	db := open(t, create(t, unsaid(plain("kumamoto", 2024, 1))), Options{})
	file := unsaid(plain("kumamoto", 2024, 1))
	say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "mine")
	say(t, db, "Hanako", 2024, "m-0", model.Expected, "mine")
	*statusesOf(file)["kpi-0"], *statusesOf(file)["m-0"] = model.Status{Value: model.Difficult}, model.Status{Value: model.Difficult}
	bring(t, db, model.ImportRequest{Years: []*model.Year{file}, Statuses: []model.TakenStatus{
		{Branch: "kumamoto", Year: 2024, Item: "kpi-0", Version: 1}, {Branch: "kumamoto", Year: 2024, Item: "m-0", Version: 1},
	}})
	say(t, db, "Jiro", 2024, "kpi-0", model.Achieved, "since")
	say(t, db, "Jiro", 2024, "m-0", model.Achieved, "since")
	if _, err := db.Undo(t.Context(), "", "Jiro", 7); err != nil {
		t.Fatal(err)
	}
	takeBackImport(t, db, 1)
	same(t, "changed since", statusOf(t, db, 2024, "kpi-0").Comment, "since")
	same(t, "changed, and that taken back", statusOf(t, db, 2024, "m-0").Comment, "mine")
	checkSound(t, db)
}

func TestWhatIsNotImported(t *testing.T) {
	db := open(t, create(t, plain("kumamoto", 2024, 1)), Options{})
	bad := plain("kumamoto", 2025, 2)
	bad.KPIs[0].Rank = model.Rank{Value: 48}
	good := func() *model.Year { return plain("kumamoto", 2025, 2) }
	if err := db.CloseYear(t.Context(), "", 2024, "Taro", "over"); err != nil {
		t.Fatal(err)
	}
	before := readRaw(t, db.Path(), contents)
	for name, test := range map[string]struct {
		request model.ImportRequest
		want    string
	}{
		"nothing":      {model.ImportRequest{Who: "x"}, "bad_input years"},
		"nobody":       {model.ImportRequest{Years: []*model.Year{good()}}, "bad_input who"},
		"rules broken": {model.ImportRequest{Who: "x", Years: []*model.Year{good(), bad}}, "kpis[0].rank"},
		"twice":        {model.ImportRequest{Who: "x", Years: []*model.Year{good(), good()}}, `duplicate_code "kumamoto/2025"`},
		"closed":       {model.ImportRequest{Who: "x", Years: []*model.Year{good(), plain("kumamoto", 2024, 2)}}, "year_closed R6"},
		"closed, of several branches": {
			model.ImportRequest{Who: "x", Years: []*model.Year{plain("oita", 2024, 2), plain("kumamoto", 2024, 2)}}, "year_closed kumamoto R6",
		},
		"status of another year": {
			model.ImportRequest{Who: "x", Years: []*model.Year{good()}, Statuses: []model.TakenStatus{{Branch: "kumamoto", Year: 2024}}},
			"bad_input kumamoto/2024",
		},
		"status of no item": {model.ImportRequest{Who: "x", Years: []*model.Year{good()}, Statuses: []model.TakenStatus{
			{Branch: "kumamoto", Year: 2025, Item: "nothing"},
		}}, "no_kpi nothing"},
	} {
		_, err := db.ImportAll(t.Context(), test.request)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", name, err, test.want)
		}
		sameRows(t, readRaw(t, db.Path(), contents), before)
	}
}

// A long state stands in several rows.
func TestLongStateIsKeptInParts(t *testing.T) {
	y := plain("kumamoto", 2024, 1)
	for i := range 400 { // of words that do not pack
		n := y.Notes[0]
		n.Text = model.Text{JA: noiseText(i), EN: noiseText(i + 1000)}
		y.Notes = append(y.Notes, n)
	}
	db := open(t, create(t, y), Options{})
	bring(t, db, model.ImportRequest{Years: []*model.Year{plain("kumamoto", 2024, 2)}})
	var parts int
	if err := db.pool.QueryRowContext(t.Context(), `SELECT count(*) FROM import_state`).Scan(&parts); err != nil || parts < 2 {
		t.Errorf("%d parts %v", parts, err)
	}
	takeBackImport(t, db, 1)
	same(t, "year", yearOf(t, db, "", 2024), y)
	checkSound(t, db)
}

func noiseText(seed int) string {
	var text strings.Builder
	for n := uint64(seed + 1); text.Len() < 2000; {
		n = n*6364136223846793005 + 1442695040888963407
		fmt.Fprintf(&text, "%x", n)
	}
	return text.String()
}

func TestImportsAreAppendOnly(t *testing.T) {
	db := open(t, create(t, plain("kumamoto", 2024, 1)), Options{})
	for seed := range uint64(2) {
		bring(t, db, model.ImportRequest{Years: []*model.Year{plain("kumamoto", 2024, seed)}, Files: []string{"a.yaml"}})
	}
	for _, statement := range []string{
		`UPDATE import SET who = 'x'`, `DELETE FROM import`,
		`REPLACE INTO import SELECT import, 'x', at, undoes, files FROM import WHERE import = 1`,
		`INSERT INTO import SELECT import + 3, who, at, undoes, files FROM import WHERE import = 1`,
		`UPDATE import_state SET content = x'00'`, `DELETE FROM import_state`,
		`REPLACE INTO import_state SELECT import, branch, year, ord, x'00' FROM import_state`,
		`INSERT INTO import_state SELECT 1, branch, year, 5, content FROM import_state WHERE import = 2`,
		`INSERT INTO import_state VALUES (1, 'kumamoto', 2025, 0, NULL)`,
		insertedHistory(`INSERT`, "seq", "3", "version", "3", "undoes", "NULL", "import", "9"),
		insertedHistory(`INSERT`, "seq", "3", "version", "3", "import", "NULL"),
	} {
		if _, err := db.pool.ExecContext(t.Context(), statement); kindOf(classify(err, "")) != model.Rejected {
			t.Errorf("%s: %v", statement, err)
		}
	}
	checkSound(t, db)
}

// What an import has kept is looked at by the check of the whole file.
func TestDamagedStateIsToldByTheCheck(t *testing.T) {
	for name, damage := range map[string]string{
		"other bytes":  `UPDATE import_state SET content = CAST(substr(content, 1, 40) || x'00' || substr(content, 42) AS BLOB)`,
		"cut short":    `UPDATE import_state SET content = substr(content, 1, length(content) - 9)`,
		"not packed":   `UPDATE import_state SET content = CAST('year: 2024' AS BLOB)`,
		"part missing": `DELETE FROM import_state`,
		"another year": `UPDATE import_state SET content = (SELECT content FROM import_state WHERE year = 2023) WHERE year = 2024`,
		"huge":         `UPDATE import_state SET content = zeroblob(4000000)`,
	} {
		t.Run(name, func(t *testing.T) {
			path := create(t, plain("kumamoto", 2023, 1), plain("kumamoto", 2024, 1))
			db := open(t, path, Options{})
			bring(t, db, model.ImportRequest{Years: []*model.Year{plain("kumamoto", 2023, 2), plain("kumamoto", 2024, 2)}})
			withoutTriggers(t, path, damage, "import_state_is_never_changed", "import_state_is_never_deleted")
			_, err := db.Check(t.Context())
			checkError(t, err, model.Damaged, path)
			_, err = db.UndoImport(t.Context(), 1, "Taro")
			checkError(t, err, model.Damaged, path)
			_, err = db.ImportedBefore(t.Context(), 1)
			checkError(t, err, model.Damaged, path)
			cardOf(t, db) // what is shown is sound
		})
	}
}

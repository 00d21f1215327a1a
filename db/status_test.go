package db

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"scorecard/model"
)

// The program's own triggers hold the history and the statuses against whoever
// writes with another tool.
func TestHistoryIsAppendOnly(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	db := open(t, path, Options{})
	for range 3 {
		if _, err := db.SetStatus(t.Context(), editOf(t, db, "kpi-0")); err != nil {
			t.Fatal(err)
		}
	}
	for _, statement := range []string{
		`UPDATE history SET to_comment = 'x'`,
		`DELETE FROM history`,
		`DELETE FROM history WHERE seq = 3`,
		`INSERT OR REPLACE INTO history SELECT * FROM history WHERE seq = 1`,
		insertedHistory(`REPLACE`, "seq", "4", "to_comment", "'x'"),
		insertedHistory(`INSERT`, "seq", "4", "version", "99", "change", "'undo'"),
		insertedHistory(`INSERT`, "seq", "4", "version", "99", "who", "''"),
		`DELETE FROM status WHERE code = 'kpi-0'`,
		`UPDATE status SET value = 'achieved' WHERE code = 'kpi-0'`,
		`UPDATE status SET version = version + 2 WHERE code = 'kpi-0'`,
		`REPLACE INTO status SELECT branch, year, kind, code, 'achieved', note, comment, who, at, 1 FROM status WHERE code = 'kpi-0'`,
		`DELETE FROM year WHERE year = 2024`,
	} {
		_, err := db.pool.ExecContext(t.Context(), statement)
		if kindOf(classify(err, "")) != model.Rejected {
			t.Errorf("%s: %v", statement, err)
		}
	}
	same(t, "rows", len(historyOf(t, db)), 3)
}

// insertedHistory inserts the first row of the history again, with other values in
// some columns and in its place of the chain.
func insertedHistory(verb string, columnsAndValues ...string) string {
	columns := strings.FieldsFunc(historyColumns, func(r rune) bool { return strings.ContainsRune(", \n\t", r) })
	for i := 0; i < len(columnsAndValues); i += 2 {
		columns[slices.Index(columns, columnsAndValues[i])] = columnsAndValues[i+1]
	}
	return verb + ` INTO history (branch, ` + historyColumns + `, prev, hash) SELECT branch, ` + strings.Join(columns, ", ") +
		`, (SELECT hash FROM history ORDER BY seq DESC LIMIT 1), hash FROM history WHERE seq = 1`
}

type change struct {
	Seq, Version            int
	Item, From, To, Comment string
	FromNote, Who, At       string
}

func historyOf(t *testing.T, db *DB) []change {
	t.Helper()
	rows, err := db.pool.QueryContext(t.Context(), `SELECT seq, version, code, COALESCE(from_value, ''),
		COALESCE(to_value, ''), to_comment, from_note, who, at FROM history ORDER BY branch, seq`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // Err tells
	var changes []change
	for rows.Next() {
		var c change
		if err := rows.Scan(&c.Seq, &c.Version, &c.Item, &c.From, &c.To, &c.Comment, &c.FromNote, &c.Who, &c.At); err != nil {
			t.Fatal(err)
		}
		changes = append(changes, c)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return changes
}

func TestEveryEditIsInTheHistory(t *testing.T) {
	y := sampleYears("kumamoto")[1]
	for item, status := range statusesOf(y) {
		*status = model.Status{}
		if item == "kpi-1" {
			*status = model.Status{Note: "100%"}
		}
	}
	now := time.Date(2025, 1, 1, 9, 0, 0, 999, time.FixedZone("JST", 9*3600))
	db := open(t, create(t, y), Options{Now: func() time.Time { return now }})
	for _, e := range []model.Edit{
		{Item: "kpi-1", Value: model.Achieved, Who: "Taro"},
		{Item: "m-2", Value: model.Difficult, Comment: "遅れ\n人手", Who: "花子"},
		{Item: "kpi-1", Version: 1, Value: model.Unset, Who: "花子"},
		{Item: "i-3", Value: model.Expected, Who: "Taro"},
	} {
		e.Year = 2024
		got, err := db.SetStatus(t.Context(), e)
		if err != nil {
			t.Fatal(err)
		}
		want := model.Status{Value: e.Value, Comment: e.Comment, Who: e.Who, At: now.UTC().Truncate(time.Second), Version: e.Version + 1}
		same(t, "answer", got, want)
		year, err := db.Year(t.Context(), "", 2024)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "stored", *statusesOf(year)[e.Item], want)
	}
	const at = "2025-01-01T00:00:00Z"
	same(t, "history", historyOf(t, db), []change{
		{Seq: 1, Version: 1, Item: "kpi-1", FromNote: "100%", To: "achieved", Who: "Taro", At: at},
		{Seq: 2, Version: 1, Item: "m-2", To: "difficult", Comment: "遅れ\n人手", Who: "花子", At: at},
		{Seq: 3, Version: 2, Item: "kpi-1", From: "achieved", Who: "花子", At: at},
		{Seq: 4, Version: 1, Item: "i-3", To: "expected", Who: "Taro", At: at},
	})
}

// maxComment is how many bytes the model lets a comment have.
const maxComment = 16 << 10

func TestRefusedEditsChangeNothing(t *testing.T) {
	db := open(t, create(t, sampleYears("kumamoto")...), Options{})
	good := editOf(t, db, "kpi-0")
	for name, test := range map[string]struct {
		change func(e *model.Edit)
		want   model.ErrorKind
	}{
		"unknown item":    {func(e *model.Edit) { e.Item = "kpi-99" }, model.NoKPI},
		"heading":         {func(e *model.Edit) { e.Item, e.Version = "i-5", 0 }, model.NoKPI},
		"unknown year":    {func(e *model.Edit) { e.Year = 2020 }, model.NoKPI},
		"unknown branch":  {func(e *model.Edit) { e.Branch = "oita" }, model.NoBranch},
		"unknown value":   {func(e *model.Edit) { e.Value = "done" }, model.BadInput},
		"no person":       {func(e *model.Edit) { e.Who = "" }, model.BadInput},
		"escape sequence": {func(e *model.Edit) { e.Comment = "\x1b[2J" }, model.BadInput},
		"broken UTF-8":    {func(e *model.Edit) { e.Comment = "\xff" }, model.BadInput},
		"too long":        {func(e *model.Edit) { e.Comment = strings.Repeat("長", maxComment) }, model.BadInput},
		"older version":   {func(e *model.Edit) { e.Version-- }, model.Stale},
		"newer version":   {func(e *model.Edit) { e.Version++ }, model.Stale},
	} {
		e := good
		test.change(&e)
		if _, err := db.SetStatus(t.Context(), e); !errors.Is(err, &model.Error{Kind: test.want}) {
			t.Errorf("%s: got %v, want %s", name, err, test.want)
		}
	}
	same(t, "history", historyOf(t, db), []change(nil))
	same(t, "edit", editOf(t, db, "kpi-0"), good)
}

func TestStaleEditGetsTheirStatus(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	mine, theirs := open(t, path, Options{}), open(t, path, Options{})
	edit := editOf(t, mine, "m-1")
	won, err := theirs.SetStatus(t.Context(), edit)
	if err != nil {
		t.Fatal(err)
	}
	edit.Value, edit.Comment = model.Difficult, "mine"
	got, err := mine.SetStatus(t.Context(), edit)
	var stale *model.StaleError
	if !errors.As(err, &stale) || !errors.Is(err, &model.Error{Kind: model.Stale}) {
		t.Fatalf("got %v, want a stale edit", err)
	}
	same(t, "their status", []model.Status{got, stale.Current}, []model.Status{won, won})
}

// editsEach is how many edits every editor gets in.
const editsEach = 25

// editMany changes one status over and over, beginning anew when somebody was
// faster, and reports an edit as made only when it was acknowledged.
func editMany(ctx context.Context, path string) error {
	db, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // the error of an edit tells more
	return editWith(ctx, db, fmt.Sprintf("process %d", os.Getpid()))
}

func editWith(ctx context.Context, db *DB, who string) error {
	edit := model.Edit{Year: 2024, Item: "kpi-0", Value: model.Expected, Who: who}
	for made := 0; made < editsEach; {
		edit.Comment = fmt.Sprintf("edit %d", edit.Version+1) // to say the same again would be no edit
		status, err := db.SetStatus(ctx, edit)
		switch {
		case err == nil:
			made++
			edit.Version = status.Version
		case errors.Is(err, &model.Error{Kind: model.Stale}):
			edit.Version = status.Version
		case !errors.Is(err, &model.Error{Kind: model.Locked}):
			return err
		}
	}
	return nil
}

func TestNoEditIsLostAmongManyEditors(t *testing.T) {
	const editors = 8
	for name, start := range map[string]func(t *testing.T, path string) func() error{
		"goroutines on one scorecard": func(t *testing.T, path string) func() error {
			db := open(t, path, Options{})
			return func() error { return editWith(t.Context(), db, "goroutine") }
		},
		"goroutines with one scorecard each": func(t *testing.T, path string) func() error {
			return func() error { return editMany(t.Context(), path) }
		},
		"processes": func(t *testing.T, path string) func() error { return func() error { return childEditor(t, path) } },
	} {
		t.Run(name, func(t *testing.T) {
			y := sampleYears("kumamoto")[1]
			y.KPIs[0].Status = model.Status{}
			path := create(t, y)
			edit, errs := start(t, path), make([]error, editors)
			var all sync.WaitGroup
			for i := range editors {
				all.Go(func() { errs[i] = edit() })
			}
			all.Wait()
			if err := errors.Join(errs...); err != nil {
				t.Fatal(err)
			}
			checkEdits(t, open(t, path, Options{}), editors*editsEach)
		})
	}
}

// checkEdits asks for one history row an edit, each on top of the one before.
func checkEdits(t *testing.T, db *DB, edits int) {
	t.Helper()
	changes := historyOf(t, db)
	if len(changes) != edits {
		t.Errorf("%d history rows of %d edits", len(changes), edits)
	}
	for i, c := range changes {
		if c.Version != i+1 || c.Seq != i+1 {
			t.Fatalf("row %d: %+v", i, c)
		}
	}
	if e := editOf(t, db, "kpi-0"); e.Version != edits {
		t.Errorf("version %d after %d edits", e.Version, edits)
	}
	if problems, err := db.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}

func childEditor(t *testing.T, path string) error {
	child := exec.CommandContext(t.Context(), childProgram) //nolint:gosec // this test itself
	child.Env = append(os.Environ(), childTask+"=edit", childPath+"="+path)
	out, err := child.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

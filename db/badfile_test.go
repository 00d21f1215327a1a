package db

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"modernc.org/sqlite"

	"scorecard/model"
)

// raw runs statements on a file without the program's own care.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	other, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range statements {
		if _, err := other.ExecContext(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
}

func rewrite(t *testing.T, path string, change func(content []byte) []byte) {
	t.Helper()
	content, err := os.ReadFile(path) //nolint:gosec // the test's own file
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, change(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func setByte(offset int, value byte) func([]byte) []byte {
	return func(content []byte) []byte {
		content[offset] = value
		return content
	}
}

// badFiles spoil a good scorecard.
var badFiles = []struct {
	name  string
	spoil func(t *testing.T, path string)
	want  model.ErrorKind
}{
	{"missing", func(t *testing.T, path string) { remove(t, path) }, model.FileNotFound},
	{"dangling link", func(t *testing.T, path string) {
		remove(t, path)
		if err := os.Symlink(path+".gone", path); err != nil {
			t.Fatal(err)
		}
	}, model.FileNotFound},
	{"folder", func(t *testing.T, path string) {
		remove(t, path)
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
	}, model.IsFolder},
	{"pipe", func(t *testing.T, path string) {
		remove(t, path)
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			t.Fatal(err)
		}
	}, model.NotADatabase},
	{"empty", func(t *testing.T, path string) { rewrite(t, path, func([]byte) []byte { return nil }) }, model.FileEmpty},
	{"text", func(t *testing.T, path string) {
		rewrite(t, path, func([]byte) []byte { return []byte(strings.Repeat("KPI, 目標, 実績\n", 99)) })
	}, model.NotADatabase},
	{"magic only", func(t *testing.T, path string) { rewrite(t, path, func(c []byte) []byte { return c[:16] }) }, model.Damaged},
	{"unknown format", func(t *testing.T, path string) { rewrite(t, path, setByte(19, 9)) }, model.NotADatabase},
	{"other program", func(t *testing.T, path string) {
		remove(t, path)
		raw(t, path, `CREATE TABLE address (name TEXT)`)
	}, model.OtherProgram},
	{"cut short", func(t *testing.T, path string) {
		rewrite(t, path, func(c []byte) []byte { return c[:len(c)/2] })
	}, model.Damaged},
	{"one page short", func(t *testing.T, path string) {
		rewrite(t, path, func(c []byte) []byte { return c[:len(c)-4096] })
	}, model.Damaged},
	{"schema page wiped", func(t *testing.T, path string) {
		rewrite(t, path, func(c []byte) []byte { copy(c[100:4096], bytes.Repeat([]byte{0xff}, 3996)); return c })
	}, model.Damaged},
	{"no schema version", func(t *testing.T, path string) { raw(t, path, `PRAGMA user_version = 0`) }, model.Damaged},
	{"newer and not to be read", func(t *testing.T, path string) {
		raw(t, path, `PRAGMA user_version = 99`, `UPDATE meta SET min_reader = 3`)
	}, model.TooNew},
	{"newer with a view for a table", func(t *testing.T, path string) {
		raw(t, path, `PRAGMA user_version = 99`, `DROP TABLE item`, `CREATE VIEW item AS SELECT 1`)
	}, model.Damaged},
	{"meta is a view without end", func(t *testing.T, path string) {
		raw(t, path, `DROP TABLE meta`,
			`CREATE VIEW meta AS WITH RECURSIVE n(one) AS (SELECT 1 UNION ALL SELECT one FROM n) SELECT one, one AS min_reader FROM n`)
	}, model.Damaged},
	{"meta is empty", func(t *testing.T, path string) { raw(t, path, `DELETE FROM meta`) }, model.Damaged},
	{"foreign view", func(t *testing.T, path string) { raw(t, path, `CREATE VIEW extra AS SELECT 1`) }, model.Damaged},
	{"foreign trigger", func(t *testing.T, path string) {
		raw(t, path, `CREATE TRIGGER extra AFTER UPDATE ON status BEGIN DELETE FROM meta; END`)
	}, model.Damaged},
	{"trigger dropped", func(t *testing.T, path string) { raw(t, path, `DROP TRIGGER history_is_never_deleted`) }, model.Damaged},
	{"table changed", func(t *testing.T, path string) { raw(t, path, `ALTER TABLE item ADD COLUMN extra TEXT`) }, model.Damaged},
	{"table dropped", func(t *testing.T, path string) { raw(t, path, `DROP TABLE item`) }, model.Damaged},
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func TestEveryBadFileHasItsKind(t *testing.T) {
	years := sampleYears("kumamoto")
	for _, test := range badFiles {
		t.Run(test.name, func(t *testing.T) {
			path := create(t, years...)
			test.spoil(t, path)
			for _, o := range []Options{{}, {ReadOnly: true}} {
				db, err := Open(t.Context(), path, o)
				if err == nil {
					_ = db.Close()
				}
				checkError(t, err, test.want, path)
			}
			if len(registry.open) > 0 {
				t.Errorf("%d files are still held as open", len(registry.open))
			}
		})
	}
}

// checkError asks for the kind, the file as the user named it, and that SQLite's
// own error type stays inside.
func checkError(t *testing.T, err error, want model.ErrorKind, path string) {
	t.Helper()
	var typed *model.Error
	if !errors.As(err, &typed) || typed.Kind != want || typed.Subject != path {
		t.Errorf("got %v, want %s %s", err, want, path)
	}
	var code *sqlite.Error
	if errors.As(err, &code) {
		t.Errorf("an SQLite error leaves the package: %v", code)
	}
}

func TestBadPathsHaveTheirKind(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	for bad, want := range map[string]model.ErrorKind{
		path + "/below":                     model.FileNotFound,
		filepath.Dir(path):                  model.IsFolder,
		"":                                  model.IsFolder,
		path + strings.Repeat("x", 300):     model.Unreadable,
		filepath.Join(path, "..", "a\x00b"): model.Unreadable,
		"/dev/null":                         model.NotADatabase,
	} {
		_, err := Open(t.Context(), bad, Options{})
		checkError(t, err, want, bad)
	}
}

func TestPathsThatMeanSomethingToAnURL(t *testing.T) {
	folder := t.TempDir()
	names := []string{"a?mode=ro", "b#c", "d%41", "e f", "g&h=i;", "熊本", ":memory:", "file:x"}
	var scorecards []*DB
	for _, name := range names {
		path := filepath.Join(folder, name)
		if err := Create(t.Context(), path, sampleYears("kumamoto")); err != nil {
			t.Fatal(name, err)
		}
		db, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		if _, err := db.SetStatus(t.Context(), editOf(t, db, "kpi-0")); err != nil {
			t.Error(name, err)
		}
		scorecards = append(scorecards, db)
	}
	for _, db := range scorecards {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != len(names) {
		t.Errorf("the folder holds %v: %v", entries, err)
	}
}

// editOf is a valid edit of an item as it stands, which changes it every time.
func editOf(t *testing.T, db *DB, item string) model.Edit {
	t.Helper()
	year, err := db.Year(t.Context(), "", 2024)
	if err != nil {
		t.Fatal(err)
	}
	version := statusesOf(year)[item].Version
	return model.Edit{
		Year: 2024, Item: item, Version: version, Value: model.Expected, Comment: fmt.Sprintf("edit %d", version+1), Who: "Hanako",
	}
}

// Damage that no header shows is told when the page is read, and by Check.
func TestDamageInsideIsToldWhenRead(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	rewrite(t, path, func(c []byte) []byte {
		for page := 66; page < len(c)/4096; page++ {
			copy(c[page*4096:], bytes.Repeat([]byte{0x5a}, 4096))
		}
		return c
	})
	db := open(t, path, Options{ReadOnly: true})
	_, err := db.Scorecard(t.Context(), "", 2024)
	checkError(t, err, model.Damaged, path)
	_, err = db.Check(t.Context())
	checkError(t, err, model.Damaged, path)
}

// What another program has written past the rules of the schema is not shown: the
// year is damaged, and the error names the list and the code of what the rules
// refuse. The other years are shown, with a note which one is missing.
func TestOpen_ForeignContentIsDamage(t *testing.T) {
	for name, test := range map[string]struct{ change, place string }{
		"another number":        {`UPDATE item SET content = json_set(content, '$.actual', '99.9%') WHERE list = 'kpis' AND ord = 1`, ""},
		"second actual":         {`UPDATE item SET content = json_set(content, '$.alternatives[0].figure', '1.25%') WHERE list = 'kpis'`, ""},
		"print is no figure":    {`UPDATE item SET content = json_set(content, '$.actual', 'about 5%') WHERE list = 'kpis' AND ord = 1`, "kpis kpi-1"},
		"figure and missing":    {`UPDATE item SET content = json_set(content, '$.actual', json('{"missing":"no_reason"}')) WHERE list = 'kpis' AND ord = 2`, "kpis kpi-2"},
		"target and missing":    {`UPDATE item SET content = json_set(content, '$.target', json('{"missing":"not_set","words":{"ja":"x","en":"x"}}')) WHERE list = 'kpis' AND ord = 3`, "kpis kpi-3"},
		"target of other unit":  {`UPDATE item SET content = json_set(content, '$.target', '5円以上') WHERE list = 'kpis' AND ord = 4`, "kpis kpi-4"},
		"unknown field":         {`UPDATE item SET content = json_set(content, '$.extra', 1) WHERE list = 'activities' AND ord = 2`, "activities m-2"},
		"number for a text":     {`UPDATE item SET content = json_set(content, '$.number', 1) WHERE list = 'initiatives' AND ord = 2`, "initiatives i-2"},
		"ord out of step":       {`UPDATE item SET ord = 500 WHERE list = 'notes' AND ord = 3`, ""},
		"row in another list":   {`UPDATE item SET list = 'teams' WHERE list = 'notes' AND ord = 3`, "teams[3]"},
		"row of another year":   {`UPDATE item SET year = 2023, ord = 99 WHERE list = 'notes' AND ord = 3`, ""},
		"row deleted":           {`DELETE FROM item WHERE list = 'lineage' AND ord = 3`, ""},
		"row added":             {`INSERT INTO item SELECT branch, year, list, 99, code, content FROM item WHERE list = 'lineage' AND ord = 3 AND year = 2024`, ""},
		"post of no class":      {`UPDATE item SET content = json_set(content, '$.groups[0].teams[0].posts[0].class', 'x') WHERE list = 'staffing'`, "staffing.groups"},
		"team of no group":      {`UPDATE item SET content = json_set(content, '$.groups[0].group', 'nowhere') WHERE list = 'staffing'`, "staffing.groups"},
		"shown variant missing": {`UPDATE item SET content = json_set(content, '$.shown', 5) WHERE list = 'conflicts' AND ord = 0`, "conflicts[0]"},
		"code of another":       {`UPDATE item SET code = 'kpi-1' WHERE list = 'kpis' AND ord = 2`, ""},
		"no JSON":               {`UPDATE item SET content = 'x' WHERE list = 'kpis' AND ord = 2`, "kpis kpi-2"},
		"half a value":          {`UPDATE item SET content = '{"code":"kpi-2"}]' WHERE list = 'kpis' AND ord = 2`, "kpis kpi-2"},
		"no object":             {`UPDATE item SET content = '[]' WHERE list = 'year'`, "year[0]"},
		"huge cell":             {`UPDATE item SET content = json_set(content, '$.text.ja', printf('%.2000000c', 'x')) WHERE list = 'notes' AND ord = 3`, "notes[3]"},
		"row of the year":       {`UPDATE year SET has_results = 0`, ""},
		"other checksum":        {`UPDATE year SET checksum = lower(hex(zeroblob(32)))`, ""},
		"time is no time":       {`UPDATE status SET at = '2024-99-99T99:99:99Z'`, "status kpi-0"},
		"variant has no place":  {`UPDATE resolution SET variant_source = '[]'`, "resolution kpi-0 rating"},
	} {
		t.Run(name, func(t *testing.T) {
			path := create(t, sampleYears("kumamoto")...)
			spoilt := open(t, path, Options{})
			say(t, spoilt, "Hanako", 2024, "kpi-0", model.Expected, "")
			resolveOn(t, spoilt, 0, 0, "Hanako")
			change := test.change
			if strings.HasPrefix(change, "UPDATE") || strings.HasPrefix(change, "DELETE") {
				if !strings.Contains(change, "WHERE") {
					change += " WHERE 1"
				}
				change += " AND year = 2024"
			}
			withoutTriggers(t, path, change, "item_is_never_changed", "status_counts_changes", "resolution_counts_changes")
			db := open(t, path, Options{})
			_, err := db.Scorecard(t.Context(), "", 2024)
			checkError(t, err, model.Damaged, path)
			checkPlace(t, err, "kumamoto/2024", test.place)
			card, err := db.Scorecard(t.Context(), "", 2025)
			if err != nil || card.Before != nil || !slices.Contains(card.Damaged, 2024) ||
				card.Older == nil && name != "row of another year" {
				t.Errorf("the year after: %v %+v", err, card)
			}
			_, err = db.Check(t.Context())
			checkError(t, err, model.Damaged, path)
			if name == "time is no time" || name == "variant has no place" {
				return // the document is sound
			}
			_, err = db.SetStatus(t.Context(), model.Edit{Year: 2024, Item: "kpi-1", Value: model.Achieved, Comment: "x", Who: "Hanako"})
			if name != "row of the year" {
				checkError(t, err, model.Damaged, path)
			}
		})
	}
}

func checkPlace(t *testing.T, err error, parts ...string) {
	t.Helper()
	var typed *model.Error
	if !errors.As(err, &typed) {
		t.Fatal(err)
	}
	for _, part := range parts {
		if !strings.Contains(typed.Place, part) {
			t.Errorf("it is said to be in %q, want %q: %v", typed.Place, part, err)
		}
	}
}

// withoutTriggers runs a statement that triggers refuse, and restores them.
func withoutTriggers(t *testing.T, path, statement string, triggers ...string) {
	t.Helper()
	own, err := current.schema(current.version)
	if err != nil {
		t.Fatal(err)
	}
	statements := []string{}
	for _, name := range triggers {
		statements = append(statements, `DROP TRIGGER `+name)
	}
	statements = append(statements, `PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0; `+statement)
	for _, name := range triggers {
		statements = append(statements, own[name].sql)
	}
	raw(t, path, statements...)
}

// A page that was replaced by an empty one is found by the checksum, though SQLite
// finds nothing wrong with it: nothing of a year is ever missing without notice.
func TestScorecard_EmptyPageIsDamage(t *testing.T) {
	t.Parallel()
	path := create(t, sampleYears("kumamoto")...)
	want := cardOf(t, open(t, path, Options{}))
	content, err := os.ReadFile(path) //nolint:gosec // the test's own file
	if err != nil {
		t.Fatal(err)
	}
	empty, read, told := filepath.Join(t.TempDir(), "empty.db"), 0, 0
	for at := pageSize; at < len(content); at += pageSize {
		if content[at] != 10 && content[at] != 13 { // leaves of an index and of a table
			continue
		}
		damaged := bytes.Clone(content)
		clear(damaged[at+1 : at+pageSize])
		binary.BigEndian.PutUint16(damaged[at+5:], pageSize)
		if err := os.WriteFile(empty, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := Open(t.Context(), empty, Options{ReadOnly: true})
		if err != nil {
			told++
			continue
		}
		card, err := db.Scorecard(t.Context(), "", 2024)
		switch kind := kindOf(err); {
		case kind == model.Damaged || kind == model.NoBranch || kind == model.NoYear || err == nil && len(card.Damaged) > 0:
			told++
		case err != nil:
			t.Errorf("page %d: %v", at/pageSize, err)
		default:
			read++
			same(t, fmt.Sprint("page ", at/pageSize), card, want)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("%d pages were noticed, %d did not matter", told, read)
	if told < 20 {
		t.Error("too few to show anything")
	}
}

// An index out of range would stop the program where it is used: a document with
// one is refused even where somebody has given it its checksum.
func TestScorecard_IndexOutOfRangeIsDamage(t *testing.T) {
	for name, change := range map[string]string{
		"shown":       `UPDATE item SET content = json_set(content, '$.shown', 2) WHERE list = 'conflicts' AND ord = 0`,
		"below":       `UPDATE item SET content = json_set(content, '$.shown', -1) WHERE list = 'conflicts' AND ord = 0`,
		"chosen":      `UPDATE item SET content = json_set(content, '$.settled', json('{"print":9,"reason":"x"}')) WHERE list = 'conflicts' AND ord = 0`,
		"no variants": `UPDATE item SET content = json_set(content, '$.prints', json('[]')) WHERE list = 'conflicts' AND ord = 0`,
	} {
		t.Run(name, func(t *testing.T) {
			path := create(t, disputed("kumamoto", 2024))
			withoutTriggers(t, path, change, "item_is_never_changed")
			other, err := openPool(dsn(path, nil), nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			err = other.with(t.Context(), func(conn *sql.Conn) error {
				return inTransaction(t.Context(), conn, nil, func(tx *sql.Tx) error {
					documents, err := readDocuments(t.Context(), tx, "kumamoto", 2024, 2024)
					if err != nil {
						return err
					}
					_, err = tx.ExecContext(t.Context(), `UPDATE year SET checksum = $1`, documents[2024].checksum())
					return err
				})
			})
			if err := errors.Join(err, other.Close()); err != nil {
				t.Fatal(err)
			}
			_, err = open(t, path, Options{}).Scorecard(t.Context(), "", 2024)
			checkError(t, err, model.Damaged, path)
			checkPlace(t, err, "kumamoto/2024 conflicts[0]")
		})
	}
}

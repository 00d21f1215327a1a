package db

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
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
		raw(t, path, `PRAGMA user_version = 99`, `DROP TABLE print`, `CREATE VIEW print AS SELECT 1`)
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
	{"table changed", func(t *testing.T, path string) { raw(t, path, `ALTER TABLE kpi ADD COLUMN extra TEXT`) }, model.Damaged},
	{"table dropped", func(t *testing.T, path string) { raw(t, path, `DROP TABLE print`) }, model.Damaged},
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
			if len(opened.open) > 0 {
				t.Errorf("%d files are still held as open", len(opened.open))
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

// What another hand has written past the rules of the schema must not be shown.
func TestForeignContentIsDamage(t *testing.T) {
	for name, change := range map[string]string{
		"number and print differ":    `UPDATE kpi SET actual_value = '99.9' WHERE year = 2024 AND actual_value IS NOT NULL`,
		"number and missing":         `UPDATE kpi SET actual_value = '99.9' WHERE year = 2024 AND actual_value IS NULL`,
		"target and missing":         `UPDATE kpi SET target_missing = 'not_set' WHERE year = 2024`,
		"print is no figure":         `UPDATE kpi SET actual_text = 'about 5%' WHERE year = 2024 AND ord = 1`,
		"target differs":             `UPDATE kpi SET target_unit = '円' WHERE year = 2024 AND target_value IS NOT NULL`,
		"ord out of step":            `UPDATE note SET ord = 500 WHERE year = 2024 AND ord = 3`,
		"post of no team":            `UPDATE post SET team = 77 WHERE year = 2024 AND team = 1`,
		"post of two owners":         `UPDATE post SET staff_group = 1 WHERE year = 2024 AND team = 1`,
		"duty under itself":          `UPDATE duty SET parent = ord WHERE year = 2024 AND parent IS NOT NULL`,
		"team of no group":           `UPDATE team SET staff_group = 9 WHERE year = 2024`,
		"headcount of no group":      `UPDATE headcount SET staff_group = -4 WHERE year = 2024 AND staff_group = 1`,
		"part of no KPI":             `UPDATE alternative SET kpi_ord = kpi_ord + 99 WHERE year = 2024`,
		"shown variant is not there": `UPDATE conflict SET shown = 5 WHERE year = 2024`,
		"time is no time":            `DROP TRIGGER status_counts_edits; UPDATE status SET at = '2024-99-99T99:99:99Z'`,
		"second actual differs":      `UPDATE alternative SET figure_value = '1.25' WHERE year = 2024`,
		"huge cell":                  `UPDATE note SET text_ja = printf('%.2000000c', 'x') WHERE year = 2024`,
	} {
		t.Run(name, func(t *testing.T) {
			path := create(t, sampleYears("kumamoto")...)
			raw(t, path, `PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0; `+change)
			if strings.HasPrefix(change, "DROP") {
				raw(t, path, ownTrigger(t, "status_counts_edits"))
			}
			db := open(t, path, Options{})
			_, err := db.Scorecard(t.Context(), "", 2024)
			checkError(t, err, model.Damaged, path)
		})
	}
}

func ownTrigger(t *testing.T, name string) string {
	t.Helper()
	own, err := ownSchema(schemaVersion)
	if err != nil {
		t.Fatal(err)
	}
	return own[name].sql
}

func TestLockedFileIsToldAsLocked(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	reader, editor := open(t, path, Options{}), open(t, path, Options{})
	edit := editOf(t, editor, "kpi-0")
	release := lockOut(t, path)
	var all sync.WaitGroup // each of them waits for the lock in vain
	for _, ask := range []func() error{
		func() error { _, err := Open(t.Context(), path, Options{}); return err },
		func() error { _, err := editor.SetStatus(t.Context(), edit); return err },
		func() error { _, err := reader.Scorecard(t.Context(), "", 0); return err },
	} {
		all.Go(func() { checkError(t, ask(), model.Locked, path) })
	}
	all.Wait()
	release()
	if _, err := editor.SetStatus(t.Context(), edit); err != nil {
		t.Error("after the lock was gone:", err)
	}
}

// lockOut locks the file against everybody until it is released.
func lockOut(t *testing.T, path string) (release func()) {
	t.Helper()
	other, err := sql.Open("sqlite", path+"?_txlock=exclusive")
	if err != nil {
		t.Fatal(err)
	}
	tx, err := other.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := errors.Join(tx.Rollback(), other.Close()); err != nil {
			t.Error(err)
		}
	}
}

// Opening a file once more in the same process must not drop the locks that
// SQLite holds on it: another process would write in between.
func TestASecondOpeningKeepsTheLocks(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	first := open(t, path, Options{})
	tx, err := first.pool.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback() //nolint:errcheck // the lock is the point
	second, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	if got, want := runChild(t, childProgram, "report access", path, nil), `read-only false "", edit "locked"`; got != want {
		t.Errorf("another process: got %s, want %s", got, want)
	}
}

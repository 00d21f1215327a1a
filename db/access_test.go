package db

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"

	"scorecard/model"
)

// reportAccess prints how a file opens and what an edit gets.
func reportAccess(ctx context.Context, path string) error {
	db, err := Open(ctx, path, Options{})
	if err != nil {
		fmt.Printf("open %s", kindOf(err))
		return nil
	}
	defer db.Close() //nolint:errcheck // the child ends
	card, err := db.Scorecard(ctx, "", 2024)
	if err != nil {
		return err
	}
	reason, readOnly := db.ReadOnly()
	_, err = db.SetStatus(ctx, model.Edit{
		Year: 2024, Item: "kpi-0", Version: card.Year.KPIs[0].Status.Version, Value: model.Expected, Comment: "edit", Who: "Hanako",
	})
	fmt.Printf("read-only %v %q, edit %q", readOnly, reason, kindOf(err))
	return nil
}

// asNobody runs a task as a user who owns nothing.
func asNobody(t *testing.T, task, path string) string {
	t.Helper()
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("SKIPPED: only an administrator can take another user's place")
	}
	self := filepath.Join(t.TempDir(), "child")
	reachable(t, self)
	copyFile(t, self)
	return runChild(t, self, task, path, &syscall.Credential{Uid: 65534, Gid: 65534})
}

// copyFile copies the program of a child.
func copyFile(t *testing.T, to string) {
	t.Helper()
	from, err := os.Open(childProgram) //nolint:gosec // this test itself
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()                                                     //nolint:errcheck // read
	file, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o755) //nolint:gosec // another user runs it
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(file, from); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// reachable opens the test's own folders above a file to every user.
func reachable(t *testing.T, path string) {
	t.Helper()
	for folder := filepath.Dir(path); folder != os.TempDir() && folder != "/"; folder = filepath.Dir(folder) {
		chmod(t, folder, 0o755)
	}
}

func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func TestAccessByPermission(t *testing.T) {
	for _, test := range []struct {
		name         string
		folder, file os.FileMode
		wal          bool
		want         string
	}{
		{"all allowed", 0o777, 0o666, false, `read-only false "", edit ""`},
		{"file read-only", 0o777, 0o644, false, `read-only true "read_only", edit "read_only"`},
		{"folder read-only", 0o755, 0o666, false, `read-only true "read_only", edit "read_only"`},
		{"both read-only", 0o755, 0o644, false, `read-only true "read_only", edit "read_only"`},
		{"unreadable", 0o777, 0o600, false, "open permission_denied"},
		{"unreachable", 0o700, 0o666, false, "open permission_denied"},
		{"log, all allowed", 0o777, 0o666, true, `read-only false "", edit ""`},
		{"log, both read-only", 0o755, 0o644, true, "open read_only"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := create(t, sampleYears("kumamoto")...)
			reachable(t, path)
			if test.wal {
				raw(t, path, `PRAGMA journal_mode = WAL`)
			}
			chmod(t, path, test.file)
			chmod(t, filepath.Dir(path), test.folder)
			if got := asNobody(t, "report access", path); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// A file that is marked read-only stays so for an administrator, too, whom the
// system would let write.
func TestMarkOfReadOnlyHolds(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	db := open(t, path, Options{})
	edit := editOf(t, db, "kpi-0")
	for _, marked := range []string{path, filepath.Dir(path)} {
		info, err := os.Stat(marked)
		if err != nil {
			t.Fatal(err)
		}
		chmod(t, marked, 0o555)
		if reason, readOnly := open(t, path, Options{}).ReadOnly(); !readOnly || reason != model.ReadOnly {
			t.Errorf("%s: opened with read-only %v %q", marked, readOnly, reason)
		}
		if pulse, err := db.Poll(t.Context()); err != nil || !pulse.ReadOnly || !pulse.Same {
			t.Errorf("%s: %+v %v", marked, pulse, err)
		}
		_, err = db.SetStatus(t.Context(), edit)
		checkError(t, err, model.ReadOnly, path)
		chmod(t, marked, info.Mode().Perm())
	}
	if _, err := db.SetStatus(t.Context(), edit); err != nil {
		t.Error("after the marks were gone:", err)
	}
}

func TestReadOnlyWhenAskedFor(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	before, err := os.ReadFile(path) //nolint:gosec // the test's own file
	if err != nil {
		t.Fatal(err)
	}
	db := open(t, path, Options{ReadOnly: true})
	if reason, readOnly := db.ReadOnly(); !readOnly || reason != "" {
		t.Errorf("read-only %v %q", readOnly, reason)
	}
	_, err = db.SetStatus(t.Context(), editOf(t, db, "kpi-0"))
	checkError(t, err, model.ReadOnly, path)
	checkError(t, importOne(t.Context(), db, sampleYears("kumamoto")[0]), model.ReadOnly, path)
	if _, err := db.pool.ExecContext(t.Context(), `DELETE FROM item`); err == nil {
		t.Error("SQLite itself would have taken a write")
	}
	after, err := os.ReadFile(path) //nolint:gosec // the test's own file
	if err != nil || !bytes.Equal(before, after) {
		t.Error("the file has changed", err)
	}
}

func TestNewerFileIsReadAndNeverWritten(t *testing.T) {
	years := sampleYears("kumamoto")
	path := create(t, years...)
	raw(t, path, `CREATE TABLE future (x TEXT)`, `CREATE VIEW later AS SELECT x FROM future`,
		`ALTER TABLE item ADD COLUMN weight TEXT`, `PRAGMA user_version = 7`)
	db := open(t, path, Options{})
	if reason, readOnly := db.ReadOnly(); !readOnly || reason != model.TooNew {
		t.Errorf("read-only %v %q", readOnly, reason)
	}
	card, err := db.Scorecard(t.Context(), "", 2024)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "year", card.Year, years[1])
	_, err = db.SetStatus(t.Context(), editOf(t, db, "kpi-0"))
	checkError(t, err, model.TooNew, path)
	if problems, err := db.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}

// Somebody's WAL file stays one, and a file without stays without.
func TestJournalModeStaysAsItIs(t *testing.T) {
	for _, wal := range []bool{false, true} {
		path, want := create(t, sampleYears("kumamoto")...), "truncate"
		if wal {
			raw(t, path, `PRAGMA journal_mode = WAL`)
			want = "wal"
		}
		for range 2 { // the second opening finds the first one's bytes already read
			db := open(t, path, Options{})
			if _, err := db.SetStatus(t.Context(), editOf(t, db, "kpi-0")); err != nil {
				t.Fatal(err)
			}
			for i := range 1 {
				conn, err := db.pool.Conn(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				defer conn.Close() //nolint:errcheck // the test is over
				checkPragmas(t, i, conn, want)
			}
		}
	}
}

func checkPragmas(t *testing.T, i int, conn *sql.Conn, journal string) {
	t.Helper()
	for pragma, want := range map[string]string{
		"journal_mode": journal, "synchronous": "2", "foreign_keys": "1", "busy_timeout": "2000",
		"trusted_schema": "0", "cell_size_check": "1",
	} {
		var got string
		if err := conn.QueryRowContext(t.Context(), `PRAGMA `+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("connection %d: %s is %q, want %q: %v", i, pragma, got, want, err)
		}
	}
}

func TestReplacedFileIsToldAndNotWritten(t *testing.T) {
	t.Run("journal", func(t *testing.T) { replaceWhileOpen(t, create(t, sampleYears("kumamoto")...)) })
	t.Run("log", func(t *testing.T) { // SQLite itself does not notice here
		path := create(t, sampleYears("kumamoto")...)
		raw(t, path, `PRAGMA journal_mode = WAL`)
		replaceWhileOpen(t, path)
	})
}

func replaceWhileOpen(t *testing.T, path string) {
	other := create(t, sampleYears("aomori")...)
	db := open(t, path, Options{})
	edit := editOf(t, db, "kpi-0")
	check := func(what string, want model.Pulse) {
		t.Helper()
		pulse, err := db.Poll(t.Context())
		pulse.Version = 0
		if err != nil || pulse != want {
			t.Errorf("%s: pulse %+v %v", what, pulse, err)
		}
		if want.Same {
			return
		}
		_, err = db.SetStatus(t.Context(), edit)
		checkError(t, err, model.FileReplaced, path)
		checkError(t, importOne(t.Context(), db, sampleYears("kumamoto")[0]), model.FileReplaced, path)
	}
	check("untouched", model.Pulse{Same: true})
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	check("removed", model.Pulse{Gone: true})
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	check("replaced", model.Pulse{})
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	check("back again", model.Pulse{Same: true})
	if _, err := db.SetStatus(t.Context(), edit); err != nil {
		t.Error(err)
	}
}

func TestPollSeesTheCommitsOfOthers(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	db, other := open(t, path, Options{}), open(t, path, Options{})
	pulse := func() int64 {
		p, err := db.Poll(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return p.Version
	}
	first := pulse()
	if again := pulse(); again != first {
		t.Errorf("the version moved from %d to %d by itself", first, again)
	}
	if _, err := other.SetStatus(t.Context(), editOf(t, other, "kpi-0")); err != nil {
		t.Fatal(err)
	}
	if after := pulse(); after == first {
		t.Error("another's commit does not show")
	}
}

func TestCreateIsPrivateAndWhole(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "new", "deep", "scorecard.db")
	if err := Create(t.Context(), path, sampleYears("kumamoto")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700, filepath.Join(folder, "new"): 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v %v", name, info.Mode(), err)
		}
	}
	checkError(t, Create(t.Context(), path, nil), model.FileExists, path)
	onlyFile(t, path)
}

// onlyFile asks that nothing but the file is left in its folder.
func onlyFile(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 || entries[0].Name() != filepath.Base(path) {
		t.Errorf("left behind: %v %v", entries, err)
	}
}

func TestFailedCreateLeavesNothing(t *testing.T) {
	bad := sampleYears("kumamoto")
	bad[0].KPIs[0].Unit = ""
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for name, test := range map[string]struct {
		ctx   context.Context
		years []*model.Year
	}{"bad data": {t.Context(), bad}, "cancelled": {cancelled, sampleYears("kumamoto")}} {
		folder := t.TempDir()
		if err := Create(test.ctx, filepath.Join(folder, "a", "b", "s.db"), test.years); err == nil {
			t.Error(name, "succeeded")
		}
		if entries, err := os.ReadDir(folder); err != nil || len(entries) > 0 {
			t.Errorf("%s leaves %v %v", name, entries, err)
		}
	}
}

func TestTwoCreatorsAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "scorecard.db")
	const creators = 8
	errs := make([]error, creators)
	var all sync.WaitGroup
	for i := range creators {
		all.Go(func() { errs[i] = Create(t.Context(), path, sampleYears("kumamoto")) })
	}
	all.Wait()
	made := 0
	for _, err := range errs {
		if err == nil {
			made++
		} else if kindOf(err) != model.FileExists {
			t.Error(err)
		}
	}
	if made != 1 {
		t.Errorf("%d creators made the file", made)
	}
	onlyFile(t, path)
	if problems, err := open(t, path, Options{}).Check(t.Context()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}

// Where the file system knows no links the name is claimed first.
func TestNameIsSettledWithoutLinks(t *testing.T) {
	noLinks := func(string, string) error { return &os.LinkError{Op: "link", Err: syscall.EPERM} }
	folder := t.TempDir()
	temporary, path := filepath.Join(folder, "temporary"), filepath.Join(folder, "file")
	for _, want := range []error{nil, os.ErrExist} {
		if err := os.WriteFile(temporary, []byte("whole"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := settleName(temporary, path, noLinks); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
		if content, err := os.ReadFile(path); err != nil || string(content) != "whole" { //nolint:gosec // the test's own file
			t.Errorf("%q %v", content, err)
		}
	}
}

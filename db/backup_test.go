package db

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scorecard/model"
)

func TestBackupIsAScorecardOfItsOwn(t *testing.T) {
	years := sampleYears("kumamoto")
	path := create(t, years...)
	say(t, open(t, path, Options{}), "Hanako", 2024, "kpi-0", model.Difficult, "遅れ")
	memory, err := Memory(t.Context(), years)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = memory.Close() })
	log := create(t, years...)
	raw(t, log, `PRAGMA journal_mode = WAL`)
	newer := create(t, years...)
	raw(t, newer, `CREATE TABLE future (x TEXT)`, `PRAGMA user_version = 7`)
	for name, db := range map[string]*DB{
		"writable": open(t, path, Options{}), "read-only": open(t, path, Options{ReadOnly: true}),
		"in memory": memory, "with a log": open(t, log, Options{}), "of a newer program": open(t, newer, Options{}),
	} {
		t.Run(name, func(t *testing.T) {
			to := filepath.Join(t.TempDir(), "a copy?#%.db")
			if err := db.Backup(t.Context(), to); err != nil {
				t.Fatal(err)
			}
			onlyFile(t, to)
			if info, err := os.Stat(to); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%v %v", info.Mode(), err)
			}
			copied := open(t, to, Options{})
			sameContent(t, copied, db)
			if name == "of a newer program" {
				return
			}
			say(t, copied, "Taro", 2024, "kpi-1", model.Achieved, "in the copy")
			if problems, err := copied.Check(t.Context()); err != nil || len(problems) > 0 {
				t.Error(problems, err)
			}
			if len(changesOf(t, copied, model.HistoryQuery{})) != len(changesOf(t, db, model.HistoryQuery{}))+1 {
				t.Error("an edit of the copy is one of the scorecard")
			}
			if name != "writable" && name != "with a log" { // what takes no change takes none afterwards
				_, err := db.SetStatus(t.Context(), editOf(t, db, "kpi-0"))
				checkError(t, err, model.ReadOnly, db.Path())
				if _, err := db.pool.ExecContext(t.Context(), `DELETE FROM item`); err == nil {
					t.Error("SQLite itself would take a write now")
				}
			}
		})
	}
}

// sameContent holds every year and the history of two scorecards against each
// other.
func sameContent(t *testing.T, got, want *DB) {
	t.Helper()
	for _, year := range []int{2023, 2024, 2025} {
		there, err := want.Year(t.Context(), "", year)
		if err != nil {
			t.Fatal(err)
		}
		here, err := got.Year(t.Context(), "", year)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "year", here, there)
	}
	same(t, "history", changesOf(t, got, model.HistoryQuery{}), changesOf(t, want, model.HistoryQuery{}))
}

// Others go on writing: every copy is of one moment, in which each status is the
// last change of its item.
func TestBackupIsOfOneMomentWhileOthersWrite(t *testing.T) {
	db := openSmall(t, Options{})
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- editUntil(ctx, db.Path()) }()
	folder, longest := t.TempDir(), 0
	for i := 0; i < 12 || longest == 0; i++ {
		to := filepath.Join(folder, "copy")
		if err := db.Backup(t.Context(), to); err != nil {
			t.Fatal(err)
		}
		copied := open(t, to, Options{ReadOnly: true})
		changes := changesOf(t, copied, model.HistoryQuery{})
		last := map[string]model.Status{}
		for j, c := range changes {
			if c.Seq != len(changes)-j {
				t.Fatalf("change %d of %d is %+v", j, len(changes), c)
			}
			if _, known := last[c.Item]; !known {
				last[c.Item] = c.To
			}
		}
		for item, status := range last {
			same(t, item, statusOf(t, copied, 2024, item), status)
		}
		longest = max(longest, len(changes))
		if err := os.Remove(to); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// editUntil edits two items in turn until it is stopped.
func editUntil(ctx context.Context, path string) error {
	db, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // the error of an edit tells more
	for version := 0; ; version++ {
		for _, item := range []string{"kpi-0", "m-1"} {
			_, err := db.SetStatus(ctx, model.Edit{
				Year: 2024, Item: item, Version: version, Value: model.StatusValues()[version%3], Who: "Hanako",
			})
			if ctx.Err() != nil {
				return nil
			}
			if err != nil {
				return err
			}
		}
	}
}

func TestBackupThatCannotBeMadeLeavesNothing(t *testing.T) {
	t.Parallel()
	path := create(t, sampleYears("kumamoto")...)
	broken := create(t, sampleYears("kumamoto")...)
	rewrite(t, broken, func(c []byte) []byte {
		for page := 66; page < len(c)/4096; page++ {
			copy(c[page*4096:], strings.Repeat("Z", 4096))
		}
		return c
	})
	locked := create(t, sampleYears("kumamoto")...)
	folder := t.TempDir()
	there, dangling := filepath.Join(folder, "there"), filepath.Join(folder, "dangling")
	if err := errors.Join(os.WriteFile(there, []byte("mine"), 0o600), os.Symlink("nowhere", dangling)); err != nil {
		t.Fatal(err)
	}
	good, closed := open(t, path, Options{}), open(t, path, Options{})
	bad, held := open(t, broken, Options{ReadOnly: true}), open(t, locked, Options{})
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	defer lockOut(t, locked)()
	for name, test := range map[string]struct {
		db      *DB
		to      string
		want    model.ErrorKind
		subject string
	}{
		"onto a file":         {good, there, model.FileExists, there},
		"onto itself":         {good, path, model.FileExists, path},
		"onto a folder":       {good, folder, model.FileExists, folder},
		"through a link":      {good, dangling, model.FileExists, dangling},
		"into no folder":      {good, filepath.Join(folder, "none", "x"), model.FileNotFound, filepath.Join(folder, "none", "x")},
		"below a file":        {good, filepath.Join(there, "x"), model.FileNotFound, filepath.Join(there, "x")},
		"of a damaged file":   {bad, filepath.Join(folder, "x"), model.Damaged, broken},
		"of a locked file":    {held, filepath.Join(folder, "x"), model.Locked, locked},
		"of a closed opening": {closed, filepath.Join(folder, "x"), model.Internal, path},
	} {
		t.Run(name, func(t *testing.T) { checkError(t, test.db.Backup(t.Context(), test.to), test.want, test.subject) })
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := good.Backup(cancelled, filepath.Join(folder, "x")); !errors.Is(err, context.Canceled) {
		t.Error("cancelled:", err)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 2 {
		t.Errorf("left behind: %v %v", entries, err)
	}
	if content, err := os.ReadFile(there); err != nil || string(content) != "mine" { //nolint:gosec // the test's own file
		t.Errorf("the file that was there: %q %v", content, err)
	}
}

// What a killed process left behind goes when the next file is made in the folder;
// what may still be in the making, or is not ours, stays.
func TestLeftoversAreSweptWhenCreating(t *testing.T) {
	now := time.Now()
	files := map[string]struct {
		age  time.Duration
		goes bool
	}{
		".scorecard-123.new":         {2 * time.Hour, true},
		".scorecard-123.new-journal": {2 * time.Hour, true},
		".scorecard-456.new":         {50 * time.Minute, false},
		".scorecard-notes.new":       {48 * time.Hour, false},
		".scorecard-123.new.bak":     {48 * time.Hour, false},
		"scorecard-123.new":          {48 * time.Hour, false},
		"report.db":                  {48 * time.Hour, false},
	}
	db := openSmall(t, Options{})
	for name, make := range map[string]func(path string) error{
		"create": func(path string) error { return Create(t.Context(), path, nil) },
		"backup": func(path string) error { return db.Backup(t.Context(), path) },
	} {
		folder := t.TempDir()
		for name, file := range files {
			path, at := filepath.Join(folder, name), now.Add(-file.age)
			if err := errors.Join(os.WriteFile(path, []byte("x"), 0o600), os.Chtimes(path, at, at)); err != nil {
				t.Fatal(err)
			}
		}
		old := filepath.Join(folder, ".scorecard-789.new") // somebody's folder
		if err := errors.Join(os.Mkdir(old, 0o700), os.Chtimes(old, now.Add(-48*time.Hour), now.Add(-48*time.Hour))); err != nil {
			t.Fatal(err)
		}
		if err := make(filepath.Join(folder, "new.db")); err != nil {
			t.Fatal(err)
		}
		for file, want := range files {
			if _, err := os.Stat(filepath.Join(folder, file)); errors.Is(err, os.ErrNotExist) != want.goes {
				t.Errorf("%s: %s: gone %v, want %v", name, file, err != nil, want.goes)
			}
		}
		if entries, err := os.ReadDir(folder); err != nil || len(entries) != len(files)-2+2 {
			t.Errorf("%s: the folder holds %v %v", name, entries, err)
		}
	}
}

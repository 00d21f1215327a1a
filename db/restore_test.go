package db

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"scorecard/model"
)

// crashed is a file whose program died in a save after the backup was made: its
// journal holds pages as they were, to be put back. The result also has the path
// of the backup.
func crashed(t *testing.T) (path, backup string) {
	t.Helper()
	used := create(t, sampleYears("kumamoto")...)
	db := open(t, used, Options{})
	backup = filepath.Join(t.TempDir(), "backup.db")
	if err := db.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	say(t, db, "Hanako", 2024, "kpi-0", model.Difficult, "after the backup")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	writer, err := sql.Open("sqlite", used+"?_pragma=journal_mode(DELETE)")
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close() //nolint:errcheck // rolls back
	writer.SetMaxOpenConns(1)
	for _, statement := range []string{
		`PRAGMA cache_size = 10`, // so that changed pages are written, and the journal before them
		`BEGIN IMMEDIATE`,
		`DELETE FROM item`, // changes existing pages
		`CREATE TABLE large (x)`,
		`WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO large SELECT randomblob(500) FROM n`,
	} {
		if _, err := writer.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	path = filepath.Join(t.TempDir(), "scorecard.db")
	for _, part := range []string{"", "-journal"} {
		putCopy(t, used+part, path+part)
	}
	return path, backup
}

func putCopy(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// soundness is what opening and checking a file finds.
func soundness(t *testing.T, path string) error {
	t.Helper()
	db, err := Open(t.Context(), path, Options{})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // nothing was written
	problems, err := db.Check(t.Context())
	if err == nil && len(problems) > 0 {
		err = problems
	}
	return err
}

// A drill of what the messages advise: the file and what belongs to it is moved
// aside, and the backup is copied to its place.
func TestBackup_RestoredAsAdvisedIsSound(t *testing.T) {
	path, backup := crashed(t)
	aside := t.TempDir()
	for _, part := range []string{"", "-journal", "-wal", "-shm"} {
		err := os.Rename(path+part, filepath.Join(aside, filepath.Base(path)+part))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	putCopy(t, backup, path)
	if err := soundness(t, path); err != nil {
		t.Fatal(err)
	}
	sameContent(t, open(t, path, Options{}), open(t, backup, Options{}))
	// What was moved is still whole: the journal went along.
	moved := filepath.Join(aside, filepath.Base(path))
	if err := soundness(t, moved); err != nil {
		t.Error(err)
	}
	if changes := changesOf(t, open(t, moved, Options{}), model.HistoryQuery{}); len(changes) != 1 {
		t.Errorf("the file that was moved aside has %d changes, want the one after the backup", len(changes))
	}
}

// Copied over the file, beside the journal of the crash, the backup is damaged: why
// the advice has its first half.
func TestBackup_CopiedBesideAJournalIsDamaged(t *testing.T) {
	path, backup := crashed(t)
	putCopy(t, backup, path)
	if err := soundness(t, path); err == nil {
		t.Error("a copy beside the journal of another file is sound: the advice asks for too much")
	} else {
		t.Log(err)
	}
}

// A file is not made beside the journal of another one that had its name.
func TestBackup_RefusesAPlaceWithAJournal(t *testing.T) {
	for _, part := range []string{"-journal", "-wal"} {
		path, backup := crashed(t)
		if part != "-journal" {
			if err := os.Rename(path+"-journal", path+part); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		checkError(t, open(t, backup, Options{}).Backup(t.Context(), path), model.FileExists, path+part)
		checkError(t, Create(t.Context(), path, sampleYears("kumamoto")), model.FileExists, path+part)
		if _, err := os.Stat(path); !os.IsNotExist(err) {
			t.Errorf("a file was made beside %s: %v", part, err)
		}
		// An empty one, which the program itself leaves, is nothing.
		if err := os.Truncate(path+part, 0); err != nil {
			t.Fatal(err)
		}
		if err := open(t, backup, Options{}).Backup(t.Context(), path); err != nil {
			t.Error(err)
		}
		if err := soundness(t, path); err != nil {
			t.Error(err)
		}
	}
}

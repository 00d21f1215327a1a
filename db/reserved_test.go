package db

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"scorecard/model"
)

func TestReserved(t *testing.T) {
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	write := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(at(name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"open.db", "shut.db"} {
		if err := Create(t.Context(), at(name), nil); err != nil {
			t.Fatal(err)
		}
	}
	other, err := sql.Open("sqlite", at("other.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Exec(`CREATE TABLE t (x)`); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	write("report.txt", "report")
	write("report.txt-wal", "notes")
	write("empty", "")
	write("open.db-journal", "")
	if err := os.Mkdir(at("folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{
		"link.db": "open.db", "far.db": "folder/../shut.db", "journal": "open.db-journal", "here": ".", "lost": "nowhere", "text": "report.txt",
	} {
		if err := os.Symlink(to, at(from)); err != nil {
			t.Skip(err)
		}
	}
	for from, to := range map[string]string{"hard.db": "open.db", "hard-shut": "shut.db", "hard-journal": "open.db-journal"} {
		if err := os.Link(at(to), at(from)); err != nil {
			t.Skip(err)
		}
	}
	store, err := Open(t.Context(), at("link.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // nothing was written
	t.Chdir(folder)
	for path, want := range map[string]bool{
		"open.db": true, "./folder/../open.db": true, "here/open.db": true, "link.db": true, "hard.db": true,
		"open.db-journal": true, "open.db-wal": true, "open.db-shm": true, "OPEN.DB-WAL": false, "open.db-WAL": true,
		"here/open.db-wal": true, "link.db-wal": true, "journal": true, "hard-journal": true,
		"shut.db": true, "far.db": true, "hard-shut": true, "shut.db-journal": true, "shut.db-wal": true, "far.db-shm": true,
		"other.db": true, "other.db-journal": true,
		"report.txt": false, "report.txt-wal": false, "text": false, "empty": false, "empty-wal": false, "lost": false, "none": false,
		"none-journal": false, "-journal": false, "folder": false, "folder/open.db": false, "none/open.db": false, "open.db.txt": false,
	} {
		for _, path := range []string{path, at(path)} {
			got, err := Reserved(path)
			if got != want || err != nil {
				t.Errorf("Reserved(%s) = %v, %v, want %v", path, got, err, want)
			}
		}
	}
}

func TestCreateAndBackup_RefuseNamesOfCompanions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "k.db")
	if err := Create(t.Context(), path, nil); err != nil {
		t.Fatal(err)
	}
	store, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // nothing was written
	for _, name := range []string{path + "-wal", path + "-shm"} {
		checkError(t, Create(t.Context(), name, nil), model.Reserved, name)
		checkError(t, store.Backup(t.Context(), name), model.Reserved, name)
		if _, err := os.Lstat(name); err == nil {
			t.Errorf("%s is there", name)
		}
	}
}

package db

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scorecard/model"
)

func init() { childTasks["hold the lock"] = holdTheLock }

// holdTheLock changes a scorecard, neither commits nor ends, and says so.
func holdTheLock(ctx context.Context, path string) error {
	db, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	tx, err := db.pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, statement := range []string{
		`PRAGMA cache_size = 1`, // so that the change goes to the file and not only to memory
		`DELETE FROM item`,
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	fmt.Println("held")
	<-ctx.Done() // never
	return nil
}

// held starts a process that has a scorecard locked, and waits until it has.
func held(t *testing.T, path string) *exec.Cmd {
	t.Helper()
	child := childCommand(t, "hold the lock", path)
	said := started(t, child)
	if line, err := bufio.NewReader(said).ReadString('\n'); line != "held\n" {
		t.Fatalf("%q %v", line, err)
	}
	return child
}

// Another process has begun to write into the file and does not come to an end:
// nobody else reads or changes anything, every one of them is told so, and so is
// the watch. Once it is killed, the next to come takes back what it had begun.
func TestLockOfAnotherProcess(t *testing.T) {
	t.Parallel()
	path := createIn(t, memoryFolder(t), smallYear(2))
	db := open(t, path, Options{wrap: onConnect("PRAGMA busy_timeout = 20")}) // not to wait in vain for seconds
	before, err := contents(t.Context(), db.pool)
	if err != nil {
		t.Fatal(err)
	}
	holder := held(t, path)
	_, err = db.Scorecard(t.Context(), "", 2024)
	checkError(t, err, model.Locked, path)
	_, err = db.SetStatus(t.Context(), editBy("Hanako", "kpi-0", 1))
	checkError(t, err, model.Locked, path)
	checkError(t, importOne(t.Context(), db, smallYear(1)), model.Locked, path)
	checkPulse(t, db, true, model.Locked)
	if err := holder.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = holder.Wait()
	if left, err := os.Stat(path + "-journal"); err != nil || left.Size() == 0 {
		t.Errorf("the holder has written nothing that is to be taken back: %v", err)
	}
	checkPulse(t, db, false, "")
	if err := unharmed(t.Context(), db, before); err != nil {
		t.Error("after the holder was killed:", err)
	}
	if _, err := db.SetStatus(t.Context(), editBy("Hanako", "kpi-0", 1)); err != nil {
		t.Error("after the holder was killed:", err)
	}
	checkSound(t, db)
}

// checkPulse asks what the watch sees of a file that is where it was.
func checkPulse(t *testing.T, db *DB, readOnly bool, reason model.ErrorKind) {
	t.Helper()
	pulse, err := db.Poll(t.Context())
	told, refuses := db.ReadOnly()
	if err != nil || !pulse.Same || pulse.ReadOnly != readOnly || refuses != readOnly || told != reason {
		t.Errorf("the watch sees %+v %v, the reason is %q %v; want %v %q", pulse, err, told, refuses, readOnly, reason)
	}
}

// When another file takes the place of an open one, no edit goes into either, and
// both stay whole: the one that everybody sees, and the one that may come back.
func TestReplacingHarmsNeitherFile(t *testing.T) {
	for _, wal := range []bool{false, true} {
		t.Run(fmt.Sprintf("log %v", wal), func(t *testing.T) {
			path, other := createIn(t, t.TempDir(), smallYear(2)), createIn(t, t.TempDir(), smallYear(3))
			if wal {
				raw(t, path, `PRAGMA journal_mode = WAL`)
			}
			db := open(t, path, Options{})
			if _, err := db.SetStatus(t.Context(), editBy("Hanako", "kpi-0", 1)); err != nil {
				t.Fatal(err)
			}
			before, err := contents(t.Context(), db.pool)
			if err != nil {
				t.Fatal(err)
			}
			there, err := os.ReadFile(other) //nolint:gosec // the test's own file
			if err != nil {
				t.Fatal(err)
			}
			move(t, path, path+".away")
			move(t, other, path)
			_, err = db.SetStatus(t.Context(), editBy("Hanako", "kpi-0", 2))
			checkError(t, err, model.FileReplaced, path)
			checkError(t, importOne(t.Context(), db, smallYear(1)), model.FileReplaced, path)
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, there) { //nolint:gosec // the test's own file
				t.Error("the file that came has changed", err)
			}
			move(t, path, other)
			move(t, path+".away", path)
			if err := unharmed(t.Context(), db, before); err != nil {
				t.Error("back again:", err)
			}
			if _, err := db.SetStatus(t.Context(), editBy("Hanako", "kpi-0", 2)); err != nil {
				t.Error("back again:", err)
			}
		})
	}
}

func move(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// A refused change leaves every byte in the folder as it was, whatever refuses it.
func TestRefusedChangesWriteNothing(t *testing.T) {
	for name, test := range map[string]struct {
		before func(t *testing.T, path string)
		want   model.ErrorKind
	}{
		"file":   {func(t *testing.T, path string) { chmod(t, path, 0o444) }, model.ReadOnly},
		"folder": {func(t *testing.T, path string) { chmod(t, filepath.Dir(path), 0o555) }, model.ReadOnly},
		"schema": {func(t *testing.T, path string) { raw(t, path, `PRAGMA user_version = 99`) }, model.TooNew},
	} {
		t.Run(name, func(t *testing.T) {
			path := createIn(t, t.TempDir(), smallYear(2))
			t.Cleanup(func() { chmod(t, filepath.Dir(path), 0o700) })
			test.before(t, path)
			before := folderContents(t, filepath.Dir(path))
			db := open(t, path, Options{})
			_, err := db.SetStatus(t.Context(), editBy("Hanako", "kpi-0", 1))
			checkError(t, err, test.want, path)
			checkError(t, importOne(t.Context(), db, smallYear(1)), test.want, path)
			if err := db.Close(); err != nil {
				t.Error(err)
			}
			same(t, "folder", folderContents(t, filepath.Dir(path)), before)
		})
	}
}

// folderContents is every file of a folder by its name.
func folderContents(t *testing.T, folder string) string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(folder, entry.Name())) //nolint:gosec // the test's own file
		if err != nil {
			t.Fatal(err)
		}
		files[entry.Name()] = fmt.Sprintf("%s %x", entry.Name(), content)
	}
	return strings.Join(slices.Sorted(maps.Values(files)), "\n")
}

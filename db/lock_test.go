package db

import (
	"database/sql"
	"errors"
	"sync"
	"testing"

	"scorecard/model"
)

func TestLockedFileIsToldAsLocked(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
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

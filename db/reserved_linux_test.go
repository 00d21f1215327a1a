package db

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A descriptor that is closed drops every lock of the process on its file.
func TestReserved_LeavesLocksOfOpenFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "k.db")
	if err := Create(t.Context(), path, nil); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(path, path+".hard"); err != nil {
		t.Skip(err)
	}
	store, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // nothing was written
	locks := func() string {
		data, err := os.ReadFile("/proc/locks")
		if err != nil {
			t.Skip(err)
		}
		return string(data)
	}
	conn, err := store.pool.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close() //nolint:errcheck // gives it back to the pool
	if _, err := conn.ExecContext(t.Context(), `BEGIN IMMEDIATE`); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		t.Fatal("no inode")
	}
	inode := fmt.Sprintf(":%d ", stat.Ino)
	if !strings.Contains(locks(), inode) {
		t.Skip("the system lists no locks")
	}
	for _, name := range []string{path, path + ".hard", path + "-journal"} {
		if reserved, err := Reserved(name); !reserved || err != nil {
			t.Errorf("Reserved(%s) = %v, %v", name, reserved, err)
		}
	}
	if !strings.Contains(locks(), inode) {
		t.Error("the lock on the file is gone")
	}
	if _, err := conn.ExecContext(t.Context(), `ROLLBACK`); err != nil {
		t.Fatal(err)
	}
}

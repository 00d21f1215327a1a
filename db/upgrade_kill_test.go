package db

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
	"time"

	"scorecard/model"
)

// upgraded asks that a file is of one of both versions, whole, and says all that
// it said before; then it opens it, and asks that of what it is then.
func upgraded(t *testing.T, path string, before map[string][]string) (version int) {
	t.Helper()
	db := open(t, path, Options{ReadOnly: true}) // rolls back what was begun
	version = readRaw(t, path, fileVersion)
	if version != 1 && version != schemaVersion {
		t.Errorf("its version is %d", version)
	}
	sameRows(t, readRaw(t, path, rows1), before)
	checkSound(t, db)
	writable := open(t, path, Options{})
	checkSound(t, writable)
	sameRows(t, readRaw(t, path, rows1), before)
	return version
}

// sameRows looks for the difference only when there is one: that takes long.
func sameRows(t *testing.T, got, want map[string][]string) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		same(t, "rows", got, want)
	}
}

func init() { childTasks["open"] = openAndSaySo }

// openAndSaySo opens a file and says so before and after.
func openAndSaySo(ctx context.Context, path string) error {
	fmt.Println("begin")
	db, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	fmt.Println("opened")
	return db.Close()
}

// Killed at whatever moment, the file is of one version or of the other.
func TestBringingUpIsWholeOrNotAtAll(t *testing.T) {
	rounds := countOf(t, "SCORECARD_KILLS", kills()) / 20
	chance := rand.New(rand.NewPCG(seedOf(t), 3))
	folder := memoryFolder(t)
	path := createVersion1(t, folder, 2000)
	content, err := os.ReadFile(path) //nolint:gosec // the test's own file
	if err != nil {
		t.Fatal(err)
	}
	before, versions, halves := readRaw(t, path, rows1), map[int]int{}, 0
	took := openTime(t, path)
	for round := range rounds {
		path := filepath.Join(folder, fmt.Sprint(round))
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		child := opening(t, path)
		time.Sleep(time.Duration(chance.Int64N(int64(took))))
		_ = child.Process.Kill()
		_ = child.Wait()
		if journal, err := os.Stat(path + "-journal"); err == nil && journal.Size() > 0 {
			halves++
		}
		versions[upgraded(t, path, before)]++
	}
	t.Logf("killed %d times, of version %v; %d journals had to be rolled back", rounds, versions, halves)
	if rounds > 20 && (versions[1] == 0 || versions[schemaVersion] == 0) {
		t.Error("all of them died on one side: the test tells nothing")
	}
}

// opening starts a process that opens a file, and waits until it is about to.
func opening(t *testing.T, path string) *exec.Cmd {
	t.Helper()
	child := childCommand(t, "open", path)
	said := started(t, child)
	if _, err := io.ReadFull(said, make([]byte, len("begin\n"))); err != nil {
		t.Fatal(err)
	}
	return child
}

// openTime is how long a process takes to bring a file up.
func openTime(t *testing.T, path string) time.Duration {
	t.Helper()
	child, began := opening(t, path), time.Now()
	if err := child.Wait(); err != nil {
		t.Fatal(err)
	}
	return time.Since(began)
}

// Of several processes that come at once, each finds the file as it should be.
func TestSeveralBringTheSameFileUp(t *testing.T) {
	path := createVersion1(t, memoryFolder(t), 1000)
	before := readRaw(t, path, rows1)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if out, err := childCommand(t, "open", path).Output(); err != nil || !bytes.HasSuffix(out, []byte("opened\n")) {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	all.Wait()
	if version := upgraded(t, path, before); version != schemaVersion {
		t.Errorf("its version is %d", version)
	}
}

// Where there is no room for it, the file is shown as it is, and brought up when
// there is room again.
func TestNoRoomToBringUp(t *testing.T) {
	folder := memoryFolder(t)
	path := createVersion1(t, folder, 0)
	content, err := os.ReadFile(path) //nolint:gosec // the test's own file
	if err != nil {
		t.Fatal(err)
	}
	before, refused := readRaw(t, path, rows1), 0
	for limit := len(content) / pageSize; ; limit++ {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := Open(t.Context(), path, Options{wrap: onConnect(fmt.Sprintf("PRAGMA max_page_count = %d", limit))})
		if err != nil {
			t.Fatal(limit, err)
		}
		reason, readOnly := db.ReadOnly()
		if !readOnly {
			checkSound(t, db)
			if err := db.Close(); err != nil {
				t.Error(err)
			}
			break
		}
		refused++
		if reason != model.NoSpace {
			t.Errorf("%d pages: %q", limit, reason)
		}
		readAll1(t, db)
		if err := db.Close(); err != nil {
			t.Error(err)
		}
		if version := upgraded(t, path, before); version != 1 {
			t.Errorf("%d pages: its version is %d", limit, version)
		}
	}
	t.Logf("refused at each of %d limits", refused)
	if refused < 8 {
		t.Error("too few to tell anything")
	}
}

func init() { childTasks["open under limits"] = openUnderLimits }

// The same where the system refuses to write on, the journal too.
func TestFileSizeLimitOfBringingUp(t *testing.T) {
	t.Logf("%s", runChild(t, childProgram, "open under limits", memoryFolder(t), nil))
}

func openUnderLimits(ctx context.Context, folder string) error {
	ignoreSizeSignal()
	path := filepath.Join(folder, "version-1.db")
	if err := create1(ctx, path, years1(), 0); err != nil {
		return err
	}
	content, err := os.ReadFile(path) //nolint:gosec // the test's own file
	if err != nil {
		return err
	}
	refused := 0
	for limit := 0; ; limit += 3 * sizeStep {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return err
		}
		readOnly := false
		err := limitSizes(limit, func() error {
			db, err := Open(ctx, path, Options{})
			if err != nil {
				return err
			}
			_, readOnly = db.ReadOnly()
			_, err = db.Scorecard(ctx, "", 2024)
			return errors.Join(err, db.Close())
		})
		if err != nil && kindOf(err) != model.NoSpace {
			return fmt.Errorf("under %d bytes: %w", limit, err)
		}
		if err == nil && !readOnly {
			fmt.Printf("refused under %d limits", refused)
			return recheck(ctx, nil, path, nil)
		}
		refused++
		if err := recheck(ctx, nil, path, nil); err != nil {
			return fmt.Errorf("after %d bytes: %w", limit, err)
		}
	}
}

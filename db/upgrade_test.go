package db

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"scorecard/model"
)

// newer are the layouts of a later program, whose version 2 adds a table that takes
// a while to fill.
func newer() *layouts {
	scripts := fstest.MapFS{"migrations/0002/1_copied.sql": {Data: []byte(`
		CREATE TABLE copied (content TEXT NOT NULL) STRICT;
		INSERT INTO copied SELECT content FROM item UNION ALL SELECT to_comment FROM history;
		CREATE INDEX copied_by_content ON copied (content);
		ALTER TABLE status ADD COLUMN weight INTEGER NOT NULL DEFAULT 1;`)}}
	err := fs.WalkDir(migrations, "migrations", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := migrations.ReadFile(path)
		scripts[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		panic(err)
	}
	return &layouts{scripts: scripts, version: 2, readers: []int{0, 1, 1}, digests: append(slices.Clone(current.digests), "")}
}

// createOlder makes a file of version 1 with work in it, and so many edits of i-1.
func createOlder(t *testing.T, folder string, edits int) string {
	t.Helper()
	path := createIn(t, folder, disputed("kumamoto", 2023), disputed("kumamoto", 2024), disputed("oita", 2024))
	db := open(t, path, Options{})
	say(t, db, "Hanako", 2024, "kpi-0", model.Difficult, "遅れ")
	resolveOn(t, db, 0, 1, "Hanako")
	if err := importOne(t.Context(), db, disputed("kumamoto", 2024)); err != nil {
		t.Fatal(err)
	}
	for n := range edits {
		say(t, db, "Saburo", 2024, "i-1", model.Expected, fmt.Sprint("edit ", n, longestComment("長")[:600]))
	}
	if err := db.CloseYear(t.Context(), "", 2023, "Taro", "over"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// contentsOf1 are the rows of version 1 that stay: without those that version 2
// widens.
func contentsOf1(ctx context.Context, q querier) (map[string][]string, error) {
	found, err := contents(ctx, q)
	delete(found, "status")
	delete(found, "meta")
	return found, err
}

func TestUpgrade_FirstWriteUpgradesAfterACopy(t *testing.T) {
	for _, wal := range []bool{false, true} {
		t.Run(fmt.Sprintf("log %v", wal), func(t *testing.T) {
			path := createOlder(t, t.TempDir(), 0)
			if wal {
				raw(t, path, `PRAGMA journal_mode = WAL`)
			}
			before := readRaw(t, path, contentsOf1)
			var reported []Upgrade
			db := open(t, path, Options{layouts: newer(), Upgraded: func(u Upgrade) { reported = append(reported, u) }})
			card, history := cardOf(t, db), changesOf(t, db, model.HistoryQuery{})
			if version := readRaw(t, path, fileVersion); version != 1 || len(reported) > 0 {
				t.Fatalf("reading brought it to version %d: %v", version, reported)
			}
			_, err := db.SetStatus(t.Context(), model.Edit{Year: 2023, Item: "kpi-0", Value: model.Achieved, Who: "Hanako"})
			if kindOf(err) != model.YearClosed { // the change is refused, and the file upgraded all the same
				t.Error(err)
			}
			copied := filepath.Join(filepath.Dir(path), "scorecard.v1.db")
			same(t, "reported", reported, []Upgrade{{From: 1, To: 2, Copy: copied}})
			if version := readRaw(t, path, fileVersion); version != 2 {
				t.Errorf("its version is %d", version)
			}
			sameRows(t, readRaw(t, path, contentsOf1), before)
			same(t, "scorecard", cardOf(t, db), card)
			same(t, "history", changesOf(t, db, model.HistoryQuery{}), history)
			checkSound(t, db)
			say(t, db, "Hanako", 2024, "kpi-0", model.Achieved, "after")
			if _, err := db.UndoImport(t.Context(), 1, "Taro"); err != nil {
				t.Error(err)
			}
			checkSound(t, db)
			if len(reported) != 1 {
				t.Errorf("reported: %v", reported)
			}
			sameRows(t, readRaw(t, copied, contentsOf1), before)
			old := open(t, copied, Options{})
			same(t, "copy", cardOf(t, old), card)
			say(t, old, "Hanako", 2024, "kpi-0", model.Achieved, "in the copy")
		})
	}
}

// Another file of the copy's name stays.
func TestUpgrade_CopyReplacesNothing(t *testing.T) {
	path := createOlder(t, t.TempDir(), 0)
	taken := filepath.Join(filepath.Dir(path), "scorecard.v1.db")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	var reported Upgrade
	db := open(t, path, Options{layouts: newer(), Upgraded: func(u Upgrade) { reported = u }})
	say(t, db, "Hanako", 2024, "kpi-0", model.Achieved, "after")
	if filepath.Base(reported.Copy) != "scorecard.v1-2.db" {
		t.Errorf("the copy is %s", reported.Copy)
	}
	if content, err := os.ReadFile(taken); err != nil || string(content) != "mine" { //nolint:gosec // the test's own file
		t.Errorf("%q %v", content, err)
	}
}

// Reading an older file changes nothing in its folder, however it was opened.
func TestUpgrade_ReadingNeverUpgrades(t *testing.T) {
	for name, o := range map[string]Options{"asked for": {ReadOnly: true}, "marked": {}, "writable": {}} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path := createOlder(t, folder, 0)
			if name == "marked" {
				chmod(t, path, 0o400)
			}
			before := folderContents(t, folder)
			o.layouts = newer()
			db, err := Open(t.Context(), path, o)
			if err != nil {
				t.Fatal(err)
			}
			readAll(t, db)
			if name != "writable" {
				_, err := db.SetStatus(t.Context(), editBy("Hanako", "kpi-1", 1))
				checkError(t, err, model.ReadOnly, path)
			}
			copied := filepath.Join(t.TempDir(), "copy.db")
			if err := db.Backup(t.Context(), copied); err != nil {
				t.Error(err)
			}
			sameRows(t, readRaw(t, copied, contentsOf1), readRaw(t, path, contentsOf1))
			if err := db.Close(); err != nil {
				t.Error(err)
			}
			same(t, "folder", folderContents(t, folder), before)
		})
	}
}

// readAll asks for all that can be read of a file that createOlder made.
func readAll(t *testing.T, db *DB) {
	t.Helper()
	card := cardOf(t, db)
	same(t, "status", card.Year.KPIs[0].Status.Comment, "遅れ")
	if card.Year.Conflicts[0].Resolution == nil || card.Before == nil {
		t.Errorf("%+v", card)
	}
	if closed, err := db.Scorecard(t.Context(), "", 2023); err != nil || closed.Closing == nil || closed.Closing.Reason != "over" {
		t.Errorf("the closed year: %v", err)
	}
	same(t, "history", len(changesOf(t, db, model.HistoryQuery{})), 4)
	same(t, "history of an item", len(changesOf(t, db, model.HistoryQuery{Item: "kpi-0", Year: 2024})), 2)
	if points, err := db.Series(t.Context(), "", "kpi-2"); err != nil || len(points) != 2 {
		t.Errorf("series: %d %v", len(points), err)
	}
	if peers, err := db.Peers(t.Context(), "", 2024, "kpi-2"); err != nil || len(peers) != 1 {
		t.Errorf("peers: %v %v", peers, err)
	}
	if imports, err := db.Imports(t.Context(), ""); err != nil || len(imports) != 1 {
		t.Errorf("imports: %v %v", imports, err)
	}
	if next, err := db.NextUndo(t.Context(), "", "Hanako"); err != nil || next.Seq != 2 {
		t.Errorf("next to undo: %+v %v", next, err)
	}
	if _, err := db.Poll(t.Context()); err != nil {
		t.Error(err)
	}
	checkSound(t, db)
}

// Who has an older file open when somebody else upgrades it continues to read, sees
// what is new, and writes without another copy.
func TestUpgrade_ByAnother(t *testing.T) {
	path := createOlder(t, t.TempDir(), 0)
	first, second := open(t, path, Options{layouts: newer()}), open(t, path, Options{layouts: newer()})
	before, err := first.Poll(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	say(t, second, "Taro", 2024, "kpi-1", model.Expected, "new")
	after, err := first.Poll(t.Context())
	if err != nil || after.Version == before.Version {
		t.Errorf("%+v after %+v: %v", after, before, err)
	}
	same(t, "newest change", changesOf(t, first, model.HistoryQuery{Limit: 1}), changesOf(t, second, model.HistoryQuery{Limit: 1}))
	say(t, first, "Hanako", 2024, "kpi-0", model.Achieved, "also")
	checkSound(t, first)
	if entries, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.v1*")); err != nil || len(entries) != 1 {
		t.Errorf("copies: %v %v", entries, err)
	}
}

// A program does not write into a file that another version of it has taken over
// since it was opened, nor into what an older one has put there.
func TestWrite_RefusesFileOfAnotherVersion(t *testing.T) {
	for version, want := range map[int]model.ErrorKind{current.version + 1: model.TooNew, current.version - 1: model.FileReplaced} {
		path := create(t, smallYear(2))
		db := open(t, path, Options{})
		raw(t, path, fmt.Sprintf(`PRAGMA user_version = %d`, version))
		_, err := db.SetStatus(t.Context(), editBy("Hanako", "kpi-0", 1))
		checkError(t, err, want, path)
		if reason, readOnly := db.ReadOnly(); !readOnly || reason != want {
			t.Errorf("version %d: read-only %v %q", version, readOnly, reason)
		}
		raw(t, path, fmt.Sprintf(`PRAGMA user_version = %d`, current.version))
	}
}

// upgraded asks that a file is of one of both versions, whole, and contains all that
// it did before; then it upgrades it, and asks that again.
func upgraded(t *testing.T, path string, before map[string][]string) (version int) {
	t.Helper()
	db := open(t, path, Options{ReadOnly: true, layouts: newer()}) // rolls back what was begun
	version = readRaw(t, path, fileVersion)
	if version != 1 && version != 2 {
		t.Errorf("its version is %d", version)
	}
	sameRows(t, readRaw(t, path, contentsOf1), before)
	checkSound(t, db)
	if err := upgradeBy(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	checkSound(t, db)
	sameRows(t, readRaw(t, path, contentsOf1), before)
	return version
}

// upgradeBy makes a change that is refused, before which an older file is upgraded.
func upgradeBy(ctx context.Context, path string) error {
	db, err := Open(ctx, path, Options{layouts: newer()})
	if err != nil {
		return err
	}
	_, err = db.SetStatus(ctx, model.Edit{Year: 2024, Item: "nothing", Who: "Hanako"})
	if kindOf(err) == model.NoKPI {
		err = nil
	}
	return errors.Join(err, db.Close())
}

func init() {
	childTasks["upgrade"] = func(ctx context.Context, path string) error {
		fmt.Println("begin")
		err := upgradeBy(ctx, path)
		fmt.Println("upgraded")
		return err
	}
}

// Killed at whatever moment, the file is of one version or of the other.
func TestUpgrade_IsWholeOrNotAtAll(t *testing.T) {
	rounds := countOf(t, "SCORECARD_KILLS", kills()) / 20
	chance := rand.New(rand.NewPCG(seedOf(t), 3))
	folder := memoryFolder(t)
	path := createOlder(t, folder, 400)
	content, err := os.ReadFile(path) //nolint:gosec // the test's own file
	if err != nil {
		t.Fatal(err)
	}
	before, versions, halves := readRaw(t, path, contentsOf1), map[int]int{}, 0
	child, began := upgrading(t, path), time.Now()
	if err := child.Wait(); err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	for round := range rounds {
		path := filepath.Join(folder, fmt.Sprint(round), "scorecard.db")
		if err := errors.Join(os.Mkdir(filepath.Dir(path), 0o700), os.WriteFile(path, content, 0o600)); err != nil {
			t.Fatal(err)
		}
		child := upgrading(t, path)
		time.Sleep(time.Duration(chance.Int64N(int64(took))))
		_ = child.Process.Kill()
		_ = child.Wait()
		if journal, err := os.Stat(path + "-journal"); err == nil && journal.Size() > 0 {
			halves++
		}
		versions[upgraded(t, path, before)]++
		copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.v1*"))
		if err != nil || len(copies) == 0 {
			t.Errorf("copies: %v %v", copies, err)
		}
		for _, copied := range copies {
			checkSound(t, open(t, copied, Options{}))
		}
	}
	t.Logf("killed %d times, of version %v; %d journals had to be rolled back", rounds, versions, halves)
	if rounds > 20 && (versions[1] == 0 || versions[2] == 0) {
		t.Error("all of them died on one side: the test shows nothing")
	}
}

// upgrading starts a process that upgrades a file, and waits until it is about to.
func upgrading(t *testing.T, path string) *exec.Cmd {
	t.Helper()
	child := childCommand(t, "upgrade", path)
	said := started(t, child)
	if _, err := io.ReadFull(said, make([]byte, len("begin\n"))); err != nil {
		t.Fatal(err)
	}
	return child
}

// Of several processes that come at once, each finds the file as it should be.
func TestUpgrade_BySeveralAtOnce(t *testing.T) {
	path := createOlder(t, memoryFolder(t), 200)
	before := readRaw(t, path, contentsOf1)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if out, err := childCommand(t, "upgrade", path).Output(); err != nil || !bytes.HasSuffix(out, []byte("upgraded\n")) {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	all.Wait()
	if version := upgraded(t, path, before); version != 2 {
		t.Errorf("its version is %d", version)
	}
	if copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.v1*")); err != nil || len(copies) != 1 {
		t.Errorf("copies: %v %v", copies, err)
	}
}

// Where there is no room for it, the change is refused, the file stays as it is and
// no copy is left; it is upgraded when there is room again.
func TestUpgrade_WithoutRoom(t *testing.T) {
	t.Parallel()
	folder := memoryFolder(t)
	path := createOlder(t, folder, 20)
	content, err := os.ReadFile(path) //nolint:gosec // the test's own file
	if err != nil {
		t.Fatal(err)
	}
	before, refused := readRaw(t, path, contentsOf1), 0
	for limit := len(content) / pageSize; ; limit++ {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := Open(t.Context(), path, Options{layouts: newer(), wrap: onConnect(fmt.Sprintf("PRAGMA max_page_count = %d", limit))})
		if err != nil {
			t.Fatal(limit, err)
		}
		_, err = db.SetStatus(t.Context(), model.Edit{Year: 2024, Item: "kpi-1", Value: model.Achieved, Who: "Hanako"})
		if err == nil {
			checkSound(t, db)
			if err := db.Close(); err != nil {
				t.Error(err)
			}
			break
		}
		refused++
		checkError(t, err, model.NoSpace, path)
		cardOf(t, db)
		if err := db.Close(); err != nil {
			t.Error(err)
		}
		if copies, err := filepath.Glob(filepath.Join(folder, "*.v1*")); err != nil || len(copies) > 0 && readRaw(t, path, fileVersion) == 1 {
			t.Errorf("copies: %v %v", copies, err)
		}
		if readRaw(t, path, fileVersion) == 2 { // there was room for that, and none for the change
			break
		}
		if version := upgraded(t, path, before); version != 1 {
			t.Errorf("%d pages: its version is %d", limit, version)
		}
		for _, copied := range []string{"scorecard.v1.db"} {
			remove(t, filepath.Join(folder, copied))
		}
	}
	t.Logf("refused at each of %d limits", refused)
	if refused < 8 {
		t.Error("too few to show anything")
	}
}

func init() { childTasks["upgrade under limits"] = upgradeUnderLimits }

// The same where the system refuses to write on, the journal and the copy too.
func TestUpgrade_UnderFileSizeLimits(t *testing.T) {
	path := createOlder(t, memoryFolder(t), 20)
	t.Logf("%s", runChild(t, childProgram, "upgrade under limits", path, nil))
}

func upgradeUnderLimits(ctx context.Context, path string) error {
	ignoreSizeSignal()
	content, err := os.ReadFile(path) //nolint:gosec // the test's own file
	if err != nil {
		return err
	}
	refused := 0
	for limit := 0; ; limit += 3 * sizeStep {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return err
		}
		err := limitSizes(limit, func() error { return upgradeBy(ctx, path) })
		if err != nil && kindOf(err) != model.NoSpace {
			return fmt.Errorf("under %d bytes: %w", limit, err)
		}
		db, failed := Open(ctx, path, Options{layouts: newer()})
		if failed != nil {
			return failed
		}
		problems, failed := db.Check(ctx)
		if failed := errors.Join(failed, problems.Err(), db.Close()); failed != nil {
			return fmt.Errorf("after %d bytes: %w", limit, failed)
		}
		if err == nil {
			fmt.Printf("refused under %d limits", refused)
			return nil
		}
		refused++
	}
}

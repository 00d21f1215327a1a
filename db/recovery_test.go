package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"scorecard/model"
)

func init() { childTasks["mend rights"] = mendRights }

// replaceBy moves another file to the path and returns the way back.
func replaceBy(t *testing.T, path, other string) (restore func()) {
	t.Helper()
	move := func(from, to string) {
		t.Helper()
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	move(path, path+".away")
	if other != "" {
		move(other, path)
	}
	return func() { move(path+".away", path) }
}

// mark takes every right to write from something.
func mark(t *testing.T, path string) (restore func()) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	chmod(t, path, 0o555)
	return func() { chmod(t, path, info.Mode().Perm()) }
}

// writeOut makes somebody else hold a change back: all may read, nobody may write.
func writeOut(t *testing.T, path string) (restore func()) {
	t.Helper()
	other, err := sql.Open("sqlite", path+"?_txlock=immediate")
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

// Whatever happens to the file while it is open is told by Poll and ReadOnly, edits
// are refused for that reason, what is stored stays, and all is well again when
// the file is.
func TestTroubleIsToldAndPasses(t *testing.T) {
	for name, test := range map[string]struct {
		trouble func(t *testing.T, path string) (restore func())
		edit    model.ErrorKind // of an edit meanwhile
		reason  model.ErrorKind // of ReadOnly after a pulse
		pulse   model.Pulse
	}{
		"file marked": {
			mark, model.ReadOnly, model.ReadOnly, model.Pulse{Same: true, ReadOnly: true},
		},
		"folder marked": {
			func(t *testing.T, path string) func() { return mark(t, filepath.Dir(path)) },
			model.ReadOnly, model.ReadOnly, model.Pulse{Same: true, ReadOnly: true},
		},
		"removed": {
			func(t *testing.T, path string) func() { return replaceBy(t, path, "") },
			model.FileReplaced, model.FileNotFound, model.Pulse{Gone: true},
		},
		"replaced": {
			func(t *testing.T, path string) func() { return replaceBy(t, path, create(t, sampleYears("oita")...)) },
			model.FileReplaced, model.FileReplaced, model.Pulse{},
		},
		"locked for all": {lockOut, model.Locked, model.Locked, model.Pulse{Same: true, ReadOnly: true}},
		"locked for writing": {
			writeOut, model.Locked, model.Locked, model.Pulse{Same: true, ReadOnly: true},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel() // a lock is waited for
			path := create(t, sampleYears("kumamoto")...)
			db := open(t, path, Options{})
			edit := editOf(t, db, "kpi-0")
			calm := func(when string) {
				t.Helper()
				pulse, err := db.Poll(t.Context())
				reason, readOnly := db.ReadOnly()
				if err != nil || pulse != (model.Pulse{Same: true}) || reason != "" || readOnly {
					t.Errorf("%s: %+v %v, read-only %v %q", when, pulse, err, readOnly, reason)
				}
			}
			rounds := 2 // what has passed may come again
			if test.edit == model.Locked {
				rounds = 1 // each waits for seconds
			}
			for range rounds {
				calm("before")
				restore := test.trouble(t, path)
				_, err := db.SetStatus(t.Context(), edit)
				checkError(t, err, test.edit, path)
				if reason, readOnly := db.ReadOnly(); reason != test.edit || !readOnly {
					t.Errorf("after the edit: read-only %v %q", readOnly, reason)
				}
				pulse, err := db.Poll(t.Context())
				if err != nil || pulse != test.pulse {
					t.Errorf("meanwhile: %+v %v", pulse, err)
				}
				if reason, readOnly := db.ReadOnly(); reason != test.reason || !readOnly {
					t.Errorf("meanwhile: read-only %v %q", readOnly, reason)
				}
				restore()
				calm("after")
				status, err := db.SetStatus(t.Context(), edit)
				if err != nil {
					t.Fatal(err)
				}
				edit.Version, edit.Comment = status.Version, edit.Comment+"!"
			}
		})
	}
}

// An edit that gets through shows that the trouble has passed, before the next pulse.
func TestSavedEditEndsTheTrouble(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	db := open(t, path, Options{})
	edit := editOf(t, db, "kpi-0")
	restore := mark(t, path)
	if _, err := db.SetStatus(t.Context(), edit); kindOf(err) != model.ReadOnly {
		t.Fatal(err)
	}
	restore()
	if _, err := db.SetStatus(t.Context(), edit); err != nil {
		t.Fatal(err)
	}
	if reason, readOnly := db.ReadOnly(); readOnly {
		t.Error("still read-only:", reason)
	}
}

// A file that was read-only when it was opened takes edits when its rights allow
// them, without anybody opening it again.
func TestReadOnlyAtOpeningPasses(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	restore := mark(t, path)
	db, asked := open(t, path, Options{}), open(t, path, Options{ReadOnly: true})
	before, err := db.Poll(t.Context())
	if err != nil || !before.ReadOnly {
		t.Fatalf("%+v %v", before, err)
	}
	restore()
	after, err := db.Poll(t.Context())
	if err != nil || after.ReadOnly || after.Version == before.Version {
		t.Errorf("%+v %v", after, err)
	}
	if _, err := db.SetStatus(t.Context(), editOf(t, db, "kpi-0")); err != nil {
		t.Error(err)
	}
	if pulse, err := asked.Poll(t.Context()); err != nil || !pulse.ReadOnly {
		t.Errorf("what was asked for: %+v %v", pulse, err)
	}
	_, err = asked.SetStatus(t.Context(), editOf(t, db, "kpi-0"))
	checkError(t, err, model.ReadOnly, path)
}

// To somebody who is no administrator the system itself gave a descriptor that
// cannot write.
func TestReadOnlyAtOpeningPassesForItsOwner(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	if os.Getuid() == 0 {
		reachable(t, path)
		for _, own := range []string{path, filepath.Dir(path)} {
			if err := os.Chown(own, 65534, 65534); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got, want := asNobody(t, "mend rights", path), `read-only true "read_only", then false "", edit ""`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func mendRights(ctx context.Context, path string) error {
	if err := os.Chmod(path, 0o400); err != nil {
		return err
	}
	db, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // the child ends
	reason, readOnly := db.ReadOnly()
	fmt.Printf("read-only %v %q, ", readOnly, reason)
	if err := os.Chmod(path, 0o600); err != nil {
		return err
	}
	if _, err := db.Poll(ctx); err != nil {
		return err
	}
	reason, readOnly = db.ReadOnly()
	err = db.CloseYear(ctx, "", 2024, "Hanako", "over")
	fmt.Printf("then %v %q, edit %q", readOnly, reason, kindOf(err))
	return nil
}

func TestReopenTakesTheFileThatStandsThere(t *testing.T) {
	for name, pragma := range map[string]string{"journal": `PRAGMA journal_mode = DELETE`, "log": `PRAGMA journal_mode = WAL`} {
		t.Run(name, func(t *testing.T) {
			theirs := evenBuilder(4).year("kumamoto", 2024, true)
			theirs.KPIs[0].Status = model.Status{Comment: "theirs"}
			path, other := create(t, sampleYears("kumamoto")...), create(t, theirs)
			raw(t, path, pragma)
			raw(t, other, pragma)
			db := open(t, path, Options{})
			mine := say(t, db, "Hanako", 2024, "kpi-0", model.Difficult, "mine")
			restore := replaceBy(t, path, other)
			before, err := db.Poll(t.Context())
			if err != nil || before.Same {
				t.Fatalf("%+v %v", before, err)
			}
			if err := db.Reopen(t.Context()); err != nil {
				t.Fatal(err)
			}
			after, err := db.Poll(t.Context())
			if err != nil || !after.Same || after.Version == before.Version {
				t.Errorf("%+v %v", after, err)
			}
			if reason, readOnly := db.ReadOnly(); readOnly {
				t.Error("read-only:", reason)
			}
			same(t, "their status", statusOf(t, db, 2024, "kpi-0"), theirs.KPIs[0].Status)
			say(t, db, "Hanako", 2024, "kpi-0", model.Achieved, "in theirs")
			if problems, err := db.Check(t.Context()); err != nil || len(problems) > 0 {
				t.Error(problems, err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			restore()
			same(t, "my status", statusOf(t, open(t, path, Options{}), 2024, "kpi-0"), mine)
		})
	}
}

func TestReopenOfWhatCannotBeOpened(t *testing.T) {
	for name, test := range map[string]struct {
		pragma string
		reads  bool // the old file is still there to be read
	}{"journal": {`PRAGMA journal_mode = DELETE`, true}, "log": {`PRAGMA journal_mode = WAL`, false}} {
		t.Run(name, func(t *testing.T) {
			path := create(t, sampleYears("kumamoto")...)
			raw(t, path, test.pragma)
			db := open(t, path, Options{})
			edit := editOf(t, db, "kpi-0")
			text := filepath.Join(t.TempDir(), "text")
			if err := os.WriteFile(text, []byte("no database"), 0o600); err != nil {
				t.Fatal(err)
			}
			restore := replaceBy(t, path, text)
			checkError(t, db.Reopen(t.Context()), model.NotADatabase, path)
			_, err := db.Scorecard(t.Context(), "", 0)
			_, polled := db.Poll(t.Context())
			_, edited := db.SetStatus(t.Context(), edit)
			if test.reads {
				if err := errors.Join(err, polled); err != nil {
					t.Error(err)
				}
				checkError(t, edited, model.FileReplaced, path)
			} else {
				checkError(t, err, model.NotADatabase, path)
				checkError(t, polled, model.NotADatabase, path)
				checkError(t, edited, model.NotADatabase, path)
			}
			restore()
			if err := db.Reopen(t.Context()); err != nil {
				t.Fatal(err)
			}
			if _, err := db.SetStatus(t.Context(), edit); err != nil {
				t.Error(err)
			}
		})
	}
}

// Commands may still be under way when the file is opened again or closed: each
// gets its answer or an error, and no saved edit is lost.
func TestReopenAndCloseAmidWork(t *testing.T) {
	path := create(t, unsaid(evenBuilder(4).year("kumamoto", 2024, true)))
	db := open(t, path, Options{})
	var all sync.WaitGroup
	saved, problems := make([]int, 3), make([]error, 3)
	for i := range saved {
		all.Go(func() {
			edit := model.Edit{Year: 2024, Item: fmt.Sprint("kpi-", i), Who: "Hanako"}
			for {
				edit.Comment = fmt.Sprint(edit.Version)
				status, err := db.SetStatus(t.Context(), edit)
				if err == nil {
					_, err = db.Poll(t.Context())
				}
				if edit.Version = status.Version; status.Version > 0 {
					saved[i] = status.Version
				}
				if err != nil {
					problems[i] = err
					return
				}
			}
		})
	}
	for range 10 {
		if err := db.Reopen(t.Context()); err != nil {
			t.Error(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
	all.Wait()
	again := open(t, path, Options{})
	for i, version := range saved {
		checkError(t, problems[i], model.Internal, path)
		if got := statusOf(t, again, 2024, fmt.Sprint("kpi-", i)); got.Version != version {
			t.Errorf("kpi-%d has version %d, %d were saved", i, got.Version, version)
		}
	}
}

func TestClosedScorecardAnswersWithAnError(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	db := open(t, path, Options{})
	edit := editOf(t, db, "kpi-0")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for name, ask := range map[string]func() error{
		"load":   func() error { _, err := db.Scorecard(t.Context(), "", 0); return err },
		"edit":   func() error { _, err := db.SetStatus(t.Context(), edit); return err },
		"poll":   func() error { _, err := db.Poll(t.Context()); return err },
		"check":  func() error { _, err := db.Check(t.Context()); return err },
		"reopen": func() error { return db.Reopen(t.Context()) },
	} {
		t.Run(name, func(t *testing.T) { checkError(t, ask(), model.Internal, path) })
	}
	if err := db.Close(); err != nil {
		t.Error("closed twice:", err)
	}
}

// A pulse moves when, and only when, somebody else has committed since the last.
func TestPulseMovesOnTheCommitsOfOthersAlone(t *testing.T) {
	for name, pragma := range map[string]string{"journal": `PRAGMA journal_mode = DELETE`, "log": `PRAGMA journal_mode = WAL`} {
		t.Run(name, func(t *testing.T) {
			path := create(t, unsaid(evenBuilder(4).year("kumamoto", 2024, true)))
			raw(t, path, pragma)
			mine, theirs := open(t, path, Options{}), open(t, path, Options{})
			version := 0
			commit := func(rt *rapid.T, db *DB) {
				status, err := db.SetStatus(t.Context(), model.Edit{
					Year: 2024, Item: "kpi-0", Version: version, Comment: fmt.Sprint(version), Who: "Hanako",
				})
				if err != nil {
					rt.Fatal(err)
				}
				version = status.Version
			}
			last, err := mine.Poll(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			rapid.Check(t, func(rt *rapid.T) {
				others := false
				for _, step := range rapid.SliceOfN(rapid.SampledFrom([]string{"own", "other", "load", "refused"}), 0, 4).Draw(rt, "steps") {
					switch step {
					case "own":
						commit(rt, mine)
					case "other":
						others = true
						commit(rt, theirs)
					case "load":
						if _, err := mine.Scorecard(t.Context(), "", 0); err != nil {
							rt.Fatal(err)
						}
					case "refused":
						_, err := mine.SetStatus(t.Context(), model.Edit{Year: 2024, Item: "kpi-0", Version: version + 1, Who: "Hanako"})
						if kindOf(err) == "" && !errors.Is(err, &model.Error{Kind: model.Stale}) {
							rt.Fatal(err)
						}
					}
				}
				pulse, err := mine.Poll(t.Context())
				if err != nil || (pulse.Version != last.Version) != others {
					rt.Fatalf("version %d after %d, others wrote %v: %v", pulse.Version, last.Version, others, err)
				}
				last = pulse
			})
		})
	}
}

// The watch waits for nothing: what a busy scorecard cannot tell apart now is told
// by the next pulse.
func TestPulseWaitsForNoWork(t *testing.T) {
	path := create(t, sampleYears("kumamoto")...)
	db, other := open(t, path, Options{}), open(t, path, Options{})
	before, err := db.Poll(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	work, err := db.pool.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.SetStatus(t.Context(), editOf(t, other, "kpi-0")); err != nil {
		t.Fatal(err)
	}
	during, err := db.Poll(t.Context())
	if err != nil || during != before {
		t.Errorf("while at work: %+v %v", during, err)
	}
	if err := work.Close(); err != nil {
		t.Fatal(err)
	}
	if after, err := db.Poll(t.Context()); err != nil || after.Version == before.Version {
		t.Errorf("afterwards: %+v %v", after, err)
	}
}

package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"scorecard/model"
)

// fullSave is an edit that needs as many new pages as an edit can: the comment
// and, in the history, the comment before are as long as they may be.
func fullSave(ctx context.Context, db *DB) error {
	_, err := db.SetStatus(ctx, model.Edit{
		Year: 2024, Item: "kpi-0", Version: 1, Value: model.Difficult, Who: "Hanako", Comment: longestComment("遅"),
	})
	return err
}

func longestComment(letter string) string { return strings.Repeat(letter, maxComment/len(letter)) }

// fullUndo takes back the import that the template has.
func fullUndo(ctx context.Context, db *DB) error {
	_, err := db.UndoImport(ctx, 1, "Hanako")
	return err
}

// fullResolve is a decision whose reason is as long as it may be.
func fullResolve(ctx context.Context, db *DB) error {
	_, err := db.Resolve(ctx, model.ResolutionEdit{
		Year: 2024, Subject: "kpi-0", Field: "rating", Variant: 0, Text: "A", Value: "A", Who: "Hanako", Reason: longestComment("遅"),
	})
	return err
}

// fullImport replaces the year by a bigger one and needs many times the pages.
func fullImport(ctx context.Context, db *DB) error { return importOne(ctx, db, smallYear(60)) }

var fullChanges = []struct {
	name  string
	make  func(ctx context.Context, db *DB) error
	steps int // of the limits to the size of a file: each is tried, or every so many
}{{"save", fullSave, 2}, {"import", fullImport, 1}, {"undo of an import", fullUndo, 3}, {"settlement", fullResolve, 4}}

// fullTemplate is a small scorecard with one edit.
func fullTemplate(ctx context.Context, path string) error {
	if err := Create(ctx, path, []*model.Year{smallYear(45)}); err != nil {
		return err
	}
	db, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	_, err = db.ImportAll(ctx, model.ImportRequest{Years: []*model.Year{smallYear(2)}, Who: "Hanako"})
	if err == nil {
		_, err = db.SetStatus(ctx, model.Edit{
			Year: 2024, Item: "kpi-0", Value: model.Expected, Who: "Hanako", Comment: longestComment("早"),
		})
	}
	if err == nil {
		_, err = db.pool.ExecContext(ctx, `VACUUM`) // no page is left to be used again
	}
	return errors.Join(err, db.Close())
}

// contents is all that a scorecard file holds: each table's rows, by its name.
func contents(ctx context.Context, q querier) (map[string][]string, error) {
	tables := map[string][]string{}
	own, err := current.schema(current.version)
	if err != nil {
		return nil, err
	}
	for name, object := range own {
		if object.kind != "table" {
			continue
		}
		err := eachRow(ctx, q, `SELECT * FROM `+name, func(rows *sql.Rows) error {
			names, err := rows.Columns()
			if err != nil {
				return err
			}
			cells, pointers := make([]any, len(names)), make([]any, len(names))
			for i := range cells {
				pointers[i] = &cells[i]
			}
			err = rows.Scan(pointers...)
			tables[name] = append(tables[name], fmt.Sprintf("%q", cells))
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return tables, nil
}

// unharmed asks that a scorecard holds what it held and that nothing is wrong
// with it.
func unharmed(ctx context.Context, db *DB, before map[string][]string) error {
	after, err := contents(ctx, db.pool)
	if err != nil {
		return err
	}
	for name := range before {
		if !reflect.DeepEqual(before[name], after[name]) {
			return fmt.Errorf("%s has changed", name)
		}
	}
	problems, err := db.Check(ctx)
	return errors.Join(err, problems.Err())
}

// However few pages a file may still grow by, a change is made whole or refused
// for want of space, and made when there is room again.
func TestFullDiskAtEveryPage(t *testing.T) {
	for _, change := range fullChanges {
		t.Run(change.name, func(t *testing.T) {
			folder := memoryFolder(t)
			template := filepath.Join(folder, "template.db")
			if err := fullTemplate(t.Context(), template); err != nil {
				t.Fatal(err)
			}
			content, err := os.ReadFile(template) //nolint:gosec // the test's own file
			if err != nil {
				t.Fatal(err)
			}
			pages := len(content) / 4096
			limit := pages
			for !changeWithin(t, filepath.Join(folder, "full.db"), content, limit, change.make) {
				limit++
			}
			t.Logf("%d pages, refused at each of %d limits", pages, limit-pages)
			if limit-pages < 8 {
				t.Errorf("the change needs %d pages: too few to tell anything", limit-pages)
			}
		})
	}
}

// changeWithin tries a change of a file that may not grow beyond so many pages,
// and reports whether it was made.
func changeWithin(
	t *testing.T, path string, content []byte, limit int, change func(context.Context, *DB) error,
) bool {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // the file is thrown away
	before, err := contents(t.Context(), db.pool)
	if err != nil {
		t.Fatal(err)
	}
	grow := func(pages int) {
		if _, err := db.pool.ExecContext(t.Context(), fmt.Sprintf(`PRAGMA max_page_count = %d`, pages)); err != nil {
			t.Fatal(err)
		}
	}
	grow(limit)
	err = change(t.Context(), db)
	if err == nil {
		checkSound(t, db)
		return true
	}
	checkError(t, err, model.NoSpace, path)
	if err := unharmed(t.Context(), db, before); err != nil {
		t.Fatalf("%d pages: %v", limit, err)
	}
	grow(limit + 1000)
	if err := change(t.Context(), db); err != nil {
		t.Fatalf("%d pages, and then room: %v", limit, err)
	}
	checkSound(t, db)
	return false
}

func init() { childTasks["fill the disk"] = fillTheDisk }

// Where the system itself refuses to write on, at every size of the file and of
// the journal, the same holds; and a new file appears whole or not at all.
func TestFileSizeLimit(t *testing.T) {
	t.Logf("%s", runChild(t, childProgram, "fill the disk", memoryFolder(t), nil))
}

// sizeStep: a page and a sector, so that the limits fall everywhere in a page; in
// part, five of them.
var sizeStep = limitStep()

func limitStep() int {
	const step = 4096 + 512
	if inPart {
		return 5 * step
	}
	return step
}

// fillTheDisk makes each change under every limit to the size of a file, and
// prints how often it was refused. A limit binds the whole process.
func fillTheDisk(ctx context.Context, folder string) error {
	ignoreSizeSignal()
	template := filepath.Join(folder, "template.db")
	if err := fullTemplate(ctx, template); err != nil {
		return err
	}
	content, err := os.ReadFile(template) //nolint:gosec // the test's own file
	if err != nil {
		return err
	}
	for _, change := range fullChanges {
		refused := 0
		step := change.steps * sizeStep
		for limit := 0; ; limit += step {
			made, err := changeUnder(ctx, filepath.Join(folder, "full.db"), content, limit, change.make)
			if err != nil {
				return fmt.Errorf("%s under %d bytes: %w", change.name, limit, err)
			}
			if made && limit > len(content) {
				break
			}
			if !made {
				refused++
			}
		}
		fmt.Printf("%s: refused under %d limits; ", change.name, refused)
		if refused*step < len(content)/2 {
			return fmt.Errorf("%s: refused under %d limits alone", change.name, refused)
		}
	}
	return createUnder(ctx, filepath.Join(folder, "new", "scorecard.db"), len(content))
}

// limitSizes runs work while no file may grow beyond so many bytes.
func limitSizes(limit int, work func() error) error {
	var all syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &all); err != nil {
		return err
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: uint64(limit), Max: all.Max}); err != nil {
		return err
	}
	err := work()
	return errors.Join(err, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &all))
}

// changeUnder opens a file and changes it under a limit. A refused change leaves
// it as it was, to this program and to the next, and succeeds without the limit.
func changeUnder(
	ctx context.Context, path string, content []byte, limit int, change func(context.Context, *DB) error,
) (made bool, err error) {
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return false, err
	}
	clean, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		return false, err
	}
	before, err := contents(ctx, clean.pool)
	if err := errors.Join(err, clean.Close()); err != nil {
		return false, err
	}
	var db *DB
	err = limitSizes(limit, func() error {
		var err error
		if db, err = Open(ctx, path, Options{}); err != nil {
			return err
		}
		if err = change(ctx, db); kindOf(err) == model.NoSpace {
			return readUnder(ctx, db)
		}
		made = true
		return err
	})
	if err != nil || made {
		return made, errors.Join(err, recheck(ctx, db, path, nil))
	}
	if err := unharmed(ctx, db, before); err != nil {
		return false, err
	}
	if limit%(4*sizeStep) == 0 { // the next opening is to find it unharmed, too
		if err := db.Close(); err != nil {
			return false, err
		}
		if db, err = Open(ctx, path, Options{}); err != nil {
			return false, err
		}
	}
	return false, errors.Join(change(ctx, db), recheck(ctx, db, path, nil))
}

// readUnder reads after a refused change. Where the limit kept SQLite from
// writing pages back that it had begun to change, that waits for room, too.
func readUnder(ctx context.Context, db *DB) error {
	if _, err := db.Scorecard(ctx, "", 2024); kindOf(err) != model.NoSpace {
		return err
	}
	return nil
}

// recheck closes a scorecard and opens it anew to look at what is there.
func recheck(ctx context.Context, db *DB, path string, want map[string][]string) error {
	if db != nil {
		if err := db.Close(); err != nil {
			return err
		}
	}
	db, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	return errors.Join(unharmed(ctx, db, want), db.Close())
}

func createUnder(ctx context.Context, path string, size int) error {
	refused := 0
	for limit := 0; ; limit += sizeStep {
		err := limitSizes(limit, func() error { return Create(ctx, path, []*model.Year{smallYear(2)}) })
		if err == nil {
			fmt.Printf("create: refused under %d limits", refused)
			if refused*sizeStep < size/2 {
				return fmt.Errorf("create: refused under %d limits alone", refused)
			}
			return nil
		}
		refused++
		if kindOf(err) != model.NoSpace {
			return fmt.Errorf("create under %d bytes: %w", limit, err)
		}
		if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("create under %d bytes leaves something: %w", limit, err)
		}
	}
}

// ignoreSizeSignal lets a write beyond the limit fail instead of ending the
// process.
func ignoreSizeSignal() { signal.Ignore(syscall.SIGXFSZ) }

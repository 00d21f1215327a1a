package db

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"scorecard/model"
)

// rows1 is all that a file of version 1 says, also once it is of a later one: each
// table's rows in the columns that it had then. How old a reader may be is said
// anew by every version.
func rows1(ctx context.Context, q querier) (map[string][]string, error) {
	own, err := ownSchema(1)
	if err != nil {
		return nil, err
	}
	all, err := columns1()
	if err != nil {
		return nil, err
	}
	tables := map[string][]string{}
	for name, object := range own {
		if object.kind != "table" || name == "meta" {
			continue
		}
		columns := all[name]
		err := eachRow(ctx, q, `SELECT `+strings.Join(columns, ", ")+` FROM `+name, func(rows *sql.Rows) error {
			cells, pointers := make([]any, len(columns)), make([]any, len(columns))
			for i := range cells {
				pointers[i] = &cells[i]
			}
			err := rows.Scan(pointers...)
			tables[name] = append(tables[name], fmt.Sprintf("%q", cells))
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return tables, nil
}

// columns1 are the columns of each table as version 1 made it.
var columns1 = sync.OnceValues(func() (map[string][]string, error) {
	ctx := context.Background()
	memory, err := openPool("file::memory:", 1, nil)
	if err != nil {
		return nil, err
	}
	defer memory.Close() //nolint:errcheck // it is only memory
	tx, err := memory.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() //nolint:errcheck // nothing is kept
	if err := migrate(ctx, tx, 0, 1); err != nil {
		return nil, err
	}
	own, err := ownSchema(1)
	if err != nil {
		return nil, err
	}
	columns := map[string][]string{}
	for table := range own {
		err := eachRow(ctx, tx, `SELECT name FROM pragma_table_info(?)`, func(rows *sql.Rows) error {
			var name string
			err := rows.Scan(&name)
			columns[table] = append(columns[table], name)
			return err
		}, table)
		if err != nil {
			return nil, err
		}
	}
	return columns, nil
})

// readRaw reads a file past the program and without changing it.
func readRaw[T any](t *testing.T, path string, read func(context.Context, querier) (T, error)) T {
	t.Helper()
	other, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close() //nolint:errcheck // only read
	found, err := read(t.Context(), other)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func fileVersion(ctx context.Context, q querier) (int, error) {
	var version int
	return version, q.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version)
}

func TestFileOfVersion1IsOne(t *testing.T) {
	path := createVersion1(t, t.TempDir(), 0)
	if err := readRaw(t, path, func(ctx context.Context, q querier) (error, error) {
		return sameSchema(ctx, q, 1, true), nil
	}); err != nil {
		t.Error(err)
	}
	if version := readRaw(t, path, fileVersion); version != 1 {
		t.Errorf("its version is %d", version)
	}
	same(t, "rows of the history", len(readRaw(t, path, rows1)["history"]), len(historyOf1))
}

// A file of an older program that may be written is brought to this one's schema
// when it is opened: all that it says stays, and all that is new works on it.
func TestOlderFileIsBroughtUp(t *testing.T) {
	for _, wal := range []bool{false, true} {
		t.Run(fmt.Sprintf("log %v", wal), func(t *testing.T) {
			path := createVersion1(t, t.TempDir(), 0)
			if wal {
				raw(t, path, `PRAGMA journal_mode = WAL`)
			}
			before := readRaw(t, path, rows1)
			asItIs := open(t, path, Options{ReadOnly: true})
			history := changesOf(t, asItIs, model.HistoryQuery{})
			card := cardOf(t, asItIs)
			db := open(t, path, Options{Codec: jsonCodec{}})
			if reason, readOnly := db.ReadOnly(); readOnly {
				t.Fatalf("it is read-only: %s", reason)
			}
			same(t, "rows", readRaw(t, path, rows1), before)
			if version := readRaw(t, path, fileVersion); version != schemaVersion {
				t.Errorf("its version is %d", version)
			}
			checkSound(t, db)
			same(t, "history", changesOf(t, db, model.HistoryQuery{}), history)
			same(t, "scorecard", cardOf(t, db), card)
			workOn(t, db)
			again := open(t, path, Options{})
			same(t, "work, opened again", changesOf(t, again, model.HistoryQuery{}), changesOf(t, db, model.HistoryQuery{}))
			if !wal {
				same(t, "resolved, by who had it open before", cardOf(t, asItIs), cardOf(t, db))
			}
		})
	}
}

func cardOf(t *testing.T, db *DB) *model.Scorecard {
	t.Helper()
	card, err := db.Scorecard(t.Context(), "", 2024)
	if err != nil {
		t.Fatal(err)
	}
	return card
}

// workOn does all that changes a scorecard, on top of the history of version 1.
func workOn(t *testing.T, db *DB) {
	t.Helper()
	for who, want := range map[string]int{"Hanako": 10, "Jiro": 9} {
		next, err := db.NextUndo(t.Context(), "", who)
		if err != nil || next.Seq != want {
			t.Errorf("the next change of %s to undo is %d %v, want %d", who, next.Seq, err, want)
		}
	}
	if next, err := db.NextRedo(t.Context(), "", "Taro"); err != nil || next.Seq != 4 {
		t.Errorf("the next change of Taro to redo is %d %v", next.Seq, err)
	}
	if _, err := db.Undo(t.Context(), "", "Jiro", 9); err != nil {
		t.Error(err)
	}
	if _, err := db.Redo(t.Context(), "", "Taro", 4); err != nil {
		t.Error(err)
	}
	say(t, db, "Hanako", 2024, "kpi-0", model.Achieved, "on top")
	if err := db.ReopenYear(t.Context(), "", 2025, "Taro", "not over"); err != nil {
		t.Error(err)
	}
	card := cardOf(t, db)
	if _, err := db.Resolve(t.Context(), card.ResolutionEdit(&card.Year.Conflicts[0], 0, "p. 3", "Taro")); err != nil {
		t.Error(err)
	}
	if err := importOne(t.Context(), db, years1()[1]); err != nil {
		t.Error(err)
	}
	if _, err := db.UndoImport(t.Context(), 1, "Taro"); err != nil {
		t.Error(err)
	}
	checkSound(t, db)
}

// An older file that takes no change is read as it is, and left so.
func TestOlderFileIsReadAsItIs(t *testing.T) {
	for name, o := range map[string]Options{"asked for": {ReadOnly: true}, "marked": {}} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path := createVersion1(t, folder, 0)
			if !o.ReadOnly {
				chmod(t, path, 0o400)
			}
			before := folderContents(t, folder)
			db := open(t, path, o)
			readAll1(t, db)
			_, err := db.SetStatus(t.Context(), editBy("Hanako", "kpi-1", 1))
			checkError(t, err, model.ReadOnly, path)
			_, err = db.NextUndo(t.Context(), "", "Hanako")
			checkError(t, err, model.ReadOnly, path)
			copied := filepath.Join(t.TempDir(), "copy.db")
			if err := db.Backup(t.Context(), copied); err != nil {
				t.Error(err)
			}
			same(t, "copy", readRaw(t, copied, rows1), readRaw(t, path, rows1))
			same(t, "folder", folderContents(t, folder), before)
		})
	}
}

// readAll1 asks a file of version 1 for all that it can be asked for.
func readAll1(t *testing.T, db *DB) {
	t.Helper()
	years := years1()
	card := cardOf(t, db)
	same(t, "notes", card.Year.Notes, years[1].Notes)
	same(t, "conflicts", card.Year.Conflicts, years[1].Conflicts)
	same(t, "year before", card.Before, years[0])
	same(t, "status", card.Year.KPIs[0].Status.Comment, "because of difficult")
	if closed, err := db.Scorecard(t.Context(), "", 2025); err != nil || closed.Closing == nil || closed.Closing.Reason != "over" {
		t.Errorf("the closed year: %v %v", closed.Closing, err)
	}
	if changes := changesOf(t, db, model.HistoryQuery{}); len(changes) != len(historyOf1) || changes[4].Reason != "a slip" {
		t.Errorf("history: %+v", changes)
	}
	same(t, "history of an item in a year", len(changesOf(t, db, model.HistoryQuery{Item: "kpi-0", Year: 2024})), 4)
	if points, err := db.Series(t.Context(), "", "kpi-2"); err != nil || len(points) != 3 {
		t.Errorf("series: %d %v", len(points), err)
	}
	if peers, err := db.Peers(t.Context(), "", 2024, "kpi-2"); err != nil || len(peers) != 1 || peers[0].Branch.Code != "oita" {
		t.Errorf("peers: %v %v", peers, err)
	}
	if imports, err := db.Imports(t.Context(), ""); err != nil || len(imports) != 0 {
		t.Errorf("imports: %v %v", imports, err)
	}
	if _, err := db.ImportedBefore(t.Context(), 1); kindOf(err) != model.NoImport {
		t.Errorf("before an import that nobody made: %v", err)
	}
	checkSound(t, db)
}

// Whoever has the file open read-only when somebody else brings it to a later
// version goes on reading it, and sees what is new there.
func TestOlderFileIsBroughtUpByAnother(t *testing.T) {
	path := createVersion1(t, t.TempDir(), 0)
	reader := open(t, path, Options{ReadOnly: true})
	before, err := reader.Poll(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	db := open(t, path, Options{})
	card := cardOf(t, db)
	if _, err := db.Resolve(t.Context(), card.ResolutionEdit(&card.Year.Conflicts[0], 0, "p. 3", "Taro")); err != nil {
		t.Fatal(err)
	}
	after, err := reader.Poll(t.Context())
	if err != nil || after.Version == before.Version {
		t.Errorf("the watch sees %+v after %+v: %v", after, before, err)
	}
	if resolved := cardOf(t, reader).Year.Conflicts[0].Resolution; resolved == nil || resolved.Who != "Taro" {
		t.Errorf("resolved: %+v", resolved)
	}
	changes := changesOf(t, reader, model.HistoryQuery{Limit: 1})
	same(t, "newest change", changes, changesOf(t, db, model.HistoryQuery{Limit: 1}))
	checkSound(t, reader)
}

// A program does not write into a file that another version of it has taken over
// since it was opened, nor into what an older one has put there.
func TestFileOfAnotherVersionWhileOpen(t *testing.T) {
	for version, want := range map[int]model.ErrorKind{schemaVersion + 1: model.TooNew, schemaVersion - 1: model.FileReplaced} {
		path := create(t, smallYear(2))
		db := open(t, path, Options{})
		raw(t, path, fmt.Sprintf(`PRAGMA user_version = %d`, version))
		_, err := db.SetStatus(t.Context(), editBy("Hanako", "kpi-0", 1))
		checkError(t, err, want, path)
		if reason, readOnly := db.ReadOnly(); !readOnly || reason != want {
			t.Errorf("version %d: read-only %v %q", version, readOnly, reason)
		}
	}
}

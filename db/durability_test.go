package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"scorecard/model"
)

// The durability tests count in hundreds and thousands. A variable of the
// environment raises or lowers each count, and SCORECARD_SEED begins another
// series; both are logged, so that a failure can be run again.
//
//	SCORECARD_KILLS       rounds that end in a SIGKILL
//	SCORECARD_EDITS       edits by processes that race each other
//	SCORECARD_MUTANTS     damaged files
//	SCORECARD_FULL        1 for every count in full
//	SCORECARD_STATES      states of a disk after a power failure (with SCORECARD_DISKSTATES=1)

// countOf is how often a test repeats itself. A large count is cut to a tenth
// where counts are.
func countOf(t *testing.T, name string, count int) int {
	t.Helper()
	if inPart && count > 1000 {
		count /= 10
	}
	count = int(number64(t, name, uint64(count)))
	t.Logf("%s=%d", name, count)
	return count
}

func seedOf(t *testing.T) uint64 {
	t.Helper()
	seed := number64(t, "SCORECARD_SEED", 1)
	t.Logf("SCORECARD_SEED=%d", seed)
	return seed
}

func number64(t *testing.T, name string, otherwise uint64) uint64 {
	t.Helper()
	set := os.Getenv(name)
	if set == "" {
		return otherwise
	}
	n, err := strconv.ParseUint(set, 10, 32)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// memoryFolder is a folder in memory where the system has one. It is for tests
// that ask nothing of the disk, which would only be slow.
func memoryFolder(t *testing.T) string {
	t.Helper()
	const memory = "/dev/shm"
	if info, err := os.Stat(memory); err != nil || !info.IsDir() {
		return t.TempDir()
	}
	folder, err := os.MkdirTemp(memory, "scorecard-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	return folder
}

// smallYear is a year of so many KPIs, and activities and initiatives as many,
// whose statuses nobody has touched.
func smallYear(kpis int) *model.Year {
	y := evenBuilder(kpis).year("kumamoto", 2024, true)
	for _, status := range statusesOf(y) {
		*status = model.Status{}
	}
	return y
}

func createIn(t *testing.T, folder string, years ...*model.Year) string {
	t.Helper()
	path := filepath.Join(folder, "scorecard.db")
	if err := Create(t.Context(), path, years); err != nil {
		t.Fatal(err)
	}
	return path
}

// onConnect runs a pragma on every new connection, over what the program itself
// has set there.
func onConnect(pragma string) func(driver.Connector) driver.Connector {
	if pragma == "" {
		return nil
	}
	return func(base driver.Connector) driver.Connector { return pragmaConnector{base, pragma} }
}

type pragmaConnector struct {
	driver.Connector
	pragma string
}

func (c pragmaConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	_, err = conn.(driver.ExecerContext).ExecContext(ctx, c.pragma, nil)
	return conn, err
}

// What a child that edits is told besides its task and its path.
const (
	childWho    = "SCORECARD_DB_TEST_WHO"
	childEdits  = "SCORECARD_DB_TEST_EDITS"  // how many; 0 without end
	childPragma = "SCORECARD_DB_TEST_PRAGMA" // for every connection
)

// editedItems are the rows that the editing children change, one of each kind
// that takes a status.
var editedItems = []string{"kpi-0", "m-0", "i-1"}

// commentOf is what somebody writes when they make a version of an item: mostly a
// line, now and then pages, and never twice the same.
func commentOf(who, item string, version int) string {
	line := fmt.Sprintf("%s: %s %d", who, item, version)
	if version%8 == 0 {
		line += strings.Repeat("遅", version*version*37%2000)
	}
	return line
}

func editBy(who, item string, version int) model.Edit {
	return model.Edit{
		Year: 2024, Item: item, Version: version - 1, Who: who,
		Value: model.StatusValues()[version%3], Comment: commentOf(who, item, version),
	}
}

func init() { childTasks["edit and say so"] = editAndSaySo }

// editAndSaySo edits one item after the other and prints every edit once it is
// acknowledged, each in a write of its own.
func editAndSaySo(ctx context.Context, path string) error {
	db, err := Open(ctx, path, Options{wrap: onConnect(os.Getenv(childPragma))})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // what counts has been said before
	year, err := db.Year(ctx, "", 2024)
	if err != nil {
		return err
	}
	edits, err := strconv.Atoi(os.Getenv(childEdits))
	if err != nil {
		return err
	}
	for n := 0; edits == 0 || n < edits; n++ {
		item := editedItems[n%len(editedItems)]
		status := statusesOf(year)[item]
		if *status, err = db.SetStatus(ctx, editBy(os.Getenv(childWho), item, status.Version+1)); err != nil {
			return err
		}
		fmt.Println(item, status.Version)
	}
	return nil
}

// madeEdit is one acknowledged edit.
type madeEdit struct {
	who, item string
	version   int
}

// verify asks that the history counts without a gap, that each item's status is
// its newest change, and that every acknowledged edit is there as it was made.
// It returns how many changes each person has.
func verify(ctx context.Context, q querier, acknowledged []madeEdit) (map[string]int, error) {
	written, newest, people := map[madeEdit]bool{}, map[string]madeEdit{}, map[string]int{}
	seq := 0
	err := eachRow(ctx, q, `SELECT seq, code, version, to_comment, who FROM history ORDER BY branch, seq`, func(rows *sql.Rows) error {
		var made madeEdit
		var number int
		var comment string
		if err := rows.Scan(&number, &made.item, &made.version, &comment, &made.who); err != nil {
			return err
		}
		seq++
		if made.item == "" && number == seq { // an import, which says nothing of its own
			return nil
		}
		if number != seq || made.version != newest[made.item].version+1 || comment != commentOf(made.who, made.item, made.version) {
			return fmt.Errorf("row %d after %d rows and %+v: %+v %.60q", number, seq-1, newest[made.item], made, comment)
		}
		newest[made.item], written[made] = made, true
		people[made.who]++
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, edit := range acknowledged {
		if !written[edit] {
			return nil, fmt.Errorf("%+v was acknowledged and is lost; the newest is %+v", edit, newest[edit.item])
		}
	}
	return people, verifyStatuses(ctx, q, newest)
}

func verifyStatuses(ctx context.Context, q querier, newest map[string]madeEdit) error {
	found := 0
	err := eachRow(ctx, q, `SELECT code, version, comment, who FROM status`, func(rows *sql.Rows) error {
		var made madeEdit
		var comment string
		if err := rows.Scan(&made.item, &made.version, &comment, &made.who); err != nil {
			return err
		}
		found++
		if made != newest[made.item] || comment != commentOf(made.who, made.item, made.version) {
			return fmt.Errorf("the status is %+v %.60q, the newest change %+v", made, comment, newest[made.item])
		}
		return nil
	})
	if err == nil && found != len(newest) {
		err = fmt.Errorf("%d statuses are changed, %d have a history", found, len(newest))
	}
	return err
}

// checkSound asks that SQLite and the model find nothing wrong.
func checkSound(t *testing.T, db *DB) {
	t.Helper()
	if problems, err := db.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
}

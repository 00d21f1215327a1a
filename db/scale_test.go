package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"scorecard/model"
)

// tally counts what passes through the driver.
type tally struct{ queries, rows atomic.Int64 }

func (c *tally) wrap(base driver.Connector) driver.Connector { return countingConnector{base, c} }

func (c *tally) reset() { c.queries.Store(0); c.rows.Store(0) }

type countingConnector struct {
	driver.Connector
	count *tally
}

func (c countingConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	return &countingConn{conn, c.count}, err
}

type countingConn struct {
	driver.Conn
	count *tally
}

func (c *countingConn) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	return c.Conn.(driver.ConnBeginTx).BeginTx(ctx, o)
}

func (c *countingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	c.count.queries.Add(1)
	return c.Conn.(driver.ExecerContext).ExecContext(ctx, query, args)
}

func (c *countingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	c.count.queries.Add(1)
	rows, err := c.Conn.(driver.QueryerContext).QueryContext(ctx, query, args)
	return countingRows{rows, c.count}, err
}

type countingRows struct {
	driver.Rows
	count *tally
}

func (r countingRows) Next(dest []driver.Value) error {
	err := r.Rows.Next(dest)
	if err == nil {
		r.count.rows.Add(1)
	}
	return err
}

// size is how much a file holds: branches, years, and 20 KPIs in each.
type size struct {
	name            string
	branches, years int
}

// The two sizes that a file is measured at. In part, the larger one is a tenth of
// the largest that there is.
var sizes = []size{{"1x4x20", 1, 4}, largest()}

func largest() size {
	if inPart {
		return size{"14x17x20", 14, 17}
	}
	return size{"47x50x20", model.Branches, 50}
}

const firstOfMany = 2008

// many makes branches with so many years of 20 KPIs each, the last one a plan.
// One branch goes the program's own way and SQL copies it to the others: a
// hundred times faster, and all that is measured is reading.
func many(t testing.TB, branches, years int) string {
	t.Helper()
	b := evenBuilder(20)
	var list []*model.Year
	for year := range years {
		y := b.year("branch-1", firstOfMany+year, year < years-1)
		if year != years-2 { // one organisation chart, as is the rule
			y.Staffing = nil
		}
		list = append(list, y)
	}
	path := filepath.Join(t.TempDir(), "scorecard.db")
	if err := Create(t.Context(), path, list); err != nil {
		t.Fatal(err)
	}
	if branches == 1 {
		return path
	}
	statements := []string{`PRAGMA synchronous = OFF`, `PRAGMA journal_mode = MEMORY`, `BEGIN`,
		`CREATE TEMP TABLE copy AS WITH RECURSIVE n (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM n WHERE n < ` +
			fmt.Sprint(branches) + `) SELECT 'branch-' || n AS branch, n AS ord FROM n`,
		`INSERT INTO branch SELECT copy.branch, copy.ord, name_ja, name_en FROM copy CROSS JOIN branch WHERE branch.branch = 'branch-1'`}
	for _, name := range append([]string{"year", "status", "settlement"}, content...) {
		statements = append(statements, `INSERT INTO `+name+` SELECT copy.branch, `+otherColumns(t, path, name)+
			` FROM copy CROSS JOIN `+name+` AS t WHERE t.branch = 'branch-1'`)
	}
	other, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close() //nolint:errcheck // committed by then
	if _, err := other.ExecContext(t.Context(), strings.Join(append(statements, `COMMIT`), "; ")); err != nil {
		t.Fatal(err)
	}
	return path
}

// otherColumns lists a table's columns but for the branch.
func otherColumns(t testing.TB, path, name string) string {
	t.Helper()
	other, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close() //nolint:errcheck // only read
	var columns string
	err = other.QueryRowContext(t.Context(),
		`SELECT group_concat('t.' || name, ', ') FROM pragma_table_info(?) WHERE name <> 'branch'`, name).Scan(&columns)
	if err != nil {
		t.Fatal(err)
	}
	return columns
}

// The first screen must not cost more in a bigger file.
func TestABigFileCostsNoMoreQueriesOrRows(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: builds a big file")
	}
	type cost struct{ OpenQueries, OpenRows, Queries, Rows int64 }
	var costs []cost
	for _, size := range sizes {
		var count tally
		db := open(t, many(t, size.branches, size.years), Options{wrap: count.wrap})
		c := cost{OpenQueries: count.queries.Load(), OpenRows: count.rows.Load()}
		count.reset()
		card, err := db.Scorecard(t.Context(), "", 0)
		if err != nil {
			t.Fatal(err)
		}
		c.Queries, c.Rows = count.queries.Load(), count.rows.Load()
		if want := firstOfMany + size.years - 2; card.Year.Year != want || card.Before == nil || card.After == nil {
			t.Fatalf("%s: the card shows %d", size.name, card.Year.Year)
		}
		t.Logf("%s: %+v", size.name, c)
		costs = append(costs, c)
	}
	if costs[0] != costs[1] || costs[0].Rows < 60 || costs[0].Queries > 40 {
		t.Errorf("costs are %+v", costs)
	}
}

// Every query of the first screen and of a series finds its rows by an index:
// no growing table is read from end to end, and none is sorted.
func TestQueriesFindTheirRowsByIndex(t *testing.T) {
	db := open(t, create(t, sampleYears("kumamoto")...), Options{})
	queries := map[string][]any{
		latestWithActual: {"kumamoto"}, latestOnFile: {"kumamoto"},
		yearsAround: {"kumamoto", 2024}, staffingHeld: {"kumamoto", "2025-03-31"},
		seriesKPIs: {"kumamoto", "kpi-1"}, seriesAlternatives: {"kumamoto", "kpi-1"}, seriesStatuses: {"kumamoto", "kpi-1"},
		itemHeading: {"kumamoto", 2024, "m-1"}, resolutionsOfSpan: {"kumamoto", 2022, 2025},
		seriesResolutions: {"kumamoto", "kpi-1"},
		stateParts:        {"kumamoto", 2024, 1}, touchesOfYear: {"kumamoto", 2024, 5},
	}
	for _, selection := range []string{
		selectionOf(documents), selectionOf(fields), selectionOf(groups), selectionOf(scale),
		selectionOf(categories), selectionOf(themes), selectionOf(kpis), selectionOf(alternatives),
		selectionOf(notes), selectionOf(noteKPIs), selectionOf(activities), selectionOf(initiatives),
		selectionOf(lineages), selectionOf(lineageEnds), selectionOf(conflicts), selectionOf(variants),
		selectionOf(staffings), selectionOf(staffGroups), selectionOf(staffAreas), selectionOf(teams),
		selectionOf(headcounts), selectionOf(posts), selectionOf(duties),
	} {
		queries[selection] = []any{"kumamoto", 2023, 2025}
	}
	costly := regexp.MustCompile(`SCAN (?:[a-z_]+$|[a-z_]+ USING)|TEMP B-TREE`)
	for query, args := range queries {
		plan := planOf(t, db, query, args)
		if costly.MatchString(plan) || !strings.Contains(plan, "SEARCH") {
			t.Errorf("%s\n%s", query, plan)
		}
	}
	for _, query := range []string{peerKPIs, peerResolutions} { // each branch is asked, and by its own key
		plan := planOf(t, db, query, []any{"kumamoto", 2024, "kpi-1"})
		asked := regexp.MustCompile(`^SCAN b USING INDEX .*\n(SEARCH [ks] USING .* \(branch=\? AND (kpi=\? AND year|year=\? AND subject)=\?\))`)
		if !asked.MatchString(plan) || costly.MatchString(strings.TrimPrefix(plan, "SCAN b USING INDEX")) {
			t.Errorf("%s\n%s", query, plan)
		}
	}
	if plan := planOf(t, db, latestWithActual, []any{"kumamoto"}); !strings.Contains(plan, "kpi_with_actual") {
		t.Errorf("the latest year with an actual is found by %s", plan)
	}
	if plan := planOf(t, db, `SELECT * FROM kpi WHERE number = '1'`, nil); !costly.MatchString(plan) {
		t.Errorf("a full read does not look like one: %s", plan)
	}
}

func selectionOf[T any](t table[T]) string {
	r := t.row(new(spot), new(T))
	return t.selection(&r)
}

func planOf(t *testing.T, db *DB, query string, args []any) string {
	t.Helper()
	rows, err := db.pool.QueryContext(t.Context(), `EXPLAIN QUERY PLAN `+query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close() //nolint:errcheck // Err tells
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, detail)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(steps, "\n")
}

func TestImportIsFoundByIndexToo(t *testing.T) {
	db := open(t, create(t, sampleYears("kumamoto")...), Options{})
	for _, name := range content {
		plan := planOf(t, db, `DELETE FROM `+name+` WHERE branch = ? AND year = ?`, []any{"kumamoto", 2024})
		if !strings.Contains(plan, "SEARCH "+name+" USING") {
			t.Errorf("%s: %s", name, plan)
		}
	}
}

func BenchmarkOpenAndLoad(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			path := many(b, size.branches, size.years)
			b.ResetTimer()
			for b.Loop() {
				db, err := Open(b.Context(), path, Options{})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := db.Scorecard(b.Context(), "", 0); err != nil {
					b.Fatal(err)
				}
				if err := db.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	path := many(b, 1, 3)
	for b.Loop() {
		db, err := Open(b.Context(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkScorecard(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			db, err := Open(b.Context(), many(b, size.branches, size.years), Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer db.Close() //nolint:errcheck // measured is the load
			for b.Loop() {
				if _, err := db.Scorecard(b.Context(), "", 0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

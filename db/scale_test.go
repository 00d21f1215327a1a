package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"scorecard/model"
)

// tally counts what passes through the driver: statements, rows, and the rows by
// the table that they come from.
type tally struct {
	queries, rows atomic.Int64

	mu     sync.Mutex
	tables map[string]int64
}

func (c *tally) wrap(base driver.Connector) driver.Connector { return countingConnector{base, c} }

func (c *tally) reset() {
	c.queries.Store(0)
	c.rows.Store(0)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tables = map[string]int64{}
}

func (c *tally) of(table string) int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.tables[table]
}

func (c *tally) row(table string) {
	c.rows.Add(1)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.tables == nil {
		c.tables = map[string]int64{}
	}
	c.tables[table]++
}

var fromTable = regexp.MustCompile(`FROM ([a-z_]+)`)

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
	table := ""
	if from := fromTable.FindStringSubmatch(query); from != nil {
		table = from[1]
	}
	return countingRows{rows, c.count, table}, err
}

type countingRows struct {
	driver.Rows
	count *tally
	table string
}

func (r countingRows) Next(dest []driver.Value) error {
	err := r.Rows.Next(dest)
	if err == nil {
		r.count.row(r.table)
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
	for _, name := range []string{"year", "item"} {
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

// cost is what one load reads.
type cost struct{ Statements, Items, Work, Years, Branches int64 }

// The first screen costs the same statements in a bigger file: at most six. The
// rows of documents and of what people did are those of the shown year and its
// neighbours; besides them there is one row a year of the branch and one a branch.
func TestScorecard_CostsTheSameInABigFile(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: builds a big file")
	}
	var costs []cost
	var opening []tallied
	for _, size := range sizes {
		var count tally
		path := many(t, size.branches, size.years)
		db := open(t, path, Options{wrap: count.wrap})
		opening = append(opening, tallied{count.queries.Load(), count.rows.Load()})
		shown := firstOfMany + size.years - 2
		work(t, path, size.years)
		count.reset()
		card, err := db.Scorecard(t.Context(), "", 0)
		if err != nil {
			t.Fatal(err)
		}
		c := cost{
			Statements: count.queries.Load(), Items: count.of("item"), Work: count.of("status") + count.of("resolution"),
			Years: count.of("year"), Branches: count.of("branch"),
		}
		if card.Year.Year != shown || card.Before == nil || card.After == nil {
			t.Fatalf("%s: the card shows %d", size.name, card.Year.Year)
		}
		t.Logf("%s: opening %+v, load %+v", size.name, opening[len(opening)-1], c)
		if c.Years > int64(size.years) || c.Branches > int64(size.branches) || c.Items < 60 || c.Work == 0 {
			t.Errorf("%s costs %+v", size.name, c)
		}
		c.Years, c.Branches = 0, 0
		costs = append(costs, c)
	}
	if costs[0] != costs[1] || costs[0].Statements > 6 || opening[0] != opening[1] {
		t.Errorf("costs are %+v, openings %+v", costs, opening)
	}
}

// work has somebody set a status and resolve a conflict in every year.
func work(t *testing.T, path string, years int) {
	t.Helper()
	db := open(t, path, Options{})
	for year := range years {
		say(t, db, "Hanako", firstOfMany+year, "kpi-0", model.Expected, "mine")
		card, err := db.Scorecard(t.Context(), "", firstOfMany+year)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Resolve(t.Context(), card.ResolutionEdit(&card.Year.Conflicts[0], 0, "why", "Hanako")); err != nil {
			t.Fatal(err)
		}
	}
}

// Every query of the first screen, of an edit and of a series finds its rows by an
// index: no growing table is read from end to end, and none is sorted.
func TestQueries_UseAnIndex(t *testing.T) {
	db := open(t, create(t, sampleYears("kumamoto")...), Options{})
	costly := regexp.MustCompile(`SCAN (?:[a-z_]+$|[a-z_]+ USING)|TEMP B-TREE`)
	for query, args := range map[string][]any{
		yearsOfBranch: {"kumamoto"}, itemsOfSpan: {"kumamoto", 2023, 2025},
		statusesOfSpan: {"kumamoto", 2022, 2025}, resolutionsOfSpan: {"kumamoto", 2022, 2025},
		statusOfItem: {"kumamoto", 2024, "kpi", "kpi-1"}, resolutionOfItem: {"kumamoto", 2024, "kpi", "kpi-1", "rating", 0},
		yearsOfItem: {"kumamoto", "kpis", "kpi-1", 60}, newestOfHistory: {"kumamoto"},
		partsOfState: {1, "kumamoto", 2024}, touchesOfYear: {"kumamoto", 2024, 5},
		versionOfYear: {"kumamoto", 2024}, deleteDocument: {"kumamoto", 2024},
	} {
		plan := planOf(t, db, query, args)
		if costly.MatchString(plan) || !strings.Contains(plan, "SEARCH") {
			t.Errorf("%s\n%s", query, plan)
		}
	}
	for query, args := range map[string][]any{ // what is sorted are the branches that have the item
		peerKPIs: {"kumamoto", "kpis", "kpi-1", 2024}, peerConflicts: {"kumamoto", 2024, "conflicts", "kpi", "kpi-1", "%"},
	} {
		plan := planOf(t, db, query, args)
		if !strings.HasPrefix(plan, "SEARCH i USING INDEX item_by_code (list=? AND code=? AND year=?)\nSEARCH ") || strings.Contains(plan, "SCAN") {
			t.Errorf("%s\n%s", query, plan)
		}
	}
	if plan := planOf(t, db, `SELECT * FROM item WHERE content = '1'`, nil); !costly.MatchString(plan) {
		t.Errorf("a full read does not look like one: %s", plan)
	}
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

package db

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"scorecard/model"
)

// A large import: so many branches with ten years of 20 KPIs each, as they would
// come from the year files of the whole association.
const (
	benchBranches = model.Branches
	benchYears    = 10
	benchKPIs     = 20
)

func benchContent() []*model.Year {
	b := evenBuilder(benchKPIs)
	var years []*model.Year
	for branch := range benchBranches {
		for year := range benchYears {
			years = append(years, unsaid(b.year(fmt.Sprintf("branch-%d", branch), 2016+year, year < benchYears-1)))
		}
	}
	return years
}

// countFigures counts what is printed as a number: targets, actuals and ranks, the
// headquarters' targets, second actuals, and headcounts.
func countFigures(years []*model.Year) int {
	count := 0
	is := func(known bool) {
		if known {
			count++
		}
	}
	for _, y := range years {
		for i := range y.KPIs {
			k := &y.KPIs[i]
			is(k.Target.HasNumber())
			is(k.Actual.Known())
			is(k.Rank.Known())
			is(k.HQ != nil && k.HQ.Target.HasNumber())
			count += len(k.Alternatives)
		}
		count += countPeople(y.Staffing)
	}
	return count
}

// countPeople counts the printed headcounts and posts.
func countPeople(s *model.Staffing) int {
	count := len(s.Totals)
	for i := range s.Groups {
		g := &s.Groups[i]
		count += len(g.Totals) + len(g.Heads)
		for j := range g.Teams {
			count += len(g.Teams[j].Posts)
		}
	}
	return count
}

// report says how many figures and rows pass in a second.
func report(b *testing.B, db *DB, years []*model.Year) {
	b.Helper()
	rows := 0
	for _, name := range []string{"year", "item"} {
		var count int
		if err := db.pool.QueryRowContext(b.Context(), `SELECT count(*) FROM `+name).Scan(&count); err != nil {
			b.Fatal(err)
		}
		rows += count
	}
	b.ReportMetric(float64(countFigures(years)*b.N)/b.Elapsed().Seconds(), "figures/s")
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkImport brings everything in: into a file that has nothing of it, and
// into one that has all of it, whose states are kept. Beside them stand the same
// rows as plain SQL writes them: nothing checked, nothing kept.
func BenchmarkImport(b *testing.B) {
	years := benchContent()
	request := model.ImportRequest{Years: years, Files: []string{"all.xlsx"}, Who: "Importer"}
	b.Run("new", func(b *testing.B) {
		var db *DB
		for b.Loop() {
			b.StopTimer()
			db = benchFile(b)
			b.StartTimer()
			if _, err := db.ImportAll(b.Context(), request); err != nil {
				b.Fatal(err)
			}
		}
		report(b, db, years)
	})
	b.Run("replacing", func(b *testing.B) {
		db := benchFile(b)
		if _, err := db.ImportAll(b.Context(), request); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := db.ImportAll(b.Context(), request); err != nil {
				b.Fatal(err)
			}
		}
		report(b, db, years)
	})
	b.Run("plain inserts", func(b *testing.B) {
		db := benchFile(b)
		if _, err := db.ImportAll(b.Context(), request); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if err := copyPlainly(b.Context(), db.Path(), filepath.Join(b.TempDir(), "plain.db")); err != nil {
				b.Fatal(err)
			}
		}
		report(b, db, years)
	})
}

func benchFile(b *testing.B) *DB {
	b.Helper()
	path := filepath.Join(b.TempDir(), "bench.db")
	if err := Create(b.Context(), path, nil); err != nil {
		b.Fatal(err)
	}
	db, err := Open(b.Context(), path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	return db
}

// copyPlainly writes every row of a scorecard into tables without keys or rules.
func copyPlainly(ctx context.Context, from, to string) error {
	other, err := sql.Open("sqlite", to)
	if err != nil {
		return err
	}
	defer other.Close() //nolint:errcheck // committed by then
	other.SetMaxOpenConns(1)
	if _, err := other.ExecContext(ctx, `ATTACH ? AS source`, from); err != nil {
		return err
	}
	tx, err := other.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after the commit there is nothing to take back
	for _, name := range []string{"year", "item"} {
		if _, err := tx.ExecContext(ctx, `CREATE TABLE `+name+` AS SELECT * FROM source.`+name); err != nil {
			return err
		}
	}
	return tx.Commit()
}

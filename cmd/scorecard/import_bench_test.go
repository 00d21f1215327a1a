package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"scorecard/db"
	"scorecard/model"
	"scorecard/seed"
	"scorecard/seed/yearfile"
)

// The country: every branch with 20 KPIs over 10 years.
const (
	allBranches = 47
	manyKPIs    = 20
	tenYears    = 10
	allFigures  = allBranches * manyKPIs * tenYears
)

// countryFiles writes the country's years, a file each, and its figures as one
// table.
func countryFiles(b *testing.B, folder string) (files []string, table string) {
	b.Helper()
	builtIn, err := seed.BuiltIn()
	if err != nil {
		b.Fatal(err)
	}
	table = filepath.Join(folder, "figures.csv")
	out, err := os.Create(table)
	if err != nil {
		b.Fatal(err)
	}
	rows := csv.NewWriter(out)
	for _, y := range country(builtIn[1], allBranches, manyKPIs, tenYears) {
		data, err := yearfile.Encode(y)
		if err != nil {
			b.Fatal(err)
		}
		name := filepath.Join(folder, fmt.Sprintf("%s-%d.yaml", y.Branch.Code, y.Year))
		if err := os.WriteFile(name, data, 0o600); err != nil {
			b.Fatal(err)
		}
		files = append(files, name)
		for i := range y.KPIs {
			_ = rows.Write(row(y, &y.KPIs[i])) // told by the flush
		}
	}
	rows.Flush()
	if err := rows.Error(); err != nil {
		b.Fatal(err)
	}
	return files, table
}

func row(y *model.Year, k *model.KPI) []string {
	return []string{
		y.Branch.Code, strconv.Itoa(y.Year), k.Code, k.Group, k.Number, k.Category, k.Name.JA, k.Name.EN, k.Short.JA, k.Short.EN, k.Unit,
		string(k.Polarity), k.Target.Text, k.Actual.Text, strconv.Itoa(k.Rank.Value), k.Rating.Grade, string(k.Status.Value),
		k.Source.Document, strconv.Itoa(k.Source.Page), k.Source.Heading,
	}
}

// The import of every branch of the country through the command, from files to
// the commit, in figures a second: one is a KPI of a year with all that belongs to
// it. Beside it the bare rows through sqlite3's own .import.
func BenchmarkImport(b *testing.B) {
	folder := b.TempDir()
	files, table := countryFiles(b, folder)
	b.Run("scorecard", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			path := filepath.Join(folder, fmt.Sprintf("country-%d.db", n))
			if err := db.Create(b.Context(), path, nil); err != nil {
				b.Fatal(err)
			}
			exit := run(context.Background(), process{
				args: append([]string{"import", "--yes", "--db", path, "--as", "b"}, files...), env: func(string) string { return "" },
				stdout: io.Discard, stderr: io.Discard, now: time.Now, builtIn: builtIn(),
			})
			if exit != exitFine {
				b.Fatalf("the import ends with %d", exit)
			}
		}
		b.ReportMetric(float64(allFigures*b.N)/b.Elapsed().Seconds(), "figures/s")
	})
	b.Run("sqlite3", func(b *testing.B) {
		if _, err := exec.LookPath("sqlite3"); err != nil {
			b.Skip("there is no sqlite3 to compare with")
		}
		for n := 0; b.Loop(); n++ {
			path := filepath.Join(folder, fmt.Sprintf("rows-%d.db", n))
			columns := "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t"
			c := exec.Command("sqlite3", path, "CREATE TABLE figures ("+columns+")", ".mode csv", ".import "+table+" figures")
			if said, err := c.CombinedOutput(); err != nil {
				b.Fatalf("%v: %s", err, said)
			}
		}
		b.ReportMetric(float64(allFigures*b.N)/b.Elapsed().Seconds(), "figures/s")
	})
}

package main

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every query of the page on SQL gives what is printed below it, on the built-in
// data.
func TestSQLPage_QueriesGiveTheirResults(t *testing.T) {
	page, err := os.ReadFile("../../docs/sql.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("(?s)```sql\n(.*?)```\n\n```text\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	if len(examples) < 5 {
		t.Fatalf("%d queries", len(examples))
	}
	path := filepath.Join(t.TempDir(), "b.db")
	if r := runWith(t, builtIn(), "init", "--db", path); r.exit != exitFine {
		t.Fatal(r)
	}
	file, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // only read
	for _, example := range examples {
		if got := answerOf(t, file, example[1]); got != example[2] {
			t.Errorf("%s\ngives\n%s\nand the page has\n%s", example[1], got, example[2])
		}
	}
}

// answerOf is the answer to a query as the page prints it.
func answerOf(t *testing.T, file *sql.DB, query string) string {
	t.Helper()
	rows, err := file.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close() //nolint:errcheck // Err reports
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{strings.Join(names, " | ")}
	for rows.Next() {
		cells, pointers := make([]sql.NullString, len(names)), make([]any, len(names))
		for i := range cells {
			pointers[i] = &cells[i]
		}
		if err := rows.Scan(pointers...); err != nil {
			t.Fatal(err)
		}
		texts := make([]string, len(cells))
		for i := range cells {
			texts[i] = cells[i].String
		}
		lines = append(lines, strings.TrimRight(strings.Join(texts, " | "), " "))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintln(strings.Join(lines, "\n"))
}

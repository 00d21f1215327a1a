package db

import (
	"context"
	"database/sql"
	"reflect"
	"testing"

	"scorecard/model"
)

// importOne imports one year.
func importOne(ctx context.Context, db *DB, y *model.Year) error {
	_, err := db.ImportAll(ctx, model.ImportRequest{Years: []*model.Year{y}, Files: []string{"year.yaml"}, Who: "Importer"})
	return err
}

// statusesOf points at the status of every item of a year; a heading has none.
func statusesOf(y *model.Year) map[string]*model.Status {
	statuses := map[string]*model.Status{}
	for item := range y.StatusItems() {
		if item.Status != nil {
			statuses[item.Code] = item.Status
		}
	}
	return statuses
}

func cardOf(t *testing.T, db *DB) *model.Scorecard {
	t.Helper()
	card, err := db.Scorecard(t.Context(), "", 2024)
	if err != nil {
		t.Fatal(err)
	}
	return card
}

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

// sameRows looks for the difference only when there is one: that takes long.
func sameRows(t *testing.T, got, want map[string][]string) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		same(t, "rows", got, want)
	}
}

package db

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"scorecard/model"
)

const (
	// applicationID marks a file as a scorecard: "SCRD" in the header.
	applicationID = 0x53435244
	// schemaVersion is the schema that this program writes.
	schemaVersion = 2
	// withDecisions is the first schema that has resolutions and imports.
	withDecisions = 2
)

// readers has, by schema version, the oldest program that reads such a file
// rightly, named by its own schemaVersion. A migration that only adds leaves it
// as it is. Version 2 does not: an older program would show figures that are
// resolved as they were before, and resolutions in the history as statuses taken
// away.
var readers = [schemaVersion + 1]int{1: 1, 2: 2}

//go:embed migrations
var migrations embed.FS

// migrate brings a file from one schema version, 0 for an empty file, to
// another.
func migrate(ctx context.Context, tx *sql.Tx, from, to int) error {
	for version := from + 1; version <= to; version++ {
		if err := runScripts(ctx, tx, version); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, fmt.Sprintf(
		`PRAGMA application_id = %d; PRAGMA user_version = %d;
		INSERT INTO meta (one, min_reader) VALUES (1, %d) ON CONFLICT (one) DO UPDATE SET min_reader = excluded.min_reader`,
		applicationID, to, readers[to]))
	return err
}

// runScripts runs one folder of migrations, its files in the order of their names.
func runScripts(ctx context.Context, tx *sql.Tx, version int) error {
	files, err := fs.Glob(migrations, fmt.Sprintf("migrations/%04d/*.sql", version))
	if err != nil {
		return err
	}
	for _, name := range files {
		script, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(script)); err != nil {
			return fmt.Errorf("migration %s: %w", name, err)
		}
	}
	return nil
}

// object is one entry of the schema.
type object struct{ kind, name, sql string }

// querier is a connection or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// readSchema lists the file's tables, indexes, triggers and views by name,
// without SQLite's own.
func readSchema(ctx context.Context, q querier) (map[string]object, error) {
	objects := map[string]object{}
	err := eachRow(ctx, q, `SELECT type, name, COALESCE(sql, '') FROM sqlite_schema
		WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'`, func(rows *sql.Rows) error {
		var o object
		err := rows.Scan(&o.kind, &o.name, &o.sql)
		objects[o.name] = o
		return err
	})
	return objects, err
}

// ownSchemas are the schemas of all versions as the migrations make them, each
// built once in memory: SQLite itself says what a statement leaves behind.
var ownSchemas = func() (schemas [schemaVersion + 1]func() (map[string]object, error)) {
	for version := range schemas {
		schemas[version] = sync.OnceValues(func() (map[string]object, error) { return buildSchema(version) })
	}
	return schemas
}()

func ownSchema(version int) (map[string]object, error) { return ownSchemas[version]() }

func buildSchema(version int) (map[string]object, error) {
	ctx := context.Background()
	memory, err := sql.Open("sqlite", "file::memory:")
	if err != nil {
		return nil, err
	}
	defer memory.Close() //nolint:errcheck // it is only memory
	memory.SetMaxOpenConns(1)
	tx, err := memory.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() //nolint:errcheck // nothing is kept
	if err := migrate(ctx, tx, 0, version); err != nil {
		return nil, err
	}
	return readSchema(ctx, tx)
}

// sameSchema holds a file of a version against the migrations. Whatever is
// missing, changed, or runs by itself (a view or a trigger of somebody else) is
// refused. A table or an index beside ours harms no reader and is refused only
// when strict.
func sameSchema(ctx context.Context, q querier, version int, strict bool) error {
	own, err := ownSchema(version)
	if err != nil {
		return err
	}
	found, err := readSchema(ctx, q)
	if err != nil {
		return err
	}
	for name, want := range own {
		if found[name] != want {
			return damaged(fmt.Errorf("schema: %s %s is missing or changed", want.kind, name))
		}
	}
	for name, other := range found {
		runs := other.kind == "view" || other.kind == "trigger"
		if _, known := own[name]; !known && (strict || runs) {
			return damaged(fmt.Errorf("schema: unknown %s %s", other.kind, name))
		}
	}
	return nil
}

// readableSchema is asked of a newer file: what this program reads must be tables
// there too, since a view of that name may be anything.
func readableSchema(ctx context.Context, q querier) error {
	own, err := ownSchema(schemaVersion)
	if err != nil {
		return err
	}
	found, err := readSchema(ctx, q)
	if err != nil {
		return err
	}
	for name, want := range own {
		if want.kind == "table" && found[name].kind != "table" {
			return damaged(fmt.Errorf("schema: table %s is missing", name))
		}
	}
	return nil
}

// readVersions reads the file's schema version and the oldest version of a
// program that may read it.
func readVersions(ctx context.Context, q querier) (version, reader int, err error) {
	var application uint32
	if err := scanOne(q.QueryRowContext(ctx, `PRAGMA application_id`), &application); err != nil {
		return 0, 0, err
	}
	if application != applicationID {
		return 0, 0, &model.Error{Kind: model.OtherProgram}
	}
	if err := scanOne(q.QueryRowContext(ctx, `PRAGMA user_version`), &version); err != nil {
		return 0, 0, err
	}
	if version < 1 {
		return 0, 0, damaged(fmt.Errorf("schema version %d", version))
	}
	if err := tableNamed(ctx, q, "meta"); err != nil {
		return 0, 0, err
	}
	err = scanOne(q.QueryRowContext(ctx, `SELECT min_reader FROM meta WHERE one = 1`), &reader)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, damaged(fmt.Errorf("schema: meta is empty"))
	}
	return version, reader, err
}

func tableNamed(ctx context.Context, q querier, name string) error {
	var kind string
	err := scanOne(q.QueryRowContext(ctx, `SELECT type FROM sqlite_schema WHERE name = ?`, name), &kind)
	if err == nil && kind == "table" {
		return nil
	}
	if err == nil || errors.Is(err, sql.ErrNoRows) {
		return damaged(fmt.Errorf("schema: table %s is missing", name))
	}
	return err
}

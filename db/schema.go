package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"

	"scorecard/model"
	"scorecard/model/schema"
)

// applicationID marks a file as a scorecard: "SCR2" in the header.
const applicationID = 0x53435232

//go:embed migrations
var migrations embed.FS

// layouts are the versions of the schema that a program knows.
type layouts struct {
	scripts fs.FS
	version int // that the program writes
	// readers has, by version, the oldest program that reads such a file rightly,
	// named by its own version. A migration that only adds leaves it as it is.
	readers []int
	// digests has, by version, the digest of the schema that the migrations make:
	// a file that has it needs no closer look.
	digests []string

	mu   sync.Mutex
	made map[int]objects
}

// current are the layouts of this program.
var current = &layouts{
	scripts: migrations, version: 1, readers: []int{0, 1},
	digests: []string{"", "89331617b64154f94d4da5ab479a59bf036098ba1ae40b0f2bac64b7a2fdab26"},
}

// migrate brings a file from one version, 0 for an empty file, to another.
func (l *layouts) migrate(ctx context.Context, tx *sql.Tx, from, to int) error {
	for version := from + 1; version <= to; version++ {
		if err := l.runScripts(ctx, tx, version); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, fmt.Sprintf(
		`PRAGMA application_id = %d; PRAGMA user_version = %d;
		INSERT INTO meta (one, min_reader) VALUES (1, %d) ON CONFLICT (one) DO UPDATE SET min_reader = excluded.min_reader`,
		applicationID, to, l.readers[to]))
	return err
}

// runScripts runs one folder of migrations, its files in the order of their names.
func (l *layouts) runScripts(ctx context.Context, tx *sql.Tx, version int) error {
	files, err := fs.Glob(l.scripts, fmt.Sprintf("migrations/%04d/*.sql", version))
	if err != nil {
		return err
	}
	for _, name := range files {
		script, err := fs.ReadFile(l.scripts, name)
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
type object struct{ kind, sql string }

// objects are the entries of a schema by name.
type objects map[string]object

// readSchema lists the file's tables, indexes, triggers and views, without
// SQLite's own.
func readSchema(ctx context.Context, q querier) (objects, error) {
	found := objects{}
	err := eachRow(ctx, q, `SELECT type, name, COALESCE(sql, '') FROM sqlite_schema
		WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'`, func(rows *sql.Rows) error {
		var name string
		var o object
		err := rows.Scan(&o.kind, &name, &o.sql)
		found[name] = o
		return err
	})
	return found, err
}

// digest identifies a schema.
func (o objects) digest() (string, error) {
	var entries [][3]string
	for _, name := range slices.Sorted(maps.Keys(o)) {
		entries = append(entries, [3]string{o[name].kind, name, o[name].sql})
	}
	encoded, err := schema.Encode(entries)
	sum := sha256.Sum256(encoded)
	return hex.EncodeToString(sum[:]), err
}

// schema is the schema of a version as the migrations make it, built once in
// memory: SQLite itself reports what a statement leaves behind.
func (l *layouts) schema(version int) (objects, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if made := l.made[version]; made != nil {
		return made, nil
	}
	made, err := l.build(version)
	if err == nil {
		if l.made == nil {
			l.made = map[int]objects{}
		}
		l.made[version] = made
	}
	return made, err
}

func (l *layouts) build(version int) (objects, error) {
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
	if err := l.migrate(ctx, tx, 0, version); err != nil {
		return nil, err
	}
	return readSchema(ctx, tx)
}

// verify compares a file of a version with the migrations. Whatever is missing,
// changed, or runs by itself (a view or a trigger of somebody else) is refused. A
// table or an index beside ours harms no reader and is refused only when strict.
func (l *layouts) verify(ctx context.Context, q querier, version int, strict bool) error {
	found, err := readSchema(ctx, q)
	if err != nil {
		return err
	}
	if digest, err := found.digest(); err != nil || digest == l.digests[version] {
		return err
	}
	own, err := l.schema(version)
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

// verifyNewer checks a file of a newer program: what this one reads must be tables
// there too, since a view of that name may be anything.
func (l *layouts) verifyNewer(ctx context.Context, q querier) error {
	own, err := l.schema(l.version)
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

// readVersion reads the version of the file's schema.
func readVersion(ctx context.Context, q querier) (int, error) {
	var application uint32
	var version int
	err := scanOne(q.QueryRowContext(ctx, `SELECT application_id, user_version FROM pragma_application_id, pragma_user_version`),
		&application, &version)
	switch {
	case err != nil:
		return 0, err
	case application != applicationID:
		return 0, &model.Error{Kind: model.OtherProgram}
	case version < 1:
		return 0, damaged(fmt.Errorf("schema version %d", version))
	}
	return version, nil
}

// readReader reads the oldest version of a program that may read the file.
func readReader(ctx context.Context, q querier) (int, error) {
	var kind string
	err := scanOne(q.QueryRowContext(ctx, `SELECT type FROM sqlite_schema WHERE name = 'meta'`), &kind)
	if errors.Is(err, sql.ErrNoRows) || err == nil && kind != "table" {
		return 0, damaged(errors.New("schema: table meta is missing"))
	}
	if err != nil {
		return 0, err
	}
	var reader int
	err = scanOne(q.QueryRowContext(ctx, `SELECT min_reader FROM meta WHERE one = 1`), &reader)
	if errors.Is(err, sql.ErrNoRows) {
		err = damaged(errors.New("schema: meta is empty"))
	}
	return reader, err
}

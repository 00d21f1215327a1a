package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	"scorecard/model"
)

// Backup writes a copy of the whole file, as it is at one moment, to a path where
// there is no file yet; others may continue to write. The copy is a scorecard of
// its own, verified by SQLite's rules before it gets its name, readable by its owner
// alone, on disk when Backup returns, and whole or not there at all. A scorecard
// that is read-only or in memory can be backed up too.
//
// The error is FileExists, Reserved, FileNotFound when the folder is missing,
// PermissionDenied, ReadOnly or NoSpace about the path of the copy, and Locked or
// Damaged about the scorecard's own.
func (db *DB) Backup(ctx context.Context, path string) error {
	file, err := filepath.Abs(path)
	if err != nil {
		return classify(err, path)
	}
	if err := vacant(path); err != nil {
		return err
	}
	if err := refuseReserved(path); err != nil {
		return err
	}
	err = makeWhole(ctx, file, func(ctx context.Context, name string) error {
		err := db.copyTo(ctx, name)
		if err == nil {
			err = verifyCopy(ctx, name, db.options.layouts)
		}
		return db.blame(classify(err, path))
	})
	if err != nil && ctx.Err() != nil {
		return fmt.Errorf("scorecard: %w", ctx.Err())
	}
	return classify(err, path)
}

// blame names the scorecard itself in what cannot be the copy's fault.
func (db *DB) blame(err error) error {
	switch kindOf(err) {
	case model.Locked, model.Damaged, model.NotADatabase:
		return named(err, db.path)
	}
	return err
}

func (db *DB) copyTo(ctx context.Context, name string) error {
	db.mu.RLock()
	defer db.mu.RUnlock()
	if db.pool == nil {
		return db.absent
	}
	return db.pool.with(ctx, func(conn *sql.Conn) error { return copyTo(ctx, conn, name) })
}

func copyTo(ctx context.Context, conn *sql.Conn, name string) error {
	return unguarded(ctx, conn, func() error {
		_, err := conn.ExecContext(ctx, `VACUUM INTO $1`, name)
		return err
	})
}

// unguarded lifts query_only from a connection for a while: to SQLite a file that
// it makes is a database that it changes.
func unguarded(ctx context.Context, conn *sql.Conn, work func() error) error {
	var guarded bool
	if err := conn.QueryRowContext(ctx, `PRAGMA query_only`).Scan(&guarded); err != nil {
		return err
	}
	if !guarded {
		return work()
	}
	if _, err := conn.ExecContext(ctx, `PRAGMA query_only = 0`); err != nil {
		return err
	}
	err := work()
	_, restored := conn.ExecContext(context.WithoutCancel(ctx), `PRAGMA query_only = 1`)
	return errors.Join(err, restored)
}

// verifyCopy opens the copy as what it should be and checks it by SQLite's own
// rules.
func verifyCopy(ctx context.Context, name string, l *layouts) error {
	made, err := openAs(ctx, name, name, Options{ReadOnly: true, layouts: l})
	if err != nil {
		return err
	}
	err = made.read(ctx, func(tx *sql.Tx) error { return firstAnswer(ctx, tx, `PRAGMA quick_check(1)`, "ok") })
	return errors.Join(err, made.Close())
}

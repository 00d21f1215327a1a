package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Upgrade reports that a file was upgraded to a newer schema.
type Upgrade struct {
	From, To int    // versions of the schema
	Copy     string // the file as it was before
}

// upgrade brings an older file to this program's schema before its first change,
// in one transaction: a process that dies in between leaves the old one, whole, and
// so does a full disk. Of several that come at once, the first does it and the
// others find it done. A copy of the older file is made beside it before.
func (db *DB) upgrade(ctx context.Context) error {
	db.upgrading.Lock()
	defer db.upgrading.Unlock()
	if !db.outdated.Load() {
		return nil
	}
	done := Upgrade{To: db.layouts().version}
	err := db.pool.with(ctx, func(conn *sql.Conn) error {
		var err error
		if done.From, err = readVersion(ctx, conn); err != nil || done.From >= done.To {
			return err
		}
		if done.Copy, err = db.copyBefore(ctx, conn, done.From); err != nil {
			return err
		}
		if err := db.upgradeIn(ctx, conn, &done); err != nil {
			return errors.Join(err, os.Remove(done.Copy))
		}
		return nil
	})
	if err != nil {
		return classify(err, db.path)
	}
	db.outdated.Store(false)
	if done.Copy != "" && db.options.Upgraded != nil {
		db.options.Upgraded(done)
	}
	return nil
}

// copyBefore copies the file under a name with its version, that no file has.
func (db *DB) copyBefore(ctx context.Context, conn *sql.Conn, version int) (string, error) {
	for n := 1; ; n++ {
		name := copyName(db.file, version, n)
		err := makeWhole(ctx, name, func(ctx context.Context, name string) error {
			if err := copyTo(ctx, conn, name); err != nil {
				return err
			}
			return verifyCopy(ctx, name, db.options.layouts)
		})
		if !errors.Is(err, os.ErrExist) {
			return name, err
		}
	}
}

// copyName is such as scorecard.v1.db, or scorecard.v1-2.db where that is taken.
func copyName(file string, version, n int) string {
	ending := filepath.Ext(file)
	name := fmt.Sprintf("%s.v%d", strings.TrimSuffix(file, ending), version)
	if n > 1 {
		name += fmt.Sprintf("-%d", n)
	}
	return name + ending
}

// upgradeIn runs the migrations without foreign keys, as SQLite advises for tables
// that are made anew: for every row of the old one it would look through the whole
// of it. Rows are copied as they are.
func (db *DB) upgradeIn(ctx context.Context, conn *sql.Conn, done *Upgrade) error {
	if _, err := conn.ExecContext(ctx, `PRAGMA foreign_keys = 0`); err != nil {
		return err
	}
	err := inTransaction(ctx, conn, nil, func(tx *sql.Tx) error {
		version, err := readVersion(ctx, tx)
		if err != nil {
			return err
		}
		if version >= done.To { // another process was faster
			done.Copy, err = "", os.Remove(done.Copy)
			return err
		}
		if err := db.layouts().verify(ctx, tx, version, false); err != nil {
			return err
		}
		return db.layouts().migrate(ctx, tx, version, done.To)
	})
	_, restored := conn.ExecContext(context.WithoutCancel(ctx), `PRAGMA foreign_keys = 1`)
	return errors.Join(err, restored)
}

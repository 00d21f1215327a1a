package db

import (
	"context"
	"database/sql"
	"errors"

	"scorecard/model"
)

// upgrade brings a file of an older schema to this program's, in one transaction:
// a process that dies in between leaves the old one, whole, and so does a disk
// that is full. Of several that come at once, the first does it and the others
// find it done.
//
// Where there is no room for it the file is shown as it is and takes no change.
func (db *DB) upgrade(ctx context.Context) error {
	err := db.tryUpgrade(ctx)
	if kindOf(classify(err, "")) == model.NoSpace {
		db.barrier.freeze(model.NoSpace)
		return ctx.Err()
	}
	return err
}

// tryUpgrade has foreign keys not watched meanwhile, as SQLite's makers advise for
// tables that are made anew: for every row of the old one SQLite would look
// through the whole of it. Rows are copied as they are.
func (db *DB) tryUpgrade(ctx context.Context) error {
	if _, err := db.watch.ExecContext(ctx, `PRAGMA foreign_keys = 0`); err != nil {
		return err
	}
	err := db.upgradeInOne(ctx)
	_, restored := db.watch.ExecContext(context.WithoutCancel(ctx), `PRAGMA foreign_keys = 1`)
	return errors.Join(err, restored)
}

func (db *DB) upgradeInOne(ctx context.Context) error {
	tx, err := db.watch.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after the commit there is nothing to take back
	version, _, err := readVersions(ctx, tx)
	if err != nil || version >= schemaVersion {
		return err
	}
	if err := sameSchema(ctx, tx, version, false); err != nil {
		return err
	}
	if err := migrate(ctx, tx, version, schemaVersion); err != nil {
		return err
	}
	return tx.Commit()
}

// inOneRead lets a few questions be answered as of one moment: another process
// may bring the file to another version in between.
func inOneRead(ctx context.Context, conn *sql.Conn, ask func(tx *sql.Tx) error) error {
	tx, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	return ask(tx)
}

// versionOf tells the schema version of what a transaction reads. A file that
// could not be brought to this program's when it was opened may have been since,
// by another process.
func (db *DB) versionOf(ctx context.Context, tx *sql.Tx) (int, error) {
	if !db.old {
		return schemaVersion, nil
	}
	version, reader, err := readVersions(ctx, tx)
	if err == nil && reader > schemaVersion {
		err = &model.Error{Kind: model.TooNew, Subject: db.path}
	}
	return min(version, schemaVersion), err
}

// stillOurs refuses to write into a file that another program has brought to
// another version since it was opened.
func (db *DB) stillOurs(ctx context.Context, tx *sql.Tx) error {
	var version int
	if err := scanOne(tx.QueryRowContext(ctx, `PRAGMA user_version`), &version); err != nil {
		return err
	}
	switch {
	case version > schemaVersion:
		db.barrier.freeze(model.TooNew)
		return &model.Error{Kind: model.TooNew, Subject: db.path}
	case version < schemaVersion: // somebody has put an older file into this one
		return &model.Error{Kind: model.FileReplaced, Subject: db.path}
	}
	return nil
}

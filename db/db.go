package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"scorecard/model"
)

// Options say how to open a scorecard.
type Options struct {
	ReadOnly bool             // refuse every change
	Now      func() time.Time // the clock; time.Now when nil
	// Upgraded is called after the first change of an older file, before which the
	// file was upgraded to the schema of this program. It may be nil.
	Upgraded func(Upgrade)

	wrap    func(driver.Connector) driver.Connector // counts queries in tests
	layouts *layouts                                // those of this program when nil
}

func (o Options) clock() func() time.Time {
	if o.Now == nil {
		return time.Now
	}
	return o.Now
}

// DB is an open scorecard. Its methods may be called from several goroutines.
type DB struct {
	path    string // as the user named it; empty in memory
	file    string // absolute, so that a change of folder leads nowhere else
	options Options
	now     func() time.Time
	guard   writeGuard
	pulse   pulse

	outdated  atomic.Bool // the file has an older schema than this program writes
	upgrading sync.Mutex

	mu sync.RWMutex // read-locked by users of the session, locked by who replaces it
	session
	absent error // why there is no session
	closed bool
}

// session is what an opening of the file holds.
type session struct {
	opened *openedFile // nil in memory
	modes  modes
	pool   *pool // the one connection that reads and writes; nil after Close
	watch  *pool // the one that Poll asks, connected when it first does; nil in memory
}

func (db *DB) layouts() *layouts {
	if db.options.layouts != nil {
		return db.options.layouts
	}
	return current
}

func kindOf(err error) model.ErrorKind {
	var known *model.Error
	if errors.As(err, &known) {
		return known.Kind
	}
	return ""
}

// Path is the file as the user named it; empty for a scorecard in memory.
func (db *DB) Path() string { return db.path }

// read runs a function in one read transaction, so that all it reads is of one
// moment.
func (db *DB) read(ctx context.Context, work func(tx *sql.Tx) error) error {
	db.mu.RLock()
	defer db.mu.RUnlock()
	return db.transact(ctx, &sql.TxOptions{ReadOnly: true}, work)
}

// write runs a function in one immediate transaction and commits it. It refuses
// where changes are refused, and when the path no longer names the opened file. An
// older file is upgraded first.
func (db *DB) write(ctx context.Context, work func(tx *sql.Tx) error) error {
	db.mu.RLock()
	defer db.mu.RUnlock()
	if db.pool == nil {
		return db.absent
	}
	err := db.mayWrite()
	if err == nil && db.outdated.Load() {
		err = db.upgrade(ctx)
	}
	if err == nil {
		err = db.transact(ctx, nil, func(tx *sql.Tx) error {
			if err := db.refuseOtherVersion(ctx, tx); err != nil {
				return err
			}
			return work(tx)
		})
	}
	db.guard.observe(err)
	return err
}

// refuseOtherVersion refuses to write into a file that another program has upgraded
// since it was opened, or that was overwritten by an older one.
func (db *DB) refuseOtherVersion(ctx context.Context, tx *sql.Tx) error {
	var version int
	if err := scanOne(tx.QueryRowContext(ctx, `PRAGMA user_version`), &version); err != nil {
		return err
	}
	switch {
	case version > db.layouts().version:
		db.guard.setReadOnly(model.TooNew)
		return &model.Error{Kind: model.TooNew, Subject: db.path}
	case version < db.layouts().version:
		return &model.Error{Kind: model.FileReplaced, Subject: db.path}
	}
	return nil
}

func (db *DB) transact(ctx context.Context, o *sql.TxOptions, work func(tx *sql.Tx) error) error {
	if db.pool == nil {
		return db.absent
	}
	err := db.pool.with(ctx, func(conn *sql.Conn) error { return inTransaction(ctx, conn, o, work) })
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return fmt.Errorf("scorecard: %w", ctx.Err())
	}
	err = classify(err, db.path)
	if kindOf(err) == model.Damaged {
		return named(err, db.path)
	}
	return err
}

// inTransaction runs a function in one transaction and commits it.
func inTransaction(ctx context.Context, conn *sql.Conn, o *sql.TxOptions, work func(tx *sql.Tx) error) error {
	tx, err := conn.BeginTx(ctx, o)
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return errors.Join(err, ignoreDone(tx.Rollback()))
	}
	return tx.Commit()
}

// ignoreDone drops the error of a rollback that SQLite or a cancelled context has
// already made.
func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

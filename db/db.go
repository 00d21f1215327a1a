package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"scorecard/model"
)

// Options say how to open a scorecard.
type Options struct {
	ReadOnly bool             // refuse every change
	Now      func() time.Time // the clock; time.Now when nil

	wrap func(driver.Connector) driver.Connector // counts queries in tests
}

// DB is an open scorecard. Its methods may be called from several goroutines.
type DB struct {
	path   string // as the user named it; empty in memory
	file   string // absolute, so that a change of folder leads nowhere else
	now    func() time.Time
	place  *place // nil in memory
	pool   *pool
	watch  *sql.Conn // asked by Poll alone; nil in memory
	reason model.ErrorKind
	frozen bool // takes no change; reason says why
}

// The connections of a file: one is pinned by Poll, so that its watch never waits
// for the other, which does the work in turn. A third would cost its reading of
// the schema at every start.
const connections = 2

// Open opens the scorecard at path. It is read-only when asked for, when the
// file or its folder cannot be written, and when a newer program made the file
// but lets this one read it. The error is a *model.Error of the kinds
// FileNotFound, IsFolder, PermissionDenied, FileEmpty, NotADatabase,
// OtherProgram, Damaged, TooNew, Locked, ReadOnly (a broken-off write that only
// somebody who may write can put right) or Unreadable.
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	file, err := filepath.Abs(path)
	if err != nil {
		return nil, classify(err, path)
	}
	entered, err := opened.enter(file)
	if err != nil {
		return nil, named(err, path)
	}
	db := &DB{path: path, file: file, now: o.clock(), place: entered}
	if err := db.connect(ctx, o); err != nil {
		_ = db.Close()
		return nil, named(classify(err, path), path)
	}
	return db, nil
}

// named puts the path as the user wrote it into an error.
func named(err error, path string) error {
	var known *model.Error
	if errors.As(err, &known) {
		return &model.Error{Kind: known.Kind, Subject: path, Err: known.Err}
	}
	return err
}

func (o Options) clock() func() time.Time {
	if o.Now == nil {
		return time.Now
	}
	return o.Now
}

func (db *DB) connect(ctx context.Context, o Options) error {
	options := journal(db.place.header.wal)
	if o.ReadOnly {
		// Not mode=ro: somebody's broken-off write must still be put right, or
		// nothing can be read.
		options = url.Values{"_query_only": {"1"}}
		db.frozen = true
	}
	var err error
	if db.pool, err = openPool(dsn(db.file, options), connections, o.wrap); err != nil {
		return err
	}
	if err := db.dial(ctx); err != nil {
		return err
	}
	info, err := os.Stat(db.file)
	if err != nil {
		return err
	}
	if !os.SameFile(info, db.place.info) {
		return &model.Error{Kind: model.FileReplaced}
	}
	return db.settle(ctx, marked(db.file, info))
}

// dial opens every connection at once: one opened later would follow the path to
// whatever file stands there by then.
func (db *DB) dial(ctx context.Context) error {
	for range connections {
		conn, err := db.pool.conn(ctx)
		if err != nil {
			return err
		}
		if db.watch == nil {
			db.watch = conn
			continue
		}
		defer conn.Close() //nolint:errcheck // gives it back to the pool
	}
	return nil
}

// settle holds the file against this program's schema and finds out whether it
// may be changed.
func (db *DB) settle(ctx context.Context, marked bool) error {
	version, reader, err := readVersions(ctx, db.watch)
	if err != nil {
		return err
	}
	if version > schemaVersion {
		if reader > schemaVersion {
			return &model.Error{Kind: model.TooNew}
		}
		db.forbid(model.TooNew)
		return readableSchema(ctx, db.watch)
	}
	if err := db.probe(ctx, marked); err != nil {
		return err
	}
	return sameSchema(ctx, db.watch, false)
}

// forbid refuses every change from now on; the first reason stays.
func (db *DB) forbid(reason model.ErrorKind) {
	if !db.frozen {
		db.frozen, db.reason = true, reason
	}
}

// probe finds out whether the file and its folder take a write by making one and
// taking it back: permission bits do not tell all, and SQLite notices a
// read-only folder only when it needs a journal. Somebody else's write under way
// is proof enough, and not waited for.
func (db *DB) probe(ctx context.Context, marked bool) error {
	if db.frozen {
		return nil
	}
	if marked {
		db.forbid(model.ReadOnly)
		return nil
	}
	if _, err := db.watch.ExecContext(ctx, `PRAGMA busy_timeout = 0`); err != nil {
		return err
	}
	tried := db.tryWrite(ctx)
	if _, err := db.watch.ExecContext(ctx, `PRAGMA busy_timeout = `+busyTimeout); err != nil {
		return err
	}
	switch kind := kindOf(classify(tried, "")); kind {
	case model.ReadOnly, model.Unreadable, model.PermissionDenied:
		db.forbid(model.ReadOnly)
	case model.Damaged, model.NotADatabase, model.Internal:
		return tried
	}
	return ctx.Err()
}

func (db *DB) tryWrite(ctx context.Context) error {
	tx, err := db.watch.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // taking it back is the point
	_, err = tx.ExecContext(ctx, `UPDATE meta SET min_reader = min_reader + 1`)
	return err
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

// ReadOnly reports whether changes are refused, and why: ReadOnly when the file
// or its folder cannot be written, TooNew when a newer program made the file;
// no kind when it was asked for.
func (db *DB) ReadOnly() (reason model.ErrorKind, readOnly bool) { return db.reason, db.frozen }

// Close lets go of the file. An acknowledged change is on disk already.
func (db *DB) Close() error {
	db.tidy()
	var err error
	if db.watch != nil {
		err = db.watch.Close()
		db.watch = nil
	}
	if db.pool != nil {
		err = errors.Join(err, db.pool.Close())
		db.pool = nil
	}
	if db.place != nil {
		opened.leave(db.place)
		db.place = nil
	}
	return classify(err, db.path)
}

// tidy takes away the emptied journal, which a manager who copies the file would
// wonder about. SQLite does so under the file's lock when the mode changes. Where
// the path names another file by now the journal may be that one's and stays.
func (db *DB) tidy() {
	if db.watch == nil || db.place.header.wal || db.mayWrite() != nil {
		return
	}
	// Should another process be writing, the journal is in use and stays, too.
	_, _ = db.watch.ExecContext(context.Background(), `PRAGMA journal_mode = DELETE`)
}

// read runs a function in one read transaction, so that all it sees is of one
// moment.
func (db *DB) read(ctx context.Context, work func(tx *sql.Tx) error) error {
	return db.transact(ctx, &sql.TxOptions{ReadOnly: true}, work)
}

// write runs a function in one immediate transaction and commits it. It refuses
// where changes are refused, and when the path no longer names the opened file:
// SQLite would go on writing into the one that nobody sees.
func (db *DB) write(ctx context.Context, work func(tx *sql.Tx) error) error {
	if err := db.mayWrite(); err != nil {
		return err
	}
	return db.transact(ctx, nil, work)
}

func (db *DB) mayWrite() error {
	if db.frozen {
		kind := db.reason
		if kind == "" {
			kind = model.ReadOnly
		}
		return &model.Error{Kind: kind, Subject: db.path}
	}
	info, err := os.Stat(db.file)
	switch {
	case errors.Is(err, os.ErrNotExist) || err == nil && !os.SameFile(info, db.place.info):
		return &model.Error{Kind: model.FileReplaced, Subject: db.path, Err: err}
	case err != nil:
		return classify(err, db.path)
	case marked(db.file, info):
		return &model.Error{Kind: model.ReadOnly, Subject: db.path}
	}
	return nil
}

func (db *DB) transact(ctx context.Context, o *sql.TxOptions, work func(tx *sql.Tx) error) error {
	if err := db.tryTransact(ctx, o, work); err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("scorecard: %w", ctx.Err())
		}
		err = classify(err, db.path)
		if kindOf(err) == model.Damaged {
			return named(err, db.path)
		}
		return err
	}
	return nil
}

func (db *DB) tryTransact(ctx context.Context, o *sql.TxOptions, work func(tx *sql.Tx) error) error {
	conn, err := db.pool.conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // gives it back to the pool
	tx, err := conn.BeginTx(ctx, o)
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return errors.Join(err, ignoreDone(tx.Rollback()))
	}
	return tx.Commit()
}

// ignoreDone drops the answer of a rollback that SQLite or a cancelled context
// has already made.
func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

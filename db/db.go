package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"scorecard/model"
)

// Options say how to open a scorecard.
type Options struct {
	ReadOnly bool             // refuse every change
	Now      func() time.Time // the clock; time.Now when nil
	Codec    Codec            // keeps the previous states of imported years; without one no import is taken

	wrap func(driver.Connector) driver.Connector // counts queries in tests
}

// DB is an open scorecard. Its methods may be called from several goroutines.
type DB struct {
	path    string // as the user named it; empty in memory
	file    string // absolute, so that a change of folder leads nowhere else
	options Options
	now     func() time.Time
	barrier barrier
	beat    beat

	mu sync.RWMutex // held by whoever uses the session; wholly by who changes it
	session
	absent error // why there is no session
	closed bool
}

// session is what an opening of the file holds.
type session struct {
	place *place // nil in memory
	modes modes
	old   bool      // of a schema before this program's, which could not be changed when it was opened
	pool  *pool     // nil after Close
	watch *sql.Conn // asked by Poll alone; nil in memory
}

// The connections of a file: one is pinned by Poll, so that its watch never waits
// for the other, which does the work in turn. A third would cost its reading of
// the schema at every start.
const connections = 2

// Open opens the scorecard at path. It is read-only when asked for, when the
// file or its folder cannot be written, and when a newer program made the file
// but lets this one read it. A file of an older program that can be written is
// brought to this program's schema; one that cannot, or where the disk is full,
// is read as it is. The error is a *model.Error of the kinds
// FileNotFound, IsFolder, PermissionDenied, FileEmpty, NotADatabase,
// OtherProgram, Damaged, TooNew, Locked, ReadOnly (a broken-off write that only
// somebody who may write can put right) or Unreadable.
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	file, err := filepath.Abs(path)
	if err != nil {
		return nil, classify(err, path)
	}
	return openFile(ctx, path, file, o)
}

func openFile(ctx context.Context, path, file string, o Options) (*DB, error) {
	entered, err := opened.enter(file)
	if err != nil {
		return nil, named(err, path)
	}
	db := &DB{path: path, file: file, options: o, now: o.clock(), session: session{place: entered}}
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
		db.barrier.freeze("")
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
	db.modes = modesOf(db.file, info)
	if err := db.examine(ctx, marked(db.file, info)); err != nil {
		return err
	}
	return db.beginBeat(ctx)
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

// examine finds out whether the file may be changed, brings an older one that
// may to this program's schema, and holds it against the schema of its version.
func (db *DB) examine(ctx context.Context, marked bool) error {
	version, reader, err := readVersions(ctx, db.watch)
	if err != nil {
		return err
	}
	if version > schemaVersion {
		if reader > schemaVersion {
			return &model.Error{Kind: model.TooNew}
		}
		db.barrier.freeze(model.TooNew)
		return readableSchema(ctx, db.watch)
	}
	if err := db.probe(ctx, marked); err != nil {
		return err
	}
	if _, frozen := db.barrier.fixed(); !frozen && version < schemaVersion {
		if err := db.upgrade(ctx); err != nil {
			return err
		}
	}
	return inOneRead(ctx, db.watch, func(tx *sql.Tx) error {
		version, _, err := readVersions(ctx, tx)
		if err != nil {
			return err
		}
		db.old = version < schemaVersion
		return sameSchema(ctx, tx, min(version, schemaVersion), false)
	})
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

// Close lets go of the file. An acknowledged change is on disk already. Whoever
// asks the scorecard for anything afterwards gets an error of kind Internal.
func (db *DB) Close() error {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.absent = &model.Error{Kind: model.Internal, Subject: db.path, Err: fs.ErrClosed}
	db.closed = true
	return classify(db.end(), db.path)
}

// end lets go of the session.
func (db *DB) end() error {
	db.tidy()
	old := db.session
	db.session = session{}
	var err error
	if old.watch != nil {
		err = old.watch.Close()
	}
	if old.pool != nil {
		err = errors.Join(err, old.pool.Close())
	}
	if old.place != nil {
		opened.leave(old.place)
	}
	return err
}

// tidy leaves nothing beside the path that a manager who copies the file would
// wonder about, or that another file would be read with.
func (db *DB) tidy() {
	switch {
	case db.watch == nil || db.place == nil:
	case db.place.header.wal:
		db.emptyLog()
	case db.mayWrite() == nil:
		// The emptied journal goes. SQLite takes it away under the file's lock when
		// the mode changes; should another process be writing, it is in use and stays,
		// and where the path names another file by now it may be that one's.
		_, _ = db.watch.ExecContext(context.Background(), `PRAGMA journal_mode = DELETE`)
	}
}

// emptyLog brings what is in the log of a file that was moved away into that file.
// SQLite sees to it at closing, but not where the path names another file: that
// one would be read with the log of this one, which goes by the path's name.
func (db *DB) emptyLog() {
	if info, err := os.Stat(db.file); err != nil || !os.SameFile(info, db.place.info) {
		_, _ = db.watch.ExecContext(context.Background(), `PRAGMA wal_checkpoint(TRUNCATE)`)
	}
}

// Reopen takes the file that stands under the path now in place of the one that
// was opened: for a file that was replaced, or that can be written again. The
// next Pulse has another Version then. When that file cannot be opened, the error
// is Open's, and the old one is still there to be read; where it kept a log
// (SQLite's WAL), it is not, and the scorecard gives that error until Reopen
// succeeds.
func (db *DB) Reopen(ctx context.Context) error {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.closed || db.path == "" {
		return db.absent
	}
	// The log must be emptied before another file is read with it.
	if db.place != nil && db.place.header.wal {
		_ = db.end()
	}
	next, err := openFile(ctx, db.path, db.file, db.options)
	if err != nil {
		db.absent = err
		return err
	}
	_ = db.end() // what it held is on disk
	db.session = next.session
	db.barrier.become(next.barrier.fixed())
	db.beat.renew(next.beat.seen, next.beat.others)
	return nil
}

// read runs a function in one read transaction, so that all it sees is of one
// moment.
func (db *DB) read(ctx context.Context, work func(tx *sql.Tx) error) error {
	db.mu.RLock()
	defer db.mu.RUnlock()
	return db.transact(ctx, &sql.TxOptions{ReadOnly: true}, work)
}

// write runs a function in one immediate transaction and commits it. It refuses
// where changes are refused, and when the path no longer names the opened file.
func (db *DB) write(ctx context.Context, work func(tx *sql.Tx) error) error {
	db.mu.RLock()
	defer db.mu.RUnlock()
	if db.pool == nil {
		return db.absent
	}
	err := db.mayWrite()
	if err == nil {
		err = db.transact(ctx, nil, func(tx *sql.Tx) error {
			if err := db.stillOurs(ctx, tx); err != nil {
				return err
			}
			return work(tx)
		})
	}
	db.barrier.learn(err)
	return err
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
	if db.pool == nil {
		return db.absent
	}
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

package db

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"scorecard/model"
)

// Open opens the scorecard at path. It is read-only when asked for, when the file
// or its folder cannot be written, and when a newer program made the file but lets
// this one read it. A file of an older program is read as it is; the first change
// upgrades it to this program's schema, after a copy of it was made beside it. The
// error is a *model.Error of the kinds FileNotFound, IsFolder, PermissionDenied,
// FileEmpty, NotADatabase, OtherProgram, EarlierLayout, Damaged, TooNew, Locked,
// ReadOnly (an interrupted write that only somebody who may write can roll back) or
// Unreadable.
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	file, err := filepath.Abs(path)
	if err != nil {
		return nil, classify(err, path)
	}
	return openAs(ctx, path, file, o)
}

func openAs(ctx context.Context, path, file string, o Options) (*DB, error) {
	opened, err := registry.acquire(file)
	if err != nil {
		return nil, named(err, path)
	}
	db := &DB{path: path, file: file, options: o, now: o.clock(), session: session{opened: opened}}
	if err := db.connect(ctx); err != nil {
		_ = db.Close()
		return nil, named(classify(err, path), path)
	}
	return db, nil
}

// named puts the path as the user wrote it into an error.
func named(err error, path string) error {
	var known *model.Error
	if errors.As(err, &known) {
		return &model.Error{Kind: known.Kind, Subject: path, Place: known.Place, Err: known.Err}
	}
	return err
}

func (db *DB) connect(ctx context.Context) error {
	options := journal(db.opened.header.wal)
	if db.options.ReadOnly {
		// Not mode=ro: somebody's interrupted write must still be rolled back, or
		// nothing can be read.
		options = url.Values{"_query_only": {"1"}}
		db.guard.setReadOnly("")
	}
	var err error
	if db.pool, err = openPool(dsn(db.file, options), db.sameFile, db.options.wrap); err != nil {
		return err
	}
	if db.watch, err = openPool(dsn(db.file, options), db.sameFile, db.options.wrap); err != nil {
		return err
	}
	return db.pool.with(ctx, func(conn *sql.Conn) error {
		info, err := os.Stat(db.file)
		if err != nil {
			return err
		}
		db.modes = modesOf(db.file, info)
		if err := db.examine(ctx, conn, markedReadOnly(db.file, info)); err != nil {
			return err
		}
		return db.pulse.begin(ctx, conn)
	})
}

// sameFile is asked after every new connection: it would follow the path to
// whatever file is there by then.
func (db *DB) sameFile() error {
	info, err := os.Stat(db.file)
	if err != nil {
		return err
	}
	if !os.SameFile(info, db.opened.info) {
		return &model.Error{Kind: model.FileReplaced}
	}
	return nil
}

// examine finds out whether the file may be changed, and compares its schema with
// that of its version.
func (db *DB) examine(ctx context.Context, conn *sql.Conn, marked bool) error {
	own := db.layouts()
	version, err := readVersion(ctx, conn)
	if err != nil {
		return err
	}
	if version > own.version {
		reader, err := readReader(ctx, conn)
		if err != nil {
			return err
		}
		if reader > own.version {
			return &model.Error{Kind: model.TooNew}
		}
		db.guard.setReadOnly(model.TooNew)
		return own.verifyNewer(ctx, conn)
	}
	err = inTransaction(ctx, conn, &sql.TxOptions{ReadOnly: true}, func(tx *sql.Tx) error {
		// Another process may upgrade the file in between.
		version, err := readVersion(ctx, tx)
		if err != nil {
			return err
		}
		db.outdated.Store(version < own.version)
		if err := own.verify(ctx, tx, min(version, own.version), false); err != nil {
			return err
		}
		_, err = readReader(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	return db.probe(ctx, conn, marked)
}

// Close closes the file. An acknowledged change is on disk already. Calls after
// Close return an error of kind Internal.
func (db *DB) Close() error {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.absent = &model.Error{Kind: model.Internal, Subject: db.path, Err: fs.ErrClosed}
	db.closed = true
	return classify(db.end(), db.path)
}

// end closes the session.
func (db *DB) end() error {
	old := db.session
	db.session = session{}
	var err error
	if old.watch != nil {
		err = old.watch.Close()
	}
	if old.pool != nil {
		db.tidy(&old)
		err = errors.Join(err, old.pool.Close())
	}
	if old.opened != nil {
		registry.release(old.opened)
	}
	return err
}

// tidy leaves nothing beside the path that a manager who copies the file would
// wonder about, or that another file would be read with.
func (db *DB) tidy(s *session) {
	if s.opened == nil || !s.pool.connected() {
		return
	}
	ctx := context.Background()
	_ = s.pool.with(ctx, func(conn *sql.Conn) error {
		info, err := os.Stat(db.file)
		same := err == nil && os.SameFile(info, s.opened.info)
		_, refused := db.guard.permanent()
		switch {
		case s.opened.header.wal && !same:
			// SQLite empties the log of a file when it is closed, but not where the
			// path names another file: that one would be read with the log of this
			// one, which is found by the path's name.
			_, err = conn.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
		case !s.opened.header.wal && same && !refused && !markedReadOnly(db.file, info):
			// The emptied journal goes. SQLite removes it under the file's lock when
			// the mode changes; should another process be writing, it is in use and
			// stays.
			_, err = conn.ExecContext(ctx, `PRAGMA journal_mode = DELETE`)
		}
		return err
	})
}

// Reopen opens the file that the path names now in place of the one that was
// opened: for a file that was replaced, or that can be written again. The next
// Pulse has another Version then. When that file cannot be opened, the error is
// Open's, and the old one can still be read; where it had a log (SQLite's WAL), it
// cannot, and the scorecard returns that error until Reopen succeeds.
func (db *DB) Reopen(ctx context.Context) error {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.closed || db.path == "" {
		return db.absent
	}
	// The log must be emptied before another file is read with it.
	if db.opened != nil && db.opened.header.wal {
		_ = db.end()
	}
	next, err := openAs(ctx, db.path, db.file, db.options)
	if err != nil {
		db.absent = err
		return err
	}
	_ = db.end() // its changes are on disk
	db.session = next.session
	db.outdated.Store(next.outdated.Load())
	db.guard.reset(next.guard.permanent())
	db.pulse.renew(next.pulse.others)
	// The pools of next ask it whether the file is the same.
	return nil
}

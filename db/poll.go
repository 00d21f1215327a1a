package db

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"sync"

	"scorecard/model"
)

// pulse counts the changes of others. The two connections are asked for SQLite's
// data_version, which changes on the commits of every other connection: on the
// watch it changes on this scorecard's own commits too, on the connection that
// makes them it does not. The watch is never busy, so it is asked first.
type pulse struct {
	mu      sync.Mutex
	seen    int64 // the watch's when the working connection was last asked; 0 before the first time
	others  int64 // the working connection's then
	version int64
}

// begin notes the state that a file is opened in.
func (p *pulse) begin(ctx context.Context, conn *sql.Conn) (err error) {
	p.others, err = dataVersion(ctx, conn)
	return err
}

// renew starts again with another file or another connection: that counts as a
// change of others.
func (p *pulse) renew(others int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.seen, p.others = 0, others
	p.version++
}

// Poll reports changes made by others since the last call. Call it about once a
// second: it costs a few microseconds and takes no lock on the file, but for the
// first call, which opens a second connection. The pulse's Version changes when
// another process or another opening of the file has committed, and not on this
// scorecard's own changes. Poll before loading, so that no change is missed in
// between.
//
// Poll also looks whether changes are possible, and ReadOnly reports what it found:
// that the file was removed, replaced or locked, became read-only, and that it can
// be written again. Only while a change was refused does it try a write, and roll it
// back. A file that was read-only when it was opened is opened again when its rights
// have changed. One that was replaced is opened by Reopen. A scorecard in memory
// never changes.
func (db *DB) Poll(ctx context.Context) (model.Pulse, error) {
	if db.path == "" {
		return model.Pulse{Same: true, ReadOnly: true}, nil
	}
	if db.rightsHaveChanged() {
		_ = db.Reopen(ctx) // or at the next call
	}
	db.mu.RLock()
	defer db.mu.RUnlock()
	if db.pool == nil {
		return model.Pulse{}, db.absent
	}
	found, trouble, err := db.look()
	if err != nil {
		db.guard.observe(err)
		return found, err
	}
	found.Version, err = db.othersVersion(ctx, found.Same)
	if err = classify(err, db.path); kindOf(err) == model.Locked {
		trouble, err = firstOf(trouble, model.Locked), nil
	}
	if err != nil {
		return found, err
	}
	if trouble == "" {
		trouble = db.lasting(ctx)
	}
	db.guard.setTransient(trouble)
	_, readOnly := db.guard.permanent()
	found.ReadOnly = readOnly || found.Same && trouble != ""
	return found, nil
}

func firstOf(a, b model.ErrorKind) model.ErrorKind {
	if a != "" {
		return a
	}
	return b
}

// look finds out what the path names now.
func (db *DB) look() (found model.Pulse, trouble model.ErrorKind, err error) {
	info, err := os.Stat(db.file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return model.Pulse{Gone: true}, model.FileNotFound, nil
	case err != nil:
		return found, "", classify(err, db.path)
	case !os.SameFile(info, db.opened.info):
		return found, model.FileReplaced, nil
	case markedReadOnly(db.file, info):
		return model.Pulse{Same: true}, model.ReadOnly, nil
	}
	return model.Pulse{Same: true}, "", nil
}

// lasting finds out whether what refused a change still does.
func (db *DB) lasting(ctx context.Context) model.ErrorKind {
	if trouble := db.guard.transient(); trouble != model.Locked && trouble != model.ReadOnly {
		return ""
	}
	tried := db.watch.with(ctx, func(conn *sql.Conn) error { return tryWrite(ctx, conn) })
	switch kind := kindOf(classify(tried, db.path)); kind {
	case model.Locked, model.ReadOnly:
		return kind
	case model.Unreadable: // a folder in which no journal can be made
		return model.ReadOnly
	}
	return ""
}

// rightsHaveChanged asks of a file that was read-only when it was opened: its
// connections cannot write, whatever the rights are now.
func (db *DB) rightsHaveChanged() bool {
	if reason, _ := db.guard.permanent(); reason != model.ReadOnly {
		return false
	}
	db.mu.RLock()
	defer db.mu.RUnlock()
	if db.opened == nil {
		return false
	}
	info, err := os.Stat(db.file)
	return err == nil && os.SameFile(info, db.opened.info) && modesOf(db.file, info) != db.modes
}

func (db *DB) othersVersion(ctx context.Context, same bool) (int64, error) {
	p := &db.pulse
	p.mu.Lock()
	defer p.mu.Unlock()
	if !same && !db.watch.connected() {
		return p.version, nil // the watch would be connected to another file
	}
	seen, err := db.watch.dataVersion(ctx)
	if err != nil || seen == p.seen || db.pool.busy() {
		return p.version, err // what a busy connection knows is reported next time
	}
	others, err := db.pool.dataVersion(ctx)
	if err != nil {
		return p.version, err
	}
	if others != p.others {
		p.version++
	}
	p.seen, p.others = seen, others
	return p.version, nil
}

func (p *pool) dataVersion(ctx context.Context) (version int64, err error) {
	err = p.with(ctx, func(conn *sql.Conn) error {
		version, err = dataVersion(ctx, conn)
		return err
	})
	return version, err
}

func dataVersion(ctx context.Context, q querier) (version int64, err error) {
	err = q.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&version)
	return version, err
}

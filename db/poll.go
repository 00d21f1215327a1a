package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"sync"

	"scorecard/model"
)

// beat counts the changes of others. Two connections of one's own are asked for
// SQLite's data_version, which moves on the commits of every other connection:
// on the watch it moves on this scorecard's own commits too, on the connection
// that makes them it does not. The watch is never busy, so it is asked first.
type beat struct {
	mu      sync.Mutex
	seen    int64 // the watch's when the other was last asked
	others  int64 // the working connection's then
	version int64
}

// renew begins anew with another file or other connections: that counts as a
// change of others.
func (b *beat) renew(seen, others int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.seen, b.others = seen, others
	b.version++
}

// Poll takes the pulse of the file, for a watch that asks every second: a few
// microseconds, and no lock on the file. The pulse's Version moves when somebody
// else has committed, another process or another opening of the file, and not on
// this scorecard's own changes: whoever makes those knows them. Take a pulse
// before loading, so that nothing falls in between.
//
// Poll also looks whether changes are taken, and ReadOnly tells what it found:
// that the file was removed, replaced or locked, became read-only, and that it is
// back. Only while a change was refused does it try a write, and take it back. A
// file that was read-only when it was opened is opened again when its rights have
// changed. One that was replaced is Reopen's. A scorecard in memory never changes.
func (db *DB) Poll(ctx context.Context) (model.Pulse, error) {
	if db.path == "" {
		return model.Pulse{Same: true, ReadOnly: true}, nil
	}
	if db.rightsHaveChanged() {
		_ = db.Reopen(ctx) // or at the next pulse
	}
	db.mu.RLock()
	defer db.mu.RUnlock()
	if db.pool == nil {
		return model.Pulse{}, db.absent
	}
	pulse, trouble, err := db.look()
	if err != nil {
		db.barrier.learn(err)
		return pulse, err
	}
	pulse.Version, err = db.othersVersion(ctx)
	if err = classify(err, db.path); kindOf(err) == model.Locked {
		trouble, err = firstOf(trouble, model.Locked), nil
	}
	if err != nil {
		return pulse, err
	}
	if trouble == "" {
		trouble = db.lasting(ctx)
	}
	db.barrier.meet(trouble)
	_, frozen := db.barrier.fixed()
	pulse.ReadOnly = frozen || pulse.Same && trouble != ""
	return pulse, nil
}

func firstOf(a, b model.ErrorKind) model.ErrorKind {
	if a != "" {
		return a
	}
	return b
}

// look finds out what stands under the path.
func (db *DB) look() (pulse model.Pulse, trouble model.ErrorKind, err error) {
	info, err := os.Stat(db.file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return model.Pulse{Gone: true}, model.FileNotFound, nil
	case err != nil:
		return pulse, "", classify(err, db.path)
	case !os.SameFile(info, db.place.info):
		return pulse, model.FileReplaced, nil
	case marked(db.file, info):
		return model.Pulse{Same: true}, model.ReadOnly, nil
	}
	return model.Pulse{Same: true}, "", nil
}

// lasting finds out whether what refused a change is still in its way.
func (db *DB) lasting(ctx context.Context) model.ErrorKind {
	if trouble := db.barrier.passing(); trouble != model.Locked && trouble != model.ReadOnly {
		return ""
	}
	switch kind := kindOf(classify(db.tryWrite(ctx), db.path)); kind {
	case model.Locked, model.ReadOnly:
		return kind
	case model.Unreadable: // a folder that takes no journal
		return model.ReadOnly
	}
	return ""
}

// rightsHaveChanged asks of a file that was read-only when it was opened:
// its connections cannot write, whatever the rights are now.
func (db *DB) rightsHaveChanged() bool {
	if reason, _ := db.barrier.fixed(); reason != model.ReadOnly {
		return false
	}
	db.mu.RLock()
	defer db.mu.RUnlock()
	if db.place == nil {
		return false
	}
	info, err := os.Stat(db.file)
	return err == nil && os.SameFile(info, db.place.info) && modesOf(db.file, info) != db.modes
}

// beginBeat is called with every connection idle.
func (db *DB) beginBeat(ctx context.Context) error {
	var err error
	if db.beat.seen, err = dataVersion(ctx, db.watch); err != nil {
		return err
	}
	db.beat.others, err = db.workVersion(ctx)
	return err
}

func (db *DB) othersVersion(ctx context.Context) (int64, error) {
	db.beat.mu.Lock()
	defer db.beat.mu.Unlock()
	seen, err := dataVersion(ctx, db.watch)
	if err != nil || seen == db.beat.seen || db.pool.Stats().InUse == connections {
		return db.beat.version, err // what a busy connection knows is told next time
	}
	others, err := db.workVersion(ctx)
	if err != nil {
		return db.beat.version, err
	}
	if others != db.beat.others {
		db.beat.version++
	}
	db.beat.seen, db.beat.others = seen, others
	return db.beat.version, nil
}

func (db *DB) workVersion(ctx context.Context) (int64, error) {
	conn, err := db.pool.conn(ctx)
	if err != nil {
		return 0, err
	}
	defer conn.Close() //nolint:errcheck // gives it back to the pool
	return dataVersion(ctx, conn)
}

func dataVersion(ctx context.Context, q querier) (version int64, err error) {
	err = q.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&version)
	return version, err
}

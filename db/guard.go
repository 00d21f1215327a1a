package db

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"scorecard/model"
)

// writeGuard is why changes are refused. It is asked on every frame of a screen,
// so it neither waits nor looks at the file.
type writeGuard struct {
	mu       sync.Mutex
	readOnly bool            // until the file is opened again
	reason   model.ErrorKind // why; empty when read-only was asked for
	passing  model.ErrorKind // what refused a change when last looked and may pass; empty when nothing did
}

// setReadOnly refuses every change from now on; the first reason stays.
func (g *writeGuard) setReadOnly(reason model.ErrorKind) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.readOnly {
		g.readOnly, g.reason = true, reason
	}
}

// permanent reports whether changes are refused for as long as the file is open.
func (g *writeGuard) permanent() (reason model.ErrorKind, readOnly bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.reason, g.readOnly
}

// setTransient records what refuses changes now; empty for nothing.
func (g *writeGuard) setTransient(reason model.ErrorKind) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.passing = reason
}

// transient is what refused a change when last looked and may pass.
func (g *writeGuard) transient() model.ErrorKind {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.readOnly {
		return ""
	}
	return g.passing
}

// status reports whether changes are refused, for good or for now, and why.
func (g *writeGuard) status() (reason model.ErrorKind, refused bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.readOnly {
		return g.reason, true
	}
	return g.passing, g.passing != ""
}

// observe updates the guard from the result of a write; errors that are not about
// the file are ignored.
func (g *writeGuard) observe(err error) {
	switch kind := kindOf(err); kind {
	case model.Locked, model.ReadOnly, model.FileReplaced, model.PermissionDenied:
		g.setTransient(kind)
	default:
		if err == nil {
			g.setTransient("")
		}
	}
}

// reset takes over what was found when the file was opened again.
func (g *writeGuard) reset(reason model.ErrorKind, readOnly bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.reason, g.readOnly, g.passing = reason, readOnly, ""
}

// ReadOnly reports whether changes are refused at present, and why. It costs
// nothing and reports what was found last, by Poll or by a change that was refused:
// TooNew when a newer program made the file, ReadOnly when the file or its folder
// cannot be written, Locked, FileReplaced, FileNotFound when the file is gone,
// PermissionDenied; no kind when read-only was asked for.
func (db *DB) ReadOnly() (reason model.ErrorKind, readOnly bool) { return db.guard.status() }

// mayWrite looks at the path before a change: SQLite would continue to write into a
// file that no path names any more.
func (db *DB) mayWrite() error {
	if reason, readOnly := db.guard.permanent(); readOnly {
		if reason == "" {
			reason = model.ReadOnly
		}
		return &model.Error{Kind: reason, Subject: db.path}
	}
	info, err := os.Stat(db.file)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && !os.SameFile(info, db.opened.info):
		return &model.Error{Kind: model.FileReplaced, Subject: db.path, Err: err}
	case err != nil:
		return classify(err, db.path)
	case markedReadOnly(db.file, info):
		return &model.Error{Kind: model.ReadOnly, Subject: db.path}
	}
	return nil
}

// probe finds out whether the file and its folder can be written: permission bits
// are not enough, and SQLite notices a read-only folder only when it needs a
// journal. Somebody else's write in progress is proof enough, and not waited for.
func (db *DB) probe(ctx context.Context, conn *sql.Conn, marked bool) error {
	if _, readOnly := db.guard.permanent(); readOnly {
		return nil
	}
	if marked {
		db.guard.setReadOnly(model.ReadOnly)
		return nil
	}
	tried := tryWrite(ctx, conn)
	switch kindOf(classify(tried, "")) {
	case model.ReadOnly, model.Unreadable, model.PermissionDenied:
		db.guard.setReadOnly(model.ReadOnly)
	case model.Damaged, model.NotADatabase, model.Internal:
		return tried
	}
	return ctx.Err()
}

// tryWrite makes a write, without waiting for anybody, and rolls it back.
func tryWrite(ctx context.Context, conn *sql.Conn) error {
	if _, err := conn.ExecContext(ctx, `PRAGMA busy_timeout = 0`); err != nil {
		return err
	}
	tried := writeAndRollBack(ctx, conn)
	_, err := conn.ExecContext(context.WithoutCancel(ctx), `PRAGMA busy_timeout = `+busyTimeout)
	return errors.Join(tried, err)
}

func writeAndRollBack(ctx context.Context, conn *sql.Conn) error {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // rolling back is the point
	_, err = tx.ExecContext(ctx, `UPDATE meta SET min_reader = min_reader + 1`)
	return err
}

// modes are the rights of a file and of its folder.
type modes struct{ file, folder fs.FileMode }

func modesOf(path string, info fs.FileInfo) modes {
	found := modes{file: info.Mode()}
	if folder, err := os.Stat(filepath.Dir(path)); err == nil {
		found.folder = folder.Mode()
	}
	return found
}

// markedReadOnly reports whether nobody may write the file or its folder, by their
// mode. The system lets an administrator write all the same; this program does not.
func markedReadOnly(path string, info fs.FileInfo) bool {
	const anyWrite = 0o222
	found := modesOf(path, info)
	return found.file&anyWrite == 0 || found.folder != 0 && found.folder&anyWrite == 0
}

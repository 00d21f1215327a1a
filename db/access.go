package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"scorecard/model"
)

// barrier is why no change is taken. It is asked on every frame of a screen, so
// it waits for nothing and looks at nothing.
type barrier struct {
	mu      sync.Mutex
	frozen  bool            // since the file was opened, and until it is opened again
	reason  model.ErrorKind // why it is frozen; empty when that was asked for
	trouble model.ErrorKind // what stood in the way when last looked; empty when nothing did
}

// freeze refuses every change from now on; the first reason stays.
func (b *barrier) freeze(reason model.ErrorKind) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.frozen {
		b.frozen, b.reason = true, reason
	}
}

// fixed tells what holds for as long as the file is open.
func (b *barrier) fixed() (reason model.ErrorKind, frozen bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.reason, b.frozen
}

// meet notes what stands in the way now.
func (b *barrier) meet(trouble model.ErrorKind) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.trouble = trouble
}

// passing tells what stood in the way when last looked and may be gone.
func (b *barrier) passing() model.ErrorKind {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.frozen {
		return ""
	}
	return b.trouble
}

// present tells what stands in the way, for good or for now.
func (b *barrier) present() (reason model.ErrorKind, closed bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.frozen {
		return b.reason, true
	}
	return b.trouble, b.trouble != ""
}

// learn draws from the outcome of a change. Errors that are not about the file
// tell nothing new.
func (b *barrier) learn(err error) {
	switch kind := kindOf(err); kind {
	case model.Locked, model.ReadOnly, model.FileReplaced, model.PermissionDenied:
		b.meet(kind)
	default:
		if err == nil {
			b.meet("")
		}
	}
}

// become takes over what was found when the file was opened again.
func (b *barrier) become(reason model.ErrorKind, frozen bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.reason, b.frozen, b.trouble = reason, frozen, ""
}

// ReadOnly reports whether changes are refused at present, and why. It costs
// nothing and tells what was found last, by Poll or by a change that was refused:
// TooNew when a newer program made the file, ReadOnly when the file or its folder
// cannot be written, Locked, FileReplaced, FileNotFound when the file is gone,
// PermissionDenied; no kind when read-only was asked for.
func (db *DB) ReadOnly() (reason model.ErrorKind, readOnly bool) { return db.barrier.present() }

// mayWrite looks at the path before a change: SQLite would go on writing into a
// file that nobody sees any more.
func (db *DB) mayWrite() error {
	if reason, frozen := db.barrier.fixed(); frozen {
		if reason == "" {
			reason = model.ReadOnly
		}
		return &model.Error{Kind: reason, Subject: db.path}
	}
	info, err := os.Stat(db.file)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && !os.SameFile(info, db.place.info):
		return &model.Error{Kind: model.FileReplaced, Subject: db.path, Err: err}
	case err != nil:
		return classify(err, db.path)
	case marked(db.file, info):
		return &model.Error{Kind: model.ReadOnly, Subject: db.path}
	}
	return nil
}

// probe finds out whether the file and its folder take a write: permission bits
// do not tell all, and SQLite notices a read-only folder only when it needs a
// journal. Somebody else's write under way is proof enough, and not waited for.
func (db *DB) probe(ctx context.Context, marked bool) error {
	if _, frozen := db.barrier.fixed(); frozen {
		return nil
	}
	if marked {
		db.barrier.freeze(model.ReadOnly)
		return nil
	}
	tried := db.tryWrite(ctx)
	switch kindOf(classify(tried, "")) {
	case model.ReadOnly, model.Unreadable, model.PermissionDenied:
		db.barrier.freeze(model.ReadOnly)
	case model.Damaged, model.NotADatabase, model.Internal:
		return tried
	}
	return ctx.Err()
}

// tryWrite makes a write, without waiting for anybody, and takes it back.
func (db *DB) tryWrite(ctx context.Context) error {
	if _, err := db.watch.ExecContext(ctx, `PRAGMA busy_timeout = 0`); err != nil {
		return err
	}
	tried := db.writeAndTakeBack(ctx)
	_, err := db.watch.ExecContext(context.WithoutCancel(ctx), `PRAGMA busy_timeout = `+busyTimeout)
	return errors.Join(tried, err)
}

func (db *DB) writeAndTakeBack(ctx context.Context) error {
	tx, err := db.watch.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // taking it back is the point
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

// marked reports whether the file or its folder is marked as not to be written.
// For an administrator the system lets writes through all the same; the mark
// holds for them too.
func marked(path string, info fs.FileInfo) bool {
	const anyWrite = 0o222
	found := modesOf(path, info)
	return found.file&anyWrite == 0 || found.folder != 0 && found.folder&anyWrite == 0
}

package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"scorecard/model"
)

// This file is about scorecards as they were laid out before the first release, and
// is to be removed with it.

// earlierID marked those files.
const earlierID = 0x53435244

// Replacement reports how a scorecard of the earlier layout was replaced.
type Replacement struct {
	Kept    string // the name that the earlier file has now
	Carried int    // statuses that the new file has from it
	Left    int    // statuses of items that the new file does not have
}

// ReplaceEarlier makes a new scorecard in the place of one of the earlier layout,
// which is kept beside it under another name. The new one contains the years and
// the statuses that people had set, each with its comment, person and time as a
// change of the history. The path names the earlier file or the new one at any
// moment, whole. The error is BadInput when the file has not that layout, or one of
// those of Open and Create.
func ReplaceEarlier(ctx context.Context, path string, years []*model.Year) (Replacement, error) {
	if err := validateAll(years).Err(); err != nil {
		return Replacement{}, err
	}
	file, err := filepath.Abs(path)
	if err != nil {
		return Replacement{}, classify(err, path)
	}
	opened, err := registry.acquire(file)
	switch kind := kindOf(err); {
	case err == nil:
		registry.release(opened)
		return Replacement{}, &model.Error{Kind: model.BadInput, Subject: path}
	case kind != model.EarlierLayout:
		return Replacement{}, named(err, path)
	}
	done, err := replaceEarlier(ctx, file, years)
	return done, named(classify(err, path), path)
}

func replaceEarlier(ctx context.Context, file string, years []*model.Year) (Replacement, error) {
	var done Replacement
	p, err := openPool(dsn(file, nil), nil, nil)
	if err != nil {
		return done, err
	}
	defer p.Close() //nolint:errcheck // nothing was written
	err = p.with(ctx, func(conn *sql.Conn) error {
		// What is in a log must be in the file before it gets another name.
		if _, err := conn.ExecContext(ctx, `PRAGMA journal_mode = DELETE`); err != nil {
			return err
		}
		tx, err := conn.BeginTx(ctx, nil) // nobody else writes until the names are changed
		if err != nil {
			return err
		}
		defer tx.Rollback() //nolint:errcheck // nothing was written
		statuses, err := readEarlier(ctx, tx)
		if err != nil {
			return err
		}
		next, err := makeNext(ctx, file, years, statuses, &done)
		if err != nil {
			return err
		}
		defer os.Remove(next) //nolint:errcheck // it has its name by then
		if done.Kept, err = keepEarlier(ctx, file); err != nil {
			return err
		}
		return os.Rename(next, file)
	})
	if err == nil {
		_ = flush(filepath.Dir(file), os.O_RDONLY)
	}
	return done, err
}

// earlierStatus is a status that a person had set.
type earlierStatus struct {
	at   yearKey
	item string
	model.Status
}

// readEarlier lists the statuses that people had set, in the order of their times.
func readEarlier(ctx context.Context, tx *sql.Tx) ([]earlierStatus, error) {
	var kind string
	err := scanOne(tx.QueryRowContext(ctx, `SELECT type FROM sqlite_schema WHERE name = 'status'`), &kind)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	if kind != "table" {
		return nil, damaged(errors.New("schema: table status is missing"))
	}
	var statuses []earlierStatus
	err = eachRow(ctx, tx, `SELECT branch, year, item, value, note, comment, who, at, version FROM status
		WHERE version > 0 ORDER BY at, branch, year, item`, func(rows *sql.Rows) error {
		var s earlierStatus
		err := rows.Scan(append([]any{&s.at.branch, &s.at.year, &s.item}, statusCells(&s.Status)...)...)
		statuses = append(statuses, s)
		return err
	})
	return statuses, err
}

// makeNext makes the new file under a separate name beside the earlier one.
func makeNext(ctx context.Context, file string, years []*model.Year, statuses []earlierStatus, done *Replacement) (string, error) {
	temporary, err := os.CreateTemp(filepath.Dir(file), temporaryName)
	if err != nil {
		return "", err
	}
	name := temporary.Name()
	err = temporary.Close()
	if err == nil {
		err = fill(ctx, name, years)
	}
	if err == nil {
		err = carryOver(ctx, name, statuses, done)
	}
	if err == nil {
		err = flush(name, os.O_RDWR)
	}
	if err != nil {
		_ = os.Remove(name)
	}
	return name, err
}

func carryOver(ctx context.Context, name string, statuses []earlierStatus, done *Replacement) error {
	db, err := Open(ctx, name, Options{})
	if err != nil {
		return err
	}
	err = db.write(ctx, func(tx *sql.Tx) error {
		for _, s := range statuses {
			key, before, err := editable(ctx, tx, s.at, s.item)
			if kindOf(err) == model.NoKPI {
				done.Left++
				continue
			}
			if err != nil {
				return err
			}
			to := model.Status{Value: s.Value, Note: s.Note, Comment: s.Comment}
			if _, err := changeStatus(ctx, tx, key, before, model.Change{Kind: model.Edited, To: to, Who: s.Who, At: s.At}); err != nil {
				return err
			}
			done.Carried++
		}
		return nil
	})
	return errors.Join(err, db.Close())
}

// keepEarlier gives the earlier file a second name that no file has, or copies it
// where the file system has no links.
func keepEarlier(ctx context.Context, file string) (string, error) {
	ending := filepath.Ext(file)
	for n := 1; ; n++ {
		name := strings.TrimSuffix(file, ending) + ".earlier" + ending
		if n > 1 {
			name = fmt.Sprintf("%s.earlier-%d%s", strings.TrimSuffix(file, ending), n, ending)
		}
		err := os.Link(file, name)
		if err != nil && !errors.Is(err, os.ErrExist) {
			err = makeWhole(ctx, name, func(_ context.Context, to string) error { return copyBytes(file, to) })
		}
		if !errors.Is(err, os.ErrExist) {
			return name, err
		}
	}
}

func copyBytes(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close() //nolint:errcheck // nothing was written
	target, err := os.OpenFile(to, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Close())
}

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

// Create makes a scorecard file that holds the years, with its folders where
// they are missing, readable by its owner alone. The file appears whole or not
// at all, and never in place of another: the error is then FileExists, or
// Reserved where SQLite would read it as a companion of another. A failure leaves
// nothing behind, and what a killed process left in the folder more than an hour
// ago is taken away. The other errors are model.Problems, when a year breaks a
// rule, PermissionDenied, ReadOnly, NoSpace and the like.
func Create(ctx context.Context, path string, years []*model.Year) error {
	if err := validateAll(years).Err(); err != nil {
		return err
	}
	file, err := filepath.Abs(path)
	if err != nil {
		return classify(err, path)
	}
	if err := vacant(path); err != nil {
		return err
	}
	if err := refuseReserved(path); err != nil {
		return err
	}
	made, err := makeFolders(filepath.Dir(file))
	if err == nil {
		err = makeWhole(ctx, file, func(ctx context.Context, name string) error { return fill(ctx, name, years) })
	}
	if err != nil {
		for _, folder := range made {
			_ = os.Remove(folder) // one that somebody has used meanwhile stays
		}
	}
	return named(classify(err, path), path)
}

func validateAll(years []*model.Year) model.Problems {
	var problems model.Problems
	for _, y := range years {
		problems = append(problems, model.Validate(y)...)
	}
	return problems
}

// makeFolders makes a folder and its missing parents, for the owner alone, and
// lists what it made, the innermost first.
func makeFolders(folder string) ([]string, error) {
	if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	parent := filepath.Dir(folder)
	if parent == folder {
		return nil, fs.ErrNotExist
	}
	made, err := makeFolders(parent)
	if err != nil {
		return made, err
	}
	err = os.Mkdir(folder, 0o700)
	if errors.Is(err, fs.ErrExist) {
		return made, nil
	}
	if err != nil {
		return made, err
	}
	return append([]string{folder}, made...), nil
}

// fill writes without care for a crash, which leaves a file under a name that
// nobody knows; flush makes it safe before it gets its own.
func fill(ctx context.Context, name string, years []*model.Year) error {
	p, err := openPool(dsn(name, url.Values{"_journal_mode": {"MEMORY"}, "_sync": {"OFF"}}), nil, nil)
	if err != nil {
		return err
	}
	return errors.Join(populate(ctx, p, years), p.Close())
}

func populate(ctx context.Context, p *pool, years []*model.Year) error {
	last := map[yearKey]int{} // of two that are the same year the later stays
	for i, y := range years {
		last[keyOf(y)] = i
	}
	return p.with(ctx, func(conn *sql.Conn) error {
		return inTransaction(ctx, conn, nil, func(tx *sql.Tx) error {
			if err := current.migrate(ctx, tx, 0, current.version); err != nil {
				return err
			}
			for i, y := range years {
				if last[keyOf(y)] != i {
					continue
				}
				d, err := encodeDocument(y)
				if err != nil {
					return err
				}
				if err := putYear(ctx, tx, &content{y, d}); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// Memory makes a scorecard in memory that refuses changes, for when nothing can be
// written. The error is model.Problems when a year breaks a rule.
func Memory(ctx context.Context, years []*model.Year) (*DB, error) {
	if err := validateAll(years).Err(); err != nil {
		return nil, err
	}
	p, err := openPool("file::memory:?"+url.Values{"_fk": {"1"}, "_dqs": {"0"}}.Encode(), nil, nil)
	if err != nil {
		return nil, classify(err, "")
	}
	db := &DB{now: Options{}.clock(), session: session{pool: p}}
	db.guard.setReadOnly(model.ReadOnly)
	if err := populate(ctx, p, years); err != nil {
		return nil, classify(errors.Join(err, p.Close()), "")
	}
	if _, err := p.ExecContext(ctx, `PRAGMA query_only = 1`); err != nil {
		return nil, classify(errors.Join(err, p.Close()), "")
	}
	return db, nil
}

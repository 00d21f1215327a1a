package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"scorecard/model"
)

// Check holds the whole file against SQLite's own rules, this program's schema
// and the model's rules for every year, and unpacks what every import has kept.
// Problems are what a person can mend in the data, each with the branch and year
// before its field, and states of years that could not come back by today's
// rules; a Damaged error means that the file itself is broken. That a resolution
// has no conflict at present is neither.
func (db *DB) Check(ctx context.Context) (model.Problems, error) {
	if err := db.checkFile(ctx); err != nil {
		return nil, err
	}
	branches, err := db.Branches(ctx)
	if err != nil {
		return nil, err
	}
	var problems model.Problems
	for _, b := range branches {
		found, err := db.checkBranch(ctx, b.Code)
		if err != nil {
			return nil, err
		}
		problems = append(problems, found...)
	}
	found, err := db.checkImports(ctx)
	if err != nil {
		return nil, err
	}
	return append(problems, found...), nil
}

func (db *DB) checkFile(ctx context.Context) error {
	return db.read(ctx, func(tx *sql.Tx) error {
		if err := firstAnswer(ctx, tx, `PRAGMA quick_check(1)`, "ok"); err != nil {
			return err
		}
		if err := checkForeignKeys(ctx, tx); err != nil {
			return err
		}
		if reason, _ := db.barrier.fixed(); reason == model.TooNew {
			return readableSchema(ctx, tx)
		}
		version, err := db.versionOf(ctx, tx)
		if err != nil {
			return err
		}
		if err := sameSchema(ctx, tx, version, true); err != nil || version < withDecisions {
			return err
		}
		return firstAnswer(ctx, tx, otherThanDecided, "")
	})
}

// otherThanDecided finds a resolution that is not what the history says was
// decided last.
const otherThanDecided = `SELECT 'settlement ' || s.branch || '/' || s.year || ' ' || s.subject || ' ' || s.field
	FROM settlement AS s LEFT JOIN history AS h ON h.branch = s.branch AND h.year = s.year AND h.item = s.subject
		AND h.version = s.version AND h.field = s.field AND h.nth = s.nth
	WHERE s.version > 0 AND (h.to_print IS NOT s.text OR h.to_figure IS NOT COALESCE(s.value, '') OR h.who IS NOT s.who OR h.at IS NOT s.at)
	LIMIT 1`

func checkForeignKeys(ctx context.Context, tx *sql.Tx) error {
	return firstAnswer(ctx, tx, `SELECT "table" || ' ' || COALESCE(parent, '') FROM pragma_foreign_key_check LIMIT 1`, "")
}

// firstAnswer runs a check whose first row says what is wrong.
func firstAnswer(ctx context.Context, tx *sql.Tx, query, good string) error {
	answer := ""
	err := scanOne(tx.QueryRowContext(ctx, query), &answer)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if answer != good {
		return damaged(errors.New(answer))
	}
	return nil
}

// checkBranch reads a year at a time, so that a big file needs no big memory.
func (db *DB) checkBranch(ctx context.Context, branch string) (model.Problems, error) {
	years, err := db.Years(ctx, branch)
	if err != nil {
		return nil, err
	}
	var problems model.Problems
	for _, number := range years {
		year, err := db.Year(ctx, branch, number)
		if err != nil {
			return nil, err
		}
		for _, problem := range model.Validate(year) {
			problem.File = db.path
			problem.Field = fmt.Sprintf("%s/%d.%s", branch, number, problem.Field)
			problems = append(problems, problem)
		}
	}
	return problems, nil
}

// checkImports unpacks a state at a time, and reads it where this opening knows
// how.
func (db *DB) checkImports(ctx context.Context) (model.Problems, error) {
	imports, err := db.Imports(ctx, "")
	if err != nil {
		return nil, err
	}
	var problems model.Problems
	for _, i := range imports {
		for _, y := range i.Years {
			var refused model.Problems
			err := db.checkState(ctx, i.ID, yearKey{y.Branch, y.Year})
			if errors.As(err, &refused) {
				problems = append(problems, refused...)
			} else if err != nil {
				return nil, err
			}
		}
	}
	return problems, nil
}

func (db *DB) checkState(ctx context.Context, id int, at yearKey) error {
	return db.read(ctx, func(tx *sql.Tx) error {
		var err error
		if db.options.Codec == nil {
			_, err = readState(ctx, tx, id, at)
		} else {
			_, err = db.decodeState(ctx, tx, id, at)
		}
		return err
	})
}

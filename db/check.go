package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"scorecard/model"
)

// Check verifies the whole file against SQLite's own rules, this program's schema,
// the checksums of the documents and the model's rules for every year, and reads
// what every import has kept. Problems are what a person can fix in the data, each
// with the branch and year before its field, and states of years that could not be
// restored by today's rules; a Damaged error means that the file itself is broken,
// with the place in it. A resolution whose conflict is missing at present is
// neither.
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
		// A quick check would not notice an index that does not match its table.
		if err := firstAnswer(ctx, tx, `PRAGMA integrity_check(1)`, "ok"); err != nil {
			return err
		}
		if err := firstAnswer(ctx, tx, brokenReference, ""); err != nil {
			return err
		}
		if reason, _ := db.guard.permanent(); reason == model.TooNew {
			return db.layouts().verifyNewer(ctx, tx)
		}
		version, err := readVersion(ctx, tx)
		if err != nil {
			return err
		}
		if err := db.layouts().verify(ctx, tx, version, true); err != nil {
			return err
		}
		for _, query := range []string{otherThanSet, otherThanResolved, otherThanClosed, lostStatus, lostResolution} {
			if err := firstAnswer(ctx, tx, query, ""); err != nil {
				return err
			}
		}
		return nil
	})
}

const brokenReference = `SELECT "table" || ' ' || COALESCE(parent, '') FROM pragma_foreign_key_check LIMIT 1`

// These find a row that differs from its newest change in the history, or a change
// without its row.
const (
	lostStatus = `SELECT 'status ' || h.branch || '/' || h.year || ' ' || h.code FROM history AS h
		WHERE h.kind <> '' AND h.field = '' AND NOT EXISTS (SELECT 1 FROM status AS s WHERE s.branch = h.branch
			AND s.year = h.year AND s.kind = h.kind AND s.code = h.code AND s.version >= h.version) LIMIT 1`
	lostResolution = `SELECT 'resolution ' || h.branch || '/' || h.year || ' ' || h.code || ' ' || h.field FROM history AS h
		WHERE h.field <> '' AND NOT EXISTS (SELECT 1 FROM resolution AS r WHERE r.branch = h.branch AND r.year = h.year
			AND r.kind = h.kind AND r.code = h.code AND r.field = h.field AND r.nth = h.nth AND r.version >= h.version) LIMIT 1`
	otherThanSet = `SELECT 'status ' || s.branch || '/' || s.year || ' ' || s.code FROM status AS s
		LEFT JOIN history AS h ON h.branch = s.branch AND h.year = s.year AND h.kind = s.kind AND h.code = s.code
			AND h.field = '' AND h.nth = 0 AND h.version = s.version
		WHERE h.seq IS NULL OR COALESCE(h.to_value, '') <> COALESCE(s.value, '') OR h.to_note <> s.note
			OR h.to_comment <> s.comment OR h.who <> s.who OR h.at <> s.at LIMIT 1`
	otherThanResolved = `SELECT 'resolution ' || r.branch || '/' || r.year || ' ' || r.code || ' ' || r.field FROM resolution AS r
		LEFT JOIN history AS h ON h.branch = r.branch AND h.year = r.year AND h.kind = r.kind AND h.code = r.code
			AND h.field = r.field AND h.nth = r.nth AND h.version = r.version
		WHERE h.seq IS NULL OR COALESCE(h.to_variant_text, '') <> COALESCE(r.variant_text, '')
			OR COALESCE(h.to_variant_value, '') <> COALESCE(r.variant_value, '')
			OR COALESCE(h.to_variant_source, '') <> COALESCE(r.variant_source, '') OR h.reason <> r.reason
			OR h.who <> r.who OR h.at <> r.at LIMIT 1`
	otherThanClosed = `SELECT 'closing ' || y.branch || '/' || y.year FROM year AS y
		LEFT JOIN history AS h ON h.branch = y.branch AND h.year = y.year AND h.kind = '' AND h.code = ''
			AND h.field = '' AND h.nth = 0 AND h.version = y.version
		WHERE y.closed AND (h.seq IS NULL OR h.change <> 'close' OR h.who <> y.closed_by OR h.at <> y.closed_at
			OR h.reason <> y.closed_reason) LIMIT 1`
)

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
		if err := db.checkCodes(ctx, year); err != nil {
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

// checkCodes compares the codes in the rows of a year, by which single items are
// found, with those in their content.
func (db *DB) checkCodes(ctx context.Context, y *model.Year) error {
	expected, err := encodeDocument(y)
	if err != nil {
		return err
	}
	return db.read(ctx, func(tx *sql.Tx) error {
		documents, err := readDocuments(ctx, tx, y.Branch.Code, y.Year, y.Year)
		if err != nil {
			return err
		}
		stored := documents[y.Year]
		for i := range stored {
			e := &stored[i]
			if i >= len(expected) || e.list != expected[i].list || e.ord != expected[i].ord || e.code != expected[i].code {
				return damagedAt(keyOf(y).String()+" "+e.String(), errCode)
			}
		}
		return nil
	})
}

var errCode = errors.New("the code of the row differs from the code in its content")

// checkImports reads a state at a time.
func (db *DB) checkImports(ctx context.Context) (model.Problems, error) {
	imports, err := db.Imports(ctx, "")
	if err != nil {
		return nil, err
	}
	var problems model.Problems
	for _, i := range imports {
		for _, y := range i.Years {
			var refused model.Problems
			err := db.read(ctx, func(tx *sql.Tx) error {
				_, err := restorable(ctx, tx, db.path, i.ID, yearKey{y.Branch, y.Year})
				return err
			})
			if errors.As(err, &refused) {
				problems = append(problems, refused...)
			} else if err != nil {
				return nil, err
			}
		}
	}
	return problems, nil
}

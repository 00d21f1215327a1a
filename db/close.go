package db

import (
	"context"
	"database/sql"
	"strings"

	"scorecard/model"
)

// CloseYear closes a year: SetStatus, Resolve, Undo, Redo, ImportAll and UndoImport
// refuse it with YearClosed from then on. The person, the time and the reason are
// recorded in the history. The error is BadInput when the reason is empty or
// nobody is named, YearClosed when the year is closed already, NoBranch, NoYear,
// or one of those that SetStatus has about the file.
func (db *DB) CloseYear(ctx context.Context, branch string, year int, who, reason string) error {
	return db.closeOrReopen(ctx, branch, model.Change{Kind: model.Closed, Year: year, Who: who, Reason: reason})
}

// ReopenYear opens a closed year for changes again. The errors are those of
// CloseYear, but BadInput when the year is open already.
func (db *DB) ReopenYear(ctx context.Context, branch string, year int, who, reason string) error {
	return db.closeOrReopen(ctx, branch, model.Change{Kind: model.Reopened, Year: year, Who: who, Reason: reason})
}

func (db *DB) closeOrReopen(ctx context.Context, branch string, c model.Change) error {
	if err := checkReason(c.Reason); err != nil {
		return err
	}
	if err := checkWho(c.Who); err != nil {
		return err
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, branch)
		if err != nil {
			return err
		}
		c.At = db.clock()
		return closeOrReopen(ctx, tx, yearKey{b.Code, c.Year}, c)
	})
}

func checkReason(reason string) error {
	if strings.TrimSpace(reason) == "" {
		return &model.Error{Kind: model.BadInput, Subject: "reason"}
	}
	return checkTyped(reason)
}

const (
	closeTheYear = `UPDATE year SET closed = $3, version = $4, closed_by = $5, closed_at = $6, closed_reason = $7
		WHERE branch = $1 AND year = $2`
)

func closeOrReopen(ctx context.Context, tx *sql.Tx, at yearKey, c model.Change) error {
	rows, err := readYears(ctx, tx, at.branch)
	if err != nil {
		return err
	}
	row := rowOf(rows, at.year)
	closing := c.Kind == model.Closed
	switch {
	case row == nil:
		return noYear(at.year)
	case closing && row.closing != nil:
		return yearClosed(at.year)
	case !closing && row.closing == nil:
		return &model.Error{Kind: model.BadInput, Subject: model.YearLabel(at.year)}
	}
	last, err := historyAt(ctx, tx, itemKey{yearKey: at}, row.version)
	if err != nil {
		return err
	}
	c.At, c.Version = after(last.At, c.At), row.version+1
	var by, when, why any
	if closing {
		by, when, why = c.Who, moment{&c.At}, c.Reason
	}
	if _, err := tx.ExecContext(ctx, closeTheYear, at.branch, at.year, closing, c.Version, by, when, why); err != nil {
		return err
	}
	_, err = addHistory(ctx, tx, at.branch, c)
	return err
}

func yearClosed(year int) error {
	return &model.Error{Kind: model.YearClosed, Subject: model.YearLabel(year)}
}

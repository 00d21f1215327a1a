package db

import (
	"context"
	"database/sql"
	"strings"

	"scorecard/model"
)

// CloseYear lets a year take no more edits: SetStatus, Resolve, Undo, Redo,
// ImportAll and UndoImport refuse it with YearClosed from then on. Who did so, when and why stands in the
// history. The error is BadInput when the reason is empty or nobody is named,
// YearClosed when the year is closed already, NoBranch, NoYear, or one of those
// that SetStatus has about the file.
func (db *DB) CloseYear(ctx context.Context, branch string, year int, who, reason string) error {
	return db.turnYear(ctx, branch, model.Change{Kind: model.Closed, Year: year, Who: who, Reason: reason})
}

// ReopenYear lets a closed year take edits again. The errors are those of
// CloseYear, but BadInput when the year is open already.
func (db *DB) ReopenYear(ctx context.Context, branch string, year int, who, reason string) error {
	return db.turnYear(ctx, branch, model.Change{Kind: model.Reopened, Year: year, Who: who, Reason: reason})
}

func (db *DB) turnYear(ctx context.Context, branch string, c model.Change) error {
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
		return turnYear(ctx, tx, b.Code, c)
	})
}

func checkReason(reason string) error {
	if strings.TrimSpace(reason) == "" {
		return &model.Error{Kind: model.BadInput, Subject: "reason"}
	}
	return checkTyped(reason)
}

func turnYear(ctx context.Context, tx *sql.Tx, branch string, c model.Change) error {
	var closed bool
	var turns int
	found, err := optionalRow(tx.QueryRowContext(ctx, `SELECT closed, version FROM year WHERE branch = ? AND year = ?`,
		branch, c.Year), &closed, &turns)
	switch {
	case err != nil:
		return err
	case !found:
		return noYear(c.Year)
	case closed && c.Kind == model.Closed:
		return yearClosed(c.Year)
	case !closed && c.Kind == model.Reopened:
		return &model.Error{Kind: model.BadInput, Subject: model.YearLabel(c.Year)}
	}
	last, err := historyAt(ctx, tx, itemKey{branch: branch, year: c.Year}, turns)
	if err != nil {
		return err
	}
	c.At = after(last.At, c.At)
	_, err = tx.ExecContext(ctx, `UPDATE year SET closed = NOT closed, version = version + 1 WHERE branch = ? AND year = ?`,
		branch, c.Year)
	if err != nil {
		return err
	}
	c.Version = turns + 1
	_, err = addHistory(ctx, tx, branch, c)
	return err
}

func yearClosed(year int) error {
	return &model.Error{Kind: model.YearClosed, Subject: model.YearLabel(year)}
}

// refuseClosed is asked before anything in a year is changed. A year that is not
// on file is not closed.
func refuseClosed(ctx context.Context, tx *sql.Tx, branch string, year int) error {
	closing, err := findClosing(ctx, tx, branch, year, schemaVersion)
	if err == nil && closing != nil {
		return yearClosed(year)
	}
	return err
}

const (
	closingOfYear = closing + ` AND h.field = '' AND h.nth = 0` + ofClosedYear
	// closingOfYearBefore asks a file from before there were resolutions.
	closingOfYearBefore = closing + ofClosedYear

	closing = `SELECT COALESCE(h.who, ''), h.at, COALESCE(h.reason, '') FROM year AS y LEFT JOIN history AS h
		ON h.branch = y.branch AND h.year = y.year AND h.item = '' AND h.version = y.version`
	ofClosedYear = ` WHERE y.branch = ? AND y.year = ? AND y.closed`
)

// findClosing says why the year takes no edits; nil while it does.
func findClosing(ctx context.Context, tx *sql.Tx, branch string, year, version int) (*model.Closing, error) {
	query := closingOfYear
	if version < withDecisions {
		query = closingOfYearBefore
	}
	var closing model.Closing
	found, err := optionalRow(tx.QueryRowContext(ctx, query, branch, year),
		&closing.Who, moment{&closing.At}, &closing.Reason)
	if err != nil || !found {
		return nil, err
	}
	return &closing, nil
}

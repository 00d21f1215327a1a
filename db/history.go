package db

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"scorecard/model"
)

// History lists changes, the newest first, at most as many as the query wants.
// What nobody has changed yet has none. The From of a change is the value, note
// and comment before; the To of an item's change is the whole status after. An
// item's changes are those of its status and of the conflicts about it. The
// error is NoBranch when the branch was never on file.
func (db *DB) History(ctx context.Context, query model.HistoryQuery) ([]model.Change, error) {
	var changes []model.Change
	err := db.read(ctx, func(tx *sql.Tx) error {
		version, err := db.versionOf(ctx, tx)
		if err != nil {
			return err
		}
		branch, err := findOwner(ctx, tx, query.Branch)
		if err != nil {
			return err
		}
		changes, err = listHistory(ctx, tx, branch, query, version)
		return err
	})
	return changes, err
}

const (
	historyColumns = `seq, year, item, field, nth, version, kind, undoes, import, from_value, from_note, from_comment,
		to_value, to_note, comment, from_print, from_figure, from_reason, to_print, to_figure, who, at, reason`
	historyRows = `SELECT ` + historyColumns + ` FROM history`
	// historyRowsBefore reads a file from before there were resolutions and imports.
	historyRowsBefore = `SELECT seq, year, item, '', 0, version, kind, undoes, NULL, from_value, from_note, from_comment,
		to_value, to_note, comment, NULL, '', '', NULL, '', who, at, reason FROM history`
)

// One query for each kind of question, so that each finds its rows by an index, in
// the index's own order, and stops at the last one wanted. Left to itself, SQLite
// would walk the whole history for a year or an item.
const (
	historyOfAll        = ` WHERE branch = ? ORDER BY seq DESC LIMIT ?`
	historyOfYear       = ` INDEXED BY history_by_year WHERE branch = ? AND year = ? ORDER BY seq DESC LIMIT ?`
	historyOfItem       = ` INDEXED BY history_by_item WHERE branch = ? AND item = ? ORDER BY seq DESC LIMIT ?`
	historyOfItemInYear = ` INDEXED BY history_by_item WHERE branch = ? AND item = ? AND year = ? ORDER BY seq DESC LIMIT ?`
	historyOfSeq        = historyRows + ` WHERE branch = ? AND seq = ?`
	historyOfVersion    = historyRows + ` WHERE branch = ? AND year = ? AND item = ? AND field = ? AND nth = ? AND version = ?`
)

func historyQuery(branch string, q model.HistoryQuery) (where string, args []any) {
	limit := q.Limit
	if limit <= 0 {
		limit = -1 // none, to SQLite
	}
	switch {
	case q.Year == 0 && q.Item == "":
		return historyOfAll, []any{branch, limit}
	case q.Item == "":
		return historyOfYear, []any{branch, q.Year, limit}
	case q.Year == 0:
		return historyOfItem, []any{branch, q.Item, limit}
	}
	return historyOfItemInYear, []any{branch, q.Item, q.Year, limit}
}

func listHistory(ctx context.Context, tx *sql.Tx, branch string, q model.HistoryQuery, version int) ([]model.Change, error) {
	var changes []model.Change
	rows := historyRows
	if version < withDecisions {
		rows = historyRowsBefore
	}
	where, args := historyQuery(branch, q)
	err := eachRow(ctx, tx, rows+where, func(rows *sql.Rows) error {
		var c model.Change
		err := rows.Scan(changeCells(&c)...)
		changes = append(changes, completed(c))
		return err
	}, args...)
	return changes, err
}

func changeCells(c *model.Change) []any {
	return []any{
		&c.Seq, &c.Year, &c.Item, &c.Field, &c.Nth, &c.Version, &c.Kind, counted{&c.Undoes, 0}, counted{&c.Import, 0},
		optional[model.StatusValue]{&c.From.Value}, &c.From.Note, &c.From.Comment,
		optional[model.StatusValue]{&c.To.Value}, &c.To.Note, &c.To.Comment,
		optional[string]{&c.Was.Text}, &c.Was.Value, &c.Was.Reason, optional[string]{&c.Is.Text}, &c.Is.Value,
		&c.Who, moment{&c.At}, &c.Reason,
	}
}

// completed adds to a change that was read what stands in another column
// already: who and when are part of the status that it left behind, and the
// reason of the variant that it chose.
func completed(c model.Change) model.Change {
	switch {
	case c.Item == "":
	case c.Field == "":
		c.To.Who, c.To.At, c.To.Version = c.Who, c.At, c.Version
	case c.Is.Text != "":
		c.Is.Reason = c.Reason
	}
	return c
}

// findOwner finds whose history is asked for: also that of a branch whose only
// import was taken back.
func findOwner(ctx context.Context, tx *sql.Tx, code string) (string, error) {
	b, err := findBranch(ctx, tx, code)
	if kindOf(err) != model.NoBranch || code == "" {
		return b.Code, err
	}
	var owner string
	if found, failed := optionalRow(tx.QueryRowContext(ctx, `SELECT branch FROM branch WHERE branch = ?`, code), &owner); failed != nil || found {
		return owner, failed
	}
	return "", err
}

// changeNumbered reads one change that must be there.
func changeNumbered(ctx context.Context, tx *sql.Tx, branch string, seq int) (model.Change, error) {
	var c model.Change
	found, err := optionalRow(tx.QueryRowContext(ctx, historyOfSeq, branch, seq), changeCells(&c)...)
	if err == nil && !found {
		err = damaged(fmt.Errorf("change %d is not there", seq))
	}
	return completed(c), err
}

const lastChangeOfYear = historyRows + ` WHERE branch = ? AND year = ? AND item = '' ORDER BY version DESC LIMIT 1`

// lastOfYear is the newest change of a year itself; the zero one when there is
// none.
func lastOfYear(ctx context.Context, tx *sql.Tx, at yearKey) (model.Change, error) {
	var c model.Change
	_, err := optionalRow(tx.QueryRowContext(ctx, lastChangeOfYear, at.branch, at.year), changeCells(&c)...)
	return c, err
}

// addHistory writes a change down under the branch's next number and returns it
// with that number.
func addHistory(ctx context.Context, tx *sql.Tx, branch string, c model.Change) (model.Change, error) {
	err := tx.QueryRowContext(ctx, `INSERT INTO history (branch, `+historyColumns+`)
		VALUES (?1, (SELECT COALESCE(max(seq), 0) + 1 FROM history WHERE branch = ?1), ?, ?, ?, ?, ?, ?, ?, ?,
		?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq`,
		branch, c.Year, c.Item, c.Field, c.Nth, c.Version, c.Kind, counted{&c.Undoes, 0}, counted{&c.Import, 0},
		optional[model.StatusValue]{&c.From.Value}, c.From.Note, c.From.Comment,
		optional[model.StatusValue]{&c.To.Value}, c.To.Note, c.To.Comment,
		optional[string]{&c.Was.Text}, c.Was.Value, c.Was.Reason, optional[string]{&c.Is.Text}, c.Is.Value,
		c.Who, moment{&c.At}.text(), c.Reason).Scan(&c.Seq)
	return c, err
}

// after is the time of a change that follows one made at last. A clock that was
// put back must not make the history run backwards.
func after(last, now time.Time) time.Time {
	if now.Before(last) {
		return last
	}
	return now
}

// clock is the present second.
func (db *DB) clock() time.Time { return db.now().UTC().Truncate(time.Second) }

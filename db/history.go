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
// and comment before; the To of an item's change is the whole status after. The
// error is NoBranch when the branch is not on file.
func (db *DB) History(ctx context.Context, query model.HistoryQuery) ([]model.Change, error) {
	var changes []model.Change
	err := db.read(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, query.Branch)
		if err != nil {
			return err
		}
		changes, err = listHistory(ctx, tx, b.Code, query)
		return err
	})
	return changes, err
}

const (
	historyColumns = `seq, year, item, version, kind, undoes, from_value, from_note, from_comment,
		to_value, to_note, comment, who, at, reason`
	historyRows = `SELECT ` + historyColumns + ` FROM history`
)

// One query for each kind of question, so that each finds its rows by an index
// and stops at the last one wanted. Left to itself, SQLite would walk the whole
// history for a year or an item. The versions of an item rise with seq.
const (
	historyOfAll        = historyRows + ` WHERE branch = ? ORDER BY seq DESC LIMIT ?`
	historyOfYear       = historyRows + ` INDEXED BY history_by_year WHERE branch = ? AND year = ? ORDER BY seq DESC LIMIT ?`
	historyOfItem       = historyRows + ` INDEXED BY history_by_item WHERE branch = ? AND item = ? ORDER BY seq DESC LIMIT ?`
	historyOfItemInYear = historyRows + ` WHERE branch = ? AND year = ? AND item = ? ORDER BY version DESC LIMIT ?`
	historyOfSeq        = historyRows + ` WHERE branch = ? AND seq = ?`
	historyOfVersion    = historyRows + ` WHERE branch = ? AND year = ? AND item = ? AND version = ?`
)

func historyQuery(branch string, q model.HistoryQuery) (query string, args []any) {
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
	return historyOfItemInYear, []any{branch, q.Year, q.Item, limit}
}

func listHistory(ctx context.Context, tx *sql.Tx, branch string, q model.HistoryQuery) ([]model.Change, error) {
	var changes []model.Change
	query, args := historyQuery(branch, q)
	err := eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		var c model.Change
		err := rows.Scan(changeCells(&c)...)
		changes = append(changes, settled(c))
		return err
	}, args...)
	return changes, err
}

func changeCells(c *model.Change) []any {
	return []any{
		&c.Seq, &c.Year, &c.Item, &c.To.Version, &c.Kind, counted{&c.Undoes, 0},
		optional[model.StatusValue]{&c.From.Value}, &c.From.Note, &c.From.Comment,
		optional[model.StatusValue]{&c.To.Value}, &c.To.Note, &c.To.Comment, &c.Who, moment{&c.At}, &c.Reason,
	}
}

// settled completes a change that was read: who and when are part of the status
// that it left behind. The year itself has no status.
func settled(c model.Change) model.Change {
	if c.Item == "" {
		c.To = model.Status{}
	} else {
		c.To.Who, c.To.At = c.Who, c.At
	}
	return c
}

// changeNumbered reads one change that must be there.
func changeNumbered(ctx context.Context, tx *sql.Tx, branch string, seq int) (model.Change, error) {
	var c model.Change
	found, err := optionalRow(tx.QueryRowContext(ctx, historyOfSeq, branch, seq), changeCells(&c)...)
	if err == nil && !found {
		err = damaged(fmt.Errorf("change %d is not there", seq))
	}
	return settled(c), err
}

// version is which change of its item, or of its year, a row of the history is.
type version int

// addHistory writes a change down under the branch's next number and returns it
// with that number.
func addHistory(ctx context.Context, tx *sql.Tx, branch string, v version, c model.Change) (model.Change, error) {
	err := tx.QueryRowContext(ctx, `INSERT INTO history (branch, `+historyColumns+`)
		VALUES (?1, (SELECT COALESCE(max(seq), 0) + 1 FROM history WHERE branch = ?1), ?, ?, ?, ?, ?,
		?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq`,
		branch, c.Year, c.Item, v, c.Kind, counted{&c.Undoes, 0},
		optional[model.StatusValue]{&c.From.Value}, c.From.Note, c.From.Comment,
		optional[model.StatusValue]{&c.To.Value}, c.To.Note, c.To.Comment,
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

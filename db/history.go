package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"time"

	"scorecard/model"
	"scorecard/model/schema"
)

// History lists changes, the newest first, at most as many as the query wants. The
// From of a change is the value, note and comment before; the To of a change of a
// status is the whole status after. An item's changes are those of its status and
// of the conflicts about it. The error is NoBranch when the branch was never on
// file.
func (db *DB) History(ctx context.Context, query model.HistoryQuery) ([]model.Change, error) {
	var changes []model.Change
	err := db.read(ctx, func(tx *sql.Tx) error {
		branch, err := findOwner(ctx, tx, query.Branch)
		if err != nil {
			return err
		}
		changes, err = listHistory(ctx, tx, branch, query)
		return err
	})
	return changes, err
}

const (
	historyColumns = `seq, year, kind, code, field, nth, version, change, undoes, import, from_value, from_note, from_comment,
		to_value, to_note, to_comment, from_variant_text, from_variant_value, from_variant_source, from_reason,
		to_variant_text, to_variant_value, to_variant_source, who, at, reason`
	historyRows = `SELECT ` + historyColumns + ` FROM history`
)

// One query for each kind of question, so that each finds its rows by an index, in
// the order of the index, and stops at the last one wanted: of an item in a year not
// by the index of years, of which it would read all. The subjects of
// conflicts about staffing are no codes of items: a query for one has its kind.
const (
	historyOfAll        = historyRows + ` WHERE branch = $1 ORDER BY seq DESC LIMIT $2`
	historyOfYear       = historyRows + ` WHERE branch = $1 AND year = $3 ORDER BY seq DESC LIMIT $2`
	historyOfItem       = historyRows + ` WHERE branch = $1 AND code = $3` + ofKind + ` ORDER BY seq DESC LIMIT $2`
	historyOfItemInYear = historyRows + ` WHERE branch = $1 AND code = $3` + ofKind + ` AND year + 0 = $5 ORDER BY seq DESC LIMIT $2`
	ofKind              = ` AND (kind = $4 OR $4 = '' AND kind NOT IN ('', 'group', 'branch'))`
	historyOfSeq        = historyRows + ` WHERE branch = $1 AND seq = $2`
	historyOfVersion    = historyRows + ` WHERE branch = $1 AND year = $2 AND kind = $3 AND code = $4 AND field = $5 AND nth = $6 AND version = $7`
)

func historyQuery(branch string, q model.HistoryQuery) (query string, args []any) {
	limit := q.Limit
	if limit <= 0 {
		limit = 1 << 30
	}
	kind, code := (&model.Year{}).Subject(q.Item)
	if kind == model.ItemTeam { // or any other item: of one code there may be several
		kind = ""
	}
	switch {
	case q.Year == 0 && q.Item == "":
		return historyOfAll, []any{branch, limit}
	case q.Item == "":
		return historyOfYear, []any{branch, limit, q.Year}
	case q.Year == 0:
		return historyOfItem, []any{branch, limit, code, kind}
	}
	return historyOfItemInYear, []any{branch, limit, code, kind, q.Year}
}

func listHistory(ctx context.Context, tx *sql.Tx, branch string, q model.HistoryQuery) ([]model.Change, error) {
	var changes []model.Change
	query, args := historyQuery(branch, q)
	err := eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		var c model.Change
		err := rows.Scan(changeCells(&c)...)
		changes = append(changes, completed(c))
		return err
	}, args...)
	return changes, err
}

func changeCells(c *model.Change) []any {
	cells := []any{
		&c.Seq, &c.Year, &c.ItemKind, &c.Item, &c.Field, &c.Nth, &c.Version, &c.Kind, number{&c.Undoes}, number{&c.Import},
		optional[model.StatusValue]{&c.From.Value}, &c.From.Note, &c.From.Comment,
		optional[model.StatusValue]{&c.To.Value}, &c.To.Note, &c.To.Comment,
	}
	cells = append(append(cells, variantCells(&c.Was)...), &c.Was.Reason)
	return append(append(cells, variantCells(&c.Is)...), &c.Who, moment{&c.At}, &c.Reason)
}

// completed derives the fields of a change that have no column: the person and the
// time are part of the status that it left behind, and its reason is that of the
// variant that it chose. The code becomes the subject of a conflict.
func completed(c model.Change) model.Change {
	switch {
	case c.ItemKind == "":
	case c.Field == "":
		c.To.Who, c.To.At, c.To.Version = c.Who, c.At, c.Version
	default:
		c.Item = model.SubjectOf(c.ItemKind, c.Item)
		if c.Is.Text != "" {
			c.Is.Reason = c.Reason
		}
	}
	return c
}

// keyOfChange names what a change is about.
func keyOfChange(branch string, c *model.Change) itemKey {
	key := itemKey{yearKey: yearKey{branch, c.Year}, kind: c.ItemKind, code: c.Item, field: c.Field, nth: c.Nth}
	if c.ItemKind == model.ItemGroup || c.ItemKind == model.ItemBranch {
		_, key.code = (&model.Year{}).Subject(c.Item)
	}
	return key
}

// findOwner finds the branch whose history is wanted, which may have no year left.
func findOwner(ctx context.Context, tx *sql.Tx, code string) (string, error) {
	b, err := findBranch(ctx, tx, code)
	if kindOf(err) != model.NoBranch || code == "" {
		return b.Code, err
	}
	var owner string
	found, failed := optionalRow(tx.QueryRowContext(ctx, `SELECT branch FROM branch WHERE branch = $1`, code), &owner)
	if failed != nil || found {
		return owner, failed
	}
	return "", err
}

// changeNumbered reads one change that must exist.
func changeNumbered(ctx context.Context, tx *sql.Tx, branch string, seq int) (model.Change, error) {
	var c model.Change
	found, err := optionalRow(tx.QueryRowContext(ctx, historyOfSeq, branch, seq), changeCells(&c)...)
	if err == nil && !found {
		err = damaged(fmt.Errorf("change %d is missing", seq))
	}
	return completed(c), err
}

// historyAt reads the change that led to a version of what a key names; without
// one its Kind is empty.
func historyAt(ctx context.Context, tx *sql.Tx, at itemKey, version int) (model.Change, error) {
	var c model.Change
	_, err := optionalRow(tx.QueryRowContext(ctx, historyOfVersion,
		at.branch, at.year, at.kind, at.code, at.field, at.nth, version), changeCells(&c)...)
	return completed(c), err
}

const lastChangeOfYear = historyRows + ` WHERE branch = $1 AND year = $2 AND kind = '' AND code = '' AND field = '' AND nth = 0
	ORDER BY version DESC LIMIT 1`

// lastOfYear is the newest change of a year itself; the zero value when there is
// none.
func lastOfYear(ctx context.Context, tx *sql.Tx, at yearKey) (model.Change, error) {
	var c model.Change
	_, err := optionalRow(tx.QueryRowContext(ctx, lastChangeOfYear, at.branch, at.year), changeCells(&c)...)
	return c, err
}

const (
	newestOfHistory = `SELECT seq, hash FROM history WHERE branch = $1 ORDER BY seq DESC LIMIT 1`
	insertOfHistory = `INSERT INTO history (branch, ` + historyColumns + `, prev, hash)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
		$21, $22, $23, $24, $25, $26, $27, $28, $29)`
)

// addHistory records a change under the branch's next number, which the returned
// change has, and chains it to the one before.
func addHistory(ctx context.Context, tx *sql.Tx, branch string, c model.Change) (model.Change, error) {
	prev := ""
	if _, err := optionalRow(tx.QueryRowContext(ctx, newestOfHistory, branch), &c.Seq, &prev); err != nil {
		return c, err
	}
	c.Seq++
	stored := c
	stored.Item = keyOfChange(branch, &c).code
	cells := append([]any{branch}, changeCells(&stored)...)
	hash, err := hashOfChange(prev, cells)
	if err != nil {
		return c, err
	}
	_, err = tx.ExecContext(ctx, insertOfHistory, append(cells, prev, hash)...)
	return c, err
}

// hashOfChange is the SHA-256 of the hash of the change before and of the values
// of a row as a JSON array, in hex.
func hashOfChange(prev string, cells []any) (string, error) {
	values := make([]any, len(cells))
	for i, cell := range cells {
		var err error
		if values[i], err = storedValue(cell); err != nil {
			return "", err
		}
	}
	canonical, err := schema.Encode(values)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(append([]byte(prev), canonical...))
	return hex.EncodeToString(sum[:]), nil
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

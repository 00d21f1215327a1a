package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"scorecard/model"
)

// SetStatus changes a status and records the change in the history, in one
// transaction that is on disk when it returns. The printed note of an unset
// status gives way to the person's word; the reported progress keeps it. To say again
// what stands there, value and comment, changes nothing: it writes no row, and
// the present status is the answer. Where the clock is behind the status that it
// follows, the change takes that one's time.
//
// The branch may be left empty for the first one; the item is no heading. When
// somebody was faster, the error is a *model.StaleError with their status, which
// is returned too. The other errors are a *model.Error of the kinds NoBranch,
// NoKPI (unknown in that year, or a heading), YearClosed, BadInput, ReadOnly,
// TooNew, FileReplaced, Locked, NoSpace and Damaged; nothing has changed then.
func (db *DB) SetStatus(ctx context.Context, e model.Edit) (model.Status, error) {
	if err := checkEdit(e); err != nil {
		return model.Status{}, err
	}
	var status model.Status
	err := db.write(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, e.Branch)
		if err != nil {
			return err
		}
		status, err = setStatus(ctx, tx, itemKey{branch: b.Code, year: e.Year, item: e.Item}, e, db.clock())
		return err
	})
	if stale := (*model.StaleError)(nil); errors.As(err, &stale) {
		return stale.Current, err
	}
	if err != nil {
		return model.Status{}, err
	}
	return status, nil
}

// checkEdit refuses what no screen could show and no reader would accept.
func checkEdit(e model.Edit) error {
	if e.Value != model.Unset && !slices.Contains(model.StatusValues(), e.Value) {
		return &model.Error{Kind: model.BadInput, Subject: string(e.Value)}
	}
	if err := checkTyped(e.Comment); err != nil {
		return err
	}
	return checkWho(e.Who)
}

func checkTyped(text string) error {
	if len(model.CheckWording(text)) > 0 {
		return &model.Error{Kind: model.BadInput, Subject: strconv.QuoteToASCII(text[:min(len(text), 40)])}
	}
	return nil
}

// checkWho refuses a change that nobody made.
func checkWho(who string) error {
	if who == "" {
		return &model.Error{Kind: model.BadInput, Subject: "who"}
	}
	return checkTyped(who)
}

// itemKey names an item that takes a status, or with a field a conflict about
// an item.
type itemKey struct {
	branch string
	year   int
	item   string
	field  string
	nth    int // among the conflicts of that item and field
}

func setStatus(ctx context.Context, tx *sql.Tx, at itemKey, e model.Edit, now time.Time) (model.Status, error) {
	before, err := editable(ctx, tx, at)
	switch {
	case err != nil:
		return before, err
	case before.Version != e.Version:
		return before, &model.StaleError{Current: before}
	case before.Value == e.Value && before.Comment == e.Comment:
		return before, nil
	}
	made, err := changeStatus(ctx, tx, at, before, model.Change{
		Kind: model.Edited, To: model.Status{Value: e.Value, Comment: e.Comment}, Who: e.Who, At: now,
	})
	return made.To, err
}

// editable reads a status that may be changed: its year is open and still has
// the item.
func editable(ctx context.Context, tx *sql.Tx, at itemKey) (model.Status, error) {
	var status model.Status
	if err := findItem(ctx, tx, at); err != nil {
		return status, err
	}
	if err := refuseClosed(ctx, tx, at.branch, at.year); err != nil {
		return status, err
	}
	found, err := optionalRow(tx.QueryRowContext(ctx,
		`SELECT `+statusColumns+` FROM status WHERE branch = ? AND year = ? AND item = ?`, at.branch, at.year, at.item),
		statusCells(&status)...)
	if err == nil && !found {
		err = damaged(fmt.Errorf("%s has no status", at.item))
	}
	return status, err
}

// changeStatus makes what a change says of value, note and comment the item's
// status, and writes the change down.
func changeStatus(
	ctx context.Context, tx *sql.Tx, at itemKey, before model.Status, c model.Change,
) (model.Change, error) {
	c.Year, c.Item, c.At = at.year, at.item, after(before.At, c.At)
	c.From = model.Status{Value: before.Value, Note: before.Note, Comment: before.Comment}
	c.Version = before.Version + 1
	c = completed(c)
	_, err := tx.ExecContext(ctx, `UPDATE status SET value = ?, note = ?, comment = ?, who = ?, at = ?, version = ?
		WHERE branch = ? AND year = ? AND item = ?`,
		optional[model.StatusValue]{&c.To.Value}, c.To.Note, c.To.Comment, c.Who, moment{&c.At}.text(), c.To.Version,
		at.branch, at.year, at.item)
	if err != nil {
		return c, err
	}
	return addHistory(ctx, tx, at.branch, c)
}

// findItem makes sure that the year has the item and that it takes a status.
func findItem(ctx context.Context, tx *sql.Tx, at itemKey) error {
	var heading bool
	found, err := optionalRow(tx.QueryRowContext(ctx, itemHeading, at.branch, at.year, at.item), &heading)
	if err == nil && (!found || heading) {
		return &model.Error{Kind: model.NoKPI, Subject: at.item}
	}
	return err
}

const itemHeading = `SELECT 0 FROM kpi WHERE branch = ?1 AND kpi = ?3 AND year = ?2
	UNION ALL SELECT 0 FROM measure WHERE branch = ?1 AND year = ?2 AND measure = ?3
	UNION ALL SELECT is_heading FROM initiative WHERE branch = ?1 AND year = ?2 AND initiative = ?3
	LIMIT 1`

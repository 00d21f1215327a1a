package db

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"
	"time"

	"scorecard/model"
)

// SetStatus changes a status and records the change in the history, in one
// transaction that is on disk when it returns. The printed note of an unset
// status is replaced by the person's status; the reported progress keeps it. To set the
// value and comment that are set already changes nothing: no row is written, and
// the present status is returned. Where the clock is behind the time of the
// present status, the change has that time.
//
// The branch may be empty for the first one; the item is no heading. When somebody
// else has changed the status since, the error is a *model.StaleError with their
// status, which is returned too. The other errors are a *model.Error of the kinds
// NoBranch, NoKPI (unknown in that year, or a heading), YearClosed, BadInput,
// ReadOnly, TooNew, FileReplaced, Locked, NoSpace and Damaged; nothing has changed
// then.
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
		status, err = setStatus(ctx, tx, yearKey{b.Code, e.Year}, e, db.clock())
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

func setStatus(ctx context.Context, tx *sql.Tx, at yearKey, e model.Edit, now time.Time) (model.Status, error) {
	key, before, err := editable(ctx, tx, at, e.Item)
	switch {
	case err != nil:
		return before, err
	case before.Version != e.Version:
		return before, &model.StaleError{Current: before}
	case before.Value == e.Value && before.Comment == e.Comment:
		return before, nil
	}
	to := model.Status{Value: e.Value, Comment: e.Comment}
	if e.Value == before.Value {
		to.Note = before.Note // a comment alone leaves the printed word as it is
	}
	made, err := changeStatus(ctx, tx, key, before, model.Change{Kind: model.Edited, To: to, Who: e.Who, At: now})
	return made.To, err
}

// editable finds a status that may be changed: its year is open and has the item.
// Of the year's document, which is verified, only that item is decoded.
func editable(ctx context.Context, tx *sql.Tx, at yearKey, code string) (itemKey, model.Status, error) {
	rows, err := readYears(ctx, tx, at.branch)
	if err != nil {
		return itemKey{}, model.Status{}, err
	}
	row := rowOf(rows, at.year)
	if row == nil {
		return itemKey{}, model.Status{}, &model.Error{Kind: model.NoKPI, Subject: code}
	}
	documents, err := readDocuments(ctx, tx, at.branch, at.year, at.year)
	if err != nil {
		return itemKey{}, model.Status{}, err
	}
	item, err := row.statusItem(at, documents[at.year], code)
	switch {
	case err != nil:
		return itemKey{}, model.Status{}, err
	case row.closing != nil:
		return itemKey{}, model.Status{}, yearClosed(at.year)
	}
	key := itemKey{yearKey: at, kind: item.Kind, code: item.Code}
	status := *item.Status
	_, err = optionalRow(tx.QueryRowContext(ctx, statusOfItem, at.branch, at.year, key.kind, key.code), statusCells(&status)...)
	return key, status, err
}

// statusItem finds an item that has a status by its code.
func (row *yearRow) statusItem(at yearKey, d document, code string) (model.Item, error) {
	d, err := row.verified(at, d)
	if err != nil {
		return model.Item{}, err
	}
	y, err := d.only(code).decode()
	if err != nil {
		return model.Item{}, damagedAt(at.String(), err)
	}
	item, found := y.StatusItem(code)
	if !found || item.Status == nil {
		return item, &model.Error{Kind: model.NoKPI, Subject: code}
	}
	return item, nil
}

const (
	statusColumns  = `value, note, comment, who, at, version`
	statusOfItem   = `SELECT ` + statusColumns + ` FROM status WHERE branch = $1 AND year = $2 AND kind = $3 AND code = $4`
	statusesOfSpan = `SELECT year, kind, code, ` + statusColumns + ` FROM status WHERE branch = $1 AND year BETWEEN $2 AND $3`
	insertStatus   = `INSERT INTO status (branch, year, kind, code, ` + statusColumns + `)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
	updateStatus = `UPDATE status SET value = $5, note = $6, comment = $7, who = $8, at = $9, version = $10
		WHERE branch = $1 AND year = $2 AND kind = $3 AND code = $4`
)

func statusCells(s *model.Status) []any {
	return []any{optional[model.StatusValue]{&s.Value}, &s.Note, &s.Comment, &s.Who, moment{&s.At}, &s.Version}
}

// changeStatus sets the status of an item to a change's value, note and comment,
// and records the change.
func changeStatus(ctx context.Context, tx *sql.Tx, at itemKey, before model.Status, c model.Change) (model.Change, error) {
	c.Year, c.ItemKind, c.Item, c.At = at.year, at.kind, at.code, after(before.At, c.At)
	c.From = model.Status{Value: before.Value, Note: before.Note, Comment: before.Comment}
	c.Version = before.Version + 1
	c = completed(c)
	query := updateStatus
	if before.Version == 0 {
		query = insertStatus
	}
	args := append([]any{at.branch, at.year, at.kind, at.code}, statusCells(&c.To)...)
	if _, err := tx.ExecContext(ctx, query, args...); err != nil {
		return c, err
	}
	return addHistory(ctx, tx, at.branch, c)
}

// applyStatuses puts the statuses that people have set in the place of those of
// the documents. One of an item that the document lacks is ignored until an import
// brings the item back.
func (l *loader) applyStatuses(ctx context.Context, tx *sql.Tx, from, to int) error {
	set := map[itemKey]model.Status{}
	err := eachRow(ctx, tx, statusesOfSpan, func(rows *sql.Rows) error {
		at := itemKey{yearKey: yearKey{branch: l.branch}}
		var status model.Status
		if err := rows.Scan(append([]any{&at.year, &at.kind, &at.code}, statusCells(&status)...)...); err != nil {
			return l.spoil(at.year, "status "+at.code, err)
		}
		set[at] = status
		return nil
	}, l.branch, from, to)
	if err != nil || len(set) == 0 {
		return err
	}
	for _, y := range l.years {
		for item := range y.StatusItems() {
			if status, changed := set[itemKey{yearKey: keyOf(y), kind: item.Kind, code: item.Code}]; changed && item.Status != nil {
				*item.Status = status
			}
		}
	}
	return nil
}

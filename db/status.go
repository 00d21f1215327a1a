package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	"scorecard/model"
)

// maxComment bounds a comment in bytes, as the model bounds every text.
const maxComment = 16 << 10

// SetStatus changes a status and records the change in the history, in one
// transaction that is on disk when it returns. The printed note of an unset
// status gives way to the person's word; the forecast keeps it.
//
// The branch may be left empty for the first one; the item is no heading. When
// somebody was faster, the error is a *model.StaleError with their status, which
// is returned too. The other errors are a *model.Error of the kinds NoBranch, NoKPI (unknown in that year, or a
// heading), BadInput, ReadOnly, TooNew, FileReplaced, Locked, NoSpace and
// Damaged; nothing has changed then.
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
		e.Branch = b.Code
		status, err = setStatus(ctx, tx, e, db.now().UTC().Truncate(time.Second))
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
	for _, text := range []string{e.Comment, e.Who} {
		control := func(r rune) bool { return r != '\n' && unicode.IsControl(r) }
		if !utf8.ValidString(text) || len(text) > maxComment || slices.ContainsFunc([]rune(text), control) {
			return &model.Error{Kind: model.BadInput, Subject: strconv.QuoteToASCII(text[:min(len(text), 40)])}
		}
	}
	if e.Who == "" {
		return &model.Error{Kind: model.BadInput, Subject: "who"}
	}
	return nil
}

func setStatus(ctx context.Context, tx *sql.Tx, e model.Edit, at time.Time) (model.Status, error) {
	if err := findItem(ctx, tx, e.Branch, e.Year, e.Item); err != nil {
		return model.Status{}, err
	}
	var before model.Status
	err := tx.QueryRowContext(ctx, `SELECT `+statusColumns+` FROM status WHERE branch = ? AND year = ? AND item = ?`,
		e.Branch, e.Year, e.Item).Scan(statusCells(&before)...)
	if errors.Is(err, sql.ErrNoRows) {
		return before, damaged(fmt.Errorf("%s has no status", e.Item))
	}
	if err != nil {
		return before, err
	}
	after := model.Status{Value: e.Value, Comment: e.Comment, Who: e.Who, At: at, Version: e.Version + 1}
	changed, err := updateStatus(ctx, tx, e, after)
	if err != nil {
		return before, err
	}
	if !changed {
		return before, &model.StaleError{Current: before}
	}
	return after, addHistory(ctx, tx, e, before, after)
}

// updateStatus reports whether the version that the person saw was still there.
func updateStatus(ctx context.Context, tx *sql.Tx, e model.Edit, after model.Status) (bool, error) {
	result, err := tx.ExecContext(ctx, `UPDATE status
		SET value = ?, note = ?, comment = ?, who = ?, at = ?, version = ?
		WHERE branch = ? AND year = ? AND item = ? AND version = ?`,
		optional[model.StatusValue]{&after.Value}, after.Note, after.Comment, after.Who, moment{&after.At}.text(),
		after.Version, e.Branch, e.Year, e.Item, e.Version)
	if err != nil {
		return false, err
	}
	changed, err := result.RowsAffected()
	return changed == 1, err
}

func addHistory(ctx context.Context, tx *sql.Tx, e model.Edit, before, after model.Status) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO history (branch, seq, year, item, version, kind,
		from_value, from_note, from_comment, to_value, to_note, comment, who, at)
		VALUES (?1, (SELECT COALESCE(max(seq), 0) + 1 FROM history WHERE branch = ?1), ?, ?, ?, 'edit',
		?, ?, ?, ?, ?, ?, ?, ?)`,
		e.Branch, e.Year, e.Item, after.Version,
		optional[model.StatusValue]{&before.Value}, before.Note, before.Comment,
		optional[model.StatusValue]{&after.Value}, after.Note, after.Comment, after.Who, moment{&after.At}.text())
	return err
}

// findItem makes sure that the year has the item and that it takes a status.
func findItem(ctx context.Context, tx *sql.Tx, branch string, year int, item string) error {
	var heading bool
	err := tx.QueryRowContext(ctx, itemHeading, branch, year, item).Scan(&heading)
	if errors.Is(err, sql.ErrNoRows) || err == nil && heading {
		return &model.Error{Kind: model.NoKPI, Subject: item}
	}
	return err
}

const itemHeading = `SELECT 0 FROM kpi WHERE branch = ?1 AND kpi = ?3 AND year = ?2
	UNION ALL SELECT 0 FROM measure WHERE branch = ?1 AND year = ?2 AND measure = ?3
	UNION ALL SELECT is_heading FROM initiative WHERE branch = ?1 AND year = ?2 AND initiative = ?3
	LIMIT 1`

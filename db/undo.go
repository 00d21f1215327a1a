package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"scorecard/model"
)

// NextUndo names the change that Undo would undo: the person's own newest edit of a
// status or resolution of a conflict, in any year and on any day, that is not
// undone already. The error is NothingToUndo when there is none, BadInput when
// nobody is named, or NoBranch.
func (db *DB) NextUndo(ctx context.Context, branch, who string) (model.Change, error) {
	return db.next(ctx, undo, branch, who)
}

// NextRedo names the change that Redo would redo: the one that the person undid
// last and did not redo since. After a new change of their own there is none: the
// error is NothingToRedo then.
func (db *DB) NextRedo(ctx context.Context, branch, who string) (model.Change, error) {
	return db.next(ctx, redo, branch, who)
}

// Undo undoes the change that NextUndo named as seq: value, note and comment, or
// the chosen variant, become what they were before it. That is a separate change,
// with the next version and its own row in the history, which is returned; it is
// on disk then.
//
// The error is a *model.StaleError with the present status, or a
// *model.StaleResolutionError, when a later change of somebody else or of an import
// is about the same item or conflict; one that was undone does not count. It is a
// *model.Error of kind Stale when another change than seq is the next one by now.
// The other errors are those of NextUndo, of SetStatus and of Resolve.
func (db *DB) Undo(ctx context.Context, branch, who string, seq int) (model.Change, error) {
	return db.step(ctx, undo, branch, who, seq)
}

// Redo redoes the change that NextRedo named as seq, as Undo undid it.
func (db *DB) Redo(ctx context.Context, branch, who string, seq int) (model.Change, error) {
	return db.step(ctx, redo, branch, who, seq)
}

// direction is one of the two ways through the changes of a person.
type direction struct {
	kind  model.ChangeKind
	none  model.ErrorKind
	query string // finds the seq of the next change of a branch and a person
	// outcome is the status or the chosen variant afterwards.
	outcome func(edit model.Change) (model.Status, model.Choice)
	// unchanged reports whether the item is as the change, or its undo, left it.
	unchanged func(ctx context.Context, tx *sql.Tx, at itemKey, now int, edit model.Change) (bool, error)
}

// A change is undone when the newest row that refers to it is an undo.
const (
	decided    = `change IN ('edit', 'resolve', 'withdraw')` // as the index history_by_person has it
	lastChange = ` FROM history AS r WHERE r.branch = $1 AND r.undoes = `
	nextUndo   = `SELECT e.seq FROM history AS e WHERE e.branch = $1 AND e.who = $2 AND e.` + decided + `
		AND COALESCE((SELECT r.change` + lastChange + `e.seq ORDER BY r.seq DESC LIMIT 1), 'redo') = 'redo'
		ORDER BY e.seq DESC LIMIT 1`
	nextRedo = `SELECT u.undoes FROM history AS u WHERE u.branch = $1 AND u.who = $2 AND u.change = 'undo'
		AND u.seq > (SELECT max(e.seq) FROM history AS e WHERE e.branch = $1 AND e.who = $2 AND e.` + decided + `)
		AND u.seq = (SELECT r.seq` + lastChange + `u.undoes ORDER BY r.seq DESC LIMIT 1)
		ORDER BY u.seq DESC LIMIT 1`
)

var (
	undo = direction{
		kind: model.Undone, none: model.NothingToUndo, query: nextUndo,
		outcome:   func(edit model.Change) (model.Status, model.Choice) { return edit.From, edit.Was },
		unchanged: isNewest,
	}
	redo = direction{
		kind: model.Redone, none: model.NothingToRedo, query: nextRedo,
		outcome:   func(edit model.Change) (model.Status, model.Choice) { return edit.To, edit.Is },
		unchanged: isAsBefore,
	}
)

func (db *DB) next(ctx context.Context, d direction, branch, who string) (model.Change, error) {
	if err := checkWho(who); err != nil {
		return model.Change{}, err
	}
	var change model.Change
	err := db.read(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, branch)
		if err != nil {
			return err
		}
		change, err = findNext(ctx, tx, d, b.Code, who)
		return err
	})
	return change, err
}

func findNext(ctx context.Context, tx *sql.Tx, d direction, branch, who string) (model.Change, error) {
	var seq int
	found, err := optionalRow(tx.QueryRowContext(ctx, d.query, branch, who), &seq)
	if err != nil {
		return model.Change{}, err
	}
	if !found {
		return model.Change{}, &model.Error{Kind: d.none}
	}
	return changeNumbered(ctx, tx, branch, seq)
}

func (db *DB) step(ctx context.Context, d direction, branch, who string, seq int) (model.Change, error) {
	if err := checkWho(who); err != nil {
		return model.Change{}, err
	}
	var made model.Change
	err := db.write(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, branch)
		if err != nil {
			return err
		}
		edit, err := findNext(ctx, tx, d, b.Code, who)
		if err != nil {
			return err
		}
		if edit.Seq != seq {
			return &model.Error{Kind: model.Stale, Subject: edit.Item}
		}
		made, err = takeStep(ctx, tx, d, keyOfChange(b.Code, &edit), edit, model.Change{Kind: d.kind, Who: who, At: db.clock(), Undoes: seq})
		return err
	})
	if err != nil {
		return model.Change{}, err
	}
	return made, nil
}

func takeStep(ctx context.Context, tx *sql.Tx, d direction, at itemKey, edit, made model.Change) (model.Change, error) {
	if at.field != "" {
		return takeStepOfResolution(ctx, tx, d, at, edit, made)
	}
	present, status, err := editable(ctx, tx, at.yearKey, at.code)
	switch {
	case err != nil:
		return made, err
	case present != at: // another kind of item has the code by now
		return made, &model.Error{Kind: model.NoKPI, Subject: at.code}
	}
	unchanged, err := d.unchanged(ctx, tx, at, status.Version, edit)
	if err != nil {
		return made, err
	}
	if !unchanged {
		return made, &model.StaleError{Current: status}
	}
	made.To, _ = d.outcome(edit)
	return changeStatus(ctx, tx, at, status, made)
}

func takeStepOfResolution(
	ctx context.Context, tx *sql.Tx, d direction, at itemKey, edit, made model.Change,
) (model.Change, error) {
	y, row, err := loadYear(ctx, tx, at.yearKey)
	if err != nil {
		return made, err
	}
	dispute, err := resolvable(ctx, tx, y, row, at)
	if err != nil {
		return made, err
	}
	unchanged, err := d.unchanged(ctx, tx, at, dispute.decided.version, edit)
	if err != nil {
		return made, err
	}
	if !unchanged {
		return made, &model.StaleResolutionError{Current: dispute.conflict.Resolution}
	}
	_, made.Is = d.outcome(edit)
	made.Reason = made.Is.Reason
	return dispute.change(ctx, tx, made)
}

// isNewest reports whether no change has followed an edit.
func isNewest(ctx context.Context, tx *sql.Tx, at itemKey, now int, edit model.Change) (bool, error) {
	newest, err := effectiveEdit(ctx, tx, at, now)
	return newest == edit.Seq, err
}

// isAsBefore reports whether an edit that was undone would follow the same one as
// when it was made.
func isAsBefore(ctx context.Context, tx *sql.Tx, at itemKey, now int, edit model.Change) (bool, error) {
	newest, err := effectiveEdit(ctx, tx, at, now)
	if err != nil {
		return false, err
	}
	before, err := effectiveEdit(ctx, tx, at, edit.Version-1)
	return newest == before, err
}

var errHistoryOrder = errors.New("an undo that comes before its edit")

// effectiveEdit is the seq of the edit, resolution or import that made an item's
// status, or a conflict's resolution, what it was at a version; 0 when the document
// did. Edits follow each other, and only the newest is ever undone or redone: what
// an undo restored is what was there before its edit.
func effectiveEdit(ctx context.Context, tx *sql.Tx, at itemKey, version int) (int, error) {
	for version > 0 {
		row, err := historyAt(ctx, tx, at, version)
		if err != nil || row.Undoes == 0 {
			return row.Seq, err
		}
		if row.Kind == model.Redone {
			return row.Undoes, nil
		}
		edit, err := changeNumbered(ctx, tx, at.branch, row.Undoes)
		if err != nil {
			return 0, err
		}
		if edit.Version >= version || keyOfChange(at.branch, &edit) != at {
			return 0, damaged(fmt.Errorf("%s %d: %w", at.code, version, errHistoryOrder))
		}
		version = edit.Version - 1
	}
	return 0, nil
}

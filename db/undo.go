package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"scorecard/model"
)

// NextUndo names the change that Undo would take back: the person's own newest
// edit of a status or decision on a conflict, in any year and on any day, that is
// not taken back already. The error is NothingToUndo when there is none, BadInput
// when nobody is named, or NoBranch, or what ReadOnly tells of a file that could
// not be brought to this program's schema.
func (db *DB) NextUndo(ctx context.Context, branch, who string) (model.Change, error) {
	return db.next(ctx, takeBack, branch, who)
}

// NextRedo names the change that Redo would put back: the edit that the person
// took back last and did not put back since. A new edit of their own leaves
// nothing to put back: the error is NothingToRedo then.
func (db *DB) NextRedo(ctx context.Context, branch, who string) (model.Change, error) {
	return db.next(ctx, putBack, branch, who)
}

// Undo takes back the edit that NextUndo named as seq: value, note and comment, or
// the chosen variant, become what they were before it. That is a change of its own,
// with the next version and its own row in the history, which is returned; it is
// on disk then.
//
// The error is a *model.StaleError with the present status, or a
// *model.StaleResolutionError, when a change of somebody else or of an import
// stands on that item or conflict; one that was taken back does not. It is a
// *model.Error of kind Stale when another change than seq is the next one by now.
// The other errors are those of NextUndo, of SetStatus and of Resolve.
func (db *DB) Undo(ctx context.Context, branch, who string, seq int) (model.Change, error) {
	return db.step(ctx, takeBack, branch, who, seq)
}

// Redo puts back the edit that NextRedo named as seq, as Undo took it back.
func (db *DB) Redo(ctx context.Context, branch, who string, seq int) (model.Change, error) {
	return db.step(ctx, putBack, branch, who, seq)
}

// direction is one of the two ways through the edits of a person.
type direction struct {
	kind  model.ChangeKind
	none  model.ErrorKind
	query string // finds the seq of the next edit of a branch and a person
	// outcome is what is said afterwards: by the status, or by the resolution.
	outcome func(edit model.Change) (model.Status, model.Choice)
	// stands reports whether the item is as this direction left or found it,
	// with nobody's change on top.
	stands func(ctx context.Context, tx *sql.Tx, at itemKey, now int, edit model.Change) (bool, error)
}

// An edit is taken back when the newest row that speaks of it is an undo.
const (
	decided  = `kind IN ('edit', 'settle', 'withdraw')` // as the index history_by_person has it
	lastWord = ` FROM history AS r INDEXED BY history_by_undone WHERE r.branch = ?1 AND r.undoes = `
	nextUndo = `SELECT e.seq FROM history AS e INDEXED BY history_by_person
		WHERE e.branch = ?1 AND e.who = ?2 AND e.` + decided + `
		AND COALESCE((SELECT r.kind` + lastWord + `e.seq ORDER BY r.seq DESC LIMIT 1), 'redo') = 'redo'
		ORDER BY e.seq DESC LIMIT 1`
	nextRedo = `SELECT u.undoes FROM history AS u INDEXED BY history_by_undoing
		WHERE u.branch = ?1 AND u.who = ?2 AND u.kind = 'undo'
		AND u.seq > (SELECT max(e.seq) FROM history AS e INDEXED BY history_by_person
			WHERE e.branch = ?1 AND e.who = ?2 AND e.` + decided + `)
		AND u.seq = (SELECT r.seq` + lastWord + `u.undoes ORDER BY r.seq DESC LIMIT 1)
		ORDER BY u.seq DESC LIMIT 1`
)

var (
	takeBack = direction{
		kind: model.Undone, none: model.NothingToUndo, query: nextUndo,
		outcome: func(edit model.Change) (model.Status, model.Choice) { return edit.From, edit.Was },
		stands:  isOnTop,
	}
	putBack = direction{
		kind: model.Redone, none: model.NothingToRedo, query: nextRedo,
		outcome: func(edit model.Change) (model.Status, model.Choice) { return edit.To, edit.Is },
		stands:  standsOnTheSame,
	}
)

func (db *DB) next(ctx context.Context, d direction, branch, who string) (model.Change, error) {
	if err := checkWho(who); err != nil {
		return model.Change{}, err
	}
	var change model.Change
	err := db.read(ctx, func(tx *sql.Tx) error {
		if db.old {
			return db.mayWrite()
		}
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
		made, err = takeStep(ctx, tx, d, b.Code, edit, model.Change{Kind: d.kind, Who: who, At: db.clock(), Undoes: seq})
		return err
	})
	if err != nil {
		return model.Change{}, err
	}
	return made, nil
}

func takeStep(
	ctx context.Context, tx *sql.Tx, d direction, branch string, edit, made model.Change,
) (model.Change, error) {
	at := itemKey{branch, edit.Year, edit.Item, edit.Field, edit.Nth}
	if at.field != "" {
		return takeStepOfResolution(ctx, tx, d, at, edit, made)
	}
	status, err := editable(ctx, tx, at)
	if err != nil {
		return made, err
	}
	stands, err := d.stands(ctx, tx, at, status.Version, edit)
	if err != nil {
		return made, err
	}
	if !stands {
		return made, &model.StaleError{Current: status}
	}
	made.To, _ = d.outcome(edit)
	return changeStatus(ctx, tx, at, status, made)
}

func takeStepOfResolution(
	ctx context.Context, tx *sql.Tx, d direction, at itemKey, edit, made model.Change,
) (model.Change, error) {
	conflict, before, err := resolvable(ctx, tx, at)
	if err != nil {
		return made, err
	}
	stands, err := d.stands(ctx, tx, at, before.version, edit)
	if err != nil {
		return made, err
	}
	if !stands {
		return made, &model.StaleResolutionError{Current: before.of(conflict)}
	}
	_, made.Is = d.outcome(edit)
	made.Reason = made.Is.Reason
	return changeResolution(ctx, tx, at, conflict, before, made)
}

// isOnTop reports whether nothing stands on an edit.
func isOnTop(ctx context.Context, tx *sql.Tx, at itemKey, now int, edit model.Change) (bool, error) {
	top, err := topEdit(ctx, tx, at, now)
	return top == edit.Seq, err
}

// standsOnTheSame reports whether an edit that was taken back would stand on the
// same one as when it was made.
func standsOnTheSame(ctx context.Context, tx *sql.Tx, at itemKey, now int, edit model.Change) (bool, error) {
	top, err := topEdit(ctx, tx, at, now)
	if err != nil {
		return false, err
	}
	below, err := topEdit(ctx, tx, at, edit.Version-1)
	return top == below, err
}

var errHistoryOrder = errors.New("an undo that comes before its edit")

// topEdit is the seq of the edit, decision or import that made an item's status,
// or a conflict's resolution, what it was at a version; 0 when the year file did.
// Edits lie on each other, and only the one on top is ever taken back or put back:
// what an undo uncovered is what was there before its edit.
func topEdit(ctx context.Context, tx *sql.Tx, at itemKey, version int) (int, error) {
	for version > 0 {
		row, err := historyAt(ctx, tx, at, version)
		if err != nil || row.Undoes == 0 { // of its own, or nothing: it came with the year file
			return row.Seq, err
		}
		if row.Kind == model.Redone {
			return row.Undoes, nil
		}
		edit, err := changeNumbered(ctx, tx, at.branch, row.Undoes)
		if err != nil {
			return 0, err
		}
		if edit.Version >= version || edit.Item != at.item || edit.Field != at.field || edit.Nth != at.nth {
			return 0, damaged(fmt.Errorf("%s %d: %w", at.item, version, errHistoryOrder))
		}
		version = edit.Version - 1
	}
	return 0, nil
}

// historyAt reads the row that led to a version of an item; none has Kind empty.
func historyAt(ctx context.Context, tx *sql.Tx, at itemKey, version int) (model.Change, error) {
	var c model.Change
	_, err := optionalRow(tx.QueryRowContext(ctx, historyOfVersion,
		at.branch, at.year, at.item, at.field, at.nth, version), changeCells(&c)...)
	return c, err
}

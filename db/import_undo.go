package db

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"scorecard/model"
)

// UndoImport restores the documents of an import's years as they were before it,
// all or none of them, as an import of its own that names the one that it undoes,
// with its own rows of the history. It is on disk when it returns, and can itself
// be undone while no other import has followed.
//
// What people did since stays. A status that the import replaced is restored where
// nobody has changed it since. A year that the import added is removed, and its
// branch is not on file any more when it was the only one; the history stays.
//
// The error is NoImport; NothingToUndo when it is undone already; ImportCovered
// when a newer import has changed one of the years, with that one's number and
// those years; YearEdited when a year would be removed in which people have worked,
// whose work would be lost; YearChanged when a year is not as one of the previews
// showed it, if there are any; YearClosed; model.Problems when this program's rules
// refuse what is to be restored; BadInput when nobody is named; or one of those
// that ImportAll has about the file. Nothing has changed then.
func (db *DB) UndoImport(ctx context.Context, id int, who string, shown ...model.Preview) (model.Import, error) {
	if err := checkWho(who); err != nil {
		return model.Import{}, err
	}
	var made model.Import
	err := db.write(ctx, func(tx *sql.Tx) error {
		undone, err := importNumbered(ctx, tx, id)
		if err != nil {
			return err
		}
		made, err = db.undoImport(ctx, tx, undone, who, shown)
		return err
	})
	if err != nil {
		return model.Import{}, err
	}
	return made, nil
}

func (db *DB) undoImport(
	ctx context.Context, tx *sql.Tx, undone model.Import, who string, shown []model.Preview,
) (model.Import, error) {
	if undone.Undone != 0 {
		return undone, &model.Error{Kind: model.NothingToUndo, Subject: strconv.Itoa(undone.ID)}
	}
	a, err := db.beginAct(ctx, tx, model.Import{Who: who, Undoes: undone.ID})
	if err != nil {
		return undone, err
	}
	for _, y := range undone.Years {
		a.many = a.many || y.Branch != undone.Years[0].Branch
	}
	if err := a.refuseCovered(ctx, undone); err != nil {
		return undone, err
	}
	if err := a.expect(ctx, shown); err != nil {
		return undone, err
	}
	changes, err := changesOfImport(ctx, tx, undone.ID)
	if err != nil {
		return undone, err
	}
	for _, y := range undone.Years {
		at := yearKey{y.Branch, y.Year}
		before, err := restorable(ctx, tx, db.path, undone.ID, at)
		if err != nil {
			return undone, err
		}
		if err := a.replace(ctx, at, before, changes.ofYear[at]); err != nil {
			return undone, err
		}
	}
	if err := a.restoreStatuses(ctx, changes.ofItems); err != nil {
		return undone, err
	}
	return importNumbered(ctx, tx, a.ID)
}

// touch is one import of a year.
type touch struct{ id, undoes int }

const touchesOfYear = `SELECT h.import, i.undoes FROM history AS h JOIN import AS i ON i.import = h.import
	WHERE h.branch = $1 AND h.year = $2 AND h.kind = '' AND h.code = '' AND h.field = '' AND h.nth = 0 AND h.import < $3
	ORDER BY h.version DESC`

// coverOf is the newer import that has changed a year since another one, of the
// year's imports from the newest on; 0 when there is none. One that was undone, and
// the one that undid it, leave the year as it was before both.
func coverOf(touches []touch, id int) int {
	below := 0
	for _, t := range touches {
		switch {
		case t.id <= id:
			return 0
		case below > 0 && t.id >= below:
		case t.undoes > id:
			below = t.undoes
		default:
			return t.id
		}
	}
	return 0
}

// refuseCovered makes sure that no newer import has changed the years of one.
func (a *act) refuseCovered(ctx context.Context, undone model.Import) error {
	covered, by := []string{}, 0
	for _, y := range undone.Years {
		at := yearKey{y.Branch, y.Year}
		touches, err := a.touches(ctx, at)
		if err != nil {
			return err
		}
		cover := coverOf(touches, undone.ID)
		if cover > by {
			covered, by = nil, cover
		}
		if cover > 0 && cover == by {
			covered = append(covered, a.label(at))
		}
	}
	if by == 0 {
		return nil
	}
	return &model.Error{Kind: model.ImportCovered, Subject: fmt.Sprintf("%d (%s)", by, strings.Join(covered, ", "))}
}

// touches lists the imports of a year before this one, the newest first.
func (a *act) touches(ctx context.Context, at yearKey) ([]touch, error) {
	var touches []touch
	err := eachRow(ctx, a.tx, touchesOfYear, func(rows *sql.Rows) error {
		var t touch
		err := rows.Scan(&t.id, number{&t.undoes})
		touches = append(touches, t)
		return err
	}, at.branch, at.year, a.ID)
	return touches, err
}

// importChanges are the rows of the history that an import wrote.
type importChanges struct {
	ofYear  map[yearKey]int // their seq
	ofItems []itemChange    // statuses that it replaced
}

type itemChange struct {
	branch string
	model.Change
}

const historyOfImport = `SELECT branch, ` + historyColumns + ` FROM history WHERE import = $1 ORDER BY branch, seq`

func changesOfImport(ctx context.Context, tx *sql.Tx, id int) (importChanges, error) {
	changes := importChanges{ofYear: map[yearKey]int{}}
	err := eachRow(ctx, tx, historyOfImport, func(rows *sql.Rows) error {
		var c itemChange
		if err := rows.Scan(append([]any{&c.branch}, changeCells(&c.Change)...)...); err != nil {
			return err
		}
		if c.ItemKind == "" {
			changes.ofYear[yearKey{c.branch, c.Year}] = c.Seq
		} else {
			changes.ofItems = append(changes.ofItems, c)
		}
		return nil
	}, id)
	return changes, err
}

// restoreStatuses restores the statuses that an import replaced, where nobody has
// changed them since.
func (a *act) restoreStatuses(ctx context.Context, replaced []itemChange) error {
	for _, c := range replaced {
		at := keyOfChange(c.branch, &c.Change)
		var status model.Status
		err := scanOne(a.tx.QueryRowContext(ctx, statusOfItem, at.branch, at.year, at.kind, at.code), statusCells(&status)...)
		if err != nil {
			return err
		}
		now, err := effectiveEdit(ctx, a.tx, at, status.Version)
		if err != nil {
			return err
		}
		then, err := effectiveEdit(ctx, a.tx, at, c.Version)
		if err != nil {
			return err
		}
		if now != then {
			continue
		}
		if err := a.changeStatus(ctx, at, status, c.From, c.Seq); err != nil {
			return err
		}
	}
	return nil
}

const workInYear = `SELECT EXISTS (SELECT 1 FROM history WHERE branch = $1 AND year = $2 AND change <> 'import')
	OR EXISTS (SELECT 1 FROM status WHERE branch = $1 AND year = $2)`

// refuseRemoval refuses to remove a year that people have worked in.
func (a *act) refuseRemoval(ctx context.Context, at yearKey) error {
	var worked bool
	err := scanOne(a.tx.QueryRowContext(ctx, workInYear, at.branch, at.year), &worked)
	if err == nil && worked {
		return &model.Error{Kind: model.YearEdited, Subject: a.label(at)}
	}
	return err
}

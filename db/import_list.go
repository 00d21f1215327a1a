package db

import (
	"context"
	"database/sql"
	"strconv"

	"scorecard/model"
	"scorecard/model/schema"
)

// Imports lists the imports that changed a year of the branch, the newest first;
// of every branch when the code is empty. The error is NoBranch when the branch
// was never on file.
func (db *DB) Imports(ctx context.Context, branch string) ([]model.Import, error) {
	var imports []model.Import
	err := db.read(ctx, func(tx *sql.Tx) error {
		if branch != "" {
			if _, err := findOwner(ctx, tx, branch); err != nil {
				return err
			}
		}
		var err error
		imports, err = listImports(ctx, tx, importsOf, branch)
		return err
	})
	return imports, err
}

// ImportedBefore reads what the documents of an import's years were before it, in
// the order of its Years. What people did to them is in the present years and stays
// there when the import is undone. The error is NoImport, model.Problems when this
// program's rules refuse a state, or Damaged.
func (db *DB) ImportedBefore(ctx context.Context, id int) ([]model.YearBefore, error) {
	var before []model.YearBefore
	err := db.read(ctx, func(tx *sql.Tx) error {
		found, err := importNumbered(ctx, tx, id)
		if err != nil {
			return err
		}
		for _, y := range found.Years {
			was := model.YearBefore{Branch: y.Branch, Year: y.Year}
			state, err := restorable(ctx, tx, db.path, id, yearKey{y.Branch, y.Year})
			if err != nil {
				return err
			}
			if state != nil {
				was.State = state.year
			}
			before = append(before, was)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return before, nil
}

const (
	importColumns = `SELECT i.import, i.who, i.at, i.undoes, i.files FROM import AS i WHERE `
	importsOf     = importColumns + `$1 = '' OR EXISTS (SELECT 1 FROM history AS h WHERE h.import = i.import AND h.branch = $1)
		ORDER BY i.import DESC`
	importOfNumber = importColumns + `i.import = $1`
	yearsOfImport  = `SELECT h.branch, h.year, s.content IS NULL FROM history AS h JOIN branch AS b ON b.branch = h.branch
		LEFT JOIN import_state AS s ON s.import = h.import AND s.branch = h.branch AND s.year = h.year AND s.ord = 0
		WHERE h.import = $1 AND h.kind = '' ORDER BY b.ord, h.year`
)

func importNumbered(ctx context.Context, tx *sql.Tx, id int) (model.Import, error) {
	found, err := listImports(ctx, tx, importOfNumber, id)
	if err != nil {
		return model.Import{}, err
	}
	if len(found) == 0 {
		return model.Import{}, &model.Error{Kind: model.NoImport, Subject: strconv.Itoa(id)}
	}
	return found[0], nil
}

func listImports(ctx context.Context, tx *sql.Tx, query string, arg any) ([]model.Import, error) {
	var imports []model.Import
	err := eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		var i model.Import
		var files string
		if err := rows.Scan(&i.ID, &i.Who, moment{&i.At}, number{&i.Undoes}, &files); err != nil {
			return err
		}
		err := schema.Decode([]byte(files), &i.Files)
		imports = append(imports, i)
		return err
	}, arg)
	if err != nil {
		return nil, err
	}
	undone, err := findUndone(ctx, tx)
	if err != nil {
		return nil, err
	}
	for n := range imports {
		i := &imports[n]
		i.Undone = undone[i.ID]
		err := eachRow(ctx, tx, yearsOfImport, func(rows *sql.Rows) error {
			var y model.ImportedYear
			err := rows.Scan(&y.Branch, &y.Year, &y.New)
			i.Years = append(i.Years, y)
			return err
		}, i.ID)
		if err != nil {
			return nil, err
		}
	}
	return imports, nil
}

// findUndone maps the imports that are undone to those that undid them. One that
// was undone by an import that was itself undone is in effect again.
func findUndone(ctx context.Context, tx *sql.Tx) (map[int]int, error) {
	undone := map[int]int{}
	err := eachRow(ctx, tx, `SELECT import, undoes FROM import WHERE undoes IS NOT NULL ORDER BY import DESC`, func(rows *sql.Rows) error {
		var id, undoes int
		err := rows.Scan(&id, &undoes)
		if undone[id] == 0 {
			undone[undoes] = id
		}
		return err
	})
	return undone, err
}

package db

import (
	"context"
	"database/sql"
	"strconv"

	"scorecard/model"
)

// Imports lists the imports that changed a year of the branch, the newest first;
// of every branch when the code is empty. The error is NoBranch when the branch
// was never on file.
func (db *DB) Imports(ctx context.Context, branch string) ([]model.Import, error) {
	var imports []model.Import
	err := db.read(ctx, func(tx *sql.Tx) error {
		version, err := db.versionOf(ctx, tx)
		if err != nil || version < withDecisions { // then there are none
			return err
		}
		if branch != "" {
			if _, err := findOwner(ctx, tx, branch); err != nil {
				return err
			}
		}
		imports, err = listImports(ctx, tx, importsOf, branch)
		return err
	})
	return imports, err
}

// ImportedBefore reads what the years of an import were before it, in the order
// of its Years. What people have said of them since stands in the present years
// and stays there when the import is taken back. The error is NoImport,
// model.Problems when this program's rules refuse a state, or Damaged.
func (db *DB) ImportedBefore(ctx context.Context, id int) ([]model.YearBefore, error) {
	var before []model.YearBefore
	err := db.read(ctx, func(tx *sql.Tx) error {
		version, err := db.versionOf(ctx, tx)
		if err != nil {
			return err
		}
		if version < withDecisions {
			return noImport(id)
		}
		found, err := importNumbered(ctx, tx, id)
		if err != nil {
			return err
		}
		for _, y := range found.Years {
			state, err := db.decodeState(ctx, tx, id, yearKey{y.Branch, y.Year})
			if err != nil {
				return err
			}
			before = append(before, model.YearBefore{Branch: y.Branch, Year: y.Year, State: state})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return before, nil
}

const (
	importsOf = `SELECT i.import, i.who, i.at, i.undoes FROM import AS i
		WHERE ?1 = '' OR EXISTS (SELECT 1 FROM import_year AS y INDEXED BY import_year_by_import
			WHERE y.import = i.import AND y.branch = ?1)
		ORDER BY i.import DESC`
	importOfNumber = `SELECT import, who, at, undoes FROM import WHERE import = ?`
	yearsOfImport  = `SELECT y.branch, y.year, y.parts = 0 FROM import_year AS y INDEXED BY import_year_by_import
		JOIN branch AS b ON b.branch = y.branch WHERE y.import = ? ORDER BY b.ord, y.year`
	filesOfImport = `SELECT name FROM import_file WHERE import = ? ORDER BY ord`
)

func importNumbered(ctx context.Context, tx *sql.Tx, id int) (model.Import, error) {
	found, err := listImports(ctx, tx, importOfNumber, id)
	if err != nil {
		return model.Import{}, err
	}
	if len(found) == 0 {
		return model.Import{}, noImport(id)
	}
	return found[0], nil
}

func noImport(id int) error { return &model.Error{Kind: model.NoImport, Subject: strconv.Itoa(id)} }

func listImports(ctx context.Context, tx *sql.Tx, query string, arg any) ([]model.Import, error) {
	var imports []model.Import
	err := eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		var i model.Import
		err := rows.Scan(&i.ID, &i.Who, moment{&i.At}, counted{&i.Undoes, 0})
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
		if err := loadImportParts(ctx, tx, i); err != nil {
			return nil, err
		}
	}
	return imports, nil
}

func loadImportParts(ctx context.Context, tx *sql.Tx, i *model.Import) error {
	err := eachRow(ctx, tx, yearsOfImport, func(rows *sql.Rows) error {
		var y model.ImportedYear
		err := rows.Scan(&y.Branch, &y.Year, &y.New)
		i.Years = append(i.Years, y)
		return err
	}, i.ID)
	if err != nil {
		return err
	}
	return eachRow(ctx, tx, filesOfImport, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		i.Files = append(i.Files, name)
		return err
	}, i.ID)
}

// findUndone tells which imports are taken back and by which. One that was taken
// back by an import that was itself taken back stands again.
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

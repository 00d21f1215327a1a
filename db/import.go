package db

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"scorecard/model"
	"scorecard/model/schema"
)

// ImportAll imports years of any branches, all or none of them, in one transaction
// that is on disk when it returns. Each replaces the year on file, whose document
// is kept: ImportedBefore shows it and UndoImport restores it. Every year has a row
// in the history.
//
// What people did stays: a status that somebody has set, also where the file omits
// the item, and a conflict that somebody has resolved. Only a status that the
// request names is replaced by the file's, with a row in the history, where the
// file has another one.
//
// Where the request carries previews, every year of them must be as it was shown,
// also those that are not imported; otherwise the error is YearChanged. A year
// without a preview is replaced in any state.
//
// The error is model.Problems when a year breaks a rule or when one comes twice; a
// *model.StaleError when a named status has changed meanwhile; and otherwise a
// *model.Error: BadInput (nothing to import, nobody named, a status of another
// year), NoKPI (the file has no such item), YearChanged, YearClosed, ReadOnly,
// TooNew, FileReplaced, Locked, NoSpace, Rejected, Damaged. Nothing has changed
// then.
func (db *DB) ImportAll(ctx context.Context, r model.ImportRequest) (model.Import, error) {
	if err := checkRequest(r); err != nil {
		return model.Import{}, err
	}
	var made model.Import
	err := db.write(ctx, func(tx *sql.Tx) error {
		a, err := db.beginAct(ctx, tx, model.Import{Files: r.Files, Who: r.Who})
		if err == nil {
			made, err = importAll(ctx, a, r)
		}
		return err
	})
	if err != nil {
		return model.Import{}, err
	}
	return made, nil
}

func checkRequest(r model.ImportRequest) error {
	if len(r.Years) == 0 {
		return &model.Error{Kind: model.BadInput, Subject: "years"}
	}
	if err := checkWho(r.Who); err != nil {
		return err
	}
	problems := validateAll(r.Years)
	asked := map[yearKey]bool{}
	for _, y := range r.Years {
		key := keyOf(y)
		if asked[key] {
			problems = append(problems, model.Problem{Kind: model.DuplicateCode, Field: "year", Value: key.String()})
		}
		asked[key] = true
	}
	if err := problems.Err(); err != nil {
		return err
	}
	for _, taken := range r.Statuses {
		if key := (yearKey{taken.Branch, taken.Year}); !asked[key] {
			return &model.Error{Kind: model.BadInput, Subject: key.String()}
		}
	}
	return nil
}

func importAll(ctx context.Context, a *act, r model.ImportRequest) (model.Import, error) {
	taken := map[yearKey][]model.TakenStatus{}
	for _, status := range r.Statuses {
		key := yearKey{status.Branch, status.Year}
		taken[key] = append(taken[key], status)
	}
	for _, y := range r.Years {
		a.many = a.many || y.Branch.Code != r.Years[0].Branch.Code
	}
	if err := a.expect(ctx, r.Shown); err != nil {
		return a.Import, err
	}
	for i, y := range r.Years {
		d, err := encodeDocument(y)
		if err != nil {
			return a.Import, err
		}
		if err := a.replace(ctx, keyOf(y), &content{y, d}, 0); err != nil {
			return a.Import, err
		}
		if err := a.takeStatuses(ctx, y, taken[keyOf(y)]); err != nil {
			return a.Import, err
		}
		if r.Progress != nil {
			r.Progress(i+1, len(r.Years))
		}
	}
	return importNumbered(ctx, a.tx, a.ID)
}

// act is an import in progress.
type act struct {
	model.Import
	tx    *sql.Tx
	path  string // of the scorecard, for problems of what is in it
	many  bool   // several branches are concerned, so that a year alone is ambiguous
	shown map[yearKey]*model.Preview
}

// content is a year with its stored form.
type content struct {
	year     *model.Year
	document document
}

const (
	nextImport     = `SELECT COALESCE(max(import), 0) + 1, max(at) FROM import`
	insertOfImport = `INSERT INTO import (import, who, at, undoes, files) VALUES ($1, $2, $3, $4, $5)`
)

// beginAct records an import under the next number; its years follow.
func (db *DB) beginAct(ctx context.Context, tx *sql.Tx, i model.Import) (*act, error) {
	var last time.Time
	if err := scanOne(tx.QueryRowContext(ctx, nextImport), &i.ID, moment{&last}); err != nil {
		return nil, err
	}
	i.At = after(last, db.clock())
	files := make([]string, len(i.Files))
	for at, name := range i.Files {
		files[at] = fileName(name)
	}
	encoded, err := schema.Encode(files)
	if err != nil {
		return nil, err
	}
	_, err = tx.ExecContext(ctx, insertOfImport, i.ID, i.Who, moment{&i.At}, number{&i.Undoes}, string(encoded))
	return &act{Import: i, tx: tx, path: db.path}, err
}

// maxFileName is more than file systems allow, in bytes.
const maxFileName = 1024

// fileName makes a name that can be kept of any that a system may have.
func fileName(name string) string {
	name = strings.ToValidUTF8(name[:min(len(name), maxFileName)], "?")
	if name == "" {
		return "-"
	}
	return name
}

// replace puts a year in the place of the one on file, or removes that one when
// there is no next, and keeps what was there. undoes is the change of the history
// that is undone by it; 0 when none is.
func (a *act) replace(ctx context.Context, at yearKey, next *content, undoes int) error {
	rows, err := readYears(ctx, a.tx, at.branch)
	if err != nil {
		return err
	}
	row := rowOf(rows, at.year)
	if row != nil && row.closing != nil {
		return &model.Error{Kind: model.YearClosed, Subject: a.label(at)}
	}
	state, err := a.keep(ctx, at, rows, row, next)
	if err != nil {
		return err
	}
	if next == nil {
		return a.remove(ctx, at, state, undoes)
	}
	if row != nil {
		if _, err := a.tx.ExecContext(ctx, deleteDocument, at.branch, at.year); err != nil {
			return err
		}
	}
	if err := putYear(ctx, a.tx, next); err != nil {
		return err
	}
	made, err := a.record(ctx, at, state, undoes)
	if err != nil {
		return err
	}
	_, err = a.tx.ExecContext(ctx, `UPDATE year SET version = $3 WHERE branch = $1 AND year = $2`, at.branch, at.year, made.Version)
	return err
}

// keep is the document of a year on file, and nil when it is not there. It makes
// sure that the statuses of the year clash with the next one as previewed.
func (a *act) keep(ctx context.Context, at yearKey, rows []yearRow, row *yearRow, next *content) (document, error) {
	var old, new *model.Year
	if next != nil {
		new = next.year
	}
	if row == nil {
		return nil, a.expectStatuses(at, nil, new)
	}
	documents, err := readDocuments(ctx, a.tx, at.branch, at.year, at.year)
	if err != nil {
		return nil, err
	}
	kept, err := row.verified(at, documents[at.year])
	if err != nil {
		return nil, err
	}
	if a.shown[at] != nil {
		l, err := loadYears(ctx, a.tx, at.branch, rows, at.year, at.year)
		if err != nil {
			return nil, err
		}
		if old, err = l.year(at.year); err != nil {
			return nil, err
		}
	}
	return kept, a.expectStatuses(at, old, new)
}

// remove takes a year off the file; its history stays.
func (a *act) remove(ctx context.Context, at yearKey, state document, undoes int) error {
	if err := a.refuseRemoval(ctx, at); err != nil {
		return err
	}
	if _, err := a.record(ctx, at, state, undoes); err != nil {
		return err
	}
	return removeYear(ctx, a.tx, at)
}

// label names a year to a person.
func (a *act) label(at yearKey) string {
	if a.many {
		return at.branch + " " + model.YearLabel(at.year)
	}
	return model.YearLabel(at.year)
}

// record keeps what a year was and adds its change to the history.
func (a *act) record(ctx context.Context, at yearKey, state document, undoes int) (model.Change, error) {
	c := model.Change{Year: at.year, Kind: model.Imported, Import: a.ID, Who: a.Who, At: a.At, Undoes: undoes}
	if err := a.putState(ctx, at, state); err != nil {
		return c, err
	}
	last, err := lastOfYear(ctx, a.tx, at)
	if err != nil {
		return c, err
	}
	c.Version, c.At = last.Version+1, after(last.At, a.At)
	return addHistory(ctx, a.tx, at.branch, c)
}

// takeStatuses replaces the named statuses of people by the file's.
func (a *act) takeStatuses(ctx context.Context, y *model.Year, taken []model.TakenStatus) error {
	for _, t := range taken {
		item, found := y.StatusItem(t.Item)
		if !found || item.Status == nil {
			return &model.Error{Kind: model.NoKPI, Subject: t.Item}
		}
		key, before, err := editable(ctx, a.tx, keyOf(y), t.Item)
		if err != nil {
			return err
		}
		if before.Version != t.Version {
			return &model.StaleError{Current: before}
		}
		if before.ClashesWith(*item.Status) {
			if err := a.changeStatus(ctx, key, before, *item.Status, 0); err != nil {
				return err
			}
		}
	}
	return nil
}

// changeStatus changes a status as part of the import.
func (a *act) changeStatus(ctx context.Context, at itemKey, before, to model.Status, undoes int) error {
	_, err := changeStatus(ctx, a.tx, at, before, model.Change{
		Kind: model.Imported, Import: a.ID, Who: a.Who, At: a.At, Undoes: undoes,
		To: model.Status{Value: to.Value, Note: to.Note, Comment: to.Comment},
	})
	return err
}

const (
	// A branch has the name that its newest year prints.
	putBranch = `INSERT INTO branch (branch, ord, name_ja, name_en)
		VALUES ($1, (SELECT COALESCE(max(ord), -1) + 1 FROM branch), $2, $3)
		ON CONFLICT (branch) DO UPDATE SET name_ja = excluded.name_ja, name_en = excluded.name_en
		WHERE NOT EXISTS (SELECT 1 FROM year WHERE branch = excluded.branch AND year > $4)`
	// The version of a year that was removed continues when it comes back.
	putYearRow = `INSERT INTO year (branch, year, edition, name_ja, name_en, has_results, staffing_as_of, checksum, version)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, (SELECT COALESCE(max(version), 0) FROM history
			WHERE branch = $1 AND year = $2 AND kind = '' AND code = '' AND field = '' AND nth = 0))
		ON CONFLICT (branch, year) DO UPDATE SET edition = excluded.edition, name_ja = excluded.name_ja, name_en = excluded.name_en,
			has_results = excluded.has_results, staffing_as_of = excluded.staffing_as_of, checksum = excluded.checksum`
	insertOfItem   = `INSERT INTO item (branch, year, list, ord, code, content) VALUES ($1, $2, $3, $4, $5, $6)`
	deleteDocument = `DELETE FROM item WHERE branch = $1 AND year = $2`
)

// putYear writes a year whose document is not on file.
func putYear(ctx context.Context, tx *sql.Tx, c *content) error {
	at, name := keyOf(c.year), c.year.Branch.Name
	if _, err := tx.ExecContext(ctx, putBranch, at.branch, name.JA, name.EN, at.year); err != nil {
		return err
	}
	facts := factsOf(c.year)
	args := append(append([]any{at.branch, at.year}, facts.cells()...), c.document.checksum())
	if _, err := tx.ExecContext(ctx, putYearRow, args...); err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, insertOfItem)
	if err != nil {
		return err
	}
	defer insert.Close() //nolint:errcheck // nothing depends on it
	for i := range c.document {
		e := &c.document[i]
		if _, err := insert.ExecContext(ctx, at.branch, at.year, e.list, e.ord, e.code, string(e.content)); err != nil {
			return err
		}
	}
	return nil
}

// removeYear removes a year that nobody has worked in.
func removeYear(ctx context.Context, tx *sql.Tx, at yearKey) error {
	for _, statement := range []string{deleteDocument, `DELETE FROM year WHERE branch = $1 AND year = $2`} {
		if _, err := tx.ExecContext(ctx, statement, at.branch, at.year); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `UPDATE branch SET (name_ja, name_en) =
		(SELECT name_ja, name_en FROM year WHERE year.branch = branch.branch ORDER BY year DESC LIMIT 1)
		WHERE branch = $1 AND EXISTS (SELECT 1 FROM year WHERE branch = $1)`, at.branch)
	return err
}

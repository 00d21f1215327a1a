package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"scorecard/model"
)

// ImportAll brings years of any branches in, all or none of them, in one
// transaction that is on disk when it returns. Each takes the place of the year
// on file, whose state is kept: ImportedBefore shows it and UndoImport takes it
// back. A row of the history tells of every year.
//
// What people have said stays: a status that somebody has edited, also where the
// file leaves the item out, and a conflict that somebody has resolved. Only a
// status that the request names gives way to the file's, by a row of the history,
// where the file says otherwise.
//
// The error is model.Problems when a year breaks a rule, when one comes twice, or
// when the one on file could not be written as a year file to be kept; a
// *model.StaleError when a named status has changed meanwhile; and otherwise a
// *model.Error: BadInput (nothing to import, nobody named, a status of another
// year), NoKPI (the file has no such item), YearClosed, ReadOnly, TooNew,
// FileReplaced, Locked, NoSpace, Rejected, Damaged. Nothing has changed then.
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

// yearKey names one branch's year.
type yearKey struct {
	branch string
	year   int
}

func keyOf(y *model.Year) yearKey { return yearKey{y.Branch.Code, y.Year} }

func (k yearKey) String() string { return fmt.Sprintf("%s/%d", k.branch, k.year) }

func (k yearKey) span() span { return span{k.branch, k.year, k.year} }

func importAll(ctx context.Context, a *act, r model.ImportRequest) (model.Import, error) {
	taken := map[yearKey][]model.TakenStatus{}
	for _, status := range r.Statuses {
		key := yearKey{status.Branch, status.Year}
		taken[key] = append(taken[key], status)
	}
	for _, y := range r.Years {
		a.many = a.many || y.Branch.Code != r.Years[0].Branch.Code
	}
	for i, y := range r.Years {
		if err := a.replace(ctx, keyOf(y), y, 0); err != nil {
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

// act is one import in the making.
type act struct {
	model.Import
	tx    *sql.Tx
	w     *writer
	codec Codec
	path  string // of the scorecard, for problems of what is in it
	many  bool   // it is about several branches, so that a year alone does not say which
}

var errNoCodec = errors.New("no codec for the states of years")

// beginAct writes an import down under the next number; its years follow.
func (db *DB) beginAct(ctx context.Context, tx *sql.Tx, i model.Import) (*act, error) {
	if db.options.Codec == nil {
		return nil, &model.Error{Kind: model.Internal, Err: errNoCodec}
	}
	var last time.Time
	err := scanOne(tx.QueryRowContext(ctx, `SELECT COALESCE(max(import), 0) + 1,
		(SELECT at FROM import ORDER BY import DESC LIMIT 1) FROM import`), &i.ID, moment{&last})
	if err != nil {
		return nil, err
	}
	i.At = after(last, db.clock())
	a := &act{Import: i, tx: tx, w: newWriter(tx), codec: db.options.Codec, path: db.path}
	err = a.w.exec(ctx, `INSERT INTO import (import, who, at, undoes) VALUES (?, ?, ?, ?)`,
		i.ID, i.Who, moment{&i.At}.text(), counted{&i.Undoes, 0})
	if err != nil {
		return nil, err
	}
	for ord, name := range i.Files {
		err := a.w.exec(ctx, `INSERT INTO import_file (import, ord, name) VALUES (?, ?, ?)`, i.ID, ord, fileName(name))
		if err != nil {
			return nil, err
		}
	}
	return a, nil
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

// replace puts a year in the place of the one on file, or takes that one away
// when there is none to put, and keeps what was there. undoes is the change of
// the history that is taken back by it; 0 when none is.
func (a *act) replace(ctx context.Context, at yearKey, next *model.Year, undoes int) error {
	closing, err := findClosing(ctx, a.tx, at.branch, at.year, schemaVersion)
	if err != nil {
		return err
	}
	if closing != nil {
		return &model.Error{Kind: model.YearClosed, Subject: a.label(at)}
	}
	kept, err := a.stateOf(ctx, at)
	if err != nil {
		return err
	}
	if next == nil {
		return a.remove(ctx, at, kept, undoes)
	}
	if kept != nil {
		if err := clearYear(ctx, a.w, at); err != nil {
			return err
		}
	}
	if err := importYear(ctx, a.w, next); err != nil {
		return err
	}
	made, err := a.writeDown(ctx, at, kept, undoes)
	if err != nil {
		return err
	}
	return a.w.exec(ctx, `UPDATE year SET version = ? WHERE branch = ? AND year = ?`, made.Version, at.branch, at.year)
}

// remove takes a year off the file, of which the history stays.
func (a *act) remove(ctx context.Context, at yearKey, kept []byte, undoes int) error {
	if err := a.refuseRemoval(ctx, at); err != nil {
		return err
	}
	if _, err := a.writeDown(ctx, at, kept, undoes); err != nil {
		return err
	}
	return removeYear(ctx, a.w, at)
}

// label names a year to a person.
func (a *act) label(at yearKey) string {
	if a.many {
		return at.branch + " " + model.YearLabel(at.year)
	}
	return model.YearLabel(at.year)
}

// writeDown keeps what a year was and tells of its change in the history.
func (a *act) writeDown(ctx context.Context, at yearKey, kept []byte, undoes int) (model.Change, error) {
	c := model.Change{Year: at.year, Kind: model.Imported, Import: a.ID, Who: a.Who, At: a.At, Undoes: undoes}
	if err := a.keep(ctx, at, kept); err != nil {
		return c, err
	}
	last, err := lastOfYear(ctx, a.tx, at)
	if err != nil {
		return c, err
	}
	c.Version, c.At = last.Version+1, after(last.At, a.At)
	return addHistory(ctx, a.tx, at.branch, c)
}

// takeStatuses lets the file's statuses take the place of a person's.
func (a *act) takeStatuses(ctx context.Context, y *model.Year, taken []model.TakenStatus) error {
	if len(taken) == 0 {
		return nil
	}
	statuses := statusesOf(y)
	for _, t := range taken {
		at := itemKey{branch: t.Branch, year: t.Year, item: t.Item}
		file := statuses[t.Item]
		if file == nil {
			return &model.Error{Kind: model.NoKPI, Subject: t.Item}
		}
		before, err := editable(ctx, a.tx, at)
		if err != nil {
			return err
		}
		if before.Version != t.Version {
			return &model.StaleError{Current: before}
		}
		if before.ClashesWith(*file) {
			if err := a.changeStatus(ctx, at, before, *file, 0); err != nil {
				return err
			}
		}
	}
	return nil
}

// changeStatus changes a status in the name of the import.
func (a *act) changeStatus(ctx context.Context, at itemKey, before, to model.Status, undoes int) error {
	_, err := changeStatus(ctx, a.tx, at, before, model.Change{
		Kind: model.Imported, Import: a.ID, Who: a.Who, At: a.At, Undoes: undoes,
		To: model.Status{Value: to.Value, Note: to.Note, Comment: to.Comment},
	})
	return err
}

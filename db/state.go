package db

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"

	"scorecard/model"
)

// Codec writes a year as a year file and reads it back. The state of a year that
// an import replaces is kept so: a year file is read by every later program,
// whatever its tables are.
type Codec interface {
	Encode(y *model.Year) ([]byte, error)
	Decode(data []byte) (*model.Year, error)
}

const (
	// statePart is how much of a state stands in one row, in bytes: well below
	// maxCell.
	statePart = 256 << 10
	// maxState bounds a state when it is unpacked, in bytes: more than any year
	// file may have, and little enough for the memory.
	maxState = 16 << 20
)

// stateOf loads and packs the year as it is on file; nil when it is not there.
func (a *act) stateOf(ctx context.Context, at yearKey) (*model.Year, []byte, error) {
	var there int
	found, err := optionalRow(a.tx.QueryRowContext(ctx, `SELECT 1 FROM year WHERE branch = ? AND year = ?`, at.branch, at.year), &there)
	if err != nil || !found {
		return nil, nil, err
	}
	years, err := loadYears(ctx, a.tx, at.span(), schemaVersion)
	if err != nil {
		return nil, nil, err
	}
	content, err := a.codec.Encode(years[at.year])
	if err != nil {
		return nil, nil, a.blame(err, at)
	}
	if len(content) > maxState {
		return nil, nil, &model.Error{Kind: model.Internal, Subject: at.String(), Err: errState}
	}
	packed, err := pack(content)
	return years[at.year], packed, err
}

// blame says of problems that they are those of the year on file, and not of the
// one that is brought in.
func (a *act) blame(err error, at yearKey) error {
	var problems model.Problems
	if !errors.As(err, &problems) {
		return err
	}
	return placed(problems, a.path, at.String())
}

// placed gives problems the file and the place in it that they are about.
func placed(problems model.Problems, file, place string) model.Problems {
	told := make(model.Problems, len(problems))
	for i, problem := range problems {
		problem.File, problem.Field = file, place+"."+problem.Field
		problem.Line, problem.Column = 0, 0
		told[i] = problem
	}
	return told
}

func pack(content []byte) ([]byte, error) {
	var packed bytes.Buffer
	to, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := to.Write(content); err != nil {
		return nil, err
	}
	err = to.Close()
	return packed.Bytes(), err
}

// keep writes down which year the act changed and what it was before.
func (a *act) keep(ctx context.Context, at yearKey, state []byte) error {
	parts := (len(state) + statePart - 1) / statePart
	err := a.w.exec(ctx, `INSERT INTO import_year (branch, year, import, parts) VALUES (?, ?, ?, ?)`,
		at.branch, at.year, a.ID, parts)
	for ord := 0; ord < parts && err == nil; ord++ {
		part := state[ord*statePart : min((ord+1)*statePart, len(state))]
		err = a.w.exec(ctx, `INSERT INTO import_state (branch, year, import, ord, content) VALUES (?, ?, ?, ?, ?)`,
			at.branch, at.year, a.ID, ord, part)
	}
	return err
}

var errState = errors.New("the kept state of a year is not whole")

const stateParts = `SELECT content FROM import_state WHERE branch = ? AND year = ? AND import = ? ORDER BY ord`

// readState unpacks what a year was before an import; nil when it was not on
// file. What cannot be unpacked is damage.
func readState(ctx context.Context, tx *sql.Tx, id int, at yearKey) ([]byte, error) {
	var parts, found int
	err := scanOne(tx.QueryRowContext(ctx, `SELECT parts FROM import_year WHERE branch = ? AND year = ? AND import = ?`,
		at.branch, at.year, id), &parts)
	if err != nil {
		return nil, err
	}
	var packed []byte
	err = eachRow(ctx, tx, stateParts, func(rows *sql.Rows) error {
		var part []byte
		err := rows.Scan(&part)
		found++
		packed = append(packed, part...)
		if len(packed) > maxState {
			return errState
		}
		return err
	}, at.branch, at.year, id)
	if err != nil {
		return nil, err
	}
	if found != parts {
		return nil, damaged(fmt.Errorf("import %d, %s: %w", id, at, errState))
	}
	if parts == 0 {
		return nil, nil
	}
	content, err := unpack(packed)
	if err != nil {
		return nil, damaged(fmt.Errorf("import %d, %s: %w", id, at, err))
	}
	return content, nil
}

// unpack checks by the sum that gzip keeps that every byte is as it was.
func unpack(packed []byte) ([]byte, error) {
	from, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(from, maxState+1))
	if err == nil && len(content) > maxState {
		err = errState
	}
	return content, err
}

// decodeState reads what a year was before an import; nil when it was not on
// file. The error is model.Problems when this program's rules refuse it.
func (db *DB) decodeState(ctx context.Context, tx *sql.Tx, id int, at yearKey) (*model.Year, error) {
	if db.options.Codec == nil {
		return nil, &model.Error{Kind: model.Internal, Err: errNoCodec}
	}
	content, err := readState(ctx, tx, id, at)
	if err != nil || content == nil {
		return nil, err
	}
	y, err := db.options.Codec.Decode(content)
	var problems model.Problems
	switch {
	case errors.As(err, &problems):
		return nil, placed(problems, db.path, fmt.Sprintf("import %d.%s", id, at))
	case err != nil:
		return nil, damaged(fmt.Errorf("import %d, %s: %w", id, at, err))
	case keyOf(y) != at:
		return nil, damaged(fmt.Errorf("import %d, %s: it keeps %s", id, at, keyOf(y)))
	}
	return y, nil
}

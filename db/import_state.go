package db

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"scorecard/model"
	"scorecard/model/schema"
)

const (
	// statePart is how much of a state one row has, in bytes: well below maxCell.
	statePart = 256 << 10
	// maxState bounds a state when it is decompressed, in bytes: a document whose
	// every entry has a list, an index and a code beside it.
	maxState = 2 * maxDocument
)

var errState = errors.New("the kept state of a year is not whole")

// packDocument compresses a document: a line with its checksum, then a line for
// each entry, in JSON.
func packDocument(d document) ([]byte, error) {
	var packed bytes.Buffer
	to, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if err != nil {
		return nil, err
	}
	if err := writeLine(to, d.checksum()); err != nil {
		return nil, err
	}
	for i := range d {
		e := &d[i]
		if err := writeLine(to, []any{e.list, e.ord, e.code, string(e.content)}); err != nil {
			return nil, err
		}
	}
	err = to.Close()
	return packed.Bytes(), err
}

func writeLine(to io.Writer, value any) error {
	line, err := schema.Encode(value)
	if err == nil {
		_, err = to.Write(append(line, '\n'))
	}
	return err
}

// unpackDocument reads what packDocument wrote, and verifies the checksum.
func unpackDocument(packed []byte) (document, error) {
	from, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(from, maxState+1))
	if err != nil {
		return nil, err
	}
	if len(content) > maxState {
		return nil, errDocumentSize
	}
	first, lines, _ := bytes.Cut(content, []byte{'\n'})
	var checksum string
	if err := schema.Decode(first, &checksum); err != nil {
		return nil, err
	}
	var d document
	for line := range bytes.Lines(lines) {
		var e entry
		if err := e.unpack(bytes.TrimSuffix(line, []byte{'\n'})); err != nil {
			return nil, err
		}
		d = append(d, e)
	}
	if d.checksum() != checksum {
		return nil, errChecksum
	}
	return d, nil
}

func (e *entry) unpack(line []byte) error {
	var parts []json.RawMessage
	if err := schema.Decode(line, &parts); err != nil {
		return err
	}
	var content string
	into := []any{&e.list, &e.ord, &e.code, &content}
	if len(parts) != len(into) {
		return errState
	}
	for i, part := range parts {
		if err := schema.Decode(part, into[i]); err != nil {
			return err
		}
	}
	e.content = []byte(content)
	return nil
}

const insertOfState = `INSERT INTO import_state (import, branch, year, ord, content) VALUES ($1, $2, $3, $4, $5)`

// putState keeps what a year was before the import; nil when it was not on file.
func (a *act) putState(ctx context.Context, at yearKey, state document) error {
	if state == nil {
		_, err := a.tx.ExecContext(ctx, insertOfState, a.ID, at.branch, at.year, 0, nil)
		return err
	}
	packed, err := packDocument(state)
	for ord := 0; len(packed) > 0 && err == nil; ord++ {
		part := packed[:min(statePart, len(packed))]
		packed = packed[len(part):]
		_, err = a.tx.ExecContext(ctx, insertOfState, a.ID, at.branch, at.year, ord, part)
	}
	return err
}

const partsOfState = `SELECT content FROM import_state WHERE import = $1 AND branch = $2 AND year = $3 ORDER BY ord`

// readState reads what a year was before an import; nil when it was not on file.
// What cannot be read is damage.
func readState(ctx context.Context, tx *sql.Tx, id int, at yearKey) (*content, error) {
	place := fmt.Sprintf("import %d, %s", id, at)
	var packed []byte
	parts, absent := 0, false
	err := eachRow(ctx, tx, partsOfState, func(rows *sql.Rows) error {
		var part []byte
		err := rows.Scan(&part)
		parts, absent = parts+1, part == nil
		packed = append(packed, part...)
		if len(packed) > maxState {
			return errDocumentSize
		}
		return err
	}, id, at.branch, at.year)
	switch {
	case err != nil:
		return nil, err
	case parts == 0:
		return nil, damagedAt(place, errState)
	case absent && parts == 1:
		return nil, nil
	}
	d, err := unpackDocument(packed)
	if err != nil {
		return nil, damagedAt(place, err)
	}
	y, err := d.decode()
	if err != nil {
		return nil, damagedAt(place, err)
	}
	if keyOf(y) != at {
		return nil, damagedAt(place, fmt.Errorf("it keeps %s", keyOf(y)))
	}
	return &content{y, d}, nil
}

// restorable reads what a year was before an import, to put it in place again. The
// error is model.Problems when the rules of this program refuse it.
func restorable(ctx context.Context, tx *sql.Tx, path string, id int, at yearKey) (*content, error) {
	state, err := readState(ctx, tx, id, at)
	if err != nil || state == nil {
		return nil, err
	}
	problems := model.Validate(state.year)
	for i := range problems {
		problems[i].File, problems[i].Field = path, fmt.Sprintf("import %d.%s.%s", id, at, problems[i].Field)
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return state, nil
}

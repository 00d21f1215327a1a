package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"time"

	"modernc.org/sqlite"

	"scorecard/model"
	"scorecard/model/schema"
)

// optional is a word whose absence is NULL.
type optional[T ~string] struct{ p *T }

func (o optional[T]) Value() (driver.Value, error) {
	if *o.p == "" {
		return nil, nil
	}
	return string(*o.p), nil
}

func (o optional[T]) Scan(src any) error {
	switch cell := src.(type) {
	case nil:
		*o.p = ""
	case string:
		*o.p = T(cell)
	default:
		return fmt.Errorf("a %T where a word is expected", src)
	}
	return nil
}

// number is a count from 1 whose absence, zero, is NULL.
type number struct{ p *int }

func (n number) Value() (driver.Value, error) {
	if *n.p == 0 {
		return nil, nil
	}
	return int64(*n.p), nil
}

func (n number) Scan(src any) error {
	switch cell := src.(type) {
	case nil:
		*n.p = 0
	case int64:
		*n.p = int(cell)
	default:
		return fmt.Errorf("a %T where a number is expected", src)
	}
	return nil
}

// moment is a time kept as RFC 3339 text in UTC; the zero time is NULL.
type moment struct{ p *time.Time }

func (m moment) text() any {
	if m.p.IsZero() {
		return nil
	}
	return m.p.UTC().Format(time.RFC3339Nano)
}

func (m moment) Value() (driver.Value, error) { return m.text(), nil }

func (m moment) Scan(src any) error {
	switch cell := src.(type) {
	case nil:
		*m.p = time.Time{}
		return nil
	case string:
		at, err := time.Parse(time.RFC3339Nano, cell)
		*m.p = at
		if err == nil && !strings.HasSuffix(cell, "Z") {
			return fmt.Errorf("%q is not in UTC", cell)
		}
		return err
	default:
		return fmt.Errorf("a %T where a time is expected", src)
	}
}

// variantCells are the columns of a chosen variant: its text, value and source;
// all are NULL when none is chosen.
func variantCells(c *model.Choice) []any {
	return []any{optional[string]{&c.Text}, variantValue{c}, variantSource{c}}
}

type variantValue struct{ c *model.Choice }

func (v variantValue) Value() (driver.Value, error) {
	if v.c.Text == "" {
		return nil, nil
	}
	return v.c.Value, nil
}

func (v variantValue) Scan(src any) error { return optional[string]{&v.c.Value}.Scan(src) }

type variantSource struct{ c *model.Choice }

func (v variantSource) Value() (driver.Value, error) {
	if v.c.Text == "" {
		return nil, nil
	}
	encoded, err := schema.Encode(v.c.Source)
	return string(encoded), err
}

func (v variantSource) Scan(src any) error {
	var encoded string
	if err := (optional[string]{&encoded}).Scan(src); err != nil || encoded == "" {
		return err
	}
	return schema.Decode([]byte(encoded), &v.c.Source)
}

// querier is a connection or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// eachRow runs a query and passes every row to read; an error of read is damage.
func eachRow(ctx context.Context, q querier, query string, read func(rows *sql.Rows) error, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err reports
	for rows.Next() {
		if err := read(rows); err != nil {
			return damaged(err)
		}
	}
	return rows.Err()
}

// scanOne reads the only row of a query. What cannot be read is damage; that
// there is no row is sql.ErrNoRows.
func scanOne(row *sql.Row, cells ...any) error {
	err := row.Scan(cells...)
	var code *sqlite.Error
	if err == nil || row.Err() != nil || errors.Is(err, sql.ErrNoRows) || errors.As(err, &code) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return damaged(err)
}

// optionalRow reads a row that may not exist.
func optionalRow(row *sql.Row, cells ...any) (found bool, err error) {
	err = scanOne(row, cells...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// storedValue is what a cell writes.
func storedValue(cell any) (any, error) {
	return driver.DefaultParameterConverter.ConvertValue(cell)
}

package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"

	"scorecard/model"
)

// row binds columns to the fields of one value. The same binding writes a row
// and reads it back, so that no column can be written and forgotten on the way
// in.
type row struct {
	names []string
	cells []any // pointers, or pairs of Scanner and Valuer
}

func (r *row) add(name string, cell any) {
	r.names = append(r.names, name)
	r.cells = append(r.cells, cell)
}

func (r *row) text(name string, t *model.Text) {
	r.add(name+"_ja", &t.JA)
	r.add(name+"_en", &t.EN)
}

// source takes an optional source too: then the document is NULL.
func (r *row) source(prefix string, s *model.Source) {
	r.add(prefix+"document", optional[string]{&s.Document})
	r.add(prefix+"page", &s.Page)
	r.add(prefix+"heading", &s.Heading)
}

func (r *row) figure(name string, f *model.Figure) {
	r.add(name+"_value", number{&f.Value, func() bool { return f.Known() }})
	r.add(name+"_unit", &f.Unit)
	r.add(name+"_text", &f.Text)
	r.add(name+"_missing", optional[model.Missing]{&f.Missing})
}

func (r *row) target(name string, t *model.Target) {
	r.add(name+"_kind", optional[model.TargetKind]{&t.Kind})
	r.add(name+"_value", number{&t.Value, func() bool { return t.HasNumber() }})
	r.add(name+"_unit", &t.Unit)
	r.add(name+"_text", &t.Text)
	r.text(name, &t.Words)
	r.add(name+"_missing", optional[model.Missing]{&t.Missing})
}

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

// codes is a list of codes as one text, separated by spaces.
type codes struct{ p *[]string }

func (c codes) Value() (driver.Value, error) { return strings.Join(*c.p, " "), nil }

func (c codes) Scan(src any) error {
	text, ok := src.(string)
	if !ok {
		return fmt.Errorf("a %T where codes are expected", src)
	}
	*c.p = nil
	if text != "" {
		*c.p = strings.Split(text, " ")
	}
	return nil
}

// counted is a number whose absence, told by none, is NULL.
type counted struct {
	p    *int
	none int
}

func (c counted) Value() (driver.Value, error) {
	if *c.p == c.none {
		return nil, nil
	}
	return int64(*c.p), nil
}

func (c counted) Scan(src any) error {
	switch cell := src.(type) {
	case nil:
		*c.p = c.none
	case int64:
		*c.p = int(cell)
	default:
		return fmt.Errorf("a %T where a number is expected", src)
	}
	return nil
}

// exact is a decimal number, whatever library the model takes it from.
type exact interface {
	String() string
	UnmarshalText(text []byte) error
}

// number is an exact decimal kept as text; NULL leaves it zero.
type number struct {
	p     exact
	known func() bool
}

func (n number) Value() (driver.Value, error) {
	if !n.known() {
		return nil, nil
	}
	return n.p.String(), nil
}

func (n number) Scan(src any) error {
	switch cell := src.(type) {
	case nil:
		return nil
	case string:
		return n.p.UnmarshalText([]byte(cell))
	default:
		return fmt.Errorf("a %T where a decimal is expected", src)
	}
}

var errPrint = errors.New("the number and its print differ")

// checkFigure holds the stored number against what the stored print says.
func checkFigure(f model.Figure) error {
	if f.Missing != "" {
		return checkAbsent(f.Text == "" && f.Value.IsZero())
	}
	printed, err := model.ParseFigure(f.Text)
	if err != nil {
		return fmt.Errorf("%q: %w", f.Text, err)
	}
	if printed.Unit != f.Unit || !printed.Value.Equal(f.Value) {
		return fmt.Errorf("%q: %w", f.Text, errPrint)
	}
	return nil
}

// checkAbsent is asked of what is marked as missing or as words.
func checkAbsent(empty bool) error {
	if !empty {
		return errPrint
	}
	return nil
}

func checkTarget(t model.Target) error {
	if t.Missing != "" || t.Kind == model.InWords {
		return checkAbsent((t.Missing == "" || t.Kind == "") && t.Value.IsZero())
	}
	printed, err := model.ParseTarget(t.Text)
	if err != nil {
		return fmt.Errorf("%q: %w", t.Text, err)
	}
	if printed.Kind != t.Kind || printed.Unit != t.Unit || !printed.Value.Equal(t.Value) {
		return fmt.Errorf("%q: %w", t.Text, errPrint)
	}
	return nil
}

// spot is where a row stands: its year, the ord of the row that it belongs to
// where it belongs to one, and its own ord.
type spot struct{ year, owner, ord int }

// table ties a table to the values it keeps.
type table[T any] struct {
	name  string
	owner string // the column of the owner's ord; empty for a table of the year
	bind  func(r *row, value *T)
}

// row binds the key and then the value's own columns.
func (t table[T]) row(at *spot, value *T) row {
	r := row{}
	r.add("year", &at.year)
	if t.owner != "" {
		r.add(t.owner, &at.owner)
	}
	r.add("ord", &at.ord)
	t.bind(&r, value)
	return r
}

// span is a stretch of a branch's years, both ends included.
type span struct {
	branch   string
	from, to int
}

func (t table[T]) selection(r *row) string {
	order := "year, ord"
	if t.owner != "" {
		order = "year, " + t.owner + ", ord"
	}
	return "SELECT " + strings.Join(r.names, ", ") + " FROM " + t.name +
		" WHERE branch = ? AND year BETWEEN ? AND ? ORDER BY " + order
}

func (t table[T]) insertion(r *row) string {
	return "INSERT INTO " + t.name + " (branch, " + strings.Join(r.names, ", ") + ") VALUES (?" +
		strings.Repeat(", ?", len(r.names)) + ")"
}

// eachRow runs a query and hands on every row; what cannot be read is damage.
func eachRow(ctx context.Context, q querier, query string, read func(rows *sql.Rows) error, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err tells
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

// optionalRow reads a row that may not be there.
func optionalRow(row *sql.Row, cells ...any) (found bool, err error) {
	err = scanOne(row, cells...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// each reads the table's rows over the span in printed order. An ord out of step
// would shift what stands by its place, so it counts as damage.
func each[T any](ctx context.Context, q querier, t table[T], s span, put func(at spot, value T) error) error {
	var at spot
	var value, empty T
	r := t.row(&at, &value)
	last := spot{ord: -1}
	return eachRow(ctx, q, t.selection(&r), func(rows *sql.Rows) error {
		value = empty
		if err := rows.Scan(r.cells...); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		if at.year != last.year || at.owner != last.owner {
			last = spot{year: at.year, owner: at.owner, ord: -1}
		}
		if at.ord != last.ord+1 {
			return fmt.Errorf("%s: ord %d follows %d", t.name, at.ord, last.ord)
		}
		last = at
		if err := put(at, value); err != nil {
			return fmt.Errorf("%s %d/%d: %w", t.name, at.year, at.ord, err)
		}
		return nil
	}, s.branch, s.from, s.to)
}

// writer inserts rows in one transaction, preparing each statement once. It knows
// one by its words, or an insertion by its table, so that those are not put
// together for every row.
type writer struct {
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
}

func newWriter(tx *sql.Tx) *writer { return &writer{tx: tx, prepared: map[string]*sql.Stmt{}} }

func (w *writer) exec(ctx context.Context, query string, args ...any) error {
	return w.execAs(ctx, query, func() string { return query }, args)
}

func (w *writer) execAs(ctx context.Context, name string, query func() string, args []any) error {
	statement, known := w.prepared[name]
	if !known {
		var err error
		if statement, err = w.tx.PrepareContext(ctx, query()); err != nil {
			return err
		}
		w.prepared[name] = statement
	}
	_, err := statement.ExecContext(ctx, args...)
	return err
}

// put writes one row.
func put[T any](ctx context.Context, w *writer, t table[T], branch string, at spot, value *T) error {
	r := t.row(&at, value)
	insertion := func() string { return t.insertion(&r) }
	if err := w.execAs(ctx, t.name, insertion, append([]any{branch}, r.cells...)); err != nil {
		return fmt.Errorf("%s %d/%d: %w", t.name, at.year, at.ord, err)
	}
	return nil
}

// putAll writes a list in its printed order.
func putAll[T any](ctx context.Context, w *writer, t table[T], branch string, at spot, values []T) error {
	for i := range values {
		at.ord = i
		if err := put(ctx, w, t, branch, at, &values[i]); err != nil {
			return err
		}
	}
	return nil
}

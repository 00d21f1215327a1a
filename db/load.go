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

// loader reads a span of a branch's years, one query a table however many years
// and KPIs there are.
type loader struct {
	tx      *sql.Tx
	span    span
	version int // of the file's schema
	years   map[int]*model.Year
}

func newLoader(tx *sql.Tx, s span, version int) *loader {
	return &loader{tx: tx, span: s, version: version, years: map[int]*model.Year{}}
}

var errNoOwner = errors.New("it belongs to a row that is not there")

// loadYears reads complete years, keyed by year.
func loadYears(ctx context.Context, tx *sql.Tx, s span, version int) (map[int]*model.Year, error) {
	l := newLoader(tx, s, version)
	for _, load := range []func(context.Context) error{
		l.loadFrames, l.loadHeadings, l.loadKPIs, l.loadNotes, l.loadWork, l.loadLineage, l.loadConflicts, l.loadStatuses,
		l.loadStaffing,
	} {
		if err := load(ctx); err != nil {
			return nil, err
		}
	}
	return l.years, nil
}

func (l *loader) loadStaffing(ctx context.Context) error {
	staffing, err := loadStaffing(ctx, l.tx, l.span)
	for number, held := range staffing {
		if year := l.years[number]; year != nil {
			year.Staffing = held
		}
	}
	return err
}

func (l *loader) loadFrames(ctx context.Context) error {
	return eachRow(ctx, l.tx, `SELECT year, edition, name_ja, name_en, scale_note_ja, scale_note_en
		FROM year WHERE branch = ? AND year BETWEEN ? AND ?`, func(rows *sql.Rows) error {
		y := &model.Year{Branch: model.Branch{Code: l.span.branch}}
		name, note := &y.Branch.Name, &y.ScaleNote
		err := rows.Scan(&y.Year, &y.Edition, &name.JA, &name.EN, &note.JA, &note.EN)
		l.years[y.Year] = y
		return err
	}, l.span.branch, l.span.from, l.span.to)
}

// list reads one table into the list that of names in its year.
func list[T any](ctx context.Context, l *loader, t table[T], of func(*model.Year) *[]T) error {
	return each(ctx, l.tx, t, l.span, func(at spot, value T) error {
		year := l.years[at.year]
		if year == nil {
			return errNoOwner
		}
		values := of(year)
		*values = append(*values, value)
		return nil
	})
}

// hang reads one table whose rows belong to rows of another list.
func hang[T, O any](ctx context.Context, l *loader, t table[T], owners func(*model.Year) []O, put func(*O, T) error) error {
	return each(ctx, l.tx, t, l.span, func(at spot, value T) error {
		year := l.years[at.year]
		if year == nil || !within(at.owner, len(owners(year))) {
			return errNoOwner
		}
		return put(&owners(year)[at.owner], value)
	})
}

func (l *loader) loadDocuments(ctx context.Context) error {
	return list(ctx, l, documents, func(y *model.Year) *[]model.Document { return &y.Documents })
}

func (l *loader) loadHeadings(ctx context.Context) error {
	return errors.Join(
		l.loadDocuments(ctx),
		list(ctx, l, fields, func(y *model.Year) *[]model.Field { return &y.Fields }),
		list(ctx, l, groups, func(y *model.Year) *[]model.Group { return &y.Groups }),
		list(ctx, l, scale, func(y *model.Year) *[]model.Grade { return &y.Scale }),
		list(ctx, l, categories, func(y *model.Year) *[]model.Category { return &y.Categories }),
		list(ctx, l, themes, func(y *model.Year) *[]model.Theme { return &y.Themes }),
	)
}

func (l *loader) loadKPIs(ctx context.Context) error {
	err := each(ctx, l.tx, kpis, l.span, func(at spot, read kpiRow) error {
		year := l.years[at.year]
		if year == nil {
			return errNoOwner
		}
		k, err := read.kpi()
		year.KPIs = append(year.KPIs, k)
		return err
	})
	if err != nil {
		return err
	}
	return hang(ctx, l, alternatives, kpisOf, hangAlternative)
}

func kpisOf(y *model.Year) []model.KPI { return y.KPIs }

func hangAlternative(k *model.KPI, a model.Alternative) error {
	k.Alternatives = append(k.Alternatives, a)
	return checkFigure(a.Figure)
}

func (l *loader) loadNotes(ctx context.Context) error {
	if err := list(ctx, l, notes, func(y *model.Year) *[]model.Note { return &y.Notes }); err != nil {
		return err
	}
	return hang(ctx, l, noteKPIs, func(y *model.Year) []model.Note { return y.Notes },
		func(n *model.Note, code string) error {
			n.KPIs = append(n.KPIs, code)
			return nil
		})
}

func (l *loader) loadWork(ctx context.Context) error {
	return errors.Join(
		list(ctx, l, activities, func(y *model.Year) *[]model.Activity { return &y.Activities }),
		list(ctx, l, initiatives, func(y *model.Year) *[]model.Initiative { return &y.Initiatives }),
	)
}

func (l *loader) loadLineage(ctx context.Context) error {
	if err := list(ctx, l, lineages, func(y *model.Year) *[]model.Lineage { return &y.Lineage }); err != nil {
		return err
	}
	return hang(ctx, l, lineageEnds, func(y *model.Year) []model.Lineage { return y.Lineage },
		func(line *model.Lineage, e end) error {
			if e.from != "" {
				line.From = append(line.From, e.from)
			} else {
				line.To = append(line.To, e.to)
			}
			return nil
		})
}

func (l *loader) loadConflicts(ctx context.Context) error {
	if err := list(ctx, l, conflicts, func(y *model.Year) *[]model.Conflict { return &y.Conflicts }); err != nil {
		return err
	}
	err := hang(ctx, l, variants, func(y *model.Year) []model.Conflict { return y.Conflicts },
		func(c *model.Conflict, p model.Variant) error {
			c.Variants = append(c.Variants, p)
			return nil
		})
	if err != nil {
		return err
	}
	for _, year := range l.years {
		for i := range year.Conflicts {
			if c := &year.Conflicts[i]; !within(c.Shown, len(c.Variants)) {
				return damaged(fmt.Errorf("conflict %d/%d: variant %d is shown and not there", year.Year, i, c.Shown))
			}
		}
	}
	if l.version < withDecisions {
		return nil
	}
	return l.loadResolutions(ctx)
}

// loadStatuses gives every item its status. One whose item a later file left out
// waits for the item to come back.
func (l *loader) loadStatuses(ctx context.Context) error {
	places := map[int]map[string]*model.Status{}
	for number, year := range l.years {
		places[number] = statusesOf(year)
	}
	return eachRow(ctx, l.tx, `SELECT year, item, `+statusColumns+`
		FROM status WHERE branch = ? AND year BETWEEN ? AND ?`, func(rows *sql.Rows) error {
		var year int
		var item string
		var status model.Status
		err := rows.Scan(append([]any{&year, &item}, statusCells(&status)...)...)
		if place := places[year][item]; place != nil {
			*place = status
		}
		return err
	}, l.span.branch, l.span.from, l.span.to)
}

// statusesOf points at the status of every item of a year; a heading has none.
func statusesOf(y *model.Year) map[string]*model.Status {
	statuses := map[string]*model.Status{}
	for i := range y.KPIs {
		statuses[y.KPIs[i].Code] = &y.KPIs[i].Status
	}
	for i := range y.Activities {
		statuses[y.Activities[i].Code] = &y.Activities[i].Status
	}
	for i := range y.Initiatives {
		if line := &y.Initiatives[i]; !line.Heading {
			statuses[line.Code] = &line.Status
		}
	}
	return statuses
}

const statusColumns = `value, note, comment, who, at, version`

func statusCells(s *model.Status) []any {
	return []any{optional[model.StatusValue]{&s.Value}, &s.Note, &s.Comment, &s.Who, moment{&s.At}, &s.Version}
}

// moment is a time kept as RFC 3339 text in UTC; the zero time is NULL.
type moment struct{ p *time.Time }

func (m moment) text() any {
	if m.p.IsZero() {
		return nil
	}
	return m.p.UTC().Format(time.RFC3339Nano)
}

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

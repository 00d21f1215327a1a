package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"scorecard/model"
)

// yearKey names one branch's year.
type yearKey struct {
	branch string
	year   int
}

func keyOf(y *model.Year) yearKey { return yearKey{y.Branch.Code, y.Year} }

func (k yearKey) String() string { return fmt.Sprintf("%s/%d", k.branch, k.year) }

// itemKey names an item of a year, or with a field a conflict about it.
type itemKey struct {
	yearKey
	kind  model.ItemKind
	code  string
	field string
	nth   int // counts the conflicts of that item and field
}

// yearRow is a row of the table year: what is known of a year without its
// document.
type yearRow struct {
	year, version int
	facts         yearFacts
	checksum      string
	closing       *model.Closing // nil while the year is open
}

// yearFacts are the columns that repeat what the document contains.
type yearFacts struct {
	edition    int
	name       model.Text // of the branch
	hasResults bool
	staffedAt  string // the date of the staffing; empty when there is none
}

func factsOf(y *model.Year) yearFacts {
	f := yearFacts{edition: y.Edition, name: y.Branch.Name, hasResults: y.HasResults()}
	if y.Staffing != nil {
		f.staffedAt = y.Staffing.AsOf
	}
	return f
}

func (f *yearFacts) cells() []any {
	return []any{&f.edition, &f.name.JA, &f.name.EN, &f.hasResults, optional[string]{&f.staffedAt}}
}

const yearsOfBranch = `SELECT year, version, edition, name_ja, name_en, has_results, staffing_as_of, checksum,
	closed, closed_by, closed_at, closed_reason FROM year WHERE branch = $1 ORDER BY year`

// readYears lists the years of a branch on file, ascending.
func readYears(ctx context.Context, tx *sql.Tx, branch string) ([]yearRow, error) {
	var years []yearRow
	err := eachRow(ctx, tx, yearsOfBranch, func(rows *sql.Rows) error {
		var row yearRow
		var closed bool
		var closing model.Closing
		cells := append([]any{&row.year, &row.version}, row.facts.cells()...)
		cells = append(cells, &row.checksum, &closed,
			optional[string]{&closing.Who}, moment{&closing.At}, optional[string]{&closing.Reason})
		err := rows.Scan(cells...)
		if closed {
			row.closing = &closing
		}
		years = append(years, row)
		return err
	}, branch)
	return years, err
}

// rowOf finds the row of a year; nil when it is not on file.
func rowOf(years []yearRow, year int) *yearRow {
	for i := range years {
		if years[i].year == year {
			return &years[i]
		}
	}
	return nil
}

const itemsOfSpan = `SELECT year, list, ord, code, content FROM item
	WHERE branch = $1 AND year BETWEEN $2 AND $3 ORDER BY year, list, ord`

// readDocuments reads the documents of a branch's years, both ends included,
// without verifying them.
func readDocuments(ctx context.Context, tx *sql.Tx, branch string, from, to int) (map[int]document, error) {
	documents, sizes := map[int]document{}, map[int]int{}
	err := eachRow(ctx, tx, itemsOfSpan, func(rows *sql.Rows) error {
		var year int
		var e entry
		err := rows.Scan(&year, &e.list, &e.ord, &e.code, &e.content)
		if sizes[year] += len(e.content); sizes[year] > maxDocument {
			return fmt.Errorf("%s: %w", yearKey{branch, year}, errDocumentSize)
		}
		documents[year] = append(documents[year], e)
		return err
	}, branch, from, to)
	return documents, err
}

var errChecksum = errors.New("the stored rows are not those that were written: the checksum differs")

// verified is the document when it is the one that was written. Otherwise the
// error is of kind Damaged and names the year, and the entry that cannot be read
// where one is to blame.
func (row *yearRow) verified(at yearKey, d document) (document, error) {
	if d.checksum() == row.checksum {
		return d, nil
	}
	cause := errChecksum
	if place := d.firstProblem(); place != "" {
		return nil, damagedAt(at.String()+" "+place, cause)
	}
	return nil, damagedAt(at.String(), cause)
}

// decoded is the year of a verified document.
func (row *yearRow) decoded(at yearKey, d document) (*model.Year, error) {
	d, err := row.verified(at, d)
	if err != nil {
		return nil, err
	}
	y, err := d.decode()
	if err != nil {
		return nil, damagedAt(at.String(), err)
	}
	if keyOf(y) != at || factsOf(y) != row.facts {
		return nil, damagedAt(at.String(), errFacts)
	}
	for i := range y.Conflicts { // indexes that the program relies on
		c := &y.Conflicts[i]
		if c.Shown >= len(c.Variants) || c.Shown < 0 || c.InUse() >= len(c.Variants) || c.InUse() < 0 {
			return nil, damagedAt(fmt.Sprintf("%s %s[%d]", at, conflictList, i), errIndex)
		}
	}
	return y, nil
}

var errIndex = errors.New("the variant that is shown or chosen is missing")

var errFacts = errors.New("the row of the year does not match its document")

// loader reads years of a branch as of one transaction.
type loader struct {
	branch string
	rows   []yearRow
	years  map[int]*model.Year
	damage map[int]error // of the years on file that cannot be read
}

// loadYears reads the years of a branch between two, both included, with what
// people did to them: three queries, however many years there are.
func loadYears(ctx context.Context, tx *sql.Tx, branch string, rows []yearRow, from, to int) (*loader, error) {
	l := &loader{branch: branch, rows: rows, years: map[int]*model.Year{}, damage: map[int]error{}}
	if err := l.loadDocuments(ctx, tx, from, to); err != nil {
		return nil, err
	}
	if err := l.applyStatuses(ctx, tx, from, to); err != nil {
		return nil, err
	}
	return l, l.applyResolutions(ctx, tx, from, to)
}

// loadDocuments reads every year by itself only where a page is damaged, so that
// the other years are still read.
func (l *loader) loadDocuments(ctx context.Context, tx *sql.Tx, from, to int) error {
	documents, err := readDocuments(ctx, tx, l.branch, from, to)
	if from < to && kindOf(classify(err, "")) == model.Damaged {
		for year := from; year <= to; year++ {
			if err := l.loadDocuments(ctx, tx, year, year); err != nil {
				l.damage[year] = damagedAt(yearKey{l.branch, year}.String(), err)
			}
		}
		return nil
	}
	if err != nil {
		return err
	}
	for i := range l.rows {
		row := &l.rows[i]
		if row.year < from || row.year > to {
			continue
		}
		y, err := row.decoded(yearKey{l.branch, row.year}, documents[row.year])
		if err != nil {
			l.damage[row.year] = err
			continue
		}
		l.years[row.year] = y
	}
	return nil
}

// spoil drops a year of which a row cannot be read.
func (l *loader) spoil(year int, place string, cause error) error {
	if rowOf(l.rows, year) == nil { // the row does not even have its year
		return fmt.Errorf("%s: %w", place, cause)
	}
	delete(l.years, year)
	if l.damage[year] == nil {
		l.damage[year] = damagedAt(yearKey{l.branch, year}.String()+" "+place, cause)
	}
	return nil
}

// year is one of the years, or why it is not there.
func (l *loader) year(year int) (*model.Year, error) {
	if err := l.damage[year]; err != nil {
		return nil, err
	}
	if y := l.years[year]; y != nil {
		return y, nil
	}
	return nil, noYear(year)
}

// loadYear reads one year with what people did to it.
func loadYear(ctx context.Context, tx *sql.Tx, at yearKey) (*model.Year, *yearRow, error) {
	rows, err := readYears(ctx, tx, at.branch)
	if err != nil {
		return nil, nil, err
	}
	row := rowOf(rows, at.year)
	if row == nil {
		return nil, nil, noYear(at.year)
	}
	l, err := loadYears(ctx, tx, at.branch, rows, at.year, at.year)
	if err != nil {
		return nil, nil, err
	}
	y, err := l.year(at.year)
	return y, row, err
}

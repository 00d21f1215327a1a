package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"

	"scorecard/model"
)

// Branches lists the branches on file in the order of their first import, each
// by the name that its newest year prints.
func (db *DB) Branches(ctx context.Context) ([]model.Branch, error) {
	var branches []model.Branch
	err := db.read(ctx, func(tx *sql.Tx) error {
		return eachRow(ctx, tx, `SELECT branch, name_ja, name_en`+branchesOnFile+` ORDER BY ord`, func(rows *sql.Rows) error {
			var b model.Branch
			err := rows.Scan(&b.Code, &b.Name.JA, &b.Name.EN)
			branches = append(branches, b)
			return err
		})
	})
	return branches, err
}

// Years lists the branch's years on file, ascending. An empty code means the
// first branch here and below; an unknown one is a NoBranch error.
func (db *DB) Years(ctx context.Context, branch string) ([]int, error) {
	var years []int
	err := db.read(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, branch)
		if err != nil {
			return err
		}
		years, err = listYears(ctx, tx, b.Code)
		return err
	})
	return years, err
}

func listYears(ctx context.Context, tx *sql.Tx, branch string) ([]int, error) {
	var years []int
	err := eachRow(ctx, tx, `SELECT year FROM year WHERE branch = ? ORDER BY year`, func(rows *sql.Rows) error {
		var year int
		err := rows.Scan(&year)
		years = append(years, year)
		return err
	}, branch)
	return years, err
}

// Year loads all that is kept of one branch's year, each figure as the year file
// shows it: how its conflicts are resolved stands beside them. The error is
// NoBranch or NoYear when it is not on file.
func (db *DB) Year(ctx context.Context, branch string, year int) (*model.Year, error) {
	var found *model.Year
	err := db.read(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, branch)
		if err != nil {
			return err
		}
		version, err := db.versionOf(ctx, tx)
		if err != nil {
			return err
		}
		years, err := loadYears(ctx, tx, span{b.Code, year, year}, version)
		if err != nil {
			return err
		}
		if found = years[year]; found == nil {
			return noYear(year)
		}
		return nil
	})
	return found, err
}

// Scorecard loads the branch as seen from one year: the year with its
// neighbours and the one before them, the staffing that held and whether it is closed, all as of one
// moment and with the figures that managers have chosen. Year 0 means the
// latest with results, or the latest when none has any. The error is NoBranch or
// NoYear when it is not on file.
func (db *DB) Scorecard(ctx context.Context, branch string, year int) (*model.Scorecard, error) {
	var card *model.Scorecard
	err := db.read(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, branch)
		if err != nil {
			return err
		}
		version, err := db.versionOf(ctx, tx)
		if err != nil {
			return err
		}
		card, err = loadScorecard(ctx, tx, b, year, version)
		return err
	})
	return card, err
}

func loadScorecard(ctx context.Context, tx *sql.Tx, b model.Branch, year, version int) (*model.Scorecard, error) {
	if year == 0 {
		var err error
		if year, err = latestYear(ctx, tx, b.Code); err != nil {
			return nil, err
		}
	}
	years, err := loadYears(ctx, tx, span{b.Code, year - 2, year + 1}, version)
	if err != nil {
		return nil, err
	}
	if years[year] == nil {
		return nil, noYear(year)
	}
	for _, loaded := range years {
		loaded.ApplyResolutions()
	}
	card := &model.Scorecard{
		Branch: b, Year: years[year], Before: years[year-1], Older: years[year-2], After: years[year+1],
	}
	if card.Earlier, card.Later, err = neighbours(ctx, tx, b.Code, year); err != nil {
		return nil, err
	}
	if card.Closing, err = findClosing(ctx, tx, b.Code, year, version); err != nil {
		return nil, err
	}
	card.Staffing, err = heldStaffing(ctx, tx, b.Code, year, years, version)
	return card, err
}

// branchesOnFile are those that have a year. One whose only import was taken back
// has none and keeps its row, which its history belongs to.
const branchesOnFile = ` FROM branch WHERE EXISTS (SELECT 1 FROM year WHERE year.branch = branch.branch)`

func findBranch(ctx context.Context, tx *sql.Tx, code string) (model.Branch, error) {
	b := model.Branch{Code: code}
	query, args := `SELECT branch, name_ja, name_en`+branchesOnFile+` AND branch = ?`, []any{code}
	if code == "" {
		query, args = `SELECT branch, name_ja, name_en`+branchesOnFile+` ORDER BY ord LIMIT 1`, nil
	}
	err := scanOne(tx.QueryRowContext(ctx, query, args...), &b.Code, &b.Name.JA, &b.Name.EN)
	if errors.Is(err, sql.ErrNoRows) {
		return b, &model.Error{Kind: model.NoBranch, Subject: code}
	}
	return b, err
}

func noYear(year int) error {
	return &model.Error{Kind: model.NoYear, Subject: strconv.Itoa(year)}
}

const (
	latestWithActual = `SELECT year FROM kpi INDEXED BY kpi_with_actual
		WHERE branch = ? AND actual_value IS NOT NULL ORDER BY year DESC LIMIT 1`
	latestOnFile = `SELECT year FROM year WHERE branch = ? ORDER BY year DESC LIMIT 1`
	yearsAround  = `SELECT
		COALESCE((SELECT year FROM year WHERE branch = ?1 AND year < ?2 ORDER BY year DESC LIMIT 1), 0),
		COALESCE((SELECT year FROM year WHERE branch = ?1 AND year > ?2 ORDER BY year LIMIT 1), 0)`
	staffingHeld = `SELECT COALESCE(
		(SELECT year FROM staffing WHERE branch = ?1 AND as_of <= ?2 ORDER BY as_of DESC, year DESC LIMIT 1),
		(SELECT year FROM staffing WHERE branch = ?1 ORDER BY as_of, year LIMIT 1), 0)`
)

func latestYear(ctx context.Context, tx *sql.Tx, branch string) (int, error) {
	var year int
	for _, query := range []string{latestWithActual, latestOnFile} {
		err := scanOne(tx.QueryRowContext(ctx, query, branch), &year)
		if !errors.Is(err, sql.ErrNoRows) {
			return year, err
		}
	}
	return 0, &model.Error{Kind: model.NoYear}
}

func neighbours(ctx context.Context, tx *sql.Tx, branch string, year int) (earlier, later int, err error) {
	err = scanOne(tx.QueryRowContext(ctx, yearsAround, branch, year), &earlier, &later)
	return earlier, later, err
}

// heldStaffing finds the newest staffing as of the end of the fiscal year, in
// March, or else the oldest there is. Mostly it stands in the window already.
func heldStaffing(
	ctx context.Context, tx *sql.Tx, branch string, year int, window map[int]*model.Year, version int,
) (*model.Staffing, error) {
	var held int
	end := fmt.Sprintf("%04d-03-31", year+1)
	if err := scanOne(tx.QueryRowContext(ctx, staffingHeld, branch, end), &held); err != nil || held == 0 {
		return nil, err
	}
	if y := window[held]; y != nil {
		return y.Staffing, nil
	}
	return resolvedStaffing(ctx, tx, span{branch, held, held}, version)
}

// resolvedStaffing loads the staffing of a year that is not loaded otherwise, with
// the headcounts that managers have chosen.
func resolvedStaffing(ctx context.Context, tx *sql.Tx, s span, version int) (*model.Staffing, error) {
	l := newLoader(tx, s, version)
	for _, load := range []func(context.Context) error{l.loadFrames, l.loadConflicts, l.loadStaffing} {
		if err := load(ctx); err != nil {
			return nil, err
		}
	}
	year := l.years[s.from]
	if year == nil {
		return nil, damaged(errNoOwner)
	}
	year.ApplyResolutions()
	return year.Staffing, nil
}

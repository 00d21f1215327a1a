package db

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
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
		rows, err := readYears(ctx, tx, b.Code)
		for i := range rows {
			years = append(years, rows[i].year)
		}
		return err
	})
	return years, err
}

// Year loads one branch's year, each figure as the year file has it, with the
// statuses that people have set, and the resolutions of its conflicts beside them.
// The error is NoBranch or NoYear when it is not on file, and Damaged, with the
// year as its place, when it cannot be read.
func (db *DB) Year(ctx context.Context, branch string, year int) (*model.Year, error) {
	var found *model.Year
	err := db.read(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, branch)
		if err != nil {
			return err
		}
		found, _, err = loadYear(ctx, tx, yearKey{b.Code, year})
		return err
	})
	return found, err
}

// Scorecard loads the branch as seen from one year: the year with its neighbours
// and the one before them, the staffing and whether it is closed, all as of one
// moment and with the resolved figures. Year 0 means the latest with results, or
// the latest when none has any. A neighbour that cannot be read is left out and
// listed in Damaged. The error is NoBranch or NoYear when the year is not on file,
// and Damaged, with the year as its place, when it cannot be read.
func (db *DB) Scorecard(ctx context.Context, branch string, year int) (*model.Scorecard, error) {
	var card *model.Scorecard
	err := db.read(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, branch)
		if err != nil {
			return err
		}
		card, err = loadScorecard(ctx, tx, b, year)
		return err
	})
	return card, err
}

func loadScorecard(ctx context.Context, tx *sql.Tx, b model.Branch, year int) (*model.Scorecard, error) {
	rows, err := readYears(ctx, tx, b.Code)
	if err != nil {
		return nil, err
	}
	if year == 0 {
		year = firstShown(rows)
	}
	row := rowOf(rows, year)
	if row == nil {
		return nil, noYear(year)
	}
	l, err := loadYears(ctx, tx, b.Code, rows, year-2, year+1)
	if err != nil {
		return nil, err
	}
	card := &model.Scorecard{
		Branch: b, Before: l.years[year-1], Older: l.years[year-2], After: l.years[year+1], Closing: row.closing,
	}
	if card.Year, err = l.year(year); err != nil {
		return nil, err
	}
	for _, loaded := range l.years {
		loaded.ApplyResolutions()
	}
	card.Damaged = slices.Sorted(maps.Keys(l.damage))
	for i := range rows {
		switch other := rows[i].year; {
		case other < year:
			card.Earlier = other
		case other > year && card.Later == 0:
			card.Later = other
		}
	}
	if card.Staffed = card.HeldStaffing(); card.Staffed != nil {
		card.Staffing = card.Staffed.Staffing
	}
	return card, nil
}

// firstShown is the latest year with results, or the latest when none has any.
func firstShown(rows []yearRow) int {
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].facts.hasResults {
			return rows[i].year
		}
	}
	if len(rows) == 0 {
		return 0
	}
	return rows[len(rows)-1].year
}

// branchesOnFile are those that have a year. One without any keeps its row, which
// its history refers to.
const branchesOnFile = ` FROM branch WHERE EXISTS (SELECT 1 FROM year WHERE year.branch = branch.branch)`

func findBranch(ctx context.Context, tx *sql.Tx, code string) (model.Branch, error) {
	b := model.Branch{Code: code}
	query, args := `SELECT branch, name_ja, name_en`+branchesOnFile+` AND branch = $1`, []any{code}
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

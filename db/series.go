package db

import (
	"context"
	"database/sql"
	"slices"

	"scorecard/model"
)

// mostPoints bounds a series: the newest years are kept.
const mostPoints = 60

const yearsOfItem = `SELECT year FROM item WHERE branch = $1 AND list = $2 AND code = $3 ORDER BY year DESC LIMIT $4`

// Series loads every year of one KPI, ascending, at most the newest 60, each with
// the resolved figures. A year that cannot be read is left out. A code that no year
// knows is a NoKPI error.
func (db *DB) Series(ctx context.Context, branch, kpi string) ([]model.Point, error) {
	var points []model.Point
	err := db.read(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, branch)
		if err != nil {
			return err
		}
		years, err := listYearsOf(ctx, tx, b.Code, kpi)
		if err != nil {
			return err
		}
		if len(years) == 0 {
			return &model.Error{Kind: model.NoKPI, Subject: kpi}
		}
		points, err = loadSeries(ctx, tx, b.Code, kpi, years)
		return err
	})
	return points, err
}

// listYearsOf lists the newest years that have a KPI, ascending.
func listYearsOf(ctx context.Context, tx *sql.Tx, branch, kpi string) ([]int, error) {
	var years []int
	err := eachRow(ctx, tx, yearsOfItem, func(rows *sql.Rows) error {
		var year int
		err := rows.Scan(&year)
		years = append(years, year)
		return err
	}, branch, kpiList, kpi, mostPoints)
	slices.Reverse(years)
	return years, err
}

func loadSeries(ctx context.Context, tx *sql.Tx, branch, kpi string, years []int) ([]model.Point, error) {
	rows, err := readYears(ctx, tx, branch)
	if err != nil {
		return nil, err
	}
	l, err := loadYears(ctx, tx, branch, rows, years[0], years[len(years)-1])
	if err != nil {
		return nil, err
	}
	var points []model.Point
	for _, year := range years {
		y := l.years[year]
		if k := y.KPI(kpi); k != nil {
			y.ApplyResolutions()
			points = append(points, model.Point{Year: year, KPI: *k})
		}
	}
	return points, nil
}

package db

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"scorecard/model"
)

// mostPoints bounds a series: the newest years are kept.
const mostPoints = 60

// Series loads every year of one KPI, ascending, at most the newest 60, each with
// the figures that managers have chosen. A code that no year knows is a NoKPI
// error.
func (db *DB) Series(ctx context.Context, branch, kpi string) ([]model.Point, error) {
	var points []model.Point
	err := db.read(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, branch)
		if err != nil {
			return err
		}
		version, err := db.versionOf(ctx, tx)
		if err != nil {
			return err
		}
		points, err = loadSeries(ctx, tx, b.Code, kpi, version)
		return err
	})
	return points, err
}

// The parts of a series are found through the KPI's own index; CROSS JOIN keeps
// SQLite from beginning at the other end.
var (
	seriesKPIs = `SELECT ` + columnsOf("k", kpis.row(new(spot), new(kpiRow))) + ` FROM kpi AS k` + seriesEnd +
		` LIMIT ` + strconv.Itoa(mostPoints)
	seriesAlternatives = `SELECT ` + columnsOf("a", alternatives.row(new(spot), new(model.Alternative))) +
		` FROM kpi AS k CROSS JOIN alternative AS a ON a.branch = k.branch AND a.year = k.year AND a.kpi_ord = k.ord` +
		seriesEnd + `, a.ord`
	seriesStatuses = `SELECT k.year, s.value, s.note, s.comment, s.who, s.at, s.version
		FROM kpi AS k CROSS JOIN status AS s ON s.branch = k.branch AND s.year = k.year AND s.item = k.kpi` + seriesEnd
)

var seriesResolutions = resolvedVariants + ` FROM kpi AS k
	CROSS JOIN settlement AS s ON s.branch = k.branch AND s.year = k.year AND s.subject = k.kpi` + variantsOfResolution + `
	WHERE k.branch = ? AND k.kpi = ? AND s.print IS NOT NULL ORDER BY k.year` + conflictsInOrder

const seriesEnd = ` WHERE k.branch = ? AND k.kpi = ? ORDER BY k.year DESC`

func columnsOf(alias string, r row) string {
	return alias + "." + strings.Join(r.names, ", "+alias+".")
}

func loadSeries(ctx context.Context, tx *sql.Tx, branch, kpi string, version int) ([]model.Point, error) {
	points, err := seriesPoints(ctx, tx, branch, kpi)
	if err != nil {
		return nil, err
	}
	if len(points) == 0 {
		return nil, &model.Error{Kind: model.NoKPI, Subject: kpi}
	}
	byYear := map[int]*model.KPI{}
	for i := range points {
		byYear[points[i].Year] = &points[i].KPI
	}
	if err := seriesParts(ctx, tx, branch, kpi, byYear); err != nil {
		return nil, err
	}
	if version >= withDecisions {
		if err := resolveSeries(ctx, tx, branch, kpi, byYear); err != nil {
			return nil, err
		}
	}
	slices.Reverse(points)
	return points, nil
}

func seriesPoints(ctx context.Context, tx *sql.Tx, branch, kpi string) ([]model.Point, error) {
	var points []model.Point
	err := eachRow(ctx, tx, seriesKPIs, func(rows *sql.Rows) error {
		var at spot
		var read kpiRow
		r := kpis.row(&at, &read)
		if err := rows.Scan(r.cells...); err != nil {
			return err
		}
		k, err := read.kpi()
		points = append(points, model.Point{Year: at.year, KPI: k})
		return err
	}, branch, kpi)
	return points, err
}

// seriesParts adds what stands in tables of its own.
func seriesParts(ctx context.Context, tx *sql.Tx, branch, kpi string, byYear map[int]*model.KPI) error {
	err := eachRow(ctx, tx, seriesAlternatives, func(rows *sql.Rows) error {
		var at spot
		var a model.Alternative
		r := alternatives.row(&at, &a)
		if err := rows.Scan(r.cells...); err != nil {
			return err
		}
		if k := byYear[at.year]; k != nil {
			return hangAlternative(k, a)
		}
		return nil
	}, branch, kpi)
	if err != nil {
		return err
	}
	return eachRow(ctx, tx, seriesStatuses, func(rows *sql.Rows) error {
		var year int
		var s model.Status
		if err := rows.Scan(append([]any{&year}, statusCells(&s)...)...); err != nil {
			return err
		}
		if k := byYear[year]; k != nil {
			k.Status = s
		}
		return nil
	}, branch, kpi)
}

func resolveSeries(ctx context.Context, tx *sql.Tx, branch, kpi string, byYear map[int]*model.KPI) error {
	found, err := loadResolved(ctx, tx, seriesResolutions, branch, kpi)
	for at, conflicts := range found {
		applyTo(byYear[at.year], at, conflicts)
	}
	return err
}

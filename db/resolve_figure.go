package db

import (
	"context"
	"database/sql"
	"fmt"

	"scorecard/model"
)

// The figures of one KPI over years or over branches are resolved without loading
// whole years: the conflicts about it that somebody has resolved, with their
// variants, are enough. Mostly there are none.
var resolvedVariants = `SELECT c.branch, c.kind, c.subject, c.field, c.shown,
	s.print, s.text, s.value, s.reason, s.who, s.at, s.version, ` + columnsOf("p", variants.row(new(spot), new(model.Variant)))

const (
	variantsOfResolution = ` CROSS JOIN conflict AS c ON c.branch = s.branch AND c.year = s.year
			AND c.subject = s.subject AND c.field = s.field
			AND s.nth = (SELECT count(*) FROM conflict AS o WHERE o.branch = c.branch AND o.year = c.year AND o.ord < c.ord
				AND o.subject = c.subject AND o.field = c.field)
		CROSS JOIN print AS p ON p.branch = c.branch AND p.year = c.year AND p.conflict_ord = c.ord`
	// Within a branch and year; the variants of a conflict follow in their key's order.
	conflictsInOrder = `, s.field, s.nth`
)

// resolvedConflict is a conflict of one year with what resolves it.
type resolvedConflict struct {
	model.Conflict
	ord int
	row resolutionRow
}

// loadResolved reads the resolved conflicts that a query finds, by branch and year.
func loadResolved(ctx context.Context, tx *sql.Tx, query string, args ...any) (map[yearKey][]resolvedConflict, error) {
	found := map[yearKey][]resolvedConflict{}
	err := eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		var branch string
		var place spot
		var variant model.Variant
		c := resolvedConflict{row: resolutionRow{variant: none}}
		cells := append([]any{&branch, &c.Kind, &c.Subject, &c.Field, &c.Shown}, c.row.cells()...)
		r := variants.row(&place, &variant)
		if err := rows.Scan(append(cells, r.cells...)...); err != nil {
			return err
		}
		at := yearKey{branch, place.year}
		list := found[at]
		if len(list) == 0 || list[len(list)-1].ord != place.owner {
			c.ord = place.owner
			list = append(list, c)
		}
		last := &list[len(list)-1]
		if place.ord != len(last.Variants) {
			return fmt.Errorf("variant %d/%d: ord %d follows %d variants", place.year, place.owner, place.ord, len(last.Variants))
		}
		last.Variants = append(last.Variants, variant)
		found[at] = list
		return nil
	}, args...)
	return found, err
}

// applyTo puts the resolved figures of a year into a KPI that was loaded alone.
func applyTo(k *model.KPI, at yearKey, conflicts []resolvedConflict) {
	if k == nil {
		return
	}
	y := model.Year{Branch: model.Branch{Code: at.branch}, Year: at.year, KPIs: []model.KPI{*k}}
	for i := range conflicts {
		c := conflicts[i].Conflict
		c.Resolution = conflicts[i].row.of(&c)
		y.Conflicts = append(y.Conflicts, c)
	}
	y.ApplyResolutions()
	*k = y.KPIs[0]
}

package db

import (
	"context"
	"database/sql"
	"fmt"

	"scorecard/model"
)

// The figures of one KPI over years or over branches are settled without loading
// whole years: the conflicts about it that somebody has settled, with their
// prints, are enough. Mostly there are none.
var settledPrints = `SELECT c.branch, c.kind, c.subject, c.field, c.shown,
	s.print, s.text, s.value, s.reason, s.who, s.at, s.version, ` + columnsOf("p", prints.row(new(spot), new(model.Print)))

const (
	printsOfSettlement = ` CROSS JOIN conflict AS c ON c.branch = s.branch AND c.year = s.year
			AND c.subject = s.subject AND c.field = s.field
			AND s.nth = (SELECT count(*) FROM conflict AS o WHERE o.branch = c.branch AND o.year = c.year AND o.ord < c.ord
				AND o.subject = c.subject AND o.field = c.field)
		CROSS JOIN print AS p ON p.branch = c.branch AND p.year = c.year AND p.conflict_ord = c.ord`
	// Within a branch and year; the prints of a conflict follow in their key's order.
	conflictsInOrder = `, s.field, s.nth`
)

// settledConflict is a conflict of one year with what settles it.
type settledConflict struct {
	model.Conflict
	ord int
	row settlementRow
}

// loadSettled reads the settled conflicts that a query finds, by branch and year.
func loadSettled(ctx context.Context, tx *sql.Tx, query string, args ...any) (map[yearKey][]settledConflict, error) {
	found := map[yearKey][]settledConflict{}
	err := eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		var branch string
		var place spot
		var print model.Print
		c := settledConflict{row: settlementRow{print: none}}
		cells := append([]any{&branch, &c.Kind, &c.Subject, &c.Field, &c.Shown}, c.row.cells()...)
		r := prints.row(&place, &print)
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
		if place.ord != len(last.Prints) {
			return fmt.Errorf("print %d/%d: ord %d follows %d prints", place.year, place.owner, place.ord, len(last.Prints))
		}
		last.Prints = append(last.Prints, print)
		found[at] = list
		return nil
	}, args...)
	return found, err
}

// applyTo puts the settled figures of a year into a KPI that was loaded alone.
func applyTo(k *model.KPI, at yearKey, conflicts []settledConflict) {
	if k == nil {
		return
	}
	y := model.Year{Branch: model.Branch{Code: at.branch}, Year: at.year, KPIs: []model.KPI{*k}}
	for i := range conflicts {
		c := conflicts[i].Conflict
		c.Settled = conflicts[i].row.of(&c)
		y.Conflicts = append(y.Conflicts, c)
	}
	y.ApplySettlements()
	*k = y.KPIs[0]
}

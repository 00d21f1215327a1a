package view

import (
	"testing"

	"scorecard/model"
)

// DeclareKPIColumn declares a column of the KPI table for one test.
func DeclareKPIColumn(t testing.TB, c Column, cell func(*model.KPI) Cell) {
	moreKPIColumns = func(Format) []column[*item] {
		return []column[*item]{{Column: c, form: asFigure, cell: ofKPI(func(r *model.Result) Cell { return cell(r.KPI) })}}
	}
	t.Cleanup(func() { moreKPIColumns = nil })
}

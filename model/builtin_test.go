package model_test

import (
	"scorecard/seed/yeartest"
)

type tester = yeartest.Tester

// What the tests of several packages share.
var (
	views      = yeartest.Views
	compare    = yeartest.CompareLines
	number     = yeartest.Number
	figure     = yeartest.Figure
	target     = yeartest.Target
	kpi        = yeartest.KPI
	onPage     = yeartest.OnPage
	conflict   = yeartest.Conflict
	polarities = yeartest.Polarities
	amount     = yeartest.Amount
	shifted    = yeartest.Shifted
)

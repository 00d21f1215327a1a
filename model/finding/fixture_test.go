package finding_test

import (
	"scorecard/model"
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

func yearOf(year int, kpis ...model.KPI) *model.Year { return &model.Year{Year: year, KPIs: kpis} }

// sampleStaffing is a branch of one group whose headcounts do not add up.
func sampleStaffing() *model.Staffing {
	return &model.Staffing{
		AsOf: "2024-10-01", Source: under("organisation"), Total: 12,
		Totals: []model.Headcount{{Class: model.Staff, Name: both("staff"), Count: 9, Including: []model.Included{{Name: both("manager"), Count: 1}}}},
		Groups: []model.GroupStaffing{{
			Group: "health", Totals: []model.Headcount{{Class: model.Nurse, Name: both("nurses"), Count: 16}},
			Heads: []model.Post{{Name: both("head"), Class: model.Staff, Count: 1}},
			Teams: []model.Team{{Code: "team-a", Posts: []model.Post{{Name: both("clerk"), Class: model.Contract, Count: 3}}}},
		}},
	}
}

func both(s string) model.Text { return model.Text{JA: "日" + s, EN: s} }

func under(heading string) model.Source { return model.Source{Document: "plan", Heading: heading} }

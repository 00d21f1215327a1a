package model_test

import (
	"time"

	"scorecard/model"
)

func both(s string) model.Text { return model.Text{JA: "日" + s, EN: s} }

func under(heading string) model.Source { return model.Source{Document: "plan", Heading: heading} }

// sampleYear is a valid year with two of every list and with every field filled
// somewhere, so that a rule has something to refuse.
func sampleYear(t tester) *model.Year {
	t.Helper()
	return &model.Year{
		Edition: 1, Branch: model.Branch{Code: "kumamoto", Name: both("branch")}, Year: 2024,
		Documents: []model.Document{{Code: "results", Title: both("results")}, {Code: "plan", Title: both("plan")}},
		Fields:    []model.Field{{Code: "base", Name: both("base")}, {Code: "strategy", Name: both("strategy")}},
		Groups: []model.Group{
			{Code: "health", Name: both("Health Group"), Short: both("Health"), Field: "strategy"},
			{Code: "office", Name: both("Office Group"), Short: both("Office"), Field: "base"},
		},
		Scale:     []model.Grade{{Rating: "A", Meaning: both("well above")}, {Rating: "c", Meaning: both("not done")}},
		ScaleNote: both("some by rank"),
		Categories: []model.Category{
			{Code: "uptake", Group: "health", Name: both("uptake")}, {Code: "service", Group: "office", Name: both("service")},
		},
		Themes: []model.Theme{
			{Code: "outreach", Group: "health", Name: both("outreach"), Categories: []string{"uptake", "old"}}, {Code: "reform", Group: "office", Name: both("reform")},
		},
		KPIs: sampleKPIs(t),
		Notes: []model.Note{
			{Kind: model.Review, Year: 2024, KPIs: []string{"rate", "days"}, Text: both("went well"), Source: onPage(3)},
			{Kind: model.Policy, Year: 2025, KPIs: []string{"rate"}, Text: both("go on\nand on"), Source: under("next")},
		},
		Activities: []model.Activity{
			{
				Code: "smoking", Group: "health", Number: "①", Category: "uptake", Name: both("smoking"),
				Rating: model.Rating{Grade: "a"}, Status: sampleStatus(), Source: onPage(4),
			},
			{Code: "training", Group: "office", Category: "service", Name: both("training"), Rating: model.Rating{Missing: model.NotPublished}, Source: onPage(4)},
		},
		Initiatives: []model.Initiative{
			{Code: "halls", Group: "health", Theme: "outreach", Number: "(1)", Name: both("halls"), Heading: true, Source: under("halls")},
			{
				Code: "hotels", Group: "health", Theme: "outreach", Name: both("hotels"), Explanation: both("in town"),
				Tag: model.Expanded, Parent: "halls", Status: sampleStatus(), Source: under("halls"),
			},
		},
		Staffing: sampleStaffing(),
		Lineage: []model.Lineage{
			{Kind: model.Continued, From: []string{"rate"}, To: []string{"rate"}, Source: onPage(2)},
			{Kind: model.Started, To: []string{"days"}, Reason: both("new"), Source: under("new")},
			{Kind: model.Retired, From: []string{"cards"}, Reason: both("gone"), Source: onPage(6)},
			{Kind: model.Replaced, From: []string{"mail", "fax"}, To: []string{"days"}, Inferred: true, Source: onPage(6)},
		},
		Conflicts: []model.Conflict{
			{Kind: model.ValueConflict, Subject: "rate", Field: "rating", Shown: 1, Note: both("two"), Variants: []model.Variant{
				{Text: "A", Value: "A", Source: onPage(2)}, {Text: "B", Value: "B", Source: onPage(3)},
			}, Resolution: &model.Resolution{Variant: 0, Reason: "summary", Who: "sato", Version: 1}},
			{Kind: model.WordingConflict, Subject: "team-a", Field: "name", Variants: []model.Variant{
				{Text: "A班", Source: onPage(2)}, {Text: "Aチーム", Source: under("teams")},
			}},
		},
	}
}

func sampleKPIs(t tester) []model.KPI {
	return []model.KPI{
		{
			Code: "rate", Group: "health", Number: "①", Category: "uptake", Name: both("checkup rate"), Short: both("rate"), Reading: "れーと",
			Unit: "%", Polarity: model.Higher, Target: target(t, "68.2%以上"), Actual: figure(t, "65.8%"),
			Period: model.Period{From: "2024-04", Through: "2024-11", Text: both("to November")},
			Rank:   model.Rank{Value: 14}, Rating: model.Rating{Grade: "B"},
			Reported: model.ReportedProgress{Value: model.Expected, Note: "100%", Source: under("progress")}, Status: sampleStatus(),
			HQ: &model.HQ{
				Number: "1", Item: both("the rate"), Tag: model.New, Target: target(t, "47支部"), Scope: model.ScopeBranches, Source: under("HQ"),
			},
			Prior:        &model.Prior{Target: "68.2%", Status: "達成"},
			Alternatives: []model.Alternative{{Label: both("gross"), Figure: figure(t, "70.3%"), Source: onPage(8)}},
			Break:        &model.Break{Reason: both("counted otherwise"), Source: onPage(8)},
			Source:       onPage(7),
		},
		{
			Code: "days", Group: "office", Number: "②", Name: both("days"), Short: both("days"), Unit: "日", Polarity: model.Lower,
			Target: model.Target{Kind: model.InWords, Words: both("be quick")}, Actual: model.Absent(model.NotPublished),
			Rank: model.Rank{Missing: model.NotRanked}, Rating: model.Rating{Missing: model.NotPublished},
			Reported: model.ReportedProgress{Missing: model.NotInSource}, Source: under("plan"),
		},
		{
			Code: "calls", Group: "office", Number: "③", Category: "service", Name: both("calls"), Short: both("calls"), Unit: "%", Polarity: model.Lower,
			Target: model.Target{Missing: model.NotSet}, Actual: figure(t, "0%"),
			Rank: model.Rank{Value: 1}, Rating: model.Rating{Grade: "C"}, Reported: model.ReportedProgress{Note: "-", Source: under("progress")},
			HQ:     &model.HQ{Item: both("calls"), Target: target(t, "対前年度以下"), Scope: model.ScopeBranch, Source: under("HQ")},
			Source: onPage(7),
		},
	}
}

func sampleStatus() model.Status {
	return model.Status{
		Value: model.Difficult, Note: "100%", Comment: "since autumn", Who: "山田",
		At: time.Date(2025, 1, 31, 9, 0, 0, 0, time.UTC), Version: 2,
	}
}

func sampleStaffing() *model.Staffing {
	post := model.Post{Name: both("clerk"), Class: model.Contract, Count: 3, ClassInferred: true}
	return &model.Staffing{
		AsOf: "2024-10-01", Source: under("organisation"), Total: 12,
		Totals: []model.Headcount{{Class: model.Staff, Name: both("staff"), Count: 9, Including: []model.Included{
			{Name: both("manager"), Count: 1}, {Name: both("nurse"), Count: 2},
		}}},
		Groups: []model.GroupStaffing{{
			Group: "health", Areas: []model.Text{both("strategy")},
			Totals: []model.Headcount{{Class: model.Nurse, Name: both("nurses"), Count: 16, Including: []model.Included{
				{Name: both("dietitian"), Count: 5},
			}}},
			Heads: []model.Post{{Name: both("head"), Class: model.Staff, Count: 1}},
			Duties: []model.Duty{{Name: both("checkups"), Explanation: both("for all"), Items: []model.Duty{
				{Name: both("letters"), Items: []model.Duty{{Name: both("stamps"), Items: []model.Duty{{Name: both("glue")}}}}},
			}}},
			Teams: []model.Team{
				{Code: "team-a", Name: both("A"), Posts: []model.Post{post}, Duties: []model.Duty{{Name: both("calls")}}},
				{Code: "team-b", Name: both("B")},
			},
		}},
	}
}

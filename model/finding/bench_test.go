package finding_test

import (
	"fmt"
	"testing"

	"scorecard/model"
	"scorecard/model/finding"
)

// manyKPIs is a branch with the given number of KPIs in four years, with
// everything that findings use.
func manyKPIs(t tester, kpis int) *model.Scorecard {
	t.Helper()
	years := make([]*model.Year, 4)
	for i := range years {
		y := &model.Year{
			Year: 2022 + i, Groups: []model.Group{{Code: "health"}}, Categories: []model.Category{{Code: "uptake", Group: "health"}},
			Activities: []model.Activity{{Code: "smoking", Group: "health", Category: "uptake", Rating: model.Rating{Grade: "a"}, Source: onPage(4)}},
		}
		for n := range kpis {
			k := kpi(t, model.Higher, "68.2%以上", fmt.Sprintf("%d.%d%%", 40+(n+i)%50, n%10))
			k.Code, k.Group, k.Category, k.Name, k.Source = fmt.Sprintf("kpi-%d", n), "health", "uptake", both("checkup rate"), onPage(7)
			k.Rank.Value, k.Rating.Grade = 1+(n*7+i*5)%model.Branches, "B"
			k.Reported = model.ReportedProgress{Value: model.Expected, Source: under("progress")}
			k.HQ = &model.HQ{Target: target(t, "47支部"), Scope: model.ScopeBranches, Source: under("HQ")}
			if n%3 == 0 {
				k.Target = target(t, "対前年度以上")
			}
			y.KPIs = append(y.KPIs, k)
			y.Lineage = append(y.Lineage, model.Lineage{Kind: model.Continued, From: []string{k.Code}, To: []string{k.Code}, Source: onPage(2)})
			y.Notes = append(y.Notes, model.Note{Kind: model.Review, Year: y.Year, KPIs: []string{k.Code}, Text: both("so"), Source: onPage(3)})
			y.Conflicts = append(y.Conflicts, conflict(k.Code, "target", -1, model.Variant{Text: "68.2%以上", Value: "68.2"}, model.Variant{Text: "68.3%以上", Value: "68.3"}))
		}
		years[i] = y
	}
	return &model.Scorecard{Older: years[0], Before: years[1], Year: years[2], After: years[3], Staffing: sampleStaffing()}
}

// Findings are computed from the loaded scorecard only, so the number of
// branches and years in the file does not matter.
func BenchmarkFindings(b *testing.B) {
	for _, kpis := range []int{20, 100} {
		b.Run(fmt.Sprintf("kpis=%d", kpis), func(b *testing.B) {
			card := manyKPIs(b, kpis)
			b.ReportAllocs()
			for b.Loop() {
				if len(finding.Of(card, summer)) < kpis {
					b.Fatal("findings are missing")
				}
			}
		})
	}
}

func BenchmarkRatingRules(b *testing.B) {
	card := manyKPIs(b, 100)
	for i := range card.Year.KPIs {
		card.Year.KPIs[i].Rating.Grade = model.KPIGrades()[i%3]
	}
	b.ReportAllocs()
	for b.Loop() {
		if len(finding.RatingRules(card)) != 2 {
			b.Fatal("boundaries are missing")
		}
	}
}

func BenchmarkTotals(b *testing.B) {
	card := manyKPIs(b, 20)
	for b.Loop() {
		finding.TotalsOf(card)
	}
}

package model_test

import (
	"fmt"
	"testing"

	"scorecard/model"
)

// manyKPIs is a branch of so many KPIs in four years, with everything on file
// that findings look at.
func manyKPIs(t tester, kpis int) *model.Scorecard {
	t.Helper()
	years := make([]*model.Year, 4)
	for i := range years {
		y := sampleYear(t)
		y.Year, y.Lineage, y.Conflicts = 2022+i, nil, nil
		sample := y.KPIs[0]
		y.KPIs, y.Notes = nil, nil
		for n := range kpis {
			k := sample
			k.Code, k.Rank.Value = fmt.Sprintf("kpi-%d", n), 1+(n*7+i*5)%model.Branches
			k.Actual, k.Period, k.Break = figure(t, fmt.Sprintf("%d.%d%%", 40+(n+i)%50, n%10)), model.Period{}, nil
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
	return &model.Scorecard{Older: years[0], Before: years[1], Year: years[2], After: years[3], Staffing: years[2].Staffing}
}

// The findings are made of the loaded scorecard alone: how many branches and
// years the file holds does not enter.
func BenchmarkFindings(b *testing.B) {
	for _, kpis := range []int{20, 100} {
		b.Run(fmt.Sprintf("kpis=%d", kpis), func(b *testing.B) {
			card := manyKPIs(b, kpis)
			b.ReportAllocs()
			for b.Loop() {
				if len(card.Findings(summer)) < kpis {
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
		if len(card.RatingRules().Boundaries) != 2 {
			b.Fatal("boundaries are missing")
		}
	}
}

func BenchmarkTotals(b *testing.B) {
	card := manyKPIs(b, 20)
	for b.Loop() {
		card.Totals()
	}
}

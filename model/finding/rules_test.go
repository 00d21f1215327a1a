package finding_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/model/finding"
)

func ruleLines(boundaries []finding.RatingBoundary) []string {
	var lines []string
	for _, b := range boundaries {
		head := fmt.Sprintf("%s over %s, %d KPIs, unexplained %v", b.Better, b.Worse, b.KPIs, b.Unexplained)
		if len(b.AgainstAll)+len(b.Disputed) > 0 {
			head += fmt.Sprintf(", against all %v, disputed %v", b.AgainstAll, b.Disputed)
		}
		lines = append(lines, head)
		for i := range b.Rules {
			r := &b.Rules[i]
			lines = append(lines, ruleLine(r))
			for j := range r.Ties {
				lines = append(lines, "  or "+ruleLine(&r.Ties[j]))
			}
		}
	}
	return lines
}

func ruleLine(r *finding.RatingRule) string {
	return fmt.Sprintf("%s %s (%s to %s) %d (to %d): %d of %d, against %v, unjudged %v",
		r.Kind, number(r.Attainment), number(r.Over), number(r.UpTo), r.Rank, r.LastRank, r.Consistent.Count, r.Consistent.Of, r.Against, r.Unjudged)
}

// Of the 17 ratings of R6 the arithmetic explains 15: all but the two that
// missed without a C. The first rank of one explains a sixteenth. Above B are
// the four A: three by attainment and rank, the insured's guidance by its rank
// only. Attainments and ranks of A: 95.9 (1), 105.1 (3), 113.5 (6), 105.5
// (13); of B: 100.0 (none), 101.3 (31), 107.8 (35), 96.5 (14), 104.0 (10),
// 103.1 (16), 238.1 (22); of C: 59.4 (14), 85.1 (26), 98.2 (22), 54.2 (34),
// 88.5 (40), 96.5 (11).
func TestRatingRules_OfR6(t *testing.T) {
	r5, r6, r7 := views(t)
	compare(t, `
A over B, 11 KPIs, unexplained [insured-guidance-rate], against all [], disputed [generic-rate]
attainment 105 (104.018547 to 105.066666) 0 (to 0): 8 of 11, against [claim-recovery-rate insured-guidance-rate single-bid-rate], unjudged []
rank - (- to -) 6 (to 9): 9 of 10, against [generic-rate], unjudged [service-standard]
  or rank - (- to -) 13 (to 13): 9 of 10, against [committee-coverage-rate], unjudged [service-standard]
both 105 (104.018547 to 105.066666) 13 (to 21): 10 of 11, against [insured-guidance-rate], unjudged []
B over C, 17 KPIs, unexplained [lifestyle-checkup-rate]
attainment 100 (98.156418 to 100) 0 (to 0): 15 of 17, against [lifestyle-checkup-rate insured-guidance-rate], unjudged []
  or attainment 90 (88.474576 to 95.949367) 0 (to 0): 15 of 17, against [card-recovery-rate dependent-guidance-rate], unjudged []
rank - (- to -) 16 (to 21): 11 of 16, against [mail-in-rate review-rate claim-recovery-rate dependent-guidance-rate single-bid-rate], unjudged [service-standard]
  or rank - (- to -) 22 (to 25): 11 of 16, against [mail-in-rate review-rate claim-recovery-rate card-recovery-rate dependent-guidance-rate], unjudged [service-standard]
  or rank - (- to -) 31 (to 33): 11 of 16, against [review-rate review-amount claim-recovery-rate card-recovery-rate dependent-guidance-rate], unjudged [service-standard]
  or rank - (- to -) 35 (to 39): 11 of 16, against [review-rate review-amount card-recovery-rate employer-data-rate dependent-guidance-rate], unjudged [service-standard]
either 100 (98.156418 to 100) 1 (to 10): 16 of 17, against [lifestyle-checkup-rate], unjudged []
`, ruleLines(finding.RatingRules(r6)))
	for _, c := range []*model.Scorecard{r5, r7} {
		if rules := finding.RatingRules(c); len(rules) != 0 {
			t.Errorf("%d has no ratings, and the rules %v", c.Year.Year, ruleLines(rules))
		}
	}
}

// rated is a year of KPIs with a target of 100, by grade, actual and rank.
func rated(t tester, kpis ...ratedAs) *model.Scorecard {
	t.Helper()
	year := &model.Year{Year: 2024}
	for i, as := range kpis {
		k := kpi(t, model.Higher, "100%", as.actual)
		k.Code, k.Rating.Grade, k.Rank.Value = fmt.Sprintf("k%d", i+1), as.grade, as.rank
		year.KPIs = append(year.KPIs, k)
	}
	return &model.Scorecard{Year: year}
}

type ratedAs struct {
	grade, actual string
	rank          int
}

func TestRatingRules_AtTheEdge(t *testing.T) {
	for _, c := range []struct {
		name string
		kpis []ratedAs
		want string
	}{
		{"a full target before any other", []ratedAs{{"B", "112%", 0}, {"C", "88%", 0}}, "B over C, 2 KPIs, unexplained []\nattainment 100 (88 to 112) 0 (to 0): 2 of 2, against [], unjudged []"},
		{"the roundest threshold", []ratedAs{{"A", "113%", 0}, {"B", "104%", 0}}, "A over B, 2 KPIs, unexplained []\nattainment 110 (104 to 113) 0 (to 0): 2 of 2, against [], unjudged []"},
		{"a threshold as fine as it must be", []ratedAs{{"A", "113.257%", 0}, {"B", "113.25%", 0}}, "A over B, 2 KPIs, unexplained []\nattainment 113.257 (113.25 to 113.257) 0 (to 0): 2 of 2, against [], unjudged []"},
		{
			"a figure that rounding would lift over the target", []ratedAs{{"B", "100%", 0}, {"C", "99.9999%", 0}},
			"B over C, 2 KPIs, unexplained []\nattainment 100 (99.9999 to 100) 0 (to 0): 2 of 2, against [], unjudged []",
		},
		{"grades that skip one", []ratedAs{{"A", "120%", 0}, {"C", "90%", 0}}, "B over C, 2 KPIs, unexplained []\nattainment 100 (90 to 120) 0 (to 0): 2 of 2, against [], unjudged []"},
		{"one attainment, two grades", []ratedAs{{"B", "100%", 0}, {"C", "100.0%", 0}}, "B over C, 2 KPIs, unexplained [k1 k2], against all [k1 k2], disputed []"},
		{
			"one of the two is enough", []ratedAs{{"A", "120%", 30}, {"A", "101%", 2}, {"B", "102%", 20}},
			"A over B, 3 KPIs, unexplained []\nattainment 120 (102 to 120) 0 (to 0): 2 of 3, against [k2], unjudged []\nrank - (- to -) 2 (to 19): 2 of 3, against [k1], unjudged []\n" +
				"either 120 (102 to 120) 2 (to 19): 3 of 3, against [], unjudged []",
		},
		{"no ratings", []ratedAs{{"", "120%", 3}}, ""},
		{"one grade", []ratedAs{{"A", "120%", 3}, {"A", "90%", 9}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ruleLines(finding.RatingRules(rated(t, c.kpis...)))
			if c.want == "" && got == nil {
				return
			}
			compare(t, c.want, got)
		})
	}
}

// For any ratings: the counts of a rule are correct, and where one rule
// explains every KPI, none is unexplained.
func TestRatingRules_CountsAreCorrect(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kpis := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) ratedAs {
			return ratedAs{
				grade:  rapid.SampledFrom(model.KPIGrades()).Draw(t, "grade"),
				actual: fmt.Sprintf("%d%%", rapid.IntRange(0, 130).Draw(t, "actual")), rank: rapid.IntRange(0, 9).Draw(t, "rank"),
			}
		}), 1, 12).Draw(t, "kpis")
		card := rated(t, kpis...)
		for _, b := range finding.RatingRules(card) {
			for _, r := range b.Rules {
				if r.Consistent.Of+len(r.Unjudged) != b.KPIs || r.Consistent.Count+len(r.Against) != r.Consistent.Of {
					t.Fatalf("%+v of %d KPIs", r, b.KPIs)
				}
				for j := range r.Ties {
					recount(t, card, &b, &r.Ties[j])
				}
				if r.Consistent.Count == b.KPIs && len(b.Unexplained) > 0 {
					t.Fatalf("%+v explains all but %v", r, b.Unexplained)
				}
				recount(t, card, &b, &r)
			}
		}
	})
}

// recount evaluates the rule as it is printed, and at the ends of the ranges
// that are reported as equally good.
func recount(t tester, card *model.Scorecard, b *finding.RatingBoundary, rule *finding.RatingRule) {
	tries := []finding.RatingRule{*rule, *rule, *rule}
	tries[1].Attainment, tries[2].Rank = rule.UpTo, rule.LastRank
	for i := range tries {
		if right := rightOf(card, b, &tries[i]); right != rule.Consistent.Count {
			t.Fatalf("%s %s, %d is right about %d, not %d", rule.Kind, number(tries[i].Attainment), tries[i].Rank, right, rule.Consistent.Count)
		}
	}
	if rule.Attainment != nil && (rule.Attainment.Cmp(*rule.Over) <= 0 || rule.Attainment.Cmp(*rule.UpTo) > 0) || rule.LastRank < rule.Rank {
		t.Fatalf("%s is outside its range of equally good ranks", ruleLine(rule))
	}
}

func rightOf(card *model.Scorecard, b *finding.RatingBoundary, rule *finding.RatingRule) int {
	right := 0
	for i := range card.Year.KPIs {
		k := &card.Year.KPIs[i]
		if k.Rating.Grade > b.Worse {
			continue
		}
		attains := rule.Attainment != nil && k.Actual.Value.Cmp(*rule.Attainment) >= 0 // of a target of 100
		ranks, known := k.Rank.Known() && k.Rank.Value <= rule.Rank, k.Rank.Known()
		var holds, judged bool
		switch rule.Kind {
		case finding.ByAttainment:
			holds, judged = attains, true
		case finding.ByRank:
			holds, judged = ranks, known
		case finding.ByEither:
			holds, judged = attains || ranks, attains || known
		case finding.ByBoth:
			holds, judged = attains && ranks, !attains || known
		}
		if judged && holds == (k.Rating.Grade <= b.Better) {
			right++
		}
	}
	return right
}

// The equally good ranks are those at the attainment that is shown, which is
// rounded, unlike the figure that the search tried.
func TestRatingRules_RanksFitTheShownAttainment(t *testing.T) {
	card := rated(t, ratedAs{"A", "41%", 1}, ratedAs{"C", "0%", 0}, ratedAs{"C", "40%", 2}, ratedAs{"C", "41%", 3})
	boundaries := finding.RatingRules(card)
	if len(boundaries) == 0 {
		t.Fatal("no boundary")
	}
	for _, b := range boundaries {
		for i := range b.Rules {
			recount(t, card, &b, &b.Rules[i])
		}
	}
}

package model_test

import (
	"fmt"
	"strings"
	"testing"

	"scorecard/model"
)

func resultLine(r *model.Result) string {
	rankGain := "-"
	if r.Ranked {
		rankGain = fmt.Sprintf("%+d", r.RankGain)
	}
	return fmt.Sprintf("%s: %s %s %s | %s %s | %s",
		r.KPI.Code, r.Verdict, number(r.Attainment), number(r.Difference), number(r.Change), r.Direction, rankGain)
}

func resultLines(c *model.Scorecard, group string) []string {
	var lines []string
	for _, r := range c.Results(group) {
		lines = append(lines, resultLine(&r))
	}
	return lines
}

// The computed results: verdict, attainment in percent, actual less target |
// actual less last year's, better or worse | places gained. The numbers were
// computed from the paper's by another program.
func TestResults_OfR6(t *testing.T) {
	_, r6, _ := views(t)
	compare(t, `
service-standard: met 100.0 0 | 0 same | -
mail-in-rate: met 101.3 1.2 | 1.2 better | +7
review-rate: missed 59.4 -0.101 | -0.101 worse | -9
review-amount: missed 85.1 -1519 | -1519 worse | -18
claim-recovery-rate: met 107.8 4.93 | 4.93 better | +6
card-recovery-rate: missed 98.2 -1.61 | -1.61 worse | -1
lifestyle-checkup-rate: missed 96.5 -2.4 | - incomparable | -1
employer-data-rate: missed 54.2 -4.9 | -2.1 worse | -10
dependent-checkup-rate: missed 88.5 -3.4 | 0.9 better | +0
insured-guidance-rate: missed 95.9 -1.6 | -4.4 worse | +0
dependent-guidance-rate: missed 96.5 -0.9 | -1.4 worse | -5
visit-in-10-months-rate: met 105.1 1.9 | 1.9 better | -1
declaration-offices: met 113.5 395 | 385 better | +1
generic-rate: met 105.5 4.7 | 4.7 better | -4
committee-coverage-rate: met 104.0 2.6 | 1.2 better | -1
committee-offices: met 103.1 209 | 55 better | -2
single-bid-rate: met 238.1 -8.7 | 6.3 worse | -21`, resultLines(r6, ""))
}

// The year before the first on file is unknown, and four targets of R5 are
// missing: nothing is computed from them. 0% of single bids meets 20%, but has
// no attainment.
func TestResults_OfR5(t *testing.T) {
	r5, _, _ := views(t)
	compare(t, `
service-standard: met 100.0 0 | - incomparable | -
mail-in-rate: missed 96.1 -3.7 | - incomparable | -
review-rate: unknown - - | - incomparable | -
review-amount: met 111.7 1063 | - incomparable | -
claim-recovery-rate: unknown - - | - incomparable | -
card-recovery-rate: missed 94.4 -5.19 | - incomparable | -
lifestyle-checkup-rate: met 104.4 2.9 | - incomparable | -
employer-data-rate: missed 68.7 -3.6 | - incomparable | -
dependent-checkup-rate: missed 84.0 -4.8 | - incomparable | -
insured-guidance-rate: met 107.6 3.0 | - incomparable | -
dependent-guidance-rate: met 182.8 12.0 | - incomparable | -
visit-in-10-months-rate: unknown - - | - incomparable | -
declaration-offices: met 141.3 860 | - incomparable | -
generic-rate: met 101.9 1.6 | - incomparable | -
committee-coverage-rate: met 106.6 4.1 | - incomparable | -
committee-offices: unknown - - | - incomparable | -
single-bid-rate: met - -20 | - incomparable | -`, resultLines(r5, ""))
}

func boundLine(r *model.Result) string {
	if !r.Bound.Known {
		return fmt.Sprintf("%s: %s → words", r.KPI.Code, r.KPI.Target.Text+r.KPI.Target.Words.JA)
	}
	sign := "≥"
	if r.Bound.AtMost {
		sign = "≤"
	}
	return fmt.Sprintf("%s: %s → %s %s%s", r.KPI.Code, r.KPI.Target.Text, sign, r.Bound.Value, r.Bound.Unit)
}

// The plan's targets as numbers: a relative one is last year's printed actual;
// everything else is unknown.
func TestResults_TargetsOfR7(t *testing.T) {
	_, r6, r7 := views(t)
	var lines []string
	for _, r := range r7.Results("") {
		lines = append(lines, boundLine(&r))
		if got, want := resultLine(&r), r.KPI.Code+": unknown - - | - incomparable | -"; got != want {
			t.Errorf("%s, want %s", got, want)
		}
		if before := r6.Year.KPI(r.KPI.Code); r.Previous != before {
			t.Errorf("%s: last year's is %p, want %p", r.KPI.Code, r.Previous, before)
		}
	}
	compare(t, `
service-standard: 100% → ≥ 100%
average-days: 7日以内 → ≤ 7日
counter-rate: 対前年度以下 → words
review-rate: 対前年度以上 → ≥ 0.148%
review-amount: 対前年度以上 → ≥ 8648円
claim-recovery-rate: 対前年度以上 → ≥ 67.74%
lifestyle-checkup-rate: 70.4% → ≥ 70.4%
employer-data-rate: 10.7% → ≥ 10.7%
dependent-checkup-rate: 29.6% → ≥ 29.6%
insured-guidance-rate: 48.2% → ≥ 48.2%
dependent-guidance-rate: 32.6% → ≥ 32.6%
visit-in-10-months-rate: 対前年度以上 → ≥ 39.4%
declaration-offices: 3,320事業所 → ≥ 3320事業所
generic-rate: 対前年度以上 → ≥ 90.3%
biosimilar-rate: 医療機関や関係者への働きかけを実施 → words
committee-coverage-rate: 67.3% → ≥ 67.3%
committee-offices: 対前年度以上 → ≥ 7026事業所
single-bid-rate: 15.0%以下 → ≤ 15.0%`, lines)
}

// The number of KPIs of each group in R6 that met their target by arithmetic.
func TestResults_MetByGroup(t *testing.T) {
	_, r6, _ := views(t)
	var lines []string
	for _, g := range r6.Year.Groups {
		results, met := r6.Results(g.Code), 0
		for i := range results {
			if results[i].Verdict == model.Met {
				met++
			}
		}
		lines = append(lines, fmt.Sprintf("%s %d/%d", g.Code, met, len(results)))
	}
	compare(t, "business 2/2\nreceipt 1/4\nhealth 1/6\nplanning 5/5", lines)
}

// yearOf is a year with nothing but KPIs; nil without any.
func yearOf(year int, kpis ...model.KPI) *model.Year {
	if len(kpis) == 0 {
		return nil
	}
	return &model.Year{Year: year, KPIs: kpis}
}

// resultOf is the result of a KPI with last year's, if there is one.
func resultOf(now model.KPI, before ...model.KPI) model.Result {
	c := &model.Scorecard{Year: yearOf(2024, now), Before: yearOf(2023, before...)}
	return c.Result(&c.Year.KPIs[0])
}

// Every wording of a target, with figures below, at and above it.
func TestResult_Verdict(t *testing.T) {
	for _, c := range []struct {
		polarity model.Polarity
		target   string
		want     string // of 19.9%, 20% and 20.1%; last year's actual is 20.0%
	}{
		{model.Higher, "20%以上", "missed met met"},
		{model.Higher, "20%", "missed met met"},
		{model.Higher, "20%以下", "met met missed"},
		{model.Higher, "対前年度以上", "missed met met"},
		{model.Higher, "対前年度以下", "met met missed"},
		{model.Lower, "20%以下", "met met missed"},
		{model.Lower, "20%以内", "met met missed"},
		{model.Lower, "20%以内維持", "met met missed"},
		{model.Lower, "20%", "met met missed"},
		{model.Lower, "20%以上", "missed met met"},
		{model.Lower, "対前年度以下", "met met missed"},
		{model.Lower, "対前年度以上", "missed met met"},
		{model.Lower, "20日以下", "unknown unknown unknown"},
	} {
		var verdicts []string
		for _, actual := range []string{"19.9%", "20%", "20.1%"} {
			r := resultOf(kpi(t, c.polarity, c.target, actual), kpi(t, c.polarity, "", "20.0%"))
			verdicts = append(verdicts, string(r.Verdict))
			if (r.Verdict == model.Unknown) != (r.Attainment == nil) || (r.Attainment == nil) != (r.Difference == nil) {
				t.Errorf("%s of %s is %s with attainment %s and difference %s", actual, c.target, r.Verdict, number(r.Attainment), number(r.Difference))
			}
		}
		if got := strings.Join(verdicts, " "); got != c.want {
			t.Errorf("%s, %s is better: %s, want %s", c.target, c.polarity, got, c.want)
		}
	}
}

// Where a quotient has no meaning, there is none, but there is a verdict.
func TestResult_Attainment(t *testing.T) {
	for _, c := range []struct {
		polarity                           model.Polarity
		target, actual, attainment, differ string
		verdict                            model.Verdict
	}{
		{model.Higher, "100%以上", "96.45%", "96.5", "-3.55", model.Missed},
		{model.Higher, "100%以上", "96.44999%", "96.4", "-3.55001", model.Missed},
		{model.Higher, "100%以上", "99.95%", "100.0", "-0.05", model.Missed},
		{model.Higher, "3%以上", "2%", "66.7", "-1", model.Missed},
		{model.Higher, "3%以上", "0%", "0.0", "-3", model.Missed},
		{model.Higher, "0%以上", "5%", "-", "5", model.Met},
		{model.Higher, "0%以上", "0.0%", "-", "0.0", model.Met},
		{model.Higher, "-1%以上", "5%", "-", "6", model.Met},
		{model.Higher, "5%以上", "-1%", "-", "-6", model.Missed},
		{model.Lower, "15%以下", "6.3%", "238.1", "-8.7", model.Met},
		{model.Lower, "15%以下", "15.0%", "100.0", "0.0", model.Met},
		{model.Lower, "15%以下", "20%", "75.0", "5", model.Missed},
		{model.Lower, "20%以下", "0%", "-", "-20", model.Met},
		{model.Lower, "0%以下", "20%", "0.0", "20", model.Missed},
		{model.Lower, "-2%以下", "-3%", "-", "-1", model.Met},
		{model.Higher, "0.000001%以上", "999999999999%", "-", "999999999998.999999", model.Met}, // 10²⁰ percent
		{model.Higher, "0.000001%以上", "999999%", "99999900000000.0", "999998.999999", model.Met},
	} {
		r := resultOf(kpi(t, c.polarity, c.target, c.actual))
		if number(r.Attainment) != c.attainment || number(r.Difference) != c.differ || r.Verdict != c.verdict {
			t.Errorf("%s of %s: %s %s %s, want %s %s %s", c.actual, c.target,
				number(r.Attainment), number(r.Difference), r.Verdict, c.attainment, c.differ, c.verdict)
		}
	}
}

func TestResult_Change(t *testing.T) {
	for _, c := range []struct {
		polarity    model.Polarity
		now, before string
		change      string
		direction   model.Direction
	}{
		{model.Higher, "65.8%", "69.4%", "-3.6", model.Worse},
		{model.Higher, "26.1%", "25.2%", "0.9", model.Better},
		{model.Higher, "15.0%", "15%", "0.0", model.Same},
		{model.Lower, "6.3%", "0%", "6.3", model.Worse},
		{model.Lower, "6.3%", "7%", "-0.7", model.Better},
		{model.Lower, "7%", "7%", "0", model.Same},
		{model.Lower, "7%", "", "-", model.Incomparable},
		{model.Lower, "", "7%", "-", model.Incomparable},
	} {
		r := resultOf(kpi(t, c.polarity, "", c.now), kpi(t, c.polarity, "", c.before))
		if number(r.Change) != c.change || r.Direction != c.direction || r.Previous == nil {
			t.Errorf("%s after %s: %s %s, want %s %s", c.now, c.before, number(r.Change), r.Direction, c.change, c.direction)
		}
	}
}

// Last year's figure is not used when it was counted differently, in another
// unit, or when the documents do not establish that it is the same series.
func TestResult_IncomparableYears(t *testing.T) {
	inferred := model.Lineage{Kind: model.Continued, From: []string{"k"}, To: []string{"k"}, Inferred: true}
	replaced := model.Lineage{Kind: model.Replaced, From: []string{"k", "l"}, To: []string{"k"}}
	started := model.Lineage{Kind: model.Started, To: []string{"k"}}
	for _, c := range []struct {
		name   string
		change func(c *model.Scorecard)
		last   bool // last year's KPI is still there to be shown
		ranked bool
	}{
		{"a break", func(c *model.Scorecard) { c.Year.KPIs[0].Break = &model.Break{} }, true, true},
		{"another unit", func(c *model.Scorecard) {
			c.Before.KPIs[0].Unit, c.Before.KPIs[0].Actual = "日", figure(t, "7日")
		}, true, true},
		{"an inferred lineage", func(c *model.Scorecard) { c.Year.Lineage = []model.Lineage{inferred} }, true, false},
		{"a replaced series", func(c *model.Scorecard) { c.Year.Lineage = []model.Lineage{replaced} }, true, false},
		{"a new series", func(c *model.Scorecard) { c.Year.Lineage = []model.Lineage{started} }, true, false},
		{"another code", func(c *model.Scorecard) { c.Before.KPIs[0].Code = "l" }, false, false},
		{"no year before", func(c *model.Scorecard) { c.Before = nil }, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			now, before := kpi(t, model.Higher, "対前年度以上", "65.8%"), kpi(t, model.Higher, "", "60%")
			now.Rank.Value, before.Rank.Value = 3, 5
			card := &model.Scorecard{Year: yearOf(2024, now), Before: yearOf(2023, before)}
			documented := []model.Lineage{{Kind: model.Continued, From: []string{"k"}, To: []string{"k"}}}
			card.Year.Lineage = documented
			if r := card.Result(&card.Year.KPIs[0]); resultLine(&r) != "k: met 109.7 5.8 | 5.8 better | +2" || !r.Comparable() {
				t.Fatalf("comparable years: %s", resultLine(&r))
			}
			c.change(card)
			r := card.Result(&card.Year.KPIs[0])
			want := "k: unknown - - | - incomparable | -"
			if c.ranked {
				want = "k: unknown - - | - incomparable | +2"
			}
			if got := resultLine(&r); got != want || r.Comparable() || r.Bound.Known || (r.Previous != nil) != c.last {
				t.Errorf("%s, bound %+v, last year's %v; want %s", got, r.Bound, r.Previous, want)
			}
		})
	}
}

// A KPI that is new has no last year, not even that of its inferred
// predecessor.
func TestResult_NoPreviousForNewCode(t *testing.T) {
	_, _, r7 := views(t)
	var without []string
	for _, r := range r7.Results("") {
		if r.Previous == nil {
			without = append(without, r.KPI.Code)
		}
	}
	compare(t, "average-days\ncounter-rate\nbiosimilar-rate", without)
}

func TestResult_RankGainNeedsBothRanks(t *testing.T) {
	for _, c := range []struct {
		now, before int
		ranked      bool
		rankGain    int
	}{
		{3, 5, true, 2}, {5, 3, true, -2}, {1, 1, true, 0}, {1, model.Branches, true, 46}, {0, 5, false, 0}, {5, 0, false, 0}, {0, 0, false, 0},
	} {
		now, before := kpi(t, model.Lower, "", "7%"), kpi(t, model.Lower, "", "7%")
		now.Rank.Value, before.Rank.Value = c.now, c.before
		if r := resultOf(now, before); r.Ranked != c.ranked || r.RankGain != c.rankGain {
			t.Errorf("%d after %d: ranked %t, climbed %d", c.now, c.before, r.Ranked, r.RankGain)
		}
	}
}

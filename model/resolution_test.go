package model_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"scorecard/model"
)

// resolve resolves the n-th conflict about a subject's field to one of its
// variants.
func resolve(t tester, y *model.Year, subject, field string, variant int) {
	t.Helper()
	for i := range y.Conflicts {
		if c := &y.Conflicts[i]; c.Subject == subject && c.Field == field {
			c.Resolution = &model.Resolution{Variant: variant, Reason: "the detail page", Who: "山田", Version: 1}
			return
		}
	}
	t.Fatalf("no conflict about %s of %s", field, subject)
}

// With the detail pages chosen (the rating is B, the target 6,971), the results
// change accordingly.
func TestApplyResolutions_UsesResolvedVariant(t *testing.T) {
	_, r6, _ := views(t)
	resolve(t, r6.Year, "generic-rate", "rating", 1)
	resolve(t, r6.Year, "committee-offices", "target", 1)
	resolve(t, r6.Year, "claim-recovery-rate", "name", 1)
	r6.Year.ApplyResolutions()
	if got := r6.Year.KPI("generic-rate").Rating; got != (model.Rating{Grade: "B"}) {
		t.Errorf("the rating is %+v", got)
	}
	if got := r6.Tally("").Ratings; !cmp.Equal(got, map[string]int{"A": 3, "B": 8, "C": 6}) {
		t.Errorf("ratings %v", got)
	}
	r := r6.Result(r6.Year.KPI("committee-offices"))
	if r.KPI.Target.Text != "6,971事業所" || number(r.Difference) != "55" || r.Verdict != model.Met {
		t.Errorf("%s asks %s", resultLine(&r), r.KPI.Target.Text)
	}
	if got := r6.Year.KPI("claim-recovery-rate").Name; got.JA != "返納金債権（診療報酬返還金（不当請求）を除く）の回収率" || got.EN == "" {
		t.Errorf("the name is %+v", got)
	}
}

// Each field that a conflict may be about, and the variants that cannot be
// used for it.
func TestApplyResolutions_ByField(t *testing.T) {
	for _, c := range []struct {
		name string
		of   model.Conflict
		want func(y *model.Year) // the expected change; nil for none
	}{
		{"unresolved", conflict("rate", "rating", -1, model.Variant{Value: "A"}, model.Variant{Value: "C"}), nil},
		{"resolved to the variant shown", conflict("rate", "rating", 0, model.Variant{Value: "A"}, model.Variant{Value: "C"}), nil},
		{"no such variant", conflict("rate", "rating", 2, model.Variant{Value: "A"}, model.Variant{Value: "C"}), nil},
		{"rating", conflict("rate", "rating", 1, model.Variant{Value: "A"}, model.Variant{Value: "C"}), func(y *model.Year) { y.KPIs[0].Rating.Grade = "C" }},
		{"an activity's grade for a KPI", conflict("rate", "rating", 1, model.Variant{Value: "A"}, model.Variant{Value: "c"}), nil},
		{"an activity's rating", conflict("smoking", "rating", 1, model.Variant{Value: "a"}, model.Variant{Value: "c"}), func(y *model.Year) { y.Activities[0].Rating.Grade = "c" }},
		{"a rating where there was none", conflict("training", "rating", 1, model.Variant{Value: "a"}, model.Variant{Value: "b"}), func(y *model.Year) {
			y.Activities[1].Rating = model.Rating{Grade: "b"}
		}},
		{"target", conflict("rate", "target", 1, model.Variant{}, model.Variant{Text: "70%"}), func(y *model.Year) { y.KPIs[0].Target = target(t, "70%") }},
		{"a relative target", conflict("rate", "target", 1, model.Variant{}, model.Variant{Text: "対前年度以上"}), func(y *model.Year) { y.KPIs[0].Target = target(t, "対前年度以上") }},
		{"a target in another unit", conflict("rate", "target", 1, model.Variant{}, model.Variant{Text: "70日"}), nil},
		{"a target in a sentence", conflict("rate", "target", 1, model.Variant{}, model.Variant{Text: "70%以上 (対前年度以上)", Value: "70"}), nil},
		{"actual", conflict("rate", "actual", 1, model.Variant{}, model.Variant{Text: "70.3%"}), func(y *model.Year) { y.KPIs[0].Actual = figure(t, "70.3%") }},
		{"an actual where there was none", conflict("days", "actual", 1, model.Variant{}, model.Variant{Text: "7日"}), func(y *model.Year) { y.KPIs[1].Actual = figure(t, "7日") }},
		{"an actual without a unit", conflict("rate", "actual", 1, model.Variant{}, model.Variant{Text: "70.3"}), nil},
		{"an actual in another unit", conflict("rate", "actual", 1, model.Variant{}, model.Variant{Text: "70円"}), nil},
		{"rank", conflict("rate", "rank", 1, model.Variant{}, model.Variant{Text: "3位"}), func(y *model.Year) { y.KPIs[0].Rank.Value = 3 }},
		{"a rank where there was none", conflict("days", "rank", 1, model.Variant{}, model.Variant{Text: "三位", Value: "3"}), func(y *model.Year) { y.KPIs[1].Rank = model.Rank{Value: 3} }},
		{"the 48th of 47", conflict("rate", "rank", 1, model.Variant{}, model.Variant{Value: "48"}), nil},
		{"the 0th", conflict("rate", "rank", 1, model.Variant{}, model.Variant{Value: "0"}), nil},
		{"no rank", conflict("rate", "rank", 1, model.Variant{}, model.Variant{Text: "―"}), nil},
		{"reported", conflict("rate", "reported", 1, model.Variant{}, model.Variant{Text: "達成困難", Value: "difficult"}), func(y *model.Year) {
			y.KPIs[0].Reported = model.ReportedProgress{Value: model.Difficult, Source: onPage(10)}
		}},
		{"an unknown reported progress", conflict("rate", "reported", 1, model.Variant{}, model.Variant{Text: "達成困難"}), nil},
		{"HQ's target", conflict("rate", "hq.target", 1, model.Variant{}, model.Variant{Text: "46支部"}), func(y *model.Year) { y.KPIs[0].HQ.Target = target(t, "46支部") }},
		{"no HQ", conflict("days", "hq.target", 1, model.Variant{}, model.Variant{Text: "46支部"}), nil},
		{"name", conflict("rate", "name", 1, model.Variant{}, model.Variant{Text: "率"}), func(y *model.Year) { y.KPIs[0].Name.JA = "率" }},
		{"an activity's name", conflict("smoking", "name", 1, model.Variant{}, model.Variant{Text: "煙"}), func(y *model.Year) { y.Activities[0].Name.JA = "煙" }},
		{"a key measure's name", conflict("halls", "name", 1, model.Variant{}, model.Variant{Text: "館"}), func(y *model.Year) { y.Initiatives[0].Name.JA = "館" }},
		{"a team's name", conflict("team-a", "name", 1, model.Variant{}, model.Variant{Text: "A班"}), func(y *model.Year) { y.Staffing.Groups[0].Teams[0].Name.JA = "A班" }},
		{"prose", conflict("rate", "description", 1, model.Variant{}, model.Variant{Text: "率"}), nil},
		{"the branch's staff", conflict("staff", "staff.staff", 1, model.Variant{}, model.Variant{Text: "8名"}), func(y *model.Year) { y.Staffing.Totals[0].Count = 8 }},
		{"the branch's total", conflict("staff", "staff.total", 1, model.Variant{}, model.Variant{Text: "1,013名"}), func(y *model.Year) { y.Staffing.Total = 1013 }},
		{"a group's nurses", conflict("staff/health", "staff.nurse", 1, model.Variant{}, model.Variant{Text: "足すと", Value: "15"}), func(y *model.Year) {
			y.Staffing.Groups[0].Totals[0].Count = 15
		}},
		{"a negative headcount", conflict("staff", "staff.staff", 1, model.Variant{}, model.Variant{Value: "-1"}), nil},
		{"a class that is not printed", conflict("staff", "staff.nurse", 1, model.Variant{}, model.Variant{Value: "1"}), nil},
		{"people in words", conflict("staff", "staff.total", 1, model.Variant{}, model.Variant{Text: "多数"}), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			want, got := sampleYear(t), sampleYear(t)
			want.Conflicts, got.Conflicts = []model.Conflict{c.of}, []model.Conflict{c.of}
			if c.want != nil {
				c.want(want)
			}
			got.ApplyResolutions()
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			got.ApplyResolutions()
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the second time (-want +got):\n%s", diff)
			}
		})
	}
}

// With two headcounts of one class, it is unknown which one is meant.
func TestApplyResolutions_ClassInTwoParts(t *testing.T) {
	want, got := sampleYear(t), sampleYear(t)
	for _, y := range []*model.Year{want, got} {
		y.Staffing.Totals = append(y.Staffing.Totals, model.Headcount{Class: model.Staff, Name: both("more"), Count: 1})
		y.Conflicts = []model.Conflict{conflict("staff", "staff.staff", 1, model.Variant{}, model.Variant{Value: "8"})}
	}
	got.ApplyResolutions()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

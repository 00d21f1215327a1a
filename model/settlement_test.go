package model_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"scorecard/model"
)

// settle decides the n-th conflict about a subject's field for one of its prints.
func settle(t tester, y *model.Year, subject, field string, print int) {
	t.Helper()
	for i := range y.Conflicts {
		if c := &y.Conflicts[i]; c.Subject == subject && c.Field == field {
			c.Settled = &model.Settlement{Print: print, Reason: "the detail page", Who: "山田", Version: 1}
			return
		}
	}
	t.Fatalf("no conflict about %s of %s", field, subject)
}

// A manager decides that the detail pages are right: the rating is B, the target
// 6,971 and the contract staff 43. The results follow.
func TestSettledPrintsAreUsed(t *testing.T) {
	_, r6, _ := views(t)
	settle(t, r6.Year, "generic-rate", "rating", 1)
	settle(t, r6.Year, "committee-offices", "target", 1)
	settle(t, r6.Year, "staff", "staff.contract", 1)
	settle(t, r6.Year, "mail-in-rate", "name", 1)
	r6.Year.ApplySettlements()
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
	if got := r6.Year.KPI("mail-in-rate").Name; got.JA != "現金給付等の申請書の郵送化率" || got.EN == "" {
		t.Errorf("the name is %+v", got)
	}
}

func conflict(subject, field string, settled int, prints ...model.Print) model.Conflict {
	for i := range prints {
		prints[i].Source = onPage(9 + i)
	}
	c := model.Conflict{Kind: model.ValueConflict, Subject: subject, Field: field, Prints: prints}
	if settled >= 0 {
		c.Settled = &model.Settlement{Print: settled, Reason: "r", Version: 1}
	}
	return c
}

// Each field that a conflict may be about, and the prints that cannot stand in
// its place.
func TestSettlementsByField(t *testing.T) {
	for _, c := range []struct {
		name string
		of   model.Conflict
		want func(y *model.Year) // what changes; nil for nothing
	}{
		{"unsettled", conflict("rate", "rating", -1, model.Print{Value: "A"}, model.Print{Value: "C"}), nil},
		{"settled on the print shown", conflict("rate", "rating", 0, model.Print{Value: "A"}, model.Print{Value: "C"}), nil},
		{"no such print", conflict("rate", "rating", 2, model.Print{Value: "A"}, model.Print{Value: "C"}), nil},
		{"rating", conflict("rate", "rating", 1, model.Print{Value: "A"}, model.Print{Value: "C"}), func(y *model.Year) { y.KPIs[0].Rating.Grade = "C" }},
		{"a measure's grade for a KPI", conflict("rate", "rating", 1, model.Print{Value: "A"}, model.Print{Value: "c"}), nil},
		{"a measure's rating", conflict("smoking", "rating", 1, model.Print{Value: "a"}, model.Print{Value: "c"}), func(y *model.Year) { y.Measures[0].Rating.Grade = "c" }},
		{"a rating where there was none", conflict("training", "rating", 1, model.Print{Value: "a"}, model.Print{Value: "b"}), func(y *model.Year) {
			y.Measures[1].Rating = model.Rating{Grade: "b"}
		}},
		{"target", conflict("rate", "target", 1, model.Print{}, model.Print{Text: "70%"}), func(y *model.Year) { y.KPIs[0].Target = target(t, "70%") }},
		{"a relative target", conflict("rate", "target", 1, model.Print{}, model.Print{Text: "対前年度以上"}), func(y *model.Year) { y.KPIs[0].Target = target(t, "対前年度以上") }},
		{"a target in another unit", conflict("rate", "target", 1, model.Print{}, model.Print{Text: "70日"}), nil},
		{"a target in a sentence", conflict("rate", "target", 1, model.Print{}, model.Print{Text: "70%以上 (対前年度以上)", Value: "70"}), nil},
		{"actual", conflict("rate", "actual", 1, model.Print{}, model.Print{Text: "70.3%"}), func(y *model.Year) { y.KPIs[0].Actual = figure(t, "70.3%") }},
		{"an actual where there was none", conflict("days", "actual", 1, model.Print{}, model.Print{Text: "7日"}), func(y *model.Year) { y.KPIs[1].Actual = figure(t, "7日") }},
		{"an actual without a unit", conflict("rate", "actual", 1, model.Print{}, model.Print{Text: "70.3"}), nil},
		{"an actual in another unit", conflict("rate", "actual", 1, model.Print{}, model.Print{Text: "70円"}), nil},
		{"rank", conflict("rate", "rank", 1, model.Print{}, model.Print{Text: "3位"}), func(y *model.Year) { y.KPIs[0].Rank.Value = 3 }},
		{"a rank where there was none", conflict("days", "rank", 1, model.Print{}, model.Print{Text: "三位", Value: "3"}), func(y *model.Year) { y.KPIs[1].Rank = model.Rank{Value: 3} }},
		{"the 48th of 47", conflict("rate", "rank", 1, model.Print{}, model.Print{Value: "48"}), nil},
		{"the 0th", conflict("rate", "rank", 1, model.Print{}, model.Print{Value: "0"}), nil},
		{"no rank", conflict("rate", "rank", 1, model.Print{}, model.Print{Text: "―"}), nil},
		{"forecast", conflict("rate", "forecast", 1, model.Print{}, model.Print{Text: "達成困難", Value: "difficult"}), func(y *model.Year) {
			y.KPIs[0].Forecast = model.Forecast{Value: model.Difficult, Source: onPage(10)}
		}},
		{"a forecast of its own", conflict("rate", "forecast", 1, model.Print{}, model.Print{Text: "達成困難"}), nil},
		{"HQ's target", conflict("rate", "hq.target", 1, model.Print{}, model.Print{Text: "46支部"}), func(y *model.Year) { y.KPIs[0].HQ.Target = target(t, "46支部") }},
		{"no HQ", conflict("days", "hq.target", 1, model.Print{}, model.Print{Text: "46支部"}), nil},
		{"name", conflict("rate", "name", 1, model.Print{}, model.Print{Text: "率"}), func(y *model.Year) { y.KPIs[0].Name.JA = "率" }},
		{"a measure's name", conflict("smoking", "name", 1, model.Print{}, model.Print{Text: "煙"}), func(y *model.Year) { y.Measures[0].Name.JA = "煙" }},
		{"a key measure's name", conflict("halls", "name", 1, model.Print{}, model.Print{Text: "館"}), func(y *model.Year) { y.Initiatives[0].Name.JA = "館" }},
		{"a team's name", conflict("team-a", "name", 1, model.Print{}, model.Print{Text: "A班"}), func(y *model.Year) { y.Staffing.Groups[0].Teams[0].Name.JA = "A班" }},
		{"prose", conflict("rate", "description", 1, model.Print{}, model.Print{Text: "率"}), nil},
		{"the branch's staff", conflict("staff", "staff.staff", 1, model.Print{}, model.Print{Text: "8名"}), func(y *model.Year) { y.Staffing.Totals[0].Count = 8 }},
		{"the branch's total", conflict("staff", "staff.total", 1, model.Print{}, model.Print{Text: "1,013名"}), func(y *model.Year) { y.Staffing.Total = 1013 }},
		{"a group's nurses", conflict("staff/health", "staff.nurse", 1, model.Print{}, model.Print{Text: "足すと", Value: "15"}), func(y *model.Year) {
			y.Staffing.Groups[0].Totals[0].Count = 15
		}},
		{"fewer than nobody", conflict("staff", "staff.staff", 1, model.Print{}, model.Print{Value: "-1"}), nil},
		{"a class that is not printed", conflict("staff", "staff.nurse", 1, model.Print{}, model.Print{Value: "1"}), nil},
		{"people in words", conflict("staff", "staff.total", 1, model.Print{}, model.Print{Text: "多数"}), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			want, got := sampleYear(t), sampleYear(t)
			want.Conflicts, got.Conflicts = []model.Conflict{c.of}, []model.Conflict{c.of}
			if c.want != nil {
				c.want(want)
			}
			got.ApplySettlements()
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			got.ApplySettlements()
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the second time (-want +got):\n%s", diff)
			}
		})
	}
}

// Nobody can say which of two headcounts of one class is meant.
func TestSettlementOfAClassInTwoParts(t *testing.T) {
	want, got := sampleYear(t), sampleYear(t)
	for _, y := range []*model.Year{want, got} {
		y.Staffing.Totals = append(y.Staffing.Totals, model.Headcount{Class: model.Staff, Name: both("more"), Count: 1})
		y.Conflicts = []model.Conflict{conflict("staff", "staff.staff", 1, model.Print{}, model.Print{Value: "8"})}
	}
	got.ApplySettlements()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

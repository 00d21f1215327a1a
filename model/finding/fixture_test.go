package finding_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/seed"
)

// views are the built-in branch seen from each of its years.
func views(t testing.TB) (r5, r6, r7 *model.Scorecard) {
	t.Helper()
	years, err := seed.BuiltIn()
	if err != nil || len(years) != 3 {
		t.Fatalf("%d built-in years, %v", len(years), err)
	}
	view := func(before, year, after *model.Year) *model.Scorecard {
		return &model.Scorecard{Branch: year.Branch, Year: year, Before: before, After: after, Staffing: years[1].Staffing}
	}
	r5, r6, r7 = view(nil, years[0], years[1]), view(years[0], years[1], years[2]), view(years[1], years[2], nil)
	r7.Older = years[0]
	return r5, r6, r7
}

// compare compares lines made by the program with a table.
func compare(t *testing.T, want string, got []string) {
	t.Helper()
	if diff := cmp.Diff(strings.Split(strings.TrimSpace(want), "\n"), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// tester is a test or one check of a property.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

// number is a number that may not be there.
func number(d *decimal.Decimal) string {
	if d == nil {
		return "-"
	}
	return d.String()
}

func figure(t tester, text string) model.Figure {
	t.Helper()
	f, err := model.ParseFigure(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return f
}

func target(t tester, text string) model.Target {
	t.Helper()
	parsed, err := model.ParseTarget(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return parsed
}

// kpi is one year of a series in the unit %.
func kpi(t tester, polarity model.Polarity, asked, actual string) model.KPI {
	k := model.KPI{Code: "k", Unit: "%", Polarity: polarity, Target: model.Target{Missing: model.NotSet}, Actual: model.Absent(model.NotPublished)}
	if asked != "" {
		k.Target = target(t, asked)
	}
	if actual != "" {
		k.Actual = figure(t, actual)
	}
	return k
}

func yearOf(year int, kpis ...model.KPI) *model.Year { return &model.Year{Year: year, KPIs: kpis} }

// conflict is about one value with several variants; unresolved with resolved -1.
func conflict(subject, field string, resolved int, variants ...model.Variant) model.Conflict {
	for i := range variants {
		variants[i].Source = onPage(9 + i)
	}
	c := model.Conflict{Kind: model.ValueConflict, Subject: subject, Field: field, Variants: variants}
	if resolved >= 0 {
		c.Resolution = &model.Resolution{Variant: resolved, Reason: "r", Version: 1}
	}
	return c
}

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

func onPage(page int) model.Source { return model.Source{Document: "results", Page: page} }

func under(heading string) model.Source { return model.Source{Document: "plan", Heading: heading} }

// amount draws a decimal of up to 9 digits, 4 of them behind the point, so that
// it can be scaled and stay within a figure's digits.
func amount(least int64) *rapid.Generator[decimal.Decimal] {
	return rapid.Custom(func(t *rapid.T) decimal.Decimal {
		whole := rapid.OneOf(rapid.Int64Range(least, 30), rapid.Int64Range(least, 999_999_999)).Draw(t, "digits")
		return decimal.MustNew(whole, rapid.IntRange(0, 4).Draw(t, "decimals"))
	})
}

func polarities() *rapid.Generator[model.Polarity] {
	return rapid.SampledFrom([]model.Polarity{model.Higher, model.Lower})
}

// shifted is the value times ten to the power.
func shifted(d decimal.Decimal, power int) decimal.Decimal {
	ten := decimal.MustNew(10, 0)
	if power < 0 {
		ten, power = decimal.MustNew(1, 1), -power
	}
	for range power {
		var err error
		if d, err = d.Mul(ten); err != nil {
			panic(err)
		}
	}
	return d
}

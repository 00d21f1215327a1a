package yeartest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/seed"
)

// Views are the built-in branch seen from each of its years.
func Views(t testing.TB) (r5, r6, r7 *model.Scorecard) {
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

// CompareLines compares lines made by the program with a table.
func CompareLines(t *testing.T, want string, got []string) {
	t.Helper()
	if diff := cmp.Diff(strings.Split(strings.TrimSpace(want), "\n"), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Tester is a test or one check of rapid.
type Tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

// Number is a number, or nil if it is missing.
func Number(d *decimal.Decimal) string {
	if d == nil {
		return "-"
	}
	return d.String()
}

// Figure parses a figure that is known to be valid.
func Figure(t Tester, text string) model.Figure {
	t.Helper()
	f, err := model.ParseFigure(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return f
}

// Target parses a target that is known to be valid.
func Target(t Tester, text string) model.Target {
	t.Helper()
	parsed, err := model.ParseTarget(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return parsed
}

// KPI is one year of a series in the unit %.
func KPI(t Tester, polarity model.Polarity, asked, actual string) model.KPI {
	k := model.KPI{Code: "k", Unit: "%", Polarity: polarity, Target: model.Target{Missing: model.NotSet}, Actual: model.Absent(model.NotPublished)}
	if asked != "" {
		k.Target = Target(t, asked)
	}
	if actual != "" {
		k.Actual = Figure(t, actual)
	}
	return k
}

func OnPage(page int) model.Source { return model.Source{Document: "results", Page: page} }

func Conflict(subject, field string, resolved int, variants ...model.Variant) model.Conflict {
	for i := range variants {
		variants[i].Source = OnPage(9 + i)
	}
	c := model.Conflict{Kind: model.ValueConflict, Subject: subject, Field: field, Variants: variants}
	if resolved >= 0 {
		c.Resolution = &model.Resolution{Variant: resolved, Reason: "r", Version: 1}
	}
	return c
}

func Polarities() *rapid.Generator[model.Polarity] {
	return rapid.SampledFrom([]model.Polarity{model.Higher, model.Lower})
}

// Amount draws a decimal of up to 9 digits, 4 of them behind the point, so that
// it can be scaled and stay within a figure's digits.
func Amount(least int64) *rapid.Generator[decimal.Decimal] {
	return rapid.Custom(func(t *rapid.T) decimal.Decimal {
		whole := rapid.OneOf(rapid.Int64Range(least, 30), rapid.Int64Range(least, 999_999_999)).Draw(t, "digits")
		return decimal.MustNew(whole, rapid.IntRange(0, 4).Draw(t, "decimals"))
	})
}

// Shifted is the value times ten to the power.
func Shifted(d decimal.Decimal, power int) decimal.Decimal {
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

package model_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"

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

// number is a number, or nil if it is missing.
func number(d *decimal.Decimal) string {
	if d == nil {
		return "-"
	}
	return d.String()
}

// tester is a test or one check of rapid.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

// figure parses a figure that is known to be valid.
func figure(t tester, text string) model.Figure {
	t.Helper()
	f, err := model.ParseFigure(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return f
}

// target parses a target that is known to be valid.
func target(t tester, text string) model.Target {
	t.Helper()
	parsed, err := model.ParseTarget(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return parsed
}

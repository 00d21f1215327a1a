package view_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/ui/view"
)

// seenFrom is the built-in branch seen from one of its years.
// drawn is the bars of a KPI by year in so many steps, as "fill/mark", with "<"
// before an upper bound's mark and "-" for what is not there.
func drawn(c *model.Scorecard, code string, width int) []string {
	years := view.ChartSeries(c, code, nil)
	scale := view.ChartScaleOf(years, c.Year.KPI(code).Unit)
	var bars []string
	for i := range years {
		b := scale.Bar(&years[i], width)
		word := func(n int) string {
			if n == view.NoPosition {
				return "-"
			}
			return fmt.Sprint(n)
		}
		bound := ""
		if b.AtMost {
			bound = "<"
		}
		bars = append(bars, fmt.Sprintf("%s %s/%s%s", model.YearLabel(years[i].Year), word(b.Fill), bound, word(b.Mark)))
	}
	return bars
}

// The bars of every KPI with results, from R5 to R7, on a scale of 100 steps.
func TestBarsOfTheBuiltInBranch(t *testing.T) {
	c := seenFrom(t, 2024)
	for code, want := range builtInBars {
		if got := drawn(c, code, 100); !slices.Equal(got, want) {
			t.Errorf("%q: {%q},", code, got)
		}
	}
	if len(builtInBars) != len(c.Year.KPIs) {
		t.Errorf("%d KPIs are looked at, of %d", len(builtInBars), len(c.Year.KPIs))
	}
}

// What is printed stands beside: actual/target of R5; of R6; the target of R7.
var builtInBars = map[string][]string{
	"service-standard":        {"R5 100/100", "R6 100/100", "R7 -/100"}, // 100%/100%; 100%/100%; 100%
	"mail-in-rate":            {"R5 96/100", "R6 97/96"},                // 92.3%/96.0%以上; 93.5%/92.3%以上;
	"review-rate":             {"R5 100/-", "R6 59/100", "R7 -/59"},     // 0.249%/; 0.148%/0.249%以上; 対前年度以上
	"review-amount":           {"R5 100/90", "R6 85/100", "R7 -/85"},    // 10,167円/9,104円以上; 8,648円/10,167円以上; 対前年度以上
	"claim-recovery-rate":     {"R5 93/-", "R6 100/93", "R7 -/100"},     // 62.81%/; 67.74%/62.81%以上; 対前年度以上
	"card-recovery-rate":      {"R5 94/100", "R6 93/94"},                // 87.33%/92.52%以上; 85.72%/87.33%以上;
	"lifestyle-checkup-rate":  {"R5 99/94", "R6 93/97", "R7 -/100"},     // 69.4%/66.5%以上; 65.8%/68.2%以上; 70.4%
	"employer-data-rate":      {"R5 69/100", "R6 50/93", "R7 -/93"},     // 7.9%/11.5%以上; 5.8%/10.7%以上; 10.7%
	"dependent-checkup-rate":  {"R5 84/100", "R6 87/98", "R7 -/99"},     // 25.2%/30.0%以上; 26.1%/29.5%以上; 29.6%
	"insured-guidance-rate":   {"R5 88/82", "R6 79/82", "R7 -/100"},     // 42.3%/39.3%以上; 37.9%/39.5%以上; 48.2%
	"dependent-guidance-rate": {"R5 81/44", "R6 77/80", "R7 -/100"},     // 26.5%/14.5%以上; 25.1%/26.0%以上; 32.6%
	"visit-in-10-months-rate": {"R5 95/-", "R6 100/95", "R7 -/100"},     // 37.5%/; 39.4%/対前年度以上; 対前年度以上
	"declaration-offices":     {"R5 88/63", "R6 100/88", "R7 -/99"},     // 2,940事業所/2,080事業所; 3,325事業所/2,930事業所; 3,320事業所
	"generic-rate":            {"R5 95/93", "R6 100/95", "R7 -/100"},    // 85.6%/84.0%以上; 90.3%/85.6%以上; 対前年度以上
	"committee-coverage-rate": {"R5 98/92", "R6 100/96", "R7 -/100"},    // 66.1%/62.0%以上; 67.3%/64.7%以上; 67.3%
	"committee-offices":       {"R5 99/-", "R6 100/97", "R7 -/100"},     // 6,971事業所/; 7,026事業所/6,817事業所; 対前年度以上
	"single-bid-rate":         {"R5 0/<100", "R6 32/<75", "R7 -/<75"},   // 0%/20%以下; 6.3%/15%以下; 15.0%以下
}

// A KPI whose target is an upper bound says so, and only that one.
func TestUpperBoundOfTheBuiltInBranch(t *testing.T) {
	c := seenFrom(t, 2024)
	for i := range c.Year.KPIs {
		k := &c.Year.KPIs[i]
		years := view.ChartSeries(c, k.Code, nil)
		scale := view.ChartScaleOf(years, k.Unit)
		for j := range years {
			if got, want := scale.Bar(&years[j], 10).AtMost, k.Code == "single-bid-rate"; got != want {
				t.Errorf("%s in %d: AtMost is %v", k.Code, years[j].Year, got)
			}
		}
	}
}

func TestSteps(t *testing.T) {
	signs := map[view.BarStep]string{view.StepBlank: " ", view.StepFilled: "#", view.StepShort: ".", view.StepOver: "x", view.StepTarget: "|"}
	for _, test := range []struct {
		bar  view.Bar
		want string
	}{
		{view.Bar{Width: 5, Fill: 2, Mark: 4}, "##..| "},
		{view.Bar{Width: 5, Fill: 4, Mark: 4}, "####| "},
		{view.Bar{Width: 5, Fill: 5, Mark: 2}, "##|###"},
		{view.Bar{Width: 5, Fill: 4, Mark: 5}, "####.|"},
		{view.Bar{Width: 5, Fill: 0, Mark: 0}, "|     "},
		{view.Bar{Width: 5, Fill: 2, Mark: 4, AtMost: true}, "##  | "},
		{view.Bar{Width: 5, Fill: 4, Mark: 2, AtMost: true}, "##|xx "},
		{view.Bar{Width: 5, Fill: 3, Mark: view.NoPosition}, "###   "},
		{view.Bar{Width: 5, Fill: view.NoPosition, Mark: 3}, "   |  "},
		{view.Bar{Width: 5, Fill: view.NoPosition, Mark: view.NoPosition}, "      "},
	} {
		got := ""
		for _, step := range test.bar.Steps() {
			got += signs[step]
		}
		if got != test.want {
			t.Errorf("%+v is %q, want %q", test.bar, got, test.want)
		}
	}
}

// figures are exact numbers with up to three decimals.
func chartFigures() *rapid.Generator[decimal.Decimal] {
	return rapid.Custom(func(t *rapid.T) decimal.Decimal {
		return decimal.MustNew(rapid.Int64Range(0, 999_999_999).Draw(t, "number"), rapid.IntRange(0, 3).Draw(t, "decimals"))
	})
}

func pair(actual, target decimal.Decimal, atMost bool) view.ChartYear {
	k := &model.KPI{Unit: "%", Actual: model.Figure{Value: actual, Unit: "%", Text: actual.String()}}
	return view.ChartYear{Year: 2024, Result: model.Result{KPI: k, Bound: model.Bound{Value: target, Unit: "%", AtMost: atMost, Known: true}}}
}

// A bar stays on its scale, its mark within it; it ends before, at or beyond the
// mark as the actual is less, equal or more; and a larger actual is never
// shorter.
func TestBarSaysWhatTheFiguresSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		atMost := rapid.Bool().Draw(t, "upper bound")
		width := rapid.IntRange(2, 1000).Draw(t, "width")
		target := chartFigures().Draw(t, "target")
		a, b := chartFigures().Draw(t, "actual"), chartFigures().Draw(t, "other actual")
		if near := rapid.Int64Range(-2, 2).Draw(t, "near"); near != 2 { // a hair more or less, or none
			if moved, err := target.Add(decimal.MustNew(near, 3)); err == nil && moved.Sign() >= 0 {
				a = moved
			}
		}
		years := []view.ChartYear{pair(a, target, atMost), pair(b, target, atMost)}
		scale := view.ChartScaleOf(years, "%")
		first, second := scale.Bar(&years[0], width), scale.Bar(&years[1], width)
		if !first.Known() {
			if a.Sign() != 0 || b.Sign() != 0 || target.Sign() != 0 {
				t.Fatalf("nothing is drawn of %v and %v of %v", a, b, target)
			}
			return
		}
		for i, bar := range []view.Bar{first, second} {
			if bar.Fill < 0 || bar.Fill > width || bar.Mark < 0 || bar.Mark > width || len(bar.Steps()) != width+1 {
				t.Fatalf("%+v leaves its %d steps", bar, width)
			}
			actual := []decimal.Decimal{a, b}[i]
			if got, want := sign(bar.Fill-bar.Mark), actual.Cmp(target); got != want {
				t.Fatalf("%v of %v is drawn as %+v", actual, target, bar)
			}
		}
		if a.Cmp(b)*sign(first.Fill-second.Fill) < 0 {
			t.Fatalf("%v is %d long, %v is %d", a, first.Fill, b, second.Fill)
		}
	})
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// The same figures in a unit a thousand times as small are the same picture.
func TestScaleKnowsNoUnit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := chartFigures().Draw(t, "actual"), chartFigures().Draw(t, "target")
		thousand := decimal.MustNew(1000, 0)
		large := func(d decimal.Decimal) decimal.Decimal {
			product, err := d.Mul(thousand)
			if err != nil {
				t.Skip("too long")
			}
			return product
		}
		one, other := []view.ChartYear{pair(a, b, false)}, []view.ChartYear{pair(large(a), large(b), false)}
		got, want := view.ChartScaleOf(other, "%").Bar(&other[0], 100), view.ChartScaleOf(one, "%").Bar(&one[0], 100)
		if got != want {
			t.Fatalf("%v of %v is %+v, a thousand times as much %+v", a, b, want, got)
		}
	})
}

// What is missing, or counted in another unit, is not drawn: it is no zero.
func TestMissingIsNotDrawn(t *testing.T) {
	y := pair(decimal.MustNew(5, 0), decimal.MustNew(10, 0), false)
	years := []view.ChartYear{y}
	scale := view.ChartScaleOf(years, "%")
	gone := y
	gone.KPI = &model.KPI{Unit: "%", Actual: model.Absent(model.NotPublished)}
	if b := scale.Bar(&gone, 10); b.Fill != view.NoPosition || b.Mark != 10 {
		t.Errorf("without an actual: %+v", b)
	}
	open := y
	open.Bound = model.Bound{}
	if b := scale.Bar(&open, 10); b.Fill != 5 || b.Mark != view.NoPosition {
		t.Errorf("without a target: %+v", b)
	}
	if b := view.ChartScaleOf(years, "円").Bar(&y, 10); b.Known() {
		t.Errorf("in another unit: %+v", b)
	}
}

func TestRuler(t *testing.T) {
	for _, test := range []struct{ rank, steps, want int }{
		{1, 47, 0}, {47, 47, 46}, {24, 47, 23}, {1, 10, 0}, {47, 10, 9}, {24, 11, 5}, {1, 1, 0}, {47, 1, 0}, {5, 0, view.NoPosition}, {0, 10, view.NoPosition},
	} {
		if got := view.Ruler(model.Rank{Value: test.rank}, test.steps); got != test.want {
			t.Errorf("rank %d on %d steps stands at %d, want %d", test.rank, test.steps, got, test.want)
		}
	}
	for steps := 1; steps <= 100; steps++ {
		last := 0
		for rank := 1; rank <= model.Branches; rank++ {
			at := view.Ruler(model.Rank{Value: rank}, steps)
			if at < last || at >= steps {
				t.Fatalf("rank %d on %d steps stands at %d, the one before at %d", rank, steps, at, last)
			}
			last = at
		}
	}
}

// Two ranks that differ are seen to differ, in their order.
func TestTwoRanksOnARuler(t *testing.T) {
	for steps := 2; steps <= 60; steps++ {
		for now := 1; now <= model.Branches; now++ {
			for last := 1; last <= model.Branches; last++ {
				a, b := view.RulerPair(model.Rank{Value: now}, model.Rank{Value: last}, steps)
				hidden := a == 0 && last < now || a == steps-1 && last > now // no step is left beside
				if b < 0 || b >= steps || sign(a-b) != sign(now-last) && !hidden {
					t.Fatalf("%d and %d on %d steps stand at %d and %d", now, last, steps, a, b)
				}
			}
		}
	}
	if a, b := view.RulerPair(model.Rank{Value: 7}, model.Rank{}, 20); a != 2 || b != view.NoPosition {
		t.Errorf("7 and no rank stand at %d and %d", a, b)
	}
}

func TestStack(t *testing.T) {
	for _, test := range []struct {
		counts, want []int
		steps        int
	}{
		{[]int{2, 1, 3, 0}, []int{2, 1, 3, 0}, 6},
		{[]int{2, 1, 3, 0}, []int{333, 167, 500, 0}, 1000},
		{[]int{1, 98, 1}, []int{1, 8, 1}, 10},
		{[]int{0, 0, 0}, []int{0, 0, 0}, 10},
		{[]int{3, 3}, []int{3, 2}, 5},
		{[]int{1, 1, 1}, []int{1, 1, 0}, 2},
	} {
		if got := view.Stack(test.counts, test.steps); !slices.Equal(got, test.want) {
			t.Errorf("%v in %d steps is %v, want %v", test.counts, test.steps, got, test.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 500), 1, 6).Draw(t, "counts")
		steps := rapid.IntRange(len(counts)*len(counts), 2000).Draw(t, "steps")
		parts := view.Stack(counts, steps)
		if view.CountsTotal(counts) == 0 {
			return
		}
		if view.CountsTotal(parts) != steps {
			t.Fatalf("%v in %d steps is %v", counts, steps, parts)
		}
		for i := range counts {
			if (counts[i] > 0) != (parts[i] > 0) {
				t.Fatalf("%v in %d steps is %v", counts, steps, parts)
			}
		}
	})
}

// series makes a series of a branch that has no years on file, out of actuals
// from R1 on; "-" is a year without one, and "!" before a value a break.
func series(values ...string) []view.ChartYear {
	var points []model.Point
	for i, value := range values {
		k := model.KPI{Code: "k", Unit: "%", Polarity: model.Higher, Actual: model.Absent(model.NotPublished)}
		if value[0] == '!' {
			k.Break, value = &model.Break{}, value[1:]
		}
		if value != "-" {
			k.Actual, _ = model.ParseFigure(value + "%")
		}
		points = append(points, model.Point{Year: 2019 + i, KPI: k})
	}
	return view.ChartSeries(&model.Scorecard{Year: &model.Year{Year: 2000}}, "k", points)
}

// A trend takes three years that compare; a break parts it, and a mark stands
// there; a year without an actual joins nothing.
func TestTrend(t *testing.T) {
	for _, test := range []struct {
		values []string
		want   string
		drawn  bool
	}{
		{[]string{"1", "2"}, "••", false},
		{[]string{"1", "2", "3"}, "024", true},
		{[]string{"3", "1", "2", "-"}, "402", true},
		{[]string{"5", "5", "5"}, "222", true},
		{[]string{"1", "2", "!3", "4"}, "••≠••", false},
		{[]string{"1", "2", "3", "!9", "8"}, "024≠••", true},
		{[]string{"1", "2", "!3", "9", "6"}, "••≠042", true},
		{[]string{"1", "2", "-", "3", "4"}, "••_••", false},
		{[]string{"1", "2", "3", "-", "3", "4", "5"}, "024_024", true},
		{[]string{"-", "-"}, "", false},
	} {
		points, drawn := view.Trend(series(test.values...), 5)
		got := ""
		for _, p := range points {
			if p.Broken && p.Kind != view.TrendNoValue {
				got += "≠"
			}
			switch p.Kind {
			case view.TrendLevel:
				got += fmt.Sprint(p.Level)
			case view.TrendSingle:
				got += "•"
			case view.TrendNoValue:
				got += "_"
			}
		}
		if got != test.want || drawn != test.drawn {
			t.Errorf("%v is %q, drawn %v; want %q, %v", test.values, got, drawn, test.want, test.drawn)
		}
	}
}

// The built-in branch has two years of actuals: two points are no trend, and over
// the break of the lifestyle checkup nothing follows.
func TestNoTrendInTheBuiltInBranch(t *testing.T) {
	c := seenFrom(t, 2024)
	for i := range c.Year.KPIs {
		code := c.Year.KPIs[i].Code
		years := view.ChartSeries(c, code, nil)
		if _, drawn := view.Trend(years, 5); drawn {
			t.Errorf("%s has a trend of %d years", code, len(years))
		}
		if got, want := years[1].Broken, code == "lifestyle-checkup-rate"; got != want {
			t.Errorf("%s: R6 broken off from R5 is %v", code, got)
		}
	}
}

// A loaded year speaks for itself: its figures may be resolved since the points
// were read.
func TestLoadedYearsSpeakForThemselves(t *testing.T) {
	c := seenFrom(t, 2024)
	old := *c.Year.KPI("generic-rate")
	old.Actual, _ = model.ParseFigure("1.0%")
	years := view.ChartSeries(c, "generic-rate", []model.Point{{Year: 2024, KPI: old}})
	if got := years[0].KPI.Actual.Text; got != "90.3%" {
		t.Errorf("R6 is drawn as %s", got)
	}
}

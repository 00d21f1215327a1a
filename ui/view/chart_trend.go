package view

import "github.com/govalues/decimal"

// TrendMin is how many years a trend takes: two points are two numbers.
const TrendMin = 3

// PointKind is how a year stands in a trend.
type TrendPointKind int

// The kinds of point.
const (
	TrendNoValue TrendPointKind = iota // there is no actual
	TrendSingle                        // a value that too few others compare with
	TrendLevel                         // a value among others that it compares with
)

// Point is one year of a trend.
type TrendPoint struct {
	Year   int
	Kind   TrendPointKind
	Level  int  // 0 to levels-1, the lowest value of its run and the highest; only of a Level
	Broken bool // the values before do not compare: a mark stands here, and nothing is joined
	Joined bool // the year before belongs to the same run
}

// Trend sets the actuals of a series in levels, from the lowest to the highest
// of each run of years that compare with each other; it ends with the last
// actual. The second result is false when no run has TrendMin years: then there
// is no trend to draw.
func Trend(years []ChartYear, levels int) ([]TrendPoint, bool) {
	points := make([]TrendPoint, 0, len(years))
	drawn := false
	for start := 0; start < len(years); {
		end := runEnd(years, start)
		run := years[start:end]
		long := end-start >= TrendMin && run[0].KPI.Actual.Known() && levels > 0
		low, high := extremes(run)
		for i := range run {
			p := TrendPoint{Year: run[i].Year, Broken: i == 0 && run[i].Broken, Joined: i > 0}
			switch {
			case !run[i].KPI.Actual.Known():
			case long:
				p.Kind, p.Level = TrendLevel, level(run[i].KPI.Actual.Value, low, high, levels)
			default:
				p.Kind = TrendSingle
			}
			points = append(points, p)
		}
		drawn = drawn || long
		start = end
	}
	for len(points) > 0 && points[len(points)-1].Kind == TrendNoValue {
		points = points[:len(points)-1]
	}
	return points, drawn
}

// runEnd is the index after the last year that compares with all before it from
// start on. A year without an actual is a run of its own.
func runEnd(years []ChartYear, start int) int {
	end := start + 1
	for end < len(years) && years[end].Follows && years[end].KPI.Actual.Known() && years[end-1].KPI.Actual.Known() {
		end++
	}
	return end
}

func extremes(run []ChartYear) (low, high decimal.Decimal) {
	low, high = run[0].KPI.Actual.Value, run[0].KPI.Actual.Value
	for i := range run {
		if v := run[i].KPI.Actual.Value; v.Cmp(low) < 0 {
			low = v
		} else if v.Cmp(high) > 0 {
			high = v
		}
	}
	return low, high
}

// level is the level of a value between two others; the middle one where all are
// equal.
func level(value, low, high decimal.Decimal, levels int) int {
	span, err := high.Sub(low)
	if err != nil || span.IsZero() {
		return (levels - 1) / 2
	}
	above, err := value.Sub(low)
	if err != nil {
		return (levels - 1) / 2
	}
	return place(above, span, levels-1)
}

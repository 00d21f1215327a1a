// The geometry of the charts: pure arithmetic from the model to
// small whole positions. It knows no terminal, no page and no word; package view
// draws it in columns and package report as a picture.
//
// A chart says no more than the figures do. A bar begins at zero; it ends
// before its target's mark, at it or beyond it as the actual does, however little
// they differ. Two points are no trend. Over a break in the counting nothing is
// joined: a mark stands there.

package view

import (
	"github.com/govalues/decimal"

	"scorecard/model"
)

// Year is one year of a KPI's series as the charts see it.
type ChartYear struct {
	model.Result

	Year    int
	Follows bool // the values compare with those of the year before in the series
	Broken  bool // there is a year before in the series, and they do not
}

// Series makes the years of a KPI out of its points, oldest first; without
// points, out of the years that are loaded. A loaded year speaks for itself: its
// conflicts may be resolved.
func ChartSeries(c *model.Scorecard, code string, points []model.Point) []ChartYear {
	if len(points) == 0 {
		points = loaded(c, code)
	}
	years := make([]ChartYear, len(points))
	for i := range points {
		var before *model.Point
		if i > 0 {
			before = &points[i-1]
		}
		years[i] = yearOf(c, code, before, &points[i])
	}
	return years
}

func yearOf(c *model.Scorecard, code string, before, p *model.Point) ChartYear {
	seen := model.Scorecard{Year: &model.Year{Year: p.Year}}
	k := &p.KPI
	if year := onFile(c, p.Year); year != nil {
		seen.Year = year
		if own := year.KPI(code); own != nil {
			k = own
		}
	}
	if before != nil && before.Year == p.Year-1 {
		seen.Before = &model.Year{Year: before.Year, KPIs: []model.KPI{before.KPI}}
		if year := onFile(c, before.Year); year != nil {
			seen.Before = year
		}
	}
	y := ChartYear{Year: p.Year, Result: seen.Result(k)}
	y.Follows = y.Comparable()
	y.Broken = before != nil && !y.Follows
	return y
}

func onFile(c *model.Scorecard, number int) *model.Year {
	for _, year := range []*model.Year{c.Before, c.Year, c.After} {
		if year != nil && year.Year == number {
			return year
		}
	}
	return nil
}

// Scale is what the bars of a series are measured on: from zero to the largest
// of its actuals and targets in one unit. The zero Scale draws nothing.
type ChartScale struct {
	unit string
	most decimal.Decimal
}

// ScaleOf finds the scale of a series in the unit that the KPI has in the year
// it is looked at from.
func ChartScaleOf(years []ChartYear, unit string) ChartScale {
	s := ChartScale{unit: unit}
	for i := range years {
		if k := years[i].KPI; k.Actual.Known() && k.Actual.Unit == unit && k.Actual.Value.Cmp(s.most) > 0 {
			s.most = k.Actual.Value
		}
		if b := years[i].Bound; b.Known && b.Unit == unit && b.Value.Cmp(s.most) > 0 {
			s.most = b.Value
		}
	}
	return s
}

// place is where a value stands on the scale, from 0 to width, half up.
func (s ChartScale) place(value decimal.Decimal, width int) int {
	return place(value, s.most, width)
}

// place is value ÷ most × width, rounded half up and held within 0 to width. A
// value that is too long to be multiplied stands at the end.
func place(value, most decimal.Decimal, width int) int {
	if value.Sign() <= 0 || most.Sign() <= 0 || width <= 0 {
		return 0
	}
	if value.Cmp(most) >= 0 {
		return width
	}
	twice, err := value.Mul(decimal.MustNew(int64(2*width), 0))
	if err != nil {
		return width
	}
	dividend, err := twice.Add(most)
	if err != nil {
		return width
	}
	divisor, err := most.Add(most)
	if err != nil {
		return width
	}
	quotient, _, err := dividend.QuoRem(divisor)
	if err != nil {
		return width
	}
	whole, _, ok := quotient.Int64(0)
	if !ok {
		return width
	}
	return min(max(int(whole), 0), width)
}

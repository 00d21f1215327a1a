package model

import "github.com/govalues/decimal"

// Verdict is the result of target arithmetic. It is shown in addition to the
// official rating and never replaces it.
type Verdict string

// The verdicts. Unknown means that a number is missing, the target is
// qualitative, or last year's figure is not comparable.
const (
	Met     Verdict = "met"
	Missed  Verdict = "missed"
	Unknown Verdict = "unknown"
)

// Direction is how a figure changed, by polarity and not by sign.
type Direction string

// The directions. Incomparable means a break, or that one of the figures is
// missing.
const (
	Better       Direction = "better"
	Same         Direction = "same"
	Worse        Direction = "worse"
	Incomparable Direction = "incomparable"
)

// Bound is a target as a number: the actual must be at least (or at most)
// Value.
type Bound struct {
	Value  decimal.Decimal
	Unit   string
	AtMost bool
	Known  bool // false when the target is not a number
}

// Result is a KPI with the values computed from it.
type Result struct {
	KPI      *KPI
	Previous *KPI // the same series in the year before; nil when there is none

	Bound      Bound
	Verdict    Verdict
	Attainment *decimal.Decimal // actual ÷ target in percent, half up to 0.1; nil when undefined or beyond 19 digits
	Difference *decimal.Decimal // actual − target in the KPI's unit; nil when unknown
	Change     *decimal.Decimal // actual − last year's; nil when unknown or over a break
	Direction  Direction        // of the change
	RankGain   int              // places gained in the national rank; negative when lost
	Ranked     bool             // both years have a rank, so RankGain is known

	severed bool // the lineage does not establish that this is last year's series
}

// Result computes the result of a KPI of the shown year.
func (c *Scorecard) Result(k *KPI) Result {
	r := Result{KPI: k, Previous: c.Before.KPI(k.Code)}
	if l := c.LineageIn(k.Code); l != nil {
		r.severed = l.Inferred || l.Kind != Continued
	}
	r.Bound = r.bound()
	r.Verdict = verdict(k.Actual, r.Bound)
	if k.Actual.Known() && r.Bound.Known && k.Actual.Unit == r.Bound.Unit {
		r.Attainment = attainment(k.Actual.Value, r.Bound.Value, k.Polarity)
		r.Difference = Sub(k.Actual.Value, r.Bound.Value)
	}
	r.Change, r.Direction = r.change()
	if r.Previous != nil && !r.severed && k.Rank.Known() && r.Previous.Rank.Known() {
		r.RankGain, r.Ranked = r.Previous.Rank.Value-k.Rank.Value, true
	}
	return r
}

// Comparable reports whether the values of this year and the year before were
// counted in the same way and unit. No figure is derived across a lineage that
// is inferred, or that leads to a different series.
func (r *Result) Comparable() bool {
	return r.Previous != nil && !r.severed && r.KPI.Break == nil && r.Previous.Unit == r.KPI.Unit
}

// RatingDisagrees reports how the official rating and the verdict differ: Missed when a
// missed target was rated A or B, Met when a met one was rated C; else empty.
func (r *Result) RatingDisagrees() Verdict {
	switch grade := r.KPI.Rating.Grade; {
	case r.Verdict == Missed && MetGrade(grade):
		return Missed
	case r.Verdict == Met && grade != "" && !MetGrade(grade):
		return Met
	}
	return ""
}

// MetGrade reports whether the official scale calls the target met.
func MetGrade(grade string) bool { return grade == "A" || grade == "B" }

// bound is the target as a number. A relative target means last year's printed
// actual; it is not Known without that figure or over a break.
func (r *Result) bound() Bound {
	t := r.KPI.Target
	if !t.Known() || !t.Relative() {
		return t.Bound(r.KPI.Polarity)
	}
	if !r.Comparable() || !r.Previous.Actual.Known() {
		return Bound{}
	}
	last := r.Previous.Actual
	return Bound{Value: last.Value, Unit: last.Unit, AtMost: t.Kind == PreviousOrLower, Known: true}
}

// Bound is the number that the target prints; whether a bare number is a
// minimum or a maximum follows from the polarity. It is not Known for
// qualitative and relative targets.
func (t Target) Bound(polarity Polarity) Bound {
	if !t.Known() || !t.HasNumber() {
		return Bound{}
	}
	atMost := t.Kind == AtMost || t.Kind == PlainNumber && polarity == Lower
	return Bound{Value: t.Value, Unit: t.Unit, AtMost: atMost, Known: true}
}

// ComparesWith reports whether both bounds are Known and have the same unit and
// direction, so that one may be easier than the other.
func (b Bound) ComparesWith(other Bound) bool {
	return b.Known && other.Known && b.Unit == other.Unit && b.AtMost == other.AtMost
}

// Easier reports whether the bound is easier to meet than the value would be.
func (b Bound) Easier(than decimal.Decimal) bool {
	if b.AtMost {
		return b.Value.Cmp(than) > 0
	}
	return b.Value.Cmp(than) < 0
}

// Harder reports whether the bound is harder to meet than the value would be.
func (b Bound) Harder(than decimal.Decimal) bool {
	return !b.Easier(than) && !b.Value.Equal(than)
}

func (r *Result) change() (*decimal.Decimal, Direction) {
	if !r.Comparable() || !r.KPI.Actual.Known() || !r.Previous.Actual.Known() {
		return nil, Incomparable
	}
	change := Sub(r.KPI.Actual.Value, r.Previous.Actual.Value)
	if change == nil {
		return nil, Incomparable
	}
	return change, direction(change.Sign(), r.KPI.Polarity)
}

func direction(sign int, polarity Polarity) Direction {
	switch {
	case sign == 0:
		return Same
	case (sign > 0) == (polarity == Higher):
		return Better
	default:
		return Worse
	}
}

func verdict(actual Figure, bound Bound) Verdict {
	if !actual.Known() || !bound.Known || actual.Unit != bound.Unit {
		return Unknown
	}
	order := actual.Value.Cmp(bound.Value)
	if order == 0 || (order < 0) == bound.AtMost {
		return Met
	}
	return Missed
}

// Sub is a − b; nil when the difference has too many digits.
func Sub(a, b decimal.Decimal) *decimal.Decimal {
	d, err := a.Sub(b)
	if err != nil {
		return nil
	}
	return &d
}

// attainment is actual ÷ target (target ÷ actual where lower is better) in
// percent with one decimal, rounded half up; nil when the divisor is zero or
// either side is negative, because the quotient has no meaning then.
func attainment(actual, target decimal.Decimal, polarity Polarity) *decimal.Decimal {
	dividend, divisor := actual, target
	if polarity == Lower {
		dividend, divisor = target, actual
	}
	if divisor.Sign() <= 0 || dividend.Sign() < 0 {
		return nil
	}
	return Percent(dividend, divisor)
}

// Percent is a quotient in percent, half up to 0.1; nil when it has too many
// digits. It divides in whole tenths of a percent, so that the rounding is
// exact: rounding an already rounded quotient can be wrong near a tie.
func Percent(dividend, divisor decimal.Decimal) *decimal.Decimal {
	tenths, err := dividend.Mul(decimal.MustNew(1000, 0))
	if err != nil {
		return nil
	}
	quotient, rest, err := tenths.QuoRem(divisor)
	if err != nil {
		return nil
	}
	if twice, err := rest.Add(rest); err == nil && twice.Cmp(divisor) >= 0 {
		if quotient, err = quotient.Add(decimal.One); err != nil {
			return nil
		}
	}
	result, err := quotient.MulExact(decimal.MustNew(1, 1), 1)
	if err != nil {
		return nil
	}
	result = result.Rescale(1)
	return &result
}

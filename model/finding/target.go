package finding

import (
	"math/big"

	"github.com/govalues/decimal"

	"scorecard/model"
)

// TargetDetail belongs to TargetAlreadyMet, TargetHolds and TargetClimb.
type TargetDetail struct {
	Bound    model.Bound
	Last     model.Figure     // last year's actual
	Ask      *decimal.Decimal // bound − last, in the KPI's unit, signed as a number
	Relative *decimal.Decimal // Ask ÷ |last| in percent, half up to 0.1 away from zero; nil when last is zero
	Steepest bool             // the largest relative climb of the branch's year; false for the other two kinds
}

// HQDetail belongs to TargetBelowHQ.
type HQDetail struct {
	Branch, HQ model.Bound
	Gap        *decimal.Decimal // branch − HQ
}

// RelativeDetail belongs to RelativeTarget.
type RelativeDetail struct {
	Bound     model.Bound      // the target as a number; not Known when last year's figure is missing or not comparable
	Before    model.Bound      // the target of the year before as a number; not Known when there is none or it is not comparable
	Moved     *decimal.Decimal // bound − before; nil when unknown
	Direction model.Direction  // of the change, by polarity: Better is harder to meet
}

// LoweredDetail belongs to TargetLowered. A relative target is lower because
// last year's figure fell, not because it was set lower.
type LoweredDetail struct {
	Bound, Before model.Bound
	Actual        model.Figure     // of the year before, when it missed Before
	Gap           *decimal.Decimal // bound − before; nil when it has too many digits
	Relative      bool             // the target is printed as relative to last year's figure
}

// easierTargets are the targets that are easier than last year's actual.
func (s *survey) easierTargets(weight int) []Finding {
	return s.targets(model.Bound.Easier, func(_ *model.Result, _ *TargetDetail) int { return weight })
}

// equalTargets are the targets equal to last year's actual.
func (s *survey) equalTargets(weight int) []Finding {
	same := func(b model.Bound, last decimal.Decimal) bool { return b.Value.Equal(last) }
	return s.targets(same, func(_ *model.Result, _ *TargetDetail) int { return weight })
}

// climbs are the targets that are harder than last year's actual.
func (s *survey) climbs(weight int) []Finding {
	steepest := s.steepest()
	return s.targets(model.Bound.Harder, func(r *model.Result, d *TargetDetail) int {
		part := climb(r)
		if d.Steepest = part != nil && part.Cmp(steepest) == 0; d.Steepest {
			return weight
		}
		return climbWeight(d)
	})
}

// targets are the targets for which the comparison with last year's actual is
// true. It must be a whole year's figure, counted in the same way; relative
// targets are left out, as they equal last year's figure by definition. Weigh
// may complete the detail.
func (s *survey) targets(is func(model.Bound, decimal.Decimal) bool, weigh func(*model.Result, *TargetDetail) int) []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		if !comparableNumbers(r) {
			continue
		}
		last := r.Previous.Actual
		if !is(r.Bound, last.Value) || isEverything(r.Bound) && !r.Bound.Harder(last.Value) {
			continue
		}
		ask := model.Sub(r.Bound.Value, last.Value)
		detail := TargetDetail{Bound: r.Bound, Last: last, Ask: ask, Relative: relative(ask, last.Value)}
		weight := plannedWeight(r.KPI, weigh(r, &detail))
		evidence := append(s.currentEvidence(r.KPI, model.FieldTarget), s.lastEvidence(r.Previous, model.FieldActual)...)
		found = append(found, s.forKPI(r.KPI, weight, detail, evidence))
	}
	return found
}

// comparableNumbers reports whether the target prints a number that last year's actual
// can be compared with.
func comparableNumbers(r *model.Result) bool {
	return r.KPI.Target.HasNumber() && r.Bound.Known && fullYearBefore(r) && r.Previous.Actual.Unit == r.Bound.Unit
}

// fullYearBefore reports whether last year's actual compares and covers its year.
func fullYearBefore(r *model.Result) bool {
	return r.Comparable() && r.Previous.Actual.Known() && r.Previous.Period.IsZero()
}

// isEverything reports whether at least 100% is required, which cannot be exceeded.
func isEverything(b model.Bound) bool {
	return !b.AtMost && b.Unit == "%" && b.Value.Equal(decimal.Hundred)
}

// relative is a difference in percent of a base, rounded half up to 0.1; nil
// when the base is zero.
func relative(d *decimal.Decimal, over decimal.Decimal) *decimal.Decimal {
	if d == nil || over.IsZero() {
		return nil
	}
	size := model.Percent(d.Abs(), over.Abs())
	if size == nil || !d.IsNeg() {
		return size
	}
	turned := size.Neg()
	return &turned
}

// climb is the relative distance of the target beyond last year's actual,
// exact; nil when it is not beyond, or the actual is zero.
func climb(r *model.Result) *big.Rat {
	if !comparableNumbers(r) || !r.Bound.Harder(r.Previous.Actual.Value) || r.Previous.Actual.Value.IsZero() {
		return nil
	}
	last := fraction(r.Previous.Actual.Value)
	ask := new(big.Rat).Sub(fraction(r.Bound.Value), last)
	return ask.Quo(ask, last).Abs(ask)
}

// fraction is the same number as a fraction, whose quotients are exact.
func fraction(d decimal.Decimal) *big.Rat {
	r, _ := new(big.Rat).SetString(d.String()) // always a plain decimal
	return r
}

// steepest is the largest climb of the year; nil when there is none.
func (s *survey) steepest() *big.Rat {
	var steepest *big.Rat
	for i := range s.results {
		if part := climb(&s.results[i]); part != nil && (steepest == nil || part.Cmp(steepest) > 0) {
			steepest = part
		}
	}
	return steepest
}

// climbWeight grows by a point for each 5 percent, up to 20.
func climbWeight(d *TargetDetail) int {
	if d.Relative == nil {
		return weightClimb
	}
	whole, _, ok := d.Relative.Abs().Int64(0)
	if !ok {
		return weightClimb + 20
	}
	return weightClimb + min(int(whole/5), 20)
}

// targetsBelowHQ are the branch's targets that are easier than HQ's, where
// both cover the branch and have the same unit.
func (s *survey) targetsBelowHQ(weight int) []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		hq := r.KPI.HQ
		if hq == nil || hq.Scope != model.ScopeBranch {
			continue
		}
		bound := hq.Target.Bound(r.KPI.Polarity)
		if !r.Bound.ComparesWith(bound) || !r.Bound.Easier(bound.Value) {
			continue
		}
		detail := HQDetail{Branch: r.Bound, HQ: bound, Gap: model.Sub(r.Bound.Value, bound.Value)}
		evidence := append(s.boundEvidence(r), s.currentEvidence(r.KPI, model.FieldHQTarget)...)
		found = append(found, s.forKPI(r.KPI, plannedWeight(r.KPI, weight), detail, evidence))
	}
	return found
}

// relativeTargets are the targets of the kind "previous year or better", as
// numbers, with the target of the year before. One whose figure is missing or
// not comparable is listed without a number.
func (s *survey) relativeTargets(weight int) []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		if !r.KPI.Target.Known() || !r.KPI.Target.Relative() {
			continue
		}
		before := s.previousResult(r)
		detail := RelativeDetail{Bound: r.Bound, Before: before.Bound, Direction: model.Incomparable}
		evidence := s.boundEvidence(r)
		if r.Bound.ComparesWith(detail.Before) {
			detail.Moved = model.Sub(r.Bound.Value, detail.Before.Value)
			detail.Direction = boundDirection(r.Bound, detail.Before)
			evidence = append(evidence, s.previousBoundEvidence(&before)...)
		}
		heavy := plannedWeight(r.KPI, relativeWeight(&detail, weight))
		if lowered(r, &before) {
			heavy = weightAlsoLowered
		}
		found = append(found, s.forKPI(r.KPI, heavy, detail, evidence))
	}
	return found
}

// previousResult is the result of the year before as it looked from there, where the
// two years compare; its target may mean the figure of one more year before.
func (s *survey) previousResult(r *model.Result) model.Result {
	if !r.Comparable() {
		return model.Result{KPI: r.KPI, Verdict: model.Unknown}
	}
	earlier := model.Scorecard{Year: s.card.Before, Before: s.card.Older}
	return earlier.Result(r.Previous)
}

// previousBoundEvidence are the target of the year before and the figure that it meant.
func (s *survey) previousBoundEvidence(before *model.Result) []Evidence {
	evidence := s.evidenceOf(s.card.Before, before.KPI, model.FieldTarget)
	if before.KPI.Target.Relative() {
		evidence = append(evidence, s.evidenceOf(s.card.Older, before.Previous, model.FieldActual)...)
	}
	return evidence
}

// boundDirection is how a bound changed: Better when it is harder to meet.
func boundDirection(now, before model.Bound) model.Direction {
	switch {
	case now.Easier(before.Value):
		return model.Worse
	case now.Harder(before.Value):
		return model.Better
	default:
		return model.Same
	}
}

func relativeWeight(d *RelativeDetail, asksLess int) int {
	if !d.Bound.Known {
		return weightNoFigure
	}
	switch d.Direction {
	case model.Worse:
		return asksLess
	case model.Better:
		return weightHarder
	case model.Same, model.Incomparable:
	}
	return weightUnchanged
}

// loweredTargets are those that became easier after a whole year had missed
// them. A relative target is compared by its number.
func (s *survey) loweredTargets(weight int) []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		before := s.previousResult(r)
		if !lowered(r, &before) {
			continue
		}
		detail := LoweredDetail{
			Bound: r.Bound, Before: before.Bound, Actual: r.Previous.Actual,
			Gap: model.Sub(r.Bound.Value, before.Bound.Value), Relative: r.KPI.Target.Relative(),
		}
		evidence := append(s.currentEvidence(r.KPI, model.FieldTarget), s.previousBoundEvidence(&before)...)
		evidence = append(evidence, s.lastEvidence(r.Previous, model.FieldActual)...)
		found = append(found, s.forKPI(r.KPI, plannedWeight(r.KPI, weight), detail, evidence))
	}
	return found
}

// lowered reports whether the bound is easier than one that a whole year has
// missed.
func lowered(r, before *model.Result) bool {
	return before.Verdict == model.Missed && fullYearBefore(r) && r.Bound.ComparesWith(before.Bound) && r.Bound.Easier(before.Bound.Value)
}

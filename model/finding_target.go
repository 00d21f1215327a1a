package model

import (
	"math/big"

	"github.com/govalues/decimal"
)

// targets hold the numbers that are asked against what came the year before:
// easier, as much, or a climb. Only a whole year's figure, counted in the same
// way, can say it; a relative target is last year's figure by its wording.
func (s *survey) targets() []Finding {
	var found []Finding
	climbs, steepest := s.climbs()
	for i := range s.results {
		r := &s.results[i]
		if !asksNumber(r) {
			continue
		}
		last := r.Previous.Actual
		ask := difference(r.Bound.Value, last.Value)
		detail := TargetDetail{Bound: r.Bound, Last: last, Ask: ask, Relative: relative(ask, last.Value)}
		kind, weight := TargetClimb, 0
		switch {
		case !r.Bound.harder(last.Value) && isWhole(r.Bound):
			continue
		case r.Bound.easier(last.Value):
			kind, weight = TargetAlreadyMet, weightEasier
		case r.Bound.Value.Equal(last.Value):
			kind = TargetHolds
		default:
			detail.Steepest = climbs[i] != nil && climbs[i].Cmp(steepest) == 0
			weight = climbWeight(&detail)
		}
		evidence := append(s.current(r.KPI, FieldTarget), s.last(r.Previous, FieldActual)...)
		found = append(found, s.about(r.KPI, kind, plannedWeight(r.KPI, weight), detail, evidence))
	}
	return found
}

// asksNumber reports whether the target prints a number that last year's actual
// can be held against.
func asksNumber(r *Result) bool {
	return r.KPI.Target.HasNumber() && r.Bound.Known && wholeLast(r) && r.Previous.Actual.Unit == r.Bound.Unit
}

// wholeLast reports whether last year's actual compares and covers its year.
func wholeLast(r *Result) bool {
	return r.Comparable() && r.Previous.Actual.Known() && r.Previous.Period.IsZero()
}

// isWhole reports whether a share of everything is asked, which nobody can beat.
func isWhole(b Bound) bool {
	return !b.AtMost && b.Unit == "%" && b.Value.Equal(decimal.Hundred)
}

// relative is a difference in percent of what it is over, half up to 0.1; nil
// when that is zero.
func relative(d *decimal.Decimal, over decimal.Decimal) *decimal.Decimal {
	if d == nil || over.IsZero() {
		return nil
	}
	size := percent(d.Abs(), over.Abs())
	if size == nil || !d.IsNeg() {
		return size
	}
	turned := size.Neg()
	return &turned
}

// climb is how far the target lies beyond last year's actual, in exact parts of
// that; nil when it does not, or when that is zero.
func climb(r *Result) *big.Rat {
	if !asksNumber(r) || !r.Bound.harder(r.Previous.Actual.Value) || r.Previous.Actual.Value.IsZero() {
		return nil
	}
	last := ratio(r.Previous.Actual.Value)
	ask := new(big.Rat).Sub(ratio(r.Bound.Value), last)
	return ask.Quo(ask, last).Abs(ask)
}

// ratio is the same number as a fraction, of which quotients are exact.
func ratio(d decimal.Decimal) *big.Rat {
	r, _ := new(big.Rat).SetString(d.String()) // always a plain decimal
	return r
}

// climbs are the climbs of all results, and the largest of them; nil where there
// is none.
func (s *survey) climbs() (climbs []*big.Rat, steepest *big.Rat) {
	climbs = make([]*big.Rat, len(s.results))
	for i := range s.results {
		climbs[i] = climb(&s.results[i])
		if climbs[i] != nil && (steepest == nil || climbs[i].Cmp(steepest) > 0) {
			steepest = climbs[i]
		}
	}
	return climbs, steepest
}

// climbWeight grows by a point for each 5 percent, up to 20.
func climbWeight(d *TargetDetail) int {
	if d.Steepest {
		return weightSteepest
	}
	if d.Relative == nil {
		return weightClimb
	}
	whole, _, ok := d.Relative.Abs().Int64(0)
	if !ok {
		return weightClimb + 20
	}
	return weightClimb + min(int(whole/5), 20)
}

// targetsBelowHQ are the branch's targets that ask less than HQ's, where both
// count over the branch and in one unit.
func (s *survey) targetsBelowHQ() []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		hq := r.KPI.HQ
		if hq == nil || hq.Scope != ScopeBranch {
			continue
		}
		bound := hq.Target.bound(r.KPI.Polarity)
		if !r.Bound.comparable(bound) || !r.Bound.easier(bound.Value) {
			continue
		}
		detail := HQDetail{Branch: r.Bound, HQ: bound, Gap: difference(r.Bound.Value, bound.Value)}
		evidence := append(s.bound(r), s.current(r.KPI, FieldHQTarget)...)
		found = append(found, s.about(r.KPI, TargetBelowHQ, plannedWeight(r.KPI, weightBelowHQ), detail, evidence))
	}
	return found
}

package model

// relativeTargets put "previous year or better" in numbers, beside what was
// asked the year before. One whose figure is missing or may not be used is
// listed without a number.
func (s *survey) relativeTargets() []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		if !r.KPI.Target.Known() || !r.KPI.Target.Relative() {
			continue
		}
		before := s.before(r)
		detail := RelativeDetail{Bound: r.Bound, Before: before.Bound, Direction: Incomparable}
		evidence := s.bound(r)
		if r.Bound.comparable(detail.Before) {
			detail.Moved = difference(r.Bound.Value, detail.Before.Value)
			detail.Direction = asks(r.Bound, detail.Before)
			evidence = append(evidence, s.askedBefore(&before)...)
		}
		weight := plannedWeight(r.KPI, relativeWeight(&detail))
		if lowered(r, &before) {
			weight = weightSaidLower
		}
		found = append(found, s.about(r.KPI, RelativeTarget, weight, detail, evidence))
	}
	return found
}

// before is the result of the year before as it looked from there, where the
// two years compare; its target may mean the figure of one more year before.
func (s *survey) before(r *Result) Result {
	if !r.Comparable() {
		return Result{KPI: r.KPI, Verdict: Unknown}
	}
	earlier := Scorecard{Year: s.card.Before, Before: s.card.Older}
	return earlier.Result(r.Previous)
}

// askedBefore are the target of the year before and the figure that it meant.
func (s *survey) askedBefore(before *Result) []Evidence {
	evidence := s.facts(s.card.Before, before.KPI, FieldTarget)
	if before.KPI.Target.Relative() {
		evidence = append(evidence, s.facts(s.card.Older, before.Previous, FieldActual)...)
	}
	return evidence
}

// asks is how a bound moved: better when it asks more.
func asks(now, before Bound) Direction {
	switch {
	case now.easier(before.Value):
		return Worse
	case now.harder(before.Value):
		return Better
	default:
		return Same
	}
}

func relativeWeight(d *RelativeDetail) int {
	if !d.Bound.Known {
		return weightNoFigure
	}
	switch d.Direction {
	case Worse:
		return weightAsksLess
	case Better:
		return weightAsksMore
	case Same, Incomparable:
	}
	return weightAsksNowAs
}

// loweredTargets are those that became easier after a whole year had missed
// them. A relative target counts by the figure that it means.
func (s *survey) loweredTargets() []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		before := s.before(r)
		if !lowered(r, &before) {
			continue
		}
		detail := LoweredDetail{
			Bound: r.Bound, Before: before.Bound, Actual: r.Previous.Actual,
			Gap: difference(r.Bound.Value, before.Bound.Value), Relative: r.KPI.Target.Relative(),
		}
		evidence := append(s.current(r.KPI, FieldTarget), s.askedBefore(&before)...)
		evidence = append(evidence, s.last(r.Previous, FieldActual)...)
		found = append(found, s.about(r.KPI, TargetLowered, plannedWeight(r.KPI, weightLowered), detail, evidence))
	}
	return found
}

// lowered reports whether less is asked than a whole year has missed.
func lowered(r, before *Result) bool {
	return before.Verdict == Missed && wholeLast(r) && r.Bound.comparable(before.Bound) && r.Bound.easier(before.Bound.Value)
}

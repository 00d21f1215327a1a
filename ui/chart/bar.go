package chart

import (
	"github.com/govalues/decimal"

	"scorecard/model"
)

// None is the position of what is not there.
const None = -1

// Bar is an actual against its target on a scale of so many steps, the target's
// mark standing between two of them.
type Bar struct {
	Width  int  // how many steps the scale has
	Fill   int  // how many the actual fills, 0 to Width; None without an actual on the scale
	Mark   int  // how many steps stand before the target's mark, 0 to Width; None without a target in numbers
	AtMost bool // the target is an upper bound: the bar should not go beyond its mark
}

// Bar draws a year on the scale, in at least two steps. The bar ends before the
// mark, at it or beyond it as the actual is less than the target, equal or more,
// whatever rounding says: a target that is missed by a hair is seen to be missed.
func (s Scale) Bar(y *Year, width int) Bar {
	b := Bar{Width: max(width, 2), Fill: None, Mark: None}
	if s.most.Sign() <= 0 {
		return b
	}
	bound, actual := y.Bound, y.KPI.Actual
	if bound.Known && bound.Unit == s.unit {
		b.Mark, b.AtMost = s.mark(bound.Value, b.Width), bound.AtMost
	}
	if !actual.Known() || actual.Unit != s.unit {
		return b
	}
	b.Fill = s.place(actual.Value, b.Width)
	if b.Mark == None {
		return b
	}
	switch order := actual.Value.Cmp(bound.Value); {
	case order > 0:
		b.Fill = min(max(b.Fill, b.Mark+1), b.Width)
	case order < 0:
		b.Fill = max(min(b.Fill, b.Mark-1), 0)
	default:
		b.Fill = b.Mark
	}
	return b
}

// mark leaves a step before a target, and one after it unless nothing on the
// scale is larger.
func (s Scale) mark(target decimal.Decimal, width int) int {
	at := s.place(target, width)
	if target.Sign() > 0 {
		at = max(at, 1)
	}
	if target.Cmp(s.most) < 0 {
		at = min(at, width-1)
	}
	return at
}

// Known reports whether there is anything to draw.
func (b Bar) Known() bool { return b.Fill != None || b.Mark != None }

// Step is what stands in one step of a bar.
type Step int

// The kinds of step.
const (
	Blank  Step = iota
	Filled      // up to the actual
	Short       // what an actual lacks to a target that it should reach
	Over        // what an actual has too much over an upper bound
	Target      // the target's mark
)

// Steps says what stands where from left to right: Width steps, and the mark
// between them (a blank at the end where there is none).
func (b Bar) Steps() []Step {
	steps := make([]Step, 0, b.Width+1)
	for i := range b.Width {
		if i == b.Mark {
			steps = append(steps, Target)
		}
		steps = append(steps, b.step(i))
	}
	switch b.Mark {
	case None:
		steps = append(steps, Blank)
	case b.Width:
		steps = append(steps, Target)
	}
	return steps
}

func (b Bar) step(i int) Step {
	switch {
	case b.Fill == None:
		return Blank
	case i < b.Fill && b.AtMost && b.Mark != None && i >= b.Mark:
		return Over
	case i < b.Fill:
		return Filled
	case i < b.Mark && !b.AtMost:
		return Short
	}
	return Blank
}

// Ruler is the step in which a national rank stands on a ruler of so many: the
// first rank in the first, the last in the last. None without a rank, or where
// there is no step.
func Ruler(rank model.Rank, steps int) int {
	if !rank.Known() || steps < 1 {
		return None
	}
	const last = model.Branches - 1
	at := min(max(rank.Value-1, 0), last)
	return (2*at*(steps-1) + last) / (2 * last)
}

// RulerPair sets two ranks on one ruler. Where they differ by less than a step,
// the second moves to the step beside, so that both are seen in their order.
func RulerPair(now, last model.Rank, steps int) (nowAt, lastAt int) {
	nowAt, lastAt = Ruler(now, steps), Ruler(last, steps)
	if nowAt != lastAt || nowAt == None {
		return nowAt, lastAt
	}
	switch {
	case last.Value < now.Value && lastAt > 0:
		lastAt--
	case last.Value > now.Value && lastAt < steps-1:
		lastAt++
	}
	return nowAt, lastAt
}

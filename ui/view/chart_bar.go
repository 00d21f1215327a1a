package view

import (
	"github.com/govalues/decimal"

	"scorecard/model"
)

// None is the position of what is not there.
const NoPosition = -1

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
func (s ChartScale) Bar(y *ChartYear, width int) Bar {
	b := Bar{Width: max(width, 2), Fill: NoPosition, Mark: NoPosition}
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
	if b.Mark == NoPosition {
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
func (s ChartScale) mark(target decimal.Decimal, width int) int {
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
func (b Bar) Known() bool { return b.Fill != NoPosition || b.Mark != NoPosition }

// Step is what stands in one step of a bar.
type BarStep int

// The kinds of step.
const (
	StepBlank  BarStep = iota
	StepFilled         // up to the actual
	StepShort          // what an actual lacks to a target that it should reach
	StepOver           // what an actual has too much over an upper bound
	StepTarget         // the target's mark
)

// Steps says what stands where from left to right: Width steps, and the mark
// between them (a blank at the end where there is none).
func (b Bar) Steps() []BarStep {
	steps := make([]BarStep, 0, b.Width+1)
	for i := range b.Width {
		if i == b.Mark {
			steps = append(steps, StepTarget)
		}
		steps = append(steps, b.step(i))
	}
	switch b.Mark {
	case NoPosition:
		steps = append(steps, StepBlank)
	case b.Width:
		steps = append(steps, StepTarget)
	}
	return steps
}

func (b Bar) step(i int) BarStep {
	switch {
	case b.Fill == NoPosition:
		return StepBlank
	case i < b.Fill && b.AtMost && b.Mark != NoPosition && i >= b.Mark:
		return StepOver
	case i < b.Fill:
		return StepFilled
	case i < b.Mark && !b.AtMost:
		return StepShort
	}
	return StepBlank
}

// Ruler is the step in which a national rank stands on a ruler of so many: the
// first rank in the first, the last in the last. None without a rank, or where
// there is no step.
func Ruler(rank model.Rank, steps int) int {
	if !rank.Known() || steps < 1 {
		return NoPosition
	}
	const last = model.Branches - 1
	at := min(max(rank.Value-1, 0), last)
	return (2*at*(steps-1) + last) / (2 * last)
}

// RulerPair sets two ranks on one ruler. Where they differ by less than a step,
// the second moves to the step beside, so that both are seen in their order.
func RulerPair(now, last model.Rank, steps int) (nowAt, lastAt int) {
	nowAt, lastAt = Ruler(now, steps), Ruler(last, steps)
	if nowAt != lastAt || nowAt == NoPosition {
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

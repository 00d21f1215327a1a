package model_test

import (
	"math/big"
	"testing"

	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"scorecard/model"
)

func percent(value decimal.Decimal) model.Figure {
	return model.Figure{Value: value, Unit: "%", Text: value.String() + "%"}
}

// measured is a KPI with a target and an actual of any value.
func measured(polarity model.Polarity, kind model.TargetKind, asked, actual decimal.Decimal) model.KPI {
	return model.KPI{
		Code: "k", Unit: "%", Polarity: polarity, Actual: percent(actual),
		Target: model.Target{Kind: kind, Value: asked, Unit: "%", Text: "printed"},
	}
}

func boundKinds() *rapid.Generator[model.TargetKind] {
	return rapid.SampledFrom([]model.TargetKind{model.AtLeast, model.AtMost, model.PlainNumber})
}

func TestResult_InvariantUnderScaling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		polarity, kind := polarities().Draw(t, "polarity"), boundKinds().Draw(t, "kind")
		asked, actual := amount(0).Draw(t, "target"), amount(0).Draw(t, "actual")
		power := rapid.IntRange(-2, 3).Draw(t, "power")
		plain := resultOf(measured(polarity, kind, asked, actual))
		scaled := resultOf(measured(polarity, kind, shifted(asked, power), shifted(actual, power)))
		if plain.Verdict != scaled.Verdict || number(plain.Attainment) != number(scaled.Attainment) {
			t.Fatalf("%s of %s, times 10^%d: %s %s and %s %s", actual, asked, power,
				plain.Verdict, number(plain.Attainment), scaled.Verdict, number(scaled.Attainment))
		}
		if want := shifted(*plain.Difference, power); !want.Equal(*scaled.Difference) {
			t.Fatalf("the difference %s becomes %s", plain.Difference, scaled.Difference)
		}
	})
}

// Negating polarity, bound and sign preserves the verdict and the direction:
// less of a loss is more of a gain.
func TestResult_InvariantUnderNegation(t *testing.T) {
	turned := map[model.TargetKind]model.TargetKind{
		model.AtLeast: model.AtMost, model.AtMost: model.AtLeast, model.PlainNumber: model.PlainNumber,
		model.PreviousOrBetter: model.PreviousOrLower, model.PreviousOrLower: model.PreviousOrBetter,
	}
	other := map[model.Polarity]model.Polarity{model.Higher: model.Lower, model.Lower: model.Higher}
	rapid.Check(t, func(t *rapid.T) {
		polarity := polarities().Draw(t, "polarity")
		kind := rapid.SampledFrom(model.TargetKinds()[:5]).Draw(t, "kind")
		asked, actual, last := amount(-999).Draw(t, "target"), amount(-999).Draw(t, "actual"), amount(-999).Draw(t, "last")
		plain := resultOf(measured(polarity, kind, asked, actual), measured(polarity, kind, asked, last))
		round := resultOf(measured(other[polarity], turned[kind], asked.Neg(), actual.Neg()),
			measured(other[polarity], turned[kind], asked.Neg(), last.Neg()))
		if plain.Verdict != round.Verdict || plain.Verdict == model.Unknown || plain.Direction != round.Direction {
			t.Fatalf("%s of %s after %s: %s %s and %s %s", actual, asked, last,
				plain.Verdict, plain.Direction, round.Verdict, round.Direction)
		}
		if !plain.Change.Equal(round.Change.Neg()) || !plain.Difference.Equal(round.Difference.Neg()) {
			t.Fatalf("changes %s and %s, differences %s and %s", plain.Change, round.Change, plain.Difference, round.Difference)
		}
	})
}

// Where lower is better the quotient is inverted: half of the limit has the
// attainment that twice the target has where higher is better.
func TestResult_InvariantUnderReciprocal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := amount(1).Draw(t, "a"), amount(1).Draw(t, "b")
		higher := resultOf(measured(model.Higher, model.PlainNumber, b, a))
		lower := resultOf(measured(model.Lower, model.PlainNumber, a, b))
		if higher.Verdict != lower.Verdict || number(higher.Attainment) != number(lower.Attainment) || higher.Attainment == nil {
			t.Fatalf("%s of %s: %s %s, and %s %s", a, b,
				higher.Verdict, number(higher.Attainment), lower.Verdict, number(lower.Attainment))
		}
	})
}

// exactPercent is a ÷ b in percent, half up to 0.1, by whole numbers of any
// size: ⌊1000·a/b + ½⌋ tenths.
func exactPercent(a, b decimal.Decimal) string {
	quotient := new(big.Rat).Quo(rational(a), rational(b))
	quotient.Mul(quotient, big.NewRat(1000, 1))
	quotient.Add(quotient, big.NewRat(1, 2))
	tenths := new(big.Int).Quo(quotient.Num(), quotient.Denom())
	return new(big.Rat).SetFrac(tenths, big.NewInt(10)).FloatString(1)
}

func rational(d decimal.Decimal) *big.Rat {
	r, ok := new(big.Rat).SetString(d.String())
	if !ok {
		panic(d.String())
	}
	return r
}

func TestAttainment_RoundsHalfUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		actual, asked := amount(0).Draw(t, "actual"), amount(1).Draw(t, "target")
		r := resultOf(measured(model.Higher, model.AtLeast, asked, actual))
		if got, want := number(r.Attainment), exactPercent(actual, asked); got != want {
			t.Fatalf("%s of %s is %s, want %s", actual, asked, got, want)
		}
	})
}

// Quotients exactly between two tenths, and the smallest step to either side.
func TestAttainment_RoundsTies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenths := rapid.Int64Range(0, 5000).Draw(t, "tenths")
		times := rapid.Int64Range(1, 999).Draw(t, "times")
		asked := decimal.MustNew(100*times, 0)
		tie := decimal.MustNew((2*tenths+1)*5*times, 2) // (tenths + ½) tenths of a percent of it
		for _, c := range []struct {
			step int64
			want int64
		}{{-1, tenths}, {0, tenths + 1}, {1, tenths + 1}} {
			actual, err := tie.Add(decimal.MustNew(c.step, 6))
			if err != nil {
				t.Fatal(err)
			}
			r := resultOf(measured(model.Higher, model.AtLeast, asked, actual))
			if want := decimal.MustNew(c.want, 1).String(); number(r.Attainment) != want {
				t.Fatalf("%s of %s is %s, want %s", actual, asked, number(r.Attainment), want)
			}
		}
	})
}

func TestResult_DifferencesAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := figure(t, printed().Draw(t, "a")[0]+"%")
		b := figure(t, printed().Draw(t, "b")[0]+"%")
		r := resultOf(measured(model.Higher, model.AtLeast, b.Value, a.Value), measured(model.Higher, model.AtLeast, b.Value, b.Value))
		want := new(big.Rat).Sub(rational(a.Value), rational(b.Value))
		if rational(*r.Difference).Cmp(want) != 0 || rational(*r.Change).Cmp(want) != 0 {
			t.Fatalf("%s less %s is %s and %s", a.Value, b.Value, r.Difference, r.Change)
		}
	})
}

// A missing figure or target gives no number at all, whatever the reason and
// the content of the other fields.
func TestResult_MissingValueGivesNoNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		polarity, kind := polarities().Draw(t, "polarity"), rapid.SampledFrom(model.TargetKinds()).Draw(t, "kind")
		now := measured(polarity, kind, amount(0).Draw(t, "target"), amount(0).Draw(t, "actual"))
		last := measured(polarity, kind, amount(0).Draw(t, "old target"), amount(0).Draw(t, "last"))
		why := rapid.SampledFrom(model.MissingKinds()).Draw(t, "why")
		switch rapid.SampledFrom([]string{"actual", "target", "both"}).Draw(t, "missing") {
		case "actual":
			now.Actual.Missing = why
		case "target":
			now.Target.Missing = why
		default:
			now.Actual, now.Target = model.Absent(why), model.Target{Missing: why}
		}
		r := resultOf(now, last)
		if r.Verdict != model.Unknown || r.Attainment != nil || r.Difference != nil {
			t.Fatalf("%s", resultLine(&r))
		}
		if now.Target.Missing != "" && r.Bound != (model.Bound{}) {
			t.Fatalf("the bound of a missing target is %+v", r.Bound)
		}
		last.Actual.Missing = why
		if r := resultOf(now, last); r.Change != nil || r.Direction != model.Incomparable || now.Target.Relative() && r.Bound.Known {
			t.Fatalf("after a missing year: %s", resultLine(&r))
		}
	})
}

// Qualitative targets cannot be evaluated by arithmetic.
func TestResult_QualitativeTargetIsUnknown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := measured(polarities().Draw(t, "polarity"), model.InWords, decimal.Zero, amount(0).Draw(t, "actual"))
		k.Target = model.Target{Kind: model.InWords, Words: model.Text{JA: "実施", EN: "Do"}}
		if r := resultOf(k, k); r.Verdict != model.Unknown || r.Bound.Known || r.Attainment != nil || r.Direction != model.Same {
			t.Fatalf("%s", resultLine(&r))
		}
	})
}

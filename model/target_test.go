package model_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"scorecard/model"
)

func TestParseTarget(t *testing.T) {
	for _, c := range []struct {
		text        string
		kind        model.TargetKind
		value, unit string
		err         error
	}{
		{"68.2%以上", model.AtLeast, "68.2", "%", nil},
		{"10,167円以上", model.AtLeast, "10167", "円", nil},
		{"6,817事業所以上", model.AtLeast, "6817", "事業所", nil},
		{"15%以下", model.AtMost, "15", "%", nil},
		{"15.0%以下", model.AtMost, "15.0", "%", nil},
		{"7日以内", model.AtMost, "7", "日", nil},
		{"7日以内維持", model.AtMost, "7", "日", nil},
		{"2,930事業所", model.PlainNumber, "2930", "事業所", nil},
		{"100%", model.PlainNumber, "100", "%", nil},
		{"47支部", model.PlainNumber, "47", "支部", nil},
		{"対前年度以上", model.PreviousOrBetter, "0", "", nil},
		{"前年度以上", model.PreviousOrBetter, "0", "", nil},
		{"対前年度以上とする", model.PreviousOrBetter, "0", "", nil},
		{"対前年度以下", model.PreviousOrLower, "0", "", nil},
		{"前年度以下とする", model.PreviousOrLower, "0", "", nil},

		{"68.2", "", "0", "", model.ErrMissingUnit},
		{"68.2以上", "", "0", "", model.ErrMissingUnit},
		{"1234567890123円以上", "", "0", "", model.ErrTooLarge},
		{"", "", "0", "", model.ErrUnclearTarget},
		{"以上", "", "0", "", model.ErrUnclearTarget},
		{"%以上", "", "0", "", model.ErrUnclearTarget},
		{"68.2%以上x", "", "0", "", model.ErrUnclearTarget},
		{"68.2%以上以上", "", "0", "", model.ErrUnclearTarget},
		{"68.2%以上 ", "", "0", "", model.ErrUnclearTarget},
		{"68.2以上%", "", "0", "", model.ErrUnclearTarget},
		{"68.2%未満", "", "0", "", model.ErrUnclearTarget},
		{"85.6%以上 (対前年度以上)", "", "0", "", model.ErrUnclearTarget},
		{"1,23%以上", "", "0", "", model.ErrUnclearTarget},
		{"対前年度", "", "0", "", model.ErrUnclearTarget},
		{"対前々年度以上", "", "0", "", model.ErrUnclearTarget},
		{"医療機関や関係者への働きかけを実施", "", "0", "", model.ErrUnclearTarget},
	} {
		parsed, err := model.ParseTarget(c.text)
		if !errors.Is(err, c.err) {
			t.Errorf("%q: error %v, want %v", c.text, err, c.err)
		}
		if parsed.Kind != c.kind || parsed.Value.String() != c.value || parsed.Unit != c.unit || (err == nil) != (parsed.Text == c.text && c.text != "") {
			t.Errorf("%q: %+v, want %s %s %s", c.text, parsed, c.kind, c.value, c.unit)
		}
	}
}

func TestTarget_Predicates(t *testing.T) {
	for _, c := range []struct {
		target                  model.Target
		known, number, relative bool
	}{
		{target(t, "68.2%以上"), true, true, false},
		{target(t, "15%以下"), true, true, false},
		{target(t, "100%"), true, true, false},
		{target(t, "対前年度以上"), true, false, true},
		{target(t, "対前年度以下"), true, false, true},
		{model.Target{Kind: model.InWords, Words: model.Text{JA: "実施", EN: "Do"}}, true, false, false},
		{model.Target{Missing: model.NotSet}, false, false, false},
		{model.Target{}, false, false, false},
	} {
		if c.target.Known() != c.known || c.target.HasNumber() != c.number || c.target.Relative() != c.relative {
			t.Errorf("%+v: known %t, a number %t, relative %t", c.target, c.target.Known(), c.target.HasNumber(), c.target.Relative())
		}
	}
}

// The number of a target is parsed as a figure is, and its text parses to the same target.
func TestParseTarget_NumberEqualsFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := figure(t, printed().Draw(t, "number")[1]+units().Draw(t, "unit"))
		bound := rapid.SampledFrom([]string{"", "以上", "以下", "以内", "以内維持"}).Draw(t, "bound")
		parsed := target(t, f.Text+bound)
		if parsed.Value != f.Value || parsed.Unit != f.Unit || !parsed.HasNumber() {
			t.Fatalf("%s is %+v, its figure %+v", parsed.Text, parsed, f)
		}
		if again := target(t, parsed.Text); again != parsed {
			t.Fatalf("%+v read again is %+v", parsed, again)
		}
	})
}

func TestProblemOf(t *testing.T) {
	for err, want := range map[error]model.ProblemKind{
		model.ErrNotANumber:    model.UnclearFigure,
		model.ErrMissingUnit:   model.MissingUnit,
		model.ErrTooLarge:      model.TooManyDigits,
		model.ErrUnclearTarget: model.UnclearTarget,
	} {
		if got := model.ProblemOf(err); got != want {
			t.Errorf("%v: %s, want %s", err, got, want)
		}
	}
}

package model_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"scorecard/model"
)

func TestParseFigure(t *testing.T) {
	for _, c := range []struct {
		text, value, unit string
		err               error
	}{
		{"65.8%", "65.8", "%", nil},
		{"10,167円", "10167", "円", nil},
		{"3,325事業所", "3325", "事業所", nil},
		{"1,234,567.8円", "1234567.8", "円", nil},
		{"3325事業所", "3325", "事業所", nil},
		{"0%", "0", "%", nil},
		{"0.0%", "0.0", "%", nil},
		{"15%", "15", "%", nil},
		{"15.0%", "15.0", "%", nil},
		{"0.148%", "0.148", "%", nil},
		{"-0.5%", "-0.5", "%", nil},
		{"7 日", "7", "日", nil},
		{"007日", "7", "日", nil},
		{"999999999999円", "999999999999", "円", nil},
		{"123456.654321%", "123456.654321", "%", nil},

		{"68.2", "", "", model.ErrMissingUnit},
		{"68.2 ", "", "", model.ErrMissingUnit},
		{"10,167", "", "", model.ErrMissingUnit},
		{"1234567890123円", "", "", model.ErrTooLarge},
		{"123456789012.5円", "", "", model.ErrTooLarge},
		{"0.1234567%", "", "", model.ErrTooLarge},
		{strings.Repeat("9", 40) + "円", "", "", model.ErrTooLarge},
		{"0." + strings.Repeat("0", 40) + "1%", "", "", model.ErrTooLarge},

		{"", "", "", model.ErrNotANumber},
		{"円", "", "", model.ErrNotANumber},
		{"-", "", "", model.ErrNotANumber},
		{"約65.8%", "", "", model.ErrNotANumber},
		{" 65.8%", "", "", model.ErrNotANumber},
		{"+65.8%", "", "", model.ErrNotANumber},
		{"--65.8%", "", "", model.ErrNotANumber},
		{".5%", "", "", model.ErrNotANumber},
		{"5.%", "", "", model.ErrNotANumber},
		{"65.8.1%", "", "", model.ErrNotANumber},
		{"1,23%", "", "", model.ErrNotANumber},
		{"12,3456円", "", "", model.ErrNotANumber},
		{"1234,567円", "", "", model.ErrNotANumber},
		{",123円", "", "", model.ErrNotANumber},
		{"65.8%5", "", "", model.ErrNotANumber},
		{"65.8-70%", "", "", model.ErrNotANumber},
		{"6５%", "", "", model.ErrNotANumber},
		{"６５.8%", "", "", model.ErrNotANumber},
		{"68.2%以上", "", "", model.ErrNotANumber},
		{"働きかけを実施", "", "", model.ErrNotANumber},
	} {
		f, err := model.ParseFigure(c.text)
		if !errors.Is(err, c.err) {
			t.Errorf("%q: error %v, want %v", c.text, err, c.err)
			continue
		}
		if err != nil {
			if f != (model.Figure{}) {
				t.Errorf("%q: %v with an error", c.text, f)
			}
			continue
		}
		if f.Value.String() != c.value || f.Unit != c.unit || f.Text != c.text || !f.Known() {
			t.Errorf("%q: %s %s, printed %q; want %s %s", c.text, f.Value, f.Unit, f.Text, c.value, c.unit)
		}
	}
}

// Figures that differ in their printed text only have equal values.
func TestParseFigure_EqualValuesOfDifferentTexts(t *testing.T) {
	for _, pair := range [][2]string{{"15%", "15.0%"}, {"10167円", "10,167円"}, {"0%", "0.00%"}, {"007日", "7日"}} {
		a, b := figure(t, pair[0]), figure(t, pair[1])
		if !a.Value.Equal(b.Value) || a == b {
			t.Errorf("%s and %s: values %s and %s", pair[0], pair[1], a.Value, b.Value)
		}
	}
}

func TestAbsent_IsNotKnown(t *testing.T) {
	for _, why := range model.MissingKinds() {
		if f := model.Absent(why); f.Known() || f.Missing != why {
			t.Errorf("%s: %+v", why, f)
		}
	}
	if (model.Figure{}).Known() {
		t.Error("the zero figure is known")
	}
}

// printed draws the text of a figure without its unit: plain, and grouped in
// thousands.
func printed() *rapid.Generator[[2]string] {
	return rapid.Custom(func(t *rapid.T) [2]string {
		whole := fmt.Sprint(rapid.Int64Range(0, 999_999).Draw(t, "whole"))
		sign := rapid.SampledFrom([]string{"", "-"}).Draw(t, "sign")
		decimals := rapid.StringMatching(`(\.[0-9]{1,6})?`).Draw(t, "decimals")
		if decimals == "" {
			whole = fmt.Sprint(rapid.Int64Range(0, 999_999_999_999).Draw(t, "whole"))
		}
		grouped := whole
		for i := len(whole) - 3; i > 0; i -= 3 {
			grouped = grouped[:i] + "," + grouped[i:]
		}
		return [2]string{sign + whole + decimals, sign + grouped + decimals}
	})
}

func units() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"%", "円", "事業所", "日", "支部", "％", "人/月", "か所"})
}

func TestParseFigure_KeepsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number, unit := printed().Draw(t, "number"), units().Draw(t, "unit")
		plain := figure(t, number[0]+unit)
		_, decimals, _ := strings.Cut(number[0], ".")
		if plain.Value.Scale() != len(decimals) {
			t.Fatalf("%s has the value %s", plain.Text, plain.Value)
		}
		if again := figure(t, plain.Text); again != plain {
			t.Fatalf("%v read again is %v", plain, again)
		}
		grouped := figure(t, number[1]+unit)
		if grouped.Value != plain.Value || grouped.Unit != plain.Unit {
			t.Fatalf("%s is %v, %s is %v", plain.Text, plain, grouped.Text, grouped)
		}
		if minus := strings.HasPrefix(number[0], "-") && strings.ContainsAny(number[0], "123456789"); minus != (plain.Value.Sign() < 0) {
			t.Fatalf("%s has the sign %d", plain.Text, plain.Value.Sign())
		}
	})
}

// A figure that is accepted covers the whole input.
func TestParseFigure_CoversWholeInput(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`-?[0-9,.]{0,6}[0-9%円以上内 ,.-]{0,4}`).Draw(t, "text")
		f, err := model.ParseFigure(text)
		if err != nil {
			return
		}
		number := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), f.Unit))
		digits := strings.TrimLeft(strings.NewReplacer(",", "", "-", "").Replace(number), "0")
		if strings.HasPrefix(digits, ".") || digits == "" {
			digits = "0" + digits
		}
		if got := strings.TrimPrefix(f.Value.String(), "-"); got != digits {
			t.Fatalf("%q is read as %s", text, f.Value)
		}
	})
}

package input

import (
	"reflect"
	"slices"
	"time"

	"golang.org/x/text/unicode/norm"

	"scorecard/model"
	"scorecard/model/schema"
)

// Understand turns what a file has, as people write it, into what the model
// holds: words into their values, dates into one form, prints into figures and
// targets. What is not understood stays as it is, for model.Validate to report.
func Understand(y *model.Year) {
	schema.Walk(reflect.ValueOf(y).Elem(), func(_ string, f *schema.Field, v reflect.Value) bool {
		switch f.Kind {
		case schema.Word:
			if v.Kind() == reflect.String {
				v.SetString(meant(Words(f), v.String()))
			}
		case schema.Date:
			v.SetString(dated(Date, v.String()))
		case schema.Month:
			v.SetString(dated(Month, v.String()))
		default:
		}
		return true
	})
	for i := range y.KPIs {
		k := &y.KPIs[i]
		k.Unit = unitOf(k)
		k.Target, k.Actual = targetOf(k.Target, k.Unit), figureOf(k.Actual, k.Unit)
		for j := range k.Alternatives {
			k.Alternatives[j].Figure = figureOf(k.Alternatives[j].Figure, k.Unit)
		}
		if k.HQ != nil {
			k.HQ.Target = targetOf(k.HQ.Target, "")
		}
	}
}

// targetOf reads the print of a target. One that is none is left unread.
func targetOf(t model.Target, unit string) model.Target {
	if !t.Words.IsZero() {
		return model.Target{Kind: model.InWords, Words: t.Words, Missing: t.Missing}
	}
	if t.Text == "" {
		return model.Target{Missing: t.Missing}
	}
	fits := func(parsed model.Target) bool { return unit == "" || !parsed.HasNumber() || parsed.Unit == unit }
	return understood(t.Text, model.ParseTarget, fits, func(text string) model.Target { return model.Target{Text: text} })
}

// figureOf reads the print of a figure. One that is none is left unread.
func figureOf(f model.Figure, unit string) model.Figure {
	if f.Text == "" {
		return model.Figure{Missing: f.Missing}
	}
	fits := func(parsed model.Figure) bool { return parsed.Unit == unit }
	return understood(f.Text, model.ParseFigure, fits, func(text string) model.Figure { return model.Figure{Text: text} })
}

// understood parses a print as it is, or as it may be meant where that cannot be
// read or does not fit. One that cannot be read at all is left as it is, or so
// plain that it is a number at least.
func understood[T any](printed string, parse func(string) (T, error), fits func(T) bool, unread func(string) T) T {
	nearest, read, closest := unread(printed), false, false
	for _, candidate := range prints(printed) {
		parsed, err := parse(candidate)
		switch {
		case err == nil && fits(parsed):
			return parsed
		case err == nil && !read:
			nearest, read = parsed, true
		case err != nil && !read && !closest && model.ProblemOf(err) == model.MissingUnit:
			nearest, closest = unread(candidate), true
		}
	}
	return nearest
}

// unitOf is the unit of a KPI. One that is typed in full width is meant plain
// where the figures have it so.
func unitOf(k *model.KPI) string {
	unit := Trim(k.Unit)
	simple := percentSign.Replace(norm.NFKC.String(unit))
	if simple == unit {
		return unit
	}
	figures := []model.Figure{{Text: k.Target.Text}, k.Actual}
	for i := range k.Alternatives {
		figures = append(figures, k.Alternatives[i].Figure)
	}
	for _, candidate := range []string{unit, simple} {
		if slices.ContainsFunc(figures, func(f model.Figure) bool {
			return figureOf(f, candidate).Unit == candidate || targetOf(model.Target{Text: f.Text}, candidate).Unit == candidate
		}) {
			return candidate
		}
	}
	return unit
}

// FormatMoment writes a time in UTC; the zero time is empty.
func FormatMoment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339Nano)
}

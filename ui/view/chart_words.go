package view

import (
	"fmt"
	"strings"

	"scorecard/model"
)

// BarActual is an actual beside its bar; empty while the year is not over.
func (f Format) BarActual(k *model.KPI) string {
	if k.Actual.Missing == model.NotPublished {
		return ""
	}
	return f.Figure(k.Actual)
}

// BarTarget is a target beside its bar. A target in words is only named: the
// detail has it in full.
func (f Format) BarTarget(k *model.KPI) string {
	if k.Target.Kind == model.InWords {
		return f.Labels.InWords
	}
	return f.Target(k.Target)
}

// BarWords describes a bar for who does not see it.
func (f Format) BarWords(name string, y *ChartYear) string {
	w, actual, target := f.Labels.Chart, f.BarActual(y.KPI), f.BarTarget(y.KPI)
	words := w.Pair.With("actual", actual, "target", target)
	if actual == "" {
		words = w.Target.With("target", target)
	}
	return w.Bar.With("kpi", name, "year", model.YearLabel(y.Year), "values", words)
}

// RankIn is a year's rank with the year.
func (f Format) RankIn(y *ChartYear) string {
	return model.YearLabel(y.Year) + " " + f.Rank(y.KPI.Rank)
}

// RulerWords describes a ruler of the newest rank and the one before, which may
// be nil.
func (f Format) RulerWords(name string, now, last *ChartYear) string {
	words := f.RankIn(now)
	if last != nil {
		words = f.join([]string{f.RankIn(last), words})
	}
	return f.Labels.Chart.Ruler.With("kpi", name, "ranks", words)
}

// TrendWords describes a trend, whose points are the first of the years.
func (f Format) TrendWords(name string, years []ChartYear, points []TrendPoint) string {
	var values []string
	for i := range points {
		if points[i].Kind != TrendNoValue {
			values = append(values, model.YearLabel(points[i].Year)+" "+f.Figure(years[i].KPI.Actual))
		}
	}
	return f.Labels.Chart.TrendOf.With("kpi", name, "values", strings.Join(values, ", "))
}

// StackWords are the parts of a stacked bar of ratings, empty for what there is
// none of, and the whole described.
func (f Format) StackWords(name string, t model.Tally) (parts []string, whole string) {
	var words []string
	grades := append(model.KPIGrades(), f.Labels.Chart.Unrated)
	for i, n := range RatingCounts(t) {
		part := ""
		if n > 0 {
			part = fmt.Sprintf("%s %d", grades[i], n)
			words = append(words, part)
		}
		parts = append(parts, part)
	}
	return parts, f.Labels.Chart.Stack.With("name", name, "counts", f.join(words))
}

package report

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/ui/view"
)

// permille is how finely a picture is drawn. Places in it are told as percent
// with one decimal.
const permille = 1000

// across writes so many thousandths as a percentage.
func across(n int) string { return fmt.Sprintf("%d.%d%%", n/10, n%10) }

// webStack is the ratings of a group, or of the branch, as a stacked bar. Each
// bar is as long as the others: its parts are shares, with their counts told.
type webStack struct {
	Name   string
	Spoken string
	Branch bool
	Parts  []webShare
}

type webShare struct {
	X, Width, Middle string
	Text, Class      string
}

func (w *pageWriter) stacks() []webStack {
	var stacks []webStack
	add := func(name string, group string) {
		if t := w.c.Tally(group); t.Unrated < t.KPIs {
			stacks = append(stacks, w.stack(paper.Clean(name), t))
		}
	}
	for i := range w.c.Year.Groups {
		add(w.f.Text(w.c.Year.Groups[i].Name), w.c.Year.Groups[i].Code)
	}
	if len(stacks) > 0 {
		add(w.f.Labels.TotalRow, "")
		stacks[len(stacks)-1].Branch = true
	}
	return stacks
}

func (w *pageWriter) stack(name string, t model.Tally) webStack {
	words := append(model.KPIGrades(), w.f.Labels.Chart.Unrated)
	classes := []string{"a", "b", "c", "none"}
	counts := view.RatingCounts(t)
	s := webStack{Name: name}
	var told []string
	x := 0
	for i, n := range view.Stack(counts, permille) {
		if counts[i] == 0 {
			continue
		}
		text := fmt.Sprintf("%s %d", words[i], counts[i])
		s.Parts = append(s.Parts, webShare{X: across(x), Width: across(n), Middle: across(x + n/2), Text: text, Class: classes[i]})
		told = append(told, text)
		x += n
	}
	s.Spoken = fmt.Sprintf(w.f.Labels.Chart.StackF, name, w.f.Join(told))
	return s
}

// webKPI is a KPI drawn: a bar a year, its ranks on a ruler, and its trend.
type webKPI struct {
	Number, Name string
	Grade        *webCell
	Years        []webYear
	Ruler        *webRuler
	Trend        *webTrend
}

type webYear struct {
	Year, Spoken   string
	Shown          bool
	Break          string // why the values do not compare with the year before
	Bars           []webBar
	Mark           string // where the target's mark stands; empty without one
	Actual, Target string
	Verdict, Sign  string
}

type webBar struct{ X, Width, Class string }

type webRuler struct {
	Word, Spoken string
	From, To     string // its ends
	Ticks        []string
	Now, Last    string // places on the ruler; Last may be empty
	Text, Before string
}

type webTrend struct {
	Word, Spoken, From, To string
	Lines                  []webLine
	Dots                   []webDot
	Breaks                 []string
}

type webLine struct {
	X1, X2 string
	Y1, Y2 int
}

type webDot struct {
	X string
	Y int
}

func (w *pageWriter) kpis(group string) []webKPI {
	var drawn []webKPI
	for _, r := range w.c.Results(group) {
		if k := w.kpi(r.KPI); k != nil {
			drawn = append(drawn, *k)
		}
	}
	return drawn
}

// kpi draws a KPI; nil when there is no figure to draw.
func (w *pageWriter) kpi(k *model.KPI) *webKPI {
	years := view.ChartSeries(w.c, k.Code, nil)
	scale := view.ChartScaleOf(years, k.Unit)
	if !slices.ContainsFunc(years, func(y view.ChartYear) bool { return scale.Bar(&y, permille).Known() }) {
		return nil
	}
	name := w.f.Text(k.Short)
	if name == "" {
		name = w.f.Text(k.Name)
	}
	drawn := &webKPI{Number: paper.Clean(k.Number), Name: paper.Clean(name)}
	if k.Rating.Known() {
		drawn.Grade = &webCell{Title: w.f.Labels.Rating, Text: paper.Clean(k.Rating.Grade), Tone: toneClass(view.GradeTone(k.Rating.Grade))}
	}
	for i := range years {
		if y := w.bar(&years[i], scale, drawn.Name); y != nil {
			drawn.Years = append(drawn.Years, *y)
		}
	}
	drawn.Ruler = w.ruler(years, drawn.Name)
	drawn.Trend = w.trend(years, drawn.Name)
	return drawn
}

// bar draws a year; nil when it has neither an actual nor a target.
func (w *pageWriter) bar(y *view.ChartYear, scale view.ChartScale, name string) *webYear {
	k, l := y.KPI, w.f.Labels
	if !k.Actual.Known() && !k.Target.Known() {
		return nil
	}
	b := scale.Bar(y, permille)
	drawn := &webYear{Year: model.YearLabel(y.Year), Shown: y.Year == w.c.Year.Year}
	if k.Actual.Missing != model.NotPublished {
		drawn.Actual = paper.Clean(w.f.Figure(k.Actual))
	}
	drawn.Target = paper.Clean(w.f.Target(k.Target))
	if k.Target.Kind == model.InWords {
		drawn.Target = l.InWords
	}
	drawn.Bars = bars(b)
	if b.Mark != view.NoPosition {
		drawn.Mark = across(b.Mark)
	}
	if y.Broken && k.Break != nil {
		drawn.Break = paper.Clean(fmt.Sprintf(l.Chart.BreakF, model.YearLabel(y.Year-1), drawn.Year) + ": " + w.f.Text(k.Break.Reason))
	}
	if y.Verdict != model.Unknown {
		drawn.Verdict, drawn.Sign = l.VerdictNames[y.Verdict], string(y.Verdict)
	}
	drawn.Spoken = fmt.Sprintf(l.Chart.BarF, name, drawn.Year, w.spokenPair(drawn))
	return drawn
}

func (w *pageWriter) spokenPair(y *webYear) string {
	l := w.f.Labels.Chart
	if y.Actual == "" {
		return fmt.Sprintf(l.TargetF, y.Target)
	}
	return fmt.Sprintf(l.PairF, y.Actual, y.Target)
}

// bars are the stretches of a bar: what is filled, what is short of the mark,
// what goes beyond an upper bound.
func bars(b view.Bar) []webBar {
	if b.Fill == view.NoPosition {
		return nil
	}
	stretch := func(from, to int, class string) webBar {
		return webBar{X: across(from), Width: across(to - from), Class: class}
	}
	switch {
	case b.Mark == view.NoPosition || !b.AtMost && b.Fill >= b.Mark || b.AtMost && b.Fill <= b.Mark:
		return []webBar{stretch(0, b.Fill, "fill")}
	case b.AtMost:
		return []webBar{stretch(0, b.Mark, "fill"), stretch(b.Mark, b.Fill, "over")}
	}
	return []webBar{stretch(0, b.Fill, "fill"), stretch(b.Fill, b.Mark, "short")}
}

// rulerMargin is the room at either end of a ruler for a mark that stands there.
const rulerMargin = 20

// ruler sets the newest rank up to the shown year and the one before it on a
// ruler; nil without a rank.
func (w *pageWriter) ruler(years []view.ChartYear, name string) *webRuler {
	now, last := view.Ranks(years, w.c.Year.Year)
	if now == nil {
		return nil
	}
	at := func(rank int) string {
		return across(rulerMargin + view.Ruler(model.Rank{Value: rank}, permille-2*rulerMargin+1))
	}
	told := model.YearLabel(now.Year) + " " + w.f.Rank(now.KPI.Rank)
	r := &webRuler{Word: w.f.Labels.Chart.Rank, From: at(1), To: at(model.Branches), Now: at(now.KPI.Rank.Value), Text: w.f.Rank(now.KPI.Rank)}
	if last != nil {
		r.Last = at(last.KPI.Rank.Value)
		r.Before = model.YearLabel(last.Year) + " " + w.f.Rank(last.KPI.Rank)
		told = w.f.Join([]string{r.Before, told})
	}
	if now.Year != w.c.Year.Year {
		r.Text = model.YearLabel(now.Year) + " " + r.Text
	}
	for _, rank := range []int{1, 10, 20, 30, 40, model.Branches} {
		r.Ticks = append(r.Ticks, at(rank))
	}
	r.Spoken = fmt.Sprintf(w.f.Labels.Chart.RulerF, name, told)
	return r
}

// The height of a trend's drawing area in pixels, and the room above it.
const (
	trendHeight = 24
	trendMargin = 4
)

// trend draws the actuals from three comparable years on; nil else.
func (w *pageWriter) trend(years []view.ChartYear, name string) *webTrend {
	points, drawn := view.Trend(years, trendHeight+1)
	if !drawn {
		return nil
	}
	t := &webTrend{Word: w.f.Labels.Chart.Trend, From: model.YearLabel(points[0].Year), To: model.YearLabel(points[len(points)-1].Year)}
	place := func(i int) string { return across((2*i + 1) * permille / (2 * len(points))) }
	height := func(i int) int { return trendMargin + trendHeight - points[i].Level }
	var told []string
	for i, p := range points {
		if p.Broken {
			t.Breaks = append(t.Breaks, across(i*permille/len(points)))
		}
		if p.Kind == view.TrendNoValue {
			continue
		}
		told = append(told, model.YearLabel(p.Year)+" "+w.f.Figure(years[i].KPI.Actual))
		dot := webDot{X: place(i), Y: trendMargin + trendHeight/2}
		if p.Kind == view.TrendLevel {
			dot.Y = height(i)
			if p.Joined {
				t.Lines = append(t.Lines, webLine{X1: place(i - 1), X2: place(i), Y1: height(i - 1), Y2: height(i)})
			}
		}
		t.Dots = append(t.Dots, dot)
	}
	t.Spoken = fmt.Sprintf(w.f.Labels.Chart.TrendOfF, name, paper.Clean(strings.Join(told, ", ")))
	return t
}

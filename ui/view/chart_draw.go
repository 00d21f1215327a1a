package view

import (
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/ui/text"
)

// Chart is a KPI's series, to be drawn by [Format.Draw].
type Chart struct {
	Years []ChartYear
	Unit  string
	Shown int // the fiscal year it is seen from
}

// draw gives the newest block a chart; nothing when there is no figure to draw.
func (d *Detail) draw(c *Chart) {
	if last := len(d.Blocks) - 1; last >= 0 && c != nil {
		d.Blocks[last].Chart = c
	}
}

func (f Format) chart(c *model.Scorecard, k *model.KPI, points []model.Point) *Chart {
	drawn := &Chart{Years: ChartSeries(c, k.Code, points), Unit: k.Unit, Shown: c.Year.Year}
	scale := ChartScaleOf(drawn.Years, drawn.Unit)
	for i := range drawn.Years {
		if scale.Bar(&drawn.Years[i], 1).Known() {
			return drawn
		}
	}
	return nil
}

// Sizes of a chart in columns.
const (
	barMin, barMax     = 6, 16
	rulerMin, rulerMax = 12, 24
	parting            = 2 // between the parts of a line
)

// drawer draws one chart with one set of glyphs.
type drawer struct {
	Format
	*Chart
	p     text.Printer
	g     text.ChartGlyphs
	scale ChartScale
	wide  int
	bare  bool // the actual without its unit, which the target shows as well

	label, bar, actual, target, rank int // columns of each part of a line
}

// Draw draws a chart in at most so many columns: a line a year, with the actual
// as a bar, the target as a mark, both as figures, rank and rating; then the rank
// on a ruler and, from three comparable years on, the trend. Nothing when there
// is too little room: the block's text tells it all then. The lines are cleaned.
func (f Format) Draw(c *Chart, p text.Printer, wide int) []Cell {
	d := &drawer{Format: f, Chart: c, p: p, g: p.Glyphs().Chart, scale: ChartScaleOf(c.Years, c.Unit), wide: wide}
	if d.measure(); d.bar < barMin {
		if d.bare = true; d.unitsAgree() {
			d.measure()
		}
	}
	if d.bar < barMin {
		return nil
	}
	var lines []Cell
	for i := range c.Years {
		y := &c.Years[i]
		if y.Broken && y.KPI.Break != nil {
			lines = append(lines, f.breakLine(y.Year, y.KPI.Break))
		}
		lines = append(lines, d.year(y))
	}
	lines = append(lines, d.ruler()...)
	return append(lines, d.trend()...)
}

// unitsAgree reports whether every year's target prints the unit of its actual.
func (d *drawer) unitsAgree() bool {
	for i := range d.Years {
		k := d.Years[i].KPI
		if k.Actual.Known() && (!k.Target.HasNumber() || k.Target.Unit != k.Actual.Unit) {
			return false
		}
	}
	return true
}

// measure finds how wide each part of a year's line is, and what is left for the
// bar.
func (d *drawer) measure() {
	d.label, d.actual, d.target, d.rank = 0, 0, 0, 0
	for i := range d.Years {
		y := &d.Years[i]
		d.label = max(d.label, text.Width(model.YearLabel(y.Year)))
		d.actual = max(d.actual, text.Width(d.actualText(y)))
		d.target = max(d.target, text.Width(d.targetText(y)))
		d.rank = max(d.rank, text.Width(d.rankText(y)))
	}
	rating := 0
	for i := range d.Years {
		if d.Years[i].KPI.Rating.Known() {
			rating = parting + text.Width(d.p.Clean(d.Rating(d.Years[i].KPI.Rating)))
		}
	}
	others := d.label + 1 + 1 + 1 + 1 + d.actual + len(between) + d.target + rating
	if d.rank > 0 {
		others += parting + d.rank
	}
	d.bar = min(d.wide-others-1, barMax) // the mark takes a column
}

// between stands between the actual and the target of a year.
const between = " / "

func (d *drawer) actualText(y *ChartYear) string {
	if y.KPI.Actual.Missing == model.NotPublished {
		return ""
	}
	if d.bare {
		return d.p.Clean(d.Bare(y.KPI.Actual))
	}
	return d.p.Clean(d.Figure(y.KPI.Actual))
}

// targetText leaves a target in words to the block that tells it in full.
func (d *drawer) targetText(y *ChartYear) string {
	if y.KPI.Target.Kind == model.InWords {
		return d.p.Clean(d.Labels.InWords)
	}
	return d.p.Clean(d.Target(y.KPI.Target))
}

func (d *drawer) rankText(y *ChartYear) string {
	if !y.KPI.Rank.Known() {
		return ""
	}
	return d.p.Clean(d.Rank(y.KPI.Rank))
}

func (d *drawer) year(y *ChartYear) Cell {
	tone := Plain
	if y.Year != d.Shown {
		tone = Dim
	}
	parts := []Part{{Text: d.p.PadRight(model.YearLabel(y.Year), d.label) + " ", Tone: tone}}
	parts = append(parts, d.barParts(y)...)
	parts = append(parts, Part{Text: " " + d.check(y) + " ", Tone: verdictTone(y.Verdict)})
	join := between
	if d.actualText(y) == "" {
		join = strings.Repeat(" ", len(between))
	}
	figures := d.p.PadLeft(d.actualText(y), d.actual) + join + d.p.PadRight(d.targetText(y), d.target)
	if d.rank > 0 {
		figures += "  " + d.p.PadLeft(d.rankText(y), d.rank)
	}
	parts = append(parts, Part{Text: figures, Tone: tone})
	if r := y.KPI.Rating; r.Known() {
		parts = append(parts, Part{Text: strings.Repeat(" ", parting)}, Part{Text: d.p.Clean(d.Rating(r)), Tone: GradeTone(r.Grade)})
	}
	return InParts(parts...)
}

// check says met or missed by a sign.
func (d *drawer) check(y *ChartYear) string {
	switch y.Verdict {
	case model.Met:
		return d.p.Glyphs().Check
	case model.Missed:
		return d.p.Glyphs().Fail
	case model.Unknown:
	}
	return " "
}

func (d *drawer) barParts(y *ChartYear) []Part {
	bar := d.scale.Bar(y, d.bar)
	looks := map[BarStep]Part{
		StepBlank: {Text: " "}, StepFilled: {Text: d.g.Filled, Tone: barTone(y.Verdict)}, StepShort: {Text: d.g.Short, Tone: Dim},
		StepOver: {Text: d.g.Over, Tone: Bad}, StepTarget: {Text: d.g.Target, Tone: Strong},
	}
	var parts []Part
	for _, step := range bar.Steps() {
		parts = appendPart(parts, looks[step])
	}
	return parts
}

// barTone leaves a bar whose target says nothing in the colour of text.
func barTone(v model.Verdict) Tone {
	if v == model.Unknown {
		return Plain
	}
	return verdictTone(v)
}

// appendPart joins pieces of one tone.
func appendPart(parts []Part, p Part) []Part {
	if last := len(parts) - 1; last >= 0 && parts[last].Tone == p.Tone {
		parts[last].Text += p.Text
		return parts
	}
	return append(parts, p)
}

// ruler sets the newest rank and the one before it on a ruler of all branches;
// nothing when there is none.
func (d *drawer) ruler() []Cell {
	now, last := Ranks(d.Years, d.Shown)
	if now == nil {
		return nil
	}
	word := d.p.Clean(d.Labels.Chart.Rank)
	first, end := d.edge(1), d.edge(model.Branches)
	legend := []Part{{Text: "  " + d.g.Now + " " + model.YearLabel(now.Year)}}
	if last != nil {
		legend = append(legend, Part{Text: "  " + d.g.Last + " " + model.YearLabel(last.Year), Tone: Dim})
	}
	used := text.Width(word) + 1 + text.Width(first) + 1 + 1 + text.Width(end)
	for _, p := range legend {
		used += text.Width(p.Text)
	}
	steps := min(d.wide-used-2, rulerMax)
	if steps < rulerMin {
		return nil
	}
	before := model.Rank{}
	if last != nil {
		before = last.KPI.Rank
	}
	nowAt, lastAt := RulerPair(now.KPI.Rank, before, steps)
	parts := []Part{{Text: word + " " + first + " " + d.g.RulerStart, Tone: Dim}}
	for i := range steps {
		switch i {
		case nowAt:
			parts = appendPart(parts, Part{Text: d.g.Now, Tone: Strong})
		case lastAt:
			parts = appendPart(parts, Part{Text: d.g.Last})
		default:
			parts = appendPart(parts, Part{Text: d.g.Ruler, Tone: Dim})
		}
	}
	parts = appendPart(parts, Part{Text: d.g.RulerEnd + " " + end, Tone: Dim})
	return []Cell{InParts(append(parts, legend...)...)}
}

func (d *drawer) edge(rank int) string { return d.p.Clean(d.Rank(model.Rank{Value: rank})) }

// Ranks are the newest rank up to a fiscal year and the one before it; nil where
// there is none.
func Ranks(years []ChartYear, shown int) (now, last *ChartYear) {
	for i := range slices.Backward(years) {
		y := &years[i]
		switch {
		case !y.KPI.Rank.Known() || y.Year > shown:
		case now == nil:
			now = y
		default:
			return now, y
		}
	}
	return now, nil
}

// trend draws the years up to the last actual, from three comparable ones on.
func (d *drawer) trend() []Cell {
	points, drawn := Trend(d.Years, len(d.g.Levels))
	if !drawn {
		return nil
	}
	word, to := d.p.Clean(d.Labels.Chart.Trend), model.YearLabel(points[len(points)-1].Year)
	for len(points) > TrendMin && d.trendWidth(word, to, points) > d.wide {
		points = points[1:] // the newest years stay
	}
	if d.trendWidth(word, to, points) > d.wide {
		return nil
	}
	parts := []Part{{Text: word + " " + model.YearLabel(points[0].Year) + " ", Tone: Dim}}
	for _, p := range d.trendCells(points) {
		parts = appendPart(parts, p)
	}
	return []Cell{InParts(append(parts, Part{Text: " " + to, Tone: Dim})...)}
}

func (d *drawer) trendWidth(word, to string, points []TrendPoint) int {
	return text.Width(word+model.YearLabel(points[0].Year)+to) + 3 + len(d.trendCells(points))
}

func (d *drawer) trendCells(points []TrendPoint) []Part {
	var cells []Part
	for _, p := range points {
		if p.Broken {
			cells = append(cells, Part{Text: d.g.Break, Tone: Warn})
		}
		switch p.Kind {
		case TrendLevel:
			cells = append(cells, Part{Text: d.g.Levels[p.Level]})
		case TrendSingle:
			cells = append(cells, Part{Text: d.g.Single})
		case TrendNoValue:
			cells = append(cells, Part{Text: d.g.NoValue})
		}
	}
	return cells
}

// stackMax is the widest stacked bar in a table.
const stackMax = 10

// withRatings puts the ratings of each group as a stacked bar before their
// counts: a letter for a KPI, or for a share of them where a group has many. The
// branch's own row has none; it would dwarf the others.
func (f Format) withRatings(c *model.Scorecard, t Table) Table {
	at := t.Column(model.KPIGrades()[0])
	most, rated := 0, false
	for i := range c.Year.Groups {
		tally := c.Tally(c.Year.Groups[i].Code)
		most = max(most, tally.KPIs)
		rated = rated || tally.Unrated < tally.KPIs
	}
	if !rated {
		return t
	}
	t.Columns[at].Title, t.Columns[at].Tight = model.KPIGrades()[0], true
	t.Columns = slices.Insert(t.Columns, at, Column{ID: "ratings", Title: f.Labels.Rating, Keep: Always})
	for i := range t.Rows {
		bar := Cell{}
		if t.Rows[i].Kind == Item {
			bar = ratingsBar(c.Tally(t.Rows[i].Key), most)
		}
		for j := range model.KPIGrades() {
			quieten(&t.Rows[i].Cells[at+j])
		}
		t.Rows[i].Cells = slices.Insert(t.Rows[i].Cells, at, bar)
	}
	return t
}

// quieten takes the badge from a count: the bar beside it has the colours.
func quieten(count *Cell) {
	if count.Tone != Dim {
		count.Tone = Plain
	}
}

func ratingsBar(t model.Tally, most int) Cell {
	steps := t.KPIs
	if most > stackMax {
		steps = (t.KPIs*stackMax + most - 1) / most
	}
	letters := append(model.KPIGrades(), "-")
	var parts []Part
	for i, n := range Stack(RatingCounts(t), steps) {
		if n > 0 {
			parts = append(parts, Part{Text: strings.Repeat(letters[i], n), Tone: GradeTone(letters[i])})
		}
	}
	return InParts(parts...)
}

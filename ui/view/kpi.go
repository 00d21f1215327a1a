package view

import (
	"strconv"

	"github.com/govalues/decimal"

	"scorecard/model"
)

// KPIs is the KPI table of a group; of all groups, under a heading each, when
// the code is empty. A year with results shows actuals beside last year's; a
// plan year shows targets beside HQ's and last year's actuals.
func (f Format) KPIs(c *model.Scorecard, group string) Table {
	results := c.Year.HasResults()
	b := newTable("kpis", f.Labels.KPIs, f.kpiColumns(c, results, !results)...)
	return f.headed(b, f.kpis(c, group))
}

func categoryName(categories []model.Category, code string) model.Text {
	for i := range categories {
		if categories[i].Code == code {
			return categories[i].Name
		}
	}
	return model.Text{}
}

// moreKPIColumns lets a test declare a column.
var moreKPIColumns func(Format) []column[*item]

// kpiColumns declares the KPI table of a year with results, of a plan year, or
// what the two have together, which the sheet of all work has too.
func (f Format) kpiColumns(c *model.Scorecard, results, plan bool) []column[*item] {
	target := Important
	if plan {
		target = Always
	}
	columns := []column[*item]{
		f.numberColumn(),
		sheetText("heading", f.Labels.Sheet.Heading, func(x *item) string { return f.Text(x.heading) }),
		f.nameColumn(f.Labels.Name),
		sheetText("short", f.Labels.Sheet.Short, func(x *item) string { return f.Text(x.short) }),
		sheetText("explanation", f.Labels.Explanation, func(x *item) string { return f.Text(x.explanation) }),
		f.targetColumn(target),
	}
	if results {
		columns = append(columns, f.resultColumns(c)...)
	}
	if plan {
		columns = append(columns, f.planColumns(c)...)
	}
	columns = append(columns, f.markColumn(results))
	if moreKPIColumns != nil {
		columns = append(columns, moreKPIColumns(f)...)
	}
	return append(columns, f.statusColumn(Important), f.byColumn("", Extra))
}

func (f Format) resultColumns(c *model.Scorecard) []column[*item] {
	last := f.lastYear(c)
	tight := func(id, full string, keep Keep) Column {
		return Column{ID: id, Title: last, Full: f.lastOf(full), Align: Right, Keep: keep, Tight: true}
	}
	return []column[*item]{
		{Column: tight("last_target", f.Labels.Target, LastYear), cell: ofLast(f.lastTarget), sheet: ofLast(f.sheetLastTarget), form: asFigure},
		f.actualColumn(Always),
		sheetText("unit", f.Labels.Unit, ofFacts(func(k *model.KPI) string { return f.unitWord(k.Unit) })),
		sheetText("period", f.Labels.Period, ofFacts(func(k *model.KPI) string { return f.Text(k.Period.Text) })),
		{Column: tight("last_actual", f.Labels.Actual, Extra), cell: ofLast(f.lastActual), sheet: ofLast(f.sheetLastActual), form: asFigure},
		f.differenceColumn(),
		f.attainmentColumn(),
		f.verdictColumn(),
		f.rankColumn(Useful),
		{Column: tight("last_rank", f.Labels.Rank, Extra), cell: ofLast(f.lastRank), sheet: ofLast(f.sheetLastRank)},
		{Column: Column{ID: "moved", Full: f.Labels.RankMove, Align: Right, Keep: Extra, Tight: true}, cell: ofKPI(f.movedCell), form: asNone},
		f.ratingColumn(),
		f.tagColumn().onlyInSheet(),
	}
}

func (f Format) planColumns(c *model.Scorecard) []column[*item] {
	l, last := f.Labels, model.YearLabel(c.Year.Year-1)
	actual, target, rated := l.LastActual.With("year", last), l.LastTarget.With("year", last), l.Rating+f.lastYear(c)
	return []column[*item]{
		{Column: Column{ID: "resolved", Title: l.Resolved, Align: Right, Keep: Useful}, cell: ofKPI(f.resolvedCell), form: asNone},
		{Column: Column{ID: "hq_target", Title: l.HQTarget, Align: Right, Keep: Extra}, cell: ofKPI(f.hqTargetCell), sheet: ofKPI(f.sheetHQTarget)},
		sheetText("scope", l.Sheet.Scope, ofFacts(f.scope)),
		{Column: Column{ID: "last_actual", Title: actual, Align: Right, Keep: Important}, cell: ofLast(func(k *model.KPI) Cell { return f.figureCell(k.Actual) })},
		{Column: Column{ID: "last_target", Title: target, Align: Right, Keep: LastYear}, cell: ofLast(f.lastTarget)},
		{Column: Column{ID: "last_rank", Title: l.Rank + f.lastYear(c), Align: Right, Keep: LastYear}, cell: ofLast(f.lastRank)},
		{
			Column: Column{ID: "last_rating", Title: rated, Full: f.lastOf(l.Rating), Keep: LastYear},
			cell:   ofLast(func(k *model.KPI) Cell { return f.ratingCell(k.Rating) }),
			sheet:  ofLast(func(k *model.KPI) Cell { return f.sheetRating(&k.Rating) }),
		},
		{Column: Column{ID: "lineage", Title: l.LineageWord, Keep: Extra}, cell: ofKPI(func(r *model.Result) Cell { return f.lineageCell(c, r.KPI) })},
	}
}

func (f Format) lastYear(c *model.Scorecard) string {
	return f.Labels.LastYear.With("year", model.YearLabel(c.Year.Year-1))
}

// lastOf is the title of last year's value where no year is in view.
func (f Format) lastOf(title string) string { return f.Labels.Sheet.LastYear.With("column", title) }

func (f Format) verdictColumn() column[*item] {
	return column[*item]{
		Column: Column{ID: "verdict", Title: f.Labels.Verdict, Keep: Spare},
		cell: ofKPI(func(r *model.Result) Cell {
			return Cell{Text: f.Labels.VerdictNames[r.Verdict], Tone: verdictTone(r.Verdict)}
		}),
	}
}

// markColumn belongs to the rating where there is one.
func (f Format) markColumn(rated bool) column[*item] {
	return column[*item]{
		Column: Column{ID: "mark", Full: f.Labels.Page.Remark, Keep: Always, Family: "rating", Tight: rated, Joined: rated}, form: asNone,
		cell: func(x *item) Cell { return f.markCell(x.code) },
	}
}

// targetCell shows words only by their kind: the sentence is in the detail.
func (f Format) targetCell(t model.Target, tone Tone) Cell {
	if t.Missing != "" {
		return Cell{Text: f.Target(t), Tone: Dim}
	}
	if t.Known() && t.HasNumber() {
		return Cell{Text: f.Target(t), Tone: tone, Value: t.Value.String()}
	}
	if t.Kind == model.InWords {
		return Cell{Text: f.Labels.InWords, Tone: tone}
	}
	return Cell{Text: f.Target(t), Tone: tone}
}

func (f Format) resolvedCell(r *model.Result) Cell {
	text := f.Resolved(r)
	if text == "" {
		return dash()
	}
	return Cell{Text: text, Tone: Dim, Value: r.Bound.Value.String()}
}

func (f Format) hqTargetCell(r *model.Result) Cell {
	if r.KPI.HQ == nil {
		return dash()
	}
	return f.targetCell(r.KPI.HQ.Target, Plain)
}

func (f Format) figureCell(fig model.Figure) Cell {
	return Cell{Text: f.Figure(fig), Tone: missingTone(fig.Missing), Value: exact(fig)}
}

func (f Format) lastTarget(last *model.KPI) Cell {
	if last.Target.Known() && last.Target.HasNumber() {
		return Cell{Text: f.BareTarget(last.Target), Tone: Dim, Value: last.Target.Value.String()}
	}
	return f.targetCell(last.Target, Dim)
}

func (f Format) lastActual(last *model.KPI) Cell {
	return Cell{Text: f.Bare(last.Actual), Tone: Dim, Value: exact(last.Actual)}
}

func (f Format) lastRank(last *model.KPI) Cell {
	if last.Rank.Known() {
		return Cell{Text: "(" + strconv.Itoa(last.Rank.Value) + ")", Tone: Dim, Value: rankValue(last.Rank)}
	}
	return Cell{Text: f.Rank(last.Rank), Tone: Dim}
}

func (f Format) movedCell(r *model.Result) Cell {
	switch {
	case !r.Ranked:
		return dash()
	case r.RankGain > 0:
		return Cell{Text: f.Labels.PlacesUp.With("places", r.RankGain), Tone: Good, Value: strconv.Itoa(r.RankGain)}
	case r.RankGain < 0:
		return Cell{Text: f.Labels.PlacesDown.With("places", -r.RankGain), Tone: Bad, Value: strconv.Itoa(r.RankGain)}
	}
	return Cell{Text: "0", Tone: Dim, Value: "0"}
}

func (f Format) ratingCell(r model.Rating) Cell {
	return Cell{Text: f.Rating(r), Tone: GradeTone(r.Grade)}
}

// GradeTone is the tone of a grade; Dim when there is none.
func GradeTone(grade string) Tone {
	switch grade {
	case "A", "a":
		return GradeBest
	case "B", "b":
		return GradeMiddle
	case "C", "c":
		return GradeWorst
	}
	return Dim
}

// kpiStatusCell marks a status that nobody has looked at for long.
func (f Format) kpiStatusCell(c *model.Scorecard, k *model.KPI) Cell {
	cell := f.statusCell(k.Status)
	if f.StaleDays(c, k) > 0 {
		cell.Text += f.Labels.Screen.Edit.Stale
	}
	return cell
}

func (f Format) statusCell(s model.Status) Cell {
	return Cell{Text: f.Status(s), Tone: StatusTone(s.Value)}
}

// StatusTone is the tone of a status; Dim when it is not set.
func StatusTone(v model.StatusValue) Tone {
	switch v {
	case model.Achieved:
		return Achieved
	case model.Expected:
		return Expected
	case model.Difficult:
		return Difficult
	case model.Unset:
	}
	return Dim
}

func (f Format) lineageCell(c *model.Scorecard, k *model.KPI) Cell {
	l := c.LineageIn(k.Code)
	if l == nil {
		return dash()
	}
	text := f.Labels.Lineages[l.Kind]
	if l.Inferred {
		text += "?"
	}
	if l.Kind == model.Continued {
		return Cell{Text: text, Tone: Dim}
	}
	return Cell{Text: text}
}

func verdictTone(v model.Verdict) Tone {
	switch v {
	case model.Met:
		return Good
	case model.Missed:
		return Bad
	case model.Unknown:
	}
	return Dim
}

func missingTone(why model.Missing) Tone {
	if why != "" {
		return Dim
	}
	return Plain
}

func exact(f model.Figure) string {
	if !f.Known() {
		return ""
	}
	return f.Value.String()
}

func number(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func rankValue(r model.Rank) string {
	if !r.Known() {
		return ""
	}
	return strconv.Itoa(r.Value)
}

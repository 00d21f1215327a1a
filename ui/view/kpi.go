package view

import (
	"fmt"
	"strconv"

	"github.com/govalues/decimal"

	"scorecard/model"
)

// KPIs is the KPI table of a group; of all groups, under a heading each, when
// the code is empty. A year with results shows actuals beside last year's; a
// plan year shows targets beside HQ's and last year's actuals.
func (f Format) KPIs(c *model.Scorecard, group string) Table {
	t := Table{ID: "kpis", Title: f.Labels.KPIs}
	row := f.resultRow
	if c.Year.HasResults() {
		t.Columns = f.resultColumns(c)
	} else {
		t.Columns, row = f.planColumns(c), f.planRow
	}
	category := ""
	for _, r := range c.Results(group) {
		if r.KPI.Category != category {
			category = r.KPI.Category
			if name := categoryName(c.Year.Categories, category); !name.IsZero() {
				t.Rows = append(t.Rows, heading(f.Text(name), 0))
			}
		}
		t.Rows = append(t.Rows, row(c, &r))
	}
	return t.trim("by")
}

func categoryName(categories []model.Category, code string) model.Text {
	for i := range categories {
		if categories[i].Code == code {
			return categories[i].Name
		}
	}
	return model.Text{}
}

func (f Format) lastYear(c *model.Scorecard) string {
	return fmt.Sprintf(f.Labels.LastYearF, model.YearLabel(c.Year.Year-1))
}

func (f Format) resultColumns(c *model.Scorecard) []Column {
	l, last := f.Labels, f.lastYear(c)
	return []Column{
		{ID: "number", Keep: Always},
		{ID: "name", Title: l.Name, Keep: Always},
		{ID: "target", Title: l.Target, Align: Right, Keep: Important},
		{ID: "last_target", Title: last, Align: Right, Keep: LastYear, Dim: true, Tight: true},
		{ID: "actual", Title: l.Actual, Align: Right, Keep: Always},
		{ID: "last_actual", Title: last, Align: Right, Keep: Extra, Dim: true, Tight: true},
		{ID: "difference", Title: l.Difference, Align: Right, Keep: Useful},
		{ID: "attainment", Title: l.Attainment, Align: Right, Keep: Extra},
		{ID: "verdict", Title: l.Verdict, Keep: Spare},
		{ID: "rank", Title: l.Rank, Align: Right, Keep: Useful},
		{ID: "last_rank", Title: last, Align: Right, Keep: Extra, Dim: true, Tight: true},
		{ID: "moved", Align: Right, Keep: Extra, Tight: true},
		{ID: "rating", Title: l.Rating, Keep: Always},
		{ID: "mark", Keep: Always, Tight: true},
		{ID: "status", Title: l.Status, Keep: Important},
		{ID: "by", Keep: Extra},
	}
}

func (f Format) resultRow(c *model.Scorecard, r *model.Result) Row {
	k, last := r.KPI, r.Previous
	tone := verdictTone(r.Verdict)
	cells := []Cell{
		{Text: k.Number},
		f.nameCell(k),
		f.targetCell(k.Target, Plain),
		f.lastTarget(last),
		{Text: f.Figure(k.Actual), Tone: missingTone(k.Actual.Missing), Value: exact(k.Actual)},
		f.lastActual(last),
		{Text: f.Difference(r.Difference, k.Unit), Tone: tone, Value: number(r.Difference)},
		{Text: f.Attainment(r.Attainment), Tone: tone, Value: number(r.Attainment)},
		{Text: f.Labels.VerdictNames[r.Verdict], Tone: tone},
		{Text: f.Rank(k.Rank), Tone: missingTone(k.Rank.Missing), Value: rankValue(k.Rank)},
		f.lastRank(last),
		f.movedCell(r),
		f.ratingCell(k.Rating),
		f.markCell(k.Code),
		f.kpiStatusCell(c, k),
		f.byCell(k.Status),
	}
	return Row{Key: k.Code, Cells: cells}
}

func (f Format) planColumns(c *model.Scorecard) []Column {
	l, last := f.Labels, model.YearLabel(c.Year.Year-1)
	return []Column{
		{ID: "number", Keep: Always},
		{ID: "name", Title: l.Name, Keep: Always},
		{ID: "target", Title: l.Target, Align: Right, Keep: Always},
		{ID: "resolved", Title: l.Resolved, Align: Right, Keep: Useful},
		{ID: "hq_target", Title: l.HQTarget, Align: Right, Keep: Extra},
		{ID: "last_actual", Title: fmt.Sprintf(l.LastActualF, last), Align: Right, Keep: Important},
		{ID: "last_target", Title: fmt.Sprintf(l.LastTargetF, last), Align: Right, Keep: LastYear, Dim: true},
		{ID: "last_rank", Title: l.Rank + f.lastYear(c), Align: Right, Keep: LastYear, Dim: true},
		{ID: "last_rating", Title: l.Rating + f.lastYear(c), Keep: LastYear},
		{ID: "lineage", Title: l.LineageWord, Keep: Extra},
		{ID: "mark", Keep: Always},
		{ID: "status", Title: l.Status, Keep: Important},
		{ID: "by", Keep: Extra},
	}
}

func (f Format) planRow(c *model.Scorecard, r *model.Result) Row {
	k, last := r.KPI, r.Previous
	hq := Cell{Text: "-", Tone: Dim}
	if k.HQ != nil {
		hq = f.targetCell(k.HQ.Target, Plain)
	}
	lastActual, lastRating := Cell{Text: "-", Tone: Dim}, Cell{Text: "-", Tone: Dim}
	if last != nil {
		lastActual = Cell{Text: f.Figure(last.Actual), Tone: missingTone(last.Actual.Missing), Value: exact(last.Actual)}
		lastRating = f.ratingCell(last.Rating)
	}
	cells := []Cell{
		{Text: k.Number},
		f.nameCell(k),
		f.targetCell(k.Target, Plain),
		f.resolvedCell(r),
		hq,
		lastActual,
		f.lastTarget(last),
		f.lastRank(last),
		lastRating,
		f.lineageCell(c, k),
		f.markCell(k.Code),
		f.kpiStatusCell(c, k),
		f.byCell(k.Status),
	}
	return Row{Key: k.Code, Cells: cells}
}

func (f Format) nameCell(k *model.KPI) Cell {
	return Cell{Text: f.Text(k.Name), Short: f.Text(k.Short)}
}

// targetCell shows words only by their kind: the sentence stands in the detail.
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
		return Cell{Text: "-", Tone: Dim}
	}
	return Cell{Text: text, Tone: Dim, Value: r.Bound.Value.String()}
}

func (f Format) lastTarget(last *model.KPI) Cell {
	if last == nil {
		return Cell{Text: "-", Tone: Dim}
	}
	if last.Target.Known() && last.Target.HasNumber() {
		return Cell{Text: f.BareTarget(last.Target), Tone: Dim, Value: last.Target.Value.String()}
	}
	return f.targetCell(last.Target, Dim)
}

func (f Format) lastActual(last *model.KPI) Cell {
	if last == nil {
		return Cell{Text: "-", Tone: Dim}
	}
	return Cell{Text: f.Bare(last.Actual), Tone: Dim, Value: exact(last.Actual)}
}

func (f Format) lastRank(last *model.KPI) Cell {
	switch {
	case last == nil:
		return Cell{Text: "-", Tone: Dim}
	case last.Rank.Known():
		return Cell{Text: "(" + strconv.Itoa(last.Rank.Value) + ")", Tone: Dim, Value: rankValue(last.Rank)}
	}
	return Cell{Text: f.Rank(last.Rank), Tone: Dim}
}

func (f Format) movedCell(r *model.Result) Cell {
	switch {
	case !r.Ranked:
		return Cell{Text: "-", Tone: Dim}
	case r.RankGain > 0:
		return Cell{Text: fmt.Sprintf(f.Labels.PlacesUpF, r.RankGain), Tone: Good, Value: strconv.Itoa(r.RankGain)}
	case r.RankGain < 0:
		return Cell{Text: fmt.Sprintf(f.Labels.PlacesDownF, -r.RankGain), Tone: Bad, Value: strconv.Itoa(r.RankGain)}
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

func (f Format) byCell(s model.Status) Cell { return Cell{Text: f.By(s), Tone: Dim} }

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
		return Cell{Text: "-", Tone: Dim}
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

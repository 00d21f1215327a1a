package view

import (
	"fmt"
	"strings"

	"scorecard/model"
)

func (f Format) ratingText(c *model.Scorecard, x *model.Finding, d *model.RatingDetail) string {
	w := f.Labels.Finding.Rating
	form := w.MissedF
	if d.Verdict == model.Met {
		form = w.MetF
	}
	gap := ""
	if d.Difference != nil {
		gap = fmt.Sprintf(w.GapF, f.Difference(d.Difference, d.Bound.Unit))
	}
	rank := ""
	if k := c.Year.KPI(x.KPI); k != nil && k.Rank.Known() {
		rank = fmt.Sprintf(w.RankF, k.Rank.Value)
	}
	return fmt.Sprintf(form, f.askedOf(c.Year, x.KPI, d.Bound), f.Figure(d.Actual), gap, d.Grade, rank)
}

// reportedText holds a reported status against the rating and the verdict, together
// where they agree.
func (f Format) reportedText(d *model.ReportedDetail) string {
	w := f.Labels.Finding.Reported
	said := fmt.Sprintf(w.ReportedF, f.Labels.StatusNames[d.Reported])
	verdict := f.Labels.VerdictNames[d.Verdict]
	if d.ByRating == d.ByVerdict && d.ByRating != model.Undecided {
		return f.sentences(said, fmt.Sprintf(w.BothF, d.Grade, verdict, w.Both[d.ByRating]))
	}
	var parts []string
	if d.ByRating != model.Undecided {
		parts = append(parts, fmt.Sprintf(w.RatingF, d.Grade, w.Outcomes[d.ByRating]))
	}
	if d.ByVerdict != model.Undecided {
		parts = append(parts, fmt.Sprintf(w.VerdictF, verdict, w.Outcomes[d.ByVerdict]))
	}
	return f.sentences(said, f.clauses(parts))
}

// clauses makes one sentence of several clauses.
func (f Format) clauses(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	if f.japanese() {
		return f.join(parts) + "。"
	}
	joined := f.join(parts)
	return upperFirst(joined) + "."
}

func upperFirst(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// hitRateText says too what was left out, and why.
func (f Format) hitRateText(c *model.Scorecard, d *model.HitRateDetail) string {
	w := f.Labels.Finding.Reported
	said := fmt.Sprintf(w.HitRateF, d.ByRating.Of, d.ByRating.Count, d.ByVerdict.Of, d.ByVerdict.Count)
	var out []string
	for _, code := range d.Other {
		if k := c.Year.KPI(code); k != nil {
			out = append(out, fmt.Sprintf(w.OtherF, f.groupedLabels(c, []string{code}), oneLine(k.Reported.Note)))
		}
	}
	switch n := len(d.Unprinted); {
	case n > namedPlaces:
		out = append(out, fmt.Sprintf(w.UnprintedF, fmt.Sprintf(w.KPIsF, n)))
	case n > 0:
		out = append(out, fmt.Sprintf(w.UnprintedF, f.groupedLabels(c, d.Unprinted)))
	}
	if len(out) == 0 {
		return said
	}
	return f.sentences(said, fmt.Sprintf(w.LeftOutF, f.join(out)))
}

// rankText tells both values as their years print them.
func (f Format) rankText(c *model.Scorecard, x *model.Finding, d *model.RankDetail) string {
	w := f.Labels.Finding.Rank
	form := w.OvertakenF
	if d.Direction == model.Worse {
		form = w.ClimbedF
	}
	var now, last model.Figure
	var unit string
	if k := c.Year.KPI(x.KPI); k != nil {
		now, unit = k.Actual, k.Unit
	}
	if k := c.Before.KPI(x.KPI); k != nil {
		last = k.Actual
	}
	return fmt.Sprintf(form, f.Figure(last), f.Figure(now), f.Difference(d.Change, unit), d.Last, d.Rank)
}

func (f Format) movementText(c *model.Scorecard, x *model.Finding, d *model.MovementDetail) string {
	w := f.Labels.Finding.Rank
	moved := fmt.Sprintf(w.MovementF, d.Up+d.Held+d.Down, d.Up, d.Held, d.Down)
	medians := ""
	if d.MedianTenths > 0 && d.LastTenths > 0 {
		medians = fmt.Sprintf(w.MediansF, f.fiscal(x.Year-1), Tenths(d.LastTenths), f.fiscal(x.Year), Tenths(d.MedianTenths))
	}
	return f.sentences(moved, medians, f.moves(c, w.FellF, d.Fell), f.moves(c, w.RoseF, d.Rose))
}

// moves names ranks that moved far.
func (f Format) moves(c *model.Scorecard, form string, moves []model.RankMove) string {
	if len(moves) == 0 {
		return ""
	}
	parts := make([]string, len(moves))
	for i, m := range moves {
		parts[i] = fmt.Sprintf(f.Labels.Finding.Rank.MoveF, f.groupedLabels(c, []string{m.KPI}), m.Last, m.Rank)
	}
	return fmt.Sprintf(form, f.join(parts))
}

func (f Format) workText(c *model.Scorecard, d *model.WorkDetail) string {
	w := f.Labels.Finding.Rank
	names := make([]string, len(d.Activities))
	for i, code := range d.Activities {
		names[i] = f.Subject(c, code)
		for _, m := range c.Activities("") {
			if m.Code == code && m.Number != "" {
				names[i] = m.Number // their names are long, and stand in the evidence
			}
		}
	}
	grades := fmt.Sprintf(w.SomeOfF, strings.Join(d.Grades, " / "))
	if len(d.Grades) == 1 {
		grades = fmt.Sprintf(w.AllOfF, d.Grades[0])
	}
	return fmt.Sprintf(w.WorkF, len(d.Activities), f.join(names), grades, len(d.KPIs), f.kpiLabels(c, d.KPIs))
}

// periodText is about an actual for a part of the year.
func (f Format) periodText(c *model.Scorecard, x *model.Finding, d *model.PeriodDetail) string {
	w := f.Labels.Finding.Series
	said := fmt.Sprintf(w.PartF, f.Figure(d.Actual), f.Text(d.Period.Text))
	var beside []string
	if d.Bound.Known {
		beside = append(beside, fmt.Sprintf(w.TheTargetF, f.askedOf(c.Year, x.KPI, d.Bound)))
	}
	if d.Last.Known() {
		beside = append(beside, fmt.Sprintf(w.TheActualF, f.fiscal(x.Year-1), f.Figure(d.Last)))
	}
	if d.Rank.Known() {
		beside = append(beside, fmt.Sprintf(w.TheRankF, d.Rank.Value))
	}
	if len(beside) == 0 {
		return said
	}
	return f.sentences(said, fmt.Sprintf(w.PartCareF, f.join(beside)))
}

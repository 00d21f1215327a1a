package cell

import (
	"fmt"

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
	return fmt.Sprintf(form, f.askedOf(c.Year, x.KPI, d.Bound), f.Figure(d.Actual), gap, d.Grade)
}

// forecastText holds a forecast against the rating and the verdict, together
// where they agree.
func (f Format) forecastText(d *model.ForecastDetail) string {
	w := f.Labels.Finding.Forecast
	said := fmt.Sprintf(w.ForecastF, f.Labels.StatusNames[d.Forecast])
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

func (f Format) hitRateText(d *model.HitRateDetail) string {
	return fmt.Sprintf(f.Labels.Finding.Forecast.HitRateF,
		d.ByRating.Of, d.ByRating.Count, d.ByVerdict.Of, d.ByVerdict.Count)
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

func (f Format) movementText(x *model.Finding, d *model.MovementDetail) string {
	w := f.Labels.Finding.Rank
	moved := fmt.Sprintf(w.MovementF, d.Up+d.Held+d.Down, d.Up, d.Held, d.Down)
	if d.MedianTenths == 0 || d.LastTenths == 0 {
		return moved
	}
	return f.sentences(moved, fmt.Sprintf(w.MediansF,
		model.YearLabel(x.Year-1), Tenths(d.LastTenths), model.YearLabel(x.Year), Tenths(d.MedianTenths)))
}

func (f Format) workText(c *model.Scorecard, d *model.WorkDetail) string {
	return fmt.Sprintf(f.Labels.Finding.Rank.WorkF, len(d.Measures), len(d.KPIs), f.kpiLabels(c, d.KPIs))
}

// periodText is about an actual for a part of the year.
func (f Format) periodText(c *model.Scorecard, x *model.Finding, d *model.PeriodDetail) string {
	w := f.Labels.Finding.Series
	said := fmt.Sprintf(w.PartF, f.Figure(d.Actual), f.Text(d.Period.Text))
	if !d.Bound.Known {
		return said
	}
	return f.sentences(said, fmt.Sprintf(w.PartTargetF, f.askedOf(c.Year, x.KPI, d.Bound)))
}

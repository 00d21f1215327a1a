package cell

import (
	"fmt"
	"strings"

	"github.com/govalues/decimal"

	"scorecard/model"
)

// FindingText says what a finding says in a sentence or two, with the figures
// as printed and the reason that a review gives, without the name of what it is
// about.
func (f Format) FindingText(c *model.Scorecard, x *model.Finding) string {
	text := f.FindingLine(c, x)
	if d, ok := x.Detail.(model.RatingDetail); ok && len(d.Reviews) > 0 {
		outcome := d.Reviews[len(d.Reviews)-1]
		text = f.sentences(text, fmt.Sprintf(f.Labels.Finding.Rating.ReasonF, oneLine(f.Text(outcome.Text))))
	}
	return text
}

// FindingLine is FindingText for where the review stands beside it.
func (f Format) FindingLine(c *model.Scorecard, x *model.Finding) string {
	switch d := x.Detail.(type) {
	case model.RatingDetail:
		return f.ratingText(c, x, &d)
	case model.ForecastDetail:
		return f.forecastText(&d)
	case model.HitRateDetail:
		return f.hitRateText(&d)
	case model.TargetDetail:
		return f.targetText(c, x, &d)
	case model.HQDetail:
		return f.hqText(c, x, &d)
	case model.RelativeDetail:
		return f.relativeText(c, x, &d)
	case model.LoweredDetail:
		return f.loweredText(c, x, &d)
	case model.RankDetail:
		return f.rankText(c, x, &d)
	case model.MovementDetail:
		return f.movementText(x, &d)
	case model.WorkDetail:
		return f.workText(c, &d)
	case model.ConflictDetail:
		return f.conflictText(d.Conflict)
	case model.StaffDetail:
		return f.staffText(c, &d)
	case model.LineageDetail:
		return f.lineageText(c, &d)
	case model.BreakDetail:
		return f.breakText(x, &d)
	case model.PeriodDetail:
		return f.periodText(c, x, &d)
	case model.MissingDetail:
		return f.missingText(c, &d)
	case model.StatusDetail:
		return f.statusText(&d)
	}
	return ""
}

// FindingSubject names what a finding is about, without its group: a KPI by its
// number and short name, a category, a team; the branch when it is about all.
func (f Format) FindingSubject(c *model.Scorecard, x *model.Finding) string {
	switch {
	case x.KPI != "":
		return f.kpiLabel(c, x.KPI)
	case x.Subject == "" && x.Group == "":
		return f.Labels.TotalRow
	case x.Subject == "":
		return f.GroupShort(c, x.Group)
	case x.Subject == "staff" || strings.HasPrefix(x.Subject, "staff/"):
		return f.Labels.Staffing
	}
	for _, year := range loadedYears(c) {
		if name := categoryName(year.Categories, x.Subject); !name.IsZero() {
			return f.Text(name)
		}
	}
	return f.Subject(c, x.Subject)
}

// kpiLabel is a KPI's number and short name: the shown year's, else those of a
// year beside it.
func (f Format) kpiLabel(c *model.Scorecard, code string) string {
	for _, year := range loadedYears(c) {
		if k := year.KPI(code); k != nil {
			name := f.Text(k.Short)
			if name == "" {
				name = f.Text(k.Name)
			}
			return strings.TrimSpace(k.Number + " " + name)
		}
	}
	return f.Subject(c, code)
}

func (f Format) kpiLabels(c *model.Scorecard, codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = f.kpiLabel(c, code)
	}
	return f.join(names)
}

// groupedLabels names KPIs of several groups, each with its group.
func (f Format) groupedLabels(c *model.Scorecard, codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = f.kpiLabel(c, code)
		if group := SubjectGroup(c, code); group != "" {
			names[i] = f.GroupShort(c, group) + " " + names[i]
		}
	}
	return f.join(names)
}

// loadedYears are the years of a scorecard, the shown one first.
func loadedYears(c *model.Scorecard) []*model.Year {
	var years []*model.Year
	for _, year := range []*model.Year{c.Year, c.Before, c.After} {
		if year != nil {
			years = append(years, year)
		}
	}
	return years
}

// sentences puts one sentence after another.
func (f Format) sentences(parts ...string) string {
	said := parts[:0:0]
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	if f.japanese() {
		return strings.Join(said, "")
	}
	return strings.Join(said, " ")
}

// oneLine joins the paragraphs of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// askedOf is a target as it is printed in its year, or as the bound that it
// means where it is not a number of its own.
func (f Format) askedOf(year *model.Year, code string, b model.Bound) string {
	if k := year.KPI(code); k != nil && k.Target.Known() && k.Target.HasNumber() {
		return f.Target(k.Target)
	}
	return f.boundText(b)
}

// boundText is a bound in the language's own words.
func (f Format) boundText(b model.Bound) string {
	form := f.Labels.MinF
	if b.AtMost {
		form = f.Labels.MaxF
	}
	return fmt.Sprintf(form, thousands(b.Value)+f.unit(b.Unit))
}

// apart says how far a number lies above or below another: 2.4pt lower.
func (f Format) apart(d decimal.Decimal, unit string) string {
	word, form := f.unit(unit), f.Labels.Finding.Target.HigherF
	if unit == "%" {
		word = f.Labels.PointUnit
	}
	if d.IsNeg() {
		form = f.Labels.Finding.Target.LowerF
	}
	return fmt.Sprintf(form, thousands(d.Abs())+word)
}

package view

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
	return f.withCaveats(c, x, f.findingSentence(c, x))
}

// withCaveats puts behind a sentence why its figures are to be read with care.
func (f Format) withCaveats(c *model.Scorecard, x *model.Finding, text string) string {
	w := f.Labels.Finding.Caveat
	var parts []string
	for i := range x.Caveats {
		switch caveat := &x.Caveats[i]; caveat.Kind {
		case model.ConditionsDiffer:
			parts = append(parts, fmt.Sprintf(w.ConditionsF, f.fiscal(caveat.Year)))
		case model.FigureDisputed:
			parts = append(parts, fmt.Sprintf(w.DisputedF, f.fiscal(caveat.Year), f.FactName(caveat.Field),
				strings.Join(f.conflictValues(c, caveat.Conflict), " / ")))
		}
	}
	stop := f.Labels.Finding.Stop
	if len(parts) == 0 || text == "" {
		return text
	}
	return strings.TrimSuffix(text, stop) + fmt.Sprintf(w.AddedF, f.join(parts)) + stop
}

// fiscal is a fiscal year in a sentence.
func (f Format) fiscal(year int) string {
	return fmt.Sprintf(f.Labels.Finding.YearF, model.YearLabel(year), year)
}

func (f Format) findingSentence(c *model.Scorecard, x *model.Finding) string {
	switch d := x.Detail.(type) {
	case model.RatingDetail:
		return f.ratingText(c, x, &d)
	case model.ReportedDetail:
		return f.reportedText(&d)
	case model.HitRateDetail:
		return f.hitRateText(c, &d)
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
		return f.movementText(c, x, &d)
	case model.WorkDetail:
		return f.workText(c, &d)
	case model.ConflictDetail:
		return f.conflictText(c, d.Conflict)
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
	return f.workSubject(c, x.Subject)
}

// workSubject names an activity or a key measure as what it is: KPIs have the same
// numbers.
func (f Format) workSubject(c *model.Scorecard, code string) string {
	w, name := f.Labels.Finding, strings.TrimRight(f.Subject(c, code), "。.")
	for _, m := range c.Activities("") {
		if m.Code == code {
			return fmt.Sprintf(w.ActivityF, name)
		}
	}
	lines, _ := c.Initiatives("")
	for _, line := range lines {
		if line.Code == code {
			return fmt.Sprintf(w.InitiativeF, name)
		}
	}
	return name
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
		return f.asked(k.Target)
	}
	return f.boundText(b)
}

// asked is a target in a sentence: as printed in Japanese, in words in English.
func (f Format) asked(t model.Target) string {
	w := f.Labels.Finding.Target
	switch {
	case f.japanese():
	case t.Kind == model.AtLeast || t.Kind == model.AtMost:
		return f.boundText(model.Bound{Value: t.Value, Unit: t.Unit, AtMost: t.Kind == model.AtMost})
	case t.Kind == model.PreviousOrBetter:
		return w.AtLeastLast
	case t.Kind == model.PreviousOrLower:
		return w.AtMostLast
	}
	return f.Target(t)
}

// boundText is a bound in the language's own words.
func (f Format) boundText(b model.Bound) string {
	form := f.Labels.Finding.Target.AtLeastF
	if b.AtMost {
		form = f.Labels.Finding.Target.AtMostF
	}
	return fmt.Sprintf(form, thousands(b.Value)+f.unit(b.Unit))
}

// apart says how far a number lies above or below another: 2.4pt lower.
func (f Format) apart(d decimal.Decimal, unit string) string {
	form := f.Labels.Finding.Target.HigherF
	if d.IsNeg() {
		form = f.Labels.Finding.Target.LowerF
	}
	return fmt.Sprintf(form, f.size(d, unit))
}

// size is a difference without its sign.
func (f Format) size(d decimal.Decimal, unit string) string {
	word := f.unit(unit)
	if unit == "%" {
		word = f.Labels.PointUnit
	}
	return thousands(d.Abs()) + word
}

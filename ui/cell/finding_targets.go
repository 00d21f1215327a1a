package cell

import (
	"fmt"

	"scorecard/model"
)

// targetText sets a target against last year's actual.
func (f Format) targetText(c *model.Scorecard, x *model.Finding, d *model.TargetDetail) string {
	w := f.Labels.Finding.Target
	year, last := model.YearLabel(x.Year), model.YearLabel(x.Year-1)
	asked, actual := f.askedOf(c.Year, x.KPI, d.Bound), f.Figure(d.Last)
	switch {
	case x.Kind == model.TargetHolds:
		return fmt.Sprintf(w.HoldsF, year, asked, last, actual)
	case x.Kind == model.TargetAlreadyMet && d.Ask != nil:
		return fmt.Sprintf(w.MetBeforeF, year, asked, last, actual, f.apart(*d.Ask, d.Bound.Unit))
	}
	by := f.Difference(d.Ask, d.Bound.Unit)
	if d.Relative != nil {
		by = fmt.Sprintf(w.ClimbShareF, by, signed(*d.Relative)+"%")
	}
	steepest := ""
	if d.Steepest {
		steepest = w.Steepest
	}
	return f.sentences(fmt.Sprintf(w.ClimbF, year, asked, last, actual, by), steepest)
}

func (f Format) hqText(c *model.Scorecard, x *model.Finding, d *model.HQDetail) string {
	w := f.Labels.Finding.Target
	branch, hq := f.askedOf(c.Year, x.KPI, d.Branch), f.boundText(d.HQ)
	if k := c.Year.KPI(x.KPI); k != nil && k.HQ != nil && k.HQ.Target.Known() {
		hq = f.Target(k.HQ.Target)
	}
	if d.Gap == nil {
		return fmt.Sprintf(w.EasierThanHQF, branch, hq)
	}
	return fmt.Sprintf(w.BelowHQF, branch, hq, f.apart(*d.Gap, d.Branch.Unit))
}

// relativeText says what "previous year or better" means now, and where that
// went since the year before.
func (f Format) relativeText(c *model.Scorecard, x *model.Finding, d *model.RelativeDetail) string {
	w := f.Labels.Finding.Target
	last := model.YearLabel(x.Year - 1)
	if !d.Bound.Known {
		return fmt.Sprintf(w.UnresolvedF, f.relativeWords(c, x))
	}
	said := fmt.Sprintf(w.RelativeF, f.relativeWords(c, x), last, f.boundText(d.Bound))
	move := w.Moves[d.Direction]
	if !d.Before.Known || d.Moved == nil || move == "" {
		return said
	}
	before := f.askedOf(c.Before, x.KPI, d.Before)
	return f.sentences(said, fmt.Sprintf(w.MovedF, last, before, f.Difference(d.Moved, d.Bound.Unit), move))
}

// relativeWords are the words of the target, as printed.
func (f Format) relativeWords(c *model.Scorecard, x *model.Finding) string {
	if k := c.Year.KPI(x.KPI); k != nil {
		return f.Target(k.Target)
	}
	return f.Labels.MinLast
}

func (f Format) loweredText(c *model.Scorecard, x *model.Finding, d *model.LoweredDetail) string {
	return fmt.Sprintf(f.Labels.Finding.Target.LoweredF,
		model.YearLabel(x.Year), f.askedOf(c.Year, x.KPI, d.Bound),
		model.YearLabel(x.Year-1), f.askedOf(c.Before, x.KPI, d.Before), f.Figure(d.Actual))
}

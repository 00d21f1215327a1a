package view

import (
	"fmt"

	"scorecard/model"
)

// targetText sets a target against last year's actual.
func (f Format) targetText(c *model.Scorecard, x *model.Finding, d *model.TargetDetail) string {
	w := f.Labels.Finding.Target
	year, last := f.fiscal(x.Year), f.fiscal(x.Year-1)
	asked, actual := f.askedOf(c.Year, x.KPI, d.Bound), f.Figure(d.Last)
	switch {
	case x.Kind == model.TargetHolds:
		return fmt.Sprintf(w.HoldsF, year, asked, last, actual)
	case x.Kind == model.TargetAlreadyMet && d.Ask != nil:
		form := w.TargetBelowF
		if d.Bound.AtMost {
			form = w.LimitAboveF
		}
		said := fmt.Sprintf(w.MetBeforeF, year, asked, last, actual, fmt.Sprintf(form, f.size(*d.Ask, d.Bound.Unit)))
		return f.sentences(said, f.equalsHQ(c, x, &d.Bound))
	}
	by := f.Difference(d.Ask, d.Bound.Unit)
	if d.Relative != nil {
		by = fmt.Sprintf(w.ClimbShareF, by, signed(*d.Relative)+"%")
	}
	steepest := ""
	if d.Steepest {
		steepest = w.Steepest
	}
	same := ""
	if k := c.Before.KPI(x.KPI); k != nil && k.Target.HasNumber() && k.Target.Unit == d.Bound.Unit && k.Target.Value.Equal(d.Bound.Value) {
		same = fmt.Sprintf(w.SameAsLastF, last)
	}
	return f.sentences(fmt.Sprintf(w.ClimbF, year, asked, last, actual, by), steepest, same)
}

// equalsHQ says where HQ asks each branch for the same; empty where it does not.
func (f Format) equalsHQ(c *model.Scorecard, x *model.Finding, b *model.Bound) string {
	k := c.Year.KPI(x.KPI)
	if k == nil || k.HQ == nil || k.HQ.Scope != model.ScopeBranch {
		return ""
	}
	if hq := k.HQ.Target; !hq.HasNumber() || hq.Unit != b.Unit || !hq.Value.Equal(b.Value) {
		return ""
	}
	return f.Labels.Finding.Target.EqualsHQ
}

func (f Format) hqText(c *model.Scorecard, x *model.Finding, d *model.HQDetail) string {
	w := f.Labels.Finding.Target
	branch, hq := f.askedOf(c.Year, x.KPI, d.Branch), f.boundText(d.HQ)
	if k := c.Year.KPI(x.KPI); k != nil && k.HQ != nil && k.HQ.Target.Known() {
		hq = f.asked(k.HQ.Target)
	}
	if d.Gap == nil {
		return f.sentences(fmt.Sprintf(w.EasierThanHQF, branch, hq), w.HQScope)
	}
	return f.sentences(fmt.Sprintf(w.BelowHQF, branch, hq, f.apart(*d.Gap, d.Branch.Unit)), w.HQScope)
}

// relativeText says what "previous year or better" means now, and where that
// went since the year before.
func (f Format) relativeText(c *model.Scorecard, x *model.Finding, d *model.RelativeDetail) string {
	w := f.Labels.Finding.Target
	last := f.fiscal(x.Year - 1)
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
		return f.asked(k.Target)
	}
	return f.Labels.Finding.Target.AtLeastLast
}

// loweredText says of a relative target that the figure fell which it means.
func (f Format) loweredText(c *model.Scorecard, x *model.Finding, d *model.LoweredDetail) string {
	w, year, last := f.Labels.Finding.Target, f.fiscal(x.Year), f.fiscal(x.Year-1)
	before := f.askedOf(c.Before, x.KPI, d.Before)
	if d.Relative && d.Gap != nil {
		return fmt.Sprintf(w.LoweredRelativeF, year, f.relativeWords(c, x), last, f.boundText(d.Bound), last, before, f.apart(*d.Gap, d.Bound.Unit))
	}
	return fmt.Sprintf(w.LoweredF, year, f.askedOf(c.Year, x.KPI, d.Bound), last, before, f.Figure(d.Actual))
}

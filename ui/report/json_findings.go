package report

import (
	"time"

	"scorecard/model"
	"scorecard/ui/view"
)

// findings are those of the asked group, each with its sentence in both
// languages.
func (e *encoder) findings() []finding {
	list := e.c.Findings(e.o.Made)
	found := []finding{}
	for i := range list {
		if x := &list[i]; e.wants(x.Group) {
			found = append(found, e.finding(x))
		}
	}
	return found
}

func (e *encoder) finding(x *model.Finding) finding {
	return finding{
		Kind: string(x.Kind), KPI: orNull(x.KPI), Year: x.Year, Group: orNull(x.Group), Subject: orNull(x.Subject), Weight: x.Weight,
		Evidence: each(x.Evidence, evidenceOf),
		Sentence: wording{
			JA: view.In(model.Japanese).FindingText(e.c, x), EN: view.In(model.English).FindingText(e.c, x),
		},
	}
}

func evidenceOf(e *model.Evidence) evidence {
	return evidence{
		What: e.What, Item: orNull(e.Item), Year: e.Year, Text: orNull(e.Text), Value: orNull(e.Value), Unit: orNull(e.Unit),
		Source: place(e.Source),
	}
}

// totals are those of the whole branch.
func (e *encoder) totals() totals {
	t := e.c.Totals()
	return totals{
		HitRates: hitRatesOf(&t.Reported), RankMovement: movementOf(&t.Movement),
		Ranked: t.Ranked, MedianRank: tenthsOrNull(t.MedianTenths), Staff: staffTotalsOf(t.Staff),
	}
}

// hitRatesOf are null where no reported progress can be held against anything.
func hitRatesOf(h *model.HitRateDetail) *hitRates {
	if h.ByRating.Of+h.ByVerdict.Of == 0 {
		return nil
	}
	return &hitRates{ByRating: share(h.ByRating), ByVerdict: share(h.ByVerdict)}
}

// movementOf is null where nothing is ranked in both years.
func movementOf(m *model.MovementDetail) *rankMovement {
	if m.Up+m.Held+m.Down == 0 {
		return nil
	}
	return &rankMovement{
		Up: m.Up, Held: m.Held, Down: m.Down, Median: tenthsOrNull(m.MedianTenths), LastMedian: tenthsOrNull(m.LastTenths),
	}
}

// tenthsOrNull is a median of ranks; there is no rank 0.
func tenthsOrNull(n int) *string {
	if n == 0 {
		return nil
	}
	text := view.Tenths(n)
	return &text
}

func staffTotalsOf(s *model.StaffTotals) *staffTotals {
	if s == nil {
		return nil
	}
	return &staffTotals{AsOf: s.AsOf, Printed: s.Printed, Sum: s.Sum, Classes: each(s.Classes, func(c *model.ClassTotal) classTotal {
		return classTotal{Class: string(c.Class), Printed: c.Printed, Sum: c.Sum}
	})}
}

func (e *encoder) check() checkDocument {
	d := checkDocument{frame: e.frame(), Findings: e.findings(), Totals: e.totals()}
	if e.o.ExplainRatings {
		boundaries := each(e.c.RatingRules().Boundaries, boundaryOf)
		d.RatingRules = &boundaries
	}
	return d
}

func boundaryOf(b *model.RatingBoundary) ratingBoundary {
	return ratingBoundary{
		Better: b.Better, Worse: b.Worse, KPIs: b.KPIs, Rules: each(b.Rules, ruleWithTies), Unexplained: orEmpty(b.Unexplained),
		AgainstAll: orEmpty(b.AgainstAll), Disputed: orEmpty(b.Disputed),
	}
}

func ruleWithTies(r *model.RatingRule) ratingRule {
	shape := ruleOf(r)
	shape.Ties = each(r.Ties, ruleOf)
	return shape
}

func ruleOf(r *model.RatingRule) ratingRule {
	shape := ratingRule{
		Kind: string(r.Kind), Attainment: orNull(decimalText(r.Attainment)), Consistent: share(r.Consistent),
		Against: orEmpty(r.Against), Unjudged: orEmpty(r.Unjudged), Ties: []ratingRule{},
		Over: orNull(decimalText(r.Over)), UpTo: orNull(decimalText(r.UpTo)),
	}
	if r.Rank > 0 {
		shape.Rank, shape.LastRank = &r.Rank, &r.LastRank
	}
	return shape
}

// resolutionOf is a conflict's resolution; null while nobody has decided.
func resolutionOf(c *model.Conflict) *resolution {
	s := c.Resolution
	if s == nil {
		return nil
	}
	return &resolution{Variant: s.Variant, Reason: s.Reason, Who: s.Who, At: s.At.UTC().Format(time.RFC3339)}
}

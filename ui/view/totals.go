package view

import (
	"fmt"
	"strconv"

	"github.com/govalues/decimal"

	"scorecard/model"
)

// TotalsLines count the branch's whole year in lines: reported statuses, ranks, people.
// What there is nothing of is left out.
func (f Format) TotalsLines(c *model.Scorecard) []Cell {
	w, t := f.Labels.Finding.Totals, c.Totals()
	var lines []Cell
	add := func(form string, values ...any) { lines = append(lines, Cell{Text: fmt.Sprintf(form, values...)}) }
	if h := t.Reported; h.ByRating.Of+h.ByVerdict.Of > 0 {
		add(w.HitsF, h.ByRating.Count, h.ByRating.Of, h.ByVerdict.Count, h.ByVerdict.Of)
	}
	if m := t.Movement; m.Up+m.Held+m.Down > 0 {
		add(w.RanksF, m.Up+m.Held+m.Down, m.Up, m.Held, m.Down)
		add(w.MediansF, f.fiscal(c.Year.Year-1), Tenths(m.LastTenths), f.fiscal(c.Year.Year), Tenths(m.MedianTenths))
	}
	if m := t.Movement; t.Ranked > m.Up+m.Held+m.Down { // else said already
		add(w.RankedF, f.fiscal(c.Year.Year), t.Ranked, Tenths(t.MedianTenths))
	}
	if s := t.Staff; s != nil {
		lines = append(lines, f.staffTotals(s))
	}
	return lines
}

func (f Format) staffTotals(s *model.StaffTotals) Cell {
	w := f.Labels.Finding.Totals
	var parts []string
	if s.Printed != nil {
		parts = append(parts, fmt.Sprintf(w.StaffF, f.Date(s.AsOf), *s.Printed))
	}
	if s.Sum != nil {
		parts = append(parts, fmt.Sprintf(w.StaffSumF, *s.Sum))
	}
	for i := range s.Classes {
		total := &s.Classes[i]
		parts = append(parts, fmt.Sprintf(w.StaffClassF, f.Labels.Classes[total.Class], f.peopleOr(total.Printed), f.peopleOr(total.Sum)))
	}
	return Cell{Text: f.join(parts)}
}

// peopleOr is a headcount, or a dash where the staffing does not say it.
func (f Format) peopleOr(n *int) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprintf(f.Labels.PeopleF, *n)
}

// RuleLines tell which simple rules agree with the official ratings at a
// boundary, over which thresholds, which rules are as good, whom they contradict,
// and whom all of them do.
func (f Format) RuleLines(c *model.Scorecard, b *model.RatingBoundary) []Cell {
	w := f.Labels.Finding.Rules
	var lines []Cell
	for i := range b.Rules {
		r := &b.Rules[i]
		lines = append(lines, Cell{Text: fmt.Sprintf(w.AgreesF, f.ruleText(r), r.Consistent.Of, r.Consistent.Count)})
		if len(r.Against) > 0 {
			lines = append(lines, Cell{Text: "  " + fmt.Sprintf(w.AgainstF, f.groupedLabels(c, r.Against)), Tone: Dim})
		}
		if len(r.Unjudged) > 0 {
			lines = append(lines, Cell{Text: "  " + fmt.Sprintf(w.UnjudgedF, f.groupedLabels(c, r.Unjudged)), Tone: Dim})
		}
		if len(r.Ties) > 0 {
			lines = append(lines, Cell{Text: "  " + fmt.Sprintf(w.TiesF, f.ties(c, r)), Tone: Dim})
		}
	}
	return append(lines, f.leftovers(c, b)...)
}

// ties are the rules that are as good as one, each with whom it contradicts.
func (f Format) ties(c *model.Scorecard, r *model.RatingRule) string {
	parts := make([]string, len(r.Ties))
	for i := range r.Ties {
		parts[i] = fmt.Sprintf(f.Labels.Finding.Rules.TieF, f.ruleText(&r.Ties[i]), f.groupedLabels(c, r.Ties[i].Against))
	}
	return f.join(parts)
}

// leftovers are the KPIs that the best rules, and all rules, do not agree with,
// and those with a rating that the sources print in two ways.
func (f Format) leftovers(c *model.Scorecard, b *model.RatingBoundary) []Cell {
	w := f.Labels.Finding.Rules
	var lines []Cell
	add := func(text string) { lines = append(lines, Cell{Text: text}) }
	switch {
	case len(b.Unexplained) == 0:
		add(w.All)
	case len(b.AgainstAll) == 0:
		add(fmt.Sprintf(w.UnexplainedF, f.groupedLabels(c, b.Unexplained)))
		add(w.NoneAgainstAll)
	default:
		add(fmt.Sprintf(w.UnexplainedF, f.groupedLabels(c, b.Unexplained)))
		add(fmt.Sprintf(w.AgainstAllF, f.groupedLabels(c, b.AgainstAll)))
	}
	if len(b.Disputed) > 0 {
		add(fmt.Sprintf(w.DisputedF, f.groupedLabels(c, b.Disputed)))
	}
	return lines
}

func (f Format) ruleText(r *model.RatingRule) string {
	w := f.Labels.Finding.Rules
	attainment, rank := "", fmt.Sprintf(w.RankF, r.Rank)
	if r.LastRank > r.Rank {
		rank = fmt.Sprintf(w.SameRankF, rank, r.LastRank)
	}
	if r.Attainment != nil {
		attainment = fmt.Sprintf(w.AttainmentF, thousands(*r.Attainment))
		if over, upTo := inside(r.Over, r.UpTo); over.Cmp(upTo) < 0 {
			attainment = fmt.Sprintf(w.SameAttainmentF, attainment, thousands(over), thousands(upTo))
		}
	}
	switch r.Kind {
	case model.ByAttainment:
		return attainment
	case model.ByEither:
		return fmt.Sprintf(w.EitherF, attainment, rank)
	case model.ByBoth:
		return fmt.Sprintf(w.BothF, attainment, rank)
	case model.ByRank:
	}
	return rank
}

// inside is a range with few decimals: hundredths that lie in it, or where it is
// too narrow for that its exact ends.
func inside(over, upTo *decimal.Decimal) (from, to decimal.Decimal) {
	if from, to = over.Ceil(2), upTo.Floor(2); from.Cmp(to) < 0 {
		return from.Trim(0), to.Trim(0)
	}
	return *over, *upTo
}

// Tenths writes a number of tenths: 13, 13.5.
func Tenths(n int) string {
	whole, rest := n/10, n%10
	if rest == 0 {
		return strconv.Itoa(whole)
	}
	return fmt.Sprintf("%d.%d", whole, rest)
}

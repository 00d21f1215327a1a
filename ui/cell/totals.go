package cell

import (
	"fmt"
	"strconv"

	"scorecard/model"
)

// TotalsLines count the branch's whole year in lines: forecasts, ranks, people.
// What there is nothing of is left out.
func (f Format) TotalsLines(c *model.Scorecard) []Cell {
	w, t := f.Labels.Finding.Totals, c.Totals()
	var lines []Cell
	add := func(form string, values ...any) { lines = append(lines, Cell{Text: fmt.Sprintf(form, values...)}) }
	if h := t.Forecasts; h.ByRating.Of+h.ByVerdict.Of > 0 {
		add(w.HitsF, h.ByRating.Count, h.ByRating.Of, h.ByVerdict.Count, h.ByVerdict.Of)
	}
	if m := t.Movement; m.Up+m.Held+m.Down > 0 {
		add(w.RanksF, m.Up+m.Held+m.Down, m.Up, m.Held, m.Down)
		add(w.MediansF, model.YearLabel(c.Year.Year-1), Tenths(m.LastTenths), model.YearLabel(c.Year.Year), Tenths(m.MedianTenths))
	}
	if t.Ranked > 0 {
		add(w.RankedF, t.Ranked, Tenths(t.MedianTenths))
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
		parts = append(parts, fmt.Sprintf(w.StaffF, s.AsOf, *s.Printed))
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
// boundary, whom they contradict, and whom none explains.
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
	}
	if len(b.Unexplained) == 0 {
		return append(lines, Cell{Text: w.All})
	}
	return append(lines, Cell{Text: fmt.Sprintf(w.UnexplainedF, f.groupedLabels(c, b.Unexplained))})
}

func (f Format) ruleText(r *model.RatingRule) string {
	w := f.Labels.Finding.Rules
	attainment, rank := "", fmt.Sprintf(w.RankF, r.Rank)
	if r.Attainment != nil {
		attainment = fmt.Sprintf(w.AttainmentF, thousands(*r.Attainment))
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

// Tenths writes a number of tenths: 13, 13.5.
func Tenths(n int) string {
	whole, rest := n/10, n%10
	if rest == 0 {
		return strconv.Itoa(whole)
	}
	return fmt.Sprintf("%d.%d", whole, rest)
}

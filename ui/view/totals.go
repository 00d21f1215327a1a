package view

import (
	"fmt"
	"strconv"

	"github.com/govalues/decimal"

	"scorecard/model"
	"scorecard/model/finding"
)

// TotalsLines count the branch's whole year in lines: reported statuses, ranks, people.
// What there is nothing of is left out.
func (f Format) TotalsLines(c *model.Scorecard) []Cell {
	w, t := f.Labels.Finding.Totals, finding.TotalsOf(c)
	var lines []Cell
	add := func(text string) { lines = append(lines, Cell{Text: text}) }
	if h := t.Reported; h.ByRating.Of+h.ByVerdict.Of > 0 {
		add(w.Hits.With("ratings", h.ByRating.Count, "rated", h.ByRating.Of, "verdicts", h.ByVerdict.Count, "judged", h.ByVerdict.Of))
	}
	if m := t.Movement; m.Up+m.Held+m.Down > 0 {
		add(w.Ranks.With("kpis", m.Up+m.Held+m.Down, "up", m.Up, "held", m.Held, "down", m.Down))
		add(w.Medians.With("last", f.fiscal(c.Year.Year-1), "last_median", Tenths(m.LastTenths), "year", f.fiscal(c.Year.Year), "median", Tenths(m.MedianTenths)))
	}
	if m := t.Movement; t.Ranked > m.Up+m.Held+m.Down { // else said already
		add(w.Ranked.With("year", f.fiscal(c.Year.Year), "kpis", t.Ranked, "median", Tenths(t.MedianTenths)))
	}
	if s := t.Staff; s != nil {
		lines = append(lines, f.staffTotals(s))
	}
	return lines
}

func (f Format) staffTotals(s *finding.StaffTotals) Cell {
	w := f.Labels.Finding.Totals
	var parts []string
	if s.Printed != nil {
		parts = append(parts, w.Staff.With("date", f.Date(s.AsOf), "count", *s.Printed))
	}
	if s.Sum != nil {
		parts = append(parts, w.StaffSum.With("sum", *s.Sum))
	}
	for i := range s.Classes {
		total := &s.Classes[i]
		parts = append(parts, w.StaffClass.With("class", f.Labels.Classes[total.Class], "printed", f.peopleOr(total.Printed), "sum", f.peopleOr(total.Sum)))
	}
	return Cell{Text: f.join(parts)}
}

// peopleOr is a headcount, or a dash where the staffing does not have it.
func (f Format) peopleOr(n *int) string {
	if n == nil {
		return "-"
	}
	return f.Labels.PeopleCount.With("count", *n)
}

// RuleLines tell which simple rules agree with the official ratings at a
// boundary, over which thresholds, which rules are as good, whom they contradict,
// and whom all of them do.
func (f Format) RuleLines(c *model.Scorecard, b *finding.RatingBoundary) []Cell {
	w := f.Labels.Finding.Rules
	var lines []Cell
	for i := range b.Rules {
		r := &b.Rules[i]
		lines = append(lines, Cell{Text: w.Agrees.With("rule", f.ruleText(r), "of", r.Consistent.Of, "count", r.Consistent.Count)})
		if len(r.Against) > 0 {
			lines = append(lines, Cell{Text: "  " + w.Against.With("kpis", f.groupedLabels(c, r.Against)), Tone: Dim})
		}
		if len(r.Unjudged) > 0 {
			lines = append(lines, Cell{Text: "  " + w.Unjudged.With("kpis", f.groupedLabels(c, r.Unjudged)), Tone: Dim})
		}
		if len(r.Ties) > 0 {
			lines = append(lines, Cell{Text: "  " + w.Ties.With("rules", f.ties(c, r)), Tone: Dim})
		}
	}
	return append(lines, f.leftovers(c, b)...)
}

// ties are the rules that are as good as one, each with whom it contradicts.
func (f Format) ties(c *model.Scorecard, r *finding.RatingRule) string {
	parts := make([]string, len(r.Ties))
	for i := range r.Ties {
		parts[i] = f.Labels.Finding.Rules.Tie.With("rule", f.ruleText(&r.Ties[i]), "kpis", f.groupedLabels(c, r.Ties[i].Against))
	}
	return f.join(parts)
}

// leftovers are the KPIs that the best rules, and all rules, do not agree with,
// and those with a rating that the sources print in two ways.
func (f Format) leftovers(c *model.Scorecard, b *finding.RatingBoundary) []Cell {
	w := f.Labels.Finding.Rules
	var lines []Cell
	add := func(text string) { lines = append(lines, Cell{Text: text}) }
	switch {
	case len(b.Unexplained) == 0:
		add(w.All)
	case len(b.AgainstAll) == 0:
		add(w.Unexplained.With("kpis", f.groupedLabels(c, b.Unexplained)))
		add(w.NoneAgainstAll)
	default:
		add(w.Unexplained.With("kpis", f.groupedLabels(c, b.Unexplained)))
		add(w.AgainstAll.With("kpis", f.groupedLabels(c, b.AgainstAll)))
	}
	if len(b.Disputed) > 0 {
		add(w.Disputed.With("kpis", f.groupedLabels(c, b.Disputed)))
	}
	return lines
}

func (f Format) ruleText(r *finding.RatingRule) string {
	w := f.Labels.Finding.Rules
	attainment, rank := "", w.Rank.With("rank", r.Rank)
	if r.LastRank > r.Rank {
		rank = w.SameRank.With("rule", rank, "last", r.LastRank)
	}
	if r.Attainment != nil {
		attainment = w.Attainment.With("percent", thousands(*r.Attainment))
		if over, upTo := inside(r.Over, r.UpTo); over.Cmp(upTo) < 0 {
			attainment = w.SameAttainment.With("rule", attainment, "over", thousands(over), "up_to", thousands(upTo))
		}
	}
	switch r.Kind {
	case finding.ByAttainment:
		return attainment
	case finding.ByEither:
		return w.Either.With("attainment", attainment, "rank", rank)
	case finding.ByBoth:
		return w.Both.With("attainment", attainment, "rank", rank)
	case finding.ByRank:
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

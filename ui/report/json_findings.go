package report

import (
	"github.com/govalues/decimal"

	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/ui/view"
)

type findingEntry struct {
	Kind     finding.Kind       `json:"kind"`
	KPI      string             `json:"kpi,omitempty" year:"refers=kpis"`
	Year     int                `json:"year" year:"fiscal"`
	Group    string             `json:"group,omitempty" year:"refers=groups"`
	Subject  string             `json:"subject,omitempty"`
	Weight   int                `json:"weight" year:"min=0,max=100"`
	Evidence []finding.Evidence `json:"evidence"`
	Sentence model.Text         `json:"sentence"`
}

// findings are those of the asked group, each with its sentence in both
// languages.
func (e *encoder) findings() []findingEntry {
	list := finding.Of(e.c, e.o.Made)
	var found []findingEntry
	for i := range list {
		if x := &list[i]; e.wants(x.Group) {
			found = append(found, findingOf(e.c, x))
		}
	}
	return found
}

func findingOf(c *model.Scorecard, x *finding.Finding) findingEntry {
	return findingEntry{
		Kind: x.Kind, KPI: x.KPI, Year: x.Year, Group: x.Group, Subject: x.Subject, Weight: x.Weight, Evidence: x.Evidence,
		Sentence: model.Text{
			JA: view.In(model.Japanese).FindingText(c, x), EN: view.In(model.English).FindingText(c, x),
		},
	}
}

// What follows are types of package finding with the names of their fields.

type evidence struct {
	What   string       `json:"what"`
	Item   string       `json:"item,omitempty"`
	Year   int          `json:"year" year:"fiscal"`
	Text   string       `json:"text,omitempty"`
	Value  string       `json:"value,omitempty"`
	Unit   string       `json:"unit,omitempty"`
	Source model.Source `json:"source"`
}

type share struct {
	Count int `json:"count" year:"min=0"`
	Of    int `json:"of" year:"min=0"`
}

type staffTotals struct {
	AsOf    string               `json:"as_of" year:"date"`
	Printed *int                 `json:"printed" year:"people"`
	Sum     *int                 `json:"sum" year:"people"`
	Classes []finding.ClassTotal `json:"classes"`
}

type classTotal struct {
	Class   model.Class `json:"class"`
	Printed *int        `json:"printed" year:"people"`
	Sum     *int        `json:"sum" year:"people"`
}

type ratingBoundary struct {
	Better      string               `json:"better"`
	Worse       string               `json:"worse"`
	KPIs        int                  `json:"kpis" year:"min=0"`
	Rules       []finding.RatingRule `json:"rules"`
	Unexplained []string             `json:"unexplained" year:"refers=kpis"`
	AgainstAll  []string             `json:"against_all" year:"refers=kpis"`
	Disputed    []string             `json:"disputed" year:"refers=kpis"`
}

type ratingRule struct {
	Kind       finding.RuleKind     `json:"kind" year:"oneof=attainment rank either both"`
	Attainment *decimal.Decimal     `json:"attainment"`
	Rank       int                  `json:"rank,omitempty" year:"min=1,max=47"`
	Consistent finding.Share        `json:"consistent"`
	Against    []string             `json:"against" year:"refers=kpis"`
	Unjudged   []string             `json:"unjudged" year:"refers=kpis"`
	Over       *decimal.Decimal     `json:"attainment_over"`
	UpTo       *decimal.Decimal     `json:"attainment_up_to"`
	LastRank   int                  `json:"rank_up_to,omitempty" year:"min=1,max=47"`
	Ties       []finding.RatingRule `json:"ties"`
}

// totals are those of the whole branch.
type totals struct {
	HitRates     *hitRates            `json:"hit_rates"`
	RankMovement *rankMovement        `json:"rank_movement"`
	Ranked       int                  `json:"ranked" year:"min=0"`
	MedianRank   tenths               `json:"median_rank"`
	Staff        *finding.StaffTotals `json:"staff"`
}

type hitRates struct {
	ByRating  finding.Share `json:"by_rating"`
	ByVerdict finding.Share `json:"by_verdict"`
}

type rankMovement struct {
	Up         int    `json:"up" year:"min=0"`
	Held       int    `json:"held" year:"min=0"`
	Down       int    `json:"down" year:"min=0"`
	Median     tenths `json:"median"`
	LastMedian tenths `json:"last_median"`
}

func (e *encoder) totals() totals {
	t := finding.TotalsOf(e.c)
	printed := totals{Ranked: t.Ranked, MedianRank: tenths(t.MedianTenths), Staff: t.Staff}
	if h := &t.Reported; h.ByRating.Of+h.ByVerdict.Of > 0 {
		printed.HitRates = &hitRates{ByRating: h.ByRating, ByVerdict: h.ByVerdict}
	}
	if m := &t.Movement; m.Up+m.Held+m.Down > 0 {
		printed.RankMovement = &rankMovement{
			Up: m.Up, Held: m.Held, Down: m.Down, Median: tenths(m.MedianTenths), LastMedian: tenths(m.LastTenths),
		}
	}
	return printed
}

type checkDocument struct {
	frame
	Findings    []findingEntry            `json:"findings"`
	Totals      totals                    `json:"totals"`
	RatingRules *[]finding.RatingBoundary `json:"rating_rules"`
}

func (e *encoder) check() checkDocument {
	d := checkDocument{frame: e.frame(), Findings: e.findings(), Totals: e.totals()}
	if e.o.ExplainRatings {
		boundaries := finding.RatingRules(e.c)
		d.RatingRules = &boundaries
	}
	return d
}

package finding

import (
	"cmp"
	"slices"
	"time"

	"scorecard/model"
)

// Of computes the findings of the shown year, heaviest first, then in printed
// order. The time determines which statuses are due; everything else depends
// on the data only. Nothing is changed, and the findings point into the
// scorecard.
func Of(c *model.Scorecard, now time.Time) []Finding {
	s := newSurvey(c, now)
	var found []positioned
	for i := range declarations {
		d := &declarations[i]
		for _, f := range d.find(s, d.weight) {
			f.Kind = d.kind
			f.Caveats = s.caveats(&f, d.overYears)
			found = append(found, positioned{Finding: f, position: s.position(&f)})
		}
	}
	slices.SortStableFunc(found, func(a, b positioned) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.position, b.position))
	})
	findings := make([]Finding, len(found))
	for i := range found {
		findings[i] = found[i].Finding
	}
	return findings
}

// positioned is a finding with its place in printed order.
type positioned struct {
	Finding
	position int
}

// survey is a scorecard with data that several kinds use, computed once.
type survey struct {
	card      *model.Scorecard
	now       time.Time
	results   []model.Result
	sources   map[fact]model.Source // source of a fact with several variants
	positions map[string]int        // by code

	disputed map[fact]*model.Conflict // of values, unresolved
}

// fact is a field of something in a year.
type fact struct {
	year           int
	subject, field string
}

func newSurvey(c *model.Scorecard, now time.Time) *survey {
	s := &survey{
		card: c, now: now, results: c.Results(""), sources: map[fact]model.Source{}, positions: printedOrder(c),
		disputed: map[fact]*model.Conflict{},
	}
	for _, year := range []*model.Year{c.Year, c.Before, c.After, c.Older} {
		if year != nil {
			s.recordConflicts(year)
		}
	}
	return s
}

// recordConflicts records the source of the used variant of each conflict. Where two
// conflicts are about one field, a resolved one decides.
func (s *survey) recordConflicts(year *model.Year) {
	for i := range year.Conflicts {
		k := &year.Conflicts[i]
		at := fact{year.Year, k.Subject, k.Field}
		if k.Kind == model.ValueConflict && k.Resolution == nil {
			s.disputed[at] = k
		}
		used := k.Used()
		if _, known := s.sources[at]; used != nil && (!known || k.Resolution != nil) {
			s.sources[at] = used.Source
		}
	}
}

// forKPI is a finding about a KPI of the shown year.
func (s *survey) forKPI(k *model.KPI, weight int, detail any, evidence []Evidence) Finding {
	return Finding{
		Year: s.card.Year.Year, Group: k.Group, KPI: k.Code, Weight: weight, Detail: detail, Evidence: evidence,
	}
}

// forBranch is a finding about the whole branch.
func (s *survey) forBranch(weight int, detail any, evidence []Evidence) Finding {
	return Finding{Year: s.card.Year.Year, Weight: weight, Detail: detail, Evidence: evidence}
}

// neighbourWeight halves the weight of a finding about another year than the
// shown one.
func (s *survey) neighbourWeight(year, weight int) int {
	if year != s.card.Year.Year {
		return weight / 2
	}
	return weight
}

// plannedWeight halves the weight of a finding about a target whose year has a
// result.
func plannedWeight(k *model.KPI, weight int) int {
	if k.Actual.Known() {
		return weight / 2
	}
	return weight
}

// caveats are the reservations about the figures that a finding about a KPI
// uses: the condition changed between the two years, or the sources print one
// of them with two values.
func (s *survey) caveats(f *Finding, overYears bool) []Caveat {
	k := s.card.Year.KPI(f.KPI)
	if _, ofConflict := f.Detail.(ConflictDetail); k == nil || ofConflict {
		return nil
	}
	var caveats []Caveat
	if last := s.card.Before.KPI(f.KPI); overYears && last != nil && last.Target.Missing == model.ConditionChanged {
		caveats = append(caveats, Caveat{Kind: ConditionsDiffer, Year: s.card.Year.Year})
	}
	for i := range f.Evidence {
		e := &f.Evidence[i]
		at := fact{e.Year, e.Item, e.What}
		if c := s.disputed[at]; c != nil && !slices.ContainsFunc(caveats, func(other Caveat) bool { return other.Conflict == c }) {
			caveats = append(caveats, Caveat{Kind: FigureDisputed, Year: e.Year, Field: e.What, Conflict: c})
		}
	}
	return caveats
}

// Sections of a group in printed order; staffing follows all groups.
const (
	kpiSection = iota
	activitySection
	initiativeSection
	sections
)

// printedOrder maps each item of the shown year to its position: group by
// group, its KPIs, those of the year before only, its activities, its key
// measures.
func printedOrder(c *model.Scorecard) map[string]int {
	const most = 1 << 20 // more than the length of any list
	groups, places := map[string]int{}, map[string]int{}
	for i := range c.Year.Groups {
		groups[c.Year.Groups[i].Code] = i + 1
	}
	put := func(code, group string, section, index int) {
		if _, found := places[code]; !found {
			places[code] = (groups[group]*sections+section)*most + index
		}
	}
	for i := range c.Year.KPIs {
		put(c.Year.KPIs[i].Code, c.Year.KPIs[i].Group, kpiSection, i)
	}
	if c.Before != nil {
		for i := range c.Before.KPIs {
			put(c.Before.KPIs[i].Code, c.Before.KPIs[i].Group, kpiSection, most/2+i)
		}
	}
	for i := range c.Year.Activities {
		put(c.Year.Activities[i].Code, c.Year.Activities[i].Group, activitySection, i)
	}
	for i := range c.Year.Initiatives {
		put(c.Year.Initiatives[i].Code, c.Year.Initiatives[i].Group, initiativeSection, i)
	}
	return places
}

// position is the position of a finding among those of the same weight. Findings
// about the whole branch come first, about its staffing last.
func (s *survey) position(f *Finding) int {
	const last = 1 << 62
	code := cmp.Or(f.KPI, f.Subject)
	if d, ok := f.Detail.(WorkDetail); ok && len(d.KPIs) > 0 {
		code = d.KPIs[0]
	}
	if code == "" {
		return -1
	}
	if at, found := s.positions[code]; found {
		return at
	}
	return last
}

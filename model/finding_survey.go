package model

import (
	"cmp"
	"slices"
	"time"
)

// Findings computes what the figures of the shown year say and the printed
// pages do not, heaviest first, then in printed order. Now tells which statuses
// are due; all else is the data's alone. Nothing is changed, and the findings
// point into the scorecard.
func (c *Scorecard) Findings(now time.Time) []Finding {
	s := newSurvey(c, now)
	var found []placed
	for _, find := range finders() {
		for _, f := range find(s) {
			f.Caveats = s.caveats(&f)
			found = append(found, placed{Finding: f, at: s.place(&f)})
		}
	}
	slices.SortStableFunc(found, func(a, b placed) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.at, b.at))
	})
	findings := make([]Finding, len(found))
	for i := range found {
		findings[i] = found[i].Finding
	}
	return findings
}

// finders lists what looks for findings, in the order of the kinds.
func finders() []func(*survey) []Finding {
	return []func(*survey) []Finding{
		(*survey).ratings, (*survey).reportedProgress, (*survey).hitRate, (*survey).targets, (*survey).targetsBelowHQ,
		(*survey).relativeTargets, (*survey).loweredTargets, (*survey).ranks, (*survey).rankMovement, (*survey).work,
		(*survey).sources, (*survey).staff, (*survey).lineage, (*survey).breaks, (*survey).partsOfYear,
		(*survey).missing, (*survey).statuses,
	}
}

// placed is a finding with its place in printed order.
type placed struct {
	Finding
	at int
}

// survey is a scorecard with what several finders look at, computed once.
type survey struct {
	card    *Scorecard
	now     time.Time
	results []Result
	inUse   map[fact]Source // where a fact with several variants is read
	places  map[string]int  // by code

	disputed map[fact]*Conflict // of values, while nobody has decided
}

// fact is a field of something in a year.
type fact struct {
	year           int
	subject, field string
}

func newSurvey(c *Scorecard, now time.Time) *survey {
	s := &survey{card: c, now: now, results: c.Results(""), inUse: map[fact]Source{}, places: printedOrder(c), disputed: map[fact]*Conflict{}}
	for _, year := range []*Year{c.Year, c.Before, c.After, c.Older} {
		if year != nil {
			s.placeVariants(year)
		}
	}
	return s
}

// placeVariants notes where the variant in use of each conflict stands. Where two
// conflicts are about one field, a resolved one decides.
func (s *survey) placeVariants(year *Year) {
	for i := range year.Conflicts {
		k := &year.Conflicts[i]
		at := fact{year.Year, k.Subject, k.Field}
		if k.Kind == ValueConflict && k.Resolution == nil {
			s.disputed[at] = k
		}
		if _, known := s.inUse[at]; within(k.InUse(), len(k.Variants)) && (!known || k.Resolution != nil) {
			s.inUse[at] = k.Variants[k.InUse()].Source
		}
	}
}

func within(i, n int) bool { return i >= 0 && i < n }

// about is a finding about a KPI of the shown year.
func (s *survey) about(k *KPI, kind FindingKind, weight int, detail Detail, evidence []Evidence) Finding {
	return Finding{
		Kind: kind, Year: s.card.Year.Year, Group: k.Group, KPI: k.Code, Weight: weight, Detail: detail, Evidence: evidence,
	}
}

// overall is a finding about the whole branch.
func (s *survey) overall(kind FindingKind, weight int, detail Detail, evidence []Evidence) Finding {
	return Finding{Kind: kind, Year: s.card.Year.Year, Weight: weight, Detail: detail, Evidence: evidence}
}

// Sections of a group, in printed order; staffing stands behind all groups.
const (
	kpiSection = iota
	activitySection
	initiativeSection
	sections
)

// printedOrder says where each item of the shown year stands: group by group,
// its KPIs, those that it had the year before, its activities, its key measures.
func printedOrder(c *Scorecard) map[string]int {
	const most = 1 << 20 // more than any list holds
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

// place is where a finding stands among those of its weight. What is about the
// whole branch comes first, and its staffing last.
func (s *survey) place(f *Finding) int {
	const last = 1 << 62
	code := cmp.Or(f.KPI, f.Subject)
	if d, ok := f.Detail.(WorkDetail); ok && len(d.KPIs) > 0 {
		code = d.KPIs[0]
	}
	if code == "" {
		return -1
	}
	if at, found := s.places[code]; found {
		return at
	}
	return last
}

package finding

import (
	"fmt"

	"scorecard/model"
)

// LineageDetail belongs to LineageChanged.
type LineageDetail struct {
	Lineage *model.Lineage // Inferred and without a Source when the year files have none
	Into    int            // the year that it leads into
}

// BreakDetail belongs to CountingChanged. The two figures are not comparable;
// either may be missing.
type BreakDetail struct {
	Break        *model.Break
	Actual, Last model.Figure
}

// PeriodDetail belongs to PartOfYear.
type PeriodDetail struct {
	Period model.Period
	Actual model.Figure
	Bound  model.Bound
	Last   model.Figure // of the year before, where the two compare; else missing
	Rank   model.Rank
}

// StatusDetail belongs to StatusDue.
type StatusDetail struct {
	Status model.Status
	Days   int // whole days since it was set; 0 when it is unset
}

// lineage lists the KPIs that were replaced, discontinued or are new: into the
// shown year, and of its KPIs into the next one.
func (s *survey) lineage(weight int) []Finding {
	var found []Finding
	c := s.card
	for _, l := range lineageChanges(c.Before, c.Year) {
		codes := l.To
		if l.Kind == model.Retired {
			codes = l.From
		}
		found = append(found, s.lineageFinding(l, c.Year.Year, codes, weight)...)
	}
	for _, l := range lineageChanges(c.Year, c.After) {
		found = append(found, s.lineageFinding(l, c.Year.Year+1, l.From, weight)...)
	}
	return found
}

// lineageChanges are the recorded changes into a year, and the unrecorded ones: KPIs
// that are in only one of the two years.
func lineageChanges(before, year *model.Year) []*model.Lineage {
	if year == nil {
		return nil
	}
	var changed []*model.Lineage
	from, to := map[string]bool{}, map[string]bool{}
	for i := range year.Lineage {
		l := &year.Lineage[i]
		for _, code := range l.From {
			from[code] = true
		}
		for _, code := range l.To {
			to[code] = true
		}
		if l.Kind != model.Continued {
			changed = append(changed, l)
		}
	}
	if before == nil || len(before.KPIs) == 0 || len(year.KPIs) == 0 {
		return changed
	}
	for _, code := range unrecorded(year, before, to) {
		changed = append(changed, &model.Lineage{Kind: model.Started, To: []string{code}, Inferred: true})
	}
	for _, code := range unrecorded(before, year, from) {
		changed = append(changed, &model.Lineage{Kind: model.Retired, From: []string{code}, Inferred: true})
	}
	return changed
}

// unrecorded are the KPIs of one year that the other one does not have and
// that are in no lineage.
func unrecorded(year, other *model.Year, named map[string]bool) []string {
	known := make(map[string]bool, len(other.KPIs))
	for i := range other.KPIs {
		known[other.KPIs[i].Code] = true
	}
	var codes []string
	for i := range year.KPIs {
		if code := year.KPIs[i].Code; !known[code] && !named[code] {
			codes = append(codes, code)
		}
	}
	return codes
}

// lineageFinding is a finding for each of the KPIs.
func (s *survey) lineageFinding(l *model.Lineage, into int, codes []string, weight int) []Finding {
	var found []Finding
	for _, code := range codes {
		f := Finding{
			Year: s.card.Year.Year, KPI: code, Weight: lineageWeight(l, weight),
			Detail: LineageDetail{Lineage: l, Into: into}, Evidence: s.lineageEvidence(l, into),
		}
		for _, year := range []*model.Year{s.card.Year, s.card.Before} {
			if k := year.KPI(code); k != nil {
				f.Group = k.Group
				break
			}
		}
		found = append(found, f)
	}
	return found
}

func lineageWeight(l *model.Lineage, weight int) int {
	switch l.Kind {
	case model.Retired:
		weight = weightRetired
	case model.Started, model.Continued:
		weight = weightStarted
	case model.Replaced:
	}
	if !l.Inferred {
		weight -= weightRecorded
	}
	return weight
}

// lineageEvidence is the source of the change and the names of the KPIs.
func (s *survey) lineageEvidence(l *model.Lineage, into int) []Evidence {
	var evidence []Evidence
	if !l.Source.IsZero() {
		evidence = append(evidence, Evidence{What: model.FieldLineage, Year: into, Source: l.Source})
	}
	names := func(number int, codes []string) {
		for _, year := range []*model.Year{s.card.Before, s.card.Year, s.card.After} {
			for _, code := range codes {
				if k := year.KPI(code); k != nil && year.Year == number {
					evidence = append(evidence, s.evidenceOf(year, k, model.FieldName)...)
				}
			}
		}
	}
	names(into-1, l.From)
	names(into, l.To)
	return evidence
}

// breaks are the KPIs whose counting changed, so that their figures are not
// comparable.
func (s *survey) breaks(weight int) []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		b := r.KPI.Break
		if b == nil {
			continue
		}
		detail := BreakDetail{Break: b, Actual: r.KPI.Actual, Last: model.Absent(model.NotInSource)}
		if r.Previous != nil {
			detail.Last = r.Previous.Actual
		}
		evidence := []Evidence{{What: model.FieldBreak, Item: r.KPI.Code, Year: s.card.Year.Year, Source: b.Source}}
		evidence = append(evidence, s.currentEvidence(r.KPI, model.FieldActual)...)
		evidence = append(evidence, s.lastEvidence(r.Previous, model.FieldActual)...)
		evidence = append(evidence, s.alternatives(r.KPI)...)
		found = append(found, s.forKPI(r.KPI, weight, detail, evidence))
	}
	return found
}

// alternatives are the other actuals that the sources print.
func (s *survey) alternatives(k *model.KPI) []Evidence {
	var evidence []Evidence
	for i := range k.Alternatives {
		a := &k.Alternatives[i]
		if e := printedFigure(a.Figure, a.Source); e.Text != "" {
			e.What, e.Item, e.Year = model.FieldAlternative, k.Code, s.card.Year.Year
			evidence = append(evidence, e)
		}
	}
	return evidence
}

// partsOfYear are the figures of some months that are compared with the target of a
// whole year.
func (s *survey) partsOfYear(weight int) []Finding {
	var found []Finding
	year := s.card.Year.Year
	for i := range s.results {
		r := &s.results[i]
		if r.Verdict == model.Unknown || r.KPI.Period.IsZero() || isYear(r.KPI.Period, year) {
			continue
		}
		detail := PeriodDetail{
			Period: r.KPI.Period, Actual: r.KPI.Actual, Bound: r.Bound, Last: model.Absent(model.NotInSource), Rank: r.KPI.Rank,
		}
		evidence := append(s.currentEvidence(r.KPI, model.FieldPeriod, model.FieldActual, model.FieldRank), s.boundEvidence(r)...)
		if r.Comparable() && r.Previous.Actual.Known() {
			detail.Last = r.Previous.Actual
			evidence = append(evidence, s.lastEvidence(r.Previous, model.FieldActual)...)
		}
		found = append(found, s.forKPI(r.KPI, weight, detail, evidence))
	}
	return found
}

// isYear reports whether the months are all of the fiscal year's.
func isYear(p model.Period, year int) bool {
	return p.From == fmt.Sprintf("%04d-04", year) && p.Through == fmt.Sprintf("%04d-03", year+1)
}

// statuses are the KPIs whose status is due. A closed year has none.
func (s *survey) statuses(old int) []Finding {
	if s.card.Closing != nil {
		return nil
	}
	var found []Finding
	for i := range s.card.Year.KPIs {
		k := &s.card.Year.KPIs[i]
		days, due := k.StatusDue(s.now)
		if !due {
			continue
		}
		weight := old
		if k.Status.Value == model.Unset {
			weight = weightStatusUnset
		}
		evidence := []Evidence{{
			What: model.FieldStatus, Item: k.Code, Year: s.card.Year.Year, Text: k.Status.Note, Value: string(k.Status.Value),
		}}
		found = append(found, s.forKPI(k, weight, StatusDetail{Status: k.Status, Days: days}, evidence))
	}
	return found
}

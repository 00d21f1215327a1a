package model

import "fmt"

// partsOfYear are the figures of some months that stand against the target of a
// whole year.
func (s *survey) partsOfYear() []Finding {
	var found []Finding
	year := s.card.Year.Year
	for i := range s.results {
		r := &s.results[i]
		if r.Verdict == Unknown || r.KPI.Period.IsZero() || r.KPI.Period.whole(year) {
			continue
		}
		detail := PeriodDetail{
			Period: r.KPI.Period, Actual: r.KPI.Actual, Bound: r.Bound, Last: Absent(NotInSource), Rank: r.KPI.Rank,
		}
		evidence := append(s.current(r.KPI, FieldPeriod, FieldActual, FieldRank), s.bound(r)...)
		if r.Comparable() && r.Previous.Actual.Known() {
			detail.Last = r.Previous.Actual
			evidence = append(evidence, s.last(r.Previous, FieldActual)...)
		}
		found = append(found, s.about(r.KPI, PartOfYear, weightPartOfYear, detail, evidence))
	}
	return found
}

// whole reports whether the months are all of the fiscal year's.
func (p Period) whole(year int) bool {
	return p.From == fmt.Sprintf("%04d-04", year) && p.Through == fmt.Sprintf("%04d-03", year+1)
}

// statuses are the KPIs that wait for a word of their manager. A closed year
// waits for nothing.
func (s *survey) statuses() []Finding {
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
		weight := weightStatusOld
		if k.Status.Value == Unset {
			weight = weightStatusUnset
		}
		evidence := []Evidence{{
			What: FieldStatus, Item: k.Code, Year: s.card.Year.Year, Text: k.Status.Note, Value: string(k.Status.Value),
		}}
		found = append(found, s.about(k, StatusDue, weight, StatusDetail{Status: k.Status, Days: days}, evidence))
	}
	return found
}

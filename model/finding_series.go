package model

// lineage says which KPIs were replaced, given up or are new: into the shown
// year, and of its KPIs into the next one.
func (s *survey) lineage() []Finding {
	var found []Finding
	c := s.card
	for _, l := range changes(c.Before, c.Year) {
		codes := l.To
		if l.Kind == Retired {
			codes = l.From
		}
		found = append(found, s.changed(l, c.Year.Year, codes)...)
	}
	for _, l := range changes(c.Year, c.After) {
		found = append(found, s.changed(l, c.Year.Year+1, l.From)...)
	}
	return found
}

// changes are the recorded changes into a year, and those that the two years
// show without a word about them: a KPI that is only in one of them.
func changes(before, year *Year) []*Lineage {
	if year == nil {
		return nil
	}
	var changed []*Lineage
	from, to := map[string]bool{}, map[string]bool{}
	for i := range year.Lineage {
		l := &year.Lineage[i]
		for _, code := range l.From {
			from[code] = true
		}
		for _, code := range l.To {
			to[code] = true
		}
		if l.Kind != Continued {
			changed = append(changed, l)
		}
	}
	if before == nil || len(before.KPIs) == 0 || len(year.KPIs) == 0 {
		return changed
	}
	for _, code := range unrecorded(year, before, to) {
		changed = append(changed, &Lineage{Kind: Started, To: []string{code}, Inferred: true})
	}
	for _, code := range unrecorded(before, year, from) {
		changed = append(changed, &Lineage{Kind: Retired, From: []string{code}, Inferred: true})
	}
	return changed
}

// unrecorded are the KPIs of one year that the other one does not have and that
// no lineage names.
func unrecorded(year, other *Year, named map[string]bool) []string {
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

// changed is a finding for each of the KPIs.
func (s *survey) changed(l *Lineage, into int, codes []string) []Finding {
	var found []Finding
	for _, code := range codes {
		f := Finding{
			Kind: LineageChanged, Year: s.card.Year.Year, KPI: code, Weight: lineageWeight(l),
			Detail: LineageDetail{Lineage: l, Into: into}, Evidence: s.lineageEvidence(l, into),
		}
		for _, year := range []*Year{s.card.Year, s.card.Before} {
			if k := year.KPI(code); k != nil {
				f.Group = k.Group
				break
			}
		}
		found = append(found, f)
	}
	return found
}

func lineageWeight(l *Lineage) int {
	weight := weightStarted
	switch l.Kind {
	case Replaced:
		weight = weightReplaced
	case Retired:
		weight = weightRetired
	case Started, Continued:
	}
	if l.Inferred {
		weight += weightInferred
	}
	return weight
}

// lineageEvidence is where the change is printed, and the KPIs by their names.
func (s *survey) lineageEvidence(l *Lineage, into int) []Evidence {
	var evidence []Evidence
	if !l.Source.IsZero() {
		evidence = append(evidence, Evidence{What: FieldLineage, Year: into, Source: l.Source})
	}
	names := func(number int, codes []string) {
		for _, year := range []*Year{s.card.Before, s.card.Year, s.card.After} {
			for _, code := range codes {
				if k := year.KPI(code); k != nil && year.Year == number {
					evidence = append(evidence, s.facts(year, k, FieldName)...)
				}
			}
		}
	}
	names(into-1, l.From)
	names(into, l.To)
	return evidence
}

// breaks are the KPIs whose counting changed, so that the figures on both sides
// are neither better nor worse than each other.
func (s *survey) breaks() []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		b := r.KPI.Break
		if b == nil {
			continue
		}
		detail := BreakDetail{Break: b, Actual: r.KPI.Actual, Last: Absent(NotInSource)}
		if r.Previous != nil {
			detail.Last = r.Previous.Actual
		}
		evidence := []Evidence{{What: FieldBreak, Item: r.KPI.Code, Year: s.card.Year.Year, Source: b.Source}}
		evidence = append(evidence, s.current(r.KPI, FieldActual)...)
		evidence = append(evidence, s.last(r.Previous, FieldActual)...)
		evidence = append(evidence, s.alternatives(r.KPI)...)
		found = append(found, s.about(r.KPI, CountingChanged, weightBreak, detail, evidence))
	}
	return found
}

// alternatives are the other figures that the sources name beside the actual.
func (s *survey) alternatives(k *KPI) []Evidence {
	var evidence []Evidence
	for i := range k.Alternatives {
		a := &k.Alternatives[i]
		if e := printedFigure(a.Figure, a.Source); e.Text != "" {
			e.What, e.Item, e.Year = FieldAlternative, k.Code, s.card.Year.Year
			evidence = append(evidence, e)
		}
	}
	return evidence
}

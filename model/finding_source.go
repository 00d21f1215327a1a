package model

import "strings"

// sources are the facts that the documents print with two values, and the names
// and wordings that they spell in two ways. A resolved one stays listed.
func (s *survey) sources() []Finding {
	var found []Finding
	owners := s.owners()
	for _, year := range s.card.yearsOfConflicts() {
		for i := range year.Conflicts {
			c := &year.Conflicts[i]
			if year != s.card.Year && (!c.aboutStaff() || s.card.StaffedLater()) || s.isPeriod(c) {
				continue
			}
			f := Finding{
				Kind: SourcesDiffer, Year: year.Year, Weight: s.besideWeight(year.Year, s.conflictWeight(c)),
				Detail: ConflictDetail{c}, Evidence: variants(c, year.Year),
			}
			if c.Kind == WordingConflict {
				f.Kind = NamesDiffer
			}
			f.place(c.Subject, owners)
			found = append(found, f)
		}
	}
	return found
}

// isPeriod reports whether a wording differs by the months of a KPI's actual
// alone, which PartOfYear tells.
func (s *survey) isPeriod(c *Conflict) bool {
	k := s.card.Year.KPI(c.Subject)
	return c.Kind == WordingConflict && c.Field == FieldPeriod && k != nil && !k.Period.IsZero()
}

// owner is the group that an item belongs to, and whether it is a KPI.
type owner struct {
	group string
	isKPI bool
}

func (f *Finding) place(subject string, owners map[string]owner) {
	of := owners[subject]
	f.Group = of.group
	if group, found := strings.CutPrefix(subject, "staff/"); found {
		f.Group = group
	}
	if of.isKPI {
		f.KPI = subject
		return
	}
	f.Subject = subject
}

func (s *survey) owners() map[string]owner {
	owners, year := map[string]owner{}, s.card.Year
	if s.card.Staffing != nil {
		for i := range s.card.Staffing.Groups {
			g := &s.card.Staffing.Groups[i]
			for j := range g.Teams {
				owners[g.Teams[j].Code] = owner{group: g.Group}
			}
		}
	}
	for i := range year.Initiatives {
		owners[year.Initiatives[i].Code] = owner{group: year.Initiatives[i].Group}
	}
	for i := range year.Activities {
		owners[year.Activities[i].Code] = owner{group: year.Activities[i].Group}
	}
	for i := range year.KPIs {
		owners[year.KPIs[i].Code] = owner{group: year.KPIs[i].Group, isKPI: true}
	}
	return owners
}

func (s *survey) conflictWeight(c *Conflict) int {
	switch {
	case c.Kind == WordingConflict && c.Resolution != nil:
		return weightResolvedWording
	case c.Kind == WordingConflict && c.Field == FieldName:
		return weightNames
	case c.Kind == WordingConflict:
		return weightWording
	case c.Resolution != nil:
		return weightResolved
	case s.toldAsStaff(c):
		return weightToldAsStaff
	}
	switch c.Field {
	case FieldRating, FieldTarget, FieldActual, FieldRank:
		return weightFigureConflict
	}
	return weightOtherConflict
}

// toldAsStaff reports whether a conflict is about a headcount that a finding of
// its own holds against its parts.
func (s *survey) toldAsStaff(c *Conflict) bool {
	if !c.aboutStaff() {
		return false
	}
	for _, f := range s.staff() {
		if d, ok := f.Detail.(StaffDetail); ok && f.Subject == c.Subject && StaffField(d.Class) == c.Field {
			return true
		}
	}
	return false
}

func variants(c *Conflict, year int) []Evidence {
	evidence := make([]Evidence, len(c.Variants))
	for i, p := range c.Variants {
		evidence[i] = Evidence{What: c.Field, Item: c.Subject, Year: year, Text: p.Text, Value: p.Value, Source: p.Source}
	}
	return evidence
}

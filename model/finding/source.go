package finding

import (
	"strings"

	"scorecard/model"
)

// ConflictDetail belongs to SourcesDiffer and NamesDiffer.
type ConflictDetail struct{ Conflict *model.Conflict }

// MissingDetail belongs to DataMissing.
type MissingDetail struct {
	Why    model.Missing
	Places []MissingPlace
}

// MissingPlace is a field of a KPI, or the rating of an activity, that has no
// value.
type MissingPlace struct {
	Item  string // code of a KPI or an activity
	Field string // "target", "actual", "rank", "rating" or "reported"
}

// values are the facts that the documents print with two values, resolved ones
// included.
func (s *survey) values(weight int) []Finding {
	return s.conflicts(model.ValueConflict, func(c *model.Conflict) int { return s.valueWeight(c, weight) })
}

// wordings are the names and wordings that the documents spell in two ways.
func (s *survey) wordings(weight int) []Finding {
	return s.conflicts(model.WordingConflict, func(c *model.Conflict) int { return wordingWeight(c, weight) })
}

func (s *survey) conflicts(kind model.ConflictKind, weigh func(*model.Conflict) int) []Finding {
	var found []Finding
	owners := s.owners()
	for _, year := range s.card.ConflictYears() {
		for i := range year.Conflicts {
			c := &year.Conflicts[i]
			neighbour := year != s.card.Year && (!c.AboutStaff() || s.card.StaffedLater())
			if c.Kind != kind || neighbour || s.isPeriod(c) {
				continue
			}
			f := Finding{
				Year: year.Year, Weight: s.neighbourWeight(year.Year, weigh(c)),
				Detail: ConflictDetail{c}, Evidence: variants(c, year.Year),
			}
			f.setSubject(c.Subject, owners)
			found = append(found, f)
		}
	}
	return found
}

// isPeriod reports whether the variants of a wording differ only in the months
// of a KPI's actual, which PartOfYear reports.
func (s *survey) isPeriod(c *model.Conflict) bool {
	k := s.card.Year.KPI(c.Subject)
	return c.Kind == model.WordingConflict && c.Field == model.FieldPeriod && k != nil && !k.Period.IsZero()
}

// owner is the group that an item belongs to, and whether it is a KPI.
type owner struct {
	group string
	isKPI bool
}

func (f *Finding) setSubject(subject string, owners map[string]owner) {
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

func (s *survey) valueWeight(c *model.Conflict, gravest int) int {
	switch {
	case c.Resolution != nil:
		return weightResolved
	case s.isStaffDifference(c):
		return weightStaffConflict
	}
	switch c.Field {
	case model.FieldRating, model.FieldTarget, model.FieldActual, model.FieldRank:
		return gravest
	}
	return weightOtherConflict
}

func wordingWeight(c *model.Conflict, name int) int {
	switch {
	case c.Resolution != nil:
		return weightResolvedWording
	case c.Field == model.FieldName:
		return name
	}
	return weightWording
}

// isStaffDifference reports whether a conflict is about a headcount that does not add
// up, which StaffDiffers reports.
func (s *survey) isStaffDifference(c *model.Conflict) bool {
	if !c.AboutStaff() {
		return false
	}
	for _, f := range s.staff(0) {
		if d, ok := f.Detail.(StaffDetail); ok && f.Subject == c.Subject && model.StaffField(d.Class) == c.Field {
			return true
		}
	}
	return false
}

func variants(c *model.Conflict, year int) []Evidence {
	evidence := make([]Evidence, len(c.Variants))
	for i, p := range c.Variants {
		evidence[i] = Evidence{What: c.Field, Item: c.Subject, Year: year, Text: p.Text, Value: p.Value, Source: p.Source}
	}
	return evidence
}

// missing lists the missing values, by reason.
func (s *survey) missing(heaviest int) []Finding {
	places, evidence := map[model.Missing][]MissingPlace{}, map[model.Missing][]Evidence{}
	add := func(why model.Missing, item, field string, source model.Source) {
		if why == "" {
			return
		}
		places[why] = append(places[why], MissingPlace{Item: item, Field: field})
		evidence[why] = append(evidence[why], Evidence{What: field, Item: item, Year: s.card.Year.Year, Source: source})
	}
	for i := range s.card.Year.KPIs {
		k := &s.card.Year.KPIs[i]
		add(k.Target.Missing, k.Code, model.FieldTarget, k.Source)
		add(k.Actual.Missing, k.Code, model.FieldActual, k.Source)
		add(k.Rank.Missing, k.Code, model.FieldRank, k.Source)
		add(k.Rating.Missing, k.Code, model.FieldRating, k.Source)
		add(k.Reported.Missing, k.Code, model.FieldReported, s.reportedSource(k))
	}
	for i := range s.card.Year.Activities {
		m := &s.card.Year.Activities[i]
		add(m.Rating.Missing, m.Code, model.FieldRating, m.Source)
	}
	var found []Finding
	for _, why := range model.MissingKinds() {
		if len(places[why]) > 0 {
			found = append(found, s.forBranch(missingWeight(why, heaviest), MissingDetail{why, places[why]}, evidence[why]))
		}
	}
	return found
}

// reportedSource is where the reported statuses of a KPI's group are printed,
// and so where its own would be; the KPI's source when its group has none.
func (s *survey) reportedSource(k *model.KPI) model.Source {
	for i := range s.card.Year.KPIs {
		other := &s.card.Year.KPIs[i]
		if other.Group == k.Group && !other.Reported.Source.IsZero() {
			return other.Reported.Source
		}
	}
	return k.Source
}

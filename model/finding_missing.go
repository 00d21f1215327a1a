package model

// missing lists what is not there, by the kind of missing.
func (s *survey) missing() []Finding {
	places, evidence := map[Missing][]MissingPlace{}, map[Missing][]Evidence{}
	add := func(why Missing, item, field string, source Source) {
		if why == "" {
			return
		}
		places[why] = append(places[why], MissingPlace{Item: item, Field: field})
		evidence[why] = append(evidence[why], Evidence{What: field, Item: item, Year: s.card.Year.Year, Source: source})
	}
	for i := range s.card.Year.KPIs {
		k := &s.card.Year.KPIs[i]
		add(k.Target.Missing, k.Code, FieldTarget, k.Source)
		add(k.Actual.Missing, k.Code, FieldActual, k.Source)
		add(k.Rank.Missing, k.Code, FieldRank, k.Source)
		add(k.Rating.Missing, k.Code, FieldRating, k.Source)
		add(k.Reported.Missing, k.Code, FieldReported, s.reportedSource(k))
	}
	for i := range s.card.Year.Activities {
		m := &s.card.Year.Activities[i]
		add(m.Rating.Missing, m.Code, FieldRating, m.Source)
	}
	var found []Finding
	for _, why := range MissingKinds() {
		if len(places[why]) > 0 {
			found = append(found, s.overall(DataMissing, missingWeight(why), MissingDetail{why, places[why]}, evidence[why]))
		}
	}
	return found
}

// reportedSource is where the reported statuses of a KPI's group are printed, and so
// where its own is missing; the KPI's place when its group has none.
func (s *survey) reportedSource(k *KPI) Source {
	for i := range s.card.Year.KPIs {
		other := &s.card.Year.KPIs[i]
		if other.Group == k.Group && !other.Reported.Source.IsZero() {
			return other.Reported.Source
		}
	}
	return k.Source
}

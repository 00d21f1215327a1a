package model

import "slices"

// overYears are the kinds that hold a figure or a target against the year
// before.
var overYears = []FindingKind{
	TargetAlreadyMet, TargetHolds, TargetClimb, RelativeTarget, TargetLowered, RankDiverges,
}

// caveats are what a finding about a KPI must say of the figures that it rests
// on: that the condition changed between the two years, and that the sources
// print one of them with two values.
func (s *survey) caveats(f *Finding) []Caveat {
	k := s.card.Year.KPI(f.KPI)
	if k == nil || f.Kind == SourcesDiffer || f.Kind == NamesDiffer {
		return nil
	}
	var caveats []Caveat
	if last := s.card.Before.KPI(f.KPI); last != nil && last.Target.Missing == ConditionChanged && slices.Contains(overYears, f.Kind) {
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

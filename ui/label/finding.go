package label

// Finding is the words of what the figures say and the pages do not, neutral in
// tone, but for those of single kinds: see FindingKind. Fields ending in F are
// sentences or parts of one.
type Finding struct {
	Title, None, CountF           string
	EvidenceF, PlacesF, NextPageF string // facts and where they are printed; places alone; a further page
	Stop                          string // that ends a sentence
	YearF                         string // a fiscal year in a sentence, of its label and its number
	Light, LightF                 string // of what has little weight
	NamesCountF                   string // wordings that differ, counted
	DueAllF, DueSomeF             string // statuses that are due: all unset, or some old
	GroupCountF, OfGroupsF        string // a count of a group, and of all groups
	ActivityF, InitiativeF        string // an activity and a key measure beside KPIs of the same number
	DateF                         string // a day, of the era's year, month, day, and as 2024-10-01
	MarkLegend, ScaleF            string // what the mark in a row means; the note of the rating scale

	Facts map[string]string // what a printed fact is, by the field's name

	AtLeastF, AtMostF, AtLeastLast, AtMostLast string // a target in a sentence
	ChosenF                                    string // who chose a variant, when, why
	Chosen                                     string // beside a value in use that somebody chose
	OutsideF                                   string // people of the branch who belong to no group

	Caveat CaveatWords
	Totals TotalsWords
	Rules  RulesWords
}

// CaveatWords say why a figure is to be read with care; AddedF puts that behind
// a sentence.
type CaveatWords struct{ AddedF, ConditionsF, DisputedF string }

// TotalsWords count the year in lines.
type TotalsWords struct{ Title, HitsF, RanksF, MediansF, RankedF, StaffF, StaffSumF, StaffClassF string }

// RulesWords are about the simple rules that agree with the official ratings.
type RulesWords struct {
	Title, None, BoundaryF                          string
	AttainmentF, RankF, EitherF, BothF              string
	SameAttainmentF, SameRankF                      string // the thresholds that say the same
	AgreesF, AgainstF, UnjudgedF, UnexplainedF, All string
	TiesF, TieF                                     string // rules that are as good, and one of them
	AgainstAllF, NoneAgainstAll, DisputedF          string
}

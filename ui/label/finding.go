package label

import "scorecard/model"

// Finding is the words of what the figures say and the pages do not, neutral in
// tone. Fields ending in F are sentences or parts of one.
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

	Kinds map[model.FindingKind]FindingWords
	Facts map[string]string // what a printed fact is, by the field's name

	Rating   RatingWords
	Reported ReportedWords
	Target   TargetWords
	Rank     RankWords
	Source   ConflictWords
	Staff    StaffWords
	Series   SeriesWords
	Gap      GapWords
	Caveat   CaveatWords
	Totals   TotalsWords
	Rules    RulesWords
}

// FindingWords name a kind of finding and say in a line what it is.
type FindingWords struct{ Name, What string }

// RatingWords set a rating against arithmetic.
type RatingWords struct{ MissedF, MetF, GapF, RankF, ReasonF string }

// CaveatWords say why a figure is to be read with care; AddedF puts that behind
// a sentence.
type CaveatWords struct{ AddedF, ConditionsF, DisputedF string }

// ReportedWords set the reported progress against what came.
type ReportedWords struct {
	ReportedF, RatingF, VerdictF, BothF, HitRateF string
	LeftOutF, OtherF, UnprintedF, KPIsF           string // what the hit rate leaves out, and why
	Outcomes, Both                                map[model.Outcome]string
}

// TargetWords set targets against each other and against the last actual.
type TargetWords struct {
	AtLeastF, AtMostF, AtLeastLast, AtMostLast        string // a target in a sentence
	MetBeforeF, HoldsF, ClimbF, ClimbShareF, Steepest string
	TargetBelowF, LimitAboveF, EqualsHQ, SameAsLastF  string
	BelowHQF, EasierThanHQF, HQScope, HigherF, LowerF string
	RelativeF, UnresolvedF, MovedF                    string
	LoweredF, LoweredRelativeF                        string
	Moves                                             map[model.Direction]string // where what is asked went; Better asks more
}

// RankWords set ranks against values, and work against results.
type RankWords struct {
	OvertakenF, ClimbedF, MovementF, MediansF string
	FellF, RoseF, MoveF                       string // the largest falls and rises, and one of them
	WorkF, AllOfF, SomeOfF                    string // work done; all its grades are one, or some of two
}

// ConflictWords tell facts that are printed in more than one way.
type ConflictWords struct {
	DifferF, ResolvedF, NamesF string
	ChosenF                    string // who chose a variant, when, why
	Chosen                     string // beside a value in use that somebody chose
}

// StaffWords set printed headcounts against sums.
type StaffWords struct {
	DiffersF, LackF, ExcessF string
	Parts                    map[model.StaffParts]string
	AllClasses, GroupsAlone  string // GroupsAlone is OfGroups where no head stands outside of them
	OutsideF                 string // people of the branch who belong to no group
}

// SeriesWords tell what became of a series.
type SeriesWords struct {
	RetiredF, StartedF, ReplacedF                      string
	LikelyRetiredF, LikelyStartedF, LikelyReplacedF    string // inferred
	Inferred, BreakF, BreakFiguresF                    string
	PartF, PartCareF, TheTargetF, TheActualF, TheRankF string
}

// GapWords tell what is not there.
type GapWords struct{ MissingF, CountF, NamesF, UnsetDue, OldDueF string }

// TotalsWords count the year in lines.
type TotalsWords struct{ Title, HitsF, RanksF, MediansF, RankedF, StaffF, StaffSumF, StaffClassF string }

// RulesWords tell which simple rules agree with the official ratings.
type RulesWords struct {
	Title, None, BoundaryF                          string
	AttainmentF, RankF, EitherF, BothF              string
	SameAttainmentF, SameRankF                      string // the thresholds that say the same
	AgreesF, AgainstF, UnjudgedF, UnexplainedF, All string
	TiesF, TieF                                     string // rules that are as good, and one of them
	AgainstAllF, NoneAgainstAll, DisputedF          string
}

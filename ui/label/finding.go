package label

import "scorecard/model"

// Finding is the words of what the figures say and the pages do not, neutral in
// tone. Fields ending in F are sentences or parts of one.
type Finding struct {
	Title, None, CountF           string
	EvidenceF, PlacesF, NextPageF string // facts and where they are printed; places alone; a further page
	Light, LightF, DueF           string // of what has little weight, and of statuses that are due

	Kinds map[model.FindingKind]FindingWords
	Facts map[string]string // what a printed fact is, by the field's name

	Rating   RatingWords
	Forecast ForecastWords
	Target   TargetWords
	Rank     RankWords
	Source   ConflictWords
	Staff    StaffWords
	Series   SeriesWords
	Gap      GapWords
	Totals   TotalsWords
	Rules    RulesWords
}

// FindingWords name a kind of finding and say in a line what it is.
type FindingWords struct{ Name, What string }

// RatingWords set a rating against arithmetic.
type RatingWords struct{ MissedF, MetF, GapF, ReasonF string }

// ForecastWords set the mid-year forecast against what came.
type ForecastWords struct {
	ForecastF, RatingF, VerdictF, BothF, HitRateF string
	Outcomes, Both                                map[model.Outcome]string
}

// TargetWords set targets against each other and against the last actual.
type TargetWords struct {
	MetBeforeF, HoldsF, ClimbF, ClimbShareF, Steepest string
	BelowHQF, EasierThanHQF, HigherF, LowerF          string
	RelativeF, UnresolvedF, MovedF, LoweredF          string
	Moves                                             map[model.Direction]string // where what is asked went; Better asks more
}

// RankWords set ranks against values, and work against results.
type RankWords struct{ OvertakenF, ClimbedF, MovementF, MediansF, WorkF string }

// ConflictWords tell facts that are printed in more than one way.
type ConflictWords struct {
	DifferF, SettledF, NamesF string
	ChosenF                   string // who chose a print, when, why
	Chosen                    string // beside a value in use that somebody chose
}

// StaffWords set printed headcounts against sums.
type StaffWords struct {
	DiffersF, LackF, ExcessF string
	Parts                    map[model.StaffParts]string
	AllClasses               string
}

// SeriesWords tell what became of a series.
type SeriesWords struct{ RetiredF, StartedF, ReplacedF, Inferred, BreakF, PartF, PartTargetF string }

// GapWords tell what is not there.
type GapWords struct{ MissingF, CountF, NamesF, UnsetDue, OldDueF string }

// TotalsWords count the year in lines.
type TotalsWords struct{ Title, HitsF, RanksF, MediansF, RankedF, StaffF, StaffSumF, StaffClassF string }

// RulesWords tell which simple rules agree with the official ratings.
type RulesWords struct {
	Title, None, BoundaryF                          string
	AttainmentF, RankF, EitherF, BothF              string
	AgreesF, AgainstF, UnjudgedF, UnexplainedF, All string
}

package model

import "github.com/govalues/decimal"

// FindingKind is what a finding says that the printed pages do not.
type FindingKind string

// The kinds of finding, in the order of how much of a year they speak about.
const (
	RatingDiffers    FindingKind = "rating_differs"    // the target was missed and the rating is A or B, or met and C
	ReportedResult   FindingKind = "reported_result"   // the reported progress beside rating and verdict; weight 0 where it came true
	ReportedHitRate  FindingKind = "reported_hit_rate" // how many of the reported statuses came true
	TargetAlreadyMet FindingKind = "target_met_before" // the target is strictly easier than last year's actual
	TargetHolds      FindingKind = "target_holds"      // the target equals last year's actual
	TargetClimb      FindingKind = "target_climb"      // what the target asks over the last actual
	TargetBelowHQ    FindingKind = "target_below_hq"   // the branch's target is easier than HQ's
	RelativeTarget   FindingKind = "relative_target"   // the figure that "previous year or better" means now
	TargetLowered    FindingKind = "target_lowered"    // the target became easier after a miss
	RankDiverges     FindingKind = "rank_diverges"     // better but overtaken, or worse and climbed
	RankMovement     FindingKind = "rank_movement"     // how many ranks rose, held and fell, and the median rank
	WorkWithoutGain  FindingKind = "work_without_gain" // activities done, and all KPIs of their category missed
	SourcesDiffer    FindingKind = "sources_differ"    // one fact printed with two values
	NamesDiffer      FindingKind = "names_differ"      // one thing spelled two ways
	StaffDiffers     FindingKind = "staff_differs"     // headcounts that do not add up
	LineageChanged   FindingKind = "lineage_changed"   // a KPI was replaced, retired or new
	CountingChanged  FindingKind = "counting_changed"  // a break: values do not compare
	PartOfYear       FindingKind = "part_of_year"      // a part of a year held against a full-year target
	DataMissing      FindingKind = "data_missing"      // what is not there, by the kind of missing
	StatusDue        FindingKind = "status_due"        // no actual yet, and the status is unset or older than 30 days
)

// FindingKinds lists every kind, for labels and for the command line.
func FindingKinds() []FindingKind {
	return []FindingKind{
		RatingDiffers, ReportedResult, ReportedHitRate, TargetAlreadyMet, TargetHolds, TargetClimb, TargetBelowHQ,
		RelativeTarget, TargetLowered, RankDiverges, RankMovement, WorkWithoutGain, SourcesDiffer, NamesDiffer,
		StaffDiffers, LineageChanged, CountingChanged, PartOfYear, DataMissing, StatusDue,
	}
}

// MaxWeight is the weight of the heaviest finding.
const MaxWeight = 100

// Finding is something that the figures of a year say and the printed pages do
// not. It is computed and never stored, and it never overrules an official
// rating.
type Finding struct {
	Kind     FindingKind
	Year     int    // the fiscal year it speaks about
	Group    string // code of the group; empty when it is about the whole branch
	KPI      string // code of the KPI; empty when it is about something else
	Subject  string // without a KPI: code of a category, activity, initiative or team; "staff", "staff/GROUP"; else empty
	Weight   int    // 0 to MaxWeight; 0 is listed and not counted as something to look at
	Detail   Detail // the numbers, of the type that belongs to the kind
	Caveats  []Caveat
	Evidence []Evidence
}

// Caveat is why a figure that a finding rests on is to be read with care.
type Caveat struct {
	Kind     CaveatKind
	Year     int       // the fiscal year that it is about
	Field    string    // the disputed field; empty for ConditionsDiffer
	Conflict *Conflict // likewise
}

// CaveatKind is what a caveat is about.
type CaveatKind string

// The caveats.
const (
	ConditionsDiffer CaveatKind = "conditions" // the target of the year before was withdrawn because the condition changed with Year
	FigureDisputed   CaveatKind = "disputed"   // the sources print the field with two values, and nobody has decided
)

// Evidence is one printed fact that a finding rests on.
type Evidence struct {
	What   string // the field's name as a Conflict names it: "target", "actual", "hq.target", "review", "staff.contract", ...
	Item   string // code of the KPI, activity or other item that it belongs to; empty for the branch's staffing
	Year   int
	Text   string // as printed; empty for prose, which the detail holds, and for what is missing
	Value  string // the exact number, the grade or the status; empty for wording
	Unit   string // of a number
	Source Source // its Document is one of the year's that prints it: see Scorecard.DocumentYear
}

// Detail is the numbers of a finding: one of the types below.
type Detail interface{ finding() }

// RatingDetail belongs to RatingDiffers.
type RatingDetail struct {
	Grade      string
	Verdict    Verdict // Missed with A or B, Met with C
	Actual     Figure
	Bound      Bound
	Difference *decimal.Decimal // actual − bound; nil when unknown
	Reviews    []*Note          // what the year's review says of it, in printed order; the last one tells how it came out. Nil when it says nothing
}

// ReportedDetail belongs to ReportedResult. Achieved and expected say that the
// target will be met, difficult that it will not; A and B are met.
type ReportedDetail struct {
	Reported  StatusValue
	Grade     string  // empty when there is no rating
	Verdict   Verdict // Unknown when arithmetic says nothing
	ByRating  Outcome
	ByVerdict Outcome
}

// Outcome is whether a reported status came true.
type Outcome string

// The outcomes. Undecided is the answer where there is nothing to hold it against.
const (
	CameTrue  Outcome = "came_true"
	Failed    Outcome = "failed"
	Undecided Outcome = "undecided"
)

// Share is a count out of a count.
type Share struct{ Count, Of int }

// HitRateDetail belongs to ReportedHitRate.
type HitRateDetail struct {
	ByRating, ByVerdict Share
	Other               []string // codes of the KPIs left out because a word outside the three is printed
	Unprinted           []string // codes of those left out because no progress is reported
}

// TargetDetail belongs to TargetAlreadyMet, TargetHolds and TargetClimb.
type TargetDetail struct {
	Bound    Bound
	Last     Figure           // last year's actual
	Ask      *decimal.Decimal // bound − last, in the KPI's unit, signed as a number
	Relative *decimal.Decimal // Ask ÷ |last| in percent, half up to 0.1 away from zero; nil when last is zero
	Steepest bool             // the largest relative climb of the branch's year; false for the other two kinds
}

// HQDetail belongs to TargetBelowHQ.
type HQDetail struct {
	Branch, HQ Bound
	Gap        *decimal.Decimal // branch − HQ
}

// RelativeDetail belongs to RelativeTarget.
type RelativeDetail struct {
	Bound     Bound            // what the target means now; not Known when last year's figure is missing or may not be used
	Before    Bound            // what was asked the year before; not Known when that cannot be put in numbers or compared
	Moved     *decimal.Decimal // bound − before; nil when unknown
	Direction Direction        // of the move, by polarity: Better asks more
}

// LoweredDetail belongs to TargetLowered. A relative target asks less because
// last year's figure fell, and not because anybody set it lower.
type LoweredDetail struct {
	Bound, Before Bound
	Actual        Figure           // of the year before, which missed Before
	Gap           *decimal.Decimal // bound − before; nil when it has too many digits
	Relative      bool             // the target is printed as relative to last year's figure
}

// RankDetail belongs to RankDiverges.
type RankDetail struct {
	Direction  Direction        // of the value: Better while overtaken, Worse while climbing
	Change     *decimal.Decimal // actual − last year's
	Rank, Last int
}

// MovementDetail belongs to RankMovement. Medians are of the KPIs ranked in both
// years, in tenths of a rank (a median of two ranks may lie between them).
type MovementDetail struct {
	Up, Held, Down           int
	MedianTenths, LastTenths int
	Fell, Rose               []RankMove // the three largest of each, the largest first
}

// RankMove is how the rank of a KPI moved.
type RankMove struct {
	KPI        string // code
	Last, Rank int
}

// WorkDetail belongs to WorkWithoutGain.
type WorkDetail struct {
	Category   string
	Activities []string // codes; all rated a or b
	Grades     []string // theirs, each once, from best to worst
	KPIs       []string // codes; all missed
}

// ConflictDetail belongs to SourcesDiffer and NamesDiffer.
type ConflictDetail struct{ Conflict *Conflict }

// StaffDetail belongs to StaffDiffers: what is printed for a part of the branch
// against the sum of its parts.
type StaffDetail struct {
	Group   string // code; empty for the branch
	Class   Class  // empty for all classes together
	Printed int
	Sum     int
	Of      StaffParts
}

// StaffParts is what was added up.
type StaffParts string

// What a printed headcount is held against.
const (
	OfGroups  StaffParts = "groups"  // the groups' totals and the heads of the branch
	OfTeams   StaffParts = "teams"   // the group's heads and its teams' posts
	OfClasses StaffParts = "classes" // the printed total against its classes
)

// LineageDetail belongs to LineageChanged.
type LineageDetail struct {
	Lineage *Lineage // Inferred and without a Source when the year files say nothing of it
	Into    int      // the year that it leads into
}

// BreakDetail belongs to CountingChanged. The two figures stand beside each
// other and are not compared; either may be missing.
type BreakDetail struct {
	Break        *Break
	Actual, Last Figure
}

// PeriodDetail belongs to PartOfYear.
type PeriodDetail struct {
	Period Period
	Actual Figure
	Bound  Bound
	Last   Figure // of the year before, where the two compare; else missing
	Rank   Rank
}

// MissingDetail belongs to DataMissing.
type MissingDetail struct {
	Why    Missing
	Places []MissingPlace
}

// MissingPlace is a field of a KPI, or the rating of an activity, that has no
// value.
type MissingPlace struct {
	Item  string // code of a KPI or an activity
	Field string // "target", "actual", "rank", "rating" or "reported"
}

// StatusDetail belongs to StatusDue.
type StatusDetail struct {
	Status Status
	Days   int // whole days since it was set; 0 when it is unset
}

func (RatingDetail) finding()   {}
func (ReportedDetail) finding() {}
func (HitRateDetail) finding()  {}
func (TargetDetail) finding()   {}
func (HQDetail) finding()       {}
func (RelativeDetail) finding() {}
func (LoweredDetail) finding()  {}
func (RankDetail) finding()     {}
func (MovementDetail) finding() {}
func (WorkDetail) finding()     {}
func (ConflictDetail) finding() {}
func (StaffDetail) finding()    {}
func (LineageDetail) finding()  {}
func (BreakDetail) finding()    {}
func (PeriodDetail) finding()   {}
func (MissingDetail) finding()  {}
func (StatusDetail) finding()   {}

package finding

import "scorecard/model"

// Kind is what a finding is about.
type Kind string

// The kinds of finding.
const (
	RatingDiffers    Kind = "rating_differs"    // the target was missed and the rating is A or B, or met and C
	ReportedResult   Kind = "reported_result"   // the reported progress compared with rating and verdict; weight 0 where it was right
	ReportedHitRate  Kind = "reported_hit_rate" // how many of the reported statuses were right
	TargetAlreadyMet Kind = "target_met_before" // the target is strictly easier than last year's actual
	TargetHolds      Kind = "target_holds"      // the target equals last year's actual
	TargetClimb      Kind = "target_climb"      // how far the target is above the last actual
	TargetBelowHQ    Kind = "target_below_hq"   // the branch's target is easier than HQ's
	RelativeTarget   Kind = "relative_target"   // the figure that "previous year or better" means now
	TargetLowered    Kind = "target_lowered"    // the target became easier after a miss
	RankDiverges     Kind = "rank_diverges"     // better but overtaken, or worse and climbed
	RankMovement     Kind = "rank_movement"     // how many ranks rose, were unchanged and fell, and the median rank
	WorkWithoutGain  Kind = "work_without_gain" // activities done, and all KPIs of their category missed
	SourcesDiffer    Kind = "sources_differ"    // one fact printed with two values
	NamesDiffer      Kind = "names_differ"      // one thing spelled two ways
	StaffDiffers     Kind = "staff_differs"     // headcounts that do not add up
	LineageChanged   Kind = "lineage_changed"   // a KPI was replaced, retired or new
	CountingChanged  Kind = "counting_changed"  // a break: values do not compare
	PartOfYear       Kind = "part_of_year"      // a part of a year compared with a full-year target
	DataMissing      Kind = "data_missing"      // missing values, by reason
	StatusDue        Kind = "status_due"        // no actual yet, and the status is unset or older than 30 days
)

// declaration has the properties of a kind, except for its wording.
type declaration struct {
	kind      Kind
	weight    int  // of its gravest case; find lowers it for the others
	marks     bool // the finding qualifies a figure, rating or target of its KPI's row: see Finding.Marks
	detail    bool // listed in its KPI's detail, which shows it nowhere else
	ofYear    bool // counts the year as a whole
	overYears bool // compares a figure or a target with the year before
	find      func(s *survey, weight int) []Finding
}

// declarations lists every kind.
//
// Weights follow what a manager needs to know first before a council that has
// read the printed pages: first what a listener could challenge on the page
// itself (a rating that contradicts the figures, a figure printed two ways),
// then what a printed figure omits (another way of counting, a part of the
// year, headcounts that do not add up), then what explains the year
// (activities without an improvement, ranks lost, wrong progress reports), and
// last the state of the data. The demands of a plan are among the first in the
// plan's year. A climb weighs more the steeper it is, a rank the more places
// it moved.
//
// Three rules apply to all kinds. A finding about a target has half its weight
// once its year has a result, which then matters more. So has one about
// another year than the shown one. What was resolved, or happened as expected,
// is still listed, with little or no weight.
var declarations = []declaration{
	{kind: RatingDiffers, weight: 95, marks: true, detail: true, find: (*survey).ratings},
	{kind: ReportedResult, weight: 58, marks: true, detail: true, find: (*survey).reportedProgress},
	{kind: ReportedHitRate, weight: 40, ofYear: true, detail: true, find: (*survey).hitRate},
	{kind: TargetAlreadyMet, weight: 72, marks: true, detail: true, overYears: true, find: (*survey).easierTargets},
	{kind: TargetHolds, weight: 0, detail: true, overYears: true, find: (*survey).equalTargets},
	{kind: TargetClimb, weight: 60, detail: true, overYears: true, find: (*survey).climbs},
	{kind: TargetBelowHQ, weight: 76, marks: true, detail: true, find: (*survey).targetsBelowHQ},
	{kind: RelativeTarget, weight: 45, detail: true, overYears: true, find: (*survey).relativeTargets},
	{kind: TargetLowered, weight: 66, marks: true, detail: true, overYears: true, find: (*survey).loweredTargets},
	{kind: RankDiverges, weight: 49, detail: true, overYears: true, find: (*survey).ranks},
	{kind: RankMovement, weight: 62, ofYear: true, detail: true, find: (*survey).rankMovement},
	{kind: WorkWithoutGain, weight: 64, detail: true, find: (*survey).work},
	{kind: SourcesDiffer, weight: 80, marks: true, find: (*survey).values},
	{kind: NamesDiffer, weight: 5, find: (*survey).wordings},
	{kind: StaffDiffers, weight: 40, detail: true, find: (*survey).staff},
	{kind: LineageChanged, weight: 45, find: (*survey).lineage},
	{kind: CountingChanged, weight: 68, marks: true, find: (*survey).breaks},
	{kind: PartOfYear, weight: 70, marks: true, detail: true, find: (*survey).partsOfYear},
	{kind: DataMissing, weight: 14, find: (*survey).missing},
	{kind: StatusDue, weight: 28, find: (*survey).statuses},
}

// The weights of the lighter cases.
const (
	weightRatedThoughMissed = 90 // B, where A weighs most
	weightWorstThoughMet    = 85

	weightPartlyWrong = 50 // failed by one of rating and verdict, not by both
	weightAllRight    = 10

	weightClimb       = 30 // not the steepest; and up to 20 more by how steep it is
	weightNoFigure    = 44
	weightHarder      = 22
	weightUnchanged   = 15
	weightAlsoLowered = 9 // also reported by TargetLowered

	weightOvertaken    = 40 // and up to 9 more by the places lost
	weightGainedThough = 30 // and up to 9 more by the places gained
	weightRanksRose    = 30

	weightOtherConflict   = 42 // not about a rating, target, actual or rank: no figure on the row is in doubt
	weightResolved        = 10
	weightStaffConflict   = 6 // a headcount that StaffDiffers reports too
	weightWording         = 2 // not of a name
	weightResolvedWording = 1
	weightGroupStaff      = 30

	weightRetired  = 41
	weightStarted  = 37
	weightRecorded = 3 // deducted when the document states it

	weightStatusUnset = 25
)

// missingWeight is how much a gap in the data matters: a target that was
// withdrawn or never set is information about the year, a figure that is not
// published yet or a KPI without a national ranking is none.
func missingWeight(why model.Missing, heaviest int) int {
	switch why {
	case model.ConditionChanged:
		return heaviest
	case model.NotSet:
		return 12
	case model.NotInSource:
		return 8
	case model.Discontinued:
		return 6
	case model.NotPublished, model.NotRanked:
		return 0
	}
	return 0
}

// Kinds lists every kind, for labels and for the command line.
func Kinds() []Kind {
	kinds := make([]Kind, len(declarations))
	for i := range declarations {
		kinds[i] = declarations[i].kind
	}
	return kinds
}

// OneOf lists every kind by its name.
func (Kind) OneOf() []string {
	var names []string
	for _, kind := range Kinds() {
		names = append(names, string(kind))
	}
	return names
}

// declaration is the declaration of a finding's kind; of a kind that is not declared
// nothing is particular.
func (x *Finding) declaration() *declaration {
	for i := range declarations {
		if declarations[i].kind == x.Kind {
			return &declarations[i]
		}
	}
	return &declaration{}
}

// The minimum weights to mark a row, and to be listed where space is short.
const (
	markWeight    = 50
	notableWeight = 10
)

// Marks reports whether the finding marks its KPI's row: it qualifies a
// figure, a rating or a target there, and its weight is at least 50. To keep
// the mark rare, what is visible in the row itself (a rank that fell, a
// climb), missing values, and spellings of a name do not.
func (x *Finding) Marks() bool { return x.Weight >= markWeight && x.declaration().marks }

// InDetail reports whether a KPI's detail lists the finding: not where it shows the
// same in another block, with the status, the years, the lineage or the conflicts.
func (x *Finding) InDetail() bool { return x.declaration().detail }

// OfTheYear reports whether the finding counts the year as a whole.
func (x *Finding) OfTheYear() bool { return x.declaration().ofYear }

// Notable reports whether the finding is important enough to list where space is
// short. The others, such as two spellings of a name, are listed last or counted.
func (x *Finding) Notable() bool { return x.Weight >= notableWeight }

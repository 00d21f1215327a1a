package model

// How heavy a finding is: what a manager must know first before a council that
// has read the printed pages. First what a listener could challenge on the page
// itself (a rating that the figures do not bear out, a figure printed two
// ways), then what a printed figure leaves out (counted otherwise, a part of the
// year, people who do not add up), then what explains the year (work without
// gain, ranks lost, reported statuses that failed), and last how the data is kept. What a
// plan asks stands among the first in the plan's own year. A climb weighs more
// the steeper it is, a rank the more places it moved.
//
// Three rules hold over the table. What is said about a target is worth half
// once its year has a result, for then the result speaks. So is what is about
// another year than the shown one. What somebody has decided, or what came as expected,
// stays listed and weighs little or nothing.
const (
	weightBestThoughMissed  = 95
	weightRatedThoughMissed = 90
	weightWorstThoughMet    = 85

	weightFigureConflict  = 80 // a rating, target, actual or rank of a KPI
	weightOtherConflict   = 65
	weightResolved        = 10
	weightNames           = 5
	weightToldAsStaff     = 6 // what a headcount that does not add up tells too
	weightWording         = 2
	weightResolvedWording = 1

	weightBelowHQ   = 76
	weightEasier    = 72
	weightLowered   = 66
	weightSteepest  = 60
	weightClimb     = 30 // and up to 20 more by how steep it is
	weightAsksLess  = 45
	weightNoFigure  = 44
	weightAsksMore  = 22
	weightSaidLower = 9 // what TargetLowered tells too
	weightAsksNowAs = 15

	weightPartOfYear = 70
	weightBreak      = 68

	weightWork           = 64
	weightRanksFell      = 62
	weightRanksRose      = 30
	weightOvertaken      = 40 // and up to 9 more by the places lost
	weightClimbedThough  = 30 // and up to 9 more by the places gained
	weightReportedFailed = 58 // by the rating and by the verdict
	weightReportedSplit  = 50 // by one of the two
	weightHitRate        = 40
	weightAllHit         = 10

	weightBranchStaff = 40
	weightGroupStaff  = 30

	weightReplaced = 42
	weightRetired  = 38
	weightStarted  = 34
	weightInferred = 3 // more, for what no document says

	weightStatusOld   = 28
	weightStatusUnset = 25
)

// missingWeight is how much a gap in the data matters: a target that was taken
// back or never set says something about the year, a figure that is not out yet
// or that the country does not rank says nothing.
func missingWeight(why Missing) int {
	switch why {
	case ConditionChanged:
		return 14
	case NotSet:
		return 12
	case NotInSource:
		return 8
	case Discontinued:
		return 6
	case NotPublished, NotRanked:
		return 0
	}
	return 0
}

// besideWeight halves what is about another year than the shown one.
func (s *survey) besideWeight(year, weight int) int {
	if year != s.card.Year.Year {
		return weight / 2
	}
	return weight
}

// plannedWeight halves what is said of a target whose year has its result.
func plannedWeight(k *KPI, weight int) int {
	if k.Actual.Known() {
		return weight / 2
	}
	return weight
}

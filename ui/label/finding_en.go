package label

import "scorecard/model"

var englishFinding = Finding{
	Title: "Worth noting", None: "There is nothing to note", CountF: "%s, %s: %d findings", EvidenceF: "Evidence: %s (%s)", PlacesF: "Evidence: %s", NextPageF: "p. %d", Light: "Smaller things (spelling and the like)",
	LightF: "%d smaller things more (spelling and the like). scorecard check lists all.",
	DueF:   "%d KPIs without an actual whose status is unset or older than 30 days (%s).",
	Kinds: map[model.FindingKind]FindingWords{
		model.RatingDiffers:    {"Rating against arithmetic", "officially rated A or B though the target was missed, or C though it was met"},
		model.ForecastResult:   {"Forecast and result", "the mid-year forecast beside the official rating and target arithmetic"},
		model.ForecastHitRate:  {"Forecasts that came true", "how many of the year's forecasts agree with the results"},
		model.TargetAlreadyMet: {"Target met beforehand", "the target is easier than last year's actual"},
		model.TargetHolds:      {"Target that holds the level", "the target equals last year's actual"},
		model.TargetClimb:      {"What the target asks", "how much the target asks over last year's actual"},
		model.TargetBelowHQ:    {"Target easier than HQ's", "the branch's target is easier than HQ's, where the two compare"},
		model.RelativeTarget:   {"Relative target in figures", "what a target such as last year or better means now"},
		model.TargetLowered:    {"Target lowered after a miss", "the target became easier the year after it was missed"},
		model.RankDiverges:     {"Value against rank", "the value improved and the rank fell, or the reverse"},
		model.RankMovement:     {"Movement of ranks", "how many ranks rose, held and fell, and the median rank"},
		model.WorkWithoutGain:  {"Work done, result missed", "a category's measures are all rated a or b and its KPIs all missed"},
		model.SourcesDiffer:    {"Conflict in the sources", "one fact is printed with more than one value"},
		model.NamesDiffer:      {"Spelling in the sources", "one thing is written in more than one way"},
		model.StaffDiffers:     {"Headcounts that do not add up", "a printed headcount differs from the sum of its parts"},
		model.LineageChanged:   {"KPIs that came and went", "a KPI was retired, new or replaced"},
		model.CountingChanged:  {"Change of counting", "the counting changed, so that the values of two years do not compare"},
		model.PartOfYear:       {"Part of a year", "the value of a part of the year is held against a full-year target"},
		model.DataMissing:      {"Missing values", "what has no value, by the reason why"},
		model.StatusDue:        {"Status due", "there is no actual yet, and the status is unset or older than 30 days"},
	},
	Facts: map[string]string{
		"target": "target", "actual": "actual", "rank": "national rank", "rating": "rating", "forecast": "forecast", "status": "status",
		"hq.target": "HQ target", "review": "review", "policy": "policy", "footnote": "note", "description": "description", "note": "wording", "alternative": "other actual", "name": "name", "period": "period",
		"break": "change of counting", "lineage": "lineage", "number": "number", "staff": "headcount", "staff.total": "total headcount",
		"staff.staff": "staff", "staff.contract": "contract staff", "staff.nurse": "public health nurses and dietitians",
	},
	Rating: RatingWords{
		MissedF: "Target %s, actual %s%s: missed, while the official rating is %s.",
		MetF:    "Target %s, actual %s%s: met, while the official rating is %s.",
		GapF:    " (%s)", ReasonF: "Review: %s",
	},
	Forecast: ForecastWords{
		ForecastF: "The mid-year forecast was \"%s\".", RatingF: "by the official rating (%s) %s", VerdictF: "by target arithmetic (%s) %s",
		BothF:    "By the official rating (%s) and by target arithmetic (%s) %s.",
		HitRateF: "By the official rating, %[2]d of %[1]d mid-year forecasts came true; by target arithmetic, %[4]d of %[3]d.",
		Outcomes: map[model.Outcome]string{model.CameTrue: "it came true", model.Failed: "it did not come true", model.Undecided: "it cannot be told"},
		Both:     map[model.Outcome]string{model.CameTrue: "it came true", model.Failed: "it did not come true", model.Undecided: "it cannot be told"},
	},
	Target: TargetWords{
		MetBeforeF: "The %s target, %s, was met before the year began by the %s actual, %s (the target is %s).",
		HoldsF:     "The %s target, %s, equals the %s actual, %s: it asks to hold the level.",
		ClimbF:     "The %s target, %s, set against the %s actual, %s, asks for %s.", ClimbShareF: "%s (%s of the actual)",
		Steepest: "It is the largest share that a target of the branch asks for.",
		BelowHQF: "The branch's target, %s, against HQ's, %s: %s.", EasierThanHQF: "The branch's target, %s, is easier than HQ's, %s.",
		HigherF: "%s higher", LowerF: "%s lower",
		RelativeF: "\"%s\", by the %s actual, means %s.", UnresolvedF: "The documents do not settle which figure \"%s\" refers to.", MovedF: "%s asked for %s. That is a change of %s: what is asked %s.",
		LoweredF: "The %s target, %s, is easier than that of %s, %s, which was missed with %s.",
		Moves:    map[model.Direction]string{model.Better: "rose", model.Same: "is unchanged", model.Worse: "fell"},
	},
	Rank: RankWords{
		OvertakenF: "The actual improved from %s to %s (%s), while the national rank fell from %d to %d.",
		ClimbedF:   "The actual worsened from %s to %s (%s), while the national rank rose from %d to %d.",
		MovementF:  "Of %d KPIs ranked in both years, %d rose, %d held and %d fell.",
		MediansF:   "The median rank: %s %s, %s %s.",
		WorkF:      "Measures: %d, all rated a or b. KPIs: %d, all of which missed their targets (%s).",
	},
	Source: ConflictWords{
		DifferF: "The sources print more than one value for the %s (%s). %s is used.", SettledF: "The sources print more than one value for the %s (%s). It was decided to use %s (%s).",
		NamesF: "The sources write the %s in more than one way: %s.", ChosenF: "decided by %s on %s: %s", Chosen: "decided",
	},
	Staff: StaffWords{
		DiffersF: "%s: the %s is printed as %d, while %s gives %d: %s.", LackF: "the parts lack %d", ExcessF: "the parts have %d more",
		Parts: map[model.StaffParts]string{
			model.OfGroups: "the sum of the groups and the heads of the branch", model.OfTeams: "the sum of managers and teams",
			model.OfClasses: "the sum of the employment classes",
		},
		AllClasses: "total headcount",
	},
	Series: SeriesWords{
		RetiredF: "Not set any more from %s (retired).", StartedF: "Newly set in %s (new).", ReplacedF: "In %s \"%s\" was replaced by \"%s\".",
		Inferred: "The documents do not say so outright; it is inferred.",
		BreakF:   "%s and %s are counted differently, so that their values do not compare. %s", PartF: "The actual, %s, is not for the full year (%s).", PartTargetF: "It is held against the full-year target, %s.",
	},
	Gap: GapWords{
		MissingF: "Without a value (%s): %s.", CountF: "%s %d", NamesF: "%s (%s)",
		UnsetDue: "There is no actual yet and the status is not set.", OldDueF: "There is no actual yet, and the status \"%s\" was set %d days ago.",
	},
	Totals: TotalsWords{
		Title: "Totals", HitsF: "Forecasts that came true: %d/%d by rating, %d/%d by target arithmetic", RanksF: "National ranks (%d KPIs ranked in both years): %d up, %d held, %d down",
		MediansF: "Median rank of these: %s %s, %s %s", RankedF: "Median rank of the %d KPIs ranked this year: %s",
		StaffF: "People (as of %s): %d", StaffSumF: "the parts add up to %d", StaffClassF: "%s %s (the parts add up to %s)",
	},
	Rules: RulesWords{
		Title: "Simple rules that agree with the official ratings", None: "There are no ratings to compare", BoundaryF: "Between %s and %s (%d KPIs)",
		AttainmentF: "attainment of at least %s%%", RankF: "national rank of at most %d", EitherF: "%s or %s", BothF: "%s and %s",
		AgreesF: "%s: of %d, agrees with %d", AgainstF: "does not agree: %s", UnjudgedF: "cannot be told for want of a figure: %s",
		UnexplainedF: "not explained by the rules that agree most: %s", All: "the rules that agree most explain all",
	},
}

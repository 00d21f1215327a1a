package label

var englishFinding = Finding{
	Title: "Worth noting", None: "There is nothing to note", CountF: "%s, %s: %d findings", EvidenceF: "Evidence: %s (%s)", PlacesF: "Evidence: %s", NextPageF: "p. %d", Light: "Smaller things (spelling and the like)",
	Stop: ".", YearF: "FY%[2]d", ActivityF: "Activity %s", InitiativeF: "Key measure %s", DateF: "%[4]s", LightF: "%d more minor findings; run scorecard check to list them.", NamesCountF: "Wordings that differ between the sources: %d.",
	DueAllF: "KPIs without an actual: %d, all of them without a status%s.", DueSomeF: "KPIs without an actual: %d without a status, %d with one older than 30 days%s.",
	GroupCountF: "%s %d", OfGroupsF: " (%s)", MarkLegend: "! a KPI whose figures need care (see \"Worth noting\")", ScaleF: "The rating scale: %s",
	Facts: map[string]string{
		"target": "target", "actual": "actual", "rank": "national rank", "rating": "rating", "reported": "reported progress", "status": "status",
		"hq.target": "HQ target", "review": "review", "policy": "policy", "footnote": "note", "description": "description", "note": "wording", "alternative": "other actual", "name": "name", "period": "period",
		"break": "change of counting", "lineage": "lineage", "number": "number", "staff": "headcount", "staff.total": "total headcount",
		"staff.staff": "staff", "staff.contract": "contract staff", "staff.nurse": "public health nurses and dietitians",
	},
	AtLeastF: "at least %s", AtMostF: "at most %s", AtLeastLast: "last year's level or better", AtMostLast: "last year's level or lower",
	ChosenF: "decided by %s on %s: %s", Chosen: "decided", OutsideF: "The groups add up to %d; %s belong to none of them.",
	Caveat: CaveatWords{AddedF: " (%s)", ConditionsF: "the condition changed with %s", DisputedF: "the sources disagree on the %s %s: %s"},
	Totals: TotalsWords{
		Title: "Totals", HitsF: "Reported progress that came true: %d/%d by rating, %d/%d by target arithmetic", RanksF: "National ranks (%d KPIs ranked in both years): %d up, %d held, %d down",
		MediansF: "Median rank of these: %s %s, %s %s", RankedF: "Median rank in %s of the %d KPIs ranked: %s",
		StaffF: "People (as of %s): %d", StaffSumF: "the parts add up to %d", StaffClassF: "%s %s (the parts add up to %s)",
	},
	Rules: RulesWords{
		Title: "Simple rules that agree with the official ratings", None: "There are no ratings to compare", BoundaryF: "Between %s and %s (%d KPIs)",
		AttainmentF: "attainment of at least %s%%", RankF: "national rank of at most %d", EitherF: "%s or %s", BothF: "%s and %s",
		AgreesF: "%s: of %d, agrees with %d", AgainstF: "does not agree: %s", UnjudgedF: "cannot be told for want of a figure: %s",
		SameAttainmentF: "%s (the same anywhere over %s%% and up to %s%%)", SameRankF: "%s (the same up to %d)",
		TiesF: "agree with as many: %s", TieF: "%s (not with: %s)",
		UnexplainedF: "not in agreement with the rules that agree most: %s", All: "the rules that agree most agree with all",
		AgainstAllF: "not in agreement with any of these rules: %s", NoneAgainstAll: "not in agreement with any of these rules: none",
		DisputedF: "rated differently by the sources, so that the counts may change with the choice: %s",
	},
}

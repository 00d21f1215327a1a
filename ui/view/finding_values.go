package view

import (
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/model/finding"
)

// named are the values that the words of a kind in ui/label name.
type named map[string]any

// findingValues gives each kind of finding the values for its words.
var findingValues = map[finding.Kind]func(f Format, c *model.Scorecard, x *finding.Finding) named{
	finding.RatingDiffers:    of(Format.ratingValues),
	finding.ReportedResult:   of(Format.reportedValues),
	finding.ReportedHitRate:  of(Format.hitRateValues),
	finding.TargetAlreadyMet: of(Format.targetValues),
	finding.TargetHolds:      of(Format.targetValues),
	finding.TargetClimb:      of(Format.targetValues),
	finding.TargetBelowHQ:    of(Format.hqValues),
	finding.RelativeTarget:   of(Format.relativeValues),
	finding.TargetLowered:    of(Format.loweredValues),
	finding.RankDiverges:     of(Format.rankValues),
	finding.RankMovement:     of(Format.movementValues),
	finding.WorkWithoutGain:  of(Format.workValues),
	finding.SourcesDiffer:    of(Format.conflictValues),
	finding.NamesDiffer:      of(Format.conflictValues),
	finding.StaffDiffers:     of(Format.staffValues),
	finding.LineageChanged:   of(Format.lineageValues),
	finding.CountingChanged:  of(Format.breakValues),
	finding.PartOfYear:       of(Format.periodValues),
	finding.DataMissing:      of(Format.missingValues),
	finding.StatusDue:        of(Format.statusValues),
}

// of adapts a function to the type of its kind's detail.
func of[D any](values func(Format, *model.Scorecard, *finding.Finding, *D) named) func(Format, *model.Scorecard, *finding.Finding) named {
	return func(f Format, c *model.Scorecard, x *finding.Finding) named {
		d, ok := x.Detail.(D)
		if !ok {
			return nil
		}
		return values(f, c, x, &d)
	}
}

func (f Format) ratingValues(c *model.Scorecard, x *finding.Finding, d *finding.RatingDetail) named {
	v := named{
		"Target": f.askedOf(c.Year, x.KPI, d.Bound), "Actual": f.Figure(d.Actual), "Gap": "", "Met": d.Verdict == model.Met,
		"Grade": d.Grade, "Rank": 0, "Review": "",
	}
	if d.Difference != nil {
		v["Gap"] = f.Difference(d.Difference, d.Bound.Unit)
	}
	if k := c.Year.KPI(x.KPI); k != nil {
		v["Rank"] = k.Rank.Value
	}
	if n := len(d.Reviews); n > 0 {
		v["Review"] = oneLine(f.Text(d.Reviews[n-1].Text))
	}
	return v
}

func (f Format) reportedValues(_ *model.Scorecard, _ *finding.Finding, d *finding.ReportedDetail) named {
	came := func(o finding.Outcome) string {
		if o == finding.Undecided {
			return ""
		}
		return string(o)
	}
	return named{
		"Reported": f.Labels.StatusNames[d.Reported], "Grade": d.Grade, "Verdict": f.Labels.VerdictNames[d.Verdict],
		"ByRating": came(d.ByRating), "ByVerdict": came(d.ByVerdict),
	}
}

// namedPlaces is up to how many KPIs are named, not counted.
const namedPlaces = 3

// hitRateValues include what was left out, and why.
func (f Format) hitRateValues(c *model.Scorecard, _ *finding.Finding, d *finding.HitRateDetail) named {
	v := named{
		"RatingCount": d.ByRating.Count, "RatingOf": d.ByRating.Of, "VerdictCount": d.ByVerdict.Count, "VerdictOf": d.ByVerdict.Of,
		"Unprinted": "", "UnprintedCount": 0,
	}
	var others []named
	for _, code := range d.Other {
		if k := c.Year.KPI(code); k != nil {
			others = append(others, named{"KPI": f.groupedLabels(c, []string{code}), "Word": oneLine(k.Reported.Note)})
		}
	}
	v["Others"] = others
	if n := len(d.Unprinted); n > namedPlaces {
		v["UnprintedCount"] = n
	} else {
		v["Unprinted"] = f.groupedLabels(c, d.Unprinted)
	}
	return v
}

// targetValues set a target against last year's actual.
func (f Format) targetValues(c *model.Scorecard, x *finding.Finding, d *finding.TargetDetail) named {
	v := named{
		"Year": f.fiscal(x.Year), "LastYear": f.fiscal(x.Year - 1), "Target": f.askedOf(c.Year, x.KPI, d.Bound),
		"Actual": f.Figure(d.Last), "By": "", "Share": "", "AtMost": d.Bound.AtMost, "Steepest": d.Steepest,
		"EqualsHQ": false, "SameAsLast": false,
	}
	switch {
	case x.Kind == finding.TargetClimb:
		v["By"] = f.Difference(d.Ask, d.Bound.Unit)
	case d.Ask != nil:
		v["By"] = f.size(*d.Ask, d.Bound.Unit)
	}
	if d.Relative != nil {
		v["Share"] = signed(*d.Relative) + "%"
	}
	equals := func(t model.Target) bool {
		return t.HasNumber() && t.Unit == d.Bound.Unit && t.Value.Equal(d.Bound.Value)
	}
	if k := c.Year.KPI(x.KPI); k != nil && k.HQ != nil && k.HQ.Scope == model.ScopeBranch {
		v["EqualsHQ"] = equals(k.HQ.Target)
	}
	if k := c.Before.KPI(x.KPI); k != nil {
		v["SameAsLast"] = equals(k.Target)
	}
	return v
}

func (f Format) hqValues(c *model.Scorecard, x *finding.Finding, d *finding.HQDetail) named {
	v := named{"Target": f.askedOf(c.Year, x.KPI, d.Branch), "HQ": f.boundText(d.HQ), "Gap": "", "Higher": false}
	if k := c.Year.KPI(x.KPI); k != nil && k.HQ != nil && k.HQ.Target.Known() {
		v["HQ"] = f.asked(k.HQ.Target)
	}
	if d.Gap != nil {
		v["Gap"], v["Higher"] = f.size(*d.Gap, d.Branch.Unit), !d.Gap.IsNeg()
	}
	return v
}

// relativeValues put "previous year or better" in numbers, with where those went
// since the year before.
func (f Format) relativeValues(c *model.Scorecard, x *finding.Finding, d *finding.RelativeDetail) named {
	v := named{
		"Words": f.relativeWords(c, x), "LastYear": f.fiscal(x.Year - 1), "Bound": "", "Before": "", "Moved": "",
		"Direction": string(d.Direction),
	}
	if !d.Bound.Known {
		return v
	}
	v["Bound"] = f.boundText(d.Bound)
	if d.Before.Known && d.Moved != nil {
		v["Before"], v["Moved"] = f.askedOf(c.Before, x.KPI, d.Before), f.Difference(d.Moved, d.Bound.Unit)
	}
	return v
}

// relativeWords are the words of the target, as printed.
func (f Format) relativeWords(c *model.Scorecard, x *finding.Finding) string {
	if k := c.Year.KPI(x.KPI); k != nil {
		return f.asked(k.Target)
	}
	return f.Labels.Finding.AtLeastLast
}

// loweredValues have the words of a relative target: its figure fell, and nobody set
// it lower.
func (f Format) loweredValues(c *model.Scorecard, x *finding.Finding, d *finding.LoweredDetail) named {
	v := named{
		"Year": f.fiscal(x.Year), "LastYear": f.fiscal(x.Year - 1), "Target": f.askedOf(c.Year, x.KPI, d.Bound),
		"Before": f.askedOf(c.Before, x.KPI, d.Before), "Actual": f.Figure(d.Actual), "Bound": f.boundText(d.Bound),
		"Words": "", "Gap": "", "Higher": false,
	}
	if d.Relative && d.Gap != nil {
		v["Words"], v["Gap"], v["Higher"] = f.relativeWords(c, x), f.size(*d.Gap, d.Bound.Unit), !d.Gap.IsNeg()
	}
	return v
}

// rankValues have both values as their years print them.
func (f Format) rankValues(c *model.Scorecard, x *finding.Finding, d *finding.RankDetail) named {
	var now, last model.Figure
	var unit string
	if k := c.Year.KPI(x.KPI); k != nil {
		now, unit = k.Actual, k.Unit
	}
	if k := c.Before.KPI(x.KPI); k != nil {
		last = k.Actual
	}
	return named{
		"Better": d.Direction == model.Better, "Last": f.Figure(last), "Actual": f.Figure(now), "Change": f.Difference(d.Change, unit),
		"LastRank": d.Last, "Rank": d.Rank,
	}
}

func (f Format) movementValues(c *model.Scorecard, x *finding.Finding, d *finding.MovementDetail) named {
	moves := func(list []finding.RankMove) []named {
		var moved []named
		for _, m := range list {
			moved = append(moved, named{"KPI": f.groupedLabels(c, []string{m.KPI}), "Last": m.Last, "Rank": m.Rank})
		}
		return moved
	}
	v := named{
		"Ranked": d.Up + d.Held + d.Down, "Up": d.Up, "Held": d.Held, "Down": d.Down, "Year": f.fiscal(x.Year),
		"LastYear": f.fiscal(x.Year - 1), "Median": "", "LastMedian": Tenths(d.LastTenths), "Fell": moves(d.Fell), "Rose": moves(d.Rose),
	}
	if d.MedianTenths > 0 && d.LastTenths > 0 {
		v["Median"] = Tenths(d.MedianTenths)
	}
	return v
}

// workValues have the numbers of the activities where they have some: their names are
// long, and are in the evidence.
func (f Format) workValues(c *model.Scorecard, _ *finding.Finding, d *finding.WorkDetail) named {
	names := make([]string, len(d.Activities))
	for i, code := range d.Activities {
		names[i] = f.Subject(c, code)
		if item, found := c.Year.Item(model.ItemActivity, code); found && item.Number != "" {
			names[i] = item.Number
		}
	}
	return named{
		"ActivityCount": len(d.Activities), "Activities": f.join(names), "Grades": strings.Join(d.Grades, " / "),
		"OneGrade": len(d.Grades) == 1, "KPICount": len(d.KPIs), "KPIs": f.kpiLabels(c, d.KPIs),
	}
}

// conflictValues have the values of a conflict and the one in use; of a mere
// wording, its spellings.
func (f Format) conflictValues(c *model.Scorecard, _ *finding.Finding, d *finding.ConflictDetail) named {
	k := d.Conflict
	v := named{
		"Fact": f.FactName(k.Field), "Values": strings.Join(f.printedValues(c, k), " / "), "Used": "", "Resolution": "",
		"Spellings": f.spellings(k),
	}
	if used := k.Used(); used != nil {
		v["Used"] = f.conflictValue(c, k, used.Value)
	}
	if k.Resolution != nil {
		v["Resolution"] = f.Resolution(k.Resolution)
	}
	return v
}

func (f Format) staffValues(c *model.Scorecard, _ *finding.Finding, d *finding.StaffDetail) named {
	v := named{
		"Part": f.Labels.TotalRow, "Class": "", "Printed": d.Printed, "Of": string(d.Of), "Sum": d.Sum,
		"Gap": max(d.Printed-d.Sum, d.Sum-d.Printed), "More": d.Sum > d.Printed,
	}
	if d.Group != "" {
		v["Part"] = f.GroupShort(c, d.Group)
	}
	if d.Class != "" {
		v["Class"] = f.FactName(model.StaffField(d.Class))
	}
	if d.Of == finding.OfGroups && c.Staffing != nil && !headsOutside(c.Staffing, d.Class) {
		v["Of"] = "groups_alone"
	}
	return v
}

// headsOutside reports whether the branch prints people of a class who belong to no
// group.
func headsOutside(s *model.Staffing, class model.Class) bool {
	return slices.ContainsFunc(s.Totals, func(t model.Headcount) bool {
		return (class == "" || t.Class == class) && len(t.Including) > 0
	})
}

func (f Format) lineageValues(c *model.Scorecard, _ *finding.Finding, d *finding.LineageDetail) named {
	l := d.Lineage
	return named{
		"Kind": string(l.Kind), "Into": f.fiscal(d.Into), "From": f.kpiLabels(c, l.From), "To": f.kpiLabels(c, l.To),
		"Inferred": l.Inferred, "Unexplained": l.Inferred && l.Reason.IsZero(), "Reason": oneLine(f.Text(l.Reason)),
	}
}

func (f Format) breakValues(_ *model.Scorecard, x *finding.Finding, d *finding.BreakDetail) named {
	v := named{
		"Year": f.fiscal(x.Year), "LastYear": f.fiscal(x.Year - 1), "Actual": "", "Last": "", "Reason": oneLine(f.Text(d.Break.Reason)),
	}
	if d.Last.Known() && d.Actual.Known() {
		v["Actual"], v["Last"] = f.Figure(d.Actual), f.Figure(d.Last)
	}
	return v
}

// periodValues are about an actual for a part of the year.
func (f Format) periodValues(c *model.Scorecard, x *finding.Finding, d *finding.PeriodDetail) named {
	v := named{
		"Actual": f.Figure(d.Actual), "Period": f.Text(d.Period.Text), "Target": f.askedOf(c.Year, x.KPI, d.Bound),
		"LastYear": f.fiscal(x.Year - 1), "Last": "", "Rank": d.Rank.Value,
	}
	if d.Last.Known() {
		v["Last"] = f.Figure(d.Last)
	}
	return v
}

// missingValues count what is missing by field; a few KPIs are named.
func (f Format) missingValues(c *model.Scorecard, _ *finding.Finding, d *finding.MissingDetail) named {
	var fields []string
	codes := map[string][]string{}
	for _, place := range d.Places {
		if codes[place.Field] == nil {
			fields = append(fields, place.Field)
		}
		codes[place.Field] = append(codes[place.Field], place.Item)
	}
	facts := make([]named, len(fields))
	for i, field := range fields {
		facts[i] = named{"Fact": f.FactName(field), "KPIs": "", "Count": len(codes[field])}
		if len(codes[field]) <= namedPlaces {
			facts[i]["KPIs"] = f.groupedLabels(c, codes[field])
		}
	}
	return named{"Why": f.Labels.Missing[d.Why], "Facts": facts}
}

func (f Format) statusValues(_ *model.Scorecard, _ *finding.Finding, d *finding.StatusDetail) named {
	return named{"Status": f.Labels.StatusNames[d.Status.Value], "Days": d.Days}
}

package report

import (
	"slices"

	"scorecard/model"
	"scorecard/ui/view"
)

func (e *encoder) scorecard() yearDocument {
	year := e.c.Year
	d := yearDocument{
		frame: e.frame(), Groups: []group{}, Lineage: e.lineages(), Notes: e.notes(), Staff: e.staff(),
		Documents: each(documents(e.c), documentOf), ScaleNote: wordsOrNull(year.ScaleNote),
		Scale: each(year.Scale, func(g *model.Grade) grade { return grade{Rating: g.Rating, Meaning: words(g.Meaning)} }),
	}
	for i := range year.Groups {
		if g := &year.Groups[i]; e.wants(g.Code) {
			d.Groups = append(d.Groups, e.group(g))
		}
	}
	d.Conflicts = e.conflicts(e.wantedConflicts())
	d.Findings, d.Totals = e.findings(), e.totals()
	return d
}

func documentOf(d *model.Document) document {
	return document{Code: d.Code, Title: words(d.Title)}
}

// wants reports whether the group is printed.
func (e *encoder) wants(group string) bool { return e.o.Group == "" || e.o.Group == group }

func (e *encoder) group(g *model.Group) group {
	shape := group{
		Code: g.Code, Name: words(g.Name), Short: words(g.Short), Field: e.field(g), KPIs: []kpi{}, Activities: []activity{},
		Initiatives: []initiative{}, Staff: groupStaffOf(e.c.GroupStaffing(g.Code)),
	}
	for _, r := range e.c.Results(g.Code) {
		shape.KPIs = append(shape.KPIs, e.kpi(&r))
	}
	for _, m := range e.c.Activities(g.Code) {
		shape.Activities = append(shape.Activities, activity{
			Code: m.Code, Number: m.Number, Category: headingOf(e.c.Year.Categories, m.Category), Name: words(m.Name),
			Rating: ratingOr(m.Rating), Status: statusOf(m.Status), Source: place(m.Source),
		})
	}
	lines, year := e.c.Initiatives(g.Code)
	for _, line := range lines {
		shape.Initiatives = append(shape.Initiatives, initiative{
			Year: year.Year, Code: line.Code, Number: line.Number, Theme: themeOf(year, line.Theme), Name: words(line.Name),
			Explanation: wordsOrNull(line.Explanation), Tag: orNull(line.Tag), Heading: line.Heading, Parent: orNull(line.Parent),
			Status: statusOf(line.Status), Source: place(line.Source),
		})
	}
	return shape
}

func (e *encoder) field(g *model.Group) *heading {
	for i := range e.c.Year.Fields {
		if f := &e.c.Year.Fields[i]; f.Code == g.Field {
			return &heading{Code: f.Code, JA: f.Name.JA, EN: f.Name.EN}
		}
	}
	return nil
}

func headingOf(categories []model.Category, code string) *heading {
	name := view.CategoryName(categories, code)
	if name.IsZero() {
		return nil
	}
	return &heading{Code: code, JA: name.JA, EN: name.EN}
}

// themeOf is a theme of a year; nil when the year has none such.
func themeOf(year *model.Year, code string) *theme {
	for _, t := range year.Themes {
		if t.Code == code {
			return &theme{heading{Code: code, JA: t.Name.JA, EN: t.Name.EN}, append([]string{}, t.Categories...)}
		}
	}
	return nil
}

func (e *encoder) kpi(r *model.Result) kpi {
	k := r.KPI
	into, year := e.c.Lineage(k.Code)
	return kpi{
		Code: k.Code, Number: k.Number, Name: words(k.Name), Short: words(k.Short), Reading: orNull(k.Reading),
		Category: headingOf(e.c.Year.Categories, k.Category), Unit: k.Unit,
		Polarity: string(k.Polarity), Target: targetOf(k.Target, r), HQTarget: hqOf(k.HQ), Actual: figureOr(k.Actual),
		Period: periodOf(k.Period), Alternatives: each(k.Alternatives, alternativeOf), Rank: rankOr(k.Rank), Moved: movedOf(r),
		Rating: ratingOr(k.Rating), Verdict: string(r.Verdict), Attainment: orNull(decimalText(r.Attainment)),
		Difference: differenceOf(r), Change: changeOf(r), Status: statusOf(k.Status), Reported: reportedOr(k.Reported),
		Prior: priorOf(k.Prior), Break: breakOf(k.Break), Lineage: lineageOf(into, year), Previous: e.previous(r),
		Next: e.next(k.Code), Notes: pointed(e.c.Notes(k.Code), noteOf), Conflicts: e.conflicts(e.c.Conflicts(k.Code)),
		Source: place(k.Source),
	}
}

// pointed is each for a list of pointers.
func pointed[T, U any](list []*T, turn func(*T) U) []U {
	return each(list, func(item **T) U { return turn(*item) })
}

func (e *encoder) previous(r *model.Result) *previous {
	last := r.Previous
	if last == nil {
		return nil
	}
	return &previous{
		Year: e.c.Before.Year, Target: targetOf(last.Target, nil), Actual: figureOr(last.Actual), Rank: rankOr(last.Rank),
		Rating: ratingOr(last.Rating),
	}
}

// next is what the following year plans for the same KPI.
func (e *encoder) next(code string) *next {
	k := e.c.After.KPI(code)
	if k == nil {
		return nil
	}
	following := &model.Scorecard{Branch: e.c.Branch, Year: e.c.After, Before: e.c.Year}
	r := following.Result(k)
	return &next{Year: e.c.After.Year, Target: targetOf(k.Target, &r), HQTarget: hqOf(k.HQ)}
}

// notes gathers the year's own notes and those of the years beside it that a
// KPI of the year is explained by, each once.
func (e *encoder) notes() []note {
	notes := []note{}
	told := map[*model.Note]bool{}
	add := func(n *model.Note) {
		if !told[n] {
			told[n] = true
			notes = append(notes, noteOf(n))
		}
	}
	for i := range e.c.Year.Notes {
		if n := &e.c.Year.Notes[i]; slices.ContainsFunc(n.KPIs, e.wantsKPI) || e.o.Group == "" {
			add(n)
		}
	}
	for _, r := range e.c.Results(e.o.Group) {
		for _, n := range e.c.Notes(r.KPI.Code) {
			add(n)
		}
	}
	return notes
}

func (e *encoder) wantsKPI(code string) bool {
	return e.wants(view.SubjectGroup(e.c, code))
}

// lineages leads into the shown year and out of it.
func (e *encoder) lineages() []lineage {
	list := []lineage{}
	for _, year := range []*model.Year{e.c.Year, e.c.After} {
		if year == nil {
			continue
		}
		for i := range year.Lineage {
			l := &year.Lineage[i]
			if e.o.Group == "" || slices.ContainsFunc(l.From, e.wantsKPI) || slices.ContainsFunc(l.To, e.wantsKPI) {
				list = append(list, *lineageOf(l, year.Year))
			}
		}
	}
	return list
}

func (e *encoder) wantedConflicts() []*model.Conflict {
	var list []*model.Conflict
	for _, c := range e.c.AllConflicts() {
		if e.wants(view.SubjectGroup(e.c, c.Subject)) {
			list = append(list, c)
		}
	}
	return list
}

func (e *encoder) conflicts(list []*model.Conflict) []conflict { return pointed(list, conflictOf) }

func (e *encoder) oneKPI(k *model.KPI, points []model.Point) kpiDocument {
	r := e.c.Result(k)
	d := kpiDocument{frame: e.frame(), KPI: e.kpi(&r), Series: []point{}, Documents: each(documents(e.c), documentOf)}
	if g := e.c.Group(k.Group); g != nil {
		d.Group = codeName{Code: g.Code, Name: words(g.Name)}
	}
	if s, ok := k.BranchPlace(e.o.Peers); ok {
		d.Among = &among{Place: s.Place, Tied: s.Tied, Branches: s.Branches, Median: s.Median.String(), Unit: s.Unit}
	}
	if len(points) == 0 {
		points = e.loaded(k.Code)
	}
	for i := range points {
		p := &points[i]
		d.Series = append(d.Series, point{
			Year: p.Year, Target: targetOf(p.KPI.Target, nil), Actual: figureOr(p.KPI.Actual), Rank: rankOr(p.KPI.Rank),
			Rating: ratingOr(p.KPI.Rating), Status: statusOf(p.KPI.Status), Break: p.KPI.Break != nil, Source: place(p.KPI.Source),
		})
	}
	return d
}

// loaded is the part of a series that stands in the scorecard itself.
func (e *encoder) loaded(code string) []model.Point {
	var points []model.Point
	for _, year := range []*model.Year{e.c.Before, e.c.Year, e.c.After} {
		if k := year.KPI(code); k != nil {
			points = append(points, model.Point{Year: year.Year, KPI: *k})
		}
	}
	return points
}

func (e *encoder) groupList() groupsDocument {
	d := groupsDocument{frame: e.frame(), Groups: []groupEntry{}}
	for i := range e.c.Year.Groups {
		if g := &e.c.Year.Groups[i]; e.wants(g.Code) {
			d.Groups = append(d.Groups, groupEntry{
				Code: g.Code, Name: words(g.Name), Short: words(g.Short), Field: e.field(g), Tally: e.tally(g.Code),
			})
		}
	}
	return d
}

func (e *encoder) tally(group string) counts {
	t := e.c.Tally(group)
	shape := counts{
		KPIs: t.KPIs, Ratings: map[string]int{}, Met: t.Met, Missed: t.Missed, Unknown: t.Unknown, Up: t.Up, Held: t.Held,
		Down: t.Down, Activities: map[string]int{}, Statuses: map[string]int{"unset": t.Statuses[model.Unset]},
	}
	for _, grade := range model.KPIGrades() {
		shape.Ratings[grade] = t.Ratings[grade]
	}
	for _, grade := range model.ActivityGrades() {
		shape.Activities[grade] = t.Activities[grade]
	}
	for _, value := range model.StatusValues() {
		shape.Statuses[string(value)] = t.Statuses[value]
	}
	if staff := e.c.GroupStaffing(group); staff != nil {
		people := staff.Total()
		shape.People = &people
	}
	return shape
}

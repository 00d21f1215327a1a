package report

import (
	"slices"

	"github.com/govalues/decimal"

	"scorecard/model"
	"scorecard/ui/view"
)

// summaryDocument is the year, its items under their groups.
type summaryDocument struct {
	frame
	*model.Year `report:"without=edition branch year fields categories themes kpis activities initiatives staffing"`
	Groups      []group           `json:"groups"`
	Lineage     []lineage         `json:"lineage"`
	Notes       []*model.Note     `json:"notes"`
	Staff       *staff            `json:"staff"`
	Conflicts   []*model.Conflict `json:"conflicts"`
	Findings    []findingEntry    `json:"findings"`
	Totals      totals            `json:"totals"`
	Documents   []model.Document  `json:"documents"`
}

func (e *encoder) summary() summaryDocument {
	d := summaryDocument{
		frame: e.frame(), Year: e.c.Year, Lineage: e.lineages(), Notes: e.notes(), Staff: e.staff(), Conflicts: e.conflicts(),
		Findings: e.findings(), Totals: e.totals(), Documents: documents(e.c),
	}
	for g := range e.groups() {
		d.Groups = append(d.Groups, e.group(g))
	}
	return d
}

// wants reports whether the group is printed.
func (e *encoder) wants(group string) bool { return e.o.Group == "" || e.o.Group == group }

func (e *encoder) groups() func(yield func(*model.Group) bool) {
	return func(yield func(*model.Group) bool) {
		for i := range e.c.Year.Groups {
			if g := &e.c.Year.Groups[i]; e.wants(g.Code) && !yield(g) {
				return
			}
		}
	}
}

// heading is a category, a theme or a field with its words.
type heading struct {
	Code string `json:"code" year:"code"`
	model.Text
}

func headingOf(categories []model.Category, code string) *heading {
	name := view.CategoryName(categories, code)
	if name.IsZero() {
		return nil
	}
	return &heading{code, name}
}

// theme is a heading of a plan, with the codes of the categories that it continues.
type theme struct {
	heading
	Categories []string `json:"categories"`
}

// themeOf is a theme of a year; nil when the year has none such.
func themeOf(year *model.Year, code string) *theme {
	for i := range year.Themes {
		if t := &year.Themes[i]; t.Code == code {
			return &theme{heading{code, t.Name}, t.Categories}
		}
	}
	return nil
}

func (e *encoder) field(g *model.Group) *heading {
	for i := range e.c.Year.Fields {
		if f := &e.c.Year.Fields[i]; f.Code == g.Field {
			return &heading{f.Code, f.Name}
		}
	}
	return nil
}

type group struct {
	*model.Group
	Field       *heading             `json:"field"`
	KPIs        []kpi                `json:"kpis"`
	Activities  []activity           `json:"activities"`
	Initiatives []initiative         `json:"initiatives"`
	Staff       *model.GroupStaffing `json:"staff"`
}

type activity struct {
	*model.Activity `report:"without=group"`
	Number          string   `json:"number"` // empty where none is printed
	Category        *heading `json:"category"`
}

type initiative struct {
	Year              int `json:"year" year:"fiscal"`
	*model.Initiative `report:"without=group"`
	Number            string `json:"number"` // likewise
	Theme             *theme `json:"theme"`
}

func (e *encoder) group(g *model.Group) group {
	printed := group{Group: g, Field: e.field(g), Staff: e.c.GroupStaffing(g.Code)}
	for _, r := range e.c.Results(g.Code) {
		printed.KPIs = append(printed.KPIs, e.kpi(&r))
	}
	for _, a := range e.c.Activities(g.Code) {
		printed.Activities = append(printed.Activities, activity{a, a.Number, headingOf(e.c.Year.Categories, a.Category)})
	}
	lines, year := e.c.Initiatives(g.Code)
	for _, line := range lines {
		printed.Initiatives = append(printed.Initiatives, initiative{year.Year, line, line.Number, themeOf(year, line.Theme)})
	}
	return printed
}

// kpi is a KPI with its result and what other parts of the document have about it.
type kpi struct {
	*model.KPI `report:"without=group hq"`
	Category   *heading          `json:"category"`
	Target     target            `json:"target"`
	HQTarget   *model.HQ         `json:"hq_target"`
	Moved      *int              `json:"moved"`
	Verdict    model.Verdict     `json:"verdict" year:"oneof=met missed unknown"`
	Attainment *decimal.Decimal  `json:"attainment"`
	Difference *amount           `json:"difference"`
	Change     *change           `json:"change"`
	Lineage    *lineage          `json:"lineage"`
	Previous   *previous         `json:"previous"`
	Next       *next             `json:"next"`
	Notes      []*model.Note     `json:"notes"`
	Conflicts  []*model.Conflict `json:"conflicts"`
}

func (e *encoder) kpi(r *model.Result) kpi {
	k := r.KPI
	printed := kpi{
		KPI: k, Category: headingOf(e.c.Year.Categories, k.Category), Target: targetOf(k.Target, r), HQTarget: k.HQ,
		Verdict: r.Verdict, Attainment: r.Attainment, Previous: e.previous(r), Next: e.next(k.Code),
		Notes: e.c.Notes(k.Code), Conflicts: e.c.Conflicts(k.Code),
	}
	if r.Ranked {
		printed.Moved = &r.RankGain
	}
	if r.Difference != nil {
		printed.Difference = &amount{*r.Difference, differenceUnit(k.Unit)}
	}
	if r.Change != nil {
		printed.Change = &change{amount{*r.Change, differenceUnit(k.Unit)}, r.Direction}
	}
	if l, into := e.c.Lineage(k.Code); l != nil {
		printed.Lineage = &lineage{l, into - 1, into}
	}
	return printed
}

type amount struct {
	Value decimal.Decimal `json:"value"`
	Unit  string          `json:"unit"`
}

// differenceUnit is the unit of a difference: points where the KPI is in
// percent.
func differenceUnit(unit string) string {
	if unit == "%" {
		return "pt"
	}
	return unit
}

type change struct {
	amount
	Direction model.Direction `json:"direction" year:"oneof=better same worse"`
}

type lineage struct {
	*model.Lineage
	FromYear int `json:"from_year" year:"fiscal"`
	ToYear   int `json:"to_year" year:"fiscal"`
}

type previous struct {
	Year   int          `json:"year" year:"fiscal"`
	Target model.Target `json:"target"`
	Actual model.Figure `json:"actual"`
	Rank   model.Rank   `json:"rank"`
	Rating model.Rating `json:"rating" year:"oneof=A B C"`
}

func (e *encoder) previous(r *model.Result) *previous {
	last := r.Previous
	if last == nil {
		return nil
	}
	return &previous{Year: e.c.Before.Year, Target: last.Target, Actual: last.Actual, Rank: last.Rank, Rating: last.Rating}
}

type next struct {
	Year     int       `json:"year" year:"fiscal"`
	Target   target    `json:"target"`
	HQTarget *model.HQ `json:"hq_target"`
}

// next is what the following year plans for the same KPI.
func (e *encoder) next(code string) *next {
	k := e.c.After.KPI(code)
	if k == nil {
		return nil
	}
	following := &model.Scorecard{Branch: e.c.Branch, Year: e.c.After, Before: e.c.Year}
	r := following.Result(k)
	return &next{Year: e.c.After.Year, Target: targetOf(k.Target, &r), HQTarget: k.HQ}
}

// notes gathers the year's own notes and those of the years beside it that a
// KPI of the year is explained by, each once.
func (e *encoder) notes() []*model.Note {
	var notes []*model.Note
	for i := range e.c.Year.Notes {
		if n := &e.c.Year.Notes[i]; slices.ContainsFunc(n.KPIs, e.wantsKPI) || e.o.Group == "" {
			notes = append(notes, n)
		}
	}
	for _, r := range e.c.Results(e.o.Group) {
		for _, n := range e.c.Notes(r.KPI.Code) {
			if !slices.Contains(notes, n) {
				notes = append(notes, n)
			}
		}
	}
	return notes
}

func (e *encoder) wantsKPI(code string) bool {
	return e.wants(view.SubjectGroup(e.c, code))
}

// lineages leads into the shown year and out of it.
func (e *encoder) lineages() []lineage {
	var list []lineage
	for _, year := range []*model.Year{e.c.Year, e.c.After} {
		if year == nil {
			continue
		}
		for i := range year.Lineage {
			l := &year.Lineage[i]
			if e.o.Group == "" || slices.ContainsFunc(l.From, e.wantsKPI) || slices.ContainsFunc(l.To, e.wantsKPI) {
				list = append(list, lineage{l, year.Year - 1, year.Year})
			}
		}
	}
	return list
}

func (e *encoder) conflicts() []*model.Conflict {
	return slices.DeleteFunc(e.c.AllConflicts(), func(c *model.Conflict) bool { return !e.wants(view.SubjectGroup(e.c, c.Subject)) })
}

type showDocument struct {
	frame
	Group     codeName         `json:"group"`
	KPI       kpi              `json:"kpi"`
	Series    []point          `json:"series"`
	Among     *among           `json:"among"`
	Documents []model.Document `json:"documents"`
}

type codeName struct {
	Code string     `json:"code" year:"code"`
	Name model.Text `json:"name"`
}

// point is one year of a KPI.
type point struct {
	Year   int          `json:"year" year:"fiscal"`
	Target model.Target `json:"target"`
	Actual model.Figure `json:"actual"`
	Rank   model.Rank   `json:"rank"`
	Rating model.Rating `json:"rating" year:"oneof=A B C"`
	Status model.Status `json:"status"`
	Break  bool         `json:"break"`
	Source model.Source `json:"source"`
}

// among is the place of a figure among the branches of the file.
type among struct {
	Place    int             `json:"place" year:"min=1"`
	Tied     int             `json:"tied" year:"min=0"`
	Branches int             `json:"branches" year:"min=2"`
	Median   decimal.Decimal `json:"median"`
	Unit     string          `json:"unit"`
}

func (e *encoder) show(k *model.KPI, points []model.Point) showDocument {
	r := e.c.Result(k)
	d := showDocument{frame: e.frame(), KPI: e.kpi(&r), Documents: documents(e.c)}
	if g := e.c.Group(k.Group); g != nil {
		d.Group = codeName{Code: g.Code, Name: g.Name}
	}
	if s, ok := k.BranchPlace(e.o.Peers); ok {
		place := among(s)
		d.Among = &place
	}
	if len(points) == 0 {
		points = e.loaded(k.Code)
	}
	for i := range points {
		k := &points[i].KPI
		d.Series = append(d.Series, point{
			Year: points[i].Year, Target: k.Target, Actual: k.Actual, Rank: k.Rank, Rating: k.Rating, Status: k.Status,
			Break: k.Break != nil, Source: k.Source,
		})
	}
	return d
}

// loaded is the part of a series that the scorecard itself has.
func (e *encoder) loaded(code string) []model.Point {
	var points []model.Point
	for _, year := range []*model.Year{e.c.Before, e.c.Year, e.c.After} {
		if k := year.KPI(code); k != nil {
			points = append(points, model.Point{Year: year.Year, KPI: *k})
		}
	}
	return points
}

type groupsDocument struct {
	frame
	Groups []groupEntry `json:"groups"`
}

type groupEntry struct {
	*model.Group
	Field *heading `json:"field"`
	Tally tally    `json:"tally"`
}

func (e *encoder) groupList() groupsDocument {
	d := groupsDocument{frame: e.frame()}
	for g := range e.groups() {
		d.Groups = append(d.Groups, groupEntry{Group: g, Field: e.field(g), Tally: e.tally(g.Code)})
	}
	return d
}

// tally counts a group's year.
type tally struct {
	KPIs       int            `json:"kpis" year:"min=0"`
	Ratings    map[string]int `json:"ratings" year:"oneof=A B C"`
	Met        int            `json:"met" year:"min=0"`
	Missed     int            `json:"missed" year:"min=0"`
	Unknown    int            `json:"unknown" year:"min=0"`
	Up         int            `json:"up" year:"min=0"`
	Held       int            `json:"held" year:"min=0"`
	Down       int            `json:"down" year:"min=0"`
	Activities map[string]int `json:"activities" year:"oneof=a b c"`
	Statuses   map[string]int `json:"statuses" year:"oneof=achieved difficult expected unset"`
	People     *int           `json:"people" year:"people"`
}

func (e *encoder) tally(group string) tally {
	t := e.c.Tally(group)
	printed := tally{
		KPIs: t.KPIs, Ratings: t.Ratings, Met: t.Met, Missed: t.Missed, Unknown: t.Unknown, Up: t.Up, Held: t.Held,
		Down: t.Down, Activities: t.Activities, Statuses: map[string]int{"unset": t.Statuses[model.Unset]},
	}
	for _, value := range model.StatusValues() {
		printed.Statuses[string(value)] = t.Statuses[value]
	}
	if staff := e.c.GroupStaffing(group); staff != nil {
		people := staff.Total()
		printed.People = &people
	}
	return printed
}

type staffDocument struct {
	frame
	Staff     *staff            `json:"staff"`
	Conflicts []*model.Conflict `json:"conflicts"`
}

type staff struct {
	*model.Staffing
	Groups []*model.GroupStaffing `json:"groups"`
}

// staff is who works in the branch; of the groups, only those printed.
func (e *encoder) staff() *staff {
	s := e.c.Staffing
	if s == nil {
		return nil
	}
	printed := &staff{Staffing: s}
	for i := range s.Groups {
		if e.wants(s.Groups[i].Group) {
			printed.Groups = append(printed.Groups, &s.Groups[i])
		}
	}
	return printed
}

// staffConflicts are the conflicts about headcounts and teams.
func (e *encoder) staffConflicts() []*model.Conflict {
	teams := map[string]bool{}
	if e.c.Staffing != nil {
		for i := range e.c.Staffing.Groups {
			for j := range e.c.Staffing.Groups[i].Teams {
				teams[e.c.Staffing.Groups[i].Teams[j].Code] = true
			}
		}
	}
	return slices.DeleteFunc(e.conflicts(), func(c *model.Conflict) bool { return !c.AboutStaff() && !teams[c.Subject] })
}

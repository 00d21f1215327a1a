package model

import (
	"fmt"
	"strconv"
	"strings"
)

func (v *validator) notes() {
	for i := range v.year.Notes {
		n, path := &v.year.Notes[i], fmt.Sprintf("notes[%d]", i)
		v.oneOf(path+".kind", string(n.Kind), words(NoteKinds()))
		if v.inRange() && (n.Year < v.year.Year-1 || n.Year > v.year.Year+1) {
			v.add(OutOfRange, path+".year", strconv.Itoa(n.Year), fmt.Sprintf("%d-%d", v.year.Year-1, v.year.Year+1))
		}
		if len(n.KPIs) == 0 {
			v.add(Required, path+".kpis", "", "")
		}
		for j, code := range n.KPIs {
			if !v.kpis[code] {
				v.add(UnknownCode, fmt.Sprintf("%s.kpis[%d]", path, j), code, "kpis")
			}
		}
		v.text(path+".text", n.Text)
		v.source(path+".source", n.Source)
	}
}

// work checks activities and initiatives.
func (v *validator) work() {
	for i := range v.year.Activities {
		m, path := &v.year.Activities[i], fmt.Sprintf("activities[%d]", i)
		v.item(path, m.Code)
		v.group(path+".group", m.Group)
		v.wording(path+".number", m.Number)
		v.heading(path+".category", m.Category, m.Group, v.year.Categories, "categories")
		v.text(path+".name", m.Name)
		v.rating(path+".rating", m.Rating, ActivityGrades())
		v.status(path+".status", m.Status)
		v.source(path+".source", m.Source)
	}
	lines := map[string]bool{}
	for i := range v.year.Initiatives {
		v.initiative(fmt.Sprintf("initiatives[%d]", i), &v.year.Initiatives[i], lines)
	}
}

// initiative checks one line. A parent stands before its children, as in print,
// so that no line can stand under itself.
func (v *validator) initiative(path string, line *Initiative, before map[string]bool) {
	v.item(path, line.Code)
	v.group(path+".group", line.Group)
	v.heading(path+".theme", line.Theme, line.Group, v.year.Themes, "themes")
	v.wording(path+".number", line.Number)
	v.text(path+".name", line.Name)
	v.optionalText(path+".explanation", line.Explanation)
	v.tag(path+".tag", line.Tag)
	if line.Parent != "" && !before[line.Parent] {
		v.add(UnknownCode, path+".parent", line.Parent, "initiatives")
	}
	if line.Heading && !line.Status.IsZero() {
		v.add(Contradiction, path+".status", string(line.Status.Value), "heading")
	}
	v.status(path+".status", line.Status)
	v.source(path+".source", line.Source)
	before[line.Code] = true
}

func (v *validator) staffing(s *Staffing) {
	if s == nil {
		return
	}
	v.date("staffing.as_of", "2006-01-02", s.AsOf)
	v.source("staffing.source", s.Source)
	v.count("staffing.total", s.Total)
	v.headcounts("staffing.totals", s.Totals)
	teams, groups := map[string]bool{}, map[string]bool{}
	for i := range s.Groups {
		g, path := &s.Groups[i], fmt.Sprintf("staffing.groups[%d]", i)
		v.group(path+".group", g.Group)
		if groups[g.Group] {
			v.add(DuplicateCode, path+".group", g.Group, "")
		}
		groups[g.Group] = true
		for j := range g.Areas {
			v.text(fmt.Sprintf("%s.areas[%d]", path, j), g.Areas[j])
		}
		v.headcounts(path+".totals", g.Totals)
		v.posts(path+".heads", g.Heads)
		v.duties(path+".duties", g.Duties, 0)
		for j := range g.Teams {
			team, place := &g.Teams[j], fmt.Sprintf("%s.teams[%d]", path, j)
			v.unique(place, team.Code, teams)
			v.text(place+".name", team.Name)
			v.posts(place+".posts", team.Posts)
			v.duties(place+".duties", team.Duties, 0)
		}
	}
}

func (v *validator) count(path string, n int) {
	const most = 100_000
	if n < 0 || n > most {
		v.add(OutOfRange, path, strconv.Itoa(n), fmt.Sprintf("0-%d", most))
	}
}

func (v *validator) headcounts(path string, counts []Headcount) {
	for i := range counts {
		place := fmt.Sprintf("%s[%d]", path, i)
		v.oneOf(place+".class", string(counts[i].Class), words(Classes()))
		v.text(place+".name", counts[i].Name)
		v.count(place+".count", counts[i].Count)
		v.included(place+".including", &counts[i])
	}
}

// included people have no class of their own in the file: it is the headcount's,
// said again or left out.
func (v *validator) included(path string, of *Headcount) {
	for i := range of.Including {
		post, place := &of.Including[i], fmt.Sprintf("%s[%d]", path, i)
		v.text(place+".name", post.Name)
		v.count(place+".count", post.Count)
		if post.Class != "" && post.Class != of.Class || post.ClassInferred {
			v.add(Contradiction, place+".class", string(post.Class), string(of.Class))
		}
	}
}

func (v *validator) posts(path string, posts []Post) {
	for i := range posts {
		place := fmt.Sprintf("%s[%d]", path, i)
		v.text(place+".name", posts[i].Name)
		v.oneOf(place+".class", string(posts[i].Class), words(Classes()))
		v.count(place+".count", posts[i].Count)
	}
}

// maxDutyDepth is deeper than any printed list.
const maxDutyDepth = 4

func (v *validator) duties(path string, duties []Duty, depth int) {
	if depth >= maxDutyDepth && len(duties) > 0 {
		v.add(TooLarge, path, "", strconv.Itoa(maxDutyDepth))
		return
	}
	for i := range duties {
		place := fmt.Sprintf("%s[%d]", path, i)
		v.text(place+".name", duties[i].Name)
		v.optionalText(place+".explanation", duties[i].Explanation)
		v.duties(place+".items", duties[i].Items, depth+1)
	}
}

// lineageEnds says how many KPIs each kind leads from and to: at least and at
// most.
var lineageEnds = map[LineageKind][4]int{
	Continued: {1, 1, 1, 1},
	Retired:   {1, 1, 0, 0},
	Started:   {0, 0, 1, 1},
	Replaced:  {1, 99, 1, 99},
}

func (v *validator) lineage() {
	for i := range v.year.Lineage {
		l, path := &v.year.Lineage[i], fmt.Sprintf("lineage[%d]", i)
		v.oneOf(path+".kind", string(l.Kind), words(LineageKinds()))
		if ends, known := lineageEnds[l.Kind]; known &&
			(len(l.From) < ends[0] || len(l.From) > ends[1] || len(l.To) < ends[2] || len(l.To) > ends[3]) {
			v.add(Contradiction, path, fmt.Sprintf("%d → %d", len(l.From), len(l.To)), string(l.Kind))
		}
		for j, code := range l.From {
			v.code(fmt.Sprintf("%s.from[%d]", path, j), code)
		}
		for j, code := range l.To {
			if !v.kpis[code] {
				v.add(UnknownCode, fmt.Sprintf("%s.to[%d]", path, j), code, "kpis")
			}
		}
		if l.Kind == Continued && len(l.From) == 1 && len(l.To) == 1 && l.From[0] != l.To[0] {
			v.add(Contradiction, path, l.From[0], l.To[0])
		}
		v.optionalText(path+".reason", l.Reason)
		v.source(path+".source", l.Source)
	}
}

func (v *validator) conflicts() {
	for i := range v.year.Conflicts {
		c, path := &v.year.Conflicts[i], fmt.Sprintf("conflicts[%d]", i)
		v.oneOf(path+".kind", string(c.Kind), []string{string(ValueConflict), string(WordingConflict)})
		if !v.subject(c.Subject) {
			v.add(UnknownCode, path+".subject", c.Subject, "")
		}
		v.filled(path+".field", c.Field)
		v.wording(path+".field", c.Field)
		if len(c.Variants) < 2 {
			v.add(Required, path+".variants", strconv.Itoa(len(c.Variants)), "2")
		}
		if c.Shown < 0 || c.Shown >= max(len(c.Variants), 1) {
			v.add(OutOfRange, path+".shown", strconv.Itoa(c.Shown), fmt.Sprintf("0-%d", len(c.Variants)-1))
		}
		for j := range c.Variants {
			v.variant(fmt.Sprintf("%s.variants[%d]", path, j), &c.Variants[j], c.Kind)
		}
		v.optionalText(path+".note", c.Note)
		v.resolution(path+".resolution", c)
	}
}

func (v *validator) resolution(path string, c *Conflict) {
	s := c.Resolution
	if s == nil {
		return
	}
	if s.Variant < 0 || s.Variant >= max(len(c.Variants), 1) {
		v.add(OutOfRange, path+".variant", strconv.Itoa(s.Variant), fmt.Sprintf("0-%d", len(c.Variants)-1))
	}
	v.filled(path+".reason", s.Reason)
	v.wording(path+".reason", s.Reason)
	v.wording(path+".who", s.Who)
}

func (v *validator) variant(path string, p *Variant, kind ConflictKind) {
	v.wording(path+".text", p.Text)
	v.wording(path+".value", p.Value)
	if strings.TrimSpace(p.Text) == "" || kind == ValueConflict && strings.TrimSpace(p.Value) == "" {
		v.add(Required, path, p.Text, "text / value")
	}
	v.source(path+".source", p.Source)
}

// subject reports whether a conflict points at something on file.
func (v *validator) subject(code string) bool {
	if _, item := v.codes[code]; item || code == "staff" {
		return true
	}
	if group, ok := strings.CutPrefix(code, "staff/"); ok {
		return v.year.Group(group) != nil
	}
	return v.team(code)
}

func (v *validator) team(code string) bool {
	if v.year.Staffing == nil {
		return false
	}
	for _, g := range v.year.Staffing.Groups {
		for i := range g.Teams {
			if g.Teams[i].Code == code {
				return true
			}
		}
	}
	return false
}

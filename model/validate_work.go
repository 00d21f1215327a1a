package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func (v *validator) notes() {
	for i := range v.year.Notes {
		n, path := &v.year.Notes[i], fmt.Sprintf("notes[%d]", i)
		if v.inRange() && (n.Year < v.year.Year-1 || n.Year > v.year.Year+1) {
			v.report(OutOfRange, path+".year", strconv.Itoa(n.Year), fmt.Sprintf("%d-%d", v.year.Year-1, v.year.Year+1))
		}
		if len(n.KPIs) == 0 {
			v.report(Required, path+".kpis", "", "")
		}
	}
}

// work checks activities and initiatives.
func (v *validator) work() {
	for i := range v.year.Activities {
		m, path := &v.year.Activities[i], fmt.Sprintf("activities[%d]", i)
		v.itemCode(path, m.Code)
		v.inGroup(path+".category", m.Category, m.Group)
	}
	lines := map[string]bool{}
	for i := range v.year.Initiatives {
		v.initiative(fmt.Sprintf("initiatives[%d]", i), &v.year.Initiatives[i], lines)
	}
}

// initiative checks one line. A parent precedes its children, as in print, so
// that there can be no cycle.
func (v *validator) initiative(path string, line *Initiative, before map[string]bool) {
	v.itemCode(path, line.Code)
	v.themeInGroup(path+".theme", line)
	if line.Parent != "" && !before[line.Parent] {
		v.report(UnknownCode, path+".parent", line.Parent, "initiatives")
	}
	if line.Heading && !line.Status.IsZero() {
		v.report(Contradiction, path+".status", string(line.Status.Value), "heading")
	}
	before[line.Code] = true
}

// themeInGroup checks that a theme is one of the line's group.
func (v *validator) themeInGroup(path string, line *Initiative) {
	i := slices.IndexFunc(v.year.Themes, func(t Theme) bool { return t.Code == line.Theme })
	if i >= 0 && v.year.Themes[i].Group != line.Group {
		v.report(Contradiction, path, line.Theme, v.year.Themes[i].Group)
	}
}

func (v *validator) staffing(s *Staffing) {
	if s == nil {
		return
	}
	teams, groups := map[string]bool{}, map[string]bool{}
	for i := range s.Groups {
		g, path := &s.Groups[i], fmt.Sprintf("staffing.groups[%d]", i)
		v.unique(path+".group", g.Group, groups)
		v.duties(path+".duties", g.Duties, 0)
		for j := range g.Teams {
			place := fmt.Sprintf("%s.teams[%d]", path, j)
			v.unique(place+".code", g.Teams[j].Code, teams)
			v.duties(place+".duties", g.Teams[j].Duties, 0)
		}
	}
}

// maxDutyDepth is more than the depth of any printed list.
const maxDutyDepth = 4

func (v *validator) duties(path string, duties []Duty, depth int) {
	if depth >= maxDutyDepth && len(duties) > 0 {
		v.report(TooLarge, path, "", strconv.Itoa(maxDutyDepth))
		return
	}
	for i := range duties {
		v.duties(fmt.Sprintf("%s[%d].items", path, i), duties[i].Items, depth+1)
	}
}

// lineageEnds has the number of KPIs that each kind leads from (minimum,
// maximum) and to (minimum, maximum).
var lineageEnds = map[LineageKind][4]int{
	Continued: {1, 1, 1, 1},
	Retired:   {1, 1, 0, 0},
	Started:   {0, 0, 1, 1},
	Replaced:  {1, 99, 1, 99},
}

func (v *validator) lineage() {
	for i := range v.year.Lineage {
		l, path := &v.year.Lineage[i], fmt.Sprintf("lineage[%d]", i)
		if ends, known := lineageEnds[l.Kind]; known &&
			(len(l.From) < ends[0] || len(l.From) > ends[1] || len(l.To) < ends[2] || len(l.To) > ends[3]) {
			v.report(Contradiction, path, fmt.Sprintf("%d → %d", len(l.From), len(l.To)), string(l.Kind))
		}
		if l.Kind == Continued && len(l.From) == 1 && len(l.To) == 1 && l.From[0] != l.To[0] {
			v.report(Contradiction, path, l.From[0], l.To[0])
		}
	}
}

func (v *validator) conflicts() {
	for i := range v.year.Conflicts {
		c, path := &v.year.Conflicts[i], fmt.Sprintf("conflicts[%d]", i)
		if !v.knownSubject(c.Subject) {
			v.report(UnknownCode, path+".subject", c.Subject, "")
		}
		if len(c.Variants) < 2 {
			v.report(Required, path+".variants", strconv.Itoa(len(c.Variants)), "2")
		}
		if c.Shown < 0 || c.Shown >= max(len(c.Variants), 1) {
			v.report(OutOfRange, path+".shown", strconv.Itoa(c.Shown), fmt.Sprintf("0-%d", len(c.Variants)-1))
		}
		for j := range c.Variants {
			v.variant(fmt.Sprintf("%s.variants[%d]", path, j), &c.Variants[j], c.Kind)
		}
		v.resolution(path+".resolution", c)
	}
}

func (v *validator) resolution(path string, c *Conflict) {
	s := c.Resolution
	if s == nil {
		return
	}
	if s.Variant < 0 || s.Variant >= max(len(c.Variants), 1) {
		v.report(OutOfRange, path+".variant", strconv.Itoa(s.Variant), fmt.Sprintf("0-%d", len(c.Variants)-1))
	}
}

func (v *validator) variant(path string, p *Variant, kind ConflictKind) {
	if kind == ValueConflict {
		v.notBlank(path+".value", p.Value)
	}
}

// knownSubject reports whether a conflict points at something on file.
func (v *validator) knownSubject(code string) bool {
	if _, item := v.codes[code]; item || code == "staff" {
		return true
	}
	if group, ok := strings.CutPrefix(code, "staff/"); ok {
		return v.year.Group(group) != nil
	}
	return v.knownTeam(code)
}

func (v *validator) knownTeam(code string) bool {
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

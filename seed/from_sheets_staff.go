package seed

import (
	"fmt"
	"slices"
	"strconv"

	"scorecard/model"
)

// staffing reads the tables about the structure of the branch. Without the one
// row that says of which day it is, the others would be lost.
func (a *assembler) staffing() {
	s := &model.Staffing{}
	there := false
	a.each("staffing", func(row int) string {
		there = true
		return a.item("staffing", row, "staffing", s)
	})
	if !there {
		a.unstaffed()
		return
	}
	a.file.Staffing = s
	a.each("staff_groups", func(row int) string {
		return added(a, "staff_groups", row, "staffing.groups", &s.Groups)
	})
	a.areas(s)
	a.headcounts(s)
	a.teams(s)
	a.posts(s)
	a.duties(s)
}

func (a *assembler) unstaffed() {
	for _, name := range []string{"staff_groups", "areas", "headcounts", "teams", "posts", "duties"} {
		a.each(name, func(row int) string { return astray(name, row) })
		if at := a.sheetNamed(name); at >= 0 && len(a.sheets[at].rows) > 0 {
			a.add(model.Required, astray(name, 0), "", "staffing")
			return
		}
	}
}

// staffed finds the group of the chart that a row belongs to, with its path;
// nil when it belongs to none.
func (a *assembler) staffed(s *model.Staffing, name string, row int) (*model.GroupStaffing, string) {
	code, ok := a.owner(name, row, "group", astray(name, row))
	i := slices.IndexFunc(s.Groups, func(g model.GroupStaffing) bool { return g.Group == code })
	if !ok || i < 0 {
		return nil, ""
	}
	return &s.Groups[i], fmt.Sprintf("staffing.groups[%d]", i)
}

// unit is a group of the chart or a team of one: what posts and duties are of.
type unit struct {
	posts  *[]model.Post
	duties *[]model.Duty
	heads  string // name of the list of posts
	path   string
}

// unitOfRow finds what a row of posts or duties belongs to; nil when that is
// not there.
func (a *assembler) unitOfRow(s *model.Staffing, name string, row int) *unit {
	g, path := a.staffed(s, name, row)
	code, ok := a.owner(name, row, "team", astray(name, row))
	if g == nil || !ok {
		return nil
	}
	if code == "" {
		return &unit{posts: &g.Heads, duties: &g.Duties, heads: "heads", path: path}
	}
	i := slices.IndexFunc(g.Teams, func(t model.Team) bool { return t.Code == code })
	if i < 0 {
		a.add(model.Contradiction, astray(name, row)+".team", code, g.Group)
		return nil
	}
	t := &g.Teams[i]
	return &unit{posts: &t.Posts, duties: &t.Duties, heads: "posts", path: fmt.Sprintf("%s.teams[%d]", path, i)}
}

func (a *assembler) areas(s *model.Staffing) {
	a.each("areas", func(row int) string {
		g, path := a.staffed(s, "areas", row)
		if g == nil {
			return stray[model.Text](a, "areas", row)
		}
		return added(a, "areas", row, path+".areas", &g.Areas)
	})
}

func (a *assembler) teams(s *model.Staffing) {
	a.each("teams", func(row int) string {
		g, path := a.staffed(s, "teams", row)
		if g == nil {
			return stray[model.Team](a, "teams", row)
		}
		return added(a, "teams", row, path+".teams", &g.Teams)
	})
}

func (a *assembler) posts(s *model.Staffing) {
	a.each("posts", func(row int) string {
		u := a.unitOfRow(s, "posts", row)
		if u == nil {
			return stray[model.Post](a, "posts", row)
		}
		return added(a, "posts", row, u.path+"."+u.heads, u.posts)
	})
}

// headcounts reads the printed totals of the branch and of its groups. People
// who are part of a total stand below it.
func (a *assembler) headcounts(s *model.Staffing) {
	var above *model.Headcount
	var path, list string
	a.each("headcounts", func(row int) string {
		counts, of := &s.Totals, "staffing.totals"
		if trim(a.belongs("headcounts", row, "group")) != "" {
			g, place := a.staffed(s, "headcounts", row)
			if g == nil {
				return stray[model.Headcount](a, "headcounts", row)
			}
			counts, of = &g.Totals, place+".totals"
		}
		if !a.isIncluded(row) {
			path, list = added(a, "headcounts", row, of, counts), of
			above = &(*counts)[len(*counts)-1]
			return path
		}
		if above == nil || list != of {
			a.add(model.Contradiction, astray("headcounts", row)+".included", a.belongs("headcounts", row, "included"), "")
			return stray[model.Included](a, "headcounts", row)
		}
		a.sameClass(row, above.Class)
		return added(a, "headcounts", row, path+".including", &above.Including)
	})
}

func (a *assembler) isIncluded(row int) bool {
	cell := a.belongs("headcounts", row, "included")
	value, known := wordFor(truthWords(), cell)
	if !known && trim(cell) != "" && !isDash(cell) {
		a.add(model.WrongType, astray("headcounts", row)+".included", cell, "はい, yes")
	}
	return value == "true"
}

// sameClass holds that people who are part of a total are of its class, if the
// row says one.
func (a *assembler) sameClass(row int, class model.Class) {
	cell := a.belongs("headcounts", row, "class")
	if said, known := wordFor(classWords(), cell); trim(cell) != "" && (!known || said != string(class)) {
		a.add(model.Contradiction, astray("headcounts", row)+".class", cell, string(class))
	}
}

// duties reads a list of duties with their levels. A duty belongs to the nearest
// one above it that is one level up, of the same group and team.
func (a *assembler) duties(s *model.Staffing) {
	var branchOff []*[]model.Duty // the lists that a duty of each level is added to
	var paths []string
	last := ""
	a.each("duties", func(row int) string {
		u := a.unitOfRow(s, "duties", row)
		level := a.level(row)
		if u == nil || level < 1 {
			return stray[model.Duty](a, "duties", row)
		}
		if u.path != last {
			last, branchOff, paths = u.path, nil, nil
		}
		if len(branchOff) == 0 {
			branchOff, paths = []*[]model.Duty{u.duties}, []string{u.path + ".duties"}
		}
		if level > len(branchOff) {
			a.add(model.Contradiction, astray("duties", row)+".level", strconv.Itoa(level), fmt.Sprintf("1-%d", len(branchOff)))
			return stray[model.Duty](a, "duties", row)
		}
		branchOff, paths = branchOff[:level], paths[:level]
		list := branchOff[level-1]
		path := added(a, "duties", row, paths[level-1], list)
		branchOff = append(branchOff, &(*list)[len(*list)-1].Items)
		paths = append(paths, path+".items")
		return path
	})
}

func (a *assembler) level(row int) int {
	cell := a.belongs("duties", row, "level")
	n, ok := wholeNumber(cell)
	switch {
	case trim(cell) == "":
		a.add(model.Required, astray("duties", row)+".level", "", "")
	case !ok || n < 1:
		a.add(model.OutOfRange, astray("duties", row)+".level", cell, "1-4")
	}
	return n
}

func (a *assembler) alternatives() {
	a.each("alternatives", func(row int) string {
		code, ok := a.owner("alternatives", row, "kpi", astray("alternatives", row))
		k := slices.IndexFunc(a.file.KPIs, func(k model.KPI) bool { return k.Code == code })
		if !ok || k < 0 {
			return stray[model.Alternative](a, "alternatives", row)
		}
		return added(a, "alternatives", row, fmt.Sprintf("kpis[%d].alternatives", k), &a.file.KPIs[k].Alternatives)
	})
}

// conflicts reads the conflicts and their variants, which refer to them by number.
func (a *assembler) conflicts() {
	byNumber := map[int]int{}
	a.each("conflicts", func(row int) string {
		path := added(a, "conflicts", row, "conflicts", &a.file.Conflicts)
		if number, ok := a.conflictNumber("conflicts", row, path); ok {
			if _, taken := byNumber[number]; taken {
				a.add(model.DuplicateCode, path+".conflict", strconv.Itoa(number), "")
			}
			byNumber[number] = len(a.file.Conflicts) - 1
		}
		return path
	})
	a.each("variants", func(row int) string {
		number, ok := a.conflictNumber("variants", row, astray("variants", row))
		i, known := byNumber[number]
		if !ok || !known {
			if ok {
				a.add(model.UnknownCode, astray("variants", row)+".conflict", strconv.Itoa(number), "conflicts")
			}
			return stray[model.Variant](a, "variants", row)
		}
		return added(a, "variants", row, fmt.Sprintf("conflicts[%d].variants", i), &a.file.Conflicts[i].Variants)
	})
	for i := range a.file.Conflicts {
		a.choices(fmt.Sprintf("conflicts[%d]", i), &a.file.Conflicts[i])
	}
}

func (a *assembler) conflictNumber(name string, row int, path string) (int, bool) {
	cell := a.belongs(name, row, "conflict")
	number, ok := wholeNumber(cell)
	switch {
	case trim(cell) == "":
		a.add(model.Required, path+".conflict", "", "")
	case !ok || number < 1:
		a.add(model.WrongType, path+".conflict", cell, "1, 2, 3, ...")
	}
	return number, ok && number > 0
}

// choices holds the numbers of variants against the variants, counted as the sheet
// counts them.
func (a *assembler) choices(path string, c *model.Conflict) {
	want := fmt.Sprintf("1-%d", len(c.Variants))
	if len(c.Variants) > 0 && c.Shown >= len(c.Variants) {
		a.add(model.OutOfRange, path+".shown", strconv.Itoa(c.Shown+1), want)
	}
	if len(c.Variants) > 0 && c.Resolution != nil && c.Resolution.Variant >= len(c.Variants) {
		a.add(model.OutOfRange, path+".resolution.variant", strconv.Itoa(c.Resolution.Variant+1), want)
	}
}

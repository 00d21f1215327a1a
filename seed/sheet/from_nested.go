package sheet

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"scorecard/model"
	"scorecard/model/schema"
	"scorecard/seed/input"
)

// nesting is what the rows of nested tables depend on of the rows above them.
type nesting struct {
	conflicts map[int]int // number of a conflict → its index
	totals    string      // path of the list that the headcount above is in
	unit      string      // path of the group or team of the duty above
	duties    []int       // indices that lead to that duty, one a level
	unstaffed bool        // that the table of the staffing is missing has been reported
}

// grow adds an item to a list and returns its path and the item.
func grow[T any](list *[]T, path string) (string, reflect.Value) {
	*list = append(*list, *new(T))
	last := len(*list) - 1
	return fmt.Sprintf("%s[%d]", path, last), reflect.ValueOf(&(*list)[last]).Elem()
}

// orphan is an item for a row that belongs to nothing, which is read only to
// report what else is wrong in it.
func orphan[T any](name string, row int) (string, reflect.Value) {
	return astray(name, row), reflect.ValueOf(new(T)).Elem()
}

// astray is the path of a row that belongs to nothing that is there.
func astray(name string, row int) string { return fmt.Sprintf("%s(%d)", name, row) }

// placeOf makes the item of the year that a row of a table is read into, and
// returns it with its path.
func (a *assembler) placeOf(t *table, row int) (string, reflect.Value) {
	switch t.name {
	case "year":
		return "", reflect.ValueOf(&a.file).Elem()
	case "alternatives":
		return a.alternative(row)
	case "conflicts":
		path, item := grow(&a.file.Conflicts, "conflicts")
		a.numbered(row, path)
		return path, item
	case "variants":
		return a.variant(row)
	case "staffing":
		a.file.Staffing = &model.Staffing{}
		return "staffing", reflect.ValueOf(a.file.Staffing).Elem()
	case "staff_groups", "areas", "headcounts", "teams", "posts", "duties":
		if a.file.Staffing != nil {
			return a.staffing(t.name, a.file.Staffing, row)
		}
		if !a.above.unstaffed {
			a.above.unstaffed = true
			a.add(model.Required, astray(t.name, row), "", "staffing")
		}
		return astray(t.name, row), reflect.Value{}
	}
	year := reflect.ValueOf(&a.file).Elem()
	list := year.Field(schema.Of(year.Type()).Field(t.name).Index)
	list.Set(reflect.Append(list, reflect.Zero(list.Type().Elem())))
	last := list.Len() - 1
	return fmt.Sprintf("%s[%d]", t.name, last), list.Index(last)
}

func (a *assembler) alternative(row int) (string, reflect.Value) {
	code, ok := a.owner("alternatives", row, "kpi")
	k := slices.IndexFunc(a.file.KPIs, func(k model.KPI) bool { return k.Code == code })
	if !ok || k < 0 {
		return orphan[model.Alternative]("alternatives", row)
	}
	return grow(&a.file.KPIs[k].Alternatives, fmt.Sprintf("kpis[%d].alternatives", k))
}

// numbered keeps the number of a conflict, which its variants refer to.
func (a *assembler) numbered(row int, path string) {
	number, ok := a.conflictNumber("conflicts", row, path)
	if !ok {
		return
	}
	if _, taken := a.above.conflicts[number]; taken {
		a.add(model.DuplicateCode, path+".conflict", strconv.Itoa(number), "")
	}
	a.above.conflicts[number] = len(a.file.Conflicts) - 1
}

func (a *assembler) variant(row int) (string, reflect.Value) {
	number, ok := a.conflictNumber("variants", row, astray("variants", row))
	i, known := a.above.conflicts[number]
	if ok && !known {
		a.add(model.UnknownCode, astray("variants", row)+".conflict", strconv.Itoa(number), "conflicts")
	}
	if !ok || !known {
		return orphan[model.Variant]("variants", row)
	}
	return grow(&a.file.Conflicts[i].Variants, fmt.Sprintf("conflicts[%d].variants", i))
}

func (a *assembler) conflictNumber(name string, row int, path string) (int, bool) {
	cell := a.belongs(name, row, "conflict")
	number, ok := input.WholeNumber(cell)
	switch {
	case input.Trim(cell) == "":
		a.add(model.Required, path+".conflict", "", "")
	case !ok || number < 1:
		a.add(model.WrongType, path+".conflict", cell, "1, 2, 3, ...")
	}
	return number, ok && number > 0
}

// choices compares the numbers of variants with the variants, counted as the
// table counts them.
func (a *assembler) choices(path string, c *model.Conflict) {
	want := fmt.Sprintf("1-%d", len(c.Variants))
	if len(c.Variants) > 0 && c.Shown >= len(c.Variants) {
		a.add(model.OutOfRange, path+".shown", strconv.Itoa(c.Shown+1), want)
	}
	if len(c.Variants) > 0 && c.Resolution != nil && c.Resolution.Variant >= len(c.Variants) {
		a.add(model.OutOfRange, path+".resolution.variant", strconv.Itoa(c.Resolution.Variant+1), want)
	}
}

// staffing makes the item for a row of one of the tables about the structure of
// the branch.
func (a *assembler) staffing(name string, s *model.Staffing, row int) (string, reflect.Value) {
	switch name {
	case "staff_groups":
		return grow(&s.Groups, "staffing.groups")
	case "headcounts":
		return a.headcount(s, row)
	case "areas":
		if g, path := a.staffed(s, name, row); g != nil {
			return grow(&g.Areas, path+".areas")
		}
		return orphan[model.Text](name, row)
	case "teams":
		if g, path := a.staffed(s, name, row); g != nil {
			return grow(&g.Teams, path+".teams")
		}
		return orphan[model.Team](name, row)
	case "posts":
		if u := a.unitOf(s, name, row); u != nil {
			return grow(u.posts, u.path+"."+u.heads)
		}
		return orphan[model.Post](name, row)
	default:
		return a.duty(s, row)
	}
}

// staffed finds the group of the chart that a row belongs to, with its path;
// nil when it belongs to none.
func (a *assembler) staffed(s *model.Staffing, name string, row int) (*model.GroupStaffing, string) {
	code, ok := a.owner(name, row, "group")
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

// unitOf finds what a row of posts or duties belongs to; nil when that is not
// there.
func (a *assembler) unitOf(s *model.Staffing, name string, row int) *unit {
	g, path := a.staffed(s, name, row)
	code, ok := a.owner(name, row, "team")
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

// headcount makes the item for a printed total of the branch or of a group, or
// for people who are part of the total above.
func (a *assembler) headcount(s *model.Staffing, row int) (string, reflect.Value) {
	counts, path := &s.Totals, "staffing.totals"
	if input.Trim(a.belongs("headcounts", row, "group")) != "" {
		g, of := a.staffed(s, "headcounts", row)
		if g == nil {
			return orphan[model.Headcount]("headcounts", row)
		}
		counts, path = &g.Totals, of+".totals"
	}
	if !a.isIncluded(row) {
		a.above.totals = path
		return grow(counts, path)
	}
	if a.above.totals != path {
		a.add(model.Contradiction, astray("headcounts", row)+".included", a.belongs("headcounts", row, "included"), "")
		return orphan[model.Included]("headcounts", row)
	}
	last := len(*counts) - 1
	a.sameClass(row, (*counts)[last].Class)
	return grow(&(*counts)[last].Including, fmt.Sprintf("%s[%d].including", path, last))
}

func (a *assembler) isIncluded(row int) bool {
	cell := a.belongs("headcounts", row, "included")
	value, known := input.WordFor(input.Truths(), cell)
	if !known && input.Trim(cell) != "" && !input.IsDash(cell) {
		a.add(model.WrongType, astray("headcounts", row)+".included", cell, "はい, yes")
	}
	return value == "true"
}

// sameClass checks that people who are part of a total are of its class, if the
// row has one.
func (a *assembler) sameClass(row int, class model.Class) {
	t := tableNamed("headcounts")
	i, _ := t.column("class")
	cell := a.belongs("headcounts", row, "class")
	if said, known := input.WordFor(t.columns[i].words, cell); input.Trim(cell) != "" && (!known || said != string(class)) {
		a.add(model.Contradiction, astray("headcounts", row)+".class", cell, string(class))
	}
}

// duty makes the item for a duty. It belongs to the nearest one above it that is
// one level up, of the same group and team.
func (a *assembler) duty(s *model.Staffing, row int) (string, reflect.Value) {
	u, level := a.unitOf(s, "duties", row), a.level(row)
	if u == nil || level < 1 {
		return orphan[model.Duty]("duties", row)
	}
	if u.path != a.above.unit {
		a.above.unit, a.above.duties = u.path, nil
	}
	if most := len(a.above.duties) + 1; level > most {
		a.add(model.Contradiction, astray("duties", row)+".level", strconv.Itoa(level), fmt.Sprintf("1-%d", most))
		return orphan[model.Duty]("duties", row)
	}
	list, path := u.duties, u.path+".duties"
	for _, i := range a.above.duties[:level-1] {
		list, path = &(*list)[i].Items, fmt.Sprintf("%s[%d].items", path, i)
	}
	a.above.duties = append(a.above.duties[:level-1], len(*list))
	return grow(list, path)
}

func (a *assembler) level(row int) int {
	cell := a.belongs("duties", row, "level")
	n, ok := input.WholeNumber(cell)
	switch {
	case input.Trim(cell) == "":
		a.add(model.Required, astray("duties", row)+".level", "", "")
	case !ok || n < 1:
		a.add(model.OutOfRange, astray("duties", row)+".level", cell, "1-4")
	}
	return n
}

package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"scorecard/model"
)

// tallied is a group with its counts, or the branch below all groups.
type tallied struct {
	name, short string
	tally       model.Tally
	people      string
	group       bool
}

// Overview counts each group's year, one row a group, with the branch below.
func (f Format) Overview(c *model.Scorecard) Table {
	l := f.Labels
	var groups []tallied
	for i := range c.Year.Groups {
		g := &c.Year.Groups[i]
		row := tallied{f.Text(g.Name), f.Text(g.Short), c.Tally(g.Code), "-", true}
		if staff := c.GroupStaffing(g.Code); staff != nil && !c.StaffedLater() {
			row.people = l.PeopleCount.With("count", staff.Total())
		}
		groups = append(groups, row)
	}
	branch := tallied{name: l.TotalRow, tally: c.Tally(""), people: "-"}
	if c.Staffing != nil && !c.StaffedLater() {
		branch.people = l.PeopleCount.With("count", c.Staffing.Total)
	}
	b := newTable("groups", l.Overview, f.overviewColumns(groups)...)
	for i := range groups {
		b.row(Row{Key: c.Year.Groups[i].Code}, groups[i])
	}
	b.row(Row{Kind: Total}, branch)
	return b.done()
}

func (f Format) overviewColumns(groups []tallied) []column[tallied] {
	l := f.Labels
	met := Column{ID: "met", Title: l.MetOf, Align: Right, Keep: Important}
	people := Column{ID: "people", Title: l.Headcount, Align: Right, Keep: LastYear}
	return slices.Concat([]column[tallied]{
		{Column: Column{ID: NameColumn, Title: l.Group, Keep: Always}, cell: func(g tallied) Cell { return Cell{Text: g.name, Short: g.short} }},
		{Column: Column{ID: "kpis", Title: l.KPI, Align: Right, Keep: Extra, Counts: true}, cell: func(g tallied) Cell { return countCell(g.tally.KPIs, Plain) }},
	}, f.ratingColumns(groups), []column[tallied]{
		{Column: met, cell: func(g tallied) Cell { return metCell(g.tally) }},
	}, f.countColumns(), []column[tallied]{
		{Column: people, cell: func(g tallied) Cell { return Cell{Text: g.people} }},
	})
}

// counts are columns that count one thing: close together, under a title that
// the first of them has.
func counts(family, over string, keep Keep, columns ...column[tallied]) []column[tallied] {
	for i := range columns {
		c := &columns[i]
		c.Align, c.Keep, c.Family, c.Counts, c.Tight = Right, keep, family, true, i > 0
		if i == 0 {
			c.Title = over + " " + c.Title
		}
	}
	return columns
}

func (f Format) countColumns() []column[tallied] {
	l := f.Labels
	moved := func(id, title string, tone Tone, count func(*model.Tally) int) column[tallied] {
		return column[tallied]{Column: Column{ID: id, Title: title}, cell: func(g tallied) Cell {
			return countOf(g.tally.Up+g.tally.Held+g.tally.Down > 0, count(&g.tally), tone)
		}}
	}
	var activities, statuses []column[tallied]
	for _, grade := range model.ActivityGrades() {
		activities = append(activities, column[tallied]{Column: Column{ID: "activity_" + grade, Title: grade}, cell: func(g tallied) Cell {
			return countOf(len(g.tally.Activities) > 0, g.tally.Activities[grade], Plain)
		}})
	}
	for _, value := range append(model.StatusValues(), model.Unset) {
		title := l.StatusShort[value]
		statuses = append(statuses, column[tallied]{Column: Column{ID: "status_" + string(value), Title: title}, cell: func(g tallied) Cell {
			return countCell(g.tally.Statuses[value], StatusTone(value))
		}})
	}
	return slices.Concat(
		counts("moves", l.Rank, Useful,
			moved("up", l.Up, Good, func(t *model.Tally) int { return t.Up }),
			moved("held", l.Held, Plain, func(t *model.Tally) int { return t.Held }),
			moved("down", l.Down, Bad, func(t *model.Tally) int { return t.Down })),
		counts("activities", l.ActivitiesShort, Extra, activities...),
		counts("statuses", l.Status, Useful, statuses...),
	)
}

func metCell(t model.Tally) Cell {
	if t.Met+t.Missed == 0 {
		return dash()
	}
	return Cell{Text: fmt.Sprintf("%d/%d", t.Met, t.Met+t.Missed), Value: strconv.Itoa(t.Met)}
}

// countOf is a count where there was something to count; nothing is not zero.
func countOf(any bool, n int, tone Tone) Cell {
	if !any {
		return dash()
	}
	return countCell(n, tone)
}

// countCell dims a zero, so that the other counts are conspicuous.
func countCell(n int, tone Tone) Cell {
	if n == 0 {
		tone = Dim
	}
	return Cell{Text: strconv.Itoa(n), Tone: tone, Value: strconv.Itoa(n)}
}

// Missed lists the KPIs that missed their target, with the gap.
func (f Format) Missed(c *model.Scorecard, group string) Table {
	b := newTable("missed", f.Labels.MissedKPIs, f.groupColumn(Important), f.numberColumn(), f.nameColumn(f.Labels.MissedKPIs),
		f.targetColumn(Important), f.actualColumn(Always), f.differenceColumn(), f.attainmentColumn(), f.rankColumn(Extra),
		f.ratingColumn(), f.statusColumn(Important))
	for _, x := range f.kpis(c, group) {
		if x.result.Verdict == model.Missed {
			b.row(Row{Key: x.code}, x)
		}
	}
	return b.done()
}

// GroupShort is a group's short name; its code when it is not on file.
func (f Format) GroupShort(c *model.Scorecard, code string) string {
	if g := c.Group(code); g != nil {
		return f.Text(g.Short)
	}
	return code
}

// BranchStaff is the branch's headcount by class.
func (f Format) BranchStaff(c *model.Scorecard) Table {
	l := f.Labels
	if c.Staffing == nil {
		return Table{ID: "staff", Title: l.Staffing}
	}
	title := l.Screen.StaffAsOf.With("date", f.Date(c.Staffing.AsOf))
	columns := f.staffColumns(title)
	b := newTable("staff", title, columns[0], columns[2])
	for i := range c.Staffing.Totals {
		h := &c.Staffing.Totals[i]
		name := f.Text(h.Name)
		if len(h.Including) > 0 {
			name += f.including(h.Including)
		}
		b.row(Row{Key: string(h.Class)}, staff{name: name, people: h.Count})
	}
	b.row(Row{Kind: Total}, staff{name: l.Total, tone: Strong, people: c.Staffing.Total})
	return b.done()
}

// Headline is the one-line tally above a group's table.
func (f Format) Headline(c *model.Scorecard, group string) []Cell {
	l, t := f.Labels, c.Tally(group)
	var cells []Cell
	if c.Year.HasResults() {
		for _, grade := range model.KPIGrades() {
			if n := t.Ratings[grade]; n > 0 {
				cells = append(cells, Cell{Text: fmt.Sprintf("%s %d", grade, n), Tone: GradeTone(grade)})
			}
		}
		cells = append(cells, Cell{Text: fmt.Sprintf("%s %d/%d", l.MetOf, t.Met, t.Met+t.Missed)})
		if t.Up+t.Held+t.Down > 0 {
			cells = append(cells, Cell{Text: fmt.Sprintf("%s %s %d %s %d %s %d", l.Rank, l.Up, t.Up, l.Held, t.Held, l.Down, t.Down)})
		}
	} else {
		cells = append(cells, Cell{Text: fmt.Sprintf("%s %d", l.KPI, t.KPIs)})
		cells = append(cells, Cell{Text: l.Screen.PlanYearNote, Tone: Dim})
	}
	if staff := c.GroupStaffing(group); staff != nil {
		cells = append(cells, f.peopleCell(staff.Total()))
	}
	return cells
}

// Conflicts lists the facts that the sources print with different figures or
// ratings, with the variant in use. The key is the subject's code.
func (f Format) Conflicts(c *model.Scorecard) Table {
	l := f.Labels
	text := func(tone Tone, text func(*model.Conflict) string) func(*model.Conflict) Cell {
		return func(k *model.Conflict) Cell { return Cell{Text: text(k), Tone: tone} }
	}
	b := newTable("conflicts", l.Conflicts, []column[*model.Conflict]{
		{Column: Column{ID: NameColumn, Title: l.Conflicts, Keep: Always}, cell: text(Plain, func(k *model.Conflict) string { return f.groupedSubject(c, k.Subject) })},
		{Column: Column{ID: "field", Title: l.Fact, Keep: Important}, cell: text(Dim, func(k *model.Conflict) string { return f.FactName(k.Field) })},
		{Column: Column{ID: "variants", Title: l.Variants, Keep: Useful}, cell: text(Warn, func(k *model.Conflict) string {
			return strings.Join(f.printedValues(c, k), " / ")
		})},
		{Column: Column{ID: "shown", Title: l.ShownVariant, Keep: Important}, cell: text(Plain, func(k *model.Conflict) string { return f.valueInUse(c, k) })},
	}...)
	for _, conflict := range c.AllConflicts() {
		if conflict.Kind == model.ValueConflict {
			b.row(Row{Key: conflict.Subject}, conflict)
		}
	}
	return b.done()
}

func (f Format) groupedSubject(c *model.Scorecard, subject string) string {
	name := f.Subject(c, subject)
	if group := SubjectGroup(c, subject); group != "" {
		name = f.GroupShort(c, group) + " " + name
	}
	return name
}

func (f Format) valueInUse(c *model.Scorecard, k *model.Conflict) string {
	value := f.conflictValue(c, k, k.Variants[k.InUse()].Value)
	if k.Resolution != nil {
		value += " [" + f.Labels.Finding.Chosen + "]"
	}
	return value
}

// printedValue separates the thousands of a number; a rating stays.
func printedValue(value string) string {
	if d, err := decimal.Parse(value); err == nil {
		return thousands(d)
	}
	return value
}

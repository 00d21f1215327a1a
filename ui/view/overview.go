package view

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"scorecard/model"
)

// Overview counts each group's year, one row a group, with the branch below.
func (f Format) Overview(c *model.Scorecard) Table {
	l := f.Labels
	t := Table{ID: "groups", Title: l.Overview, Columns: f.overviewColumns()}
	for i := range c.Year.Groups {
		g := &c.Year.Groups[i]
		people := "-"
		if staff := c.GroupStaffing(g.Code); staff != nil && !c.StaffedLater() {
			people = fmt.Sprintf(l.PeopleF, staff.Total())
		}
		t.Rows = append(t.Rows, Row{Key: g.Code, Cells: f.tallyCells(Cell{Text: f.Text(g.Name), Short: f.Text(g.Short)}, c.Tally(g.Code), people)})
	}
	people := "-"
	if c.Staffing != nil && !c.StaffedLater() {
		people = fmt.Sprintf(l.PeopleF, c.Staffing.Total)
	}
	t.Rows = append(t.Rows, Row{Kind: Total, Cells: f.tallyCells(Cell{Text: l.TotalRow}, c.Tally(""), people)})
	return f.withRatings(c, t)
}

func (f Format) overviewColumns() []Column {
	l := f.Labels
	columns := []Column{{ID: "name", Title: l.Group, Keep: Always}, {ID: "kpis", Title: l.KPI, Align: Right, Keep: Extra}}
	count := func(id, title string, keep Keep) {
		columns = append(columns, Column{ID: id, Title: title, Align: Right, Keep: keep})
	}
	// Columns that count one thing stand close together, under a title that the
	// first of them carries.
	counts := func(i int, over, id, title string, keep Keep) {
		if i == 0 {
			title = over + " " + title
		}
		columns = append(columns, Column{ID: id, Title: title, Align: Right, Keep: keep, Tight: i > 0})
	}
	for i, grade := range model.KPIGrades() {
		counts(i, l.Rating, grade, grade, Always)
	}
	count("met", l.MetOf, Important)
	counts(0, l.Rank, "up", l.Up, Useful)
	counts(1, l.Rank, "held", l.Held, Useful)
	counts(2, l.Rank, "down", l.Down, Useful)
	for i, grade := range model.ActivityGrades() {
		counts(i, l.ActivitiesShort, "activity_"+grade, grade, Extra)
	}
	for i, value := range append(model.StatusValues(), model.Unset) {
		counts(i, l.Status, "status_"+string(value), l.StatusShort[value], Useful)
	}
	count("people", l.Headcount, LastYear)
	return columns
}

func (f Format) tallyCells(name Cell, t model.Tally, people string) []Cell {
	cells := []Cell{name, countCell(t.KPIs, Plain)}
	rated := t.Unrated < t.KPIs
	for _, grade := range model.KPIGrades() {
		cells = append(cells, countOf(rated, t.Ratings[grade], GradeTone(grade)))
	}
	moved := t.Up+t.Held+t.Down > 0
	cells = append(cells, metCell(t), countOf(moved, t.Up, Good), countOf(moved, t.Held, Plain), countOf(moved, t.Down, Bad))
	for _, grade := range model.ActivityGrades() {
		cells = append(cells, countOf(len(t.Activities) > 0, t.Activities[grade], Plain))
	}
	for _, value := range append(model.StatusValues(), model.Unset) {
		cells = append(cells, countCell(t.Statuses[value], StatusTone(value)))
	}
	return append(cells, Cell{Text: people})
}

func metCell(t model.Tally) Cell {
	if t.Met+t.Missed == 0 {
		return Cell{Text: "-", Tone: Dim}
	}
	return Cell{Text: fmt.Sprintf("%d/%d", t.Met, t.Met+t.Missed), Value: strconv.Itoa(t.Met)}
}

// countOf is a count where there was something to count; nothing is not zero.
func countOf(any bool, n int, tone Tone) Cell {
	if !any {
		return Cell{Text: "-", Tone: Dim}
	}
	return countCell(n, tone)
}

// countCell dims a zero, so that the counts that say something stand out.
func countCell(n int, tone Tone) Cell {
	if n == 0 {
		tone = Dim
	}
	return Cell{Text: strconv.Itoa(n), Tone: tone, Value: strconv.Itoa(n)}
}

// Missed lists the KPIs that missed their target, with the gap.
func (f Format) Missed(c *model.Scorecard, group string) Table {
	l := f.Labels
	t := Table{ID: "missed", Title: l.MissedKPIs, Columns: []Column{
		{ID: "group", Title: l.Group, Keep: Important},
		{ID: "number", Keep: Always},
		{ID: "name", Title: l.MissedKPIs, Keep: Always},
		{ID: "target", Title: l.Target, Align: Right, Keep: Important},
		{ID: "actual", Title: l.Actual, Align: Right, Keep: Always},
		{ID: "difference", Title: l.Difference, Align: Right, Keep: Useful},
		{ID: "attainment", Title: l.Attainment, Align: Right, Keep: Extra},
		{ID: "rank", Title: l.Rank, Align: Right, Keep: Extra},
		{ID: "rating", Title: l.Rating, Keep: Always},
		{ID: "status", Title: l.Status, Keep: Important},
	}}
	for _, r := range c.Results(group) {
		if r.Verdict == model.Missed {
			t.Rows = append(t.Rows, f.missedRow(c, &r))
		}
	}
	return t
}

func (f Format) missedRow(c *model.Scorecard, r *model.Result) Row {
	k := r.KPI
	return Row{Key: k.Code, Cells: []Cell{
		{Text: f.GroupShort(c, k.Group), Tone: Dim},
		{Text: k.Number},
		f.nameCell(k),
		f.targetCell(k.Target, Plain),
		{Text: f.Figure(k.Actual), Value: exact(k.Actual)},
		{Text: f.Difference(r.Difference, k.Unit), Tone: Bad, Value: number(r.Difference)},
		{Text: f.Attainment(r.Attainment), Tone: Bad, Value: number(r.Attainment)},
		{Text: f.Rank(k.Rank), Value: rankValue(k.Rank)},
		f.ratingCell(k.Rating),
		f.statusCell(k.Status),
	}}
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
	t := Table{ID: "staff", Title: l.Staffing}
	if c.Staffing == nil {
		return t
	}
	t.Title = fmt.Sprintf(l.Screen.StaffAsOfF, f.Date(c.Staffing.AsOf))
	t.Columns = []Column{
		{ID: "name", Title: t.Title, Keep: Always},
		{ID: "people", Title: l.Headcount, Align: Right, Keep: Always},
	}
	for i := range c.Staffing.Totals {
		h := &c.Staffing.Totals[i]
		name := f.Text(h.Name)
		if len(h.Including) > 0 {
			name += f.including(h.Including)
		}
		t.Rows = append(t.Rows, Row{Key: string(h.Class), Cells: []Cell{{Text: name}, f.peopleCell(h.Count)}})
	}
	t.Rows = append(t.Rows, Row{Kind: Total, Cells: []Cell{{Text: l.Total, Tone: Strong}, f.peopleCell(c.Staffing.Total)}})
	return t
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
	t := Table{ID: "conflicts", Title: l.Conflicts, Columns: []Column{
		{ID: "name", Title: l.Conflicts, Keep: Always},
		{ID: "field", Title: l.Fact, Keep: Important},
		{ID: "variants", Title: l.Variants, Keep: Useful},
		{ID: "shown", Title: l.ShownVariant, Keep: Important},
	}}
	for _, conflict := range c.AllConflicts() {
		if conflict.Kind == model.ValueConflict {
			t.Rows = append(t.Rows, f.conflictRow(c, conflict))
		}
	}
	return t
}

func (f Format) conflictRow(c *model.Scorecard, conflict *model.Conflict) Row {
	name := f.Subject(c, conflict.Subject)
	if group := SubjectGroup(c, conflict.Subject); group != "" {
		name = f.GroupShort(c, group) + " " + name
	}
	used := Cell{Text: f.conflictValue(c, conflict, conflict.Variants[conflict.InUse()].Value)}
	if conflict.Resolution != nil {
		used.Text += " [" + f.Labels.Finding.Source.Chosen + "]"
	}
	return Row{Key: conflict.Subject, Cells: []Cell{
		{Text: name}, {Text: f.FactName(conflict.Field), Tone: Dim}, {Text: strings.Join(f.conflictValues(c, conflict), " / "), Tone: Warn}, used,
	}}
}

// printedValue separates the thousands of a number; a rating stays.
func printedValue(value string) string {
	if d, err := decimal.Parse(value); err == nil {
		return thousands(d)
	}
	return value
}

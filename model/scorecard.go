package model

import "slices"

// Scorecard is one branch seen from one fiscal year: that year with its
// neighbours, and the staffing in effect.
type Scorecard struct {
	Branch   Branch
	Year     *Year
	Before   *Year     // the fiscal year before Year; nil when not on file
	Older    *Year     // the fiscal year before Before, needed for relative targets of Before; nil when not on file
	After    *Year     // the fiscal year after Year; nil when not on file
	Staffing *Staffing // the newest as of the end of Year among these years, else the oldest of them; nil when none
	Staffed  *Year     // the year that Staffing belongs to

	Damaged []int // the neighbouring years that are on file and could not be read, ascending

	Closing *Closing // why Year accepts no edits; nil while it does

	Earlier int // the nearest year on file before Year; 0 when Year is the first
	Later   int // the nearest year on file after Year; 0 when Year is the last
}

// Group finds a group of the shown year by its code; nil when there is none.
func (c *Scorecard) Group(code string) *Group { return c.Year.Group(code) }

// Results computes every KPI of the group in printed order; all groups' when
// the code is empty.
func (c *Scorecard) Results(group string) []Result {
	var results []Result
	for i := range c.Year.KPIs {
		if k := &c.Year.KPIs[i]; group == "" || k.Group == group {
			results = append(results, c.Result(k))
		}
	}
	return results
}

// Activities lists the group's activities in printed order.
func (c *Scorecard) Activities(group string) []*Activity {
	var activities []*Activity
	for i := range c.Year.Activities {
		if m := &c.Year.Activities[i]; group == "" || m.Group == group {
			activities = append(activities, m)
		}
	}
	return activities
}

// Initiatives lists the group's key measures in printed order and the year
// they are planned for: those of the shown year, or else of the next. The year
// is 0 when neither has any.
func (c *Scorecard) Initiatives(group string) ([]*Initiative, *Year) {
	for _, year := range []*Year{c.Year, c.After} {
		if year == nil || len(year.Initiatives) == 0 {
			continue
		}
		var lines []*Initiative
		for i := range year.Initiatives {
			if line := &year.Initiatives[i]; group == "" || line.Group == group {
				lines = append(lines, line)
			}
		}
		return lines, year
	}
	return nil, nil
}

// StaffedLater reports whether the staffing in view is dated after the shown
// year, and so does not describe it.
func (c *Scorecard) StaffedLater() bool {
	return c.Staffing != nil && c.Staffing.FiscalYear(c.Year.Year) > c.Year.Year
}

// GroupStaffing is the staffing of a group; nil when there is none.
func (c *Scorecard) GroupStaffing(group string) *GroupStaffing {
	if c.Staffing == nil {
		return nil
	}
	for i := range c.Staffing.Groups {
		if c.Staffing.Groups[i].Group == group {
			return &c.Staffing.Groups[i]
		}
	}
	return nil
}

// Notes returns the notes about a KPI in reading order: descriptions, reviews,
// policies, footnotes. A plan year has no review or description yet, so those
// of the year before are used; each note has the year that it is about.
func (c *Scorecard) Notes(kpi string) []*Note {
	var notes []*Note
	notes = append(notes, firstWith(kpi, Description, c.Year, c.Before, c.After)...)
	notes = append(notes, firstWith(kpi, Review, c.Year, c.Before)...)
	for _, year := range []*Year{c.Before, c.Year} {
		for _, n := range year.NotesAbout(kpi, Policy) {
			if n.Year >= c.Year.Year {
				notes = append(notes, n)
			}
		}
	}
	return append(notes, c.footnotes(kpi)...)
}

// footnotes are the year's own, then those that its neighbours print and that are
// not about another year than theirs and the shown one: why a target of R5 is
// missing is said in R5 and R6, and no more in R7. What both years print is there
// once.
func (c *Scorecard) footnotes(kpi string) []*Note {
	notes := c.Year.NotesAbout(kpi, Footnote)
	add := func(n *Note) {
		if !slices.ContainsFunc(notes, func(other *Note) bool { return other.Text == n.Text }) {
			notes = append(notes, n)
		}
	}
	for _, n := range c.Before.NotesAbout(kpi, Footnote) {
		if n.Year >= c.Before.Year {
			add(n)
		}
	}
	for _, n := range c.After.NotesAbout(kpi, Footnote) {
		if n.Year == c.Year.Year {
			add(n)
		}
	}
	return notes
}

func firstWith(kpi string, kind NoteKind, years ...*Year) []*Note {
	for _, year := range years {
		if notes := year.NotesAbout(kpi, kind); len(notes) > 0 {
			return notes
		}
	}
	return nil
}

// NotesAbout lists the notes of a kind about a KPI in printed order. A nil
// year has none.
func (y *Year) NotesAbout(kpi string, kind NoteKind) []*Note {
	if y == nil {
		return nil
	}
	var notes []*Note
	for i := range y.Notes {
		if n := &y.Notes[i]; n.Kind == kind && n.About(kpi) {
			notes = append(notes, n)
		}
	}
	return notes
}

// Conflicts lists the conflicts about a subject.
func (c *Scorecard) Conflicts(subject string) []*Conflict {
	var conflicts []*Conflict
	for _, k := range c.AllConflicts() {
		if k.Subject == subject {
			conflicts = append(conflicts, k)
		}
	}
	return conflicts
}

// AllConflicts lists the conflicts of the shown year, and those about the
// staffing in view when it comes from a neighbouring year.
func (c *Scorecard) AllConflicts() []*Conflict {
	var conflicts []*Conflict
	for _, year := range c.ConflictYears() {
		for i := range year.Conflicts {
			if k := &year.Conflicts[i]; year == c.Year || k.AboutStaff() {
				conflicts = append(conflicts, k)
			}
		}
	}
	return conflicts
}

// ConflictYears are the shown year and the neighbours whose staffing may be
// the one in view.
func (c *Scorecard) ConflictYears() []*Year {
	years := []*Year{c.Year}
	for _, year := range []*Year{c.Before, c.After} {
		if year != nil && c.Year.Staffing == nil && year.Staffing != nil {
			years = append(years, year)
		}
	}
	return years
}

// DocumentYear is the loaded year that lists a document; the shown year when
// none does.
func (c *Scorecard) DocumentYear(document string) *Year {
	for _, year := range []*Year{c.Year, c.Before, c.After, c.Older} {
		if year != nil && year.Document(document) != nil {
			return year
		}
	}
	return c.Year
}

// StaffingYear is the year that lists the document of the staffing.
func (c *Scorecard) StaffingYear() *Year {
	if c.Staffed != nil || c.Staffing == nil {
		return c.Staffed
	}
	return c.DocumentYear(c.Staffing.Source.Document)
}

// Lineage returns what became of a KPI of the shown year: its continuation in
// the next year when that is on file, else its origin. The second result is
// the year that the lineage leads into; nil and 0 when none is recorded.
func (c *Scorecard) Lineage(kpi string) (*Lineage, int) {
	if l := c.LineageOut(kpi); l != nil {
		return l, c.After.Year
	}
	if l := c.LineageIn(kpi); l != nil {
		return l, c.Year.Year
	}
	return nil, 0
}

// LineageIn returns the origin of a KPI of the shown year; nil when unknown.
func (c *Scorecard) LineageIn(kpi string) *Lineage {
	return findLineage(c.Year, func(l *Lineage) []string { return l.To }, kpi)
}

// LineageOut returns the continuation of a KPI of the shown year; nil when
// unknown.
func (c *Scorecard) LineageOut(kpi string) *Lineage {
	return findLineage(c.After, func(l *Lineage) []string { return l.From }, kpi)
}

func findLineage(year *Year, end func(*Lineage) []string, kpi string) *Lineage {
	if year == nil {
		return nil
	}
	for i := range year.Lineage {
		for _, code := range end(&year.Lineage[i]) {
			if code == kpi {
				return &year.Lineage[i]
			}
		}
	}
	return nil
}

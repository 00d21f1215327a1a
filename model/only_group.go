package model

import (
	"slices"
	"strings"
)

// OnlyGroup returns the part of a year that belongs to one group, as a
// complete year with everything that its items refer to. It keeps notes about
// the group's KPIs, lineages that lead to one of them, and conflicts about an
// item that it keeps. The branch's headcounts are unchanged.
func (y *Year) OnlyGroup(code string) *Year {
	part := y.Clone()
	other := func(group string) bool { return group != code }
	part.Groups = slices.DeleteFunc(part.Groups, func(g Group) bool { return g.Code != code })
	part.Fields = slices.DeleteFunc(part.Fields, func(f Field) bool {
		return !slices.ContainsFunc(part.Groups, func(g Group) bool { return g.Field == f.Code })
	})
	part.Categories = slices.DeleteFunc(part.Categories, func(c Category) bool { return other(c.Group) })
	part.Themes = slices.DeleteFunc(part.Themes, func(t Theme) bool { return other(t.Group) })
	part.KPIs = slices.DeleteFunc(part.KPIs, func(k KPI) bool { return other(k.Group) })
	part.Activities = slices.DeleteFunc(part.Activities, func(m Activity) bool { return other(m.Group) })
	part.Initiatives = slices.DeleteFunc(part.Initiatives, func(i Initiative) bool { return other(i.Group) })
	part.trimNotes()
	if s := part.Staffing; s != nil {
		s.Groups = slices.DeleteFunc(s.Groups, func(g GroupStaffing) bool { return other(g.Group) })
	}
	part.trimSubjects()
	return part
}

// trimNotes removes the KPIs that do not exist from notes and lineages.
func (y *Year) trimNotes() {
	away := func(code string) bool { return y.KPI(code) == nil }
	for i := range y.Notes {
		y.Notes[i].KPIs = slices.DeleteFunc(y.Notes[i].KPIs, away)
	}
	y.Notes = slices.DeleteFunc(y.Notes, func(n Note) bool { return len(n.KPIs) == 0 })
	for i := range y.Lineage {
		y.Lineage[i].To = slices.DeleteFunc(y.Lineage[i].To, away)
	}
	y.Lineage = slices.DeleteFunc(y.Lineage, func(l Lineage) bool { return len(l.To) == 0 })
}

// trimSubjects removes the conflicts whose subject does not exist.
func (y *Year) trimSubjects() {
	known := map[string]bool{"staff": true}
	for i := range y.KPIs {
		known[y.KPIs[i].Code] = true
	}
	for i := range y.Activities {
		known[y.Activities[i].Code] = true
	}
	for i := range y.Initiatives {
		known[y.Initiatives[i].Code] = true
	}
	if y.Staffing != nil {
		for i := range y.Staffing.Groups {
			for j := range y.Staffing.Groups[i].Teams {
				known[y.Staffing.Groups[i].Teams[j].Code] = true
			}
		}
	}
	y.Conflicts = slices.DeleteFunc(y.Conflicts, func(c Conflict) bool {
		if group, ok := strings.CutPrefix(c.Subject, "staff/"); ok {
			return y.Group(group) == nil
		}
		return !known[c.Subject]
	})
}

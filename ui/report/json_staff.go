package report

import (
	"strings"

	"scorecard/model"
)

// staff is who works in the branch; of the groups, only those printed.
func (e *encoder) staff() *staff {
	s := e.c.Staffing
	if s == nil {
		return nil
	}
	shape := &staff{
		AsOf: s.AsOf, Total: s.Total, Totals: each(s.Totals, headcountOf), Groups: []groupStaff{}, Source: place(s.Source),
	}
	for i := range s.Groups {
		if e.wants(s.Groups[i].Group) {
			shape.Groups = append(shape.Groups, *groupStaffOf(&s.Groups[i]))
		}
	}
	return shape
}

func groupStaffOf(g *model.GroupStaffing) *groupStaff {
	if g == nil {
		return nil
	}
	return &groupStaff{
		Code: g.Group, Total: g.Total(), Totals: each(g.Totals, headcountOf), Heads: each(g.Heads, postOf),
		Duties: duties(g.Duties), Areas: each(g.Areas, func(t *model.Text) wording { return words(*t) }),
		Teams: each(g.Teams, func(t *model.Team) team {
			return team{Code: t.Code, Name: words(t.Name), Posts: each(t.Posts, postOf), Duties: duties(t.Duties)}
		}),
	}
}

func peopleOf(p *model.Post) people {
	return people{Class: string(p.Class), Name: words(p.Name), Count: p.Count}
}

func postOf(p *model.Post) post {
	return post{people: peopleOf(p), ClassInferred: p.ClassInferred}
}

func headcountOf(h *model.Headcount) headcount {
	return headcount{
		people: people{Class: string(h.Class), Name: words(h.Name), Count: h.Count},
		Including: each(h.Including, func(p *model.Included) people {
			return people{Class: string(h.Class), Name: words(p.Name), Count: p.Count}
		}),
	}
}

func duties(list []model.Duty) []duty {
	return each(list, func(d *model.Duty) duty {
		return duty{Name: words(d.Name), Explanation: wordsOrNull(d.Explanation), Items: duties(d.Items)}
	})
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
	var list []*model.Conflict
	for _, c := range e.wantedConflicts() {
		if c.Subject == "staff" || strings.HasPrefix(c.Subject, "staff/") || teams[c.Subject] {
			list = append(list, c)
		}
	}
	return list
}

package model

import "strconv"

// staffingThings is the branch's staffing as one thing, with the groups in it;
// none where there is no staffing.
func staffingThings(s *Staffing) []thing {
	if s == nil {
		return []thing{}
	}
	t := item("", Text{}, said("as_of", s.AsOf), standing("source", s.Source), counted("total", s.Total))
	t.title = s.AsOf
	t.parts = [][]thing{each(s.Totals, headcountThing), each(s.Groups, groupStaffingThing)}
	return []thing{t}
}

func headcountThing(h *Headcount) thing {
	t := part("totals", h.Name.JA, people(h.Count), said("class", string(h.Class)), wording("name", h.Name), counted("count", h.Count))
	t.parts = [][]thing{each(h.Including, includedThing)}
	return t
}

func includedThing(i *Included) thing {
	return part("including", i.Name.JA, people(i.Count), wording("name", i.Name), counted("count", i.Count))
}

func people(n int) string { return strconv.Itoa(n) }

func groupStaffingThing(g *GroupStaffing) thing {
	t := item(g.Group, Text{})
	t.title = people(g.Total())
	t.parts = [][]thing{
		each(g.Areas, func(a *Text) thing { return part("areas", a.JA, a.JA, wording("name", *a)) }),
		each(g.Totals, headcountThing), each(g.Heads, postsOf("heads")), each(g.Duties, dutyOf("duties")),
		each(g.Teams, teamThing),
	}
	return t
}

func teamThing(m *Team) thing {
	t := item(m.Code, m.Name, wording("name", m.Name))
	t.parts = [][]thing{each(m.Posts, postsOf("posts")), each(m.Duties, dutyOf("duties"))}
	return t
}

func postsOf(list string) func(*Post) thing {
	return func(p *Post) thing {
		return part(list, p.Name.JA, people(p.Count), wording("name", p.Name), said("class", string(p.Class)),
			counted("count", p.Count), flagged("class_inferred", p.ClassInferred))
	}
}

func dutyOf(list string) func(*Duty) thing {
	return func(d *Duty) thing {
		t := part(list, d.Name.JA, d.Name.JA, wording("name", d.Name), wording("explanation", d.Explanation))
		t.parts = [][]thing{each(d.Items, dutyOf("items"))}
		return t
	}
}

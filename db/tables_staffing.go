package db

import (
	"errors"

	"scorecard/model"
)

// none stands for the owner that a row of the staffing does not have.
const none = -1

var staffings = table[model.Staffing]{name: "staffing", bind: func(r *row, s *model.Staffing) {
	r.add("as_of", &s.AsOf)
	r.add("total", &s.Total)
	r.source("", &s.Source)
}}

var staffGroups = table[model.GroupStaffing]{name: "staff_group", bind: func(r *row, g *model.GroupStaffing) {
	r.add("grp", &g.Group)
}}

var staffAreas = table[model.Text]{name: "staff_area", owner: "staff_group", bind: func(r *row, t *model.Text) {
	r.text("name", t)
}}

// teamRow, headcountRow, postRow and dutyRow say by ord what they stand under.
type teamRow struct {
	group int
	model.Team
}

var teams = table[teamRow]{name: "team", bind: func(r *row, t *teamRow) {
	r.add("staff_group", &t.group)
	r.add("team", &t.Code)
	r.text("name", &t.Name)
}}

type headcountRow struct {
	group int // none for the branch's own total
	model.Headcount
}

var headcounts = table[headcountRow]{name: "headcount", bind: func(r *row, h *headcountRow) {
	r.add("staff_group", counted{&h.group, none})
	r.add("class", &h.Class)
	r.text("name", &h.Name)
	r.add("people", &h.Count)
}}

type postRow struct {
	group, team, headcount int // one of them
	model.Post
}

var posts = table[postRow]{name: "post", bind: func(r *row, p *postRow) {
	r.add("staff_group", counted{&p.group, none})
	r.add("team", counted{&p.team, none})
	r.add("headcount", counted{&p.headcount, none})
	r.add("class", optional[model.Class]{&p.Class})
	r.add("class_inferred", &p.ClassInferred)
	r.text("name", &p.Name)
	r.add("people", &p.Count)
}}

type dutyRow struct {
	group, team, parent int // one of them
	model.Duty
}

var duties = table[dutyRow]{name: "duty", bind: func(r *row, d *dutyRow) {
	r.add("staff_group", counted{&d.group, none})
	r.add("team", counted{&d.team, none})
	r.add("parent", counted{&d.parent, none})
	r.text("name", &d.Name)
	r.text("explanation", &d.Explanation)
}}

// staffRows is one year's staffing laid out in rows.
type staffRows struct {
	staffing   *model.Staffing
	groups     []model.GroupStaffing
	teams      []teamRow
	headcounts []headcountRow
	posts      []postRow
	duties     []dutyRow
}

// layOut makes rows of a staffing.
func layOut(s *model.Staffing) *staffRows {
	r := &staffRows{staffing: s, groups: s.Groups}
	r.layHeadcounts(none, s.Totals)
	for g := range s.Groups {
		group := &s.Groups[g]
		r.layHeadcounts(g, group.Totals)
		r.layPosts(postRow{group: g, team: none, headcount: none}, group.Heads)
		r.layDuties(dutyRow{group: g, team: none, parent: none}, group.Duties)
		for t := range group.Teams {
			team := len(r.teams)
			r.teams = append(r.teams, teamRow{group: g, Team: group.Teams[t]})
			r.layPosts(postRow{group: none, team: team, headcount: none}, group.Teams[t].Posts)
			r.layDuties(dutyRow{group: none, team: team, parent: none}, group.Teams[t].Duties)
		}
	}
	return r
}

func (r *staffRows) layHeadcounts(group int, counts []model.Headcount) {
	for i := range counts {
		headcount := len(r.headcounts)
		r.headcounts = append(r.headcounts, headcountRow{group: group, Headcount: counts[i]})
		for _, p := range counts[i].Including {
			post := model.Post{Name: p.Name, Class: counts[i].Class, Count: p.Count}
			r.posts = append(r.posts, postRow{group: none, team: none, headcount: headcount, Post: post})
		}
	}
}

func (r *staffRows) layPosts(under postRow, posts []model.Post) {
	for i := range posts {
		under.Post = posts[i]
		r.posts = append(r.posts, under)
	}
}

func (r *staffRows) layDuties(under dutyRow, duties []model.Duty) {
	for i := range duties {
		under.Duty = duties[i]
		self := len(r.duties)
		r.duties = append(r.duties, under)
		r.layDuties(dutyRow{group: none, team: none, parent: self}, duties[i].Items)
	}
}

var errOwner = errors.New("a row of the staffing belongs to none that is there")

// check holds every owner against what is there: a file written by another hand
// may point anywhere.
func (r *staffRows) check() error {
	held := true
	for i := range r.teams {
		held = held && within(r.teams[i].group, len(r.groups))
	}
	for i := range r.headcounts {
		held = held && (r.headcounts[i].group == none || within(r.headcounts[i].group, len(r.groups)))
	}
	for i := range r.posts {
		p := &r.posts[i]
		held = held && oneOwner(ownerIn{p.group, len(r.groups)}, ownerIn{p.team, len(r.teams)}, ownerIn{p.headcount, len(r.headcounts)})
	}
	for i := range r.duties {
		d := &r.duties[i]
		held = held && oneOwner(ownerIn{d.group, len(r.groups)}, ownerIn{d.team, len(r.teams)}, ownerIn{d.parent, i})
	}
	if !held {
		return errOwner
	}
	return nil
}

func within(ord, count int) bool { return ord >= 0 && ord < count }

// ownerIn is an owner's ord, or none, with how many there are to choose from.
type ownerIn struct{ ord, count int }

func oneOwner(owners ...ownerIn) bool {
	found := 0
	for _, owner := range owners {
		switch {
		case owner.ord == none:
		case within(owner.ord, owner.count):
			found++
		default:
			return false
		}
	}
	return found == 1
}

// gather puts the rows back together, after check. What hangs furthest down is hung up first:
// appending copies a value, and what it holds by then.
func (r *staffRows) gather() *model.Staffing {
	s := r.staffing
	r.gatherDuties()
	for i := range r.posts {
		r.hangPost(&r.posts[i])
	}
	for i := range r.headcounts {
		totals := &s.Totals
		if h := &r.headcounts[i]; h.group != none {
			totals = &r.groups[h.group].Totals
		}
		*totals = append(*totals, r.headcounts[i].Headcount)
	}
	for i := range r.teams {
		group := &r.groups[r.teams[i].group]
		group.Teams = append(group.Teams, r.teams[i].Team)
	}
	s.Groups = r.groups
	return s
}

func (r *staffRows) hangPost(p *postRow) {
	list := (*[]model.Post)(nil)
	switch {
	case p.group != none:
		list = &r.groups[p.group].Heads
	case p.team != none:
		list = &r.teams[p.team].Posts
	default:
		h := &r.headcounts[p.headcount]
		h.Including = append(h.Including, model.Included{Name: p.Name, Count: p.Count})
		return
	}
	*list = append(*list, p.Post)
}

func (r *staffRows) gatherDuties() {
	under := map[int][]int{}
	for i := range r.duties {
		if parent := r.duties[i].parent; parent != none {
			under[parent] = append(under[parent], i)
		}
	}
	for i := len(r.duties) - 1; i >= 0; i-- { // items stand after what they belong to
		for _, item := range under[i] {
			r.duties[i].Items = append(r.duties[i].Items, r.duties[item].Duty)
		}
	}
	for i := range r.duties {
		switch d := &r.duties[i]; {
		case d.group != none:
			r.groups[d.group].Duties = append(r.groups[d.group].Duties, d.Duty)
		case d.team != none:
			r.teams[d.team].Duties = append(r.teams[d.team].Duties, d.Duty)
		}
	}
}

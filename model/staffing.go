package model

import "time"

// Class is an employment class.
type Class string

// The employment classes of the organisation chart.
const (
	Staff    Class = "staff"    // 職員
	Contract Class = "contract" // 契約職員
	Nurse    Class = "nurse"    // 保健師・管理栄養士
)

// Classes lists every class in printed order.
func Classes() []Class { return []Class{Staff, Contract, Nurse} }

// Post is a role with its headcount.
type Post struct {
	Name          Text  `json:"name"`
	Class         Class `json:"class"`
	Count         int   `json:"count" year:"title,people"`
	ClassInferred bool  `json:"class_inferred,omitempty"` // the document names no class; inferred from the sums
}

// Included is people whom the document counts in a headcount; they are of its
// class.
type Included struct {
	Name  Text `json:"name"`
	Count int  `json:"count" year:"title,people"`
}

// Headcount is a printed total of one class.
type Headcount struct {
	Class     Class      `json:"class"`
	Name      Text       `json:"name"` // as printed
	Count     int        `json:"count" year:"title,people"`
	Including []Included `json:"including,omitempty"` // people whom the document counts in Count
}

// Duty is one task of a group or a team.
type Duty struct {
	Name        Text   `json:"name"`
	Explanation Text   `json:"explanation,omitzero"`
	Items       []Duty `json:"items,omitempty"`
}

// Team is a unit within a group.
type Team struct {
	Code   string `json:"code" year:"code"`
	Name   Text   `json:"name" year:"title"`
	Posts  []Post `json:"posts,omitempty"`
	Duties []Duty `json:"duties,omitempty"`
}

// GroupStaffing is the staff of a group with their duties.
type GroupStaffing struct {
	Group  string      `json:"group" year:"refers=groups,key"`
	Areas  []Text      `json:"areas,omitempty"` // 担当分野
	Totals []Headcount `json:"totals,omitempty"`
	Heads  []Post      `json:"heads,omitempty"`
	Duties []Duty      `json:"duties,omitempty"`
	Teams  []Team      `json:"teams,omitempty"`
}

// Staffing is the structure of the branch as of a date.
type Staffing struct {
	AsOf   string          `json:"as_of" year:"date,title"` // "2024-10-01"
	Source Source          `json:"source"`
	Total  int             `json:"total" year:"people"`
	Totals []Headcount     `json:"totals,omitempty"`
	Groups []GroupStaffing `json:"groups,omitempty"`
}

// FiscalYear is the fiscal year of the staffing's date; the fallback when that
// is not a date.
func (s *Staffing) FiscalYear(fallback int) int {
	date, err := time.Parse(time.DateOnly, s.AsOf)
	if err != nil {
		return fallback
	}
	if date.Month() < time.April {
		return date.Year() - 1
	}
	return date.Year()
}

// Sum adds up headcounts.
func Sum(counts []Headcount) int {
	total := 0
	for _, c := range counts {
		total += c.Count
	}
	return total
}

// Total is the group's printed headcount over all classes.
func (g *GroupStaffing) Total() int { return Sum(g.Totals) }

// PostSum adds up the group's heads and its teams' posts of one class.
func (g *GroupStaffing) PostSum(class Class) int {
	total := sumPosts(g.Heads, class)
	for i := range g.Teams {
		total += sumPosts(g.Teams[i].Posts, class)
	}
	return total
}

func sumPosts(posts []Post, class Class) int {
	total := 0
	for _, p := range posts {
		if p.Class == class {
			total += p.Count
		}
	}
	return total
}

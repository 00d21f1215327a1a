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

// Post is a role with how many people hold it.
type Post struct {
	Name          Text
	Class         Class
	Count         int
	ClassInferred bool // the document names no class; the sums leave only this one
}

// Headcount is a printed total of one class.
type Headcount struct {
	Class     Class
	Name      Text // as printed
	Count     int
	Including []Post // people the print names as part of Count; their class is Class, or empty to mean it
}

// Duty is a piece of work that a group or a team does.
type Duty struct {
	Name        Text
	Explanation Text
	Items       []Duty
}

// Team is a unit within a group.
type Team struct {
	Code   string
	Name   Text
	Posts  []Post
	Duties []Duty
}

// GroupStaffing is who works in a group, and on what.
type GroupStaffing struct {
	Group  string
	Areas  []Text // 担当分野
	Totals []Headcount
	Heads  []Post
	Duties []Duty
	Teams  []Team
}

// Staffing is the structure of the branch as of a date.
type Staffing struct {
	AsOf   string // "2024-10-01"
	Source Source
	Total  int
	Totals []Headcount
	Groups []GroupStaffing
}

// FiscalYear is the fiscal year of the staffing's date; the given one where that is no
// date.
func (s *Staffing) FiscalYear(otherwise int) int {
	date, err := time.Parse(time.DateOnly, s.AsOf)
	if err != nil {
		return otherwise
	}
	if date.Month() < time.April {
		return date.Year() - 1
	}
	return date.Year()
}

// Sum adds up what the headcounts print.
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

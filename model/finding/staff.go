package finding

import (
	"strconv"

	"scorecard/model"
)

// StaffDetail belongs to StaffDiffers: the printed headcount of a part of the
// branch compared with the sum of its parts.
type StaffDetail struct {
	Group   string      // code; empty for the branch
	Class   model.Class // empty for all classes together
	Printed int
	Sum     int
	Of      StaffParts
}

// StaffParts names the parts that were added up.
type StaffParts string

// The parts that a printed headcount is compared with.
const (
	OfGroups  StaffParts = "groups"  // the groups' totals and the heads of the branch
	OfTeams   StaffParts = "teams"   // the group's heads and its teams' posts
	OfClasses StaffParts = "classes" // the printed total against its classes
)

// staff are the headcounts that do not add up: the branch against its classes
// and its groups, each group against its teams. A staffing of a later date
// does not describe the year.
func (s *survey) staff(weight int) []Finding {
	st := s.card.Staffing
	if st == nil || s.card.StaffedLater() {
		return nil
	}
	year := st.FiscalYear(s.card.Year.Year)
	var found []Finding
	if sum := model.Sum(st.Totals); st.Total > 0 && len(st.Totals) > 0 && st.Total != sum {
		detail := StaffDetail{Printed: st.Total, Sum: sum, Of: OfClasses}
		evidence := append(totalEvidence(st, year), headcountEvidence(st, "", st.Totals, year)...)
		found = append(found, s.staffFinding(year, weight, detail, evidence))
	}
	for _, detail := range againstGroups(st) {
		found = append(found, s.staffFinding(year, weight, detail, branchEvidence(st, detail.Class, year)))
	}
	for i := range st.Groups {
		g := &st.Groups[i]
		for _, detail := range againstTeams(g) {
			evidence := headcountEvidence(st, g.Group, ofClass(g.Totals, detail.Class), year)
			evidence = append(evidence, postEvidence(st, g, detail.Class, year)...)
			found = append(found, s.staffFinding(year, weight, detail, evidence))
		}
	}
	return found
}

func (s *survey) staffFinding(year, weight int, detail StaffDetail, evidence []Evidence) Finding {
	if detail.Group != "" {
		weight = weightGroupStaff
	}
	return Finding{
		Year: year, Group: detail.Group, Subject: model.StaffSubject(detail.Group),
		Weight: s.neighbourWeight(year, weight), Detail: detail, Evidence: evidence,
	}
}

// againstGroups compares each class that the branch prints with its groups. A
// group that prints some classes has zero of the others; if one prints no
// class, the sum is unknown. Where each class is right, or the branch prints
// none, the totals of all classes are compared.
func againstGroups(st *model.Staffing) []StaffDetail {
	if !groupsPrinted(st) {
		return nil
	}
	var found []StaffDetail
	for _, class := range printedClasses(st.Totals) {
		printed := classSum(st.Totals, class)
		if sum := groupSum(st, class); sum != printed {
			found = append(found, StaffDetail{Class: class, Printed: printed, Sum: sum, Of: OfGroups})
		}
	}
	if len(found) > 0 {
		return found
	}
	printed, sum := model.Sum(st.Totals), 0
	if len(st.Totals) == 0 {
		printed = st.Total
	}
	for _, class := range model.Classes() {
		sum += groupSum(st, class)
	}
	if printed == 0 || printed == sum {
		return nil
	}
	return []StaffDetail{{Printed: printed, Sum: sum, Of: OfGroups}}
}

func groupsPrinted(st *model.Staffing) bool {
	for i := range st.Groups {
		if len(st.Groups[i].Totals) == 0 {
			return false
		}
	}
	return len(st.Groups) > 0
}

// groupSum adds up the groups' totals of a class and the people whom the
// branch's total includes: the heads of the branch, who belong to no group.
// Where the groups add up without them, they are counted in a group.
func groupSum(st *model.Staffing, class model.Class) int {
	sum, named, printed := 0, 0, 0
	for i := range st.Groups {
		sum += classSum(st.Groups[i].Totals, class)
	}
	for i := range st.Totals {
		if t := &st.Totals[i]; t.Class == class {
			printed += t.Count
			for _, p := range t.Including {
				named += p.Count
			}
		}
	}
	if sum == printed {
		return sum
	}
	return sum + named
}

// againstTeams compares each class that a group prints with its heads and the
// posts of its teams. A group without posts cannot be compared.
func againstTeams(g *model.GroupStaffing) []StaffDetail {
	posts := 0
	for _, class := range model.Classes() {
		posts += g.PostSum(class)
	}
	if posts == 0 {
		return nil
	}
	var found []StaffDetail
	for _, class := range printedClasses(g.Totals) {
		printed := classSum(g.Totals, class)
		if sum := g.PostSum(class); sum != printed {
			found = append(found, StaffDetail{Group: g.Group, Class: class, Printed: printed, Sum: sum, Of: OfTeams})
		}
	}
	if printed := g.Total(); len(found) == 0 && printed > 0 && printed != posts {
		found = append(found, StaffDetail{Group: g.Group, Printed: printed, Sum: posts, Of: OfTeams})
	}
	return found
}

// printedClasses are the classes of some totals, each once, in printed order.
func printedClasses(totals []model.Headcount) []model.Class {
	var classes []model.Class
	seen := map[model.Class]bool{}
	for i := range totals {
		if class := totals[i].Class; !seen[class] {
			seen[class] = true
			classes = append(classes, class)
		}
	}
	return classes
}

func classSum(totals []model.Headcount, class model.Class) int {
	return model.Sum(ofClass(totals, class))
}

// ofClass are the headcounts of a class; all of them when it is empty.
func ofClass(totals []model.Headcount, class model.Class) []model.Headcount {
	var counts []model.Headcount
	for _, t := range totals {
		if class == "" || t.Class == class {
			counts = append(counts, t)
		}
	}
	return counts
}

func totalEvidence(st *model.Staffing, year int) []Evidence {
	return []Evidence{{What: model.FieldStaffTotal, Year: year, Text: strconv.Itoa(st.Total), Value: strconv.Itoa(st.Total), Source: st.Source}}
}

// headcountEvidence are printed totals of the branch or of a group.
func headcountEvidence(st *model.Staffing, group string, counts []model.Headcount, year int) []Evidence {
	var evidence []Evidence
	for _, t := range counts {
		evidence = append(evidence, headcount(st, model.StaffSubject(group), t.Class, t.Name, t.Count, year))
	}
	return evidence
}

func headcount(st *model.Staffing, item string, class model.Class, name model.Text, count, year int) Evidence {
	return Evidence{
		What: model.StaffField(class), Item: item, Year: year, Text: name.JA, Value: strconv.Itoa(count), Source: st.Source,
	}
}

// branchEvidence are the branch's totals of a class, its heads and its groups.
func branchEvidence(st *model.Staffing, class model.Class, year int) []Evidence {
	counts := ofClass(st.Totals, class)
	evidence := headcountEvidence(st, "", counts, year)
	if len(counts) == 0 {
		evidence = totalEvidence(st, year)
	}
	for _, t := range counts {
		for _, p := range t.Including {
			evidence = append(evidence, headcount(st, model.StaffSubject(""), t.Class, p.Name, p.Count, year))
		}
	}
	for i := range st.Groups {
		g := &st.Groups[i]
		evidence = append(evidence, headcountEvidence(st, g.Group, ofClass(g.Totals, class), year)...)
	}
	return evidence
}

// postEvidence are a group's heads and its teams' posts of a class.
func postEvidence(st *model.Staffing, g *model.GroupStaffing, class model.Class, year int) []Evidence {
	var evidence []Evidence
	add := func(item string, posts []model.Post) {
		for _, p := range posts {
			if class == "" || p.Class == class {
				evidence = append(evidence, headcount(st, item, p.Class, p.Name, p.Count, year))
			}
		}
	}
	add(model.StaffSubject(g.Group), g.Heads)
	for i := range g.Teams {
		add(g.Teams[i].Code, g.Teams[i].Posts)
	}
	return evidence
}

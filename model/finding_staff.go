package model

import "strconv"

// staff are the headcounts that do not add up: the branch against its classes
// and its groups, each group against its teams. A staffing that came later says
// nothing of the year.
func (s *survey) staff() []Finding {
	st := s.card.Staffing
	if st == nil || s.card.StaffedLater() {
		return nil
	}
	year := s.staffYear()
	var found []Finding
	if sum := Sum(st.Totals); st.Total > 0 && len(st.Totals) > 0 && st.Total != sum {
		detail := StaffDetail{Printed: st.Total, Sum: sum, Of: OfClasses}
		evidence := append(totalEvidence(st, year), headcountEvidence(st, "", st.Totals, year)...)
		found = append(found, s.staffFinding(detail, evidence))
	}
	for _, detail := range againstGroups(st) {
		found = append(found, s.staffFinding(detail, branchEvidence(st, detail.Class, year)))
	}
	for i := range st.Groups {
		g := &st.Groups[i]
		for _, detail := range againstTeams(g) {
			evidence := headcountEvidence(st, g.Group, ofClass(g.Totals, detail.Class), year)
			evidence = append(evidence, postEvidence(st, g, detail.Class, year)...)
			found = append(found, s.staffFinding(detail, evidence))
		}
	}
	return found
}

func (s *survey) staffFinding(detail StaffDetail, evidence []Evidence) Finding {
	year, weight := s.staffYear(), weightBranchStaff
	if detail.Group != "" {
		weight = weightGroupStaff
	}
	return Finding{
		Kind: StaffDiffers, Year: year, Group: detail.Group, Subject: staffSubject(detail.Group),
		Weight: s.besideWeight(year, weight), Detail: detail, Evidence: evidence,
	}
}

func staffSubject(group string) string {
	if group == "" {
		return "staff"
	}
	return "staff/" + group
}

// againstGroups holds each class that the branch prints against its groups. A
// group that prints some classes has none of the others; one that prints none
// is unknown, and then nothing can be added up. Where each class is right, or
// the branch prints none, all of them together are held.
func againstGroups(st *Staffing) []StaffDetail {
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
	printed, sum := Sum(st.Totals), 0
	if len(st.Totals) == 0 {
		printed = st.Total
	}
	for _, class := range Classes() {
		sum += groupSum(st, class)
	}
	if printed == 0 || printed == sum {
		return nil
	}
	return []StaffDetail{{Printed: printed, Sum: sum, Of: OfGroups}}
}

func groupsPrinted(st *Staffing) bool {
	for i := range st.Groups {
		if len(st.Groups[i].Totals) == 0 {
			return false
		}
	}
	return len(st.Groups) > 0
}

// groupSum adds up the groups' totals of a class with the people whom the
// branch's total names: the heads of the branch, who belong to no group. Where
// the groups add up without them, they are people of the groups.
func groupSum(st *Staffing, class Class) int {
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

// againstTeams holds each class that a group prints against its heads and the
// posts of its teams. A group without posts says nothing of them.
func againstTeams(g *GroupStaffing) []StaffDetail {
	posts := 0
	for _, class := range Classes() {
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
func printedClasses(totals []Headcount) []Class {
	var classes []Class
	seen := map[Class]bool{}
	for i := range totals {
		if class := totals[i].Class; !seen[class] {
			seen[class] = true
			classes = append(classes, class)
		}
	}
	return classes
}

func classSum(totals []Headcount, class Class) int { return Sum(ofClass(totals, class)) }

// ofClass are the headcounts of a class; all of them when it is empty.
func ofClass(totals []Headcount, class Class) []Headcount {
	var counts []Headcount
	for _, t := range totals {
		if class == "" || t.Class == class {
			counts = append(counts, t)
		}
	}
	return counts
}

// staffYear is the fiscal year of the staffing's date.
func (s *survey) staffYear() int {
	return s.card.Staffing.year(s.card.Year.Year)
}

func totalEvidence(st *Staffing, year int) []Evidence {
	return []Evidence{{What: FieldStaffTotal, Year: year, Text: strconv.Itoa(st.Total), Value: strconv.Itoa(st.Total), Source: st.Source}}
}

// headcountEvidence are printed totals of the branch or of a group.
func headcountEvidence(st *Staffing, group string, counts []Headcount, year int) []Evidence {
	var evidence []Evidence
	for _, t := range counts {
		evidence = append(evidence, headcount(st, staffSubject(group), t.Class, t.Name, t.Count, year))
	}
	return evidence
}

func headcount(st *Staffing, item string, class Class, name Text, count, year int) Evidence {
	return Evidence{
		What: StaffField(class), Item: item, Year: year, Text: name.JA, Value: strconv.Itoa(count), Source: st.Source,
	}
}

// branchEvidence are the branch's totals of a class, its heads and its groups.
func branchEvidence(st *Staffing, class Class, year int) []Evidence {
	counts := ofClass(st.Totals, class)
	evidence := headcountEvidence(st, "", counts, year)
	if len(counts) == 0 {
		evidence = totalEvidence(st, year)
	}
	for _, t := range counts {
		for _, p := range t.Including {
			evidence = append(evidence, headcount(st, staffSubject(""), t.Class, p.Name, p.Count, year))
		}
	}
	for i := range st.Groups {
		g := &st.Groups[i]
		evidence = append(evidence, headcountEvidence(st, g.Group, ofClass(g.Totals, class), year)...)
	}
	return evidence
}

// postEvidence are a group's heads and its teams' posts of a class.
func postEvidence(st *Staffing, g *GroupStaffing, class Class, year int) []Evidence {
	var evidence []Evidence
	add := func(item string, posts []Post) {
		for _, p := range posts {
			if class == "" || p.Class == class {
				evidence = append(evidence, headcount(st, item, p.Class, p.Name, p.Count, year))
			}
		}
	}
	add(staffSubject(g.Group), g.Heads)
	for i := range g.Teams {
		add(g.Teams[i].Code, g.Teams[i].Posts)
	}
	return evidence
}

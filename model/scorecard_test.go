package model_test

import (
	"fmt"
	"strings"
	"testing"

	"scorecard/model"
)

func noteLines(notes []*model.Note) string {
	var lines []string
	for _, n := range notes {
		place := "plan"
		if n.Source.Page > 0 {
			place = fmt.Sprintf("p%d", n.Source.Page)
		}
		lines = append(lines, fmt.Sprintf("%s %d %s", n.Kind, n.Year, place))
	}
	return strings.Join(lines, ", ")
}

// The notes about a KPI, seen from each year: kind, the year they are about,
// and the page. A year has its own footnotes and those of its neighbours that are
// about it.
func TestScorecard_Notes(t *testing.T) {
	r5, r6, r7 := views(t)
	for _, c := range []struct {
		in   *model.Scorecard
		kpi  string
		want string
	}{
		{r6, "service-standard", "description 2024 p3, review 2024 p3, policy 2025 p3"},
		{r6, "review-rate", "description 2024 p5, review 2024 p5, policy 2025 p5, footnote 2023 p4, footnote 2024 plan, footnote 2024 plan, footnote 2024 plan"},
		{r6, "review-amount", "description 2024 p5, review 2024 p5, policy 2025 p5, footnote 2024 plan, footnote 2024 plan"},
		{r6, "claim-recovery-rate", "description 2024 p6, review 2024 p6, policy 2025 p6, footnote 2024 p6, footnote 2023 p4"},
		{r6, "card-recovery-rate", "description 2024 p6, review 2024 p6, policy 2025 p6"},
		{r6, "lifestyle-checkup-rate", "description 2024 p8, description 2024 p9, review 2024 p8, review 2024 p8, policy 2025 p8"},
		{r6, "committee-offices", "description 2024 p21, review 2024 p21, review 2024 p21, policy 2025 p21, policy 2025 p21"},
		{r6, "counter-rate", ""},

		{r7, "service-standard", "description 2024 p3, review 2024 p3, policy 2025 p3"},
		{r7, "review-rate", "description 2024 p5, review 2024 p5, policy 2025 p5, footnote 2025 plan, footnote 2024 plan, footnote 2024 plan"},
		{r7, "claim-recovery-rate", "description 2024 p6, review 2024 p6, policy 2025 p6, footnote 2024 p6"},
		{r7, "insured-guidance-rate", "description 2024 p10, review 2024 p10, review 2024 p10, policy 2025 p10, footnote 2025 plan"},
		{r7, "biosimilar-rate", "footnote 2025 plan, footnote 2025 plan"},
		{r7, "counter-rate", ""}, // it has no notes of its inferred predecessor

		{r5, "service-standard", "description 2024 p3"},
		{r5, "review-rate", "description 2024 p5, footnote 2023 p4"},
		{r5, "card-recovery-rate", "description 2024 p6"},
	} {
		if got := noteLines(c.in.Notes(c.kpi)); got != c.want {
			t.Errorf("%d %s:\n%s\nwant\n%s", c.in.Year.Year, c.kpi, got, c.want)
		}
	}
}

// A policy is shown in the year that it is about, wherever it is printed.
func TestNotes_PolicyYear(t *testing.T) {
	policy := func(year, page int) model.Note {
		return model.Note{Kind: model.Policy, Year: year, KPIs: []string{"k"}, Source: model.Source{Page: page}}
	}
	c := &model.Scorecard{
		Before: &model.Year{Year: 2023, Notes: []model.Note{policy(2023, 1), policy(2024, 2)}},
		Year:   &model.Year{Year: 2024, Notes: []model.Note{policy(2023, 3), policy(2024, 4), policy(2025, 5)}},
		After:  &model.Year{Year: 2025, Notes: []model.Note{policy(2025, 6)}},
	}
	if got, want := noteLines(c.Notes("k")), "policy 2024 p2, policy 2024 p4, policy 2025 p5"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if notes := c.Notes("other"); notes != nil {
		t.Errorf("another KPI's notes are %s", noteLines(notes))
	}
}

func lineageLine(l *model.Lineage) string {
	if l == nil {
		return "-"
	}
	line := fmt.Sprintf("%s %s→%s", l.Kind, strings.Join(l.From, "+"), strings.Join(l.To, "+"))
	if l.Inferred {
		line += " inferred"
	}
	return line
}

// Lineage prefers where a KPI went; the year is the one that it leads into.
func TestScorecard_Lineage(t *testing.T) {
	r5, r6, r7 := views(t)
	for _, c := range []struct {
		in            *model.Scorecard
		kpi, from, to string
		shown         string
		year          int
	}{
		{r5, "mail-in-rate", "-", "continued mail-in-rate→mail-in-rate", "out", 2024},
		{r6, "review-rate", "continued review-rate→review-rate", "continued review-rate→review-rate", "out", 2025},
		{r6, "card-recovery-rate", "continued card-recovery-rate→card-recovery-rate", "retired card-recovery-rate→", "out", 2025},
		{r6, "mail-in-rate", "continued mail-in-rate→mail-in-rate", "replaced mail-in-rate→counter-rate inferred", "out", 2025},
		{r6, "counter-rate", "-", "-", "", 0},
		{r7, "review-rate", "continued review-rate→review-rate", "-", "in", 2025},
		{r7, "average-days", "new →average-days", "-", "in", 2025},
		{r7, "biosimilar-rate", "new →biosimilar-rate inferred", "-", "in", 2025},
		{r7, "counter-rate", "replaced mail-in-rate→counter-rate inferred", "-", "in", 2025},
		{r7, "card-recovery-rate", "-", "-", "", 0},
	} {
		in, out := c.in.LineageIn(c.kpi), c.in.LineageOut(c.kpi)
		if lineageLine(in) != c.from || lineageLine(out) != c.to {
			t.Errorf("%d %s: from %s, to %s; want %s and %s", c.in.Year.Year, c.kpi, lineageLine(in), lineageLine(out), c.from, c.to)
		}
		want := map[string]*model.Lineage{"out": out, "in": in, "": nil}[c.shown]
		if shown, year := c.in.Lineage(c.kpi); shown != want || year != c.year {
			t.Errorf("%d %s: shown is %s into %d, want %s into %d", c.in.Year.Year, c.kpi, lineageLine(shown), year, lineageLine(want), c.year)
		}
	}
}

func TestScorecard_Initiatives(t *testing.T) {
	r5, r6, r7 := views(t)
	for _, c := range []struct {
		in    *model.Scorecard
		group string
		lines int
		year  int // 0 when there is none
	}{
		{r6, "", 49, 2025}, {r6, "business", 14, 2025}, {r6, "receipt", 14, 2025}, {r6, "health", 12, 2025}, {r6, "planning", 9, 2025},
		{r7, "", 49, 2025}, {r7, "planning", 9, 2025}, {r7, "sales", 0, 2025},
		{r5, "", 0, 0}, {r5, "business", 0, 0}, // the year after has none itself
	} {
		lines, year := c.in.Initiatives(c.group)
		if len(lines) != c.lines || (year == nil) != (c.year == 0) || year != nil && year.Year != c.year {
			t.Errorf("%d %q: %d lines of %v, want %d of %d", c.in.Year.Year, c.group, len(lines), year, c.lines, c.year)
		}
		for _, line := range lines {
			if c.group != "" && line.Group != c.group {
				t.Errorf("%q has the line %s of %s", c.group, line.Code, line.Group)
			}
		}
	}
	own := &model.Scorecard{
		Year:  &model.Year{Year: 2024, Initiatives: []model.Initiative{{Code: "own"}}},
		After: &model.Year{Year: 2025, Initiatives: []model.Initiative{{Code: "next"}}},
	}
	if lines, year := own.Initiatives(""); len(lines) != 1 || lines[0] != &own.Year.Initiatives[0] || year != own.Year {
		t.Error("a year's own key measures do not come first")
	}
}

func TestScorecard_Conflicts(t *testing.T) {
	r5, r6, r7 := views(t)
	for _, c := range []struct {
		in            *model.Scorecard
		subject, want string
	}{
		{r6, "generic-rate", "value rating A|B; wording target 85.6%以上|85.6%以上 (対前年度以上); wording review"},
		{r6, "committee-offices", "value target 6,817事業所|6,971事業所|6,817事業所以上"},
		{r6, "staff", ""},
		{r6, "service-standard", ""},
		{r6, "", ""},
		{r5, "generic-rate", ""},
	} {
		var lines []string
		for _, conflict := range c.in.Conflicts(c.subject) {
			line := fmt.Sprintf("%s %s", conflict.Kind, conflict.Field)
			if conflict.Field != "review" { // prose is not interpreted
				var variants []string
				for _, p := range conflict.Variants {
					variants = append(variants, p.Text)
				}
				line += " " + strings.Join(variants, "|")
			}
			lines = append(lines, line)
		}
		if got := strings.Join(lines, "; "); got != c.want {
			t.Errorf("%d %q:\n%s\nwant\n%s", c.in.Year.Year, c.subject, got, c.want)
		}
	}
	all := 0
	for _, subject := range subjects(r7.Year) {
		all += len(r7.Conflicts(subject))
	}
	if all != len(r7.Year.Conflicts) || all == 0 {
		t.Errorf("by subject there are %d conflicts, on file %d", all, len(r7.Year.Conflicts))
	}
}

// subjects are the distinct subjects of the year's conflicts.
func subjects(y *model.Year) []string {
	var list []string
	seen := map[string]bool{}
	for _, c := range y.Conflicts {
		if !seen[c.Subject] {
			list = append(list, c.Subject)
		}
		seen[c.Subject] = true
	}
	return list
}

func TestYear_Lookups(t *testing.T) {
	_, r6, r7 := views(t)
	y := r6.Year
	if k := y.KPI("review-rate"); k != &y.KPIs[2] || y.KPI("counter-rate") != nil || y.KPI("") != nil || (*model.Year)(nil).KPI("review-rate") != nil {
		t.Error("a KPI is not found by its code alone")
	}
	if g := r6.Group("health"); g != &y.Groups[2] || r6.Group("sales") != nil || r6.Group("") != nil {
		t.Error("a group is not found by its code alone")
	}
	if d := y.Document("plan-r7"); d != &y.Documents[1] || y.Document("plan") != nil {
		t.Error("a document is not found by its code alone")
	}
	if !y.HasResults() || r7.Year.HasResults() {
		t.Error("R6 has results, R7 has none yet")
	}
}

func TestScorecard_GroupStaffing(t *testing.T) {
	_, r6, _ := views(t)
	for group, want := range map[string][2]int{"business": {26, 2}, "receipt": {23, 3}, "health": {31, 2}, "planning": {12, 3}} {
		if g := r6.GroupStaffing(group); g == nil || g.Group != group || g.Total() != want[0] || len(g.Teams) != want[1] {
			t.Errorf("%s: %+v, want %d people in %d teams", group, g, want[0], want[1])
		}
	}
	if r6.GroupStaffing("sales") != nil || (&model.Scorecard{}).GroupStaffing("business") != nil {
		t.Error("there is staffing of a group that has none")
	}
}

func TestGroupStaffing_PostSum(t *testing.T) {
	g := model.GroupStaffing{
		Heads: []model.Post{{Class: model.Staff, Count: 2}, {Class: model.Nurse, Count: 1}},
		Teams: []model.Team{{Posts: []model.Post{{Class: model.Staff, Count: 3}}}, {Posts: []model.Post{{Class: model.Contract, Count: 4}, {Class: model.Staff, Count: 1}}}},
	}
	for class, want := range map[model.Class]int{model.Staff: 6, model.Contract: 4, model.Nurse: 1, "": 0} {
		if got := g.PostSum(class); got != want {
			t.Errorf("%d posts of class %q, want %d", got, class, want)
		}
	}
}

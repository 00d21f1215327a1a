package seed_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"scorecard/model"
)

func TestBuiltInStaffing(t *testing.T) {
	r5, r6, r7 := threeYears(t)
	if r5.Staffing != nil || r7.Staffing != nil {
		t.Error("the organisation is as of October 2024 and belongs to that year alone")
	}
	s := r6.Staffing
	totals := map[model.Class]int{}
	for _, c := range s.Totals {
		totals[c.Class] += c.Count
	}
	if diff := cmp.Diff(map[model.Class]int{model.Staff: 36, model.Contract: 44, model.Nurse: 16}, totals); diff != "" {
		t.Errorf("totals (-want +got):\n%s", diff)
	}
	if s.AsOf != "2024-10-01" || s.Total != 96 || model.Sum(s.Totals) != 36+44+16 {
		t.Errorf("%d people (%d by class) as of %s, want 96 as of 2024-10-01", s.Total, model.Sum(s.Totals), s.AsOf)
	}
	var lines []string
	groups := map[model.Class]int{}
	for i := range s.Groups {
		g := &s.Groups[i]
		printed := map[model.Class]int{}
		for _, c := range g.Totals {
			printed[c.Class] += c.Count
			groups[c.Class] += c.Count
		}
		for _, class := range model.Classes() {
			if posts := g.PostSum(class); posts != printed[class] {
				t.Errorf("%s: the posts of %s add up to %d, printed are %d", g.Group, class, posts, printed[class])
			}
		}
		lines = append(lines, fmt.Sprintf("%s: staff %d, contract %d, nurse %d, teams %d",
			g.Group, printed[model.Staff], printed[model.Contract], printed[model.Nurse], len(g.Teams)))
	}
	compare(t, `
business: staff 11, contract 15, nurse 0, teams 2
receipt: staff 6, contract 17, nurse 0, teams 3
health: staff 9, contract 6, nurse 16, teams 2
planning: staff 7, contract 5, nurse 0, teams 3`, lines)
	leaders := model.Sum(s.Totals[:1]) - groups[model.Staff] // 支部長1名、部長2名 belong to no group
	if leaders != 1+2 || groups[model.Contract] != 43 || groups[model.Nurse] != totals[model.Nurse] {
		t.Errorf("outside the groups %d, contract staff in groups %d, nurses in groups %d; want 3, 43, 16",
			leaders, groups[model.Contract], groups[model.Nurse])
	}
}

// A code means one thing through all years: a KPI's its series, any other's one
// thing in one year.
func TestBuiltInCodesAreUnique(t *testing.T) {
	meanings := map[string]string{}
	for _, y := range builtIn(t) {
		use := func(code, meaning string) {
			if other, taken := meanings[code]; taken && other != meaning {
				t.Errorf("%s is %s and %s", code, other, meaning)
			}
			meanings[code] = meaning
		}
		for i := range y.KPIs {
			use(y.KPIs[i].Code, "a KPI of "+y.KPIs[i].Group+" in "+y.KPIs[i].Unit)
		}
		for i := range y.Activities {
			use(y.Activities[i].Code, fmt.Sprintf("activity %d of %d", i, y.Year))
		}
		for i := range y.Initiatives {
			use(y.Initiatives[i].Code, fmt.Sprintf("key measure %d of %d", i, y.Year))
		}
		if y.Staffing == nil {
			continue
		}
		for _, g := range y.Staffing.Groups {
			for _, team := range g.Teams {
				use(team.Code, fmt.Sprintf("team %s of %d", team.Name.JA, y.Year))
			}
		}
	}
}

// Every KPI has one fate: each of a year is accounted for in the next, and each
// of the next comes from somewhere or is new.
func TestBuiltInLineageIsWhole(t *testing.T) {
	r5, r6, r7 := threeYears(t)
	for _, pair := range [][2]*model.Year{{r5, r6}, {r6, r7}} {
		var from, to []string
		for _, l := range pair[1].Lineage {
			from, to = append(from, l.From...), append(to, l.To...)
		}
		for _, side := range []struct {
			year  *model.Year
			codes []string
		}{{pair[0], from}, {pair[1], to}} {
			var kpis []string
			for i := range side.year.KPIs {
				kpis = append(kpis, side.year.KPIs[i].Code)
			}
			slices.Sort(kpis)
			slices.Sort(side.codes)
			if diff := cmp.Diff(kpis, side.codes); diff != "" {
				t.Errorf("into %d, KPIs of %d (-KPIs +lineage):\n%s", pair[1].Year, side.year.Year, diff)
			}
		}
	}
	kinds := map[string]int{}
	for _, l := range r7.Lineage {
		kinds[fmt.Sprintf("%s inferred=%t", l.Kind, l.Inferred)]++
	}
	want := map[string]int{
		"continued inferred=false": 15, "new inferred=false": 1, "new inferred=true": 1, "retired inferred=false": 1, "replaced inferred=true": 1,
	}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("into R7 (-want +got):\n%s", diff)
	}
}

func conflictOf(y *model.Year, subject, field string) []string {
	for _, c := range y.Conflicts {
		if c.Subject == subject && c.Field == field && c.Kind == model.ValueConflict {
			values := []string{c.Variants[c.Shown].Value}
			for _, p := range c.Variants {
				if !slices.Contains(values, p.Value) {
					values = append(values, p.Value)
				}
			}
			return values
		}
	}
	return nil
}

// The three facts that the documents print with two values; the one in use
// stands first.
func TestBuiltInValueConflicts(t *testing.T) {
	_, r6, _ := threeYears(t)
	for _, c := range []struct {
		subject, field string
		values         []string
	}{
		{"generic-rate", "rating", []string{"A", "B"}},
		{"committee-offices", "target", []string{"6817", "6971"}},
		{"staff", "staff.contract", []string{"44", "43"}},
	} {
		if got := conflictOf(r6, c.subject, c.field); !slices.Equal(got, c.values) {
			t.Errorf("%s of %s: %v, want %v", c.field, c.subject, got, c.values)
		}
	}
}

// shownFigure is what the data shows for a figure that a conflict is about;
// empty when the conflict is about something else.
func shownFigure(k *model.KPI, field string) string {
	switch field {
	case "rating":
		return k.Rating.Grade
	case "target":
		return targetCell(k.Target)
	case "hq.target":
		return targetCell(k.HQ.Target)
	}
	return ""
}

// shownName is the name that a conflict about a name is about.
func shownName(y *model.Year, subject string) string {
	if k := y.KPI(subject); k != nil {
		return k.Name.JA
	}
	for i := range y.Activities {
		if y.Activities[i].Code == subject {
			return y.Activities[i].Name.JA
		}
	}
	for i := range y.Initiatives {
		if y.Initiatives[i].Code == subject {
			return y.Initiatives[i].Name.JA
		}
	}
	return ""
}

// A conflict about a figure quotes it whole, one about a name the part of it
// that differs.
func TestBuiltInShowsTheVariantThatAConflictSaysIsShown(t *testing.T) {
	figures, names := 0, 0
	for _, y := range builtIn(t) {
		for _, c := range y.Conflicts {
			variant, figure := c.Variants[c.Shown].Text, ""
			if k := y.KPI(c.Subject); k != nil {
				figure = shownFigure(k, c.Field)
			}
			switch {
			case figure != "":
				if figures++; variant != figure {
					t.Errorf("%d %s %s: the conflict shows %q, the data %q", y.Year, c.Subject, c.Field, variant, figure)
				}
			case c.Field == "name":
				if names++; !strings.Contains(shownName(y, c.Subject), variant) {
					t.Errorf("%d %s: the conflict shows %q, the data %q", y.Year, c.Subject, variant, shownName(y, c.Subject))
				}
			}
		}
	}
	if figures < 15 || names < 5 {
		t.Errorf("only %d figures and %d names could be held against the data", figures, names)
	}
}

// eachValue visits every value within a year.
func eachValue(v reflect.Value, visit func(reflect.Value)) {
	visit(v)
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachValue(v.Elem(), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachValue(v.Field(i), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachValue(v.Index(i), visit)
		}
	}
}

// The results have 22 pages and are cited by page, the plan by heading.
func TestBuiltInSources(t *testing.T) {
	for _, y := range builtIn(t) {
		eachValue(reflect.ValueOf(y), func(v reflect.Value) {
			source, ok := v.Interface().(model.Source)
			if !ok || source.IsZero() {
				return
			}
			results := source.Document == "results-r6" && source.Page >= 1 && source.Page <= 22
			plan := source.Document == "plan-r7" && source.Heading != ""
			if !results && !plan {
				t.Errorf("%d: no such place: %+v", y.Year, source)
			}
		})
	}
}

var (
	fullWidth = regexp.MustCompile(`[０-９Ａ-Ｚａ-ｚ％]`)
	folded    = regexp.MustCompile(`[\p{Han}\p{Hiragana}\p{Katakana}、。] [\p{Han}\p{Hiragana}\p{Katakana}]`)
	japanese  = regexp.MustCompile(`[\p{Han}\p{Hiragana}\p{Katakana}]`)
)

// A Japanese line that was folded in the file would have a space in the middle
// of a sentence.
func TestBuiltInWordingIsClean(t *testing.T) {
	for _, y := range builtIn(t) {
		eachValue(reflect.ValueOf(y), func(v reflect.Value) {
			text, ok := v.Interface().(model.Text)
			if !ok || text.IsZero() {
				return
			}
			if fullWidth.MatchString(text.JA) || folded.MatchString(text.JA) {
				t.Errorf("%d: full-width letters or a folded line in %q", y.Year, text.JA)
			}
			if japanese.MatchString(text.EN) || fullWidth.MatchString(text.EN) {
				t.Errorf("%d: Japanese in the English %q", y.Year, text.EN)
			}
		})
	}
}

// A short name is for where the full one does not fit: 26 columns, a Japanese
// character taking two.
func TestBuiltInShortNamesAreShort(t *testing.T) {
	for _, y := range builtIn(t) {
		for i := range y.KPIs {
			short := y.KPIs[i].Short
			wide := len(regexp.MustCompile(`[^\x00-\x7f]`).FindAllString(short.JA, -1))
			if columns := len([]rune(short.JA)) + wide; columns > 26 || len(short.EN) > 26 {
				t.Errorf("%s: %q has %d columns, %q %d", y.KPIs[i].Code, short.JA, columns, short.EN, len(short.EN))
			}
		}
	}
}

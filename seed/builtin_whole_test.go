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
	"scorecard/seed/yeartest"
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
	for _, y := range yeartest.BuiltIn(t) {
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

// valuesOf are the different values of the conflicts about a fact, of each first
// the one that is shown.
func valuesOf(y *model.Year, subject, field string) []string {
	var values []string
	for _, c := range y.Conflicts {
		if c.Subject != subject || c.Field != field || c.Kind != model.ValueConflict {
			continue
		}
		for _, p := range slices.Concat(c.Variants[c.Shown:c.Shown+1], c.Variants) {
			if !slices.Contains(values, p.Value) {
				values = append(values, p.Value)
			}
		}
	}
	return values
}

// The facts that the documents print with more than one value; the one in use
// is the first. What only adds up otherwise, as the contract staff of the groups
// do, is no print.
func TestBuiltInValueConflicts(t *testing.T) {
	_, r6, r7 := threeYears(t)
	for _, c := range []struct {
		year           *model.Year
		subject, field string
		values         []string
	}{
		{r6, "generic-rate", "rating", []string{"A", "B"}},
		{r6, "committee-offices", "target", []string{"6817", "6971"}},
		{r6, "dependent-checkup-rate", "note", []string{"くまとく", "くまどく"}},
		{r6, "ckd-referral", "note", []string{"CKD該当者等", "CKDハイリスク者", "CKDのリスクのある人"}},
		{r6, "lifestyle-checkup-rate", "description", []string{"35歳以上", "35～74歳"}},
		{r6, "dependent-checkup-rate", "description", []string{"40歳以上", "40～74歳"}},
		{r6, "insured-guidance-rate", "description", []string{"40歳以上", "40～74歳"}},
		{r6, "dependent-guidance-rate", "description", []string{"40歳以上", "40～74歳"}},
		{r7, "group-checkups", "note", []string{"くまどく", "くまとく", "骨密度測定", "骨粗鬆症検診・歯科検診"}},
		{r7, "ckd-outreach", "note", []string{"CKD該当者等", "CKDハイリスク者"}},
		{r7, "insured-checkup-promotion", "description", []string{"35歳以上", "35～74歳"}},
		{r7, "dependent-checkup-promotion", "description", []string{"40歳以上", "40～74歳"}},
	} {
		if got := valuesOf(c.year, c.subject, c.field); !slices.Equal(got, c.values) {
			t.Errorf("%s of %s: %v, want %v", c.field, c.subject, got, c.values)
		}
	}
	for _, y := range yeartest.BuiltIn(t) {
		for _, c := range y.Conflicts {
			if c.AboutStaff() {
				t.Errorf("%d: the document prints each headcount once, and %s has variants", y.Year, c.Field)
			}
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
	for _, y := range yeartest.BuiltIn(t) {
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
	for _, y := range yeartest.BuiltIn(t) {
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
	for _, y := range yeartest.BuiltIn(t) {
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

// A short name is for where the full one does not fit: 15 full-width characters,
// a half-width one counting half, or 34 letters. Shorter ones would have to cut a
// term of the law, such as 特定保健指導, in two.
func TestBuiltInShortNamesAreShort(t *testing.T) {
	for _, y := range yeartest.BuiltIn(t) {
		for i := range y.KPIs {
			short := y.KPIs[i].Short
			wide := len(regexp.MustCompile(`[^\x00-\x7f]`).FindAllString(short.JA, -1))
			if columns := len([]rune(short.JA)) + wide; columns > 30 || len(short.EN) > 34 {
				t.Errorf("%s: %q has %d columns, %q %d", y.KPIs[i].Code, short.JA, columns, short.EN, len(short.EN))
			}
		}
	}
}

// A short name has every statutory term of the full one.
func TestBuiltInShortNamesKeepStatutoryTerms(t *testing.T) {
	for _, y := range yeartest.BuiltIn(t) {
		for i := range y.KPIs {
			k := &y.KPIs[i]
			for _, term := range []model.Text{
				{JA: "特定保健指導", EN: "pecific health guidance"}, {JA: "特定健診", EN: "pecific health checkup"},
				{JA: "生活習慣病予防健診", EN: "ifestyle"}, {JA: "事業者健診", EN: "mployer checkup"},
				{JA: "ジェネリック医薬品", EN: "Generic drug"}, {JA: "健康保険委員", EN: "ommittee member"}, {JA: "健康宣言", EN: "ealth declaration"},
			} {
				ja := strings.Contains(k.Name.JA, term.JA) && !strings.Contains(k.Short.JA, term.JA)
				en := strings.Contains(k.Name.EN, term.EN) && !strings.Contains(k.Short.EN, term.EN)
				if ja || en {
					t.Errorf("%d %s: %q, %q lacks %v", y.Year, k.Code, k.Short.JA, k.Short.EN, term)
				}
			}
		}
	}
}

// The ways in which prose points at something else: the marks of a list, the
// numbers of KPIs and of footnotes, and words that only follow what they are
// about.
var pointers = regexp.MustCompile(`[ⅰⅱⅲ①-⑳※]|\bi+\)|この取組|当該取組|上記|上述|前述|後述|図-?[0-9]|(?i:\bthe above\b|\babove-mentioned\b|\bwith this\b|\bthis effort\b|\bfigure [0-9])`)

// Every note and explanation is readable alone: a reader may have nothing else
// in view.
func TestBuiltInNotesReferToNothingOutsideThemselves(t *testing.T) {
	for _, y := range yeartest.BuiltIn(t) {
		check := func(what string, text model.Text) {
			for _, s := range []string{text.JA, text.EN} {
				if found := pointers.FindString(s); found != "" {
					t.Errorf("%d %s refers to %q: %s", y.Year, what, found, s)
				}
			}
		}
		for _, n := range y.Notes {
			check(fmt.Sprintf("%s of %v", n.Kind, n.KPIs), n.Text)
		}
		for i := range y.Initiatives {
			check(y.Initiatives[i].Code, y.Initiatives[i].Explanation)
		}
		for _, l := range y.Lineage {
			check(fmt.Sprintf("the lineage of %v, %v", l.From, l.To), l.Reason)
		}
	}
}

// A name is a noun phrase, in no year and nowhere a sentence that is cut off.
func TestBuiltInNamesAreNoSentences(t *testing.T) {
	for _, y := range yeartest.BuiltIn(t) {
		eachValue(reflect.ValueOf(y), func(v reflect.Value) {
			name := model.Text{}
			switch x := v.Interface().(type) {
			case model.KPI:
				name = x.Name
			case model.Activity:
				name = x.Name
			case model.Initiative:
				name = x.Name
			case model.Duty:
				name = x.Name
			}
			if strings.HasSuffix(name.JA, "。") || strings.HasSuffix(name.JA, "ます") || strings.HasSuffix(name.EN, ".") {
				t.Errorf("%d: %q, %q is a sentence", y.Year, name.JA, name.EN)
			}
		})
	}
}

var hiragana = regexp.MustCompile(`^[ぁ-ゖー]+$`)

func TestBuiltInReadings(t *testing.T) {
	for _, y := range yeartest.BuiltIn(t) {
		for i := range y.KPIs {
			if k := &y.KPIs[i]; !hiragana.MatchString(k.Reading) {
				t.Errorf("%d %s: the reading %q is not in hiragana", y.Year, k.Code, k.Reading)
			}
		}
	}
}

// The themes of R7 and the categories of R6 that they continue. DX is new, and
// internal control and the organisation have no key measures in R7.
func TestBuiltInThemesContinueCategories(t *testing.T) {
	_, r6, r7 := threeYears(t)
	groups := map[string]string{}
	for _, c := range r6.Categories {
		groups[c.Code] = c.Group
	}
	var lines []string
	for _, theme := range r7.Themes {
		lines = append(lines, theme.Code+": "+strings.Join(theme.Categories, ", "))
		for _, code := range theme.Categories {
			if groups[code] != theme.Group {
				t.Errorf("%s of %s continues %s of %q", theme.Code, theme.Group, code, groups[code])
			}
		}
	}
	compare(t, `
processing-reform: work-reform
service-and-integrity: service-level, benefit-integrity
digital-transformation: `+`
content-check-accuracy: claim-review-accuracy
debt-recovery: debt-management
checkup-improvement: checkup-uptake
guidance-improvement: guidance-uptake
progression-prevention: severity-prevention
health-collaboration: collaborative-health
workplace-health: workplace-collaboration
medical-cost-optimisation: cost-optimisation
regional-healthcare-input: regional-opinion
public-understanding: member-understanding`, lines)
}

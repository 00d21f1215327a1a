package seed_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"scorecard/model"
	"scorecard/seed"
)

func builtIn(t *testing.T) []*model.Year {
	t.Helper()
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return years
}

// threeYears are the built-in years by name: the results' year before, the
// results' year and the plan's year.
func threeYears(t *testing.T) (r5, r6, r7 *model.Year) {
	t.Helper()
	years := builtIn(t)
	if len(years) != 3 {
		t.Fatalf("%d years are built in, want 3", len(years))
	}
	return years[0], years[1], years[2]
}

func TestBuiltInYears(t *testing.T) {
	for i, year := range builtIn(t) {
		if year.Year != 2023+i || year.Branch.Code != seed.BuiltInBranch || year.Edition != seed.BuiltInEdition {
			t.Errorf("year %d is %d of %s, edition %d", i, year.Year, year.Branch.Code, year.Edition)
		}
		if problems := model.Validate(year); len(problems) > 0 {
			t.Errorf("%d: %v", year.Year, problems)
		}
	}
}

func TestBuiltInCounts(t *testing.T) {
	r5, r6, r7 := threeYears(t)
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"KPIs with results", len(r6.KPIs), 2 + 4 + 6 + 5},
		{"KPIs of the year before", len(r5.KPIs), len(r6.KPIs)},
		{"activities", len(r6.Activities), 8 + 2 + 5 + 6},
		{"planned KPIs", len(r7.KPIs), 3 + 3 + 6 + 6},
		{"key measures", len(r7.Initiatives), 14 + 14 + 12 + 9},
		{"activities of other years", len(r5.Activities) + len(r7.Activities), 0},
		{"key measures of other years", len(r5.Initiatives) + len(r6.Initiatives), 0},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.what, c.got, c.want)
		}
	}
}

// compare holds lines made from the data against lines written down from the
// paper.
func compare(t *testing.T, paper string, data []string) {
	t.Helper()
	if diff := cmp.Diff(strings.Split(strings.TrimSpace(paper), "\n"), data); diff != "" {
		t.Errorf("(-paper +data):\n%s", diff)
	}
}

func targetCell(target model.Target) string {
	switch {
	case target.Missing != "":
		return string(target.Missing)
	case target.Kind == model.InWords:
		return target.Words.JA
	default:
		return target.Text
	}
}

func rankCell(rank model.Rank) string {
	if rank.Known() {
		return fmt.Sprintf("%d位", rank.Value)
	}
	return string(rank.Missing)
}

// The summary tables of the results: R6 target (R5), R6 actual (R5), R6 rank
// (R5), rating.
func TestBuiltInResults(t *testing.T) {
	r5, r6, _ := threeYears(t)
	var lines []string
	for i := range r6.KPIs {
		k, before := &r6.KPIs[i], &r5.KPIs[i]
		if k.Code != before.Code {
			t.Fatalf("KPI %d is %s, and %s the year before", i, k.Code, before.Code)
		}
		lines = append(lines, fmt.Sprintf("%s%s %s (%s) %s (%s) %s (%s) %s", k.Group, k.Number,
			targetCell(k.Target), targetCell(before.Target), k.Actual.Text, before.Actual.Text,
			rankCell(k.Rank), rankCell(before.Rank), k.Rating.Grade))
	}
	compare(t, `
business① 100% (100%) 100% (100%) not_ranked (not_ranked) B
business② 92.3%以上 (96.0%以上) 93.5% (92.3%) 31位 (38位) B
receipt① 0.249%以上 (condition_changed) 0.148% (0.249%) 14位 (5位) C
receipt② 10,167円以上 (9,104円以上) 8,648円 (10,167円) 26位 (8位) C
receipt③ 62.81%以上 (condition_changed) 67.74% (62.81%) 35位 (41位) B
receipt④ 87.33%以上 (92.52%以上) 85.72% (87.33%) 22位 (21位) C
health① 68.2%以上 (66.5%以上) 65.8% (69.4%) 14位 (13位) B
health② 10.7%以上 (11.5%以上) 5.8% (7.9%) 34位 (24位) C
health③ 29.5%以上 (30.0%以上) 26.1% (25.2%) 40位 (40位) C
health④ 39.5%以上 (39.3%以上) 37.9% (42.3%) 1位 (1位) A
health⑤ 26.0%以上 (14.5%以上) 25.1% (26.5%) 11位 (6位) C
health⑥ 対前年度以上 (condition_changed) 39.4% (37.5%) 3位 (2位) A
planning① 2,930事業所 (2,080事業所) 3,325事業所 (2,940事業所) 6位 (7位) A
planning② 85.6%以上 (84.0%以上) 90.3% (85.6%) 13位 (9位) A
planning③ 64.7%以上 (62.0%以上) 67.3% (66.1%) 10位 (9位) B
planning④ 6,817事業所 (not_set) 7,026事業所 (6,971事業所) 16位 (14位) B
planning⑤ 15%以下 (20%以下) 6.3% (0%) 22位 (1位) B`, lines)
}

func TestBuiltInRatings(t *testing.T) {
	_, r6, _ := threeYears(t)
	ratings := map[string]int{}
	for i := range r6.KPIs {
		ratings[r6.KPIs[i].Rating.Grade]++
	}
	activities := map[string]string{}
	for i := range r6.Activities {
		ratings[r6.Activities[i].Rating.Grade]++
		activities[r6.Activities[i].Group] += r6.Activities[i].Rating.Grade
	}
	if diff := cmp.Diff(map[string]int{"A": 4, "B": 7, "C": 6, "a": 4 + 2, "b": 8 + 2 + 1 + 4}, ratings); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	printed := map[string]string{"business": "bbbbbbbb", "receipt": "bb", "health": "aaaba", "planning": "aabbbb"}
	if diff := cmp.Diff(printed, activities); diff != "" {
		t.Errorf("activities in printed order (-want +got):\n%s", diff)
	}
}

// What is special about single figures: a part of the year only, a second
// figure, a count that changed.
func TestBuiltInExceptions(t *testing.T) {
	_, r6, _ := threeYears(t)
	for i := range r6.KPIs {
		k := &r6.KPIs[i]
		if partial := !k.Period.IsZero(); partial != (k.Code == "card-recovery-rate") || partial && k.Period.Through != "2024-11" {
			t.Errorf("%s covers %v", k.Code, k.Period)
		}
		checkups := k.Code == "lifestyle-checkup-rate"
		if (k.Break != nil) != checkups || (len(k.Alternatives) == 1) != checkups {
			t.Errorf("%s has the break %v and %d alternatives", k.Code, k.Break, len(k.Alternatives))
		}
		if checkups && k.Alternatives[0].Figure.Text != "70.3%" {
			t.Errorf("the gross value is %s, want 70.3%%", k.Alternatives[0].Figure.Text)
		}
	}
}

// The KPI tables of the plan: HQ's target, the branch's target, R6 target, R6
// progress.
func TestBuiltInPlan(t *testing.T) {
	_, _, r7 := threeYears(t)
	var lines []string
	for i := range r7.KPIs {
		k := &r7.KPIs[i]
		if k.Number != k.HQ.Number || k.Actual.Missing != model.NotPublished || k.Rating.Missing != model.NotPublished {
			t.Errorf("%s: HQ's number %s, actual %v, rating %v", k.Code, k.HQ.Number, k.Actual, k.Rating)
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s%s %s | %s | %s | %s | %s %s", k.Group, k.Number,
			targetCell(k.HQ.Target), targetCell(k.Target), k.Prior.Target, k.Prior.Status, k.HQ.Scope, k.HQ.Tag)))
	}
	compare(t, `
business1 100% | 100% | 100% | 100% | branch
business2 7日以内維持 | 7日以内 | - | - | branch new
business3 対前年度以下 | 対前年度以下 | - | - | branch new
receipt1 対前年度以上 | 対前年度以上 | 0.249% | 達成困難 | branch
receipt2 対前年度以上 | 対前年度以上 | 10,167円 | 達成困難 | branch
receipt3 対前年度以上 | 対前年度以上 | 62.81% | 達成困難 | branch
health1 64.8% | 70.4% | 68.2% | 達成見込み | branch
health2 9.2% | 10.7% | 10.7% | 達成困難 | branch
health3 32.9% | 29.6% | 29.5% | 達成困難 | branch
health4 27.1% | 48.2% | 39.5% | 達成見込み | branch
health5 20.7% | 32.6% | 26.0% | 達成見込み | branch
health6 対前年度以上 | 対前年度以上 | 対前年度以上 | 達成見込み | branch
planning1 110,000事業所 | 3,320事業所 | 2,930事業所 | 達成 | nation
planning2 47支部 | 対前年度以上 | 85.6%以上 (対前年度以上) | 達成 | branches
planning3 25.0% | 医療機関や関係者への働きかけを実施 | - | - | nation
planning4 50.0% | 67.3% | 64.7%以上 | 達成 | branch
planning5 対前年度以上 | 対前年度以上 | 6,817事業所以上 | 達成 | nation
planning6 15.0%以下 | 15.0%以下 | 15.0%以下 | 達成見込み | branch`, lines)
}

// The plan prints 14 statuses for R6 and one figure in place of a status. The
// statuses that managers edit start as these.
func TestBuiltInStatuses(t *testing.T) {
	_, r6, _ := threeYears(t)
	printed := map[string]model.StatusValue{
		"review-rate": model.Difficult, "review-amount": model.Difficult, "claim-recovery-rate": model.Difficult,
		"lifestyle-checkup-rate": model.Expected, "employer-data-rate": model.Difficult,
		"dependent-checkup-rate": model.Difficult, "insured-guidance-rate": model.Expected,
		"dependent-guidance-rate": model.Expected, "visit-in-10-months-rate": model.Expected,
		"declaration-offices": model.Achieved, "generic-rate": model.Achieved, "committee-coverage-rate": model.Achieved,
		"committee-offices": model.Achieved, "single-bid-rate": model.Expected,
	}
	if len(printed) != 14 {
		t.Fatalf("%d statuses written down, want 14", len(printed))
	}
	for i := range r6.KPIs {
		k := &r6.KPIs[i]
		reported := model.ReportedProgress{Value: printed[k.Code], Source: k.Reported.Source}
		switch k.Code {
		case "service-standard":
			reported.Note = "100%"
		case "mail-in-rate", "card-recovery-rate":
			reported.Missing = model.NotInSource
		}
		if k.Reported != reported {
			t.Errorf("%s: reported %v, want %v", k.Code, k.Reported, reported)
		}
		if want := (model.Status{Value: reported.Value, Note: reported.Note}); k.Status != want {
			t.Errorf("%s: status %v, want %v", k.Code, k.Status, want)
		}
	}
}

func TestBuiltInKeyMeasures(t *testing.T) {
	_, _, r7 := threeYears(t)
	groups, tags, headings := map[string]int{}, map[string]string{}, []string{}
	for i := range r7.Initiatives {
		line := &r7.Initiatives[i]
		groups[line.Group]++
		if line.Tag != model.Untagged {
			tags[line.Group] += string(line.Tag[:1])
		}
		if line.Heading {
			headings = append(headings, line.Number+" "+line.Name.JA)
		}
	}
	if diff := cmp.Diff(map[string]int{"business": 14, "receipt": 14, "health": 12, "planning": 9}, groups); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	// 新規 n: 2+1+3 of business, 1 of health, 1 of planning; 拡充 e: 3, 4, 3.
	inOrder := map[string]string{"business": "nnnnnn", "receipt": "eee", "health": "eneee", "planning": "enee"}
	if diff := cmp.Diff(inOrder, tags); diff != "" {
		t.Errorf("tags in printed order (-want +got):\n%s", diff)
	}
	all := tags["business"] + tags["receipt"] + tags["health"] + tags["planning"]
	if strings.Count(all, "n") != 8 || strings.Count(all, "e") != 10 {
		t.Errorf("tags %s, want 8 new and 10 expanded", all)
	}
	compare(t, `
(1) レセプト点検効果の向上
(2) システムによる自動点検の活用
(3) レセプト点検員のスキル向上
(1) 債権の早期回収及び回収率の向上
(2) 返納金債権発生の抑止`, headings)
}

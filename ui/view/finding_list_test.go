package view_test

import (
	"slices"
	"strings"
	"testing"

	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/ui/view"
)

// looking is the format of a language with what the figures of a year say.
func looking(c *model.Scorecard, lang model.Lang) view.Format {
	f := view.In(lang)
	f.Now, f.Findings = now, finding.Of(c, now)
	return f
}

// marked are the KPIs of a year whose rows have the mark.
func marked(t *testing.T, year int) []string {
	t.Helper()
	c := seenFrom(t, year)
	table := looking(c, model.Japanese).KPIs(c, "")
	at := table.Column("mark")
	var codes []string
	for _, row := range table.Rows {
		if row.Kind == view.Item && row.Cells[at].Text != "" {
			codes = append(codes, row.Key)
		}
	}
	return codes
}

// The mark stands where a figure, a rating or a target is not what it seems, and
// nowhere else.
func TestMarks(t *testing.T) {
	for year, want := range map[int][]string{
		2023: nil,
		2024: {
			"claim-recovery-rate",     // reported progress difficult, rated B
			"card-recovery-rate",      // up to November alone
			"lifestyle-checkup-rate",  // missed and rated B; counted differently
			"insured-guidance-rate",   // missed and rated A
			"dependent-guidance-rate", // reported progress expected, rated C
			"generic-rate",            // rated A and B
			"committee-offices",       // two targets
		},
		2025: {
			"review-rate", "review-amount", // lowered after a miss
			"dependent-checkup-rate",                 // below HQ's target
			"declaration-offices", "single-bid-rate", // met before the year began
		},
	} {
		if got := marked(t, year); !slices.Equal(got, want) {
			t.Errorf("%d marks %q, want %q", year, got, want)
		}
	}
}

// Without findings nothing is marked, so that no mark has another source.
func TestMarksComeFromFindingsAlone(t *testing.T) {
	c := seenFrom(t, 2024)
	table := view.In(model.Japanese).KPIs(c, "")
	for _, row := range table.Rows {
		if row.Kind == view.Item && row.Cells[table.Column("mark")].Text != "" {
			t.Errorf("%s is marked", row.Key)
		}
	}
}

// The two lists share the findings between them: the year's counts first, each
// row with a key of its own, the statuses that are due in one row, the wordings
// in a row a group.
func TestFindingLists(t *testing.T) {
	for year := 2023; year <= 2025; year++ {
		c := seenFrom(t, year)
		f := looking(c, model.Japanese)
		heavy, light := f.FindingList(c), f.LightFindings(c)
		folded := map[string]int{}
		for _, x := range f.Findings {
			switch x.Kind {
			case finding.StatusDue:
				folded["due"]++
			case finding.NamesDiffer:
				folded["names/"+x.Group]++
			}
		}
		alone := len(f.Findings)
		for _, n := range folded {
			alone -= n - 1
		}
		if got := len(heavy.Rows) + len(light.Rows); got != alone {
			t.Errorf("%d: %d rows of %d findings", year, got, alone)
		}
		keys := map[string]bool{}
		for _, row := range slices.Concat(heavy.Rows, light.Rows) {
			if keys[row.Key] {
				t.Errorf("%d: two rows with the key %s", year, row.Key)
			}
			keys[row.Key] = true
		}
	}
	c := seenFrom(t, 2024)
	rows := looking(c, model.Japanese).FindingList(c).Rows
	for i, want := range []string{"両年度に全国順位", "計画書の進捗状況が", "④ 被保険者の特定保健指導実施率: 目標", "① 生活習慣病予防健診実施率: 目標"} {
		if !strings.HasPrefix(rows[i].Cells[1].Text, want) {
			t.Errorf("row %d is %q", i, rows[i].Cells[1].Text)
		}
	}
	if rows[2].Opens != "insured-guidance-rate" {
		t.Errorf("④ opens %q", rows[2].Opens)
	}
}

// block is what a KPI's detail says under a label.
func block(d view.Detail, label string) string {
	var lines []string
	for _, b := range d.Blocks {
		if b.Label == label {
			for _, para := range b.Paras {
				lines = append(lines, para.Text)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// The detail says what the mark stands for and where it is printed.
func TestDetailTellsFindings(t *testing.T) {
	c := seenFrom(t, 2024)
	d := looking(c, model.Japanese).KPI(c, "lifestyle-checkup-rate", nil)
	want := `目標 68.2%以上、実績 65.8%（差 -2.4pt）で、目標との比較では未達。公式評価は B（全国順位 14位）。
  根拠: 令和6年度熊本支部事業実施結果 7ページ、8ページ
参考値: グロス値 70.3% (令和6年度熊本支部事業実施結果 8ページ)
計画書の進捗状況は「達成見込み」。公式評価（B）では計画書どおり、目標との比較（未達）では計画書と異なる結果。
  根拠: 協会けんぽ熊本支部の組織体制・令和7年度事業計画(案) 「保健グループ / 令和7年度本部事業計画（案）より抜粋 / 令和6年度進捗状況」、令和6年度熊本支部事業実施結果 7ページ`
	if got := block(d, "気づき"); got != want {
		t.Errorf("the detail says\n%s", got)
	}
}

// A conflict that somebody resolved shows the chosen variant as the one in use,
// with who, when and why.
func TestResolvedConflict(t *testing.T) {
	c := seenFrom(t, 2024)
	for i := range c.Year.Conflicts {
		if k := &c.Year.Conflicts[i]; k.Subject == "generic-rate" && k.Field == "rating" {
			k.Resolution = resolution().Resolution
		}
	}
	f := looking(c, model.Japanese)
	d := f.KPI(c, "generic-rate", nil)
	want := `まとめの頁はA、詳細の頁はB。
  「A」 令和6年度熊本支部事業実施結果 14ページ
  「B」 令和6年度熊本支部事業実施結果 18ページ [採用: 佐藤、2026-03-02決定。理由: 詳細の頁が 正しい]`
	if got := block(d, "不一致"); got != want {
		t.Errorf("the detail says\n%s", got)
	}
	for _, row := range f.Conflicts(c).Rows {
		used := row.Cells[3].Text
		if resolution := row.Key == "generic-rate"; resolution != (used == "B [決定]") {
			t.Errorf("%s uses %q", row.Key, used)
		}
	}
}

package view_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/govalues/decimal"

	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/seed"
	"scorecard/ui/label"
	"scorecard/ui/view"
)

var now = time.Date(2026, time.April, 1, 9, 0, 0, 0, time.UTC)

func seenFrom(t testing.TB, year int) *model.Scorecard {
	t.Helper()
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	byYear := map[int]*model.Year{}
	for _, y := range years {
		byYear[y.Year] = y
	}
	return model.NewScorecard(byYear, year)
}

func number(s string) *decimal.Decimal {
	d := decimal.MustParse(s)
	return &d
}

func figure(text, unit string) model.Figure {
	return model.Figure{Text: text + unit, Value: decimal.MustParse(text), Unit: unit}
}

func atLeast(value, unit string) model.Bound {
	return model.Bound{Value: decimal.MustParse(value), Unit: unit, Known: true}
}

func atMost(value, unit string) model.Bound {
	b := atLeast(value, unit)
	b.AtMost = true
	return b
}

func value(field string, values ...string) *model.Conflict {
	k := &model.Conflict{Kind: model.ValueConflict, Subject: "generic-rate", Field: field}
	for _, v := range values {
		k.Variants = append(k.Variants, model.Variant{Text: v, Value: v})
	}
	return k
}

// offices is a conflict about a target that counts workplaces.
func offices(values ...string) *model.Conflict {
	k := value("target", values...)
	k.Subject = "committee-offices"
	return k
}

// said is a finding and its sentence in both languages.
type said struct {
	x      finding.Finding
	ja, en string
}

// resolved is a conflict about the rating of which somebody chose the second
// variant.
func resolution() *model.Conflict {
	k := value("rating", "A", "B")
	k.Resolution = &model.Resolution{Variant: 1, Reason: "詳細の頁が\n正しい", Who: "佐藤", At: time.Date(2026, 3, 2, 0, 0, 0, 0, time.Local)}
	return k
}

func spelled(texts ...string) *model.Conflict {
	k := &model.Conflict{Kind: model.WordingConflict, Subject: "generic-rate", Field: "name"}
	for _, text := range texts {
		k.Variants = append(k.Variants, model.Variant{Text: text})
	}
	return k
}

// sentences has each kind at least once, and each form of words.
func sentences() []said {
	lifestyle := func(kind finding.Kind, d any) finding.Finding {
		return finding.Finding{Kind: kind, Year: 2024, Group: "health", KPI: "lifestyle-checkup-rate", Detail: d}
	}
	other := func(kind finding.Kind, d any) finding.Finding {
		return finding.Finding{Kind: kind, Year: 2024, Detail: d}
	}
	review := &model.Note{Text: model.Text{JA: "集計方法が\n変わった。", EN: "The counting\nchanged."}}
	return []said{
		{
			lifestyle(finding.RatingDiffers, finding.RatingDetail{Grade: "B", Verdict: model.Missed, Actual: figure("65.8", "%"),
				Bound: atLeast("68.2", "%"), Difference: number("-2.4"), Reviews: []*model.Note{{}, review}}),
			"目標 68.2%以上、実績 65.8%（差 -2.4pt）で、目標との比較では未達。公式評価は B（全国順位 14位）。総括: 集計方法が 変わった。",
			"Target at least 68.2%, actual 65.8% (-2.4 pt): missed by target arithmetic. The official rating is B (national rank 14). Review: The counting changed.",
		},
		{
			other(finding.RatingDiffers, finding.RatingDetail{Grade: "C", Verdict: model.Met, Actual: figure("1200", "円"), Bound: atMost("1300", "円")}),
			"目標 1,300円以下、実績 1200円で、目標との比較では達成。公式評価は C。",
			"Target at most 1,300 yen, actual 1,200 yen: met by target arithmetic. The official rating is C.",
		},
		{
			other(finding.ReportedResult, finding.ReportedDetail{Reported: model.Difficult, Grade: "B", Verdict: model.Met,
				ByRating: finding.Failed, ByVerdict: finding.Failed}),
			"計画書の進捗状況は「達成困難」。公式評価（B）でも目標との比較（達成）でも計画書と異なる結果だった。",
			`The reported progress was "difficult". By the official rating (B) and by target arithmetic (met) it did not come true.`,
		},
		{
			other(finding.ReportedResult, finding.ReportedDetail{Reported: model.Expected, Grade: "A", Verdict: model.Missed,
				ByRating: finding.CameTrue, ByVerdict: finding.Failed}),
			"計画書の進捗状況は「達成見込み」。公式評価（A）では計画書どおり、目標との比較（未達）では計画書と異なる結果。",
			`The reported progress was "expected". By the official rating (A) it came true, by target arithmetic (missed) it did not come true.`,
		},
		{
			other(finding.ReportedResult, finding.ReportedDetail{Reported: model.Achieved, Verdict: model.Met,
				ByRating: finding.Undecided, ByVerdict: finding.CameTrue}),
			"計画書の進捗状況は「達成」。目標との比較（達成）では計画書どおり。",
			`The reported progress was "achieved". By target arithmetic (met) it came true.`,
		},
		{
			other(finding.ReportedHitRate, finding.HitRateDetail{ByRating: finding.Share{Count: 12, Of: 14}, ByVerdict: finding.Share{Count: 10, Of: 13}}),
			"計画書の進捗状況が結果と一致したのは、公式評価で見て 14件中 12件、目標との比較で見て 13件中 10件。",
			"By the official rating, 12 of 14 reported statuses came true; by target arithmetic, 10 of 13.",
		},
		{
			other(finding.ReportedHitRate, finding.HitRateDetail{ByRating: finding.Share{Count: 1, Of: 2}, ByVerdict: finding.Share{Count: 1, Of: 2},
				Other: []string{"service-standard"}, Unprinted: []string{"mail-in-rate", "card-recovery-rate"}}),
			"計画書の進捗状況が結果と一致したのは、公式評価で見て 2件中 1件、目標との比較で見て 2件中 1件。" +
				"数えていないもの: 業務 ① サービススタンダード達成率（「100%」の記載のみ）、業務 ② 申請の郵送化率、レセプト ④ 資格喪失後の保険証回収率（計画書に記載なし）。",
			"By the official rating, 1 of 2 reported statuses came true; by target arithmetic, 1 of 2. " +
				`Not counted: Business ① Service standard rate (only "100%" is printed), ` +
				"Business ② Mail-in application rate, Receipt Review ④ Insurance card recovery (no progress is reported).",
		},
		{
			other(finding.TargetAlreadyMet, finding.TargetDetail{Bound: atLeast("3320", "事業所"), Last: figure("3325", "事業所"), Ask: number("-5")}),
			"R6目標 3,320事業所以上は、R5実績 3325事業所がすでに満たす水準（目標は実績より 5事業所低い）。",
			"The FY2024 target, at least 3,320 workplaces, was already met by the FY2023 actual, 3,325 workplaces (the target is 5 workplaces lower).",
		},
		{
			other(finding.TargetAlreadyMet, finding.TargetDetail{Bound: atMost("15.0", "%"), Last: figure("6.3", "%"), Ask: number("8.7")}),
			"R6目標 15.0%以下は、R5実績 6.3%がすでに満たす水準（目標の上限は実績を 8.7pt上回る）。",
			"The FY2024 target, at most 15.0%, was already met by the FY2023 actual, 6.3% (the limit is 8.7 pt above the actual).",
		},
		{
			other(finding.TargetHolds, finding.TargetDetail{Bound: atLeast("67.3", "%"), Last: figure("67.3", "%"), Ask: number("0.0")}),
			"R6目標 67.3%以上は、R5実績 67.3%と同じ値で、水準の維持を求めている。",
			"The FY2024 target, at least 67.3%, equals the FY2023 actual, 67.3%: it asks to hold the level.",
		},
		{
			other(finding.TargetClimb, finding.TargetDetail{Bound: atLeast("10.7", "%"), Last: figure("5.8", "%"), Ask: number("4.9"),
				Relative: number("84.5"), Steepest: true}),
			"R6目標 10.7%以上は、R5実績 5.8%から +4.9pt（実績比 +84.5%）の改善を求めている。支部の目標の中で、求める改善の割合が最も大きい。",
			"The FY2024 target, at least 10.7%, set against the FY2023 actual, 5.8%, asks for +4.9 pt (+84.5% of the actual). It is the largest relative rise among the branch's targets.",
		},
		{
			other(finding.TargetClimb, finding.TargetDetail{Bound: atMost("7", "日"), Last: figure("9", "日"), Ask: number("-2")}),
			"R6目標 7日以下は、R5実績 9日から -2日の改善を求めている。",
			"The FY2024 target, at most 7 days, set against the FY2023 actual, 9 days, asks for -2 days.",
		},
		{
			other(finding.TargetBelowHQ, finding.HQDetail{Branch: atLeast("29.6", "%"), HQ: atLeast("32.9", "%"), Gap: number("-3.3")}),
			"支部の目標 29.6%以上は、本部の目標 32.9%以上より 3.3pt低い。本部の目標が各支部にも当たるとみた比較（推定。資料に明記なし）。",
			"The branch's target, at least 29.6%, against HQ's, at least 32.9%: 3.3 pt lower. This takes HQ's target to apply to each branch (inferred; the documents do not say so).",
		},
		{
			other(finding.TargetBelowHQ, finding.HQDetail{Branch: atMost("9", "日"), HQ: atMost("7", "日")}),
			"支部の目標 9日以下は、本部の目標 7日以下より緩い。本部の目標が各支部にも当たるとみた比較（推定。資料に明記なし）。",
			"The branch's target, at most 9 days, is easier than HQ's, at most 7 days. This takes HQ's target to apply to each branch (inferred; the documents do not say so).",
		},
		{
			other(finding.RelativeTarget, finding.RelativeDetail{Bound: atLeast("0.148", "%"), Before: atLeast("0.249", "%"), Moved: number("-0.101"), Direction: model.Worse}),
			"「対前年度以上」は、R5実績によれば 0.148%以上に当たる。R5目標 0.249%以上から -0.101ptで、求める水準は下がる。",
			`"last year's level or better", by the FY2023 actual, means at least 0.148%. Against the FY2023 target, at least 0.249%, that is a change of -0.101 pt: what is asked falls.`,
		},
		{
			other(finding.RelativeTarget, finding.RelativeDetail{Bound: atLeast("39.4", "%")}),
			"「対前年度以上」は、R5実績によれば 39.4%以上に当たる。", `"last year's level or better", by the FY2023 actual, means at least 39.4%.`,
		},
		{
			other(finding.RelativeTarget, finding.RelativeDetail{}),
			"「対前年度以上」が指す前年度の値は、資料から定まらない。", `The documents do not give the figure that "last year's level or better" refers to.`,
		},
		{
			other(finding.TargetLowered, finding.LoweredDetail{Bound: atLeast("8648", "円"), Before: atLeast("10167", "円"), Actual: figure("8648", "円")}),
			"R6目標 8,648円以上は、R5目標 10,167円以上（実績 8648円で未達）より緩い。",
			"The FY2024 target, at least 8,648 yen, is easier than that of FY2023, at least 10,167 yen, which was missed with 8,648 yen.",
		},
		{
			other(finding.TargetLowered, finding.LoweredDetail{Bound: atLeast("0.148", "%"), Before: atLeast("0.249", "%"), Actual: figure("0.148", "%"),
				Gap: number("-0.101"), Relative: true}),
			"R6目標は「対前年度以上」で、R5実績によれば 0.148%以上に当たる。R5目標 0.249%以上（未達）より 0.101pt低い。",
			`The FY2024 target is "last year's level or better", which by the FY2023 actual means at least 0.148%. ` +
				"Against the FY2023 target, at least 0.249%, which was missed, that is 0.101 pt lower.",
		},
		{
			finding.Finding{Kind: finding.RankDiverges, Year: 2024, KPI: "generic-rate", Detail: finding.RankDetail{
				Direction: model.Better, Change: number("4.7"), Rank: 13, Last: 9,
			}},
			"実績は 85.6%から 90.3%に改善した（+4.7pt）が、全国順位は 9位から 13位に下がった。",
			"The actual improved from 85.6% to 90.3% (+4.7 pt), while the national rank fell from 9 to 13.",
		},
		{
			finding.Finding{Kind: finding.RankDiverges, Year: 2024, KPI: "single-bid-rate", Detail: finding.RankDetail{
				Direction: model.Worse, Change: number("6.3"), Rank: 1, Last: 22,
			}},
			"実績は 0%から 6.3%に悪化した（+6.3pt）が、全国順位は 22位から 1位に上がった。",
			"The actual worsened from 0% to 6.3% (+6.3 pt), while the national rank rose from 22 to 1.",
		},
		{
			finding.Finding{Kind: finding.RankDiverges, Year: 2024, KPI: "visit-in-10-months-rate", Detail: finding.RankDetail{
				Direction: model.Better, Change: number("1.9"), Rank: 3, Last: 2,
			}, Caveats: []finding.Caveat{{Kind: finding.ConditionsDiffer, Year: 2024}}},
			"実績は 37.5%から 39.4%に改善した（+1.9pt）が、全国順位は 2位から 3位に下がった（R6から条件を変更した項目）。",
			"The actual improved from 37.5% to 39.4% (+1.9 pt), while the national rank fell from 2 to 3 (the condition changed with FY2024).",
		},
		{
			finding.Finding{Kind: finding.TargetHolds, Year: 2024, KPI: "committee-offices",
				Detail:  finding.TargetDetail{Bound: atLeast("6817", "事業所"), Last: figure("6817", "事業所"), Ask: number("0")},
				Caveats: []finding.Caveat{{Kind: finding.FigureDisputed, Year: 2024, Field: "target", Conflict: offices("6817", "6971")}}},
			"R6目標 6,817事業所は、R5実績 6817事業所と同じ値で、水準の維持を求めている（R6目標は資料間で一致しない: 6,817事業所 / 6,971事業所）。",
			"The FY2024 target, 6,817 workplaces, equals the FY2023 actual, 6,817 workplaces: it asks to hold the level " +
				"(the sources disagree on the FY2024 target: 6,817 workplaces / 6,971 workplaces).",
		},
		{
			other(finding.RankMovement, finding.MovementDetail{Up: 3, Held: 2, Down: 11, MedianTenths: 150, LastTenths: 95}),
			"両年度に全国順位のあるKPI 16件のうち、上昇 3、維持 2、下降 11。順位の中央値は、R5が 9.5位、R6が 15位。",
			"Of 16 KPIs ranked in both years, 3 rose, 2 held and 11 fell. The median rank: FY2023 9.5, FY2024 15.",
		},
		{
			other(finding.RankMovement, finding.MovementDetail{Up: 1, Down: 1, MedianTenths: 50, LastTenths: 40,
				Fell: []finding.RankMove{{KPI: "single-bid-rate", Last: 1, Rank: 22}}, Rose: []finding.RankMove{{KPI: "mail-in-rate", Last: 38, Rank: 31}}}),
			"両年度に全国順位のあるKPI 2件のうち、上昇 1、維持 0、下降 1。順位の中央値は、R5が 4位、R6が 5位。" +
				"下降が大きいのは、企画総務 ⑤ 一者応札案件の割合（1位→22位）。上昇が大きいのは、業務 ② 申請の郵送化率（38位→31位）。",
			"Of 2 KPIs ranked in both years, 1 rose, 0 held and 1 fell. The median rank: FY2023 4, FY2024 5. " +
				"The largest falls: Planning ⑤ Single-bid tender rate (from 1 to 22). The largest rises: Business ② Mail-in application rate (from 38 to 31).",
		},
		{
			other(finding.WorkWithoutGain, finding.WorkDetail{Category: "claim-review-accuracy", Activities: []string{"x", "y"}, Grades: []string{"a", "b"}, KPIs: []string{"review-rate"}}),
			"事業計画 2件（x、y）の評価は、a / b。KPI 1件（① 協会のレセプト点検の査定率）は、いずれも目標に届かなかった。",
			"Activities: 2 (x, y), rated a / b. KPIs: 1 (① Claim reduction rate), all of which missed their targets.",
		},
		{
			other(finding.SourcesDiffer, finding.ConflictDetail{Conflict: offices("6817", "6971", "6817")}),
			"目標の値が資料の中で一致しない（6,817事業所 / 6,971事業所）。6,817事業所を表示している。",
			"The sources print more than one value for the target (6,817 workplaces / 6,971 workplaces). 6,817 workplaces is shown.",
		},
		{
			other(finding.SourcesDiffer, finding.ConflictDetail{Conflict: resolution()}),
			"実績評価の値が資料の中で一致しない（A / B）。Bを使うと決めた（佐藤、2026-03-02決定。理由: 詳細の頁が 正しい）。",
			"The sources print more than one value for the rating (A / B). B is used (decided by 佐藤 on 2026-03-02: 詳細の頁が 正しい).",
		},
		{
			other(finding.NamesDiffer, finding.ConflictDetail{Conflict: spelled("多剤服用", "多剤服薬", "「重複受診」", "巡回＝「くまとく」", "多剤服用")}),
			"名称の表記が資料の中で一致しない: 「多剤服用」、「多剤服薬」、「重複受診」、『巡回＝「くまとく」』。",
			`The sources write the name in more than one way: "多剤服用", "多剤服薬", "重複受診", "巡回＝「くまとく」".`,
		},
		{
			other(finding.StaffDiffers, finding.StaffDetail{Class: model.Contract, Printed: 44, Sum: 43, Of: finding.OfGroups}),
			"支部全体の契約職員は 44名とあるが、各グループの合計では 43名で、内訳が 1名少ない。",
			"Branch: the contract staff is printed as 44, while the sum of the groups gives 43: the parts add up to 1 less.",
		},
		{
			other(finding.StaffDiffers, finding.StaffDetail{Group: "health", Printed: 31, Sum: 33, Of: finding.OfClasses}),
			"保健の人員の合計は 31名とあるが、雇用区分ごとの人数の合計では 33名で、内訳が 2名多い。",
			"Health: the total headcount is printed as 31, while the sum of the employment classes gives 33: the parts add up to 2 more.",
		},
		{
			other(finding.LineageChanged, finding.LineageDetail{Lineage: &model.Lineage{Kind: model.Retired, From: []string{"a"},
				Reason: model.Text{JA: "保険証の廃止。", EN: "The card is abolished."}}, Into: 2025}),
			"R7からは設定がない（廃止）。保険証の廃止。", "Discontinued from FY2025 (retired). The card is abolished.",
		},
		{
			other(finding.LineageChanged, finding.LineageDetail{Lineage: &model.Lineage{Kind: model.Started, To: []string{"a"}, Inferred: true}, Into: 2025}),
			"R7に新しく設定されたとみられる（新設・推定）。資料に明記はない。",
			"Appears to be newly set in FY2025 (new; inferred). The documents do not say so.",
		},
		{
			other(finding.LineageChanged, finding.LineageDetail{Lineage: &model.Lineage{Kind: model.Replaced,
				From: []string{"mail-in-rate"}, To: []string{"counter-rate"}}, Into: 2025}),
			"R7に「② 申請の郵送化率」から「3 窓口受付率」に替わった（置換）。",
			`In FY2025 "② Mail-in application rate" was replaced by "3 Counter submission rate".`,
		},
		{
			other(finding.LineageChanged, finding.LineageDetail{Lineage: &model.Lineage{Kind: model.Replaced,
				From: []string{"mail-in-rate"}, To: []string{"counter-rate"}, Inferred: true, Reason: model.Text{JA: "（新規）とある。", EN: "Marked as new."}}, Into: 2025}),
			"R7に「② 申請の郵送化率」から「3 窓口受付率」に替わったとみられる（置換・推定）。（新規）とある。",
			`In FY2025, "② Mail-in application rate" appears to be replaced by "3 Counter submission rate" (inferred). Marked as new.`,
		},
		{
			other(finding.CountingChanged, finding.BreakDetail{Break: &model.Break{Reason: model.Text{JA: "方法が変わった。", EN: "The method changed."}}}),
			"R5とR6では集計が異なり、値を比べられない。方法が変わった。",
			"FY2023 and FY2024 are counted differently, so their values cannot be compared. The method changed.",
		},
		{
			other(finding.PartOfYear, finding.PeriodDetail{Period: model.Period{Text: model.Text{JA: "11月まで", EN: "up to November"}},
				Actual: figure("85.72", "%"), Bound: atLeast("87.33", "%")}),
			"実績 85.72%は通年の値ではない（11月まで）。目標 87.33%以上との比較には注意が要る。",
			"The actual, 85.72%, does not cover the full year (up to November). Compare it with care with the target (at least 87.33%).",
		},
		{
			other(finding.DataMissing, finding.MissingDetail{Why: model.NotPublished, Places: []finding.MissingPlace{
				{Item: "review-rate", Field: "rank"}, {Item: "a", Field: "actual"}, {Item: "b", Field: "actual"},
				{Item: "c", Field: "actual"}, {Item: "d", Field: "actual"},
			}}),
			"値のない項目（未公表）: 全国順位（レセプト ① 協会のレセプト点検の査定率）、実績 4件。",
			"Without a value (not published yet): national rank (Receipt Review ① Claim reduction rate), actual 4.",
		},
		{other(finding.StatusDue, finding.StatusDetail{}), "実績はまだなく、進捗も未設定。", "There is no actual yet and the status is not set."},
		{
			other(finding.StatusDue, finding.StatusDetail{Status: model.Status{Value: model.Expected}, Days: 45}),
			"実績はまだなく、進捗「達成見込み」は 45日前の記入。",
			`There is no actual yet, and the status "expected" was set 45 days ago.`,
		},
	}
}

func TestFindingSentences(t *testing.T) {
	c := seenFrom(t, 2024)
	for _, s := range sentences() {
		for lang, want := range map[model.Lang]string{model.Japanese: s.ja, model.English: s.en} {
			if got := view.In(lang).FindingText(c, &s.x); got != want {
				t.Errorf("%s in %s is\n%s\nwant\n%s", s.x.Kind, lang, got, want)
			}
		}
	}
}

// A kind that is added to the model needs a name, an explanation and a sentence.
func TestEveryFindingKindHasWords(t *testing.T) {
	c := seenFrom(t, 2024)
	for _, kind := range finding.Kinds() {
		at := slices.IndexFunc(sentences(), func(s said) bool { return s.x.Kind == kind })
		if at < 0 {
			t.Errorf("no sentence is tested for %s", kind)
			continue
		}
		for _, lang := range []model.Lang{model.Japanese, model.English} {
			words := label.In(lang).FindingKind(kind)
			if words.Name == "" || words.About == "" {
				t.Errorf("%s has no words in %s", kind, lang)
			}
			if x := sentences()[at].x; view.In(lang).FindingLine(c, &x) == words.Name {
				t.Errorf("the words of %s do not fit their values in %s", kind, lang)
			}
		}
	}
}

// Every finding of the built-in years has a whole sentence, a subject and, but
// for a status, a place where it is printed.
func TestFindingsOfTheBuiltInYears(t *testing.T) {
	for year := 2023; year <= 2025; year++ {
		c := seenFrom(t, year)
		findings := finding.Of(c, now)
		if len(findings) == 0 {
			t.Errorf("nothing is found in %d", year)
		}
		for i := range findings {
			x := &findings[i]
			for lang, stop := range map[model.Lang]string{model.Japanese: "。", model.English: "."} {
				f := view.In(lang)
				text := f.FindingText(c, x)
				if !strings.HasSuffix(text, stop) || strings.Contains(text, "%!") || strings.Contains(text, "  ") {
					t.Errorf("%d %s %s says %q", year, x.Kind, x.KPI, text)
				}
				if subject := f.FindingSubject(c, x); subject == "" || subject == x.KPI || subject == x.Subject && subject != "" {
					t.Errorf("%d %s is about %q", year, x.Kind, subject)
				}
				if lines := f.FindingEvidence(c, x); len(lines) == 0 && x.Kind != finding.StatusDue {
					t.Errorf("%d %s %s rests on nothing", year, x.Kind, x.KPI)
				}
				for _, line := range f.FindingEvidence(c, x) {
					if strings.Contains(line, "hq.") || strings.Contains(line, "staff.") || strings.Contains(line, "%!") {
						t.Errorf("%d %s rests on %q", year, x.Kind, line)
					}
				}
			}
		}
	}
}

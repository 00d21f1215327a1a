package finding_test

import (
	"fmt"
	"slices"
	"testing"

	"scorecard/model"
	"scorecard/model/finding"
)

// kindTable checks the findings of some kinds in the three built-in years,
// completely: a KPI that is not listed must have none. The numbers were worked
// out by hand from the documents.
func kindTable(t *testing.T, r5, r6, r7 string, kinds ...finding.Kind) {
	t.Helper()
	view5, view6, view7 := views(t)
	for _, c := range []struct {
		in   *model.Scorecard
		want string
	}{{view5, r5}, {view6, r6}, {view7, r7}} {
		got := linesOf(c.in, kinds...)
		if c.want == "" && len(got) == 0 {
			continue
		}
		compare(t, c.want, got)
	}
}

// The grades of R6 are A for ④ and B for ① of the health group, both of which
// missed; all other missed KPIs have a C, and all that met an A or a B.
func TestOf_RatingDiffers(t *testing.T) {
	kindTable(t, "", `
2024 insured-guidance-rate: A missed, 37.9% for >=39.5%, -1.6, 2 reviews
2024 lifestyle-checkup-rate: B missed, 65.8% for >=68.2%, -2.4, 2 reviews
`, "", finding.RatingDiffers)
}

// The plan prints 14 reported statuses for R6, and "100%" for the service
// standard, which is not one.
func TestOf_ReportedProgress(t *testing.T) {
	kindTable(t, "", `
2024 claim-recovery-rate: difficult, B failed, met failed
2024 dependent-guidance-rate: expected, C failed, missed failed
2024 lifestyle-checkup-rate: expected, B came_true, missed failed
2024 insured-guidance-rate: expected, A came_true, missed failed
2024 review-rate: difficult, C came_true, missed came_true
2024 review-amount: difficult, C came_true, missed came_true
2024 employer-data-rate: difficult, C came_true, missed came_true
2024 dependent-checkup-rate: difficult, C came_true, missed came_true
2024 visit-in-10-months-rate: expected, A came_true, met came_true
2024 declaration-offices: achieved, A came_true, met came_true
2024 generic-rate: achieved, A came_true, met came_true, disputed 2024 rating
2024 committee-coverage-rate: achieved, B came_true, met came_true
2024 committee-offices: achieved, B came_true, met came_true, disputed 2024 target
2024 single-bid-rate: expected, B came_true, met came_true
`, "", finding.ReportedResult)
	kindTable(t, "", `2024 : 12 of 14 by rating, 10 of 14 by verdict, other words [service-standard], unprinted [mail-in-rate card-recovery-rate]`, "", finding.ReportedHitRate)
}

// R6 against the actuals of R5, R7 against those of R6. Left out are the
// service standard (100%), relative and qualitative targets, the lifestyle
// checkup of R6 (counted differently), and the KPIs that are new in R7.
func TestOf_TargetsAgainstLastYear(t *testing.T) {
	kindTable(t, "", `
2024 insured-guidance-rate: target_met_before >=39.5% after 42.3%, -2.8, -6.6%
2024 dependent-guidance-rate: target_met_before >=26.0% after 26.5%, -0.5, -1.9%
2024 declaration-offices: target_met_before >=2930事業所 after 2,940事業所, -10, -0.3%
2024 committee-coverage-rate: target_met_before >=64.7% after 66.1%, -1.4, -2.1%
2024 committee-offices: target_met_before >=6817事業所 after 6,971事業所, -154, -2.2%, disputed 2024 target
2024 single-bid-rate: target_met_before <=15% after 0%, 15, -%
2024 employer-data-rate: target_climb >=10.7% after 7.9%, 2.8, 35.4%, steepest
2024 dependent-checkup-rate: target_climb >=29.5% after 25.2%, 4.3, 17.1%
2024 mail-in-rate: target_holds >=92.3% after 92.3%, 0.0, 0.0%
2024 review-rate: target_holds >=0.249% after 0.249%, 0.000, 0.0%, conditions 2024
2024 review-amount: target_holds >=10167円 after 10,167円, 0, 0.0%
2024 claim-recovery-rate: target_holds >=62.81% after 62.81%, 0.00, 0.0%, conditions 2024
2024 card-recovery-rate: target_holds >=87.33% after 87.33%, 0.00, 0.0%
2024 generic-rate: target_holds >=85.6% after 85.6%, 0.0, 0.0%
`, `
2025 declaration-offices: target_met_before >=3320事業所 after 3,325事業所, -5, -0.2%
2025 single-bid-rate: target_met_before <=15.0% after 6.3%, 8.7, 138.1%
2025 employer-data-rate: target_climb >=10.7% after 5.8%, 4.9, 84.5%, steepest
2025 dependent-guidance-rate: target_climb >=32.6% after 25.1%, 7.5, 29.9%
2025 insured-guidance-rate: target_climb >=48.2% after 37.9%, 10.3, 27.2%
2025 dependent-checkup-rate: target_climb >=29.6% after 26.1%, 3.5, 13.4%
2025 lifestyle-checkup-rate: target_climb >=70.4% after 65.8%, 4.6, 7.0%
2025 committee-coverage-rate: target_holds >=67.3% after 67.3%, 0.0, 0.0%
`, finding.TargetAlreadyMet, finding.TargetHolds, finding.TargetClimb)
}

// HQ's numbers for the country (workplaces, biosimilars) and its counts of
// branches (generics) are not comparable with a branch's.
func TestOf_TargetBelowHQ(t *testing.T) {
	kindTable(t, "", "", `2025 dependent-checkup-rate: >=29.6% under >=32.9%, -3.3`, finding.TargetBelowHQ)
}

// The visits' target of R5, which was missed, was withdrawn. R7's counter rate
// has only an inferred predecessor. The visits' target of R6 meant R5's 37.5.
func TestOf_RelativeTarget(t *testing.T) {
	kindTable(t, "", `
2024 visit-in-10-months-rate: >=37.5%, was unknown, - incomparable, conditions 2024
`, `
2025 counter-rate: unknown, was unknown, - incomparable
2025 claim-recovery-rate: >=67.74%, was >=62.81%, 4.93 better
2025 visit-in-10-months-rate: >=39.4%, was >=37.5%, 1.9 better
2025 generic-rate: >=90.3%, was >=85.6%, 4.7 better
2025 committee-offices: >=7026事業所, was >=6817事業所, 209 better, disputed 2024 target
2025 review-rate: >=0.148%, was >=0.249%, -0.101 worse
2025 review-amount: >=8648円, was >=10167円, -1519 worse
`, finding.RelativeTarget)
}

func TestOf_TargetLowered(t *testing.T) {
	kindTable(t, "", `
2024 mail-in-rate: >=92.3%, was >=96.0%, came 92.3%, -3.7, relative false
2024 card-recovery-rate: >=87.33%, was >=92.52%, came 87.33%, -5.19, relative false
2024 employer-data-rate: >=10.7%, was >=11.5%, came 7.9%, -0.8, relative false
2024 dependent-checkup-rate: >=29.5%, was >=30.0%, came 25.2%, -0.5, relative false
`, `
2025 review-rate: >=0.148%, was >=0.249%, came 0.148%, -0.101, relative true
2025 review-amount: >=8648円, was >=10167円, came 8,648円, -1519, relative true
`, finding.TargetLowered)
}

// 16 of the 17 KPIs of R6 are ranked in both years. Sorted, the ranks are 1 3 6
// 10 11 13 14 14 16 22 22 26 31 34 35 40 after 1 1 2 5 6 7 8 9 9 13 14 21 24 38
// 40 41. The lifestyle checkup lost a place, and its values do not compare.
func TestOf_Ranks(t *testing.T) {
	kindTable(t, "", `
2024 generic-rate: better by 4.7, rank 13 after 9
2024 committee-offices: better by 55, rank 16 after 14
2024 visit-in-10-months-rate: better by 1.9, rank 3 after 2, conditions 2024
2024 committee-coverage-rate: better by 1.2, rank 10 after 9
`, "", finding.RankDiverges)
	kindTable(t, "", `2024 : 3 up, 2 held, 11 down, median 150 after 90 tenths, fell [{single-bid-rate 1 22} {review-amount 8 26} {employer-data-rate 24 34}], rose [{mail-in-rate 38 31} {claim-recovery-rate 41 35} {declaration-offices 7 6}]`, "", finding.RankMovement)
}

// The activities against the progression of disease are rated a and b, too, but
// their KPI met its target; other categories lack activities, or KPIs.
func TestOf_WorkWithoutGain(t *testing.T) {
	kindTable(t, "", `
2024 claim-review-accuracy: [priority-claim-review fund-consultation] done [b], [review-rate review-amount] missed
`, "", finding.WorkWithoutGain)
}

func TestOf_SourcesDiffer(t *testing.T) {
	kindTable(t, "", `
2024 generic-rate: rating A | B
2024 committee-offices: target 6,817事業所 | 6,971事業所 | 6,817事業所以上
2024 lifestyle-checkup-rate: description 35歳以上の被保険者 | 被保険者35歳～74歳
2024 dependent-checkup-rate: note くまとく健診 | くまどく健診
2024 dependent-checkup-rate: description 40歳以上の被扶養者 | 被扶養者40歳～74歳
2024 insured-guidance-rate: description 健診を受けた40歳以上の被保険者の中で、健診結果からメタボリックシンドロームのリスクがある方 | 被保険者・被扶養者40歳～74歳のメタボリスク者
2024 dependent-guidance-rate: description 40歳以上の被扶養者 | 被保険者・被扶養者40歳～74歳のメタボリスク者
2024 ckd-referral: note 慢性腎臓病（CKD）該当者等への受診勧奨 | CKDハイリスク者（※2）への受診勧奨 | CKD（慢性腎臓病）のリスクのある方
`, `
2025 insured-checkup-promotion: description 35歳以上の被保険者が対象 | 被保険者35歳～74歳
2025 dependent-checkup-promotion: description 40歳以上の被扶養者が対象 | 被扶養者40歳～74歳
2025 group-checkups: note くまどく健診 | くまとく健診
2025 group-checkups: note 無料の骨密度測定をオプションで付ける等 | 「骨粗鬆症検診」・「歯科検診」のオプション検査を無料で付与するなど
2025 ckd-outreach: note 慢性腎臓病（CKD）該当者等 | CKDハイリスク者 | CKDハイリスク者（※2）
`, finding.SourcesDiffer)
}

// withStaffConflict adds a headcount that two pages print differently: 44 on the
// one, 43, which is what the groups add up to, on the other.
func withStaffConflict(y *model.Year) {
	y.Conflicts = append(y.Conflicts, conflict("staff", "staff.contract", -1,
		model.Variant{Text: "契約職員 44名", Value: "44"}, model.Variant{Text: "契約職員 43名", Value: "43"}))
}

// A headcount that does not add up is a finding already: that it is printed in
// two ways weighs little. It is reported in every year that the staffing is
// shown in.
func TestOf_SourcesDifferAboutStaff(t *testing.T) {
	_, r6, r7 := views(t)
	withStaffConflict(r6.Year)
	for _, c := range []*model.Scorecard{r6, r7} {
		var lines []string
		for _, f := range finding.Of(c, summer) {
			if f.Kind == finding.SourcesDiffer && f.Subject == "staff" {
				lines = append(lines, fmt.Sprintf("%d %s", f.Weight, findingLine(&f)))
			}
		}
		compare(t, map[int]string{
			2024: "6 2024 staff: staff.contract 契約職員 44名 | 契約職員 43名",
			2025: "3 2024 staff: staff.contract 契約職員 44名 | 契約職員 43名",
		}[c.Year.Year], lines)
	}
}

// Each wording conflict of a year is listed once, in that year only. Whether
// the card recovery's name includes its months is reported by PartOfYear.
func TestOf_NamesDiffer(t *testing.T) {
	r5, r6, r7 := views(t)
	for _, c := range []struct {
		in   *model.Scorecard
		want int
	}{{r5, 0}, {r6, 19}, {r7, 17}} {
		var want []string
		for i := range c.in.Year.Conflicts {
			conflict := &c.in.Year.Conflicts[i]
			if ofPeriod := conflict.Subject == "card-recovery-rate" && conflict.Field == "period"; conflict.Kind == model.WordingConflict && !ofPeriod {
				want = append(want, conflict.Subject+": "+conflictLine(conflict))
			}
		}
		got := linesOf(c.in, finding.NamesDiffer)
		for i := range got {
			got[i] = got[i][len("2024 "):]
		}
		slices.Sort(want)
		slices.Sort(got)
		if len(got) != c.want || !slices.Equal(got, want) {
			t.Errorf("%d: %d of %d wordings (want %d):\n%q\n%q", c.in.Year.Year, len(got), len(want), c.want, got, want)
		}
	}
}

// 44 contract staff against 15, 17, 6 and 5. Everything else adds up: 36 staff
// are 11, 6, 9 and 7 with the branch's manager and two department managers;
// the nurses and dietitians are 16; each group is its heads and teams. R5 has
// no headcounts.
func TestOf_StaffDiffers(t *testing.T) {
	staff := `2024 staff: contract printed 44, groups add up to 43`
	kindTable(t, "", staff, staff, finding.StaffDiffers)
}

func TestOf_LineageChanged(t *testing.T) {
	kindTable(t, "", `
2024 mail-in-rate: replaced [mail-in-rate] to [counter-rate] in 2025, inferred true
2024 card-recovery-rate: retired [card-recovery-rate] to [] in 2025, inferred false
`, `
2025 counter-rate: replaced [mail-in-rate] to [counter-rate] in 2025, inferred true
2025 card-recovery-rate: retired [card-recovery-rate] to [] in 2025, inferred false
2025 biosimilar-rate: new [] to [biosimilar-rate] in 2025, inferred true
2025 average-days: new [] to [average-days] in 2025, inferred false
`, finding.LineageChanged)
	kindTable(t, "", `2024 lifestyle-checkup-rate: 65.8% beside 69.4%`, "", finding.CountingChanged)
}

func TestOf_PartOfYear(t *testing.T) {
	kindTable(t, "", `2024 card-recovery-rate:  to 2024-11, 85.72% for >=87.33%, last 87.33%, rank 22`, "", finding.PartOfYear)
}

func TestOf_DataMissing(t *testing.T) {
	r5 := "[service-standard mail-in-rate review-rate review-amount claim-recovery-rate card-recovery-rate lifestyle-checkup-rate " +
		"employer-data-rate dependent-checkup-rate insured-guidance-rate dependent-guidance-rate visit-in-10-months-rate " +
		"declaration-offices generic-rate committee-coverage-rate committee-offices single-bid-rate]"
	r7 := "[service-standard average-days counter-rate review-rate review-amount claim-recovery-rate lifestyle-checkup-rate " +
		"employer-data-rate dependent-checkup-rate insured-guidance-rate dependent-guidance-rate visit-in-10-months-rate " +
		"declaration-offices generic-rate biosimilar-rate committee-coverage-rate committee-offices single-bid-rate]"
	kindTable(t, `
2023 : condition_changed target [review-rate claim-recovery-rate visit-in-10-months-rate]
2023 : not_set target [committee-offices]
2023 : not_in_source rating `+r5+`, reported `+r5+`
2023 : not_ranked rank [service-standard]
`, `
2024 : not_in_source reported [mail-in-rate card-recovery-rate]
2024 : not_ranked rank [service-standard]
`, `
2025 : not_published actual `+r7+`, rank `+r7+`, rating `+r7+`, reported `+r7,
		finding.DataMissing)
}

// No KPI of R7 has a status yet.
func TestOf_StatusDue(t *testing.T) {
	kindTable(t, "", "", `
2025 service-standard: "" for 0 days
2025 average-days: "" for 0 days
2025 counter-rate: "" for 0 days
2025 review-rate: "" for 0 days
2025 review-amount: "" for 0 days
2025 claim-recovery-rate: "" for 0 days
2025 lifestyle-checkup-rate: "" for 0 days
2025 employer-data-rate: "" for 0 days
2025 dependent-checkup-rate: "" for 0 days
2025 insured-guidance-rate: "" for 0 days
2025 dependent-guidance-rate: "" for 0 days
2025 visit-in-10-months-rate: "" for 0 days
2025 declaration-offices: "" for 0 days
2025 generic-rate: "" for 0 days
2025 biosimilar-rate: "" for 0 days
2025 committee-coverage-rate: "" for 0 days
2025 committee-offices: "" for 0 days
2025 single-bid-rate: "" for 0 days
`, finding.StatusDue)
}

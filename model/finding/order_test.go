package finding_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"scorecard/model"
	"scorecard/model/finding"
)

func weightLines(c *model.Scorecard) []string {
	var lines []string
	for _, f := range finding.Of(c, summer) {
		if f.Weight > 5 {
			lines = append(lines, strings.TrimSpace(fmt.Sprintf("%d %s %s%s", f.Weight, f.Kind, f.KPI, f.Subject)))
		}
	}
	return lines
}

// Findings are ordered by weight, and in printed order within a weight.
func TestOf_Order(t *testing.T) {
	r5, r6, r7 := views(t)
	compare(t, `
14 data_missing
12 data_missing
8 data_missing
`, weightLines(r5))
	compare(t, `
95 rating_differs insured-guidance-rate
90 rating_differs lifestyle-checkup-rate
80 sources_differ generic-rate
80 sources_differ committee-offices
70 part_of_year card-recovery-rate
68 counting_changed lifestyle-checkup-rate
64 work_without_gain claim-review-accuracy
62 rank_movement
58 reported_result claim-recovery-rate
58 reported_result dependent-guidance-rate
50 reported_result lifestyle-checkup-rate
50 reported_result insured-guidance-rate
45 lineage_changed mail-in-rate
44 rank_diverges generic-rate
42 sources_differ lifestyle-checkup-rate
42 sources_differ dependent-checkup-rate
42 sources_differ dependent-checkup-rate
42 sources_differ insured-guidance-rate
42 sources_differ dependent-guidance-rate
42 sources_differ ckd-referral
42 rank_diverges committee-offices
41 rank_diverges visit-in-10-months-rate
41 rank_diverges committee-coverage-rate
40 reported_hit_rate
40 staff_differs staff
38 lineage_changed card-recovery-rate
36 target_met_before insured-guidance-rate
36 target_met_before dependent-guidance-rate
36 target_met_before declaration-offices
36 target_met_before committee-coverage-rate
36 target_met_before committee-offices
36 target_met_before single-bid-rate
33 target_lowered mail-in-rate
33 target_lowered card-recovery-rate
33 target_lowered employer-data-rate
33 target_lowered dependent-checkup-rate
30 target_climb employer-data-rate
16 target_climb dependent-checkup-rate
8 data_missing
7 relative_target visit-in-10-months-rate`, weightLines(r6))
	compare(t, `
76 target_below_hq dependent-checkup-rate
72 target_met_before declaration-offices
72 target_met_before single-bid-rate
66 target_lowered review-rate
66 target_lowered review-amount
60 target_climb employer-data-rate
45 lineage_changed counter-rate
44 relative_target counter-rate
42 sources_differ insured-checkup-promotion
42 sources_differ dependent-checkup-promotion
42 sources_differ group-checkups
42 sources_differ group-checkups
42 sources_differ ckd-outreach
38 lineage_changed card-recovery-rate
37 lineage_changed biosimilar-rate
36 target_climb dependent-guidance-rate
35 target_climb insured-guidance-rate
34 lineage_changed average-days
32 target_climb dependent-checkup-rate
31 target_climb lifestyle-checkup-rate
25 status_due service-standard`, weightLines(r7)[:21])
}

// detailTypes is the one type of numbers that each kind has.
var detailTypes = map[finding.Kind]any{
	finding.RatingDiffers: finding.RatingDetail{}, finding.ReportedResult: finding.ReportedDetail{}, finding.ReportedHitRate: finding.HitRateDetail{},
	finding.TargetAlreadyMet: finding.TargetDetail{}, finding.TargetHolds: finding.TargetDetail{}, finding.TargetClimb: finding.TargetDetail{},
	finding.TargetBelowHQ: finding.HQDetail{}, finding.RelativeTarget: finding.RelativeDetail{}, finding.TargetLowered: finding.LoweredDetail{},
	finding.RankDiverges: finding.RankDetail{}, finding.RankMovement: finding.MovementDetail{}, finding.WorkWithoutGain: finding.WorkDetail{},
	finding.SourcesDiffer: finding.ConflictDetail{}, finding.NamesDiffer: finding.ConflictDetail{}, finding.StaffDiffers: finding.StaffDetail{},
	finding.LineageChanged: finding.LineageDetail{}, finding.CountingChanged: finding.BreakDetail{}, finding.PartOfYear: finding.PeriodDetail{},
	finding.DataMissing: finding.MissingDetail{}, finding.StatusDue: finding.StatusDetail{},
}

// checkFinding checks the rules that apply to every finding.
func checkFinding(c *model.Scorecard, f *finding.Finding) error {
	switch {
	case detailTypes[f.Kind] == nil:
		return fmt.Errorf("the kind %q is not listed", f.Kind)
	case reflect.TypeOf(f.Detail) != reflect.TypeOf(detailTypes[f.Kind]):
		return fmt.Errorf("%s has a %T", f.Kind, f.Detail)
	case f.Weight < 0 || f.Weight > finding.MaxWeight || f.Weight > finding.Gravest(f.Kind):
		return fmt.Errorf("%s weighs %d of %d", f.Kind, f.Weight, finding.Gravest(f.Kind))
	case f.KPI != "" && f.Subject != "":
		return fmt.Errorf("%s is about %s and %s", f.Kind, f.KPI, f.Subject)
	case f.Year == 0 || len(f.Evidence) == 0:
		return fmt.Errorf("%s of %d without evidence", f.Kind, f.Year)
	}
	for _, e := range f.Evidence {
		if e.What == "" || e.Year == 0 {
			return fmt.Errorf("%s: evidence %+v", f.Kind, e)
		}
		if e.Source.IsZero() && e.What != model.FieldStatus {
			return fmt.Errorf("%s: %s of %s is printed nowhere", f.Kind, e.What, e.Item)
		}
		if e.Source.Document != "" && c.DocumentYear(e.Source.Document).Document(e.Source.Document) == nil {
			return fmt.Errorf("%s: no document %s", f.Kind, e.Source.Document)
		}
	}
	return nil
}

func TestOf_FindingsAreComplete(t *testing.T) {
	r5, r6, r7 := views(t)
	seen := map[finding.Kind]bool{}
	for _, c := range []*model.Scorecard{r5, r6, r7} {
		for _, f := range finding.Of(c, summer) {
			seen[f.Kind] = true
			if err := checkFinding(c, &f); err != nil {
				t.Errorf("%d: %v", c.Year.Year, err)
			}
		}
	}
	for _, kind := range finding.Kinds() {
		if detailTypes[kind] == nil || !seen[kind] {
			t.Errorf("the built-in data has no %s", kind)
		}
	}
	if len(detailTypes) != len(finding.Kinds()) {
		t.Errorf("%d kinds, %d types of detail", len(finding.Kinds()), len(detailTypes))
	}
}

// The facts of some findings, as printed and where.
func TestOf_Evidence(t *testing.T) {
	_, r6, r7 := views(t)
	for _, c := range []struct {
		in   *model.Scorecard
		kind finding.Kind
		kpi  string
		want string
	}{
		{r6, finding.RatingDiffers, "lifestyle-checkup-rate", `
2024 lifestyle-checkup-rate target "68.2%以上" 68.2% results-r6 p7
2024 lifestyle-checkup-rate actual "65.8%" 65.8% results-r6 p7
2024 lifestyle-checkup-rate rating "B" B results-r6 p7
2024 lifestyle-checkup-rate review ""  results-r6 p8`},
		{r6, finding.ReportedResult, "claim-recovery-rate", `
2024 claim-recovery-rate reported "" difficult plan-r7 レセプトグループ / 令和7年度本部事業計画（案）より抜粋 / 令和6年度進捗状況
2024 claim-recovery-rate rating "B" B results-r6 p4
2024 claim-recovery-rate target "62.81%以上" 62.81% results-r6 p4
2024 claim-recovery-rate actual "67.74%" 67.74% results-r6 p4`},
		{r6, finding.ReportedResult, "visit-in-10-months-rate", `
2024 visit-in-10-months-rate reported "" expected plan-r7 保健グループ / 令和7年度本部事業計画（案）より抜粋 / 令和6年度進捗状況
2024 visit-in-10-months-rate rating "A" A results-r6 p7
2024 visit-in-10-months-rate target "対前年度以上"  results-r6 p7
2023 visit-in-10-months-rate actual "37.5%" 37.5% results-r6 p7
2024 visit-in-10-months-rate actual "39.4%" 39.4% results-r6 p7`},
		{r7, finding.TargetAlreadyMet, "declaration-offices", `
2025 declaration-offices target "3,320事業所" 3320事業所 plan-r7 企画総務グループ / 令和7年度本部事業計画（案）より抜粋 / 令和7年度支部KPI
2024 declaration-offices actual "3,325事業所" 3325事業所 results-r6 p14`},
		{r7, finding.TargetBelowHQ, "dependent-checkup-rate", `
2025 dependent-checkup-rate target "29.6%" 29.6% plan-r7 保健グループ / 令和7年度本部事業計画（案）より抜粋 / 令和7年度支部KPI
2025 dependent-checkup-rate hq.target "32.9%" 32.9% plan-r7 保健グループ / 令和7年度本部事業計画（案）より抜粋 / 令和7年度本部KPI`},
		{r7, finding.RelativeTarget, "visit-in-10-months-rate", `
2025 visit-in-10-months-rate target "対前年度以上"  plan-r7 保健グループ / 令和7年度本部事業計画（案）より抜粋 / 令和7年度支部KPI
2024 visit-in-10-months-rate actual "39.4%" 39.4% results-r6 p7
2024 visit-in-10-months-rate target "対前年度以上"  results-r6 p7
2023 visit-in-10-months-rate actual "37.5%" 37.5% results-r6 p7`},
		{r7, finding.TargetLowered, "review-rate", `
2025 review-rate target "対前年度以上"  plan-r7 レセプトグループ / 令和7年度本部事業計画（案）より抜粋 / 令和7年度支部KPI
2024 review-rate target "0.249%以上" 0.249% results-r6 p4
2024 review-rate actual "0.148%" 0.148% results-r6 p4`},
		{r6, finding.RankDiverges, "generic-rate", `
2024 generic-rate actual "90.3%" 90.3% results-r6 p14
2024 generic-rate rank "13" 13 results-r6 p14
2023 generic-rate actual "85.6%" 85.6% results-r6 p14
2023 generic-rate rank "9" 9 results-r6 p14`},
		{r6, finding.WorkWithoutGain, "claim-review-accuracy", `
2024 priority-claim-review rating "b" b results-r6 p4
2024 fund-consultation rating "b" b results-r6 p4
2024 review-rate target "0.249%以上" 0.249% results-r6 p4
2024 review-rate actual "0.148%" 0.148% results-r6 p4
2024 review-amount target "10,167円以上" 10167円 results-r6 p4
2024 review-amount actual "8,648円" 8648円 results-r6 p4`},
		{r6, finding.SourcesDiffer, "generic-rate", `
2024 generic-rate rating "A" A results-r6 p14
2024 generic-rate rating "B" B results-r6 p18`},
		{r6, finding.StaffDiffers, "staff", `
2024 staff staff.contract "契約職員" 44 plan-r7 協会けんぽ熊本支部の組織体制
2024 staff/business staff.contract "契約職員" 15 plan-r7 協会けんぽ熊本支部の組織体制
2024 staff/receipt staff.contract "契約職員" 17 plan-r7 協会けんぽ熊本支部の組織体制
2024 staff/health staff.contract "契約職員" 6 plan-r7 協会けんぽ熊本支部の組織体制
2024 staff/planning staff.contract "契約職員" 5 plan-r7 協会けんぽ熊本支部の組織体制`},
		{r7, finding.LineageChanged, "counter-rate", `
2025  lineage ""  plan-r7 業務グループ / 令和7年度本部事業計画（案）より抜粋
2024 mail-in-rate name "現金給付等の申請に係る郵送化率"  results-r6 p2
2025 counter-rate name "現金給付等の申請書類に係る窓口での受付率"  plan-r7 業務グループ / 令和7年度本部事業計画（案）より抜粋 / 令和7年度支部KPI`},
		{r6, finding.CountingChanged, "lifestyle-checkup-rate", `
2024 lifestyle-checkup-rate break ""  results-r6 p8
2024 lifestyle-checkup-rate actual "65.8%" 65.8% results-r6 p7
2023 lifestyle-checkup-rate actual "69.4%" 69.4% results-r6 p7
2024 lifestyle-checkup-rate alternative "70.3%" 70.3% results-r6 p8`},
		{r6, finding.PartOfYear, "card-recovery-rate", `
2024 card-recovery-rate period "R6年11月までの実績"  results-r6 p6
2024 card-recovery-rate actual "85.72%" 85.72% results-r6 p4
2024 card-recovery-rate rank "22" 22 results-r6 p4
2024 card-recovery-rate target "87.33%以上" 87.33% results-r6 p4
2023 card-recovery-rate actual "87.33%" 87.33% results-r6 p4`},
		{r7, finding.StatusDue, "average-days", `2025 average-days status ""`},
	} {
		found := false
		for _, f := range finding.Of(c.in, summer) {
			if f.Kind == c.kind && f.KPI+f.Subject == c.kpi {
				found = true
				compare(t, c.want, evidenceLines(&f))
			}
		}
		if !found {
			t.Errorf("%s has no %s", c.kpi, c.kind)
		}
	}
}

// Reasons for a year's ratings are its own reviews: a note about another year,
// or of another kind, is none.
func TestOf_ReasonsAreReviewsOfTheYear(t *testing.T) {
	_, r6, _ := views(t)
	for i := range r6.Year.Notes {
		if n := &r6.Year.Notes[i]; n.Kind == model.Review && n.About("insured-guidance-rate") {
			n.Year = 2023
		}
	}
	compare(t, `
2024 insured-guidance-rate: A missed, 37.9% for >=39.5%, -1.6, 0 reviews
2024 lifestyle-checkup-rate: B missed, 65.8% for >=68.2%, -2.4, 2 reviews
`, linesOf(r6, finding.RatingDiffers))
}

func TestOf_EmptyScorecard(t *testing.T) {
	empty := &model.Scorecard{Year: &model.Year{Year: 2024}}
	if found := finding.Of(empty, time.Time{}); len(found) != 0 {
		t.Errorf("nothing has %d findings", len(found))
	}
}

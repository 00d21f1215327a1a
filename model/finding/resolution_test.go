package finding_test

import (
	"slices"
	"strings"
	"testing"

	"scorecard/model"
	"scorecard/model/finding"
)

// With the detail pages chosen (the target is 6,971 and the contract staff
// 43), the findings change accordingly.
func TestOf_UsesResolvedVariants(t *testing.T) {
	_, r6, _ := views(t)
	withStaffConflict(r6.Year)
	for _, of := range [][2]string{{"generic-rate", "rating"}, {"committee-offices", "target"}, {"staff", "staff.contract"}, {"claim-recovery-rate", "name"}} {
		resolved := false
		for i := range r6.Year.Conflicts {
			if c := &r6.Year.Conflicts[i]; !resolved && c.Subject == of[0] && c.Field == of[1] {
				c.Resolution, resolved = &model.Resolution{Variant: 1, Reason: "the detail page", Who: "山田", Version: 1}, true
			}
		}
		if !resolved {
			t.Fatalf("no conflict about %s of %s", of[1], of[0])
		}
	}
	r6.Year.ApplyResolutions()
	compare(t, `
2024 staff:  printed 96, classes add up to 95
`, linesOf(r6, finding.StaffDiffers))
	lines := linesOf(r6, finding.SourcesDiffer)
	compare(t, `
2024 generic-rate: rating A | B, resolved to 1
2024 committee-offices: target 6,817事業所 | 6,971事業所 | 6,817事業所以上, resolved to 1
2024 staff: staff.contract 契約職員 44名 | 契約職員 43名, resolved to 1
`, slices.DeleteFunc(lines, func(line string) bool { return !strings.Contains(line, "resolved") }))
	for _, f := range finding.Of(r6, summer) {
		d, differs := f.Detail.(finding.ConflictDetail)
		if f.Kind == finding.SourcesDiffer && differs && d.Conflict.Resolution != nil && f.Weight != 10 || f.Kind == finding.TargetAlreadyMet && f.KPI == "committee-offices" {
			t.Errorf("%d %s", f.Weight, findingLine(&f))
		}
		if f.Kind == finding.TargetHolds && f.KPI == "committee-offices" {
			compare(t, `
2024 committee-offices target "6,971事業所" 6971事業所 results-r6 p21
2023 committee-offices actual "6,971事業所" 6971事業所 results-r6 p14
`, evidenceLines(&f))
		}
	}
}

// With two conflicts about one field, the evidence has the source of the
// variant that was chosen.
func TestOf_EvidenceOfResolvedVariant(t *testing.T) {
	card := asks("60%以上", "65%")(t)
	card.Year.Conflicts = []model.Conflict{
		conflict("k", "target", -1, model.Variant{Text: "60%以上"}, model.Variant{Text: "60%"}),
		conflict("k", "target", 1, model.Variant{Text: "60%以上"}, model.Variant{Text: "60.0%以上"}),
	}
	card.Year.ApplyResolutions()
	for _, f := range finding.Of(card, summer) {
		if f.Kind == finding.TargetAlreadyMet {
			compare(t, `
2024 k target "60.0%以上" 60.0% results p10
2023 k actual "65%" 65% results p2
`, evidenceLines(&f))
			return
		}
	}
	t.Error("60% after 65% is not reported")
}

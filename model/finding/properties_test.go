package finding_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"
	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/model/finding"
)

const yen = "円" // a unit without a maximum

// drawnFigure is a figure in yen, or none.
func drawnFigure(t *rapid.T, name string) model.Figure {
	if rapid.IntRange(0, 5).Draw(t, name+" missing") == 0 {
		return model.Absent(rapid.SampledFrom(model.MissingKinds()).Draw(t, name+" why"))
	}
	value := amount(-99).Draw(t, name)
	return model.Figure{Value: value, Unit: yen, Text: "printed"}
}

func drawnTarget(t *rapid.T, name string) model.Target {
	kind := rapid.SampledFrom(append(model.TargetKinds(), "")).Draw(t, name+" kind")
	switch kind {
	case "":
		return model.Target{Missing: rapid.SampledFrom(model.MissingKinds()).Draw(t, name+" why")}
	case model.InWords:
		return model.Target{Kind: kind, Words: both("words")}
	case model.PreviousOrBetter, model.PreviousOrLower:
		return model.Target{Kind: kind, Text: "relative"}
	}
	return model.Target{Kind: kind, Value: amount(-99).Draw(t, name), Unit: yen, Text: "printed"}
}

func drawnKPI(t *rapid.T, code string, polarity model.Polarity) model.KPI {
	k := model.KPI{
		Code: code, Group: "health", Category: rapid.SampledFrom([]string{"", "care"}).Draw(t, "category"), Unit: yen, Polarity: polarity,
		Target: drawnTarget(t, "target"), Actual: drawnFigure(t, "actual"), Name: both(code), Source: onPage(1),
		Rank:   model.Rank{Value: rapid.IntRange(0, 9).Draw(t, "rank")},
		Rating: model.Rating{Grade: rapid.SampledFrom([]string{"", "A", "B", "C"}).Draw(t, "grade")},
		Reported: model.ReportedProgress{
			Value: rapid.SampledFrom([]model.StatusValue{model.Unset, model.Expected, model.Difficult}).Draw(t, "reported"), Source: onPage(2),
		},
		Status: model.Status{Value: rapid.SampledFrom([]model.StatusValue{model.Unset, model.Expected}).Draw(t, "status")},
	}
	if rapid.IntRange(0, 9).Draw(t, "part") == 0 {
		k.Period = model.Period{From: "2024-04", Through: "2024-11", Text: both("part")}
	}
	if rapid.IntRange(0, 9).Draw(t, "break") == 0 {
		k.Break = &model.Break{Reason: both("otherwise"), Source: onPage(3)}
	}
	if rapid.Bool().Draw(t, "has HQ") {
		k.HQ = &model.HQ{Target: drawnTarget(t, "HQ"), Scope: rapid.SampledFrom(model.Scopes()).Draw(t, "scope"), Source: onPage(4)}
	}
	return k
}

// drawnCard is a branch of up to 5 KPIs, most of them in four years.
func drawnCard(t *rapid.T) *model.Scorecard {
	years := make([]*model.Year, 4)
	for i := range years {
		years[i] = &model.Year{
			Year: 2022 + i, Documents: []model.Document{{Code: "results"}},
			Groups: []model.Group{{Code: "health"}}, Categories: []model.Category{{Code: "care", Group: "health"}},
		}
	}
	for _, code := range []string{"a", "b", "c", "d", "e"}[:rapid.IntRange(1, 5).Draw(t, "KPIs")] {
		polarity := polarities().Draw(t, "polarity")
		for _, year := range years {
			if rapid.IntRange(0, 9).Draw(t, "gone") > 0 {
				year.KPIs = append(year.KPIs, drawnKPI(t, code, polarity))
			}
		}
		if years[2].KPI(code) != nil && rapid.IntRange(0, 4).Draw(t, "severed") == 0 {
			years[2].Lineage = append(years[2].Lineage, model.Lineage{
				Kind: model.Replaced, From: []string{code}, To: []string{code}, Inferred: rapid.Bool().Draw(t, "inferred"), Source: onPage(5),
			})
		}
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "activities") {
		years[2].Activities = append(years[2].Activities, model.Activity{
			Code: fmt.Sprint("m", i), Group: "health", Category: "care", Source: onPage(6),
			Rating: model.Rating{Grade: rapid.SampledFrom(model.ActivityGrades()).Draw(t, "activity")},
		})
	}
	return &model.Scorecard{Older: years[0], Before: years[1], Year: years[2], After: years[3]}
}

// copied is the same scorecard with copies of its KPIs.
func copied(c *model.Scorecard) *model.Scorecard {
	year := func(y *model.Year) *model.Year {
		if y == nil {
			return nil
		}
		own := *y
		own.KPIs = slices.Clone(y.KPIs)
		for i := range own.KPIs {
			if hq := own.KPIs[i].HQ; hq != nil {
				its := *hq
				own.KPIs[i].HQ = &its
			}
		}
		return &own
	}
	own := *c
	own.Older, own.Before, own.Year, own.After = year(c.Older), year(c.Before), year(c.Year), year(c.After)
	return &own
}

// eachKPI changes the KPIs of all years.
func eachKPI(c *model.Scorecard, change func(k *model.KPI)) {
	for _, year := range []*model.Year{c.Older, c.Before, c.Year, c.After} {
		if year == nil {
			continue
		}
		for i := range year.KPIs {
			change(&year.KPIs[i])
		}
	}
}

// shape is the findings without their numbers.
func shape(c *model.Scorecard) []string {
	var lines []string
	for _, f := range finding.Of(c, summer) {
		line := fmt.Sprintf("%d %s %s%s", f.Weight, f.Kind, f.KPI, f.Subject)
		switch d := f.Detail.(type) {
		case finding.RelativeDetail:
			line += fmt.Sprintf(" %s %t %t", d.Direction, d.Bound.Known, d.Before.Known)
		case finding.RankDetail:
			line += " " + string(d.Direction)
		case finding.TargetDetail:
			line += fmt.Sprintf(" steepest %t", d.Steepest)
		case finding.RatingDetail:
			line += " " + string(d.Verdict)
		}
		lines = append(lines, line)
	}
	return lines
}

// A figure in thousands has the same findings as one in ones.
func TestOf_InvariantUnderScaling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plain := drawnCard(t)
		power := rapid.IntRange(-2, 3).Draw(t, "power")
		scaled := copied(plain)
		times := func(d *decimal.Decimal) { *d = shifted(*d, power) }
		eachKPI(scaled, func(k *model.KPI) {
			times(&k.Actual.Value)
			times(&k.Target.Value)
			if k.HQ != nil {
				times(&k.HQ.Target.Value)
			}
		})
		if diff := cmp.Diff(shape(plain), shape(scaled)); diff != "" {
			t.Fatalf("times 10^%d (-plain +scaled):\n%s", power, diff)
		}
	})
}

// Negating every number, with the polarity and the bounds, changes no finding:
// less of a loss is more of a gain.
func TestOf_InvariantUnderNegation(t *testing.T) {
	turned := map[model.TargetKind]model.TargetKind{
		model.AtLeast: model.AtMost, model.AtMost: model.AtLeast,
		model.PreviousOrBetter: model.PreviousOrLower, model.PreviousOrLower: model.PreviousOrBetter,
	}
	turn := func(target *model.Target) {
		if kind, found := turned[target.Kind]; found {
			target.Kind = kind
		}
		target.Value = target.Value.Neg()
	}
	rapid.Check(t, func(t *rapid.T) {
		plain := drawnCard(t)
		round := copied(plain)
		eachKPI(round, func(k *model.KPI) {
			k.Polarity = map[model.Polarity]model.Polarity{model.Higher: model.Lower, model.Lower: model.Higher}[k.Polarity]
			k.Actual.Value = k.Actual.Value.Neg()
			turn(&k.Target)
			if k.HQ != nil {
				turn(&k.HQ.Target)
			}
		})
		if diff := cmp.Diff(shape(plain), shape(round)); diff != "" {
			t.Fatalf("(-plain +round):\n%s", diff)
		}
		for i, f := range finding.Of(plain, summer) {
			other := finding.Of(round, summer)[i]
			if a, ok := f.Detail.(finding.TargetDetail); ok && !a.Ask.Equal(other.Detail.(finding.TargetDetail).Ask.Neg()) {
				t.Fatalf("%s becomes %s", findingLine(&f), findingLine(&other))
			}
		}
	})
}

// removals lists the findings about a KPI that need one of its values.
var removals = map[string]struct {
	remove func(c *model.Scorecard, code string, why model.Missing)
	needed []finding.Kind
}{
	"actual": {
		func(c *model.Scorecard, code string, why model.Missing) { c.Year.KPI(code).Actual.Missing = why },
		[]finding.Kind{finding.RatingDiffers, finding.RankDiverges, finding.PartOfYear},
	},
	"target": {
		func(c *model.Scorecard, code string, why model.Missing) { c.Year.KPI(code).Target.Missing = why },
		[]finding.Kind{
			finding.RatingDiffers, finding.PartOfYear, finding.TargetAlreadyMet, finding.TargetHolds, finding.TargetClimb, finding.TargetBelowHQ,
			finding.RelativeTarget, finding.TargetLowered,
		},
	},
	"HQ's target": {
		func(c *model.Scorecard, code string, why model.Missing) { c.Year.KPI(code).HQ.Target.Missing = why },
		[]finding.Kind{finding.TargetBelowHQ},
	},
	"rank": {
		func(c *model.Scorecard, code string, why model.Missing) {
			c.Year.KPI(code).Rank = model.Rank{Missing: why}
		},
		[]finding.Kind{finding.RankDiverges},
	},
	"rating": {
		func(c *model.Scorecard, code string, why model.Missing) {
			c.Year.KPI(code).Rating = model.Rating{Missing: why}
		},
		[]finding.Kind{finding.RatingDiffers},
	},
	"reported": {
		func(c *model.Scorecard, code string, why model.Missing) { c.Year.KPI(code).Reported.Missing = why },
		[]finding.Kind{finding.ReportedResult},
	},
	"last year's actual": {
		func(c *model.Scorecard, code string, why model.Missing) { c.Before.KPI(code).Actual.Missing = why },
		[]finding.Kind{finding.RankDiverges, finding.TargetAlreadyMet, finding.TargetHolds, finding.TargetClimb, finding.TargetLowered},
	},
	"last year's target": {
		func(c *model.Scorecard, code string, why model.Missing) { c.Before.KPI(code).Target.Missing = why },
		[]finding.Kind{finding.TargetLowered},
	},
	"last year's rank": {
		func(c *model.Scorecard, code string, why model.Missing) {
			c.Before.KPI(code).Rank = model.Rank{Missing: why}
		},
		[]finding.Kind{finding.RankDiverges},
	},
}

// After a value is removed, no finding that needs it is left, and the number
// that is still in its field is not used.
func TestOf_RemovedValueGivesNoFinding(t *testing.T) {
	names := make([]string, 0, len(removals))
	for name := range removals {
		names = append(names, name)
	}
	slices.Sort(names)
	rapid.Check(t, func(t *rapid.T) {
		card := drawnCard(t)
		if len(card.Year.KPIs) == 0 {
			return
		}
		k := rapid.SampledFrom(card.Year.KPIs).Draw(t, "KPI")
		name := rapid.SampledFrom(names).Draw(t, "removed")
		if name == "HQ's target" && k.HQ == nil || card.Before.KPI(k.Code) == nil {
			return
		}
		removals[name].remove(card, k.Code, rapid.SampledFrom(model.MissingKinds()).Draw(t, "why"))
		for _, f := range finding.Of(card, summer) {
			if f.KPI == k.Code && slices.Contains(removals[name].needed, f.Kind) {
				t.Fatalf("without %s: %s %s", name, f.Kind, findingLine(&f))
			}
			checkRemoved(t, card, name, k.Code, &f)
		}
	})
}

// checkRemoved checks that findings that may remain do not contain the value.
func checkRemoved(t *rapid.T, card *model.Scorecard, name, code string, f *finding.Finding) {
	wrong := false
	switch d := f.Detail.(type) {
	case finding.ReportedDetail:
		wrong = f.KPI == code && ((name == "actual" || name == "target") && d.ByVerdict != finding.Undecided || name == "rating" && d.ByRating != finding.Undecided)
	case finding.RelativeDetail:
		wrong = f.KPI == code && (name == "last year's actual" && d.Bound.Known || name == "last year's target" && d.Before.Known)
	case finding.WorkDetail:
		wrong = (name == "actual" || name == "target") && slices.Contains(d.KPIs, code)
	case finding.MovementDetail:
		ranked := 0
		for _, r := range card.Results("") {
			if r.Ranked {
				ranked++
			}
		}
		wrong = d.Up+d.Held+d.Down != ranked
	}
	if wrong {
		t.Fatalf("without %s: %s %s", name, f.Kind, findingLine(f))
	}
}

// Over a break, and across a lineage that is inferred or not a continuation,
// no finding compares the two years.
func TestOf_NoFindingAcrossIncomparableYears(t *testing.T) {
	derived := []finding.Kind{
		finding.RankDiverges, finding.TargetAlreadyMet, finding.TargetHolds, finding.TargetClimb, finding.TargetLowered,
	}
	rapid.Check(t, func(t *rapid.T) {
		card := drawnCard(t)
		for _, f := range finding.Of(card, summer) {
			k := card.Year.KPI(f.KPI)
			if k == nil {
				continue
			}
			severed := false
			for _, l := range card.Year.Lineage {
				severed = severed || slices.Contains(l.To, f.KPI)
			}
			if (k.Break != nil || severed) && slices.Contains(derived, f.Kind) {
				t.Fatalf("break %t, severed %t: %s", k.Break != nil, severed, findingLine(&f))
			}
			if d, ok := f.Detail.(finding.RelativeDetail); ok && (k.Break != nil || severed) && (d.Bound.Known || d.Before.Known) {
				t.Fatalf("a number: %s", findingLine(&f))
			}
		}
	})
}

// Findings are complete, in order, and the same each time, and do not change
// the scorecard.
func TestOf_Deterministic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		card := drawnCard(t)
		before := copied(card)
		first := finding.Of(card, summer)
		if diff := cmp.Diff(before, card); diff != "" {
			t.Fatalf("the scorecard was changed:\n%s", diff)
		}
		if diff := cmp.Diff(first, finding.Of(card, summer)); diff != "" {
			t.Fatalf("(-first +second):\n%s", diff)
		}
		for i := range first {
			if i > 0 && first[i].Weight > first[i-1].Weight {
				t.Fatalf("%d after %d", first[i].Weight, first[i-1].Weight)
			}
			if err := checkFinding(card, &first[i]); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// Nothing that is computed from the built-in data changes it.
func TestOf_DoesNotChangeScorecard(t *testing.T) {
	r5, r6, r7 := views(t)
	want5, want6, want7 := views(t)
	for _, c := range []*model.Scorecard{r5, r6, r7} {
		finding.Of(c, summer)
		finding.TotalsOf(c)
		finding.RatingRules(c)
	}
	if diff := cmp.Diff([]*model.Scorecard{want5, want6, want7}, []*model.Scorecard{r5, r6, r7}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

package model_test

import (
	"slices"
	"testing"

	"scorecard/model"
)

// A group's part is a valid year.
func TestOnlyGroup(t *testing.T) {
	for _, group := range []string{"health", "office"} {
		year := sampleYear(t)
		part := year.OnlyGroup(group)
		if problems := model.Validate(part); len(problems) > 0 {
			t.Errorf("%s: %v", group, problems)
		}
		if len(part.Groups) != 1 || part.Groups[0].Code != group || len(part.Fields) != 1 {
			t.Errorf("%s: %v %v", group, part.Groups, part.Fields)
		}
		for i := range year.KPIs {
			if there := part.KPI(year.KPIs[i].Code) != nil; there != (year.KPIs[i].Group == group) {
				t.Errorf("%s: %s is there: %v", group, year.KPIs[i].Code, there)
			}
		}
		if found := model.Compare(sampleYear(t), year); len(found) > 0 {
			t.Errorf("the year itself is changed: %v", found)
		}
	}
	part := sampleYear(t).OnlyGroup("office")
	if n := slices.IndexFunc(part.Notes, func(n model.Note) bool { return n.Kind == model.Review }); n < 0 || !slices.Equal(part.Notes[n].KPIs, []string{"days"}) {
		t.Errorf("the review is about %v", part.Notes)
	}
	if len(part.Notes) != 1 || len(part.Conflicts) != 0 || len(part.Staffing.Groups) != 0 {
		t.Errorf("%d notes, %d conflicts, %d groups of staff", len(part.Notes), len(part.Conflicts), len(part.Staffing.Groups))
	}
}

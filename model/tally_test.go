package model_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"scorecard/model"
)

func ratings(a, b, c int) map[string]int {
	return counted(map[string]int{"A": a, "B": b, "C": c})
}

func activities(a, b int) map[string]int {
	return counted(map[string]int{"a": a, "b": b})
}

// counted removes the zero counts.
func counted[K comparable](counts map[K]int) map[K]int {
	for key, count := range counts {
		if count == 0 {
			delete(counts, key)
		}
	}
	return counts
}

func statuses(achieved, expected, difficult, unset int) map[model.StatusValue]int {
	return counted(map[model.StatusValue]int{
		model.Achieved: achieved, model.Expected: expected, model.Difficult: difficult, model.Unset: unset,
	})
}

// The counts of R6 by hand; the verdicts and the movement of the national
// ranks are counted from its figures.
func TestTally_OfR6(t *testing.T) {
	_, r6, _ := views(t)
	for group, want := range map[string]model.Tally{
		"business": {KPIs: 2, Ratings: ratings(0, 2, 0), Met: 2, Up: 1, Activities: activities(0, 8), Statuses: statuses(0, 0, 0, 2)},
		"receipt":  {KPIs: 4, Ratings: ratings(0, 1, 3), Met: 1, Missed: 3, Up: 1, Down: 3, Activities: activities(0, 2), Statuses: statuses(0, 0, 3, 1)},
		"health":   {KPIs: 6, Ratings: ratings(2, 1, 3), Met: 1, Missed: 5, Held: 2, Down: 4, Activities: activities(4, 1), Statuses: statuses(0, 4, 2, 0)},
		"planning": {KPIs: 5, Ratings: ratings(2, 3, 0), Met: 5, Up: 1, Down: 4, Activities: activities(2, 4), Statuses: statuses(4, 1, 0, 0)},
		"": {
			KPIs: 17, Ratings: ratings(4, 7, 6), Met: 9, Missed: 8, Up: 3, Held: 2, Down: 11,
			Activities: activities(6, 15), Statuses: statuses(4, 5, 5, 3),
		},
		"sales": {Ratings: ratings(0, 0, 0), Activities: activities(0, 0), Statuses: statuses(0, 0, 0, 0)},
	} {
		if diff := cmp.Diff(want, r6.Tally(group)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", group, diff)
		}
	}
}

// A year without ratings counts none, and in a plan no target is met or
// missed.
func TestTally_YearsWithoutRatings(t *testing.T) {
	r5, _, r7 := views(t)
	want := model.Tally{KPIs: 17, Ratings: ratings(0, 0, 0), Unrated: 17, Met: 9, Missed: 4, Unknown: 4, Activities: activities(0, 0), Statuses: statuses(0, 0, 0, 17)}
	if diff := cmp.Diff(want, r5.Tally("")); diff != "" {
		t.Errorf("R5 (-want +got):\n%s", diff)
	}
	want = model.Tally{KPIs: 18, Ratings: ratings(0, 0, 0), Unrated: 18, Unknown: 18, Activities: activities(0, 0), Statuses: statuses(0, 0, 0, 18)}
	if diff := cmp.Diff(want, r7.Tally("")); diff != "" {
		t.Errorf("R7 (-want +got):\n%s", diff)
	}
}

// The groups' counts add up to the branch's, in every year.
func TestTally_GroupsAddUp(t *testing.T) {
	r5, r6, r7 := views(t)
	for _, c := range []*model.Scorecard{r5, r6, r7} {
		all, sum := c.Tally(""), map[string]int{}
		add := func(tally model.Tally, sign int) {
			for name, n := range map[string]int{
				"KPIs": tally.KPIs, "unrated": tally.Unrated, "met": tally.Met, "missed": tally.Missed,
				"unknown": tally.Unknown, "up": tally.Up, "held": tally.Held, "down": tally.Down,
			} {
				sum[name] += sign * n
			}
			for _, counts := range []map[string]int{tally.Ratings, tally.Activities} {
				for grade, n := range counts {
					sum[grade] += sign * n
				}
			}
			for status, n := range tally.Statuses {
				sum["status "+string(status)] += sign * n
			}
		}
		add(all, 1)
		for _, g := range c.Year.Groups {
			add(c.Tally(g.Code), -1)
		}
		for name, rest := range sum {
			if rest != 0 {
				t.Errorf("%d: %s of the branch are %d more than the groups'", c.Year.Year, name, rest)
			}
		}
		if all.Met+all.Missed+all.Unknown != all.KPIs {
			t.Errorf("%d: %+v does not judge every KPI", c.Year.Year, all)
		}
	}
}

// An activity without a rating is counted under no grade.
func TestTally_UnratedActivity(t *testing.T) {
	c := &model.Scorecard{Year: &model.Year{Activities: []model.Activity{
		{Code: "a", Rating: model.Rating{Missing: model.NotPublished}}, {Code: "b", Rating: model.Rating{Grade: "c"}},
	}}}
	if diff := cmp.Diff(map[string]int{"c": 1}, c.Tally("").Activities); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestScorecard_NewestStatus(t *testing.T) {
	_, r6, _ := views(t)
	if newest := r6.NewestStatus(); !newest.IsZero() {
		t.Errorf("the statuses that came with the data were set %s", newest)
	}
	at := func(day int) time.Time { return time.Date(2025, 1, day, 9, 0, 0, 0, time.UTC) }
	y := &model.Year{KPIs: make([]model.KPI, 2), Activities: make([]model.Activity, 2), Initiatives: make([]model.Initiative, 2)}
	c := &model.Scorecard{Year: y}
	for day, status := range []*model.Status{&y.KPIs[1].Status, &y.Activities[0].Status, &y.Initiatives[1].Status, &y.KPIs[0].Status} {
		status.At = at(day + 1)
		if newest := c.NewestStatus(); !newest.Equal(at(day + 1)) {
			t.Errorf("newest is %s, want %s", newest, at(day+1))
		}
	}
}

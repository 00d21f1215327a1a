package model

import "time"

// Tally counts a group's year: ratings, verdicts, rank movement, activities and
// statuses.
type Tally struct {
	KPIs       int
	Ratings    map[string]int // by grade A, B, C
	Unrated    int
	Met        int
	Missed     int
	Unknown    int
	Up         int // national rank better than the year before
	Held       int
	Down       int
	Activities map[string]int // by grade a, b, c; unrated ones are not counted
	Statuses   map[StatusValue]int
}

// Tally counts the group's year; every group's when the code is empty.
func (c *Scorecard) Tally(group string) Tally {
	t := Tally{Ratings: map[string]int{}, Activities: map[string]int{}, Statuses: map[StatusValue]int{}}
	for _, r := range c.Results(group) {
		t.KPIs++
		t.Statuses[r.KPI.Status.Value]++
		t.addRating(r.KPI.Rating)
		t.addVerdict(r.Verdict)
		t.addMovement(&r)
	}
	for _, m := range c.Activities(group) {
		if m.Rating.Known() {
			t.Activities[m.Rating.Grade]++
		}
	}
	return t
}

func (t *Tally) addRating(r Rating) {
	if !r.Known() {
		t.Unrated++
		return
	}
	t.Ratings[r.Grade]++
}

func (t *Tally) addVerdict(v Verdict) {
	switch v {
	case Met:
		t.Met++
	case Missed:
		t.Missed++
	case Unknown:
		t.Unknown++
	}
}

func (t *Tally) addMovement(r *Result) {
	switch {
	case !r.Ranked:
	case r.RankGain > 0:
		t.Up++
	case r.RankGain < 0:
		t.Down++
	default:
		t.Held++
	}
}

// NewestStatus is when a status of the shown year was last set; zero when none
// was edited.
func (c *Scorecard) NewestStatus() time.Time {
	var newest time.Time
	for item := range c.Year.StatusItems() {
		if item.Status != nil && item.Status.At.After(newest) {
			newest = item.Status.At
		}
	}
	return newest
}

package finding

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"

	"scorecard/model"
)

// RankDetail belongs to RankDiverges.
type RankDetail struct {
	Direction  model.Direction  // of the value: Better while overtaken, Worse while climbing
	Change     *decimal.Decimal // actual − last year's
	Rank, Last int
}

// MovementDetail belongs to RankMovement. Medians are of the KPIs ranked in both
// years, in tenths of a rank (a median of two ranks may lie between them).
type MovementDetail struct {
	Up, Held, Down           int
	MedianTenths, LastTenths int
	Fell, Rose               []RankMove // the three largest of each, the largest first
}

// RankMove is a change of a KPI's rank.
type RankMove struct {
	KPI        string // code
	Last, Rank int
}

// WorkDetail belongs to WorkWithoutGain.
type WorkDetail struct {
	Category   string
	Activities []string // codes; all rated a or b
	Grades     []string // theirs, each once, from best to worst
	KPIs       []string // codes; all missed
}

// maxPlaces is how many places count for the weight of a rank that moved.
const maxPlaces = 9

// ranks are the KPIs whose figure and rank moved in opposite directions. A
// figure for a part of a year, or that is not comparable, has no direction.
func (s *survey) ranks(gravest int) []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		if !r.Ranked || !r.KPI.Period.IsZero() || !fullYearBefore(r) {
			continue
		}
		weight := 0
		switch {
		case r.Direction == model.Better && r.RankGain < 0:
			weight = gravest - maxPlaces + min(-r.RankGain, maxPlaces)
		case r.Direction == model.Worse && r.RankGain > 0:
			weight = weightGainedThough + min(r.RankGain, maxPlaces)
		default:
			continue
		}
		detail := RankDetail{
			Direction: r.Direction, Change: r.Change, Rank: r.KPI.Rank.Value, Last: r.Previous.Rank.Value,
		}
		evidence := append(s.currentEvidence(r.KPI, model.FieldActual, model.FieldRank), s.lastEvidence(r.Previous, model.FieldActual, model.FieldRank)...)
		found = append(found, s.forKPI(r.KPI, weight, detail, evidence))
	}
	return found
}

// rankMovement counts the branch's rank changes; ranks are comparable over a
// break, too.
func (s *survey) rankMovement(weight int) []Finding {
	movement := rankMovement(s.results)
	if movement.Up+movement.Held+movement.Down == 0 {
		return nil
	}
	var evidence []Evidence
	for i := range s.results {
		if r := &s.results[i]; r.Ranked {
			evidence = append(evidence, s.currentEvidence(r.KPI, model.FieldRank)...)
			evidence = append(evidence, s.lastEvidence(r.Previous, model.FieldRank)...)
		}
	}
	if movement.Down <= movement.Up {
		weight = weightRanksRose
	}
	return []Finding{s.forBranch(weight, movement, evidence)}
}

func rankMovement(results []model.Result) MovementDetail {
	var m MovementDetail
	var now, last []int
	var moves []RankMove
	for i := range results {
		r := &results[i]
		if !r.Ranked {
			continue
		}
		now, last = append(now, r.KPI.Rank.Value), append(last, r.Previous.Rank.Value)
		moves = append(moves, RankMove{KPI: r.KPI.Code, Last: r.Previous.Rank.Value, Rank: r.KPI.Rank.Value})
		switch {
		case r.RankGain > 0:
			m.Up++
		case r.RankGain < 0:
			m.Down++
		default:
			m.Held++
		}
	}
	m.MedianTenths, m.LastTenths = medianTenths(now), medianTenths(last)
	m.Fell = largest(moves, func(move RankMove) int { return move.Rank - move.Last })
	m.Rose = largest(moves, func(move RankMove) int { return move.Last - move.Rank })
	return m
}

// maxMoves is how many falls and rises are named.
const maxMoves = 3

// largest are the largest moves, by size, then in printed order; moves without
// a size are left out.
func largest(moves []RankMove, size func(RankMove) int) []RankMove {
	moved := slices.DeleteFunc(slices.Clone(moves), func(m RankMove) bool { return size(m) <= 0 })
	slices.SortStableFunc(moved, func(a, b RankMove) int { return cmp.Compare(size(b), size(a)) })
	return moved[:min(len(moved), maxMoves)]
}

// medianTenths is the median in tenths, which is exact as it may lie halfway
// between two whole numbers; 0 when there are no values.
func medianTenths(values []int) int {
	n := len(values)
	if n == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[(n-1)/2] + sorted[n/2]) * 5
}

// categoryWork has the activities and KPIs of one category.
type categoryWork struct {
	detail     WorkDetail
	activities []*model.Activity
	results    []*model.Result
	done       bool // all activities are rated a or b
	missed     bool // all KPIs missed
}

// work are the categories in which all activities were completed as planned
// and yet all KPIs missed.
func (s *survey) work(weight int) []Finding {
	var found []Finding
	byCategory := s.workByCategory()
	for i := range s.card.Year.Categories {
		category := &s.card.Year.Categories[i]
		w := byCategory[category.Code]
		if w == nil || len(w.activities) == 0 || len(w.results) == 0 || !w.done || !w.missed {
			continue
		}
		w.detail.Category = category.Code
		w.detail.Grades = gradesOf(w.activities)
		found = append(found, Finding{
			Year: s.card.Year.Year, Group: category.Group, Subject: category.Code,
			Weight: weight, Detail: w.detail, Evidence: s.workEvidence(w),
		})
	}
	return found
}

// gradesOf are the grades of some activities, each once, from best to worst.
func gradesOf(activities []*model.Activity) []string {
	var grades []string
	for _, grade := range model.ActivityGrades() {
		if slices.ContainsFunc(activities, func(m *model.Activity) bool { return m.Rating.Grade == grade }) {
			grades = append(grades, grade)
		}
	}
	return grades
}

func (s *survey) workByCategory() map[string]*categoryWork {
	byCategory := map[string]*categoryWork{}
	of := func(category string) *categoryWork {
		if byCategory[category] == nil {
			byCategory[category] = &categoryWork{done: true, missed: true}
		}
		return byCategory[category]
	}
	for i := range s.results {
		r := &s.results[i]
		w := of(r.KPI.Category)
		w.results = append(w.results, r)
		w.detail.KPIs = append(w.detail.KPIs, r.KPI.Code)
		w.missed = w.missed && r.Verdict == model.Missed
	}
	for i := range s.card.Year.Activities {
		m := &s.card.Year.Activities[i]
		w := of(m.Category)
		w.activities = append(w.activities, m)
		w.detail.Activities = append(w.detail.Activities, m.Code)
		w.done = w.done && (m.Rating.Grade == "a" || m.Rating.Grade == "b")
	}
	return byCategory
}

func (s *survey) workEvidence(w *categoryWork) []Evidence {
	var evidence []Evidence
	for _, m := range w.activities {
		evidence = append(evidence, Evidence{
			What: model.FieldRating, Item: m.Code, Year: s.card.Year.Year, Text: m.Rating.Grade, Value: m.Rating.Grade, Source: m.Source,
		})
	}
	for _, r := range w.results {
		evidence = append(evidence, s.boundEvidence(r)...)
		evidence = append(evidence, s.currentEvidence(r.KPI, model.FieldActual)...)
	}
	return evidence
}

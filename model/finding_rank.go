package model

import (
	"cmp"
	"slices"
)

// ranks are the KPIs whose figure and whose rank moved in opposite ways. A part
// of a year, or a figure that is counted otherwise, moved in no way.
func (s *survey) ranks() []Finding {
	var found []Finding
	for i := range s.results {
		r := &s.results[i]
		if !r.Ranked || !r.KPI.Period.IsZero() || !wholeLast(r) {
			continue
		}
		weight := 0
		switch {
		case r.Direction == Better && r.RankGain < 0:
			weight = weightOvertaken + min(-r.RankGain, 9)
		case r.Direction == Worse && r.RankGain > 0:
			weight = weightClimbedThough + min(r.RankGain, 9)
		default:
			continue
		}
		detail := RankDetail{
			Direction: r.Direction, Change: r.Change, Rank: r.KPI.Rank.Value, Last: r.Previous.Rank.Value,
		}
		evidence := append(s.current(r.KPI, FieldActual, FieldRank), s.last(r.Previous, FieldActual, FieldRank)...)
		found = append(found, s.about(r.KPI, RankDiverges, weight, detail, evidence))
	}
	return found
}

// rankMovement counts the ranks of the branch; a rank compares over a break too.
func (s *survey) rankMovement() []Finding {
	movement := rankMovement(s.results)
	if movement.Up+movement.Held+movement.Down == 0 {
		return nil
	}
	var evidence []Evidence
	for i := range s.results {
		if r := &s.results[i]; r.Ranked {
			evidence = append(evidence, s.current(r.KPI, FieldRank)...)
			evidence = append(evidence, s.last(r.Previous, FieldRank)...)
		}
	}
	weight := weightRanksRose
	if movement.Down > movement.Up {
		weight = weightRanksFell
	}
	return []Finding{s.overall(RankMovement, weight, movement, evidence)}
}

func rankMovement(results []Result) MovementDetail {
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

// namedMoves is how many falls and rises are named.
const namedMoves = 3

// largest are the moves of the greatest size, the greatest first, then in
// printed order; those without a size are none.
func largest(moves []RankMove, size func(RankMove) int) []RankMove {
	moved := slices.DeleteFunc(slices.Clone(moves), func(m RankMove) bool { return size(m) <= 0 })
	slices.SortStableFunc(moved, func(a, b RankMove) int { return cmp.Compare(size(b), size(a)) })
	return moved[:min(len(moved), namedMoves)]
}

// medianTenths is the median in tenths, which are exact: it may lie halfway
// between two whole numbers. 0 when there are none.
func medianTenths(values []int) int {
	n := len(values)
	if n == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[(n-1)/2] + sorted[n/2]) * 5
}

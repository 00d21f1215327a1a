package view

import (
	"slices"

	"scorecard/model"
)

// Ratings counts official ratings as the parts of a stacked bar: those of
// model.KPIGrades from best to worst, and last the KPIs without one.
func RatingCounts(t model.Tally) []int {
	var counts []int
	for _, grade := range model.KPIGrades() {
		counts = append(counts, t.Ratings[grade])
	}
	return append(counts, t.Unrated)
}

// Sum adds counts up.
func CountsTotal(counts []int) int {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return sum
}

// Stack parts so many steps among counts, as nearly by their shares as whole
// steps can be. The parts add up to the steps; one that counts anything has at
// least one step where there are enough. Of equal remainders the earlier comes
// first.
func Stack(counts []int, steps int) []int {
	parts := make([]int, len(counts))
	total := CountsTotal(counts)
	if total <= 0 || steps <= 0 {
		return parts
	}
	left := steps
	for i, n := range counts {
		parts[i] = n * steps / total
		left -= parts[i]
	}
	order := make([]int, len(counts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return counts[b]*steps%total - counts[a]*steps%total })
	for _, i := range order[:left] {
		parts[i]++
	}
	showAll(counts, parts)
	return parts
}

// showAll gives a count that rounding has left without a step one of the
// largest part's.
func showAll(counts, parts []int) {
	for i, n := range counts {
		if n == 0 || parts[i] > 0 {
			continue
		}
		largest := 0
		for j := range parts {
			if parts[j] > parts[largest] {
				largest = j
			}
		}
		if parts[largest] < 2 {
			return
		}
		parts[largest]--
		parts[i]++
	}
}

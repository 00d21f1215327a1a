package model

import (
	"slices"

	"github.com/govalues/decimal"
)

// BranchPlace is the rank of a branch's figure among the branches in the same
// file. It is shown in addition to the official national rank, which covers
// all 47, and never replaces it.
type BranchPlace struct {
	Place    int             // 1 is the best; equal figures share the better place
	Tied     int             // how many other branches share the place
	Branches int             // number of branches compared, including this one
	Median   decimal.Decimal // exact median of all branches; of an even number the middle between two
	Unit     string
}

// BranchPlace compares a KPI's actual with that of its peers, of which only
// those with a figure in the same unit and for the same months are included.
// The second result is false when the KPI or all of its peers have none.
func (k *KPI) BranchPlace(peers []Peer) (BranchPlace, bool) {
	if !k.Actual.Known() {
		return BranchPlace{}, false
	}
	s := BranchPlace{Place: 1, Branches: 1, Unit: k.Actual.Unit}
	values := []decimal.Decimal{k.Actual.Value}
	for i := range peers {
		other := &peers[i].KPI
		if !k.comparesWith(other) {
			continue
		}
		values = append(values, other.Actual.Value)
		s.Branches++
		switch direction(other.Actual.Value.Cmp(k.Actual.Value), k.Polarity) {
		case Better:
			s.Place++
		case Same:
			s.Tied++
		case Worse, Incomparable:
		}
	}
	if s.Branches == 1 {
		return BranchPlace{}, false
	}
	middle, ok := median(values)
	s.Median = middle
	return s, ok
}

// comparesWith reports whether two branches' figures are comparable: same
// unit, same months, same polarity.
func (k *KPI) comparesWith(other *KPI) bool {
	return other.Actual.Known() && other.Actual.Unit == k.Actual.Unit && other.Polarity == k.Polarity &&
		other.Period.From == k.Period.From && other.Period.Through == k.Period.Through
}

// median is exact: half of a sum has at most one decimal more. The second
// result is false when a sum exceeds the range of a decimal.
func median(values []decimal.Decimal) (decimal.Decimal, bool) {
	slices.SortFunc(values, decimal.Decimal.Cmp)
	low, high := values[(len(values)-1)/2], values[len(values)/2]
	scale := 0 // the highest precision, so that the order of equal values does not matter
	for _, v := range values {
		scale = max(scale, v.Scale())
	}
	sum, err := low.Add(high)
	if err != nil {
		return decimal.Decimal{}, false
	}
	half, err := sum.MulExact(decimal.MustNew(5, 1), sum.Scale()+1)
	if err != nil {
		return decimal.Decimal{}, false
	}
	return half.Trim(scale).Pad(scale), true
}

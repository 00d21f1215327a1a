package model

import (
	"math/big"
	"slices"

	"github.com/govalues/decimal"
)

// ratedKPI is what a rule may look at.
type ratedKPI struct {
	code       string
	above      bool   // rated better than the boundary
	attainment *int64 // in millionths of a percent, cut; nil when there is none
	rank       int    // 0 when there is none
}

// ruleSearch tries every rule at one boundary. The figures of the KPIs are the
// only thresholds that part them differently.
type ruleSearch struct {
	kpis        []ratedKPI
	attainments []int64 // ascending, each once
	ranks       []int   // likewise
	most        int     // KPIs that the rules found so far are right about at best
	explained   []bool  // by one of those
	right       []bool  // what the rule in hand is right about
}

// newRuleSearch is nil when one side of the boundary has no KPI.
func newRuleSearch(results []Result, better []string, worse string) *ruleSearch {
	s := &ruleSearch{}
	above := 0
	for i := range results {
		r := &results[i]
		grade := r.KPI.Rating.Grade
		isAbove := slices.Contains(better, grade)
		if !isAbove && grade != worse {
			continue
		}
		if isAbove {
			above++
		}
		k := ratedKPI{code: r.KPI.Code, above: isAbove, attainment: exactAttainment(r), rank: r.KPI.Rank.Value}
		if k.attainment != nil {
			s.attainments = append(s.attainments, *k.attainment)
		}
		if k.rank > 0 {
			s.ranks = append(s.ranks, k.rank)
		}
		s.kpis = append(s.kpis, k)
	}
	if above == 0 || above == len(s.kpis) {
		return nil
	}
	slices.Sort(s.attainments)
	slices.Sort(s.ranks)
	s.attainments, s.ranks = slices.Compact(s.attainments), slices.Compact(s.ranks)
	s.explained, s.right = make([]bool, len(s.kpis)), make([]bool, len(s.kpis))
	return s
}

const (
	onePercent = 1_000_000
	fullTarget = 100 * onePercent
)

// exactAttainment is the attainment of a result before it is rounded, which
// could move it over a threshold; nil where the result has none.
func exactAttainment(r *Result) *int64 {
	if r.Attainment == nil {
		return nil
	}
	part, of := r.KPI.Actual.Value, r.Bound.Value
	if r.KPI.Polarity == Lower {
		part, of = of, part
	}
	share := new(big.Rat).Quo(ratio(part), ratio(of))
	share.Mul(share, big.NewRat(fullTarget, 1))
	whole := new(big.Int).Quo(share.Num(), share.Denom())
	if !whole.IsInt64() {
		return nil
	}
	cut := whole.Int64()
	return &cut
}

// candidate is a rule by its thresholds: indices into the sorted figures, of
// which the lower ones fall short. Index 0 would take in all and is none.
type candidate struct {
	kind       RuleKind
	attainment int
	rank       int
}

// answer is what a rule says of a KPI.
type answer int

const (
	unjudged answer = iota
	holds
	fails
)

func answerOf(known, yes bool) answer {
	switch {
	case !known:
		return unjudged
	case yes:
		return holds
	default:
		return fails
	}
}

func (s *ruleSearch) judge(c candidate, k *ratedKPI) answer {
	var attains, ranks answer
	if c.kind != ByRank {
		attains = answerOf(k.attainment != nil, k.attainment != nil && *k.attainment >= s.attainments[c.attainment])
	}
	if c.kind != ByAttainment {
		ranks = answerOf(k.rank > 0, k.rank <= s.ranks[c.rank])
	}
	switch c.kind {
	case ByAttainment:
		return attains
	case ByRank:
		return ranks
	case ByEither:
		return combine(attains, ranks, holds)
	case ByBoth:
		return combine(attains, ranks, fails)
	}
	return unjudged
}

// combine is decided by one answer alone when that is the deciding one.
func combine(a, b, deciding answer) answer {
	switch {
	case a == deciding || b == deciding:
		return deciding
	case a == unjudged || b == unjudged:
		return unjudged
	}
	return a
}

// best is the rule of a kind that is right about the most KPIs, and of those
// wrong about the fewest; nil when the KPIs have no figures to part them by.
func (s *ruleSearch) best(kind RuleKind) *RatingRule {
	var best candidate
	most, least, found := 0, 0, false
	for _, c := range s.candidates(kind) {
		right, wrong := s.count(c)
		if !found || right > most || right == most && wrong < least {
			best, most, least, found = c, right, wrong, true
		}
	}
	if !found {
		return nil
	}
	return s.rule(best)
}

// candidates are the rules of a kind, the more likely ones first: a full target
// before any other attainment, then the stricter before the milder.
func (s *ruleSearch) candidates(kind RuleKind) []candidate {
	attainments, ranks := s.attainmentOrder(), make([]int, 0, len(s.ranks))
	for i := range max(len(s.ranks)-1, 0) {
		ranks = append(ranks, i)
	}
	switch kind {
	case ByAttainment:
		ranks = []int{0}
	case ByRank:
		attainments = []int{0}
	case ByEither, ByBoth:
	}
	var all []candidate
	for _, a := range attainments {
		for _, r := range ranks {
			all = append(all, candidate{kind: kind, attainment: a, rank: r})
		}
	}
	return all
}

func (s *ruleSearch) attainmentOrder() []int {
	var order []int
	for i := len(s.attainments) - 1; i > 0; i-- {
		if s.attainments[i-1] < fullTarget && s.attainments[i] >= fullTarget {
			order = slices.Insert(order, 0, i)
			continue
		}
		order = append(order, i)
	}
	return order
}

// count holds a rule against every KPI, and remembers which KPIs the rules that
// are right most often explain.
func (s *ruleSearch) count(c candidate) (right, wrong int) {
	for i := range s.kpis {
		said := s.judge(c, &s.kpis[i])
		s.right[i] = said.right(&s.kpis[i])
		switch {
		case s.right[i]:
			right++
		case said != unjudged:
			wrong++
		}
	}
	if right > s.most {
		s.most = right
		clear(s.explained)
	}
	if right == s.most {
		for i := range s.right {
			s.explained[i] = s.explained[i] || s.right[i]
		}
	}
	return right, wrong
}

func (a answer) right(k *ratedKPI) bool { return a != unjudged && (a == holds) == k.above }

// rule tells a candidate in full.
func (s *ruleSearch) rule(c candidate) *RatingRule {
	rule := &RatingRule{Kind: c.kind}
	if c.kind != ByRank {
		rule.Attainment = s.threshold(c.attainment)
	}
	if c.kind != ByAttainment {
		rule.Rank = s.ranks[c.rank]
	}
	for i := range s.kpis {
		k := &s.kpis[i]
		switch said := s.judge(c, k); {
		case said == unjudged:
			rule.Unjudged = append(rule.Unjudged, k.code)
		case said.right(k):
			rule.Consistent.Count++
		default:
			rule.Against = append(rule.Against, k.code)
		}
	}
	rule.Consistent.Of = len(s.kpis) - len(rule.Unjudged)
	return rule
}

func (s *ruleSearch) unexplained() []string {
	var codes []string
	for i := range s.kpis {
		if !s.explained[i] {
			codes = append(codes, s.kpis[i].code)
		}
	}
	return codes
}

// threshold is the roundest attainment that lies over the last KPI that falls
// short and not over the first that does not: the full target where it does.
func (s *ruleSearch) threshold(i int) *decimal.Decimal {
	short, enough := s.attainments[i-1], s.attainments[i]
	round := enough
	if short < fullTarget && fullTarget <= enough {
		round = fullTarget
	} else {
		for _, step := range []int64{10 * onePercent, 5 * onePercent, onePercent, 100_000, 10_000, 1000, 100, 10, 1} {
			if at := enough - enough%step; at > short {
				round = at
				break
			}
		}
	}
	d := decimal.MustNew(round, 6).Trim(0)
	return &d
}

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

// rules are the best of each kind. A rule of two figures that is right no more
// often than one of them alone says nothing new.
func (s *ruleSearch) rules() []RatingRule {
	var rules []RatingRule
	single := 0
	for _, kind := range RuleKinds() {
		rule := s.best(kind)
		switch {
		case rule == nil:
			continue
		case kind == ByAttainment || kind == ByRank:
			single = max(single, rule.Consistent.Count)
		case rule.Consistent.Count <= single:
			continue
		}
		rules = append(rules, *rule)
	}
	return rules
}

// best is the rule of a kind that is right about the most KPIs, and of those
// wrong about the fewest, with those as good; nil when the KPIs have no figures
// to part them by.
func (s *ruleSearch) best(kind RuleKind) *RatingRule {
	var best []candidate
	most, least := 0, 0
	for _, c := range s.candidates(kind) {
		right, wrong := s.count(c)
		switch {
		case len(best) == 0 || right > most || right == most && wrong < least:
			best, most, least = []candidate{c}, right, wrong
		case right == most && wrong == least && !slices.ContainsFunc(best, func(other candidate) bool { return s.same(c, other) }):
			best = append(best, c)
		}
	}
	if len(best) == 0 {
		return nil
	}
	rule := s.rule(best[0])
	for _, c := range best[1:] {
		rule.Ties = append(rule.Ties, *s.rule(c))
	}
	return rule
}

// same reports whether two rules say the same of every KPI.
func (s *ruleSearch) same(a, b candidate) bool {
	for i := range s.kpis {
		if s.judge(a, &s.kpis[i]) != s.judge(b, &s.kpis[i]) {
			return false
		}
	}
	return true
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

// count holds a rule against every KPI.
func (s *ruleSearch) count(c candidate) (right, wrong int) {
	for i := range s.kpis {
		switch said := s.judge(c, &s.kpis[i]); {
		case said.right(&s.kpis[i]):
			right++
		case said != unjudged:
			wrong++
		}
	}
	return right, wrong
}

func (a answer) right(k *ratedKPI) bool { return a != unjudged && (a == holds) == k.above }

// rule tells a candidate in full, with the thresholds that say the same: each
// while the other one stays.
func (s *ruleSearch) rule(c candidate) *RatingRule {
	rule := &RatingRule{Kind: c.kind}
	if c.kind != ByRank {
		from, to := c, c
		for from.attainment > 1 && s.same(c, candidate{c.kind, from.attainment - 1, c.rank}) {
			from.attainment--
		}
		for to.attainment < len(s.attainments)-1 && s.same(c, candidate{c.kind, to.attainment + 1, c.rank}) {
			to.attainment++
		}
		short, enough := s.attainments[from.attainment-1], s.attainments[to.attainment]
		rule.Attainment, rule.Over, rule.UpTo = inPercent(roundest(short, enough)), inPercent(short), inPercent(enough)
	}
	if c.kind != ByAttainment {
		last := c
		for last.rank < len(s.ranks)-2 && s.same(c, candidate{c.kind, c.attainment, last.rank + 1}) {
			last.rank++
		}
		rule.Rank, rule.LastRank = s.ranks[c.rank], s.ranks[last.rank+1]-1
	}
	s.hold(rule, c)
	return rule
}

// hold counts the KPIs that a rule is right and wrong about.
func (s *ruleSearch) hold(rule *RatingRule, c candidate) {
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
}

// mostRight is how often the best of some rules are right.
func mostRight(rules []RatingRule) int {
	most := 0
	for i := range rules {
		most = max(most, rules[i].Consistent.Count)
	}
	return most
}

// wrong are the KPIs that none of the rules, nor of those as good, is right
// about, of those that are right at least so often.
func (s *ruleSearch) wrong(rules []RatingRule, atLeast int) []string {
	var codes []string
	for i := range s.kpis {
		if code := s.kpis[i].code; !slices.ContainsFunc(rules, func(r RatingRule) bool {
			return r.Consistent.Count >= atLeast && (r.explains(code) || slices.ContainsFunc(r.Ties, func(tie RatingRule) bool { return tie.explains(code) }))
		}) {
			codes = append(codes, code)
		}
	}
	return codes
}

func (r *RatingRule) explains(code string) bool {
	return !slices.Contains(r.Against, code) && !slices.Contains(r.Unjudged, code)
}

// disputed are the KPIs with a rating that the year's sources print in two ways,
// where the choice decides on which side of the boundary they stand.
func (s *ruleSearch) disputed(year *Year, better []string, worse string) []string {
	var codes []string
	for i := range s.kpis {
		k := &s.kpis[i]
		if slices.ContainsFunc(year.Conflicts, func(c Conflict) bool {
			return c.Kind == ValueConflict && c.Subject == k.code && c.Field == FieldRating && c.Resolution == nil &&
				slices.ContainsFunc(c.Variants, func(p Variant) bool {
					return slices.Contains(better, p.Value) != k.above || !k.above && p.Value != worse
				})
		}) {
			codes = append(codes, k.code)
		}
	}
	return codes
}

// roundest is the roundest attainment over one number and not over another: the
// full target where it lies there.
func roundest(short, enough int64) int64 {
	if short < fullTarget && fullTarget <= enough {
		return fullTarget
	}
	for _, step := range []int64{10 * onePercent, 5 * onePercent, onePercent, 100_000, 10_000, 1000, 100, 10, 1} {
		if at := enough - enough%step; at > short {
			return at
		}
	}
	return enough
}

func inPercent(millionths int64) *decimal.Decimal {
	d := decimal.MustNew(millionths, 6).Trim(0)
	return &d
}

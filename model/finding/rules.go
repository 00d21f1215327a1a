package finding

import (
	"math/big"
	"slices"

	"github.com/govalues/decimal"

	"scorecard/model"
)

// RatingBoundary is the boundary between two neighbouring grades, with the
// simple rules that best describe it. Above it are the KPIs of the better
// grade and of all grades over it, below it those of the worse grade only.
type RatingBoundary struct {
	Better, Worse string
	KPIs          int          // on both sides
	Rules         []RatingRule // the best of each kind, in the order of RuleKinds; one of two figures only if it classifies more KPIs correctly than each alone
	Unexplained   []string     // codes that none of the best rules classifies correctly, in printed order
	AgainstAll    []string     // codes that none of the rules or their ties classifies correctly, in printed order
	Disputed      []string     // codes with an unresolved conflict about the rating, on both sides, in printed order
}

// RuleKind is the set of figures that a rule uses.
type RuleKind string

// The kinds of rule, from the simplest on.
const (
	ByAttainment RuleKind = "attainment" // the attainment is at least a threshold
	ByRank       RuleKind = "rank"       // the national rank is at most a threshold
	ByEither     RuleKind = "either"     // one of the two is enough
	ByBoth       RuleKind = "both"       // both are needed
)

// RuleKinds lists every kind, for labels.
func RuleKinds() []RuleKind { return []RuleKind{ByAttainment, ByRank, ByEither, ByBoth} }

// RatingRule predicts that a KPI is above the boundary exactly when it meets
// the rule. A rule that all KPIs meet, or none, is not reported.
type RatingRule struct {
	Kind       RuleKind
	Attainment *decimal.Decimal // minimum in percent: the roundest number with this result; nil when the rule does not use the attainment
	Rank       int              // maximum: the rank of the last KPI that meets it; 0 when the rule does not use ranks
	Consistent Share            // KPIs whose rating agrees with the rule, of those that it applies to
	Against    []string         // codes that the rule classifies wrongly, in printed order
	Unjudged   []string         // codes without a figure that the rule needs

	Over, UpTo *decimal.Decimal // attainments above Over and up to UpTo give the same result; nil when the rule does not use the attainment
	LastRank   int              // ranks from Rank to this one give the same result; 0 when the rule does not use ranks
	Ties       []RatingRule     // rules of the same kind that agree with as many, but other, KPIs; without Ties themselves
}

// RatingRules finds the simple rules that describe the year's official
// ratings, from the best grade down; boundaries without KPIs on both sides are
// left out. It does not assess the ratings.
func RatingRules(c *model.Scorecard) []RatingBoundary {
	var boundaries []RatingBoundary
	results := c.Results("")
	grades := model.KPIGrades()
	for i := range grades[1:] {
		s := newSearch(results, grades[:i+1], grades[i+1])
		if s == nil {
			continue
		}
		b := RatingBoundary{Better: grades[i], Worse: grades[i+1], KPIs: len(s.kpis), Rules: s.rules()}
		most := 0
		for _, r := range b.Rules {
			most = max(most, r.Consistent.Count)
		}
		b.Unexplained, b.AgainstAll = s.unexplained(b.Rules, most), s.unexplained(b.Rules, 0)
		b.Disputed = s.disputed(c.Year.Conflicts, grades[:i+1], grades[i+1])
		boundaries = append(boundaries, b)
	}
	return boundaries
}

// ratedKPI has the figures that a rule may use.
type ratedKPI struct {
	code       string
	above      bool  // rated better than the boundary
	attainment int64 // in millionths of a percent, truncated; -1 when missing
	rank       int   // 0 when missing
}

// search tries every rule at one boundary. Only the figures of the KPIs are
// needed as thresholds: any other classifies as one of them does.
type search struct {
	kpis        []ratedKPI
	attainments []int64 // ascending, each once
	ranks       []int   // likewise
}

// newSearch is nil when one side of the boundary has no KPI.
func newSearch(results []model.Result, better []string, worse string) *search {
	s := &search{}
	aboves := 0
	for i := range results {
		r := &results[i]
		k := ratedKPI{code: r.KPI.Code, attainment: exactAttainment(r), rank: r.KPI.Rank.Value}
		switch k.above = slices.Contains(better, r.KPI.Rating.Grade); {
		case k.above:
			aboves++
		case r.KPI.Rating.Grade != worse:
			continue
		}
		if k.attainment >= 0 {
			s.attainments = append(s.attainments, k.attainment)
		}
		if k.rank > 0 {
			s.ranks = append(s.ranks, k.rank)
		}
		s.kpis = append(s.kpis, k)
	}
	if aboves == 0 || aboves == len(s.kpis) {
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

// exactAttainment is the attainment of a result before rounding, which could
// move it over a threshold; -1 when there is none.
func exactAttainment(r *model.Result) int64 {
	if r.Attainment == nil {
		return -1
	}
	part, of := r.KPI.Actual.Value, r.Bound.Value
	if r.KPI.Polarity == model.Lower {
		part, of = of, part
	}
	share := new(big.Rat).Quo(fraction(part), fraction(of))
	share.Mul(share, big.NewRat(fullTarget, 1))
	whole := new(big.Int).Quo(share.Num(), share.Denom())
	if !whole.IsInt64() {
		return -1
	}
	return whole.Int64()
}

// candidate is a rule by its thresholds: indices into the sorted figures.
// Every KPI reaches attainment 0 and the last rank.
type candidate struct {
	kind       RuleKind
	attainment int
	rank       int
}

// prediction is a rule's answer for a KPI. For a rule with "or" it is the
// maximum of its two parts, with "and" the minimum: where a figure is missing,
// the other one may be sufficient.
type prediction int

const (
	below prediction = iota - 1
	unjudged
	above
)

func predict(known, meets bool) prediction {
	switch {
	case !known:
		return unjudged
	case meets:
		return above
	}
	return below
}

func (s *search) predict(c candidate, k *ratedKPI) prediction {
	byAttainment := func() prediction { return predict(k.attainment >= 0, k.attainment >= s.attainments[c.attainment]) }
	byRank := func() prediction { return predict(k.rank > 0, k.rank <= s.ranks[c.rank]) }
	switch c.kind {
	case ByAttainment:
		return byAttainment()
	case ByRank:
		return byRank()
	case ByEither:
		return max(byAttainment(), byRank())
	case ByBoth:
	}
	return min(byAttainment(), byRank())
}

func (p prediction) correct(k *ratedKPI) bool { return p != unjudged && (p == above) == k.above }

// predictSame reports whether two rules predict the same of every KPI.
func (s *search) predictSame(a, b candidate) bool {
	return !slices.ContainsFunc(s.kpis, func(k ratedKPI) bool { return s.predict(a, &k) != s.predict(b, &k) })
}

// rules are the best of each kind. A rule of two figures is left out when one
// of them alone classifies as many KPIs correctly.
func (s *search) rules() []RatingRule {
	var rules []RatingRule
	single := 0
	for _, kind := range RuleKinds() {
		best := s.bestRules(kind)
		if len(best) == 0 {
			continue
		}
		rule := s.rule(best[0])
		if kind == ByAttainment || kind == ByRank {
			single = max(single, rule.Consistent.Count)
		} else if rule.Consistent.Count <= single {
			continue
		}
		for _, c := range best[1:] {
			rule.Ties = append(rule.Ties, s.rule(c))
		}
		rules = append(rules, rule)
	}
	return rules
}

// bestRules are the rules of a kind that classify the most KPIs correctly, and of
// those the fewest wrongly; none when the KPIs have no figures to distinguish
// them.
func (s *search) bestRules(kind RuleKind) []candidate {
	var best []candidate
	most, least := 0, 0
	for _, c := range s.candidates(kind) {
		right, wrong := 0, 0
		for i := range s.kpis {
			switch p := s.predict(c, &s.kpis[i]); {
			case p.correct(&s.kpis[i]):
				right++
			case p != unjudged:
				wrong++
			}
		}
		switch {
		case len(best) == 0 || right > most || right == most && wrong < least:
			best, most, least = []candidate{c}, right, wrong
		case right == most && wrong == least && !slices.ContainsFunc(best, func(other candidate) bool { return s.predictSame(c, other) }):
			best = append(best, c)
		}
	}
	return best
}

// candidates are the rules of a kind, the more plausible ones first: a full
// target before any other attainment, then stricter before milder ones.
func (s *search) candidates(kind RuleKind) []candidate {
	attainments, ranks := []int{0}, []int{0}
	if kind != ByRank {
		attainments = nil
		for i := len(s.attainments) - 1; i > 0; i-- {
			at := len(attainments)
			if s.attainments[i-1] < fullTarget && s.attainments[i] >= fullTarget {
				at = 0
			}
			attainments = slices.Insert(attainments, at, i)
		}
	}
	if kind != ByAttainment {
		ranks = nil
		for i := range max(len(s.ranks)-1, 0) {
			ranks = append(ranks, i)
		}
	}
	var all []candidate
	for _, a := range attainments {
		for _, r := range ranks {
			all = append(all, candidate{kind, a, r})
		}
	}
	return all
}

// rule completes a candidate with the ranges of thresholds that have the same
// result, each while the other threshold is fixed.
func (s *search) rule(c candidate) RatingRule {
	rule := RatingRule{Kind: c.kind}
	if c.kind != ByRank {
		from, to := c.attainment, c.attainment
		for from > 1 && s.predictSame(c, candidate{c.kind, from - 1, c.rank}) {
			from--
		}
		for to < len(s.attainments)-1 && s.predictSame(c, candidate{c.kind, to + 1, c.rank}) {
			to++
		}
		short, enough := s.attainments[from-1], s.attainments[to]
		round := roundestBetween(short, enough)
		rule.Attainment, rule.Over, rule.UpTo = toPercent(round), toPercent(short), toPercent(enough)
		// Equally good ranks are computed with the attainment that is shown.
		c.attainment, _ = slices.BinarySearch(s.attainments, round)
	}
	if c.kind != ByAttainment {
		last := c.rank
		for last < len(s.ranks)-2 && s.predictSame(c, candidate{c.kind, c.attainment, last + 1}) {
			last++
		}
		rule.Rank, rule.LastRank = s.ranks[c.rank], s.ranks[last+1]-1
	}
	for i := range s.kpis {
		k := &s.kpis[i]
		switch p := s.predict(c, k); {
		case p == unjudged:
			rule.Unjudged = append(rule.Unjudged, k.code)
		case p.correct(k):
			rule.Consistent.Count++
		default:
			rule.Against = append(rule.Against, k.code)
		}
	}
	rule.Consistent.Of = len(s.kpis) - len(rule.Unjudged)
	return rule
}

// unexplained are the KPIs that none of the rules and their ties with at least
// that many correct classifications classifies correctly.
func (s *search) unexplained(rules []RatingRule, atLeast int) []string {
	var codes []string
	for i := range s.kpis {
		code := s.kpis[i].code
		if !slices.ContainsFunc(rules, func(r RatingRule) bool { return r.Consistent.Count >= atLeast && r.explains(code) }) {
			codes = append(codes, code)
		}
	}
	return codes
}

// explains reports whether the rule, or one of its ties, classifies a KPI
// correctly.
func (r *RatingRule) explains(code string) bool {
	return !slices.Contains(r.Against, code) && !slices.Contains(r.Unjudged, code) ||
		slices.ContainsFunc(r.Ties, func(tie RatingRule) bool { return tie.explains(code) })
}

// disputed are the KPIs with two printed ratings that are on different sides
// of the boundary.
func (s *search) disputed(conflicts []model.Conflict, better []string, worse string) []string {
	var codes []string
	for i := range s.kpis {
		k := &s.kpis[i]
		moves := func(p model.Variant) bool {
			return slices.Contains(better, p.Value) != k.above || !k.above && p.Value != worse
		}
		if slices.ContainsFunc(conflicts, func(c model.Conflict) bool {
			return c.Kind == model.ValueConflict && c.Subject == k.code && c.Field == model.FieldRating && c.Resolution == nil &&
				slices.ContainsFunc(c.Variants, moves)
		}) {
			codes = append(codes, k.code)
		}
	}
	return codes
}

// roundestBetween is the roundest attainment over one number and not over another: the
// full target where it lies there.
func roundestBetween(short, enough int64) int64 {
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

func toPercent(millionths int64) *decimal.Decimal {
	d := decimal.MustNew(millionths, 6).Trim(0)
	return &d
}

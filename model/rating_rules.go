package model

import "github.com/govalues/decimal"

// RatingRules says which simple rules would give the official ratings of the
// shown year. It describes the ratings and judges none of them.
type RatingRules struct {
	Boundaries []RatingBoundary // from the best grade down; those without KPIs on both sides are left out
}

// RatingBoundary is the line between two neighbouring grades. Above it are the
// KPIs of the better grade and of all grades over it, below it those of the
// worse grade alone.
type RatingBoundary struct {
	Better, Worse string
	KPIs          int          // on both sides
	Rules         []RatingRule // the best of each kind, in the order of RuleKinds; one of two figures only where it is right more often than each of them
	Unexplained   []string     // codes that none of the rules that are right most often is right about, in printed order
	AgainstAll    []string     // codes that none of the rules, nor one as good, is right about, in printed order
	Disputed      []string     // codes whose rating the sources print in two ways, on both sides, while nobody has decided, in printed order
}

// RuleKind is what a rule looks at.
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

// RatingRule says that a KPI is above the boundary exactly when the rule holds.
// A rule that holds for all KPIs, or for none, is none.
type RatingRule struct {
	Kind       RuleKind
	Attainment *decimal.Decimal // percent, at least: the roundest number that parts the KPIs so; nil when the rule does not look at it
	Rank       int              // at most: the rank of the last KPI that it takes in; 0 when the rule does not look at it
	Consistent Share            // KPIs that it is right about, of those that it can judge
	Against    []string         // codes that it is wrong about, in printed order
	Unjudged   []string         // codes that lack a figure that it needs

	Over, UpTo *decimal.Decimal // every attainment over the one and up to the other says the same; nil when the rule does not look at it
	LastRank   int              // every rank from Rank to this one says the same; 0 when the rule does not look at it
	Ties       []RatingRule     // rules of the kind that are right as often about other KPIs; without ties of their own
}

// RatingRules looks for the simple rules behind the year's official ratings.
func (c *Scorecard) RatingRules() RatingRules {
	var rules RatingRules
	results := c.Results("")
	grades := KPIGrades()
	for i := range grades[1:] {
		search := newRuleSearch(results, grades[:i+1], grades[i+1])
		if search == nil {
			continue
		}
		boundary := RatingBoundary{Better: grades[i], Worse: grades[i+1], KPIs: len(search.kpis), Rules: search.rules()}
		boundary.Unexplained = search.wrong(boundary.Rules, mostRight(boundary.Rules))
		boundary.AgainstAll = search.wrong(boundary.Rules, 0)
		boundary.Disputed = search.disputed(c.Year, grades[:i+1], grades[i+1])
		rules.Boundaries = append(rules.Boundaries, boundary)
	}
	return rules
}

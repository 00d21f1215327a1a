package model

import "github.com/govalues/decimal"

// RatingRules says which simple rules would give the official ratings of the
// shown year. It describes the ratings and judges none of them.
type RatingRules struct {
	Boundaries []RatingBoundary // from the best grade down; those without KPIs on both sides are left out
}

// RatingBoundary is the line between two neighbouring grades. The KPIs above it
// are those of the better grade and all grades over it, the KPIs below those of
// the worse grade alone.
type RatingBoundary struct {
	Better, Worse string
	KPIs          int // rated KPIs on both sides
	Rules         []RatingRule
	Unexplained   []string // codes that no rule which explains the most KPIs explains, in printed order
}

// RuleKind is what a rule looks at.
type RuleKind string

// The kinds of rule, from the simplest on.
const (
	ByAttainment RuleKind = "attainment" // attainment at least a threshold
	ByRank       RuleKind = "rank"       // rank no worse than a threshold
	ByEither     RuleKind = "either"     // one of the two is enough
	ByBoth       RuleKind = "both"       // both are needed
)

// RuleKinds lists every kind, for labels.
func RuleKinds() []RuleKind { return []RuleKind{ByAttainment, ByRank, ByEither, ByBoth} }

// RatingRule is the best rule of its kind at a boundary: better exactly when it
// holds.
type RatingRule struct {
	Kind       RuleKind
	Attainment *decimal.Decimal // percent, at least; nil when the rule does not look at it
	Rank       int              // at most; 0 when the rule does not look at it
	Consistent Share            // KPIs that it explains, of those that it can judge
	Against    []string         // codes that it contradicts, in printed order
	Unjudged   []string         // codes that lack the figure that it needs
}

// RatingRules looks for the simple rules behind the year's official ratings.
func (c *Scorecard) RatingRules() RatingRules { return RatingRules{} }

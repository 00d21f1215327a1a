package label

// Chart is the words beside and within charts.
type Chart struct {
	Rank     string // the ruler of ranks
	Trend    string // three years and more
	TrendF   string // the first and the last year of a trend
	TargetF  string // a target without an actual beside it
	ActualF  string // an actual without a target beside it
	PairF    string // the actual and the target of a year
	Unrated  string // in a stacked bar, the KPIs without a rating
	BarF     string // tells a bar in words: the KPI, the year, actual and target
	RulerF   string // tells a ruler in words: the KPI, the ranks
	StackF   string // tells a stacked bar in words: of what, the counts
	TrendOfF string // tells a trend in words: the KPI, the values
	NoMark   string // what is said where a target is not in numbers
	BreakF   string // between two years whose values do not compare
}

var japaneseChart = Chart{
	Rank: "順位", Trend: "傾向", TrendF: "%s–%s", TargetF: "目標 %s", ActualF: "実績 %s", PairF: "実績 %s、目標 %s",
	Unrated: "評価なし", BarF: "%s %s: %s", RulerF: "%s 全国順位（47支部中）: %s", StackF: "%s 評価: %s", TrendOfF: "%s 推移: %s",
	NoMark: "数値の目標なし", BreakF: "%s/%s 比較不能",
}

var englishChart = Chart{
	Rank: "Rank", Trend: "Trend", TrendF: "%s–%s", TargetF: "target %s", ActualF: "actual %s", PairF: "actual %s, target %s",
	Unrated: "not rated", BarF: "%s %s: %s", RulerF: "%s, national rank of 47: %s", StackF: "%s, ratings: %s", TrendOfF: "%s, by year: %s",
	NoMark: "no target in numbers", BreakF: "%s/%s not comparable",
}

package label

// Chart is the words beside and within charts.
type Chart struct {
	Rank     string // the ruler of ranks
	Trend    string // three years and more
	TargetF  string // a target without an actual beside it
	PairF    string // the actual and the target of a year
	Unrated  string // in a stacked bar, the KPIs without a rating
	BarF     string // tells a bar in words: the KPI, the year, actual and target
	RulerF   string // tells a ruler in words: the KPI, the ranks
	StackF   string // tells a stacked bar in words: of what, the counts
	TrendOfF string // tells a trend in words: the KPI, the values
}

var japaneseChart = Chart{
	Rank: "順位", Trend: "傾向", TargetF: "目標 %s", PairF: "実績 %s、目標 %s",
	Unrated: "評価なし", BarF: "%s %s: %s", RulerF: "%s 全国順位（47支部中）: %s", StackF: "%s 評価: %s", TrendOfF: "%s 推移: %s",
}

var englishChart = Chart{
	Rank: "Rank", Trend: "Trend", TargetF: "target %s", PairF: "actual %s, target %s",
	Unrated: "not rated", BarF: "%s %s: %s", RulerF: "%s, national rank of 47: %s", StackF: "%s, ratings: %s", TrendOfF: "%s, by year: %s",
}

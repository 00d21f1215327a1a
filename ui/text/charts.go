package text

// ChartGlyphs are the cells that charts are drawn with, one column each. They
// differ in shape, so that a chart is readable without colour. The rich ones
// are block elements and box lines only, which terminals draw themselves: the
// ◆ or ● of a Japanese font would overlap the next column.
type ChartGlyphs struct {
	Filled, Short, Over, Target string    // a bar: the actual, the shortfall, the excess, the target's mark
	RulerStart, Ruler, RulerEnd string    // a ruler of ranks
	Now, Last                   string    // on the ruler: this year's rank, and the one before
	Levels                      [5]string // a trend, from the lowest to the highest
	Single, NoValue, Break      string    // a year outside any trend, one without a value, and the mark between two trends
}

func richCharts() ChartGlyphs {
	return ChartGlyphs{
		Filled: "▆", Short: "░", Over: "▒", Target: "┃",
		RulerStart: "├", Ruler: "─", RulerEnd: "┤", Now: "█", Last: "▒",
		Levels: [5]string{"▁", "▃", "▅", "▆", "█"},
		Single: "·", NoValue: " ", Break: "≠",
	}
}

func safeCharts() ChartGlyphs {
	return ChartGlyphs{
		Filled: "#", Short: ".", Over: "x", Target: "|",
		RulerStart: "|", Ruler: "-", RulerEnd: "|", Now: "#", Last: "o",
		Levels: [5]string{"_", ".", "-", "*", "^"},
		Single: "+", NoValue: " ", Break: "/",
	}
}

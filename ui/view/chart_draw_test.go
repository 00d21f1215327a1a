package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"scorecard/model"
	"scorecard/seed"
	"scorecard/ui/text"
	"scorecard/ui/view"
)

// chartCard is the built-in branch seen from R6.
func chartCard(t testing.TB) *model.Scorecard {
	t.Helper()
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return &model.Scorecard{Branch: years[0].Branch, Before: years[0], Year: years[1], After: years[2]}
}

// drawnLines is a KPI's chart as lines of text.
func drawnLines(t testing.TB, c *model.Scorecard, lang model.Lang, code string, points []model.Point, g text.Glyphs, wide int) []string {
	t.Helper()
	f := view.In(lang)
	var lines []string
	for _, b := range f.KPI(c, code, points).Blocks {
		if b.Chart == nil {
			continue
		}
		for _, line := range f.Draw(b.Chart, text.NewPrinter(g), wide) {
			lines = append(lines, strings.TrimRight(line.Text, " "))
		}
	}
	return lines
}

// ten is a KPI that was counted anew in R5, over ten years.
func ten() []model.Point {
	var points []model.Point
	for i, value := range []string{"60", "61.5", "63", "62", "66", "48", "50.5", "-", "53", "56"} {
		k := model.KPI{
			Code: "k", Unit: "%", Polarity: model.Higher, Rank: model.Rank{Value: 40 - 3*i}, Actual: model.Absent(model.NotInSource),
			Target: model.Target{Kind: model.AtLeast, Text: "55%以上", Unit: "%"},
		}
		k.Target, _ = model.ParseTarget("55%以上")
		if value != "-" {
			k.Actual, _ = model.ParseFigure(value + "%")
		}
		if i == 5 {
			k.Break = &model.Break{Reason: model.Text{JA: "数え方", EN: "Counted anew"}}
		}
		points = append(points, model.Point{Year: 2018 + i, KPI: k})
	}
	return points
}

func TestDrawnCharts(t *testing.T) {
	c := chartCard(t)
	long := &model.Scorecard{Year: &model.Year{Year: 2027, KPIs: []model.KPI{ten()[9].KPI}}}
	for _, test := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"missed by little, over a break", drawnLines(t, c, model.Japanese, "lifestyle-checkup-rate", nil, text.Rich(), 44), `
R5 ▆▆▆▆▆▆▆▆▆▆┃▆ ✓ 69.4% / 66.5%以上  13位
R5/R6 比較不能: 集計方法が5年度と異なる。
R6 ▆▆▆▆▆▆▆▆▆░┃  × 65.8% / 68.2%以上  14位  B
R7            ┃           70.4%
順位 1位 ├───▒█───────────┤ 47位  █ R6  ▒ R5`},
		{"the same in ASCII", drawnLines(t, c, model.English, "lifestyle-checkup-rate", nil, text.Safe(), 44), `
R5 #############|# o 69.4% / >= 66.5%  13
R5/R6 not comparable: The counting method differs from that of FY2023.
R6 ############.|  x 65.8% / >= 68.2%  14  B
R7               |           70.4%
Rank 1 |----o#--------------| 47  # R6  o R5`},
		{"lower is better", drawnLines(t, c, model.Japanese, "single-bid-rate", nil, text.Rich(), 60), `
R5                 ┃ ✓   0% / 20%以下     1位
R6 ▆▆▆▆▆       ┃     ✓ 6.3% / 15%以下    22位  B
R7             ┃              15.0%以下
順位 1位 ├▒──────────█────────────┤ 47位  █ R6  ▒ R5`},
		{"the unit once, where it is long", drawnLines(t, c, model.English, "declaration-offices", nil, text.Rich(), 44), `
R5 ▆▆▆▆┃▆▆  ✓ 2,940 / 2,080 workplaces  7
R6 ▆▆▆▆▆▆┃▆ ✓ 3,325 / 2,930 workplaces  6  A
R7       ┃            3,320 workplaces
Rank 1 ├──█▒────────────────┤ 47  █ R6  ▒ R5`},
		{"a target that means last year's", drawnLines(t, c, model.English, "visit-in-10-months-rate", nil, text.Safe(), 60), `
R5 ###############     37.5% / changed       2
R6 ###############|# o 39.4% / >= last year  3  A
R7                 |           >= last year
Rank 1 |o#----------------------| 47  # R6  o R5`},
		{"ten years", drawnLines(t, long, model.Japanese, "k", ten(), text.Rich(), 44), `
2018 ▆▆▆▆▆▆▆▆▆┃▆  ✓      60% / 55%以上  40位
R1   ▆▆▆▆▆▆▆▆▆┃▆  ✓    61.5% / 55%以上  37位
R2   ▆▆▆▆▆▆▆▆▆┃▆▆ ✓      63% / 55%以上  34位
R3   ▆▆▆▆▆▆▆▆▆┃▆  ✓      62% / 55%以上  31位
R4   ▆▆▆▆▆▆▆▆▆┃▆▆ ✓      66% / 55%以上  28位
R4/R5 比較不能: 数え方
R5   ▆▆▆▆▆▆▆▆░┃   ×      48% / 55%以上  25位
R6   ▆▆▆▆▆▆▆▆░┃   ×    50.5% / 55%以上  22位
R7            ┃     記載なし / 55%以上  19位
R8   ▆▆▆▆▆▆▆▆░┃   ×      53% / 55%以上  16位
R9   ▆▆▆▆▆▆▆▆▆┃▆  ✓      56% / 55%以上  13位
順位 1位 ├────█▒──────────┤ 47位  █ R9  ▒ R8
傾向 2018 ▁▃▅▃█≠·· ·· R9`},
	} {
		if got := "\n" + strings.Join(test.lines, "\n"); got != test.want {
			t.Errorf("%s:%s", test.name, got)
		}
	}
}

// No chart is wider than its room, at any width and with any glyphs; where it is
// too narrow there is none, and the text stands in.
func TestChartsFit(t *testing.T) {
	c := chartCard(t)
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		for _, g := range []text.Glyphs{text.Rich(), text.Safe()} {
			for i := range c.Year.KPIs {
				code := c.Year.KPIs[i].Code
				for wide := range 100 {
					lines := drawnLines(t, c, lang, code, nil, g, wide)
					for _, line := range lines {
						if text.Width(line) > wide && !strings.Contains(line, "R5/R6") { // told in words, which wrap
							t.Fatalf("%s in %d columns: %q", code, wide, line)
						}
						if g.Safe && lang == model.English && strings.ContainsFunc(line, func(r rune) bool { return r > '~' }) {
							t.Fatalf("%s is not in ASCII: %q", code, line)
						}
					}
					if wide > 60 && len(lines) == 0 {
						t.Fatalf("%s in %d columns is not drawn", code, wide)
					}
				}
			}
		}
	}
}

// Of fifty years the newest are drawn, as many as there is room for.
func TestTrendOfFiftyYears(t *testing.T) {
	var points []model.Point
	for i := range 50 {
		k := ten()[0].KPI
		k.Actual, _ = model.ParseFigure(fmt.Sprintf("%d.5%%", 30+i))
		points = append(points, model.Point{Year: 1980 + i, KPI: k})
	}
	c := &model.Scorecard{Year: &model.Year{Year: 2029, KPIs: []model.KPI{points[49].KPI}}}
	for wide := 40; wide < 100; wide++ {
		lines := drawnLines(t, c, model.Japanese, "k", points, text.Rich(), wide)
		trend := lines[len(lines)-1]
		if !strings.HasPrefix(trend, "傾向") || !strings.HasSuffix(trend, "█ R11") || text.Width(trend) > wide || text.Width(trend) < min(wide-3, 60) {
			t.Errorf("in %d columns: %q", wide, trend)
		}
	}
}

// Each group's ratings stand as letters, one a KPI, in the tones of their badges.
func TestRatingsAsStackedBars(t *testing.T) {
	c := chartCard(t)
	table := view.In(model.Japanese).Overview(c)
	at := table.Column("ratings")
	var bars []string
	for _, row := range table.Rows {
		bar := row.Cells[at]
		bars = append(bars, bar.Text)
		for _, p := range bar.Parts {
			if want := view.GradeTone(p.Text[:1]); p.Tone != want || strings.Trim(p.Text, p.Text[:1]) != "" {
				t.Errorf("%q has a part %+v", bar.Text, p)
			}
		}
	}
	if want := []string{"BB", "BCCC", "AABCCC", "AABBB", ""}; !slices.Equal(bars, want) {
		t.Errorf("the bars are %q, want %q", bars, want)
	}
	plan := &model.Scorecard{Branch: c.Branch, Before: c.Year, Year: c.After}
	if at := view.In(model.Japanese).Overview(plan); at.Column("ratings") >= 0 {
		t.Error("a plan year, in which nothing is rated, has bars")
	}
}

// A group with many KPIs has a bar of its share, with every grade in it.
func TestLongStackedBar(t *testing.T) {
	c := chartCard(t)
	year := *c.Year
	year.KPIs = nil
	for i := range 60 {
		k := model.KPI{Code: fmt.Sprint(i), Group: "health", Rating: model.Rating{Grade: "B"}}
		if i == 50 {
			k.Rating.Grade = "A"
		}
		if i < 5 {
			k.Group = "receipt"
		}
		year.KPIs = append(year.KPIs, k)
	}
	c.Year = &year
	table := view.In(model.Japanese).Overview(c)
	at := table.Column("ratings")
	if got := table.Rows[1].Cells[at].Text + " " + table.Rows[2].Cells[at].Text; got != "B ABBBBBBBBB" {
		t.Errorf("5 and 55 KPIs are %q", got)
	}
}

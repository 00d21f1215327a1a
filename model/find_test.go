package model_test

import (
	"strings"
	"testing"

	"golang.org/x/text/width"
	"pgregory.net/rapid"

	"scorecard/model"
)

func TestParseYear(t *testing.T) {
	for _, c := range []struct {
		text string
		year int // 0 when invalid
	}{
		{"2024", 2024}, {"2024年度", 2024}, {"2024年", 2024}, {" 2024 ", 2024}, {"２０２４年度", 2024},
		{"FY2024", 2024}, {"fy2024", 2024}, {"ＦＹ２０２４", 2024},
		{"R6", 2024}, {"r6", 2024}, {"R06", 2024}, {"Ｒ６", 2024}, {"R6年度", 2024}, {"R10", 2028}, {"R1", 2019}, {"R元", 2019},
		{"令和6", 2024}, {"令和6年", 2024}, {"令和6年度", 2024}, {"令和６年度", 2024}, {"令和元年度", 2019}, {"令和元", 2019}, {"㋿6年度", 2024},

		{"", 0}, {" ", 0}, {"R", 0}, {"R0", 0}, {"R00", 0}, {"令和0年度", 0}, {"令和", 0}, {"元年度", 0}, {"R-1", 0}, {"R1000", 0},
		{"H31", 0}, {"平成31", 0}, {"0000", 0}, {"24", 0}, {"202", 0}, {"20245", 0}, {"-2024", 0}, {"2024.0", 0},
		{"FY24", 0}, {"FYR6", 0}, {"FY令和6", 0}, {"R2024年度まで", 0}, {"2024-04", 0}, {"year", 0}, {"R６x", 0}, {"年度", 0}, {"令和六年度", 0},
	} {
		if year, ok := model.ParseYear(c.text); year != c.year || ok != (c.year != 0) {
			t.Errorf("%q is %d, %t; want %d", c.text, year, ok, c.year)
		}
	}
}

func TestYearLabel(t *testing.T) {
	for _, c := range []struct {
		year, era int
		label     string
	}{{2024, 6, "R6"}, {2025, 7, "R7"}, {2019, 1, "R1"}, {2028, 10, "R10"}, {2018, 0, "2018"}, {2008, -10, "2008"}} {
		if label, era := model.YearLabel(c.year), model.EraYear(c.year); label != c.label || era != c.era {
			t.Errorf("%d is %s, year %d of its era; want %s, %d", c.year, label, era, c.label, c.era)
		}
	}
}

// ParseYear accepts every label that YearLabel returns.
func TestParseYear_InvertsYearLabel(t *testing.T) {
	for year := model.FirstYear; year <= model.LastYear; year++ {
		if parsed, ok := model.ParseYear(model.YearLabel(year)); parsed != year || !ok {
			t.Errorf("%s is %d, %t; want %d", model.YearLabel(year), parsed, ok, year)
		}
	}
}

func TestFold(t *testing.T) {
	for _, alike := range [][]string{
		{"health 1", "Health①", "ＨＥＡＬＴＨ　１", " h e a l t h 1\n", "HEALTH1"},
		{"保健①", "保健 1", "保健１", "保健\u30001"},
		{"レセプト②", "ﾚｾﾌﾟﾄ2", "レセプト 2"},
		{"％", "%"},
		{"", "  ", "\t\n"},
	} {
		for _, s := range alike[1:] {
			if model.Fold(s) != model.Fold(alike[0]) {
				t.Errorf("%q folds to %q, %q to %q", s, model.Fold(s), alike[0], model.Fold(alike[0]))
			}
		}
	}
	for _, pair := range [][2]string{{"保健1", "保健2"}, {"ハ", "バ"}, {"a", "b"}, {"review-rate", "reviewrate"}} {
		if model.Fold(pair[0]) == model.Fold(pair[1]) {
			t.Errorf("%q and %q fold alike", pair[0], pair[1])
		}
	}
}

func TestFold_IgnoresWidthCaseAndSpaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.StringMatching(`[a-z0-9%&保健企画総務レセプト-]{0,20}`).Draw(t, "text")
		spaced := strings.Join(strings.Split(plain, ""), rapid.SampledFrom([]string{"", " ", "\u3000", "\n"}).Draw(t, "space"))
		for _, s := range []string{width.Widen.String(spaced), strings.ToUpper(spaced), width.Widen.String(strings.ToUpper(spaced))} {
			if model.Fold(s) != plain {
				t.Fatalf("%q folds to %q, want %q", s, model.Fold(s), plain)
			}
		}
	})
}

func found(c *model.Scorecard, words ...string) string {
	var codes []string
	for _, k := range c.FindKPI(words...) {
		codes = append(codes, k.Code)
	}
	return strings.Join(codes, " ")
}

func TestFindKPI(t *testing.T) {
	_, r6, r7 := views(t)
	for _, c := range []struct {
		in    *model.Scorecard
		words []string
		want  string
	}{
		{r6, []string{"review-rate"}, "review-rate"},
		{r6, []string{"REVIEW-RATE"}, "review-rate"},
		{r6, []string{"ｒｅｖｉｅｗ－ｒａｔｅ"}, "review-rate"},
		{r6, []string{"health", "1"}, "lifestyle-checkup-rate"},
		{r6, []string{"health 1"}, "lifestyle-checkup-rate"},
		{r6, []string{"health1"}, "lifestyle-checkup-rate"},
		{r6, []string{"health①"}, "lifestyle-checkup-rate"},
		{r6, []string{"Health", "Group", "1"}, "lifestyle-checkup-rate"},
		{r6, []string{"保健①"}, "lifestyle-checkup-rate"},
		{r6, []string{"保健", "1"}, "lifestyle-checkup-rate"},
		{r6, []string{"保健１"}, "lifestyle-checkup-rate"},
		{r6, []string{"保健グループ ⑥"}, "visit-in-10-months-rate"},
		{r6, []string{"ﾚｾﾌﾟﾄ4"}, "card-recovery-rate"},
		{r6, []string{"Planning & General Affairs Group 5"}, "single-bid-rate"},
		{r6, []string{"Receipt Review 2"}, "review-amount"},

		{r6, []string{"planning", "4"}, "committee-offices"}, // numbers are a year's own
		{r7, []string{"planning", "4"}, "committee-coverage-rate"},
		{r7, []string{"企画総務⑤"}, "committee-offices"},
		{r7, []string{"receipt", "4"}, ""},

		{r6, nil, ""},
		{r6, []string{""}, ""},
		{r6, []string{"health"}, ""},
		{r6, []string{"1"}, ""},
		{r6, []string{"①"}, ""},
		{r6, []string{"health", "7"}, ""},
		{r6, []string{"health", "01"}, ""},
		{r6, []string{"health 1 2"}, ""},
		{r6, []string{"sales 1"}, ""},
		{r6, []string{"review"}, ""},
		{r6, []string{"counter-rate"}, ""}, // of the next year
	} {
		if got := found(c.in, c.words...); got != c.want {
			t.Errorf("%d %q: %q, want %q", c.in.Year.Year, c.words, got, c.want)
		}
	}
}

// Ambiguous input finds all matching KPIs, unless it is the code of one.
func TestFindKPI_AmbiguousInput(t *testing.T) {
	c := &model.Scorecard{Year: &model.Year{
		Groups: []model.Group{
			{Code: "east", Name: model.Text{JA: "東", EN: "East"}, Short: model.Text{JA: "支所", EN: "Office"}},
			{Code: "west", Name: model.Text{JA: "西", EN: "West"}, Short: model.Text{JA: "支所", EN: "Office"}},
		},
		KPIs: []model.KPI{
			{Code: "sales", Group: "east", Number: "①"}, {Code: "visits", Group: "west", Number: "1"},
			{Code: "calls", Group: "east", Number: "2"}, {Code: "office2", Group: "west", Number: "②"},
			{Code: "lost", Group: "none", Number: "1"},
		},
	}}
	for words, want := range map[string]string{
		"支所 1": "sales visits", "office①": "sales visits", "east 1": "sales", "西①": "visits",
		"office 2": "office2", "支所2": "calls office2", "none 1": "",
	} {
		if got := found(c, words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

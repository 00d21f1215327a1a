package report

type evidence struct {
	What   string  `json:"what"`
	Item   *string `json:"item"`
	Year   int     `json:"year"`
	Text   *string `json:"text"`
	Value  *string `json:"value"`
	Unit   *string `json:"unit"`
	Source *source `json:"source"`
}

type finding struct {
	Kind     string     `json:"kind"`
	KPI      *string    `json:"kpi"`
	Year     int        `json:"year"`
	Group    *string    `json:"group"`
	Subject  *string    `json:"subject"`
	Weight   int        `json:"weight"`
	Evidence []evidence `json:"evidence"`
	Sentence wording    `json:"sentence"`
}

type share struct {
	Count int `json:"count"`
	Of    int `json:"of"`
}

type hitRates struct {
	ByRating  share `json:"by_rating"`
	ByVerdict share `json:"by_verdict"`
}

type rankMovement struct {
	Up         int     `json:"up"`
	Held       int     `json:"held"`
	Down       int     `json:"down"`
	Median     *string `json:"median"`
	LastMedian *string `json:"last_median"`
}

type classTotal struct {
	Class   string `json:"class"`
	Printed *int   `json:"printed"`
	Sum     *int   `json:"sum"`
}

type staffTotals struct {
	AsOf    string       `json:"as_of"`
	Printed *int         `json:"printed"`
	Sum     *int         `json:"sum"`
	Classes []classTotal `json:"classes"`
}

type totals struct {
	HitRates     *hitRates     `json:"hit_rates"`
	RankMovement *rankMovement `json:"rank_movement"`
	Ranked       int           `json:"ranked"`
	MedianRank   *string       `json:"median_rank"`
	Staff        *staffTotals  `json:"staff"`
}

type ratingRule struct {
	Kind       string   `json:"kind"`
	Attainment *string  `json:"attainment"`
	Rank       *int     `json:"rank"`
	Consistent share    `json:"consistent"`
	Against    []string `json:"against"`
	Unjudged   []string `json:"unjudged"`

	Over     *string      `json:"attainment_over"`
	UpTo     *string      `json:"attainment_up_to"`
	LastRank *int         `json:"rank_up_to"`
	Ties     []ratingRule `json:"ties"`
}

type ratingBoundary struct {
	Better      string       `json:"better"`
	Worse       string       `json:"worse"`
	KPIs        int          `json:"kpis"`
	Rules       []ratingRule `json:"rules"`
	Unexplained []string     `json:"unexplained"`
	AgainstAll  []string     `json:"against_all"`
	Disputed    []string     `json:"disputed"`
}

type checkDocument struct {
	frame
	Findings    []finding         `json:"findings"`
	Totals      totals            `json:"totals"`
	RatingRules *[]ratingBoundary `json:"rating_rules"`
}

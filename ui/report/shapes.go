package report

// The shapes of the JSON. Their names are a contract with scripts and stand in
// schema.json with what they mean.

type frame struct {
	Schema int       `json:"schema"`
	Made   string    `json:"made"`
	Branch codeName  `json:"branch"`
	Year   yearLabel `json:"year"`
}

type yearLabel struct {
	Value int    `json:"value"`
	Label string `json:"label"`
}

type wording struct {
	JA string `json:"ja"`
	EN string `json:"en"`
}

type codeName struct {
	Code string  `json:"code"`
	Name wording `json:"name"`
}

// heading is a category, a theme or a field: a code with its wording.
type heading struct {
	Code string `json:"code"`
	JA   string `json:"ja"`
	EN   string `json:"en"`
}

// theme is a heading of key measures, with the codes of the categories of the
// year before that it continues.
type theme struct {
	heading
	Categories []string `json:"categories"`
}

type source struct {
	Document string `json:"document"`
	Page     int    `json:"page,omitempty"`
	Heading  string `json:"heading,omitempty"`
}

// absent stands in the place of a figure, a rank or a rating that is missing.
type absent struct {
	Missing string `json:"missing"`
}

type figure struct {
	Value string `json:"value"`
	Unit  string `json:"unit"`
	Text  string `json:"text"`
}

type amount struct {
	Value string `json:"value"`
	Unit  string `json:"unit"`
}

type target struct {
	Kind     string   `json:"kind,omitempty"`
	Value    string   `json:"value,omitempty"`
	Unit     string   `json:"unit,omitempty"`
	Text     string   `json:"text,omitempty"`
	Words    *wording `json:"words,omitempty"`
	Resolved *figure  `json:"resolved,omitempty"`
	Missing  string   `json:"missing,omitempty"`
}

type hqTarget struct {
	target
	Scope  string  `json:"scope"`
	Item   wording `json:"item"`
	Number string  `json:"number"`
	Tag    *string `json:"tag"`
	Source *source `json:"source"`
}

type period struct {
	From    *string `json:"from"`
	Through string  `json:"through"`
	Text    wording `json:"text"`
}

type alternative struct {
	Label  wording `json:"label"`
	Figure any     `json:"figure"`
	Source *source `json:"source"`
}

type rank struct {
	Value int `json:"value"`
	Of    int `json:"of"`
}

type change struct {
	Value     string `json:"value"`
	Unit      string `json:"unit"`
	Direction string `json:"direction"`
}

type status struct {
	Value   *string `json:"value"`
	Note    *string `json:"note"`
	Comment *string `json:"comment"`
	Who     *string `json:"who"`
	At      *string `json:"at"`
}

type reported struct {
	Value  *string `json:"value"`
	Note   *string `json:"note"`
	Source *source `json:"source"`
}

type prior struct {
	Target string `json:"target"`
	Status string `json:"status"`
}

type breakInSeries struct {
	Reason wording `json:"reason"`
	Source *source `json:"source"`
}

type lineage struct {
	Kind     string   `json:"kind"`
	From     []string `json:"from"`
	To       []string `json:"to"`
	Reason   *wording `json:"reason"`
	Inferred bool     `json:"inferred"`
	FromYear int      `json:"from_year"`
	ToYear   int      `json:"to_year"`
	Source   *source  `json:"source"`
}

type previous struct {
	Year   int `json:"year"`
	Target any `json:"target"`
	Actual any `json:"actual"`
	Rank   any `json:"rank"`
	Rating any `json:"rating"`
}

type next struct {
	Year     int `json:"year"`
	Target   any `json:"target"`
	HQTarget any `json:"hq_target"`
}

type note struct {
	Kind   string   `json:"kind"`
	Year   int      `json:"year"`
	KPIs   []string `json:"kpis"`
	JA     string   `json:"ja"`
	EN     string   `json:"en"`
	Source *source  `json:"source"`
}

type variant struct {
	Value  *string `json:"value"`
	Text   string  `json:"text"`
	Source *source `json:"source"`
}

type conflict struct {
	Kind       string      `json:"kind"`
	Subject    string      `json:"subject"`
	Field      string      `json:"field"`
	Variants   []variant   `json:"variants"`
	Shown      string      `json:"shown"`
	Note       *wording    `json:"note"`
	Resolution *resolution `json:"resolution"`
}

// resolution is somebody's choice among the variants of a conflict.
type resolution struct {
	Variant int    `json:"variant"`
	Reason  string `json:"reason"`
	Who     string `json:"who"`
	At      string `json:"at"`
}

type kpi struct {
	Code         string         `json:"code"`
	Number       string         `json:"number"`
	Name         wording        `json:"name"`
	Short        wording        `json:"short"`
	Reading      *string        `json:"reading"`
	Category     *heading       `json:"category"`
	Unit         string         `json:"unit"`
	Polarity     string         `json:"polarity"`
	Target       any            `json:"target"`
	HQTarget     any            `json:"hq_target"`
	Actual       any            `json:"actual"`
	Period       *period        `json:"period"`
	Alternatives []alternative  `json:"alternatives"`
	Rank         any            `json:"rank"`
	Moved        *int           `json:"moved"`
	Rating       any            `json:"rating"`
	Verdict      string         `json:"verdict"`
	Attainment   *string        `json:"attainment"`
	Difference   *amount        `json:"difference"`
	Change       *change        `json:"change"`
	Status       status         `json:"status"`
	Reported     any            `json:"reported"`
	Prior        *prior         `json:"prior"`
	Break        *breakInSeries `json:"break"`
	Lineage      *lineage       `json:"lineage"`
	Previous     *previous      `json:"previous"`
	Next         *next          `json:"next"`
	Notes        []note         `json:"notes"`
	Conflicts    []conflict     `json:"conflicts"`
	Source       *source        `json:"source"`
}

type activity struct {
	Code     string   `json:"code"`
	Number   string   `json:"number"`
	Category *heading `json:"category"`
	Name     wording  `json:"name"`
	Rating   any      `json:"rating"`
	Status   status   `json:"status"`
	Source   *source  `json:"source"`
}

type initiative struct {
	Year        int      `json:"year"`
	Code        string   `json:"code"`
	Number      string   `json:"number"`
	Theme       *theme   `json:"theme"`
	Name        wording  `json:"name"`
	Explanation *wording `json:"explanation"`
	Tag         *string  `json:"tag"`
	Heading     bool     `json:"heading"`
	Parent      *string  `json:"parent"`
	Status      status   `json:"status"`
	Source      *source  `json:"source"`
}

type group struct {
	Code        string       `json:"code"`
	Name        wording      `json:"name"`
	Short       wording      `json:"short"`
	Field       *heading     `json:"field"`
	KPIs        []kpi        `json:"kpis"`
	Activities  []activity   `json:"activities"`
	Initiatives []initiative `json:"initiatives"`
	Staff       *groupStaff  `json:"staff"`
}

type people struct {
	Class string  `json:"class"`
	Name  wording `json:"name"`
	Count int     `json:"count"`
}

type headcount struct {
	people
	Including []people `json:"including"`
}

type post struct {
	people
	ClassInferred bool `json:"class_inferred"`
}

type duty struct {
	Name        wording  `json:"name"`
	Explanation *wording `json:"explanation"`
	Items       []duty   `json:"items"`
}

type team struct {
	Code   string  `json:"code"`
	Name   wording `json:"name"`
	Posts  []post  `json:"posts"`
	Duties []duty  `json:"duties"`
}

type groupStaff struct {
	Code   string      `json:"code"`
	Total  int         `json:"total"`
	Totals []headcount `json:"totals"`
	Heads  []post      `json:"heads"`
	Teams  []team      `json:"teams"`
	Duties []duty      `json:"duties"`
	Areas  []wording   `json:"areas"`
}

type staff struct {
	AsOf   string       `json:"as_of"`
	Total  int          `json:"total"`
	Totals []headcount  `json:"totals"`
	Groups []groupStaff `json:"groups"`
	Source *source      `json:"source"`
}

type document struct {
	Code  string  `json:"code"`
	Title wording `json:"title"`
}

type grade struct {
	Rating  string  `json:"rating"`
	Meaning wording `json:"meaning"`
}

type yearDocument struct {
	frame
	Groups    []group        `json:"groups"`
	Lineage   []lineage      `json:"lineage"`
	Notes     []note         `json:"notes"`
	Staff     *staff         `json:"staff"`
	Conflicts []conflict     `json:"conflicts"`
	Findings  []findingShape `json:"findings"`
	Totals    totals         `json:"totals"`
	Documents []document     `json:"documents"`
	Scale     []grade        `json:"scale"`
	ScaleNote *wording       `json:"scale_note"`
}

type point struct {
	Year   int     `json:"year"`
	Target any     `json:"target"`
	Actual any     `json:"actual"`
	Rank   any     `json:"rank"`
	Rating any     `json:"rating"`
	Status status  `json:"status"`
	Break  bool    `json:"break"`
	Source *source `json:"source"`
}

type kpiDocument struct {
	frame
	Group     codeName   `json:"group"`
	KPI       kpi        `json:"kpi"`
	Series    []point    `json:"series"`
	Among     *among     `json:"among"`
	Documents []document `json:"documents"`
}

type counts struct {
	KPIs       int            `json:"kpis"`
	Ratings    map[string]int `json:"ratings"`
	Met        int            `json:"met"`
	Missed     int            `json:"missed"`
	Unknown    int            `json:"unknown"`
	Up         int            `json:"up"`
	Held       int            `json:"held"`
	Down       int            `json:"down"`
	Activities map[string]int `json:"activities"`
	Statuses   map[string]int `json:"statuses"`
	People     *int           `json:"people"`
}

type groupEntry struct {
	Code  string   `json:"code"`
	Name  wording  `json:"name"`
	Short wording  `json:"short"`
	Field *heading `json:"field"`
	Tally counts   `json:"tally"`
}

type groupsDocument struct {
	frame
	Groups []groupEntry `json:"groups"`
}

type staffDocument struct {
	frame
	Staff     *staff     `json:"staff"`
	Conflicts []conflict `json:"conflicts"`
}

// among is where a figure stands among the branches of the file.
type among struct {
	Place    int    `json:"place"`
	Tied     int    `json:"tied"`
	Branches int    `json:"branches"`
	Median   string `json:"median"`
	Unit     string `json:"unit"`
}

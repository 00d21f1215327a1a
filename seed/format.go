package seed

// formatVersion is the version of the year file format that this program reads
// and writes.
const formatVersion = 1

// The types below are the year file: its field names and their order. A field
// without omitempty must be there when a file is read. A type with a field
// tagged scalar may be written as that one value instead of as a mapping.

type yearFile struct {
	Format      int          `yaml:"format"`
	Edition     int          `yaml:"edition,omitempty"`
	Branch      branch       `yaml:"branch"`
	Year        fiscalYear   `yaml:"year"`
	Documents   []document   `yaml:"documents,omitempty"`
	Fields      []field      `yaml:"fields,omitempty"`
	Groups      []group      `yaml:"groups"`
	Scale       []grade      `yaml:"scale,omitempty"`
	ScaleNote   text         `yaml:"scale_note,omitempty"`
	Categories  []category   `yaml:"categories,omitempty"`
	Themes      []category   `yaml:"themes,omitempty"`
	KPIs        []kpi        `yaml:"kpis,omitempty"`
	Notes       []note       `yaml:"notes,omitempty"`
	Activities  []activity   `yaml:"activities,omitempty"`
	Initiatives []initiative `yaml:"initiatives,omitempty"`
	Staffing    *staffing    `yaml:"staffing,omitempty"`
	Lineage     []lineage    `yaml:"lineage,omitempty"`
	Conflicts   []conflict   `yaml:"conflicts,omitempty"`
}

// fiscalYear is a year by its starting calendar year. People write it in other
// ways too, and those are read.
type fiscalYear int

type text struct {
	JA string `yaml:"ja"`
	EN string `yaml:"en"`
}

type source struct {
	Document string `yaml:"document"`
	Page     int    `yaml:"page,omitempty"`
	Heading  string `yaml:"heading,omitempty"`
}

type branch struct {
	Code string `yaml:"code"`
	Name text   `yaml:"name"`
}

type document struct {
	Code  string `yaml:"code"`
	Title text   `yaml:"title"`
}

type field struct {
	Code string `yaml:"code"`
	Name text   `yaml:"name"`
}

type group struct {
	Code  string `yaml:"code"`
	Name  text   `yaml:"name"`
	Short text   `yaml:"short"`
	Field string `yaml:"field"`
}

type grade struct {
	Rating  string `yaml:"rating"`
	Meaning text   `yaml:"meaning"`
}

type category struct {
	Code  string `yaml:"code"`
	Group string `yaml:"group"`
	Name  text   `yaml:"name"`
}

type target struct {
	Printed string `yaml:"-" scalar:"true"`
	Words   *text  `yaml:"words,omitempty"`
	Missing string `yaml:"missing,omitempty"`
}

type figure struct {
	Printed string `yaml:"-" scalar:"true"`
	Missing string `yaml:"missing,omitempty"`
}

type rank struct {
	Place   int    `yaml:"-" scalar:"true"`
	Missing string `yaml:"missing,omitempty"`
}

type rating struct {
	Grade   string `yaml:"-" scalar:"true"`
	Missing string `yaml:"missing,omitempty"`
}

type reported struct {
	Value   string `yaml:"value,omitempty" scalar:"true"`
	Note    string `yaml:"note,omitempty"`
	Missing string `yaml:"missing,omitempty"`
}

type status struct {
	Value   string `yaml:"value,omitempty" scalar:"true"`
	Note    string `yaml:"note,omitempty"`
	Comment string `yaml:"comment,omitempty"`
	Who     string `yaml:"who,omitempty"`
	At      string `yaml:"at,omitempty"`
}

type period struct {
	From    string `yaml:"from"`
	Through string `yaml:"through"`
	Text    text   `yaml:"text"`
}

type kpi struct {
	Code           string        `yaml:"code"`
	Group          string        `yaml:"group"`
	Number         string        `yaml:"number"`
	Category       string        `yaml:"category,omitempty"`
	Name           text          `yaml:"name"`
	Short          text          `yaml:"short"`
	Unit           string        `yaml:"unit"`
	Polarity       string        `yaml:"polarity"`
	Target         target        `yaml:"target"`
	Actual         figure        `yaml:"actual"`
	Period         *period       `yaml:"period,omitempty"`
	Rank           rank          `yaml:"rank"`
	Rating         rating        `yaml:"rating"`
	Reported       reported      `yaml:"reported"`
	ReportedSource *source       `yaml:"reported_source,omitempty"`
	Status         status        `yaml:"status,omitempty"`
	HQ             *hq           `yaml:"hq,omitempty"`
	Prior          *prior        `yaml:"prior,omitempty"`
	Alternatives   []alternative `yaml:"alternatives,omitempty"`
	Break          *breakMark    `yaml:"break,omitempty"`
	Source         source        `yaml:"source"`
}

type hq struct {
	Number string `yaml:"number,omitempty"`
	Item   text   `yaml:"item"`
	Tag    string `yaml:"tag,omitempty"`
	Target target `yaml:"target"`
	Scope  string `yaml:"scope"`
	Source source `yaml:"source"`
}

type prior struct {
	Target string `yaml:"target"`
	Status string `yaml:"status"`
}

type alternative struct {
	Label  text   `yaml:"label"`
	Figure figure `yaml:"figure"`
	Source source `yaml:"source"`
}

type breakMark struct {
	Reason text   `yaml:"reason"`
	Source source `yaml:"source"`
}

type note struct {
	Kind   string     `yaml:"kind"`
	Year   fiscalYear `yaml:"year"`
	KPIs   []string   `yaml:"kpis"`
	Text   text       `yaml:"text"`
	Source source     `yaml:"source"`
}

type activity struct {
	Code     string `yaml:"code"`
	Group    string `yaml:"group"`
	Number   string `yaml:"number,omitempty"`
	Category string `yaml:"category"`
	Name     text   `yaml:"name"`
	Rating   rating `yaml:"rating"`
	Status   status `yaml:"status,omitempty"`
	Source   source `yaml:"source"`
}

type initiative struct {
	Code        string `yaml:"code"`
	Group       string `yaml:"group"`
	Theme       string `yaml:"theme"`
	Number      string `yaml:"number,omitempty"`
	Name        text   `yaml:"name"`
	Explanation text   `yaml:"explanation,omitempty"`
	Tag         string `yaml:"tag,omitempty"`
	Heading     bool   `yaml:"heading,omitempty"`
	Parent      string `yaml:"parent,omitempty"`
	Status      status `yaml:"status,omitempty"`
	Source      source `yaml:"source"`
}

type staffing struct {
	AsOf   string          `yaml:"as_of"`
	Source source          `yaml:"source"`
	Total  int             `yaml:"total"`
	Totals []headcount     `yaml:"totals,omitempty"`
	Groups []groupStaffing `yaml:"groups,omitempty"`
}

type headcount struct {
	Class     string     `yaml:"class"`
	Name      text       `yaml:"name"`
	Count     int        `yaml:"count"`
	Including []included `yaml:"including,omitempty"`
}

type included struct {
	Name  text `yaml:"name"`
	Count int  `yaml:"count"`
}

type groupStaffing struct {
	Group  string      `yaml:"group"`
	Areas  []text      `yaml:"areas,omitempty"`
	Totals []headcount `yaml:"totals,omitempty"`
	Heads  []post      `yaml:"heads,omitempty"`
	Duties []duty      `yaml:"duties,omitempty"`
	Teams  []team      `yaml:"teams,omitempty"`
}

type post struct {
	Name          text   `yaml:"name"`
	Class         string `yaml:"class"`
	Count         int    `yaml:"count"`
	ClassInferred bool   `yaml:"class_inferred,omitempty"`
}

type duty struct {
	Name        text   `yaml:"name"`
	Explanation text   `yaml:"explanation,omitempty"`
	Items       []duty `yaml:"items,omitempty"`
}

type team struct {
	Code   string `yaml:"code"`
	Name   text   `yaml:"name"`
	Posts  []post `yaml:"posts,omitempty"`
	Duties []duty `yaml:"duties,omitempty"`
}

type lineage struct {
	Kind     string   `yaml:"kind"`
	From     []string `yaml:"from,omitempty"`
	To       []string `yaml:"to,omitempty"`
	Inferred bool     `yaml:"inferred,omitempty"`
	Reason   text     `yaml:"reason,omitempty"`
	Source   source   `yaml:"source"`
}

type conflict struct {
	Kind       string      `yaml:"kind"`
	Subject    string      `yaml:"subject"`
	Field      string      `yaml:"field"`
	Variants   []variant   `yaml:"variants"`
	Shown      int         `yaml:"shown"`
	Note       text        `yaml:"note,omitempty"`
	Resolution *resolution `yaml:"resolution,omitempty"`
}

type resolution struct {
	Variant int    `yaml:"variant"`
	Reason  string `yaml:"reason"`
	Who     string `yaml:"who,omitempty"`
	At      string `yaml:"at,omitempty"`
}

type variant struct {
	Text   string `yaml:"text"`
	Value  string `yaml:"value,omitempty"`
	Source source `yaml:"source"`
}

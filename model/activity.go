package model

// Tag marks what is new about a key measure of the coming year.
type Tag string

// The tags; an untagged line has none.
const (
	Untagged Tag = ""
	New      Tag = "new"      // 新規
	Expanded Tag = "expanded" // 拡充
)

// Activity is planned work without a KPI, rated a, b or c.
type Activity struct {
	Code     string
	Group    string
	Number   string
	Category string
	Name     Text
	Rating   Rating
	Status   Status
	Source   Source
}

// Initiative is one printed line of a year's key measures, under a theme.
type Initiative struct {
	Code        string
	Group       string
	Theme       string // code of a theme
	Number      string // as printed; often empty
	Name        Text
	Explanation Text
	Tag         Tag
	Heading     bool   // a numbered heading; it takes no status
	Parent      string // code of the line it stands under
	Status      Status
	Source      Source
}

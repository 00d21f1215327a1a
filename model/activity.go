package model

// Tag marks a key measure of the coming year as new or expanded.
type Tag string

// The tags; an untagged line has none.
const (
	Untagged Tag = ""
	New      Tag = "new"      // 新規
	Expanded Tag = "expanded" // 拡充
)

// Activity is planned work without a KPI, rated a, b or c.
type Activity struct {
	Code     string `json:"code" year:"code"`
	Group    string `json:"group" year:"refers=groups"`
	Number   string `json:"number,omitempty"`
	Category string `json:"category" year:"refers=categories"`
	Name     Text   `json:"name" year:"title"`
	Rating   Rating `json:"rating" year:"oneof=a b c"`
	Status   Status `json:"status,omitzero"`
	Source   Source `json:"source"`
}

// Initiative is one printed line of a year's key measures under a theme.
type Initiative struct {
	Code        string `json:"code" year:"code"`
	Group       string `json:"group" year:"refers=groups"`
	Theme       string `json:"theme" year:"refers=themes"` // code of a theme
	Number      string `json:"number,omitempty"`           // as printed; often empty
	Name        Text   `json:"name" year:"title"`
	Explanation Text   `json:"explanation,omitzero"`
	Tag         Tag    `json:"tag,omitempty"`
	Heading     bool   `json:"heading,omitempty"`                          // a numbered heading; it has no status
	Parent      string `json:"parent,omitempty" year:"refers=initiatives"` // code of the parent line
	Status      Status `json:"status,omitzero"`
	Source      Source `json:"source"`
}

package model

import "strconv"

// Branch is one of the association's 47 offices.
type Branch struct {
	Code string `json:"code" year:"code"`
	Name Text   `json:"name"`
}

// Field is a category of insurer function that groups belong to.
type Field struct {
	Code string `json:"code" year:"code"`
	Name Text   `json:"name" year:"title"`
}

// Group is a part of the branch. Names, order and field are data.
type Group struct {
	Code  string `json:"code" year:"code"`
	Name  Text   `json:"name" year:"title"`
	Short Text   `json:"short" year:"else=name"` // for a tab
	Field string `json:"field" year:"refers=fields"`
}

// Category is a heading that KPIs and activities share.
type Category struct {
	Code  string `json:"code" year:"code"`
	Group string `json:"group" year:"refers=groups"`
	Name  Text   `json:"name" year:"title"`
}

// Theme is a heading of a plan, under which key measures are printed.
type Theme struct {
	Code       string   `json:"code" year:"code"`
	Group      string   `json:"group" year:"refers=groups"`
	Name       Text     `json:"name" year:"title"`
	Categories []string `json:"categories,omitempty" year:"code"` // codes of the categories of the year before that it continues, as we read the documents; empty when it continues none
}

// Grade explains one rating of the official scale.
type Grade struct {
	Rating  string `json:"rating" year:"oneof=A B C a b c,key"`
	Meaning Text   `json:"meaning" year:"title"`
}

// Year is the document of one branch's fiscal year: the content of one year
// file. Slices are in printed order.
type Year struct {
	Edition   int        `json:"edition,omitempty"` // edition of the built-in data; 0 for a branch's own
	Branch    Branch     `json:"branch"`
	Year      int        `json:"year" year:"fiscal,title"` // starting calendar year: 2024 = 令和6年度, April to March
	Documents []Document `json:"documents,omitempty"`
	Fields    []Field    `json:"fields,omitempty"`
	Groups    []Group    `json:"groups"`
	Scale     []Grade    `json:"scale,omitempty"`
	ScaleNote Text       `json:"scale_note,omitzero"`

	Categories  []Category   `json:"categories,omitempty"`
	Themes      []Theme      `json:"themes,omitempty"`
	KPIs        []KPI        `json:"kpis,omitempty"`
	Notes       []Note       `json:"notes,omitempty"`
	Activities  []Activity   `json:"activities,omitempty"`
	Initiatives []Initiative `json:"initiatives,omitempty"`
	Staffing    *Staffing    `json:"staffing,omitempty"`
	Lineage     []Lineage    `json:"lineage,omitempty"`
	Conflicts   []Conflict   `json:"conflicts,omitempty"`
}

// HasResults reports whether any KPI of the year has an actual.
func (y *Year) HasResults() bool {
	for i := range y.KPIs {
		if y.KPIs[i].Actual.Known() {
			return true
		}
	}
	return false
}

// KPI finds a KPI by its code; nil when there is none. A nil year has no KPIs.
func (y *Year) KPI(code string) *KPI {
	if y == nil {
		return nil
	}
	for i := range y.KPIs {
		if y.KPIs[i].Code == code {
			return &y.KPIs[i]
		}
	}
	return nil
}

// Group finds a group by its code; nil when there is none.
func (y *Year) Group(code string) *Group {
	for i := range y.Groups {
		if y.Groups[i].Code == code {
			return &y.Groups[i]
		}
	}
	return nil
}

// ThemeName is the name of a theme; the zero Text when there is none.
func (y *Year) ThemeName(code string) Text {
	for i := range y.Themes {
		if y.Themes[i].Code == code {
			return y.Themes[i].Name
		}
	}
	return Text{}
}

// Document finds a document by its code; nil when there is none.
func (y *Year) Document(code string) *Document {
	for i := range y.Documents {
		if y.Documents[i].Code == code {
			return &y.Documents[i]
		}
	}
	return nil
}

// reiwaBefore is the calendar year before 令和 began: R1 is 2019.
const reiwaBefore = 2018

// EraYear is the year of the era 令和 (R), 1 or more from 2019 on.
func EraYear(year int) int { return year - reiwaBefore }

// YearLabel is the short label of a fiscal year, such as "R6". Years before
// 令和 are labelled by their calendar year.
func YearLabel(year int) string {
	if EraYear(year) < 1 {
		return strconv.Itoa(year)
	}
	return "R" + strconv.Itoa(EraYear(year))
}

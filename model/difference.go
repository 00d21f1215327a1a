package model

import (
	"reflect"
	"sync"

	"scorecard/model/schema"
)

// DifferenceKind classifies the difference between two states of an item.
type DifferenceKind string

// The kinds of difference.
const (
	Added   DifferenceKind = "new"
	Changed DifferenceKind = "changed"
	Gone    DifferenceKind = "gone"
)

// DifferenceKinds lists every kind, for labels.
func DifferenceKinds() []DifferenceKind { return []DifferenceKind{Added, Changed, Gone} }

// Difference is one difference between two states of a year.
type Difference struct {
	Kind  DifferenceKind
	List  string // the list of the year file: one of DifferenceLists
	Code  string // key of the item in its list, as described at Compare; empty for the year and the staffing themselves
	Field string // the path of names within the item, "target" or "hq.item.ja"; empty when the whole item is new or gone
	Old   string // as printed, or in the year file's notation, such as "not_published"; empty when new
	New   string // likewise; empty when gone
}

// Whole reports whether the difference is about an item as a whole.
func (d *Difference) Whole() bool { return d.Field == "" }

// The lists of a year file, as differences name them.
const (
	ListYear        = "year" // the year itself: edition, branch, scale note
	ListDocuments   = "documents"
	ListFields      = "fields"
	ListGroups      = "groups"
	ListScale       = "scale"
	ListCategories  = "categories"
	ListThemes      = "themes"
	ListKPIs        = "kpis"
	ListNotes       = "notes"
	ListActivities  = "activities"
	ListInitiatives = "initiatives"
	ListStaffing    = "staffing"
	ListLineage     = "lineage"
	ListConflicts   = "conflicts"
)

// DifferenceLists names the lists in the order of differences: the year
// itself, then the order of the year file.
var DifferenceLists = sync.OnceValue(func() []string {
	lists := []string{ListYear}
	for _, f := range schema.Of(reflect.TypeFor[Year]()).Fields {
		if f.Kind == schema.List || f.Name == ListStaffing {
			lists = append(lists, f.Name)
		}
	}
	return lists
})

// DifferenceCount counts the items of a list that are new, changed and
// removed.
type DifferenceCount struct{ Added, Changed, Gone int }

// Total is how many items differ.
func (n DifferenceCount) Total() int { return n.Added + n.Changed + n.Gone }

// CountDifferences counts the items that differ in a list, or in all of them
// when the list is empty. An item that differs in several fields counts once.
func CountDifferences(differences []Difference, list string) DifferenceCount {
	var n DifferenceCount
	counted := map[[2]string]bool{}
	for i := range differences {
		d := &differences[i]
		item := [2]string{d.List, d.Code}
		switch {
		case list != "" && d.List != list:
		case d.Whole() && d.Kind == Added:
			n.Added++
		case d.Whole() && d.Kind == Gone:
			n.Gone++
		case !counted[item]:
			counted[item] = true
			n.Changed++
		}
	}
	return n
}

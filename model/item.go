package model

import "iter"

// ItemKind classifies an item of a year.
type ItemKind string

// The kinds of item. KPIs, activities and initiatives have a status and share
// one name space of codes; teams and groups have one each.
const (
	ItemKPI        ItemKind = "kpi"
	ItemActivity   ItemKind = "activity"
	ItemInitiative ItemKind = "initiative"
	ItemTeam       ItemKind = "team"
	ItemGroup      ItemKind = "group"
	ItemBranch     ItemKind = "branch" // the branch itself: its staffing
)

// Item is anything in a year that has a code: the subject of a table's row, of
// a conflict or of a change. It is identified by kind and code.
type Item struct {
	Kind   ItemKind
	Code   string // empty for the branch
	Group  string // code of its group; empty for the branch
	Number string // as printed; empty for a team or a group
	Name   Text   // in full
	Short  Text   // a KPI's or a group's short name; else the name
	Year   *Year

	// the year's status; nil for an item without one: a heading, a team, a
	// group, the branch
	Status *Status

	KPI        *KPI        // set for a KPI
	Activity   *Activity   // set for an activity
	Initiative *Initiative // set for an initiative
	Team       *Team       // set for a team
}

// Items lists the year's items in the order of the file: KPIs, activities,
// initiatives, then the groups, each with its teams. A nil year has none.
func (y *Year) Items() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		if y == nil {
			return
		}
		for item := range y.StatusItems() {
			if !yield(item) {
				return
			}
		}
		for i := range y.Groups {
			g := &y.Groups[i]
			if !yield(Item{Kind: ItemGroup, Code: g.Code, Group: g.Code, Name: g.Name, Short: g.Short, Year: y}) {
				return
			}
		}
		if y.Staffing == nil {
			return
		}
		for i := range y.Staffing.Groups {
			g := &y.Staffing.Groups[i]
			for j := range g.Teams {
				t := &g.Teams[j]
				if !yield(Item{Kind: ItemTeam, Code: t.Code, Group: g.Group, Name: t.Name, Short: t.Name, Year: y, Team: t}) {
					return
				}
			}
		}
	}
}

// StatusItems lists the KPIs, activities and initiatives, headings included.
func (y *Year) StatusItems() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		if y == nil {
			return
		}
		for i := range y.KPIs {
			k := &y.KPIs[i]
			if !yield(Item{
				Kind: ItemKPI, Code: k.Code, Group: k.Group, Number: k.Number, Name: k.Name, Short: k.Short, Year: y,
				Status: &k.Status, KPI: k,
			}) {
				return
			}
		}
		for i := range y.Activities {
			m := &y.Activities[i]
			if !yield(Item{
				Kind: ItemActivity, Code: m.Code, Group: m.Group, Number: m.Number, Name: m.Name, Short: m.Name, Year: y,
				Status: &m.Status, Activity: m,
			}) {
				return
			}
		}
		for i := range y.Initiatives {
			line := &y.Initiatives[i]
			item := Item{
				Kind: ItemInitiative, Code: line.Code, Group: line.Group, Number: line.Number, Name: line.Name, Short: line.Name,
				Year: y, Initiative: line,
			}
			if !line.Heading {
				item.Status = &line.Status
			}
			if !yield(item) {
				return
			}
		}
	}
}

// Item finds an item by kind and code.
func (y *Year) Item(kind ItemKind, code string) (Item, bool) {
	if kind == ItemBranch && y != nil {
		return Item{Kind: ItemBranch, Name: y.Branch.Name, Short: y.Branch.Name, Year: y}, true
	}
	for item := range y.Items() {
		if item.Kind == kind && item.Code == code {
			return item, true
		}
	}
	return Item{}, false
}

// StatusItem finds a KPI, activity or initiative, headings included, by its
// code alone: within a year these share one name space.
func (y *Year) StatusItem(code string) (Item, bool) {
	for item := range y.StatusItems() {
		if item.Code == code {
			return item, true
		}
	}
	return Item{}, false
}

// Item finds an item of the shown year, or else of the year before or after.
// The teams are those of the staffing in view.
func (c *Scorecard) Item(kind ItemKind, code string) (Item, bool) {
	if kind == ItemTeam && c.Staffing != nil {
		return (&Year{Staffing: c.Staffing}).Item(kind, code)
	}
	for _, y := range c.nearYears() {
		if item, found := y.Item(kind, code); found {
			return item, true
		}
	}
	return Item{}, false
}

// StatusItem finds an item with a status by its code, in the shown year or
// else in the year before or after.
func (c *Scorecard) StatusItem(code string) (Item, bool) {
	for _, y := range c.nearYears() {
		if item, found := y.StatusItem(code); found {
			return item, true
		}
	}
	return Item{}, false
}

// ItemInView finds by its code a KPI or an activity of the shown year, or one of
// the initiatives in view, which may be the next year's.
func (c *Scorecard) ItemInView(code string) (Item, bool) {
	if item, found := c.Year.StatusItem(code); found && item.Kind != ItemInitiative {
		return item, true
	}
	_, year := c.Initiatives("")
	return year.Item(ItemInitiative, code)
}

// nearYears returns the shown year and the years before and after it, any of
// which may be nil.
func (c *Scorecard) nearYears() [3]*Year { return [3]*Year{c.Year, c.Before, c.After} }

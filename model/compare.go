package model

import (
	"slices"
	"strings"
)

// Compare returns every difference between two states of a year, in the order
// of the year file: first changed and new items in the order of the new state,
// then removed ones. A nil year is empty. Only the versions of statuses and
// resolutions are ignored: they count the changes of one database.
//
// Items are matched by their key: the code; for a note its kind, year and KPIs
// ("review/2024/rate,days"); for a grade its letter; for a lineage its ends
// ("mail,fax>days"); for a conflict its subject and field ("rate/rating").
// Within the staffing a group is identified by its code and a team by
// "GROUP/TEAM". Items with equal keys, and posts and duties, which have only
// their wording, are matched by similarity and then in order.
func Compare(old, new *Year) []Difference {
	var c comparison
	before, after := yearNodes(old), yearNodes(new)
	for i, list := range DifferenceLists() {
		c.list = list
		c.compareLists(before[i], after[i], location{})
	}
	return c.differences
}

// node is a part of a year as it is compared.
type node struct {
	key    string // identifies it among its siblings
	name   string // how a place names it
	title  string // shown when the whole item is new or removed
	inCode bool   // its name is part of the code of a location, not of the path within an item
	traits []trait
	lists  [][]node // nested lists, with the keys of their items
}

// trait is one named value of a node.
type trait struct {
	name  string
	text  string // as printed
	value any    // compared instead of the text where that is incomplete; comparable
}

func (f trait) equal(other trait) bool {
	if f.value != nil || other.value != nil {
		return f.value == other.value
	}
	return f.text == other.text
}

// location is the location of a part within its list.
type location struct{ code, field string }

func (p location) within(t *node) location {
	if t.inCode {
		return location{code: joinNames(p.code, "/", t.name)}
	}
	return location{p.code, joinNames(p.field, ".", t.name)}
}

func joinNames(a, separator, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + separator + b
}

type comparison struct {
	list        string
	differences []Difference
}

func (c *comparison) report(kind DifferenceKind, at location, old, new string) {
	c.differences = append(c.differences, Difference{Kind: kind, List: c.list, Code: at.code, Field: at.field, Old: old, New: new})
}

// compareLists compares two lists at a place.
func (c *comparison) compareLists(old, new []node, at location) {
	partner := matchNodes(old, new)
	for j := range new {
		t := &new[j]
		if i := partner[j]; i >= 0 {
			c.compareNodes(&old[i], t, at.within(&old[i]))
		} else {
			c.report(Added, at.within(t), "", t.title)
		}
	}
	for i := range old {
		if t := &old[i]; !slices.Contains(partner, i) {
			c.report(Gone, at.within(t), t.title, "")
		}
	}
	c.compareOrder(old, new, partner, at)
}

func (c *comparison) compareNodes(old, new *node, at location) {
	for i := range new.traits {
		if a, b := old.traits[i], new.traits[i]; !a.equal(b) {
			c.report(Changed, location{at.code, joinNames(at.field, ".", b.name)}, a.text, b.text)
		}
	}
	for i := range new.lists {
		c.compareLists(old.lists[i], new.lists[i], at)
	}
}

// compareOrder reports items that are in both lists in a different order.
func (c *comparison) compareOrder(old, new []node, partner []int, at location) {
	var now []int
	for _, i := range partner {
		if i >= 0 {
			now = append(now, i)
		}
	}
	if slices.IsSorted(now) {
		return
	}
	then := slices.Sorted(slices.Values(now))
	for now[0] == then[0] {
		now, then = now[1:], then[1:]
	}
	for last := len(now) - 1; now[last] == then[last]; last-- {
		now, then = now[:last], then[:last]
	}
	field := "order"
	if t := &new[0]; !t.inCode {
		list, _, _ := strings.Cut(t.name, "[")
		field = list + ".order"
	}
	c.report(Changed, location{at.code, joinNames(at.field, ".", field)}, nodeNames(old, then), nodeNames(old, now))
}

func nodeNames(nodes []node, order []int) string {
	list := make([]string, len(order))
	for i, at := range order {
		list[i] = nodes[at].name
	}
	return strings.Join(list, ", ")
}

// matchNodes returns for each new part the index of the old one it corresponds to;
// -1 when there is none. Of several with one key the equal ones are matched
// first, then the others in order. Parts that only their wording identifies
// are matched, as reworded, where as many are left on both sides.
func matchNodes(old, new []node) []int {
	partner := slices.Repeat([]int{-1}, len(new))
	byKey := map[string][]int{}
	for i := range old {
		byKey[old[i].key] = append(byKey[old[i].key], i)
	}
	take := func(j int, fits func(*node) bool) {
		left := byKey[new[j].key]
		for n, i := range left {
			if partner[j] < 0 && fits(&old[i]) {
				partner[j] = i
				byKey[new[j].key] = slices.Delete(left, n, n+1)
				return
			}
		}
	}
	for j := range new {
		take(j, func(t *node) bool { return equalNodes(t, &new[j]) })
	}
	for j := range new {
		take(j, func(*node) bool { return true })
	}
	matchReworded(old, new, partner)
	return partner
}

func matchReworded(old, new []node, partner []int) {
	var left, added []int
	for i := range old {
		if !old[i].inCode && !slices.Contains(partner, i) {
			left = append(left, i)
		}
	}
	for j := range new {
		if !new[j].inCode && partner[j] < 0 {
			added = append(added, j)
		}
	}
	if len(left) != len(added) {
		return
	}
	for n, j := range added {
		partner[j] = left[n]
	}
}

func equalNodes(a, b *node) bool {
	return slices.EqualFunc(a.traits, b.traits, trait.equal) && slices.EqualFunc(a.lists, b.lists, func(a, b []node) bool {
		return slices.EqualFunc(a, b, func(a, b node) bool { return equalNodes(&a, &b) })
	})
}

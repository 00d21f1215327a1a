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
	before, after := thingsOf(old), thingsOf(new)
	for i, list := range DifferenceLists() {
		c.list = list
		c.things(before[i], after[i], place{})
	}
	return c.found
}

// thing is a part of a year as it is compared.
type thing struct {
	key    string // identifies it among its siblings
	name   string // how a place names it
	title  string // shown when the whole item is new or removed
	coded  bool   // its name belongs to the code of a place, not to the path within an item
	traits []trait
	parts  [][]thing // nested lists, with the keys of their items
}

// trait is one named piece of a thing.
type trait struct {
	name string
	text string // as printed
	is   any    // compared instead of the text where that is incomplete; comparable
}

func (f trait) same(other trait) bool {
	if f.is != nil || other.is != nil {
		return f.is == other.is
	}
	return f.text == other.text
}

// place is the location of a part within its list.
type place struct{ code, field string }

func (p place) of(t *thing) place {
	if t.coded {
		return place{code: joined(p.code, "/", t.name)}
	}
	return place{p.code, joined(p.field, ".", t.name)}
}

func joined(a, separator, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + separator + b
}

type comparison struct {
	list  string
	found []Difference
}

func (c *comparison) add(kind DifferenceKind, at place, old, new string) {
	c.found = append(c.found, Difference{Kind: kind, List: c.list, Code: at.code, Field: at.field, Old: old, New: new})
}

// things compares two lists at a place.
func (c *comparison) things(old, new []thing, at place) {
	partner := pair(old, new)
	for j := range new {
		t := &new[j]
		if i := partner[j]; i >= 0 {
			c.thing(&old[i], t, at.of(&old[i]))
		} else {
			c.add(Added, at.of(t), "", t.title)
		}
	}
	for i := range old {
		if t := &old[i]; !slices.Contains(partner, i) {
			c.add(Gone, at.of(t), t.title, "")
		}
	}
	c.order(old, new, partner, at)
}

func (c *comparison) thing(old, new *thing, at place) {
	for i := range new.traits {
		if a, b := old.traits[i], new.traits[i]; !a.same(b) {
			c.add(Changed, place{at.code, joined(at.field, ".", b.name)}, a.text, b.text)
		}
	}
	for i := range new.parts {
		c.things(old.parts[i], new.parts[i], at)
	}
}

// order reports items that are in both lists in a different order.
func (c *comparison) order(old, new []thing, partner []int, at place) {
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
	if t := &new[0]; !t.coded {
		list, _, _ := strings.Cut(t.name, "[")
		field = list + ".order"
	}
	c.add(Changed, place{at.code, joined(at.field, ".", field)}, names(old, then), names(old, now))
}

func names(things []thing, order []int) string {
	list := make([]string, len(order))
	for i, at := range order {
		list[i] = things[at].name
	}
	return strings.Join(list, ", ")
}

// pair returns for each new part the index of the old one it corresponds to;
// -1 when there is none. Of several with one key the equal ones are matched
// first, then the others in order. Parts that only their wording identifies
// are matched, as reworded, where as many are left on both sides.
func pair(old, new []thing) []int {
	partner := slices.Repeat([]int{-1}, len(new))
	byKey := map[string][]int{}
	for i := range old {
		byKey[old[i].key] = append(byKey[old[i].key], i)
	}
	take := func(j int, fits func(*thing) bool) {
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
		take(j, func(t *thing) bool { return alike(t, &new[j]) })
	}
	for j := range new {
		take(j, func(*thing) bool { return true })
	}
	reworded(old, new, partner)
	return partner
}

func reworded(old, new []thing, partner []int) {
	var left, fresh []int
	for i := range old {
		if !old[i].coded && !slices.Contains(partner, i) {
			left = append(left, i)
		}
	}
	for j := range new {
		if !new[j].coded && partner[j] < 0 {
			fresh = append(fresh, j)
		}
	}
	if len(left) != len(fresh) {
		return
	}
	for n, j := range fresh {
		partner[j] = left[n]
	}
}

func alike(a, b *thing) bool {
	return slices.EqualFunc(a.traits, b.traits, trait.same) && slices.EqualFunc(a.parts, b.parts, func(a, b []thing) bool {
		return slices.EqualFunc(a, b, func(a, b thing) bool { return alike(&a, &b) })
	})
}

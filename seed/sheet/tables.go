package sheet

import (
	"reflect"
	"slices"
	"sync"

	"scorecard/model"
	"scorecard/model/schema"
	"scorecard/seed/input"
)

// tables lists the tables of a year in their order: the year itself, then each
// of its lists, which follow from the schema, each with the tables of what is
// nested in its items. They are made once and never changed.
var tables = sync.OnceValue(func() []*table {
	year := reflect.TypeFor[model.Year]()
	all := []*table{{name: "year", item: year, required: true, single: true, first: []string{"branch.code", "year", "branch.name"}}}
	for i := range schema.Of(year).Fields {
		f := &schema.Of(year).Fields[i]
		t := &table{name: f.Name, item: elem(f.Type), required: !f.Optional}
		switch {
		case f.Kind == schema.List:
			t.item = f.Type.Elem()
		case apart(f):
			t.single = true
		default:
			continue
		}
		switch f.Name {
		case "staffing":
			t.first = []string{"as_of", "total"}
		case "conflicts":
			t.belongs = []column{{key: "conflict", kind: ordinalCell, required: true}}
		}
		all = append(append(all, t), nested(f.Name)...)
	}
	for _, t := range all {
		t.build(all)
	}
	return all
})

// nested are the tables of the lists that are within the items of a list. The
// first columns of their rows are what the rows belong to, which is no field of
// the item.
func nested(list string) []*table {
	group := column{key: "group", kind: codeCell, refers: "staff_groups", required: true}
	team := column{key: "team", kind: codeCell, refers: "teams"}
	switch list {
	case "kpis":
		kpi := column{key: "kpi", kind: codeCell, refers: "kpis", required: true}
		return []*table{{name: "alternatives", item: reflect.TypeFor[model.Alternative](), belongs: []column{kpi}}}
	case "staffing":
		groupOrBranch := group
		groupOrBranch.required = false
		included := column{key: "included", kind: truthCell, words: input.Truths()}
		level := column{key: "level", kind: integerCell, required: true}
		return []*table{
			{name: "staff_groups", item: reflect.TypeFor[model.GroupStaffing]()},
			{name: "areas", item: reflect.TypeFor[model.Text](), belongs: []column{group}},
			{name: "headcounts", item: reflect.TypeFor[model.Headcount](), belongs: []column{groupOrBranch, included}},
			{name: "teams", item: reflect.TypeFor[model.Team](), belongs: []column{group}, first: []string{"code", "group"}},
			{name: "posts", item: reflect.TypeFor[model.Post](), belongs: []column{group, team}},
			{name: "duties", item: reflect.TypeFor[model.Duty](), belongs: []column{group, team, level}},
		}
	case "conflicts":
		conflict := column{key: "conflict", kind: ordinalCell, required: true}
		return []*table{{name: "variants", item: reflect.TypeFor[model.Variant](), belongs: []column{conflict}}}
	}
	return nil
}

// apart reports whether a part of the year is a separate table: it contains lists.
func apart(f *schema.Field) bool {
	return f.Kind == schema.Struct && f.Optional && slices.ContainsFunc(schema.Of(elem(f.Type)).Fields, func(inner schema.Field) bool {
		return inner.Kind == schema.List
	})
}

// tableNamed finds a table among all; nil when there is none such.
func tableNamed(name string) *table { return named(tables(), name) }

func named(all []*table, name string) *table {
	if i := slices.IndexFunc(all, func(t *table) bool { return t.name == name }); i >= 0 {
		return all[i]
	}
	return nil
}

// Tables names the tables that a year is written in as CSV, in their order.
func Tables() []string { return each(tables(), func(t *table) string { return t.name }) }

func said(ja, en string) model.Text { return model.Text{JA: ja, EN: en} }

package model_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"

	"scorecard/model"
)

func TestCompare_IdenticalYears(t *testing.T) {
	for _, year := range []*model.Year{sampleYear(t), {}, nil} {
		if found := model.Compare(year, year); len(found) > 0 {
			t.Errorf("a year differs from itself: %v", found)
		}
	}
	if found := model.Compare(sampleYear(t), sampleYear(t)); len(found) > 0 {
		t.Errorf("a year differs from its like: %v", found)
	}
}

var brackets = regexp.MustCompile(`\[[^]]*\]`)

var indexes = regexp.MustCompile(`\[[0-9]+\]`)

// change is one changed field of a year.
type change struct {
	path string
}

// changes changes every single field of a year, one after the other, and
// reverts each.
func changes(v reflect.Value, path string, try func(change)) {
	set := func(to reflect.Value) {
		was := reflect.New(v.Type()).Elem()
		was.Set(v)
		v.Set(to)
		try(change{path: path})
		v.Set(was)
	}
	switch value := v.Interface().(type) {
	case decimal.Decimal:
		set(reflect.ValueOf(decimal.MustNew(987654, 3)))
		return
	case time.Time:
		set(reflect.ValueOf(value.Add(time.Hour).Add(time.Nanosecond)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		set(reflect.ValueOf(v.String() + "x").Convert(v.Type()))
	case reflect.Int:
		set(reflect.ValueOf(int(v.Int()) + 1))
	case reflect.Bool:
		set(reflect.ValueOf(!v.Bool()))
	case reflect.Pointer:
		if !v.IsNil() {
			set(reflect.Zero(v.Type()))
			changes(v.Elem(), path, try)
		}
	case reflect.Slice:
		for i := range v.Len() {
			set(reflect.AppendSlice(v.Slice3(0, i, i), v.Slice(i+1, v.Len())))
			changes(v.Index(i), fmt.Sprintf("%s[%d]", path, i), try)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			changes(v.Field(i), path+"."+v.Type().Field(i).Name, try)
		}
	default:
		panic("a field of a kind that the test does not know: " + path)
	}
}

// keys are the fields that name an item: changed, it is another item.
var keys = []string{
	".Documents[].Code", ".Fields[].Code", ".Groups[].Code", ".Scale[].Rating", ".Categories[].Code", ".Themes[].Code",
	".KPIs[].Code", ".Notes[].Kind", ".Notes[].Year", ".Notes[].KPIs[]", ".Notes[].KPIs", ".Activities[].Code", ".Initiatives[].Code",
	".Staffing.Groups[].Group", ".Staffing.Groups[].Teams[].Code", ".Lineage[].From[]", ".Lineage[].To[]", ".Lineage[].From", ".Lineage[].To",
	".Conflicts[].Subject", ".Conflicts[].Field",
}

// local counts the changes of one database and is in no year file.
var local = []string{".KPIs[].Status.Version", ".Activities[].Status.Version", ".Initiatives[].Status.Version", ".Conflicts[].Resolution.Version"}

// Any change of one field is reported once: an import must not change anything
// without showing it.
func TestCompare_ReportsEveryChangeOnce(t *testing.T) {
	old, year := sampleYear(t), sampleYear(t)
	tried := map[string]bool{}
	changes(reflect.ValueOf(year).Elem(), "", func(c change) {
		field := indexes.ReplaceAllString(c.path, "[]")
		tried[field] = true
		found := model.Compare(old, year)
		want := 1
		switch {
		case slices.Contains(local, field):
			want = 0
		case slices.Contains(keys, field):
			want = 2
		}
		if len(found) != want {
			t.Errorf("%s: reported %d times, want %d: %v", c.path, len(found), want, found)
		}
		kinds := map[model.DifferenceKind]int{}
		for _, d := range found {
			kinds[d.Kind]++
			if d.Kind == model.Changed && d.Old == d.New && !derived(c.path) {
				t.Errorf("%s: from %q to the same", c.path, d.Old)
			}
		}
		if want == 2 && (kinds[model.Added] != 1 || kinds[model.Gone] != 1) {
			t.Errorf("%s: another item is reported as %v", c.path, found)
		}
	})
	for _, field := range append(slices.Clone(keys), local...) {
		if !tried[field] {
			t.Errorf("%s is no field that was changed", field)
		}
	}
}

// derived reports fields that follow from a printed text: in a valid year they
// change with it.
func derived(path string) bool {
	for _, suffix := range []string{".Value", ".Unit", ".Kind", ".Missing", ".Text", ".JA", ".Grade"} {
		if strings.HasSuffix(path, suffix) {
			return true
		}
	}
	return false
}

// Every item that is removed from a list is reported as removed, and as new in
// the other direction.
func TestCompare_GoneMirrorsAdded(t *testing.T) {
	old, year := sampleYear(t), sampleYear(t)
	changes(reflect.ValueOf(year).Elem(), "", func(c change) {
		there, back := model.Compare(old, year), model.Compare(year, old)
		for i := range back {
			d := &back[i]
			d.Old, d.New = d.New, d.Old
			switch d.Kind {
			case model.Added:
				d.Kind = model.Gone
			case model.Gone:
				d.Kind = model.Added
			case model.Changed:
			}
		}
		for _, list := range [][]model.Difference{there, back} { // locations have the names of the old state
			for i := range list {
				list[i].Field = brackets.ReplaceAllString(list[i].Field, "[]")
			}
		}
		sortDifferences(there)
		sortDifferences(back)
		if diff := cmp.Diff(there, back); diff != "" {
			t.Errorf("%s: not the same both ways:\n%s", c.path, diff)
		}
	})
}

func sortDifferences(list []model.Difference) {
	slices.SortFunc(list, func(a, b model.Difference) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
}

func TestCompare_LocationsOfDifferences(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*model.Year)
		want   []model.Difference
	}{
		"a target": {
			func(y *model.Year) { y.KPIs[0].Target = target(t, "69.0%以上") },
			[]model.Difference{{model.Changed, "kpis", "rate", "target", "68.2%以上", "69.0%以上"}},
		},
		"an actual that comes": {
			func(y *model.Year) { y.KPIs[1].Actual = figure(t, "7日") },
			[]model.Difference{{model.Changed, "kpis", "days", "actual", "not_published", "7日"}},
		},
		"text only": {
			func(y *model.Year) { y.KPIs[0].Actual = figure(t, "65.80%") },
			[]model.Difference{{model.Changed, "kpis", "rate", "actual", "65.8%", "65.80%"}},
		},
		"a KPI's code": {
			func(y *model.Year) { y.KPIs[2].Code = "phones" },
			[]model.Difference{
				{model.Added, "kpis", "phones", "", "", "日calls"}, {model.Gone, "kpis", "calls", "", "日calls", ""},
			},
		},
		"headquarters": {
			func(y *model.Year) { y.KPIs[2].HQ = nil; y.KPIs[0].HQ.Item.EN = "the ratio" },
			[]model.Difference{
				{model.Changed, "kpis", "rate", "hq.item.en", "the rate", "the ratio"}, {model.Gone, "kpis", "calls", "hq", "日calls", ""},
			},
		},
		"an alternative": {
			func(y *model.Year) { y.KPIs[0].Alternatives[0].Figure = figure(t, "70.4%") },
			[]model.Difference{{model.Changed, "kpis", "rate", "alternatives[日gross].figure", "70.3%", "70.4%"}},
		},
		"a note": {
			func(y *model.Year) { y.Notes[0].Text.JA = "よかった" },
			[]model.Difference{{model.Changed, "notes", "review/2024/rate,days", "text.ja", "日went well", "よかった"}},
		},
		"a post of a team": {
			func(y *model.Year) { y.Staffing.Groups[0].Teams[0].Posts[0].Count = 4 },
			[]model.Difference{{model.Changed, "staffing", "health/team-a", "posts[日clerk].count", "3", "4"}},
		},
		"a duty within a duty": {
			func(y *model.Year) { y.Staffing.Groups[0].Duties[0].Items[0].Name.JA = "はがき" },
			[]model.Difference{{model.Changed, "staffing", "health", "duties[日checkups].items[日letters].name.ja", "日letters", "はがき"}},
		},
		"all of the staffing": {
			func(y *model.Year) { y.Staffing = nil },
			[]model.Difference{{model.Gone, "staffing", "", "", "2024-10-01", ""}},
		},
		"a conflict resolved otherwise": {
			func(y *model.Year) { y.Conflicts[0].Resolution.Variant = 1 },
			[]model.Difference{{model.Changed, "conflicts", "rate/rating", "resolution.variant", "A", "B"}},
		},
		"an order": {
			func(y *model.Year) { y.KPIs[0], y.KPIs[1] = y.KPIs[1], y.KPIs[0] },
			[]model.Difference{{model.Changed, "kpis", "", "order", "rate, days", "days, rate"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			year := sampleYear(t)
			test.change(year)
			if diff := cmp.Diff(test.want, model.Compare(sampleYear(t), year)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Two notes of one kind about the same KPIs and year differ in their text
// only: the one that is kept is not reported.
func TestCompare_ItemsWithEqualKeys(t *testing.T) {
	old, year := sampleYear(t), sampleYear(t)
	twin := old.Notes[0]
	twin.Text = both("and more")
	old.Notes = append(old.Notes, twin)
	year.Notes[0] = twin
	want := []model.Difference{{model.Gone, "notes", "review/2024/rate,days", "", "日went well", ""}}
	found := model.Compare(old, year)
	found = slices.DeleteFunc(found, func(d model.Difference) bool { return strings.HasSuffix(d.Field, "order") })
	if diff := cmp.Diff(want, found); diff != "" {
		t.Error(diff)
	}
}

func TestCountDifferences(t *testing.T) {
	year := sampleYear(t)
	year.KPIs[0].Target, year.KPIs[0].Rank = target(t, "69.0%以上"), model.Rank{Value: 9}
	year.KPIs[2].Code = "phones"
	year.Activities = year.Activities[:1]
	found := model.Compare(sampleYear(t), year)
	if got, want := model.CountDifferences(found, "kpis"), (model.DifferenceCount{Added: 1, Changed: 1, Gone: 1}); got != want {
		t.Errorf("KPIs: %v, want %v", got, want)
	}
	if got, want := model.CountDifferences(found, ""), (model.DifferenceCount{Added: 1, Changed: 1, Gone: 2}); got != want || got.Total() != 4 {
		t.Errorf("all: %v, want %v", got, want)
	}
}

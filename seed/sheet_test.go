package seed

import (
	"reflect"
	"slices"
	"testing"

	"scorecard/model"
)

// Every column has what its header and its explanation need, and no two of a
// table can be taken for each other.
func TestColumnsAreWhole(t *testing.T) {
	names := map[string]bool{}
	for _, table := range tables() {
		if names[heading(table.name)] || table.title.JA == "" || table.title.EN == "" || table.explain.JA == "" || table.explain.EN == "" {
			t.Errorf("%s: a name taken twice, a title or an explanation that is missing", table.name)
		}
		names[heading(table.name)] = true
		taken := map[string]string{}
		for _, c := range table.columns {
			if c.explain.JA == "" || c.explain.EN == "" {
				t.Errorf("%s.%s has no explanation", table.name, c.key)
			}
			for _, name := range []string{c.key, c.title.JA, c.title.EN} {
				name = heading(name)
				if other, is := taken[name]; name == "" || is && other != c.key {
					t.Errorf("%s.%s is called %q as %s is", table.name, c.key, name, other)
				}
				taken[name] = c.key
			}
			if _, has := table.column(c.instead); c.instead != "" && !has {
				t.Errorf("%s.%s takes the value of %s, which is no column", table.name, c.key, c.instead)
			}
			if c.refers != "" && tableNamed(c.refers) == nil {
				t.Errorf("%s.%s refers to %s, which is no table", table.name, c.key, c.refers)
			}
			checkWords(t, table.name+"."+c.key, c.allowed())
		}
		if len(table.columns) > maxColumns {
			t.Errorf("%s has %d columns, more than are read", table.name, len(table.columns))
		}
	}
}

// Each word of a column is understood as itself, however it is typed.
func checkWords(t *testing.T, place string, words []word) {
	t.Helper()
	for _, w := range words {
		for _, typed := range append([]string{w.value, w.name.JA, w.name.EN}, w.also...) {
			if got, ok := wordFor(words, typed); !ok || got != w.value {
				t.Errorf("%s: %q is understood as %q, want %q", place, typed, got, w.value)
			}
		}
	}
}

// The words of the columns are the model's values, all of them.
func TestWordsAreTheModels(t *testing.T) {
	check := func(name string, words []word, want ...string) {
		t.Helper()
		if got := each(words, func(w word) string { return w.value }); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	check("missing", missingWords(), texts(model.MissingKinds())...)
	check("statuses", statusWords(), texts(model.StatusValues())...)
	check("scopes", scopeWords(), texts(model.Scopes())...)
	check("note kinds", noteKindWords(), texts(model.NoteKinds())...)
	check("classes", classWords(), texts(model.Classes())...)
	check("lineage", lineageWords(), texts(model.LineageKinds())...)
}

func texts[T ~string](values []T) []string {
	return each(values, func(v T) string { return string(v) })
}

// A year file has a column for each of its fields: a field that is forgotten
// would be lost on the way through a spreadsheet without a word.
func TestEveryFieldHasAColumn(t *testing.T) {
	for name, item := range map[string]any{
		"year": yearFile{}, "documents": document{}, "fields": field{}, "groups": group{}, "scale": grade{},
		"categories": category{}, "themes": category{}, "kpis": kpi{}, "alternatives": alternative{}, "notes": note{},
		"activities": activity{}, "initiatives": initiative{}, "staffing": staffing{}, "staff_groups": groupStaffing{},
		"areas": text{}, "headcounts": headcount{}, "teams": team{}, "posts": post{}, "duties": duty{},
		"lineage": lineage{}, "conflicts": conflict{}, "variants": variant{},
	} {
		var paths []string
		for _, c := range tableNamed(name).columns {
			paths = append(paths, c.path)
		}
		for _, path := range fieldPaths(reflect.TypeOf(item), "") {
			if !slices.Contains(paths, path) && path != "format" {
				t.Errorf("%s: no column holds %s", name, path)
			}
		}
	}
}

// fieldPaths lists the fields within a type of the format, but for its lists,
// which are tables of their own.
func fieldPaths(t reflect.Type, path string) []string {
	var paths []string
	members := membersOf(t)
	if members.scalar >= 0 {
		paths = append(paths, path)
	}
	for _, m := range members.list {
		at := t.Field(m.index).Type
		if at.Kind() == reflect.Pointer {
			at = at.Elem()
		}
		place := join(path, m.name)
		switch {
		case m.name == "missing", m.index == members.scalar, at.Kind() == reflect.Slice && at.Elem().Kind() == reflect.Struct:
		case place == "staffing": // a table of its own, too
		case at.Kind() == reflect.Struct:
			paths = append(paths, fieldPaths(at, place)...)
		default:
			paths = append(paths, place)
		}
	}
	return paths
}

package seed

import (
	"reflect"
	"slices"
	"testing"

	"scorecard/model"
	"scorecard/model/schema"
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
		"year": model.Year{}, "documents": model.Document{}, "fields": model.Field{}, "groups": model.Group{}, "scale": model.Grade{},
		"categories": model.Category{}, "themes": model.Theme{}, "kpis": model.KPI{}, "alternatives": model.Alternative{}, "notes": model.Note{},
		"activities": model.Activity{}, "initiatives": model.Initiative{}, "staffing": model.Staffing{}, "staff_groups": model.GroupStaffing{},
		"areas": model.Text{}, "headcounts": model.Headcount{}, "teams": model.Team{}, "posts": model.Post{}, "duties": model.Duty{},
		"lineage": model.Lineage{}, "conflicts": model.Conflict{}, "variants": model.Variant{},
	} {
		var paths []string
		for _, c := range tableNamed(name).columns {
			paths = append(paths, c.path)
		}
		for _, path := range fieldPaths(reflect.TypeOf(item), "") {
			if !slices.Contains(paths, path) {
				t.Errorf("%s: no column holds %s", name, path)
			}
		}
	}
}

// fieldPaths lists the fields within a type of the year, but for its lists,
// which are tables of their own.
func fieldPaths(t reflect.Type, path string) []string {
	var paths []string
	described := schema.Of(t)
	if described.Scalar != nil {
		paths = append(paths, path)
	}
	for i := range described.Fields {
		f := &described.Fields[i]
		place := schema.Join(path, f.Name)
		switch {
		case f.Missing, described.Scalar != nil && f.Index == described.Scalar.Index, f.Kind == schema.List:
		case place == "staffing": // a table of its own, too
		case f.Kind == schema.Struct, f.Kind == schema.Wording:
			paths = append(paths, fieldPaths(elem(f.Type), place)...)
		default:
			paths = append(paths, place)
		}
	}
	return paths
}

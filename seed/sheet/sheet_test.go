package sheet

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"scorecard/model"
	"scorecard/model/schema"
	"scorecard/seed/input"
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

// The data file of words has no entry that no list, column or part of an item
// uses.
func TestWords_EachEntryIsUsed(t *testing.T) {
	data, err := os.ReadFile("../../model/schema/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	use := func(list, path string) {
		used[list], used[list+"."+path] = true, true
		for ; path != ""; _, path, _ = strings.Cut(path, ".") {
			used[path] = true
		}
	}
	for _, table := range tables() {
		for _, c := range table.columns {
			for path := c.place(); path != ""; path = path[:max(strings.LastIndexByte(path, '.'), 0)] {
				use(table.name, path)
			}
			if c.part {
				use(table.name, c.path+".given")
			}
			if table.name == "areas" {
				use(table.name, "name."+c.path)
				use(table.name, "name")
			}
		}
	}
	for _, part := range []string{"items", "totals", "including", "heads", "order"} { // of comparisons alone
		used[part] = true
	}
	for line := range strings.Lines(string(data)) {
		if key, found := strings.CutPrefix(strings.TrimSpace(line), "["); found && !used[strings.TrimSuffix(key, "]")] {
			t.Errorf("%s is used by nothing", key)
		}
	}
}

// Each word of a column is understood as itself, however it is typed.
func checkWords(t *testing.T, place string, words []input.Word) {
	t.Helper()
	for _, w := range words {
		for _, typed := range append([]string{w.Value, w.Name.JA, w.Name.EN}, w.Also...) {
			if got, ok := input.WordFor(words, typed); !ok || got != w.Value {
				t.Errorf("%s: %q is understood as %q, want %q", place, typed, got, w.Value)
			}
		}
	}
}

// A year file has a column for each of its fields: a field that is forgotten
// would be lost on the way through a spreadsheet without a word.
func TestEveryFieldHasAColumn(t *testing.T) {
	for name, item := range map[string]any{
		"year": model.Year{}, "documents": model.Document{}, "fields": model.Field{}, "groups": model.Group{}, "scale": model.Grade{},
		"categories": model.Category{}, "themes": model.Category{}, "kpis": model.KPI{}, "alternatives": model.Alternative{}, "notes": model.Note{},
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
		case place == "staffing": // a separate table, too
		case f.Kind == schema.Struct, f.Kind == schema.Wording:
			paths = append(paths, fieldPaths(elem(f.Type), place)...)
		default:
			paths = append(paths, place)
		}
	}
	return paths
}

// inventedKPI is a KPI with fields that no year has, as somebody might add them:
// the tags are all that describes them.
type inventedKPI struct {
	Code        string       `json:"code" year:"code"`
	Group       string       `json:"group" year:"refers=groups"`
	Count       int          `json:"count" year:"people"`
	Explanation model.Text   `json:"explanation,omitzero"`
	Class       model.Class  `json:"class,omitempty"`
	Figure      model.Figure `json:"figure"`
	Break       *model.Break `json:"break,omitempty"`
	Source      model.Source `json:"source"`
}

// A field that is added to an item is a column at once, with its words, its kind
// and what it asks for, and comes back from a table as it was.
func TestTable_FieldAddedToAnItem(t *testing.T) {
	kpis := &table{name: "kpis", item: reflect.TypeFor[inventedKPI]()}
	kpis.build(tables())
	count, _ := kpis.column("count")
	class, _ := kpis.column("class")
	if c := kpis.columns[count]; c.kind != integerCell || !c.required || c.title != said("人数", "Count") || c.counters == nil {
		t.Errorf("count: %+v", c)
	}
	if c := kpis.columns[class]; c.kind != wordCell || c.required || len(c.words) != len(model.Classes()) {
		t.Errorf("class: %+v", c)
	}
	if last := kpis.columns[len(kpis.columns)-1].path; last != "break.source.heading" {
		t.Errorf("the optional part is not last, but %s", last)
	}
	figure, err := model.ParseFigure("65.8%")
	if err != nil {
		t.Fatal(err)
	}
	source := model.Source{Document: "results", Page: 3}
	for _, want := range []inventedKPI{
		{Code: "a", Group: "health", Count: 3, Explanation: said("説明", "Explanation"), Class: model.Nurse, Figure: figure, Source: source},
		{Code: "b", Group: "health", Figure: model.Absent(model.NotSet), Break: &model.Break{Reason: said("理由", "Reason"), Source: source}, Source: source},
	} {
		w := sheetWriter{lang: model.Japanese, sheets: []sheet{{table: kpis}}, slots: slotMap{}}
		w.row("kpis", &want, nil)
		a := assembler{sheets: w.sheets, books: codebooks(w.sheets), slots: slotMap{}}
		var got inventedKPI
		a.item(&a.sheets[0], 0, "kpis[0]", reflect.ValueOf(&got).Elem())
		want.Figure.Value, want.Figure.Unit = got.Figure.Value, "" // a cell has the print alone
		if len(a.problems) > 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v; %v", got, want, a.problems)
		}
	}
}

// FuzzGuard checks that a text that would run as a formula comes back as it was.
func FuzzGuard(f *testing.F) {
	for _, seed := range []string{"10,167円", "▲3.5％", "―", "'=1", "=1+1", "''+x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if got := guard(typed); got != typed {
			s := sheet{table: tableNamed("documents"), rows: []sheetRow{{cells: []string{"", got, ""}}}}
			if s.unguard(); s.rows[0].cells[1] != typed {
				t.Errorf("%q is guarded as %q and comes back as %q", typed, got, s.rows[0].cells[1])
			}
		}
	})
}

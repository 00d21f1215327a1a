package report

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"scorecard/model"
)

// surveyedKPI is a KPI to whose document fields were added.
type surveyedKPI struct {
	model.KPI
	Benchmark model.Figure  `json:"benchmark"`
	Surveyed  string        `json:"surveyed,omitempty" year:"date"`
	Remark    model.Text    `json:"remark,omitzero"`
	Level     model.Missing `json:"level,omitempty"`
	Samples   []sample      `json:"samples,omitempty"`
}

type sample struct {
	Size   int          `json:"size" year:"people"`
	Source model.Source `json:"source"`
}

// surveyedResult joins it with a result as kpi joins a KPI.
type surveyedResult struct {
	*surveyedKPI `report:"without=group hq"`
	Category     *heading      `json:"category"`
	Verdict      model.Verdict `json:"verdict" year:"oneof=met missed unknown"`
}

func TestJSON_PrintsAndDescribesAFieldAddedToTheDocument(t *testing.T) {
	filled := surveyedKPI{Surveyed: "2024-10-01", Remark: model.Text{JA: "備考", EN: "Remark"}, Level: model.NotSet,
		Samples: []sample{{Size: 12}}}
	filled.Polarity, filled.Benchmark = model.Higher, model.Absent(model.NotRanked)
	empty := surveyedKPI{}
	empty.Polarity = model.Lower
	for want, k := range map[string]*surveyedKPI{
		`"benchmark":{"missing":"not_ranked"},"surveyed":"2024-10-01","remark":{"ja":"備考","en":"Remark"},"level":"not_set",` +
			`"samples":[{"size":12,"source":null}],"verdict":"met"}`: &filled,
		`"benchmark":{"missing":"not_in_source"},"surveyed":null,"remark":null,"level":null,"samples":[],"verdict":"met"}`: &empty,
	} {
		got, err := encodeJSON(surveyedResult{surveyedKPI: k, Verdict: model.Met})
		if err != nil || !strings.HasSuffix(string(got), want) {
			t.Errorf("printed %s, want it to end in %s: %v", got, want, err)
		}
		validator := compile(t, schemaOf(surveyedResult{}))
		if err := validator.Validate(parsed(t, string(got))); err != nil {
			t.Errorf("%#v", err)
		}
		for _, change := range [][2]string{
			{`"benchmark":{"missing":`, `"benchmark":{"lost":`}, {`"samples":[`, `"samples":null,"lost":[`}, {`"remark":`, `"remarks":`},
			{`"level":`, `"level":"unheard of","was":`},
		} {
			changed := strings.Replace(string(got), change[0], change[1], 1)
			if changed == string(got) {
				t.Fatalf("%s is not printed", change[0])
			}
			if validator.Validate(parsed(t, changed)) == nil {
				t.Errorf("the schema allows %s", change[1])
			}
		}
	}
}

func compile(t *testing.T, of object) *jsonschema.Schema {
	t.Helper()
	encoded, err := encodeJSON(of)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", parsed(t, string(encoded))); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func parsed(t *testing.T, encoded string) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// Every description and every place in an order must belong to something.
func TestDescriptions_NameWhatIsPrinted(t *testing.T) {
	defs, named := definitions{}, map[string]bool{"scorecard": true}
	for _, document := range printed {
		defs.structRef(reflect.TypeOf(document))
	}
	for name, def := range defs {
		named[name] = true
		if def.of == nil || def.of.Kind() != reflect.Struct {
			continue
		}
		var fields []string
		for _, m := range membersOf(def.of) {
			fields = append(fields, m.Name)
			for _, key := range descriptionKeys(def.of, &m) {
				named[key] = true
			}
			named[m.owner] = true
		}
		for field := range strings.FieldsSeq(order[name]) {
			if !slices.Contains(fields, field) {
				t.Errorf("the order of %s names %s, which it does not have", name, field)
			}
		}
	}
	for key := range descriptions() {
		if !named[key] {
			t.Errorf("%s is described and not printed", key)
		}
	}
	for name := range order {
		if _, ok := defs[name]; !ok {
			t.Errorf("%s has an order and is not printed", name)
		}
	}
}

// A resolution that a year file brings may name nobody and no time.
func TestJSON_ResolutionWithoutPersonAndTime(t *testing.T) {
	c := model.Conflict{
		Kind: model.ValueConflict, Subject: "rate", Field: model.FieldRating,
		Variants:   []model.Variant{{Text: "B", Value: "B"}},
		Resolution: &model.Resolution{Reason: "as the summary prints it"},
	}
	got, err := encodeJSON(c)
	want := `{"kind":"value","subject":"rate","field":"rating","variants":[{"value":"B","text":"B","source":null}],"shown":"B","note":null,` +
		`"resolution":{"variant":0,"reason":"as the summary prints it","who":null,"at":null}}`
	if err != nil || string(got) != want {
		t.Errorf("printed %s, want %s: %v", got, want, err)
	}
	if err := compile(t, schemaOf(conflict{})).Validate(parsed(t, string(got))); err != nil {
		t.Errorf("%#v", err)
	}
}

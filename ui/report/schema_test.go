package report_test

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"scorecard/model"
	"scorecard/ui/report"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(string(report.Schema())))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	compiler.AssertFormat()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func hold(t *testing.T, schema *jsonschema.Schema, printed string) {
	t.Helper()
	instance, err := jsonschema.UnmarshalJSON(strings.NewReader(printed))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(instance); err != nil {
		t.Errorf("%#v", err)
	}
}

// changes are one of each kind.
func changes() []model.Change {
	choice := model.Choice{Text: "65.8%", Value: "65.8", Reason: "結果報告書による"}
	return []model.Change{
		{Seq: 8, Year: 2024, Kind: model.Imported, Who: "佐藤", At: made, Undoes: 6, Import: 2},
		{Seq: 7, Year: 2024, Item: "generic-rate", Field: "rating", Kind: model.Withdrawn, Was: choice, Reason: "誤り", Who: "花子", At: made},
		{Seq: 6, Year: 2024, Kind: model.Imported, Who: "佐藤", At: made, Import: 1},
		{Seq: 5, Year: 2024, Item: "staff", Field: "staff.contract", Nth: 1, Kind: model.Resolved, Is: choice, Reason: choice.Reason, Who: "花子", At: made},
		{Seq: 4, Year: 2024, Kind: model.Reopened, Who: "佐藤", At: made, Reason: "訂正のため"},
		{Seq: 3, Year: 2024, Kind: model.Closed, Who: "佐藤", At: made, Reason: "評議会で確定"},
		{Seq: 2, Year: 2024, Item: "generic-rate", Kind: model.Undone, From: model.Status{Value: model.Difficult, Comment: "遅れ"},
			To: model.Status{Value: model.Achieved}, Who: "花子", At: made, Undoes: 1},
		{Seq: 1, Year: 2024, Item: "generic-rate", Kind: model.Edited, From: model.Status{Value: model.Achieved},
			To: model.Status{Value: model.Difficult, Comment: "遅れ"}, Who: "花子", At: made},
	}
}

func historyJSON(w io.Writer, c *model.Scorecard, o report.Options) error {
	return report.HistoryJSON(w, c, changes(), o)
}

func TestJSONKeepsToItsSchema(t *testing.T) {
	schema := compiled(t)
	show := func(w io.Writer, c *model.Scorecard, o report.Options) error {
		return report.KPIJSON(w, c, c.Year.KPIs[0].Code, nil, o)
	}
	for name, c := range scorecards(t) {
		for form, print := range map[string]printer{"summary": report.JSON, "groups": report.GroupsJSON, "staff": report.StaffJSON, "show": show,
			"status": report.StatusesJSON, "history": historyJSON} {
			if form == "show" && len(c.Year.KPIs) == 0 {
				continue
			}
			t.Run(name+" "+form, func(t *testing.T) {
				hold(t, schema, render(t, print, c, report.Options{Made: made}))
			})
		}
	}
}

// The schema must refuse what it does not name, or the test above says nothing.
func TestSchemaIsStrict(t *testing.T) {
	schema := compiled(t)
	printed := render(t, report.JSON, seenFrom(t, 2024), report.Options{Made: made})
	for _, slip := range [][2]string{
		{`"rating": "B"`, `"rating": "D"`},
		{`"value": "65.8"`, `"value": 65.8`},
		{`"polarity": "higher"`, `"polarity": "higher", "extra": 1`},
		{`"verdict": "missed"`, `"verdict": null`},
		{`"value": 14`, `"value": 48`},
		{`"kind": "at_least"`, `"kind": "words"`},
		{`"activities": [`, `"activities": null, "lost": [`},
	} {
		changed := strings.Replace(printed, slip[0], slip[1], 1)
		if changed == printed {
			t.Fatalf("%s does not stand in the print", slip[0])
		}
		instance, err := jsonschema.UnmarshalJSON(strings.NewReader(changed))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(instance) == nil {
			t.Errorf("the schema takes %s", slip[1])
		}
	}
}

// Every object that the schema names must be closed.
func TestSchemaIsClosed(t *testing.T) {
	var document any
	if err := json.Unmarshal(report.Schema(), &document); err != nil {
		t.Fatal(err)
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if v["type"] == "object" && v["additionalProperties"] != false {
				t.Errorf("%s is open", path)
			}
			for key, inner := range v {
				walk(path+"/"+key, inner)
			}
		case []any:
			for _, inner := range v {
				walk(path, inner)
			}
		}
	}
	walk("", document)
}

func TestUnknownGroupAndKPI(t *testing.T) {
	c := seenFrom(t, 2024)
	for name, print := range everyPrint() {
		err := print(io.Discard, c, report.Options{Group: "nowhere"})
		if !errors.Is(err, &model.Error{Kind: model.NoGroup, Subject: "nowhere"}) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, print := range map[string]func(io.Writer, *model.Scorecard, string, []model.Point, report.Options) error{
		"text": report.KPI, "json": report.KPIJSON,
	} {
		if err := print(io.Discard, c, "nothing", nil, report.Options{}); !errors.Is(err, &model.Error{Kind: model.NoKPI, Subject: "nothing"}) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

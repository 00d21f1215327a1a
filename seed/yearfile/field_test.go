package yearfile

import (
	"reflect"
	"testing"

	"scorecard/model"
)

// invented is an item with fields that no year has, as somebody might add them:
// the tags are all that describes them.
type invented struct {
	Code   string       `json:"code" year:"code"`
	Months int          `json:"months"`
	Class  model.Class  `json:"class,omitempty"`
	Figure model.Figure `json:"figure"`
	Break  *model.Break `json:"break,omitempty"`
}

// A field that is added to an item is written and read at once, and asked for
// where it is required.
func TestYearFile_FieldAddedToAnItem(t *testing.T) {
	want := invented{
		Code: "a", Months: 8, Class: model.Nurse, Figure: model.Absent(model.NotSet),
		Break: &model.Break{Reason: model.Text{JA: "理由", EN: "Reason"}, Source: model.Source{Document: "plan", Page: 1}},
	}
	node := mappingOf(reflect.ValueOf(want))
	var b binder
	var got invented
	b.structure(node, reflect.ValueOf(&got).Elem(), "kpis[0]")
	if len(b.problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v; %v", got, want, b.problems)
	}
	node.Content = node.Content[:2] // the code alone
	b.structure(node, reflect.ValueOf(&got).Elem(), "kpis[0]")
	var missing []string
	for _, p := range b.problems {
		missing = append(missing, p.Field+" "+string(p.Kind))
	}
	if want := []string{"kpis[0].months required", "kpis[0].figure required"}; !reflect.DeepEqual(missing, want) {
		t.Errorf("got %v, want %v", missing, want)
	}
}

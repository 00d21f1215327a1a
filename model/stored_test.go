package model_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/model/schema"
	"scorecard/seed/yeartest"
)

// Each item of a random year comes back from its canonical JSON as it was, and
// has the same bytes again.
func TestCanonicalJSON_RoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year := yeartest.Year().Draw(t, "year")
		data, err := schema.Encode(year)
		if err != nil {
			t.Fatal(err)
		}
		var back model.Year
		if err := schema.Decode(data, &back); err != nil {
			t.Fatalf("%v in %s", err, data)
		}
		if diff := cmp.Diff(year, &back); diff != "" {
			t.Fatalf("not the same year (-want +got):\n%s", diff)
		}
		again, err := schema.Encode(&back)
		if err != nil || !bytes.Equal(again, data) {
			t.Fatalf("other bytes the second time: %v", err)
		}
	})
}

func TestCanonicalJSON_UnknownFieldAndRest(t *testing.T) {
	for _, data := range []string{`{"code":"a","nam":{"ja":"a","en":"a"}}`, `{"code":"a"}{}`, `{"rank":{"missing":"not_ranked","x":1}}`, `{"rank":{"missing":1}}`} {
		var k model.KPI
		if err := schema.Decode([]byte(data), &k); err == nil {
			t.Errorf("%s is read as %+v", data, k)
		}
	}
}

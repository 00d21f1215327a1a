package model_test

import (
	"testing"

	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/seed/yearfile"
	"scorecard/seed/yeartest"
)

// The import of an export changes nothing, whatever the year holds: the preview
// of what was written and read again is empty.
func TestNothingDiffersAfterARoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year := yeartest.Year().Draw(t, "year")
		data, err := yearfile.Encode(year)
		if err != nil {
			t.Skip(err)
		}
		again, err := yearfile.Decode("year.yaml", data)
		if err != nil {
			t.Fatal(err)
		}
		if found := model.Compare(year, again); len(found) > 0 {
			t.Fatalf("%v", found)
		}
		if found := model.Compare(year, year.Clone()); len(found) > 0 {
			t.Fatalf("a copy: %v", found)
		}
	})
}

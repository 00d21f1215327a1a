package yearfile_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/seed/yearfile"
	"scorecard/seed/yeartest"
)

func TestEveryValidYearComesBackFromItsFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year := yeartest.Year().Draw(t, "year")
		if problems := model.Validate(year); len(problems) > 0 {
			t.Fatalf("the generator drew an invalid year:\n%v", problems)
		}
		comesBack(t, year)
	})
}

// testingT is what testing.T and rapid.T share.
type testingT interface {
	Helper()
	Fatalf(format string, args ...any)
}

func comesBack(t testingT, year *model.Year) {
	t.Helper()
	data, err := yearfile.Encode(year)
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	again, err := yearfile.Decode("again.yaml", data)
	if err != nil {
		t.Fatalf("decode what was encoded: %v\n%s", err, data)
	}
	if diff := cmp.Diff(year, again, yeartest.SameYear); diff != "" {
		t.Fatalf("the year changed on its way through a file (-was +is):\n%s\n%s", diff, data)
	}
	if second, err := yearfile.Encode(again); err != nil || !bytes.Equal(data, second) {
		t.Fatalf("two encodings of one year differ (%v):\n%s\n%s", err, data, second)
	}
}

func TestBuiltInComesBackFromItsFile(t *testing.T) {
	for _, year := range yeartest.BuiltIn(t) {
		comesBack(t, year)
	}
}

func TestEncodeRefusesAnInvalidYear(t *testing.T) {
	year := yeartest.BuiltIn(t)[0]
	year.KPIs[0].Rank = model.Rank{Value: 48}
	_, err := yearfile.Encode(year)
	var problems model.Problems
	if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Field != "kpis[0].rank" {
		t.Errorf("got %v, want one problem with kpis[0].rank", err)
	}
}

// An export is meant to be read and edited: the small mappings are on one
// line, the fields in the order of the format, and what is not there is not
// written.
func TestEncodeIsReadable(t *testing.T) {
	year := decodeText(t, yeartest.Small)
	data, err := yearfile.Encode(year)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(yeartest.Small, string(data)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEncodeKeepsLinesShort(t *testing.T) {
	for _, year := range yeartest.BuiltIn(t) {
		data, err := yearfile.Encode(year)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			if strings.Contains(line, "en:") && len(line) > 140 {
				t.Errorf("%d, line %d is %d bytes long: %s", year.Year, i+1, len(line), line)
			}
		}
	}
}

func decodeText(t *testing.T, text string) *model.Year {
	t.Helper()
	year, err := yearfile.Decode("small.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return year
}

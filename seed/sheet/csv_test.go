package sheet_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	sjis "golang.org/x/text/encoding/japanese"
	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/seed/sheet"
	"scorecard/seed/yearfile"
	"scorecard/seed/yeartest"
)

var langs = []model.Lang{model.Japanese, model.English, ""}

func TestEveryValidYearComesBackFromItsSheets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year := yeartest.Year().Draw(t, "year")
		again, err := sheet.ThroughSheets(year, rapid.SampledFrom(langs).Draw(t, "lang"))
		if err != nil {
			t.Fatalf("read what was laid out: %v", err)
		}
		if diff := cmp.Diff(year, again, yeartest.SameYear); diff != "" {
			t.Fatalf("the year changed on its way through sheets (-was +is):\n%s", diff)
		}
	})
}

func TestEveryValidYearComesBackFromCSV(t *testing.T) {
	for _, encoding := range sheet.Encodings() {
		t.Run(encoding.String(), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				year := yeartest.Year().Draw(t, "year")
				if encoding == sheet.CP932 {
					onlyCP932(reflect.ValueOf(year).Elem())
				}
				comesBackFromCSV(t, year, rapid.SampledFrom(langs).Draw(t, "lang"), encoding)
			})
		})
	}
}

// Blanks are a text like any other where no more is asked of it.
func TestBlanksComeBackFromCSV(t *testing.T) {
	year := smallYear(t)
	year.KPIs[0].Status = model.Status{Note: "\n", Comment: "\u3000", Who: " "}
	year.KPIs[0].Prior = &model.Prior{Target: " "}
	comesBackFromCSV(t, year, model.Japanese, sheet.UTF8)
}

func comesBackFromCSV(t testingT, year *model.Year, lang model.Lang, encoding sheet.Encoding) {
	t.Helper()
	files, err := sheet.EncodeCSV(year, lang, encoding)
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	again, encodings, err := sheet.DecodeCSV(files, nil)
	if err != nil {
		t.Fatalf("decode what was encoded: %v", err)
	}
	if diff := cmp.Diff(year, again, yeartest.SameYear); diff != "" {
		t.Fatalf("the year changed on its way through CSV (-was +is):\n%s", diff)
	}
	for i, found := range encodings {
		ascii := encoding == sheet.CP932 && found == sheet.UTF8 // a table without a Japanese word is both
		if found != encoding && !ascii {
			t.Fatalf("%s was written in %s and read as %s", files[i].Name, encoding, found)
		}
	}
}

// onlyCP932 takes every character out of a year's texts that CP932 cannot hold.
func onlyCP932(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			onlyCP932(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			onlyCP932(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				onlyCP932(v.Field(i))
			}
		}
	case reflect.String:
		kept := strings.Map(func(r rune) rune {
			encoded, err := sjis.ShiftJIS.NewEncoder().String(string(r))
			if back, wrong := sjis.ShiftJIS.NewDecoder().String(encoded); err != nil || wrong != nil || back != string(r) {
				return '?'
			}
			return r
		}, v.String())
		v.SetString(kept)
	}
}

func TestBuiltInComesBackFromCSV(t *testing.T) {
	for _, year := range yeartest.BuiltIn(t) {
		for _, encoding := range sheet.Encodings() {
			comesBackFromCSV(t, year, model.Japanese, encoding)
		}
		comesBackFromCSV(t, year, model.English, sheet.UTF8BOM)
	}
}

// problemsOfCSV decodes what must not decode.
func problemsOfCSV(t *testing.T, files []sheet.File, base *model.Year) model.Problems {
	t.Helper()
	year, _, err := sheet.DecodeCSV(files, base)
	var problems model.Problems
	if !errors.As(err, &problems) || year != nil {
		t.Fatalf("got %v, %v; want problems and no year", year, err)
	}
	return problems
}

// testingT is what testing.T and rapid.T share.
type testingT interface {
	Helper()
	Fatalf(format string, args ...any)
}

func smallYear(t *testing.T) *model.Year {
	t.Helper()
	year, err := yearfile.Decode("small.yaml", []byte(yeartest.Small))
	if err != nil {
		t.Fatal(err)
	}
	return year
}

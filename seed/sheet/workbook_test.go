package sheet_test

import (
	"bytes"
	"testing"

	"scorecard/model"
	"scorecard/seed"
	"scorecard/seed/sheet"
	"scorecard/seed/yearfile"
	"scorecard/seed/yeartest"

	"github.com/google/go-cmp/cmp"
)

func encodeXLSX(t interface{ Fatal(...any) }, y *model.Year, lang model.Lang) []byte {
	var b bytes.Buffer
	if err := sheet.EncodeXLSX(&b, y, lang); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The built-in years come back from a workbook as they are, in both languages,
// and the same year gives the same bytes.
func TestBuiltInYearsComeBackFromAWorkbook(t *testing.T) {
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	for _, y := range years {
		for _, lang := range []model.Lang{model.Japanese, model.English} {
			data := encodeXLSX(t, y, lang)
			again, err := sheet.DecodeXLSX("R.xlsx", data)
			if err != nil {
				t.Fatalf("%d %s: %v", y.Year, lang, err)
			}
			if diff := cmp.Diff(y, again); diff != "" {
				t.Errorf("%d %s: %s", y.Year, lang, diff)
			}
			if !bytes.Equal(data, encodeXLSX(t, y, lang)) {
				t.Errorf("%d %s: two workbooks of one year differ", y.Year, lang)
			}
		}
	}
}

// A workbook of any valid year is that year. Each takes a tenth of a second, so
// that there are fewer than of other properties.
func TestWorkbookIsTheYear(t *testing.T) {
	const years = 25
	for n := range years {
		y := yeartest.Year().Example(n)
		lang := []model.Lang{model.Japanese, model.English}[n%2]
		again, err := sheet.DecodeXLSX("", encodeXLSX(t, y, lang))
		if err != nil {
			t.Fatalf("year %d: %v", n, err)
		}
		if diff := cmp.Diff(encode(t, y), encode(t, again)); diff != "" {
			t.Fatalf("year %d: %s", n, diff)
		}
	}
}

// encode is the year file of a year, by which two years are compared: a time is
// the same in every zone.
func encode(t *testing.T, y *model.Year) string {
	t.Helper()
	data, err := yearfile.Encode(y)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

package seed_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"scorecard/model"
	"scorecard/seed"
)

// newest is the built-in scorecard seen from its newest year.
func newest(t *testing.T) *model.Scorecard {
	t.Helper()
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	byYear := map[int]*model.Year{}
	for _, y := range years {
		byYear[y.Year] = y
	}
	return model.NewScorecard(byYear, years[len(years)-1].Year)
}

func templateXLSX(t *testing.T, lang model.Lang) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := seed.EncodeXLSXTemplate(&b, newest(t), 2026, lang); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// todo fills in what a template waits for: a target for every KPI and the date
// of the staffing.
func todo(t *testing.T, data []byte, problems model.Problems) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		value := "対前年度以上"
		if p.Sheet == "体制" || p.Sheet == "Staffing" {
			value = "2026-10-01"
		}
		if err := f.SetCellStr(p.Sheet, p.Cell, value); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// An unfilled template says of each cell that waits that it does; filled in, it
// is the year.
func TestTemplateIsFilledIn(t *testing.T) {
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		data := templateXLSX(t, lang)
		_, err := seed.DecodeXLSX("R8.xlsx", data)
		var problems model.Problems
		if !errors.As(err, &problems) {
			t.Fatalf("an unfilled template: %v", err)
		}
		card := newest(t)
		if want := len(card.Year.KPIs) + 1; len(problems) != want {
			t.Errorf("%d problems, want %d: %v", len(problems), want, problems)
		}
		for _, p := range problems {
			if p.Kind != model.Required || p.Sheet == "" || p.Cell == "" {
				t.Errorf("%v", p)
			}
		}
		y, err := seed.DecodeXLSX("R8.xlsx", todo(t, data, problems))
		if err != nil {
			t.Fatal(err)
		}
		want := seed.Template(card, 2026)
		for i := range want.KPIs {
			if want.KPIs[i].Target, err = model.ParseTarget("対前年度以上"); err != nil {
				t.Fatal(err)
			}
		}
		want.Staffing.AsOf = "2026-10-01"
		if got, want := encode(t, y), encode(t, want); got != want {
			t.Errorf("%s: another year came back", lang)
		}
	}
}

// An unfilled year file says of each line that waits that it does; filled in, it
// is the year that the workbook is.
func TestYAMLTemplateIsFilledIn(t *testing.T) {
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		card := newest(t)
		data, err := seed.EncodeTemplate(card, 2026, lang)
		if err != nil {
			t.Fatal(err)
		}
		_, err = seed.Decode("R8.yaml", data)
		var problems model.Problems
		if !errors.As(err, &problems) || len(problems) != len(card.Year.KPIs)+1 {
			t.Fatalf("an unfilled year file: %v", err)
		}
		lines := strings.Split(string(data), "\n")
		for _, p := range problems {
			if p.Line == 0 || !strings.Contains(lines[p.Line-1], "←") && !strings.Contains(lines[p.Line-1], "<- fill in") {
				t.Errorf("%v", p)
			}
		}
		filled := strings.ReplaceAll(strings.ReplaceAll(string(data), `target: ""`, "target: 対前年度以上"), `as_of: ""`, "as_of: 2026-10-01")
		y, err := seed.Decode("R8.yaml", []byte(filled))
		if err != nil {
			t.Fatal(err)
		}
		if y.Year != 2026 || len(y.Lineage) != len(card.Year.KPIs) || len(y.Activities) != len(card.Before.Activities) || y.Staffing == nil {
			t.Errorf("%s: not all was carried over", lang)
		}
	}
}

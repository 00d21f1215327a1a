package seed_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/seed"
)

// texts lists one string of each field of a value's types, with its path, to be
// changed in place.
func texts(v reflect.Value, path string, found map[string]reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			texts(v.Elem(), path, found)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				texts(v.Field(i), path+"."+f.Name, found)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			texts(v.Index(i), path+"[]", found)
		}
	case reflect.String:
		if _, known := found[path]; !known && v.CanSet() {
			found[path] = v
		}
	}
}

// withWords is the built-in scorecard with targets that are words, which a
// template quotes.
func withWords(t *testing.T) *model.Scorecard {
	t.Helper()
	card := newest(t)
	for _, y := range []*model.Year{card.Year, card.Before} {
		y.KPIs[0].Target = model.Target{Kind: model.InWords, Words: model.Text{JA: "改善", EN: "Better"}}
	}
	return card
}

// A database may hold any text, and a template goes to a terminal.
func TestTemplate_EmitsNoControlCharacters(t *testing.T) {
	found := map[string]reflect.Value{}
	card := withWords(t)
	card.Older, card.After = nil, nil // nothing is carried over from them
	texts(reflect.ValueOf(card), "card", found)
	if len(found) < 100 {
		t.Fatalf("only %d texts", len(found))
	}
	hostile := []string{"x\x1b]0;t\x07", "x\x00y", "\xff\xfe", "x\u009b31m", "x\u2028# y", "x\r# y"}
	for n, path := range slices.Sorted(maps.Keys(found)) {
		text := found[path]
		was := text.String()
		text.SetString(hostile[n%len(hostile)])
		checkTemplate(t, fmt.Sprintf("%s = %q", path, text.String()), card, []model.Lang{model.Japanese, model.English}[n%2])
		text.SetString(was)
	}
	for _, bad := range hostile {
		for path, text := range map[string]*string{
			"branch": &card.Year.Branch.Name.JA, "target": &card.Year.KPIs[0].Target.Words.JA, "target before": &card.Before.KPIs[0].Target.Words.JA,
		} {
			was := *text
			*text = bad
			checkTemplate(t, fmt.Sprintf("%s = %q", path, bad), card, model.Japanese)
			*text = was
		}
	}
}

func checkTemplate(t *testing.T, what string, card *model.Scorecard, lang model.Lang) {
	t.Helper()
	data, err := seed.EncodeTemplate(card, 2026, lang)
	var problems model.Problems
	switch {
	case err != nil && !errors.As(err, &problems):
		t.Errorf("%s: %v", what, err)
	case err != nil && len(data) > 0:
		t.Errorf("%s: data besides an error", what)
	case !utf8.Valid(data):
		t.Errorf("%s: no UTF-8", what)
	}
	if at := bytes.IndexFunc(data, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }); at >= 0 {
		t.Errorf("%s: a control character in %q", what, data[max(at-40, 0):min(at+40, len(data))])
	}
}

func TestTemplate_RefusesWhatItCannotCarryOver(t *testing.T) {
	card := newest(t)
	card.Year.Branch.Name.JA = "支部\x1b]52;c;eA==\x07"
	_, err := seed.EncodeTemplate(card, 2026, model.Japanese)
	var b bytes.Buffer
	for form, err := range map[string]error{"yaml": err, "xlsx": seed.EncodeXLSXTemplate(&b, card, 2026, model.Japanese)} {
		var problems model.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Kind != model.ControlCharacter || problems[0].Field != "branch.name.ja" {
			t.Errorf("%s: %v", form, err)
		}
	}
	if b.Len() > 0 {
		t.Error("a workbook besides an error")
	}
}

// Last year's target in several lines stays in its comment.
func TestTemplate_KeepsCommentsOnOneLine(t *testing.T) {
	card := withWords(t)
	card.Year.KPIs[0].Target.Words.JA = "改善\nyear: 1\u2028year: 2"
	data, err := seed.EncodeTemplate(card, 2026, model.Japanese)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), "目標 改善 year: 1 year: 2") {
		t.Error("last year's target is not beside")
	}
	filled := strings.ReplaceAll(strings.ReplaceAll(string(data), `target: ""`, "target: 対前年度以上"), `as_of: ""`, "as_of: 2026-10-01")
	if _, err := seed.Decode("R8.yaml", []byte(filled)); err != nil {
		t.Error(err)
	}
}

// Whatever valid years a template is made from, it is made.
func TestTemplate_AcceptsEveryValidYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		last := validYear().Draw(t, "last")
		if last.Year == model.LastYear {
			last.Year--
		}
		years := map[int]*model.Year{last.Year: last}
		if rapid.Bool().Draw(t, "two") && last.Year > model.FirstYear {
			before := validYear().Draw(t, "before")
			before.Year, before.Branch = last.Year-1, last.Branch
			years[before.Year] = before
		}
		card := model.NewScorecard(years, last.Year)
		lang := rapid.SampledFrom([]model.Lang{model.Japanese, model.English}).Draw(t, "lang")
		data, err := seed.EncodeTemplate(card, last.Year+1, lang)
		if err != nil {
			t.Fatal(err)
		}
		_, err = seed.Decode("template.yaml", data)
		var problems model.Problems
		if errors.As(err, &problems) {
			for _, p := range problems {
				if p.Kind == model.SyntaxError {
					t.Fatalf("%v in\n%s", p, data)
				}
			}
		}
	})
}

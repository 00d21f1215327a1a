package view_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/ui/view"
)

func TestDifferenceWords(t *testing.T) {
	for _, test := range []struct {
		d            model.Difference
		ja, en       string // field
		oldJA, newJA string
		oldEN, newEN string
	}{
		{
			model.Difference{Kind: model.Changed, List: "kpis", Code: "x", Field: "target", Old: "68.2%以上", New: "not_set"},
			"目標", "target", "68.2%以上", "設定なし", ">= 68.2%", "not set",
		},
		{
			model.Difference{Kind: model.Changed, List: "kpis", Code: "x", Field: "name.en", Old: "Rate", New: ""},
			"名称（英語）", "name", "Rate", "なし", "Rate", "none",
		},
		{
			model.Difference{Kind: model.Changed, List: "kpis", Code: "x", Field: "hq.item.ja", Old: "率", New: "割合"},
			"本部 項目", "headquarters item (Japanese)", "率", "割合", "率", "割合",
		},
		{
			model.Difference{Kind: model.Changed, List: "kpis", Code: "x", Field: "status", Old: "", New: "expected"},
			"進捗", "status", "未設定", "達成見込み", "not set", "expected",
		},
		{
			model.Difference{Kind: model.Changed, List: "kpis", Code: "x", Field: "rank", Old: "not_ranked", New: "14"},
			"全国順位", "national rank", "順位なし", "14位", "not ranked", "14",
		},
		{
			model.Difference{Kind: model.Changed, List: "staffing", Code: "health/a", Field: "duties[A. [健診]].items[b].class_inferred", Old: "false", New: "true"},
			"担当業務「A. [健診]」 内訳「b」 雇用区分は推定", `duty "A. [健診]" part "b" class is inferred`, "いいえ", "はい", "no", "yes",
		},
		{
			model.Difference{Kind: model.Added, List: "kpis", Code: "x", Field: "hq", New: "率"},
			"本部", "headquarters", "", "率", "", "率",
		},
		{
			model.Difference{Kind: model.Changed, List: "lineage", Code: "a>b", Field: "kind", Old: "replaced", New: "continued"},
			"種別", "kind", "置換", "継続", "replaced", "continued",
		},
	} {
		ja, en := view.In(model.Japanese), view.In(model.English)
		if got := ja.DifferenceField(&test.d); got != test.ja {
			t.Errorf("%s in Japanese: %q, want %q", test.d.Field, got, test.ja)
		}
		if got := en.DifferenceField(&test.d); got != test.en {
			t.Errorf("%s in English: %q, want %q", test.d.Field, got, test.en)
		}
		if old, new := ja.DifferenceValues(&test.d); old != test.oldJA || new != test.newJA {
			t.Errorf("%s in Japanese: %q → %q", test.d.Field, old, new)
		}
		if old, new := en.DifferenceValues(&test.d); old != test.oldEN || new != test.newEN {
			t.Errorf("%s in English: %q → %q", test.d.Field, old, new)
		}
	}
}

// Every field that a difference can name has a word: a person must not read the
// names of a file.
func TestEveryFieldHasAWord(t *testing.T) {
	full := fullYear()
	fields := map[string]bool{}
	for _, d := range append(model.Compare(full, stripped(full)), model.Compare(stripped(full), full)...) {
		for _, step := range strings.FieldsFunc(withoutBrackets(d.Field), func(r rune) bool { return r == '.' }) {
			fields[step] = true
		}
	}
	f := view.In(model.Japanese)
	for field := range fields {
		if field != "ja" && field != "en" && f.Labels.Preview.Fields[field] == "" {
			t.Errorf("%s has no word", field)
		}
	}
	for _, must := range []string{"target", "resolution", "order", "class", "hq", "shown", "as_of", "reported"} {
		if !fields[must] {
			t.Errorf("the comparison says nothing of %s: the test is blind", must)
		}
	}
	for _, list := range model.DifferenceLists() {
		if f.Labels.Preview.Lists[list] == "" {
			t.Errorf("%s has no word", list)
		}
	}
}

func withoutBrackets(s string) string {
	for {
		open := strings.IndexByte(s, '[')
		if open < 0 {
			return s
		}
		s = s[:open] + s[open+strings.IndexByte(s[open:], ']')+1:]
	}
}

func TestAnyPathIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := model.Difference{
			Kind: rapid.SampledFrom(model.DifferenceKinds()).Draw(t, "kind"), List: rapid.SampledFrom(model.DifferenceLists()).Draw(t, "list"),
			Code: rapid.String().Draw(t, "code"), Field: rapid.String().Draw(t, "field"), Old: rapid.String().Draw(t, "old"),
		}
		f := view.In(model.English)
		card := &model.Scorecard{Year: fullYear()}
		_ = fmt.Sprint(f.DifferenceItem(&d, card, nil), f.DifferenceField(&d))
		f.DifferenceValues(&d, card)
	})
}

func TestPreviewKeysLeadToDetails(t *testing.T) {
	full := fullYear()
	full.KPIs[0].Status = model.Status{Value: model.Difficult, Version: 2, Who: "a"}
	file := stripped(full)
	file.Year = full.Year
	file.KPI("rate").Status = model.Status{Value: model.Achieved}
	p := model.Previews(map[int]*model.Year{full.Year: full}, []*model.Year{file}, full.KPIs[0].Status.At)
	f := view.In(model.Japanese)
	table := f.Preview(append(p, p...))
	keys := map[string]bool{}
	for _, row := range table.Rows {
		if row.Kind == view.Heading {
			continue
		}
		if keys[row.Key] || row.Key == "" {
			t.Errorf("the key %q is not one row's", row.Key)
		}
		keys[row.Key] = true
		if len(row.Cells) != len(table.Columns) {
			t.Errorf("%s has %d cells", row.Key, len(row.Cells))
		}
		if !strings.Contains(row.Key, ".f") && f.PreviewDetail(append(p, p...), row.Key).Title == "" {
			t.Errorf("%s has no detail", row.Key)
		}
	}
	if !keys["0.s0"] || !keys["1.d0"] {
		t.Errorf("no clash, or nothing of the second year: %v", keys)
	}
	if d := f.PreviewDetail(p, "9.d9"); d.Title != "" {
		t.Errorf("an unknown key has the detail %v", d)
	}
}

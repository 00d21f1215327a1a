package view_test

import (
	"testing"

	"scorecard/model"
	"scorecard/ui/view"
)

// What was resolved, and what an import did, is told in words of its own: never as
// a status that became unset.
func TestChangeTellsResolutionsAndImports(t *testing.T) {
	c := chartCard(t)
	first := model.Choice{Text: "65.8%", Value: "65.8", Reason: "p. 3"}
	second := model.Choice{Text: "70.3%", Value: "70.3", Reason: "p. 4"}
	for _, test := range []struct {
		change model.Change
		ja, en string
	}{
		{
			model.Change{Year: 2024, Item: "lifestyle-checkup-rate", Field: "actual", Kind: model.Resolved, Was: first, Is: second},
			"R6 ① 生活習慣病予防健診実施率 実績 65.8% → 70.3%", "R6 ① Lifestyle checkup rate actual 65.8% → 70.3%",
		},
		{
			model.Change{Year: 2024, Item: "staff", Field: "staff.contract", Kind: model.Withdrawn, Was: first},
			"R6 体制 契約職員 65.8% → 決めない（資料のまま）", "R6 Staffing contract staff 65.8% → undecided (as the documents say)",
		},
		{model.Change{Year: 2024, Kind: model.Imported, Import: 3}, "R6 年度 取り込み 3", "R6 Year imported 3"},
		{model.Change{Year: 2024, Kind: model.Imported, Import: 4, Undoes: 9}, "R6 年度 取り込み4の取り消し", "R6 Year import 4 undone"},
	} {
		for lang, want := range map[model.Lang]string{model.Japanese: test.ja, model.English: test.en} {
			if got := view.In(lang).Change(c, &test.change); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		}
	}
}

package seed

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/seed/xlsx"
)

var guideTitle = said("記入の手引き", "How to fill in")

// isGuide reports the sheet that only explains.
func isGuide(name string) bool {
	return slices.Contains([]string{guideTitle.JA, guideTitle.EN}, trim(name))
}

// guideSteps say how to fill in a template, one a line.
var guideSteps = []model.Text{
	said("黄色のセルが記入する欄です。記入すると色が消えます。＊のある列は必ず埋めます。",
		"Yellow cells are the ones to fill in; the colour goes when something stands there. Columns with * are required."),
	said("目標は資料の印字のとおりに記入します（68.2%以上、15%以下、7日以内、対前年度以上）。文で書かれた目標は「目標（文言）」へ、目標のないKPIには「設定なし」を選びます。",
		"Targets are entered as the document prints them (68.2%以上, 15%以下, 7日以内, 対前年度以上). A target in words goes into the columns for words; a KPI without a target takes \"not set\"."),
	said("灰色の「参考」の列は前年度までの値です。見比べるためのもので、取り込まれません。",
		"Grey columns for reference show the years before, to compare with. They are not read back."),
	said("番号・名称・体制・重点施策などは前年度から引き継いだ案です。計画に合わせて直し、なくなったものは行ごと削除します。",
		"Numbers, names, staffing and key measures are proposals carried over from the year before. Change them to the plan, and delete the rows of what is gone."),
	said("「前年度からの系譜」はすべて継続（推定）としてあります。資料で確かめたら「推定」を空欄にします。推定のままでは前年度と比較されません。なくしたKPIの行は「廃止」に変えて「この年度のKPI」を空欄にします。",
		"In the lineage every KPI is continued, inferred. Empty \"Inferred\" once the documents confirm it: nothing is compared with last year across an inferred one. For a KPI that you deleted, change the kind to \"retired\" and empty \"To\"."),
	said("実績・順位・評価は公表されるまで「未公表」のままにします。出典の資料と見出しは前年度から推した案です。",
		"Actual, rank and rating stay \"not published yet\" until they are. Source documents and headings are proposals, too."),
	said("値を入れてください。数式、結合したセル、隠した行・列・シートは取り込めません。シートと列の順は自由です。",
		"Enter values. Formulas, merged cells and hidden rows, columns or sheets are not imported. Sheets and columns may stand in any order."),
	said("書き終えたら scorecard import ファイル名 で取り込みます。先に内容の違いが示され、確かめてから書き込まれます。",
		"When done: scorecard import FILE. It shows first what would change, and writes after your yes."),
}

// guide is the sheet that explains: the steps, and then every column.
func (b *bookMaker) guide() xlsx.Sheet {
	title := xlsx.Style{Bold: true, Size: 14, Format: xlsx.AsText}
	head := xlsx.Style{Bold: true, Fill: headerFill, Line: lineColor, Wrap: true, Format: xlsx.AsText}
	text := xlsx.Style{Line: lineColor, Wrap: true, Format: xlsx.AsText}
	made := xlsx.Sheet{
		Name: guideTitle.In(b.lang), Tab: todoFill, Typed: true,
		Columns: []xlsx.Column{{Width: 20}, {Width: 24}, {Width: 70}, {Width: 44}},
	}
	made.Page = b.headed(xlsx.Page{})
	row := func(style xlsx.Style, texts ...string) {
		r := xlsx.Row{Cells: each(texts, func(s string) xlsx.Cell { return xlsx.Cell{Text: s, Style: style} })}
		r.Height = rowHeight(&made, &r)
		made.Rows = append(made.Rows, r)
	}
	heading := b.year.Branch.Name.In(b.lang) + "　" + yearTitle(b.year.Year, b.lang) + "　" + guideTitle.In(b.lang)
	made.Rows = append(made.Rows, xlsx.Row{Height: 24, Cells: []xlsx.Cell{{Text: heading, Style: title}}})
	for i, step := range guideSteps {
		row(xlsx.Style{Wrap: true, Format: xlsx.AsText, Align: xlsx.Left}, "", fmt.Sprintf(guideStep.In(b.lang), i+1), step.In(b.lang))
	}
	made.Rows = append(made.Rows, xlsx.Row{})
	row(head, each(guideHeads, func(t model.Text) string { return t.In(b.lang) })...)
	for i := range b.sheets {
		s := &b.sheets[i]
		row(head, s.title.In(b.lang), "", s.explain.In(b.lang), "")
		for j := range s.columns {
			c := &s.columns[j]
			name := c.header(b.lang)
			if c.always() {
				name += requiredMark
			}
			row(text, "", name, c.explain.In(b.lang), strings.Join(c.choices(b.lang), " / "))
		}
	}
	return made
}

var guideStep = said("手順%d", "Step %d")

var guideHeads = []model.Text{
	said("シート", "Sheet"), said("列（＊は必須）", "Column (* required)"), said("何を記入するか", "What stands there"), said("選べる語", "Words to choose from"),
}

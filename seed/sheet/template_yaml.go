package sheet

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/model/schema"
	"scorecard/seed/input"
	"scorecard/seed/yearfile"
)

// EncodeYAMLTemplate writes Template as a year file to fill in: how to do so is
// above, what every field is over its list, and last year's figures are beside
// what waits to be filled in. yearfile.Decode reads it. The error is
// model.Problems when what is carried over is not valid.
func EncodeYAMLTemplate(card *model.Scorecard, year int, lang model.Lang) ([]byte, error) {
	made, err := validTemplate(card, year)
	if err != nil {
		return nil, err
	}
	c := yearfile.Comments{Head: headOf(made, lang), Lists: map[string]string{}, Values: map[string]string{}}
	for _, t := range tables() {
		if t.name != "year" {
			c.Lists[t.name] = listComment(t, lang)
		}
	}
	last := formOf(card, lang)
	fillIn := func(path, beside string) { c.Values[path] = onOneLine(fillInHere.In(lang) + " " + beside) }
	for i := range made.KPIs {
		if made.KPIs[i].Target == (model.Target{}) {
			fillIn(fmt.Sprintf("kpis[%d].target", i), last.figures(made.KPIs[i].Code, lang))
		}
	}
	if made.Staffing != nil && made.Staffing.AsOf == "" {
		fillIn("staffing.as_of", "2024-10-01")
	}
	return yearfile.EncodeCommented(made, c)
}

var fillInHere = said("←記入", "<- fill in")

// onOneLine makes a text fit for a comment, which ends with its line.
func onOneLine(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(displayable(s), "\n", " "))
}

// figures are a KPI's values of the years before, in one line.
func (f *form) figures(code string, lang model.Lang) string {
	var figures []string
	t := tableNamed("kpis")
	kpis := sheet{table: t, rows: []sheetRow{{cells: make([]string, len(t.columns))}}}
	at, _ := kpis.column("code")
	kpis.rows[0].cells[at] = code
	for i := range f.years {
		for _, key := range besides["kpis"].keys {
			if c, says := f.years[i].column(&kpis, key, lang); says {
				figures = append(figures, strings.TrimPrefix(c.title, referenceTitle.In(lang))+" "+c.cells[0])
			}
		}
	}
	return strings.Join(figures, " / ")
}

// listComment explains a list of a year file and its fields.
func listComment(t *table, lang model.Lang) string {
	words := schema.Words(t.name, "")
	lines := []string{model.Text(words.File).In(lang)}
	for i := range t.columns {
		c := &t.columns[i]
		if c.path == "" || c.source || c.lang == model.English {
			continue
		}
		path := strings.TrimSuffix(c.path, ".ja")
		words := schema.Words(t.name, path)
		line := "  " + path + ": " + model.Text(words.File).In(lang)
		if c.refers != "" {
			line = "  " + path + ": " + model.Text(words.Title).In(lang) + " (" + c.refers + ": code)"
		}
		if values := each(c.words, func(w input.Word) string { return w.Value }); len(values) > 0 && !c.open && !c.part {
			line += " (" + strings.Join(values, ", ") + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// headOf is the comment that a template begins with.
func headOf(y *model.Year, lang model.Lang) string {
	lines := strings.Split(yamlSteps.In(lang), "\n")
	lines = slices.Insert(lines, 0, y.Branch.Name.In(lang)+" "+yearTitle(y.Year, lang))
	return strings.Join(each(lines, onOneLine), "\n")
}

var yamlSteps = said(
	`「←記入」とある欄を埋めます。目標は印字のとおり（"68.2%以上"、"15%以下"、"7日以内"、対前年度以上）、
文で書かれた目標は {words: {ja: …, en: …}}、目標がなければ {missing: not_set} です。
番号・名称・体制・重点施策・出典は前年度から引き継いだ案です。計画に合わせて直します。
lineageの inferred: true は推定です。資料で確かめたら消します。推定のままでは前年度と比較されません。
書き終えたら scorecard import ファイル名 で取り込みます。先に内容の違いが示されます。`,
	`Fill in what is marked "<- fill in". Targets are entered as printed ("68.2%以上", "15%以下", "7日以内", 対前年度以上),
a target in words as {words: {ja: ..., en: ...}}, no target as {missing: not_set}.
Numbers, names, staffing, key measures and sources are proposals carried over from the year before.
inferred: true in the lineage goes once the documents confirm it; nothing is compared across an inferred one.
When done: scorecard import FILE. It shows first what would change.`)

package seed

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"scorecard/model"
)

// EncodeTemplate writes Template as a year file to fill in: how to do so stands
// above, what every field is stands over its list, and last year's figures stand
// beside what waits to be filled in. Decode reads it. The error is model.Problems
// when what is carried over is not valid.
func EncodeTemplate(card *model.Scorecard, year int, lang model.Lang) ([]byte, error) {
	made, err := validTemplate(card, year)
	if err != nil {
		return nil, err
	}
	root := rootOf(made)
	for i := 1; i < len(root.Content); i += 2 {
		compact(root.Content[i], 0)
	}
	explainLists(root, lang)
	last := formOf(card, lang)
	if list := valueOf(root, "kpis"); list != nil {
		for i, item := range list.Content {
			fillIn(valueOf(item, "target"), last.figures(made.KPIs[i].Code, lang), lang)
		}
	}
	if staffing := valueOf(root, "staffing"); staffing != nil {
		fillIn(valueOf(staffing, "as_of"), "2024-10-01", lang)
	}
	data, err := dump(root)
	if err != nil {
		return nil, err
	}
	return append(aboveAll(made, lang), commented.ReplaceAll(data, []byte("\n$0"))...), nil
}

// commented finds the lists of the file with the comments above them.
var commented = regexp.MustCompile(`(?m)^(?:#.*\n)*[a-z_]+:\n`)

var fillInHere = said("←記入", "<- fill in")

// fillIn marks a value that waits to be filled in.
func fillIn(node *yaml.Node, beside string, lang model.Lang) {
	if node != nil && node.Kind == yaml.ScalarNode && node.Value == "" {
		node.LineComment = onOneLine(fillInHere.In(lang) + " " + beside)
	}
}

// onOneLine is a text as it may stand in a comment, which ends with its line.
func onOneLine(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(displayable(s), "\n", " "))
}

// figures are a KPI's values of the years before, in one line.
func (f *form) figures(code string, lang model.Lang) string {
	var figures []string
	kpis := sheet{table: kpiTable(), rows: []sheetRow{{cells: make([]string, len(kpiTable().columns))}}}
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

// explainLists writes over each list of a file what it is and what its fields
// are, by the words of the tables.
func explainLists(root *yaml.Node, lang model.Lang) {
	for i := 0; i+1 < len(root.Content); i += 2 {
		t := tableNamed(root.Content[i].Value)
		if t == nil || t.name == "year" || root.Content[i+1].Kind == yaml.ScalarNode {
			continue
		}
		lines := []string{inYAML(t.title, t.explain, lang)}
		for j := range t.columns {
			c := &t.columns[j]
			if _, _, worded := cutLanguage(c.key); c.path == "" || isSource(c.key) || worded && !strings.HasSuffix(c.key, "_ja") {
				continue
			}
			line := "  " + strings.TrimSuffix(c.path, ".ja") + ": " + yamlColumn(c, lang)
			if values := each(c.words, func(w word) string { return w.value }); len(values) > 0 && !c.open {
				line += " (" + strings.Join(values, ", ") + ")"
			}
			lines = append(lines, line)
		}
		root.Content[i].HeadComment = strings.Join(lines, "\n")
	}
}

// yamlColumn says what stands in a field.
func yamlColumn(c *column, lang model.Lang) string {
	if t := tableNamed(c.refers); t != nil {
		return strings.TrimSuffix(c.header(lang), " (Japanese)") + " (" + t.name + ": code)"
	}
	return inYAML(c.title, c.explain, lang)
}

// ofSheets are words of explanations that hold for a spreadsheet's cells alone.
var ofSheets = regexp.MustCompile(`空欄|名称|理由の語|（文言）|「|1行|順位なし|コンマ|(?i)empty|name|word for the reason|columns for words|\byes\b|a row|one row|not ranked|commas`)

var sentences = regexp.MustCompile(`[^。.;]+(?:[0-9]\.[0-9][^。.;]*)*[。.;]?`)

// inYAML is what stands in the column, or in a list, without what only holds for
// cells and rows. It begins with the title where the beginning does not hold.
func inYAML(title, explain model.Text, lang model.Lang) string {
	var kept []string
	for i, sentence := range sentences.FindAllString(explain.In(lang), -1) {
		holds := !ofSheets.MatchString(sentence)
		switch {
		case holds:
			kept = append(kept, sentence)
		case i == 0 && lang == model.English:
			kept = append(kept, strings.TrimSuffix(title.EN, " (Japanese)")+".")
		case i == 0:
			kept = append(kept, title.JA+"。")
		}
	}
	return endSentence(strings.TrimSpace(strings.Join(kept, "")))
}

func endSentence(s string) string {
	if rest, found := strings.CutSuffix(s, ";"); found {
		return rest + "."
	}
	return s
}

// aboveAll is the comment that a template begins with.
func aboveAll(y *model.Year, lang model.Lang) []byte {
	var b strings.Builder
	lines := []string{y.Branch.Name.In(lang) + " " + yearTitle(y.Year, lang)}
	for _, line := range append(lines, strings.Split(yamlSteps.In(lang), "\n")...) {
		b.WriteString(onOneLine("# "+line) + "\n")
	}
	return []byte(b.String())
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

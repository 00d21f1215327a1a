package seed

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/seed/xlsx"
)

// The colours of a workbook. Ratings are told apart by hue, by lightness and by
// their letter, as on the screen.
const (
	headerFill    = "DCE6F1"
	referenceFill = "EDEDED"
	lineColor     = "BFBFBF"
	todoFill      = "FFF2A8"

	bestFill     = "0072B2"
	bestLetter   = "FFFFFF"
	middleFill   = "A9D8F5"
	worstFill    = "E69F00"
	darkLetter   = "000000"
	statusGood   = "00558A"
	statusLikely = "005F6B"
	statusBad    = "8F4300"
)

// tabColor groups the tabs by what they are about.
func tabColor(table string) string {
	switch table {
	case "year", "kpis", "alternatives", "activities", "initiatives", "notes":
		return "0072B2"
	case "staffing", "headcounts", "staff_groups", "areas", "teams", "posts", "duties":
		return "009E73"
	case "lineage", "conflicts", "variants":
		return "E69F00"
	default:
		return "BFBFBF"
	}
}

func headerStyle(c *shownColumn) xlsx.Style {
	style := xlsx.Style{Bold: true, Fill: headerFill, Line: lineColor, Wrap: true, Format: xlsx.AsText}
	if c.index < 0 {
		style.Fill = referenceFill
	}
	return style
}

// style is how a column's cells look. A text stays as it is typed: no 1-2 turns
// into a date.
func (b *bookMaker) style(c *shownColumn) xlsx.Style {
	style := xlsx.Style{Line: lineColor, Wrap: true}
	if c.index < 0 {
		style.Fill = referenceFill
	}
	switch c.kind {
	case integerCell, ordinalCell, yearCell:
		style.Align = xlsx.Right
		return style
	case figureCell, targetCell:
		style.Align = xlsx.Right
	case wordCell, truthCell:
		style.Align = xlsx.Centre
	default:
	}
	style.Format = xlsx.AsText
	return style
}

// width is how wide a column has to be, within what is pleasant: longer texts
// wrap.
func (b *bookMaker) width(s *sheet, c *shownColumn) float64 {
	const least, space = 6, 2
	most := 30
	wide := (columns(c.title) + 1) / 2 // a title may take two lines
	switch {
	case c.kind == figureCell, c.kind == targetCell:
		wide = max(wide, columns("10,000事業所以上"))
	case isSource(c.key):
		most = 40
	case strings.HasPrefix(c.key, "text_"):
		most = 70
	case strings.HasPrefix(c.key, "name_"), strings.HasPrefix(c.key, "explanation_"), strings.HasPrefix(c.key, "reason_"):
		most = 44
	}
	for i := range s.rows {
		for _, line := range strings.Split(c.value(s, i), "\n") {
			wide = max(wide, columns(line))
		}
	}
	return float64(min(max(wide, least), most) + space)
}

// bookFont is made to be read by everybody and stands on every Windows.
const bookFont = "BIZ UDPGothic"

// rowHeight is how high a row has to be, in points, for its texts to wrap: not
// every spreadsheet program finds out when it opens a file.
func rowHeight(s *xlsx.Sheet, r *xlsx.Row) float64 {
	const line, space, most = 14, 3, 400
	lines := 1
	for i := range r.Cells {
		// A line breaks before a wide character that would not fit, and the
		// border takes room.
		wide, n := int(s.Columns[i].Width)-2, 0
		if r.Cells[i].Style.Bold {
			wide--
		}
		for _, part := range strings.Split(r.Cells[i].Text, "\n") {
			n += 1 + max(columns(part)-1, 0)/max(wide, 1)
		}
		lines = max(lines, n)
	}
	return min(line*float64(lines)+space, most)
}

// lastRow is how far below the last row lists and colours reach, for rows to
// come.
func (b *bookMaker) lastRow(s *sheet) int {
	const more = 200
	if s.single {
		return 2
	}
	return len(s.rows) + 1 + more
}

// explain is what the comment on a header says.
func (b *bookMaker) explain(c *shownColumn) string {
	if c.index < 0 {
		return referenceText.In(b.lang)
	}
	lines := []string{c.explain.In(b.lang)}
	if c.always() {
		lines = append(lines, requiredText.In(b.lang))
	}
	if words := c.choices(b.lang); len(words) > 0 {
		lines = append(lines, strings.Join(words, " / "))
	}
	return strings.Join(lines, "\n")
}

var (
	referenceText = said("前年度の値。見比べるための欄で、取り込まれない。", "Last year's value, to compare with. It is not read back.")
	requiredText  = said("必須。", "Required.")
)

// choices are the words that may stand in the column.
func (c *column) choices(lang model.Lang) []string {
	var words []string
	for _, w := range c.allowed() {
		words = append(words, w.in(lang))
	}
	return words
}

// choice is the drop-down list of a column.
func (b *bookMaker) choice(s *sheet, c *shownColumn, at int) (xlsx.Choice, bool) {
	if c.index < 0 {
		return xlsx.Choice{}, false
	}
	made := xlsx.Choice{
		Range: xlsx.Range(2, at, b.lastRow(s), at), Values: c.choices(b.lang), Title: c.column.header(b.lang),
		// A figure has only its reasons for a list: any number may stand there.
		Open: c.open || c.kind == figureCell || c.kind == targetCell || c.kind == integerCell,
	}
	if c.refers != "" && c.kind == codeCell {
		made.From, made.Open = b.codesRange(c.refers), true
	}
	if b.form != nil {
		made.Prompt = c.explain.In(b.lang)
	}
	made.Error = fmt.Sprintf("%s: %s", c.column.header(b.lang), strings.Join(made.Values, " / "))
	return made, len(made.Values) > 0 || made.From != "" || made.Prompt != ""
}

// codesRange is where the codes of a table stand in the workbook.
func (b *bookMaker) codesRange(table string) string {
	i := slices.IndexFunc(b.sheets, func(s sheet) bool { return s.name == table })
	s := &b.sheets[i]
	for at, c := range b.shown(s) {
		if c.key == "code" || table == "staff_groups" && c.key == "group" {
			return xlsx.RangeOf(s.title.In(b.lang), 2, at+1, b.lastRow(s), at+1)
		}
	}
	return ""
}

// rules colour the ratings, the statuses, and what is left to fill in.
func (b *bookMaker) rules(s *sheet, c *shownColumn, at int) []xlsx.Rule {
	cells, first := xlsx.Range(2, at, b.lastRow(s), at), xlsx.Place(2, at)
	var rules []xlsx.Rule
	for _, w := range c.words {
		if style, ok := wordStyle(c.key, w.value); ok {
			formula := fmt.Sprintf("EXACT(%s,%s)", first, quoted(w.in(b.lang)))
			rules = append(rules, xlsx.Rule{Range: cells, Formula: formula, Style: style})
		}
	}
	if b.form != nil && c.index >= 0 && c.always() {
		formula := fmt.Sprintf("AND(LEN(TRIM($A2))>0,LEN(TRIM(%s))=0)", first)
		rules = append(rules, xlsx.Rule{Range: cells, Formula: formula, Style: xlsx.Style{Fill: todoFill}})
	}
	return rules
}

// quoted is a text within a formula.
func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// wordStyle is how a rating or a status looks.
func wordStyle(key, value string) (xlsx.Style, bool) {
	switch key {
	case "rating":
		switch value {
		case "A", "a":
			return xlsx.Style{Fill: bestFill, Color: bestLetter, Bold: true}, true
		case "B", "b":
			return xlsx.Style{Fill: middleFill, Color: darkLetter, Bold: true}, true
		case "C", "c":
			return xlsx.Style{Fill: worstFill, Color: darkLetter, Bold: true}, true
		}
	case "status", "reported":
		switch model.StatusValue(value) {
		case model.Achieved:
			return xlsx.Style{Color: statusGood, Bold: true}, true
		case model.Expected:
			return xlsx.Style{Color: statusLikely}, true
		case model.Difficult:
			return xlsx.Style{Color: statusBad, Bold: true}, true
		default:
		}
	}
	return xlsx.Style{}, false
}

package text

import (
	"strings"
	"unicode"
)

// Japanese line breaking on top of Unicode's: characters that may not begin or
// end a line (JIS X 4051, the strict rules), and text that is not separated
// from a figure.

const (
	notAtStart = "、。，．・：；？！,.:;?!)]}）］｝〕〉》」』】〙〗〟｠’”" +
		"ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ々〻ゝゞヽヾ゛゜〜～…‥゠–‼⁇⁈⁉%％‰°℃℉′″"
	notAtEnd = "([{（［｛〔〈《「『【〘〖〝｟‘“$＄¥￥£＃№"
	// signs precede a figure and belong to it.
	signs = "+-−±＋－▲△約第各計"
)

func mayStartLine(r rune) bool {
	if r >= 0x4e00 && r <= 0x9fff { // most text, and no kinsoku character among them
		return true
	}
	return !strings.ContainsRune(notAtStart, r) && (r < 0x31f0 || r > 0x31ff) // small kana of Ainu
}

func mayEndLine(r rune) bool { return !strings.ContainsRune(notAtEnd, r) }

// units are the units of more than one character, in any kind of text with
// figures. A single character after a figure is never split from it.
var units = []string{
	"か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月", "か所", "ヶ所", "カ所", "箇所", "か国",
	"千円", "万円", "百万円", "千万円", "億円", "兆円", "万人", "千人", "万件", "千件", "億人",
	"事業所", "年度", "年間", "年目", "月末", "月間", "月分", "日間", "日付", "時間", "週間", "営業日",
	"ポイント", "パーセント", "グループ", "チーム", "ページ", "ブロック", "都道府県", "支部", "市町村", "回目", "番目", "人中", "位中",
}

const longestUnit = 5 // characters

var eras = []string{"令和", "平成", "昭和", "大正", "明治"}

// inFigure reports whether a break after atoms[i] would split a figure from
// its unit, its sign or its era, or split a date. UAX #14 allows that where
// both sides are ideographs or full-width digits.
func inFigure(text string, atoms []atom, i int) bool {
	a, b := atoms[i], atoms[i+1]
	if isDigit(a.r) {
		return isDigit(b.r) || unicode.IsLetter(b.r) || strings.ContainsRune("，．", b.r)
	}
	if isDigit(b.r) {
		return joinsNextFigure(text, atoms, i)
	}
	if insideEra(text[a.start:], a.end-a.start) {
		return true
	}
	for k := i; k > 0 && k > i-longestUnit; k-- {
		if isDigit(atoms[k-1].r) && insideUnit(text[atoms[k].start:], a.end-atoms[k].start) {
			return true
		}
	}
	return false
}

// joinsNextFigure reports whether atoms[i] belongs to the figure after it.
func joinsNextFigure(text string, atoms []atom, i int) bool {
	a := atoms[i]
	if strings.ContainsRune(signs, a.r) {
		return true
	}
	if i > 0 && isDigit(atoms[i-1].r) && strings.ContainsRune("年月時分，．／～-－.", a.r) {
		return true
	}
	for _, era := range eras {
		if strings.HasSuffix(text[:a.end], era) {
			return true
		}
	}
	return false
}

// insideEra reports whether the text begins with an era and a year, and the
// era is longer than n bytes.
func insideEra(text string, n int) bool {
	for _, era := range eras {
		year, found := strings.CutPrefix(text, era)
		if found && len(era) > n && strings.IndexAny(year, "0123456789０１２３４５６７８９元") == 0 {
			return true
		}
	}
	return false
}

// insideUnit reports whether the text begins with a unit that is longer than n
// bytes.
func insideUnit(text string, n int) bool {
	for _, unit := range units {
		if len(unit) > n && strings.HasPrefix(text, unit) {
			return true
		}
	}
	return false
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

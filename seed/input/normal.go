package input

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"scorecard/model"
)

// dashes are what stands for a minus sign or for "none" in Japanese papers and
// what input methods make of the key, besides those that NFKC makes one.
const dashes = "-−‐‑‒–—―─ー"

// Trim takes stray spaces away: half, full, unbreakable, and those of no width.
func Trim(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
	})
}

// Plain is a typed value in plain characters: no stray spaces, no full-width
// letters, digits or signs, no circled digits, one kind of dash.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(dashes, r) && r != 'ー' {
			return '-'
		}
		return r
	}, Trim(norm.NFKC.String(s)))
}

// Fold makes spellings of a word alike that differ in width, case and spaces.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToLower(Plain(s)))
}

// IsDash reports a lone dash of any kind, or several: a printed "none".
func IsDash(s string) bool {
	s = Trim(norm.NFKC.String(s))
	return s != "" && strings.Trim(s, dashes) == ""
}

// exactWord finds the value that a word means, letter for letter but for its
// width.
func exactWord(words []Word, typed string) (string, bool) {
	exact := Plain(typed)
	for i := range words {
		w := &words[i]
		if w.Value == exact || w.Name.JA == exact || w.Name.EN == exact || slices.Contains(w.Also, exact) {
			return w.Value, true
		}
	}
	return "", false
}

// meant is the value that a word means; one that means none stays as it is.
func meant(words []Word, typed string) string {
	if value, ok := exactWord(words, typed); ok {
		return value
	}
	return typed
}

// WordFor finds the value that a cell's word means: letter for letter first, so
// that A and a stay two where both are meant, then however it is spelled.
func WordFor(words []Word, cell string) (string, bool) {
	if value, ok := exactWord(words, cell); ok {
		return value, true
	}
	loose, found := Fold(cell), -1
	for i := range words {
		if !words[i].spelled(loose) {
			continue
		}
		if found >= 0 {
			return "", false
		}
		found = i
	}
	if found < 0 {
		return "", false
	}
	return words[found].Value, true
}

func (w *Word) spelled(folded string) bool {
	return Fold(w.Value) == folded || Fold(w.Name.JA) == folded || Fold(w.Name.EN) == folded ||
		slices.ContainsFunc(w.Also, func(also string) bool { return Fold(also) == folded })
}

// groupedPattern is a whole number with its thousands separated by commas or by
// spaces.
var groupedPattern = regexp.MustCompile(`^-?[0-9]{1,3}(?:([, ])[0-9]{3})+$`)

// WholeNumber reads a whole number. A counter behind it may be left standing,
// and one before it, such as the p. of a page.
func WholeNumber(s string, counters ...string) (int, bool) {
	s = number(s)
	for _, counter := range counters {
		if rest, found := strings.CutSuffix(s, counter); found {
			s = Trim(rest)
		} else if rest, found := strings.CutPrefix(strings.ToLower(s), counter); found {
			s = Trim(rest)
		}
	}
	if groupedPattern.MatchString(s) {
		s = strings.NewReplacer(",", "", " ", "").Replace(s)
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && !strings.HasPrefix(s, "+")
}

// numberStart is the sign and the digits that a printed number begins with,
// their thousands separated by spaces.
var numberStart = regexp.MustCompile(`^-?[0-9]{1,3}(?: [0-9]{3})+(?:[^0-9 ]|$)`)

// number makes a printed number plain: its sign, which accounts print as ▲, and
// thousands that are separated by spaces.
func number(s string) string {
	s = Plain(s)
	if rest, found := strings.CutPrefix(s, "ー"); found {
		s = "-" + rest
	}
	for _, minus := range []string{"▲", "△"} {
		if rest, found := strings.CutPrefix(s, minus); found {
			s = "-" + Trim(rest)
		}
	}
	if spaced := numberStart.FindString(s); spaced != "" {
		s = strings.ReplaceAll(spaced, " ", "") + s[len(spaced):]
	}
	return s
}

var percentSign = strings.NewReplacer("パーセント", "%")

// prints lists how a printed figure or target may be meant, the closest to the
// print first.
func prints(printed string) []string {
	number := percentSign.Replace(number(printed))
	return []string{Trim(printed), norm.NFKC.String(Trim(printed)), number, strings.ReplaceAll(number, " ", "")}
}

// eras are the eras that a fiscal year is written in, with the calendar year
// before their first.
var eras = []struct {
	name   string
	letter string
	before int
}{{"令和", "r", 2018}, {"平成", "h", 1988}}

// FiscalYear reads a fiscal year: 2024, FY2024, R6, 令和6年度, 令和元年.
func FiscalYear(s string) (int, bool) {
	s = Fold(s)
	s = strings.TrimSuffix(strings.TrimSuffix(s, "度"), "年")
	if rest, found := strings.CutPrefix(s, "fy"); found {
		s = rest
		if len(s) != 4 {
			return 0, false
		}
	}
	for _, era := range eras {
		rest, found := strings.CutPrefix(s, era.name)
		if !found {
			rest, found = strings.CutPrefix(s, era.letter)
		}
		if !found {
			continue
		}
		n, ok := eraNumber(strings.TrimPrefix(rest, "."))
		return era.before + n, ok
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && len(s) == 4
}

// eraNumber reads the year of an era, which is printed in digits or in Chinese
// numerals; the first is 元.
func eraNumber(s string) (int, bool) {
	if s == "元" {
		return 1, true
	}
	if n, err := strconv.Atoi(s); err == nil && len(s) <= 2 && n > 0 {
		return n, true
	}
	tens, ones, teen := strings.Cut(s, "十")
	if !teen {
		n, ok := numeral(s)
		return n, ok
	}
	n := 10
	if tens != "" {
		d, ok := numeral(tens)
		if !ok {
			return 0, false
		}
		n *= d
	}
	if ones == "" {
		return n, true
	}
	d, ok := numeral(ones)
	return n + d, ok
}

func numeral(s string) (int, bool) {
	i := slices.Index([]string{"一", "二", "三", "四", "五", "六", "七", "八", "九"}, s)
	return i + 1, i >= 0
}

// dayPattern is a date as people write it: 2024-10-01, 2024/10/1, 令和6年10月1日,
// R6.10.1; without a day it is a month.
var dayPattern = regexp.MustCompile(`^(.+?)(?:年|[-/.])([0-9]{1,2})(?:(?:月|[-/.])([0-9]{1,2})日?|月)?$`)

// Date is a date in the form 2006-01-02.
func Date(s string) (string, bool) {
	parts := dayPattern.FindStringSubmatch(Fold(s))
	if parts == nil || parts[3] == "" {
		return "", false
	}
	return calendar("2006-01-02", parts[1], parts[2], parts[3])
}

// Month is a month in the form 2006-01.
func Month(s string) (string, bool) {
	parts := dayPattern.FindStringSubmatch(Fold(s))
	if parts == nil || parts[3] != "" {
		return "", false
	}
	return calendar("2006-01", parts[1], parts[2], "1")
}

func calendar(layout, year, month, day string) (string, bool) {
	y, ok := FiscalYear(year)
	if !ok || strings.Contains(year, "度") || strings.HasPrefix(year, "fy") {
		return "", false
	}
	m, _ := strconv.Atoi(month) // digits, says the pattern
	d, _ := strconv.Atoi(day)
	at := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return at.Format(layout), at.Year() == y && int(at.Month()) == m && at.Day() == d
}

// dated is a date in the form that the year file has; one that cannot be read
// stays as it is.
func dated(read func(string) (string, bool), typed string) string {
	if date, ok := read(typed); ok {
		return date
	}
	return typed
}

// Moment is a time in the form that the year file has, RFC 3339 in UTC.
func Moment(s string) (time.Time, bool) {
	at, err := time.Parse(time.RFC3339, Plain(s))
	return at.UTC(), err == nil && !at.IsZero()
}

// Code is a typed code in plain characters; its letters keep their case.
func Code(s string) string {
	return strings.ReplaceAll(Plain(s), "ー", "-")
}

// MissingFor finds the reason that a cell gives for a value that is not there.
func MissingFor(cell string, dash model.Missing) (string, bool) {
	if IsDash(cell) {
		return string(dash), dash != ""
	}
	return WordFor(Reasons(), cell)
}

package report_test

import (
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"

	"scorecard/model"
	"scorecard/ui/report"
	"scorecard/ui/text"
)

// In the safe set no print for a person holds a character whose width is in
// doubt.
func TestSafePrintsHoldNothingAmbiguous(t *testing.T) {
	wide := &runewidth.Condition{EastAsianWidth: true, StrictEmojiNeutral: true}
	narrow := &runewidth.Condition{StrictEmojiNeutral: true}
	for name, c := range scorecards(t) {
		for form, print := range everyPrint() {
			if form == "csv" || strings.HasSuffix(form, "json") || form == "html" { // for programs, as stored, and for browsers
				continue
			}
			for _, lang := range languages {
				for _, r := range render(t, print, c, report.Options{Lang: lang, Made: made, Printer: text.NewPrinter(text.Safe())}) {
					if wide.RuneWidth(r) != narrow.RuneWidth(r) {
						t.Fatalf("%s of %s in %s prints %q", form, name, lang, r)
					}
				}
			}
		}
	}
}

func one(code string) printer {
	return func(w io.Writer, c *model.Scorecard, o report.Options) error { return report.KPI(w, c, code, nil, o) }
}

// unitAhead is a line that begins with what belongs to a figure before it.
var unitAhead = regexp.MustCompile(`^(%|％|円|位|件|名|人(?:[^員]|$)|pt|年|月|日|か月|歳|事業所|ポイント|ページ|頁)`)

// Wherever a print breaks a Japanese line, it breaks it by the rules: none begins
// with what closes or goes on, none ends with what opens, and a figure keeps its
// unit.
func TestPrintsBreakLinesByTheRules(t *testing.T) {
	const start = "、。，．・：；？！）」』】〕％%ー～ぁぃぅぇぉっゃゅょァィゥェォッャュョヶ々,;)"
	const end = "（「『【〔("
	prints := map[string]printer{"text": report.Text, "staff": report.Staff}
	years := []*model.Scorecard{seenFrom(t, 2024), seenFrom(t, 2025)}
	for i := range years[0].Year.KPIs {
		code := years[0].Year.KPIs[i].Code
		prints["show "+code] = one(code)
	}
	for form, print := range prints {
		for _, c := range years {
			if c.Year.KPI(strings.TrimPrefix(form, "show ")) == nil && strings.HasPrefix(form, "show ") {
				continue
			}
			for width := 40; width <= 140; width += 1 + width/20 {
				before := ""
				for line := range strings.SplitSeq(render(t, print, c, report.Options{Lang: model.Japanese, Width: width, Made: made}), "\n") {
					line = strings.TrimLeft(line, " ")
					first, _ := utf8.DecodeRuneInString(line)
					last, _ := utf8.DecodeLastRuneInString(before)
					if strings.ContainsRune(start, first) || strings.ContainsRune(end, last) || last >= '0' && last <= '9' && unitAhead.MatchString(line) {
						t.Errorf("%s of %d at %d breaks %q | %q", form, c.Year.Year, width, before, line)
					}
					before = line
				}
			}
		}
	}
}

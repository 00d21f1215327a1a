package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"

	"scorecard/model"
	"scorecard/ui/emulator"
	"scorecard/ui/report"
	"scorecard/ui/text"
)

// Whatever stands in the data, a print for a person holds nothing that is not
// seen, no line is too wide, and in the safe set every width is agreed on.
func TestEachHostileTextInEachPrint(t *testing.T) {
	wide := &runewidth.Condition{EastAsianWidth: true, StrictEmojiNeutral: true}
	for i, s := range emulator.Hostile() {
		if i%every != 0 {
			continue
		}
		c := poisoned(seenFrom(t, 2023+i%3), s)
		c.Closing = &model.Closing{Who: s, At: made, Reason: s}
		for name, print := range everyPrint() {
			if name == "html" { // has tests of its own
				continue
			}
			if len(s) > 1000 && name != "text" && name != "show" { // a thousand times ten thousand letters, for each print
				continue
			}
			o := report.Options{Made: made, Width: 40 + i%80, Lang: languages[i%2]}
			if i%4 < 2 {
				o.Printer = text.NewPrinter(text.Rich())
			}
			printed := render(t, print, c, o)
			switch {
			case strings.HasSuffix(name, "json"):
				if !json.Valid([]byte(printed)) {
					t.Fatalf("%s of %.40q is no JSON", name, s)
				}
			case name == "csv":
				if _, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(printed, "\ufeff"))).ReadAll(); err != nil {
					t.Fatalf("%s of %.40q: %v", name, s, err)
				}
				printed = strings.ReplaceAll(strings.TrimPrefix(printed, "\ufeff"), "\r\n", "\n")
			}
			hidden := unseen
			if name == "csv" || strings.HasSuffix(name, "json") { // the text as it is stored, but nothing that is obeyed
				hidden = obeyed
			}
			if at := strings.IndexFunc(printed, hidden); at >= 0 {
				t.Fatalf("%s of %.40q prints %.20q", name, s, printed[at:])
			}
			for line := range strings.SplitSeq(printed, "\n") {
				if i%4 >= 2 && slices.Contains([]string{"text", "show", "groups", "staff"}, name) && wide.StringWidth(line) > o.Width {
					t.Fatalf("%s of %.40q at %d: %q", name, s, o.Width, line)
				}
			}
		}
	}
}

func unseen(r rune) bool {
	return r != '\n' && (r == utf8.RuneError || !unicode.IsGraphic(r) || unicode.Is(unicode.Co, r))
}

func obeyed(r rune) bool { return r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf) }

// The lists that are no part of a year are cleaned, too.
func TestHostileHistoryAndStatuses(t *testing.T) {
	c := seenFrom(t, 2024)
	for _, s := range emulator.Hostile() {
		said := model.Status{Value: model.Achieved, Note: s, Comment: s, Who: s, At: made}
		c.Year.KPIs[0].Status = said
		changes := []model.Change{{Seq: 1, Year: 2024, Item: s, Kind: model.Edited, From: said, To: said, Reason: s, Who: s, At: made}}
		var b bytes.Buffer
		for _, err := range []error{
			report.Statuses(&b, c, report.Options{Made: made}), report.History(&b, c, changes, report.Options{Made: made}),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if at := strings.IndexFunc(b.String(), unseen); at >= 0 {
			t.Fatalf("%.40q: %.20q is printed", s, b.String()[at:])
		}
	}
}

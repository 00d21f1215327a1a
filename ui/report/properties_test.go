package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"scorecard/model"
	"scorecard/ui/report"
	"scorecard/ui/text"
	"scorecard/ui/view"
)

func everyPrint() map[string]printer {
	return map[string]printer{
		"text": report.Text, "markdown": report.Markdown, "html": report.HTML, "csv": report.CSV, "json": report.JSON, "groups": report.Groups,
		"staff": report.Staff, "groups json": report.GroupsJSON, "staff json": report.StaffJSON, "show": first(report.KPI),
		"show json": first(report.KPIJSON),
	}
}

// first shows the first KPI of a scorecard that has one.
func first(show func(io.Writer, *model.Scorecard, string, []model.Point, report.Options) error) printer {
	return func(w io.Writer, c *model.Scorecard, o report.Options) error {
		if o.Group != "" || len(c.Year.KPIs) == 0 {
			return report.Groups(w, c, o)
		}
		return show(w, c, c.Year.KPIs[0].Code, nil, o)
	}
}

// scorecards are the built-in years and what else a file may hold.
func scorecards(t *testing.T) map[string]*model.Scorecard {
	t.Helper()
	list := map[string]*model.Scorecard{
		"R5": seenFrom(t, 2023), "R6": seenFrom(t, 2024), "R7": seenFrom(t, 2025),
		"alone":   assemble(builtIn(t)[1:2], 2024),
		"empty":   {Branch: model.Branch{Code: "x"}, Year: &model.Year{Year: 2024}},
		"bare":    bare(),
		"edited":  edited(t),
		"hostile": hostile(t, seenFrom(t, 2024)), "hostile plan": hostile(t, seenFrom(t, 2025)),
	}
	return list
}

// bare has a group and a KPI and activity of which nothing is known.
func bare() *model.Scorecard {
	return &model.Scorecard{Year: &model.Year{
		Year: 2017, Groups: []model.Group{{Code: "g"}},
		KPIs: []model.KPI{{
			Code: "k", Group: "g", Polarity: model.Lower, Target: model.Target{Missing: model.NotSet},
			Actual: model.Absent(model.Discontinued), Rank: model.Rank{Missing: model.NotRanked}, HQ: &model.HQ{Scope: model.ScopeNation},
		}},
		Activities:  []model.Activity{{Code: "m", Group: "g"}},
		Initiatives: []model.Initiative{{Code: "i", Group: "g", Parent: "lost"}},
		Conflicts:   []model.Conflict{{Kind: model.ValueConflict, Subject: "k", Shown: 7}},
	}}
}

// edited has statuses with everything a manager can say.
func edited(t *testing.T) *model.Scorecard {
	c := seenFrom(t, 2024)
	said := model.Status{Value: model.Achieved, Comment: "順調", Who: "山田", At: made, Version: 3}
	c.Year.KPIs[1].Status, c.Year.Activities[0].Status, c.After.Initiatives[0].Status = said, said, said
	return c
}

const evil = "=A1|\x1b[8m*x*\x1b]0;t\x07\u009b31m\u202e\u200b\U000e0041\t\r\n# h <b>&amp; [a](http://x) www.x.y @u `c` \\ ①\xff"

// hostile puts a hostile text before every wording, wherever it stands.
func hostile(t *testing.T, c *model.Scorecard) *model.Scorecard {
	t.Helper()
	return poisoned(c, evil)
}

func poisoned(c *model.Scorecard, bad string) *model.Scorecard {
	for _, year := range []*model.Year{c.Year, c.Before, c.After} {
		if year != nil {
			poison(reflect.ValueOf(year).Elem(), bad)
		}
	}
	poison(reflect.ValueOf(&c.Branch).Elem(), bad)
	return c
}

// poison leaves codes and kinds alone, which never are free text, and makes
// every text of a status, a source, a print and a wording hostile.
func poison(v reflect.Value, bad string) {
	switch v.Interface().(type) {
	case time.Time:
		return
	case model.Text:
		v.Set(reflect.ValueOf(model.Text{JA: bad + v.Interface().(model.Text).JA, EN: bad + v.Interface().(model.Text).EN}))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			poison(v.Elem(), bad)
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i), bad)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			switch {
			case !field.IsExported() || field.Type.PkgPath() != "" && field.Type.Kind() == reflect.String:
			case field.Type.Kind() != reflect.String:
				poison(v.Field(i), bad)
			case strings.Contains(" Number Text Unit Heading Note Comment Who Status Target Field AsOf ", " "+field.Name+" "):
				v.Field(i).SetString(bad + v.Field(i).String())
			}
		}
	}
}

func TestNoLineIsTooWide(t *testing.T) {
	prints := map[string]printer{"text": report.Text, "show": first(report.KPI), "groups": report.Groups, "staff": report.Staff}
	for name, c := range scorecards(t) {
		for width := 20; width <= 200; width += (1 + width/20) * every {
			for _, lang := range languages {
				for form, print := range prints {
					for _, line := range strings.Split(render(t, print, c, report.Options{Lang: lang, Width: width}), "\n") {
						if got := text.Width(line); got > width {
							t.Fatalf("%s of %s in %s at %d: %d columns: %q", form, name, lang, width, got, line)
						}
					}
				}
			}
		}
	}
}

func TestEveryWidthOfTheYear(t *testing.T) {
	c := seenFrom(t, 2024)
	for width := 20; width <= 200; width += every {
		for _, lang := range languages {
			for _, p := range []text.Printer{text.NewPrinter(text.Safe()), text.NewPrinter(text.Rich())} {
				for _, line := range strings.Split(render(t, report.Text, c, report.Options{Lang: lang, Width: width, Printer: p}), "\n") {
					if got := text.Width(line); got > width || strings.HasSuffix(line, " ") {
						t.Fatalf("%s at %d: %d columns: %q", lang, width, got, line)
					}
				}
			}
		}
	}
}

func TestNothingHostileIsPrinted(t *testing.T) {
	for _, year := range []int{2023, 2024, 2025} {
		c := hostile(t, seenFrom(t, year))
		for name, print := range everyPrint() {
			printed := render(t, print, c, report.Options{Made: made, Width: 60})
			allowed := "\n"
			if name == "csv" {
				allowed, printed = "\r\n", strings.TrimPrefix(printed, "\ufeff")
			}
			for _, r := range printed {
				if !strings.ContainsRune(allowed, r) && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
					t.Fatalf("%s of %d prints %U", name, year, r)
				}
			}
		}
	}
}

// In Markdown every character that could be markup is escaped, wherever the data
// stands.
func TestMarkdownIsInert(t *testing.T) {
	printed := render(t, report.Markdown, hostile(t, seenFrom(t, 2024)), report.Options{Made: made})
	for _, live := range []string{"<b>", "*x*", "[a](", "`c`", "http://", "www.", "@u"} {
		for rest := printed; ; {
			i := strings.Index(rest, live)
			if i < 0 {
				break
			}
			if i == 0 || rest[i-1] != '\\' {
				t.Fatalf("%q is live in %q", live, rest[max(0, i-30):min(len(rest), i+30)])
			}
			rest = rest[i+1:]
		}
	}
	bars := regexp.MustCompile(`(^|[^\\])\|`)
	columns := 0
	for _, line := range strings.Split(printed, "\n") {
		if !strings.HasPrefix(line, "|") {
			columns = 0
			continue
		}
		if n := len(bars.FindAllString(line, -1)); columns != 0 && n != columns {
			t.Fatalf("a row of %d bars under a head of %d: %s", n, columns, line)
		} else {
			columns = n
		}
	}
}

func TestCSVReadsBack(t *testing.T) {
	for name, c := range scorecards(t) {
		for _, lang := range languages {
			printed := render(t, report.CSV, c, report.Options{Lang: lang, Made: made})
			if !strings.HasPrefix(printed, "\ufeff") || strings.Count(printed, "\n") != strings.Count(printed, "\r\n") {
				t.Errorf("%s: no byte order mark, or a line without CRLF", name)
			}
			records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(printed, "\ufeff"))).ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			lines, _ := c.Initiatives("")
			if want := 1 + len(c.Year.KPIs) + len(c.Year.Activities) + len(lines); len(records) != want {
				t.Errorf("%s: %d rows, want %d", name, len(records), want)
			}
			checkFields(t, name, records)
		}
	}
}

var number = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)

// checkFields holds every field that a spreadsheet would read as a formula to be
// a number, and the titles to be different.
func checkFields(t *testing.T, name string, records [][]string) {
	t.Helper()
	titles := map[string]bool{}
	for _, title := range records[0] {
		if title == "" || titles[title] {
			t.Errorf("%s: the title %q is empty or stands twice", name, title)
		}
		titles[title] = true
	}
	for _, record := range records[1:] {
		for i, field := range record {
			if strings.ContainsAny(field[:min(1, len(field))], "=+-@\t\r\n") && !number.MatchString(field) {
				t.Errorf("%s: %s is not guarded: %q", name, records[0][i], field)
			}
		}
	}
}

// A negative number stays a number, while a text beginning in the same way is
// guarded.
func TestCSVGuardsTextOnly(t *testing.T) {
	c := seenFrom(t, 2024)
	c.Year.KPIs[2].Status.Note = "-1+2"
	c.Year.KPIs[3].Status.Comment = "＝HYPERLINK()"
	printed := render(t, report.CSV, c, report.Options{Lang: model.English})
	for _, want := range []string{",-0.101,", ",'-1+2,", ",'＝HYPERLINK(),"} {
		if !strings.Contains(printed, want) {
			t.Errorf("%q does not stand in the CSV", want)
		}
	}
}

func TestJSONKeepsHostileTextAsStored(t *testing.T) {
	c := seenFrom(t, 2024)
	stored := "a\x1b\u009b\u202e\U000e0041\x7f<&>\"①"
	c.Year.KPIs[0].Name.JA = stored
	var read struct {
		Groups []struct {
			KPIs []struct{ Name struct{ JA string } }
		}
	}
	if err := json.Unmarshal([]byte(render(t, report.JSON, c, report.Options{})), &read); err != nil {
		t.Fatal(err)
	}
	if got := read.Groups[0].KPIs[0].Name.JA; got != stored {
		t.Errorf("%q came back as %q", stored, got)
	}
}

// Every figure, rank and rating of the printed table is one of cell's, so that
// the print cannot say another number than the screen.
func TestFiguresAreTheRowsOnes(t *testing.T) {
	for year := 2023; year <= 2025; year++ {
		for _, lang := range languages {
			c := seenFrom(t, year)
			for i := range c.Year.Groups {
				group := c.Year.Groups[i].Code
				table := view.In(lang).KPIs(c, group)
				for _, width := range []int{40, 60, 80, 100, 120, 160, 200} {
					o := report.Options{Lang: lang, Group: group, Width: width, Printer: text.NewPrinter(text.Rich())}
					checkRows(t, fmt.Sprintf("%d %s %s %d", year, lang, group, width), &table, render(t, report.Text, c, o))
				}
			}
		}
	}
}

// checkRows looks for the cells that are always kept, in their order, from the
// KPI's number on.
func checkRows(t *testing.T, where string, table *view.Table, printed string) {
	t.Helper()
	rest := strings.Join(strings.Fields(printed), " ")
	for i := range table.Rows {
		row := &table.Rows[i]
		if row.Kind != view.Item {
			continue
		}
		for j := range table.Columns {
			if id := table.Columns[j].ID; table.Columns[j].Keep < view.Important || id == "name" || id == "mark" {
				continue
			}
			want := strings.Join(strings.Fields(row.Cells[j].Text), " ")
			at := strings.Index(rest, want)
			if at < 0 {
				t.Fatalf("%s: %s of %s is not %q in the print", where, table.Columns[j].ID, row.Key, want)
			}
			rest = rest[at+len(want):]
		}
	}
}

func TestSamePrintTwice(t *testing.T) {
	for name, print := range everyPrint() {
		c := seenFrom(t, 2024)
		if a, b := render(t, print, c, report.Options{Made: made}), render(t, print, c, report.Options{Made: made}); a != b {
			t.Errorf("%s differs from one time to the next", name)
		}
	}
}

type brackets struct{}

func (brackets) Paint(tone view.Tone, s string) string { return fmt.Sprintf("<%d>%s</>", tone, s) }

// Colour is put on top: without it, the same characters stand in the same
// columns.
func TestPaintChangesNoText(t *testing.T) {
	tags := regexp.MustCompile(`<[0-9]+>|</>`)
	c := seenFrom(t, 2024)
	for _, width := range []int{40, 80, 120} {
		o := report.Options{Lang: model.English, Width: width}
		bare := render(t, report.Text, c, o)
		o.Paint = brackets{}
		painted := render(t, report.Text, c, o)
		if !strings.Contains(painted, fmt.Sprintf("<%d>B</>", view.GradeMiddle)) {
			t.Error("a rating is not painted by its grade")
		}
		if stripped := tags.ReplaceAllString(painted, ""); stripped != bare {
			t.Errorf("at %d the painted text differs", width)
		}
	}
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after -= len(p); f.after < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

func TestAFullDiskIsTold(t *testing.T) {
	for name, print := range everyPrint() {
		for _, room := range []int{0, 2, 200} {
			if err := print(&failing{after: room}, seenFrom(t, 2024), report.Options{}); err == nil {
				t.Errorf("%s: no error after %d bytes", name, room)
			}
		}
	}
}

func TestOneGroup(t *testing.T) {
	c := seenFrom(t, 2024)
	for name, print := range everyPrint() {
		if strings.HasPrefix(name, "show") {
			continue
		}
		var b bytes.Buffer
		if err := print(&b, c, report.Options{Group: "health", Lang: model.English}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "Receipt Review Group") {
			t.Errorf("%s prints another group than the one asked for", name)
		}
		if name != "staff json" && !strings.Contains(b.String(), "Health Group") {
			t.Errorf("%s does not print the group asked for", name)
		}
	}
}

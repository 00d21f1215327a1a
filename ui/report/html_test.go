package report_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/model/volume"
	"scorecard/ui/emulator"
	"scorecard/ui/report"
	"scorecard/ui/text"
	"scorecard/ui/view"
)

// The page without its style, which says nothing about the data.
var styleOf = regexp.MustCompile(`(?s)<style>.*</style>`)

func TestGoldenHTML(t *testing.T) {
	for _, lang := range languages {
		for name, group := range map[string]string{"planning": "planning", "receipt": "receipt"} {
			file := fmt.Sprintf("2024-%s-%s.html", name, lang)
			t.Run(file, func(t *testing.T) {
				printed := render(t, report.HTML, seenFrom(t, 2024), report.Options{Lang: lang, Made: made, Group: group})
				golden(t, file, styleOf.ReplaceAllString(printed, "<style/>"))
			})
		}
	}
}

// element is a tag of a page with its attributes.
type element struct {
	name  string
	attrs map[string]string
}

// webDocument is a page as a reader finds it.
type webDocument struct {
	elements []element
	texts    []string   // the text right within each element
	tables   [][]string // the texts of the cells of each table
}

// parse reads a page as strictly as XML is read.
func parse(t testing.TB, page string) webDocument {
	t.Helper()
	var d webDocument
	var open []int
	decoder := xml.NewDecoder(strings.NewReader(page))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return d
		}
		if err != nil {
			t.Fatalf("not well formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attrs[a.Name.Local]; twice {
					t.Fatalf("<%s> has %s twice", e.name, a.Name.Local)
				}
				e.attrs[a.Name.Local] = a.Value
			}
			open = append(open, len(d.elements))
			d.elements, d.texts = append(d.elements, e), append(d.texts, "")
			if e.name == "table" {
				d.tables = append(d.tables, nil)
			}
		case xml.EndElement:
			last := open[len(open)-1]
			if name := d.elements[last].name; name == "th" || name == "td" {
				d.tables[len(d.tables)-1] = append(d.tables[len(d.tables)-1], d.texts[last])
			}
			if open = open[:len(open)-1]; len(open) > 0 {
				d.texts[open[len(open)-1]] += d.texts[last]
			}
		case xml.CharData:
			if len(open) > 0 {
				d.texts[open[len(open)-1]] += string(token)
			}
		}
	}
}

// What stands on a page, and no more: nothing that runs, loads or leads away.
var (
	pageElements = strings.Fields(`html head meta title style body svg defs pattern rect path line circle text header h1 ul li br nav a
		main section h2 h3 h4 div p table caption thead tbody tr th td span figure figcaption ol b`)
	pageAttributes = strings.Fields(`lang charset name content http-equiv class id width height x y x1 x2 y1 y2 cx cy r d
		patternUnits aria-hidden aria-label role tabindex href scope colspan text-anchor title`)
)

func inert(t testing.TB, name string, d webDocument) {
	t.Helper()
	for _, e := range d.elements {
		if !slices.Contains(pageElements, e.name) {
			t.Fatalf("%s: an element <%s>", name, e.name)
		}
		for attr, value := range e.attrs {
			if !slices.Contains(pageAttributes, attr) {
				t.Fatalf("%s: <%s %s=%q>", name, e.name, attr, value)
			}
			if attr == "href" && !regexp.MustCompile(`^#s[0-9]+$`).MatchString(value) {
				t.Fatalf("%s: a link to %q", name, value)
			}
		}
	}
}

// Every page of every scorecard is well formed and inert, with its language, one
// title, and headings that skip no level.
func TestPagesAreWellFormedAndInert(t *testing.T) {
	for name, c := range scorecards(t) {
		for _, lang := range languages {
			d := parse(t, render(t, report.HTML, c, report.Options{Lang: lang, Made: made}))
			inert(t, name, d)
			if d.elements[0].attrs["lang"] != string(lang) {
				t.Errorf("%s: the language is %q", name, d.elements[0].attrs["lang"])
			}
			headings(t, name, d)
			accessible(t, name, d)
		}
	}
}

func headings(t testing.TB, name string, d webDocument) {
	t.Helper()
	level, ids := 0, map[string]bool{}
	for i, e := range d.elements {
		if id := e.attrs["id"]; id != "" {
			if ids[id] {
				t.Errorf("%s: the id %s stands twice", name, id)
			}
			ids[id] = true
		}
		if len(e.name) != 2 || e.name[0] != 'h' || e.name == "hr" {
			continue
		}
		now := int(e.name[1] - '0')
		if now > level+1 || now == 1 && level > 0 {
			t.Errorf("%s: %s follows on level %d: %s", name, e.name, level, d.texts[i])
		}
		level = now
	}
	for _, e := range d.elements {
		if link := strings.TrimPrefix(e.attrs["href"], "#"); link != "" && !ids[link] {
			t.Errorf("%s: a link to %s, which is not there", name, link)
		}
	}
}

// accessible holds every picture to have a name or to be hidden, and every
// heading of a table to say what it heads.
func accessible(t testing.TB, name string, d webDocument) {
	t.Helper()
	for i, e := range d.elements {
		switch e.name {
		case "svg":
			if e.attrs["aria-hidden"] != "true" && (e.attrs["role"] != "img" || e.attrs["aria-label"] == "" || d.elements[i+1].name != "title") {
				t.Errorf("%s: a picture without a name: %v", name, e.attrs)
			}
		case "th":
			if e.attrs["scope"] == "" {
				t.Errorf("%s: a heading without a scope: %q", name, d.texts[i])
			}
		case "table":
			if d.elements[i+1].name != "caption" {
				t.Errorf("%s: a table without a caption", name)
			}
		}
	}
}

// Hostile text stands on the page as text.
func TestHostileTextDoesNothing(t *testing.T) {
	texts := emulator.Hostile()
	first, step := volume.Sweep(t, 7)
	attacks := append(slices.Clone(texts), `"><script>alert(1)</script>`, `' onload='x`, `</style><img src=x onerror=x>`, `]]>`, `<!--`, `javascript:x`,
		`{{.}}`, `&lt;b&gt;`, `</title></svg>`)
	for i, s := range attacks {
		if len(s) > 1000 || i < len(texts) && i%step != first { // one that is too long, and those that others represent
			continue
		}
		page := render(t, report.HTML, poisoned(seenFrom(t, 2024+i%2), s), report.Options{Lang: languages[i/2%2], Made: made, Group: group(i)})
		d := parse(t, page)
		inert(t, fmt.Sprintf("%.40q", s), d)
		if strings.Contains(strings.ToLower(page), "<script") {
			t.Fatalf("%.40q makes a script", s)
		}
		if at := strings.IndexFunc(page, unseen); at >= 0 {
			t.Fatalf("%.40q prints %.20q", s, page[at:])
		}
		if clean := text.NewPrinter(text.Rich()).Clean(s); !strings.Contains(d.texts[0], strings.TrimSpace(clean)) {
			t.Errorf("%.40q is not on the page as %.40q", s, clean)
		}
	}
}

// group is one of the groups, or now and then all.
func group(i int) string {
	return []string{"", "health", "planning", "receipt", "business", "planning", "receipt"}[i%7]
}

// The page asks for nothing and names no place of the web.
func TestPageNeedsNothingElse(t *testing.T) {
	for _, year := range []int{2023, 2024, 2025} {
		page := render(t, report.HTML, seenFrom(t, year), report.Options{Made: made})
		for _, asked := range []string{"http:", "https:", "//", "@import", "src=", "url(h", "<script", "<link", "<img", "<iframe"} {
			if at := strings.Index(page, asked); at >= 0 {
				t.Errorf("%d: %q", year, page[max(at-20, 0):at+30])
			}
		}
	}
}

// The tables hold the cells of package view, in their order.
func TestPageHasTheFiguresOfTheScreen(t *testing.T) {
	clean := text.NewPrinter(text.Rich()).Clean
	for _, year := range []int{2023, 2024, 2025} {
		c := seenFrom(t, year)
		for _, lang := range languages {
			d := parse(t, render(t, report.HTML, c, report.Options{Lang: lang, Made: made}))
			f := view.In(lang)
			f.Now, f.Findings = made, finding.Of(c, made)
			tables := []view.Table{f.Overview(c)}
			for i := range c.Year.Groups {
				tables = append(tables, f.KPIs(c, c.Year.Groups[i].Code))
			}
			for _, want := range tables {
				var texts []string
				for _, row := range want.Rows {
					for _, c := range row.Cells {
						texts = append(texts, clean(c.Text))
					}
				}
				if !slices.ContainsFunc(d.tables, func(got []string) bool {
					return len(got) > len(want.Columns) && slices.Equal(got[len(want.Columns):], texts)
				}) {
					t.Errorf("%d in %s: no table has the rows of %s", year, lang, want.Title)
				}
			}
		}
	}
}

// The same scorecard at the same moment is the same page.
func TestPageIsDeterministic(t *testing.T) {
	o := report.Options{Lang: model.English, Made: made}
	first := render(t, report.HTML, seenFrom(t, 2024), o)
	if first != render(t, report.HTML, seenFrom(t, 2024), o) {
		t.Error("two pages of one scorecard differ")
	}
}

// No part of a picture leaves it, and each bar is as long as its figures.
func TestPicturesStayInside(t *testing.T) {
	for name, c := range scorecards(t) {
		d := parse(t, render(t, report.HTML, c, report.Options{Made: made}))
		for _, e := range d.elements {
			if !strings.HasSuffix(e.attrs["x"]+e.attrs["cx"]+e.attrs["x1"], "%") {
				continue
			}
			end := permille(t, e.attrs["x"]) + permille(t, e.attrs["width"])
			for _, attr := range []string{"x1", "x2", "cx"} {
				end = max(end, permille(t, e.attrs[attr]))
			}
			if end < 0 || end > 1000 {
				t.Errorf("%s: %s %v ends at %d", name, e.name, e.attrs, end)
			}
		}
	}
}

func permille(t testing.TB, s string) int {
	t.Helper()
	if s == "" || s == "0" {
		return 0
	}
	var whole, tenth int
	if s == "100%" {
		return 1000
	}
	if _, err := fmt.Sscanf(s, "%d.%d%%", &whole, &tenth); err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return whole*10 + tenth
}

// Three years that compare have a trend on the page, two have none.
func TestTrendOnThePage(t *testing.T) {
	c := seenFrom(t, 2024)
	before := render(t, report.HTML, c, report.Options{Made: made})
	if strings.Contains(before, `class="trend"`) {
		t.Error("two years have a trend")
	}
	k := c.After.KPI("generic-rate")
	k.Actual, _ = model.ParseFigure("91.0%")
	after := render(t, report.HTML, c, report.Options{Made: made})
	if n := strings.Count(after, `<line class="trend"`); n != 2 {
		t.Errorf("three years are joined by %d lines", n)
	}
}

// What goes beyond an upper bound is a part of its own, from the mark to the end
// of the bar; what is short of a lower one, from the end of the bar to the mark.
func TestPartsOfABar(t *testing.T) {
	c := seenFrom(t, 2024)
	c.Year.KPI("single-bid-rate").Actual, _ = model.ParseFigure("25%")
	c.Year.KPI("generic-rate").Actual, _ = model.ParseFigure("42.8%")
	page := render(t, report.HTML, c, report.Options{Made: made, Group: "planning"})
	for _, bar := range []string{
		`<rect class="fill" x="0.0%" y="3" width="60.0%" height="10"/><rect class="over" x="60.0%" y="3" width="40.0%" height="10"/>` +
			`<line class="mark" x1="60.0%" x2="60.0%"`,
		`<rect class="fill" x="0.0%" y="3" width="50.0%" height="10"/><rect class="short" x="50.0%" y="3" width="50.0%" height="10"/>` +
			`<line class="mark" x1="100.0%" x2="100.0%"`,
	} {
		if !strings.Contains(page, bar) {
			t.Errorf("the page has no %s", bar)
		}
	}
}

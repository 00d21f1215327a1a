// Package yeartest draws years for property tests. Only tests import it.
package yeartest

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"scorecard/model"
)

// oddWords are texts that a YAML writer gets wrong first: what looks like
// another type, like syntax, or like a line break.
var oddWords = []string{
	`"`, `'`, `"quoted" and 'quoted'`, `back\slash`, "a: b", "a:b", "key: {x: [1, 2]}", "# no comment", "a # b",
	" leading", "trailing ", "two  spaces", "\n", "\n\n", "first\nsecond", "first\n\n  indented\nlast", "ends in a break\n",
	"ends in two\n\n", "  indented\nsecond", "trailing \nspace", "break \n", "- dash", "-", "?", "? x", ":", "%", "@at", "`tick`",
	"*alias", "&anchor", "!tag", "!!int 1", "|", ">", "|-\n x", "null", "~", "true", "no", "1", "01", "0x1F", "1_000", "1e3", ".inf",
	"2024-10-01", "---", "...", "--- a", "<<", "[x]", "{a: b}", "}", ",", "👨‍👩‍👧 絵文字", "①②", "ﾊﾝｶｸ", "か\u3099", "\u2028", "a\u2029b",
	"\ufeffmark", "a\ufeff", "\u00a0", "\u3000全角 空白\u3000", "\U0010ffff", "\ufffe", "\ufffd", "\u202eright to left",
	"A long line of prose that has to be folded somewhere because it does not fit: it says “so”, and says it again.",
	"A long line of prose that ends in a word that is far too long to fold, " + strings.Repeat("x", 200),
	"A long line of prose with a\u2028separator in it, \u2029 which is a line break to YAML and only a character here.",
	"A long line of prose with  two spaces, which no folded scalar may lose, and # a hash: and a colon, at 100% length.",
	strings.Repeat("長い日本語の文は空白がないので折り返されない。", 8), strings.Repeat("長い文 には空白も ある。", 12),
}

// Words draws a text without control characters; it may be empty.
func Words() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom(oddWords),
		rapid.SampledFrom([]string{"達成率", "Rate", "郵送化率", "A plain name", ""}),
		rapid.Custom(func(t *rapid.T) string {
			return strings.Map(func(r rune) rune {
				if r != '\n' && unicode.IsControl(r) {
					return -1
				}
				return r
			}, rapid.StringN(0, 40, 400).Draw(t, "runes"))
		}),
	)
}

// someWords draws a text that shows something.
func someWords() *rapid.Generator[string] {
	return Words().Filter(func(s string) bool { return strings.TrimSpace(s) != "" })
}

// yearDraw draws one year. What refers to something draws from what is there.
type yearDraw struct {
	*rapid.T
	codes map[string]bool
	year  *model.Year
}

// Year draws a year of every shape that model.Validate accepts.
func Year() *rapid.Generator[*model.Year] {
	return rapid.Custom(func(t *rapid.T) *model.Year {
		d := &yearDraw{T: t, codes: map[string]bool{}, year: &model.Year{}}
		d.frame()
		d.year.KPIs = list(d, 3, d.kpi)
		d.year.Activities = list(d, 2, d.activity)
		d.year.Initiatives = d.initiatives()
		if len(d.year.KPIs) > 0 {
			d.year.Notes = list(d, 3, d.note)
			d.year.Lineage = list(d, 3, d.lineage)
		}
		if d.maybe() {
			d.year.Staffing = d.staffing()
		}
		d.year.Conflicts = list(d, 2, d.conflict)
		return d.year
	})
}

func list[T any](d *yearDraw, most int, one func() T) []T {
	var drawn []T
	for range rapid.IntRange(0, most).Draw(d.T, "length") {
		drawn = append(drawn, one())
	}
	return drawn
}

func oneOf[T any](d *yearDraw, values []T) T { return rapid.SampledFrom(values).Draw(d.T, "one") }

func (d *yearDraw) maybe() bool            { return rapid.Bool().Draw(d.T, "maybe") }
func (d *yearDraw) number(a, b int) int    { return rapid.IntRange(a, b).Draw(d.T, "number") }
func (d *yearDraw) words() string          { return Words().Draw(d.T, "words") }
func (d *yearDraw) some() string           { return someWords().Draw(d.T, "words") }
func (d *yearDraw) missing() model.Missing { return oneOf(d, model.MissingKinds()) }

func (d *yearDraw) text() model.Text { return model.Text{JA: d.some(), EN: d.some()} }

func (d *yearDraw) optionalText() model.Text {
	if d.maybe() {
		return model.Text{}
	}
	return d.text()
}

// code draws a code that nothing else of the year has.
func (d *yearDraw) code() string {
	code := rapid.StringMatching(`[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}`).Draw(d.T, "code")
	for d.codes[code] {
		code += "x"
	}
	d.codes[code] = true
	return code
}

func (d *yearDraw) source() model.Source {
	s := model.Source{Document: oneOf(d, d.year.Documents).Code}
	if d.maybe() {
		s.Page = d.number(1, 99)
	} else {
		s.Heading = d.some()
	}
	return s
}

func (d *yearDraw) group() string { return oneOf(d, d.year.Groups).Code }

func (d *yearDraw) frame() {
	y := d.year
	y.Edition = d.number(0, 3)
	y.Branch = model.Branch{Code: d.code(), Name: d.text()}
	y.Year = d.number(model.FirstYear, model.LastYear)
	for range d.number(1, 2) {
		y.Documents = append(y.Documents, model.Document{Code: d.code(), Title: d.text()})
		y.Fields = append(y.Fields, model.Field{Code: d.code(), Name: d.text()})
	}
	for range d.number(1, 3) {
		y.Groups = append(y.Groups, model.Group{
			Code: d.code(), Name: d.text(), Short: d.text(), Field: oneOf(d, y.Fields).Code,
		})
	}
	y.Scale = list(d, 2, func() model.Grade {
		return model.Grade{Rating: oneOf(d, append(model.KPIGrades(), model.ActivityGrades()...)), Meaning: d.text()}
	})
	y.ScaleNote = d.optionalText()
	y.Categories, y.Themes = d.categories(), d.themes()
}

func (d *yearDraw) categories() []model.Category {
	var categories []model.Category
	for _, group := range d.year.Groups {
		categories = append(categories, model.Category{Code: d.code(), Group: group.Code, Name: d.text()})
	}
	return categories
}

func (d *yearDraw) themes() []model.Theme {
	var themes []model.Theme
	for _, group := range d.year.Groups {
		theme := model.Theme{Code: d.code(), Group: group.Code, Name: d.text()}
		for range d.number(0, 2) {
			theme.Categories = append(theme.Categories, d.code())
		}
		themes = append(themes, theme)
	}
	return themes
}

func categoryOf(group string, categories []model.Category) string {
	return categories[slices.IndexFunc(categories, func(c model.Category) bool { return c.Group == group })].Code
}

func themeOf(group string, themes []model.Theme) string {
	return themes[slices.IndexFunc(themes, func(t model.Theme) bool { return t.Group == group })].Code
}

func (d *yearDraw) printed(unit string) string {
	return oneOf(d, []string{"0", "7", "12.50", "0.249", "2,930", "1,234,567.8", "-3", "999999999999", "007"}) + unit
}

func (d *yearDraw) figure(unit string) model.Figure {
	if d.maybe() {
		return model.Absent(d.missing())
	}
	f, err := model.ParseFigure(d.printed(unit))
	if err != nil {
		d.Fatal(err)
	}
	return f
}

func (d *yearDraw) target(unit string) model.Target {
	switch d.number(0, 2) {
	case 0:
		return model.Target{Missing: d.missing()}
	case 1:
		return model.Target{Kind: model.InWords, Words: d.text()}
	}
	number := d.printed(unit)
	t, err := model.ParseTarget(oneOf(d, []string{
		number, number + "以上", number + "以下", number + "以内", number + "以内維持", "対前年度以上", "前年度以上とする", "対前年度以下",
	}))
	if err != nil {
		d.Fatal(err)
	}
	return t
}

func (d *yearDraw) rating(grades []string) model.Rating {
	if d.maybe() {
		return model.Rating{Missing: d.missing()}
	}
	return model.Rating{Grade: oneOf(d, grades)}
}

func (d *yearDraw) status() model.Status {
	s := model.Status{Value: oneOf(d, append(model.StatusValues(), model.Unset))}
	if d.maybe() {
		s.Note, s.Comment, s.Who = d.words(), d.words(), d.words()
	}
	if d.maybe() {
		zone := time.FixedZone("", 3600*d.number(-11, 13))
		s.At = time.Unix(int64(d.number(0, 1<<33)), int64(d.number(0, 999_999_999))).In(zone)
	}
	return s
}

func (d *yearDraw) reported() model.ReportedProgress {
	f := model.ReportedProgress{Value: oneOf(d, append(model.StatusValues(), model.Unset)), Note: d.words()}
	if f.Value == model.Unset && f.Note == "" {
		return model.ReportedProgress{Missing: d.missing()}
	}
	f.Source = d.source()
	return f
}

func (d *yearDraw) kpi() model.KPI {
	unit := oneOf(d, []string{"%", "円", "事業所", "日", "支部", "％", "# 件"})
	k := model.KPI{
		Code: d.code(), Group: d.group(), Number: d.some(), Name: d.text(), Short: d.text(), Reading: d.words(),
		Unit: unit, Polarity: oneOf(d, []model.Polarity{model.Higher, model.Lower}),
		Target: d.target(unit), Actual: d.figure(unit), Rating: d.rating(model.KPIGrades()),
		Reported: d.reported(), Status: d.status(), Source: d.source(),
	}
	if d.maybe() {
		k.Category = categoryOf(k.Group, d.year.Categories)
	}
	if k.Rank.Value = d.number(0, model.Branches); k.Rank.Value == 0 {
		k.Rank.Missing = d.missing()
	}
	if d.maybe() {
		k.Period = model.Period{From: oneOf(d, []string{"", "2024-04"}), Through: oneOf(d, []string{"2024-04", "2025-03"}), Text: d.text()}
	}
	d.extras(&k)
	return k
}

func (d *yearDraw) extras(k *model.KPI) {
	if d.maybe() {
		k.HQ = &model.HQ{
			Number: d.words(), Item: d.text(), Tag: d.tag(), Target: d.target("%"),
			Scope: oneOf(d, model.Scopes()), Source: d.source(),
		}
		k.Prior = &model.Prior{Target: d.words(), Status: d.words()}
	}
	if d.maybe() {
		k.Break = &model.Break{Reason: d.text(), Source: d.source()}
	}
	k.Alternatives = list(d, 2, func() model.Alternative {
		return model.Alternative{Label: d.text(), Figure: d.figure(k.Unit), Source: d.source()}
	})
}

func (d *yearDraw) tag() model.Tag {
	return oneOf(d, []model.Tag{model.Untagged, model.New, model.Expanded})
}

func (d *yearDraw) note() model.Note {
	return model.Note{
		Kind: oneOf(d, model.NoteKinds()), Year: d.year.Year + d.number(-1, 1),
		KPIs: []string{oneOf(d, d.year.KPIs).Code, oneOf(d, d.year.KPIs).Code}, Text: d.text(), Source: d.source(),
	}
}

func (d *yearDraw) activity() model.Activity {
	group := d.group()
	return model.Activity{
		Code: d.code(), Group: group, Number: d.words(), Category: categoryOf(group, d.year.Categories), Name: d.text(),
		Rating: d.rating(model.ActivityGrades()), Status: d.status(), Source: d.source(),
	}
}

func (d *yearDraw) initiatives() []model.Initiative {
	var lines []model.Initiative
	for range d.number(0, 3) {
		group := d.group()
		line := model.Initiative{
			Code: d.code(), Group: group, Theme: themeOf(group, d.year.Themes), Number: d.words(), Name: d.text(),
			Explanation: d.optionalText(), Tag: d.tag(), Heading: d.maybe(), Source: d.source(),
		}
		if !line.Heading {
			line.Status = d.status()
		}
		if len(lines) > 0 && d.maybe() {
			line.Parent = lines[len(lines)-1].Code
		}
		lines = append(lines, line)
	}
	return lines
}

func (d *yearDraw) staffing() *model.Staffing {
	s := &model.Staffing{
		AsOf: "2024-10-01", Source: d.source(), Total: d.number(0, 200), Totals: list(d, 2, d.headcount),
	}
	for i := range d.year.Groups { // a group has one place in the chart
		if d.maybe() {
			s.Groups = append(s.Groups, d.groupStaffing(d.year.Groups[i].Code))
		}
	}
	return s
}

func (d *yearDraw) headcount() model.Headcount {
	class := oneOf(d, model.Classes())
	return model.Headcount{
		Class: class, Name: d.text(), Count: d.number(0, 50),
		Including: list(d, 2, func() model.Included {
			return model.Included{Name: d.text(), Count: d.number(0, 9)}
		}),
	}
}

func (d *yearDraw) groupStaffing(group string) model.GroupStaffing {
	return model.GroupStaffing{
		Group: group, Areas: list(d, 2, d.text), Totals: list(d, 2, d.headcount),
		Heads: list(d, 2, d.post), Duties: d.duties(3),
		Teams: list(d, 2, func() model.Team {
			return model.Team{Code: d.code(), Name: d.text(), Posts: list(d, 2, d.post), Duties: d.duties(2)}
		}),
	}
}

func (d *yearDraw) post() model.Post {
	return model.Post{Name: d.text(), Class: oneOf(d, model.Classes()), Count: d.number(0, 20), ClassInferred: d.maybe()}
}

func (d *yearDraw) duties(depth int) []model.Duty {
	if depth == 0 {
		return nil
	}
	return list(d, 2, func() model.Duty {
		return model.Duty{Name: d.text(), Explanation: d.optionalText(), Items: d.duties(depth - 1)}
	})
}

func (d *yearDraw) lineage() model.Lineage {
	l := model.Lineage{Reason: d.optionalText(), Inferred: d.maybe(), Source: d.source()}
	here := oneOf(d, d.year.KPIs).Code
	switch l.Kind = oneOf(d, model.LineageKinds()); l.Kind {
	case model.Continued:
		l.From, l.To = []string{here}, []string{here}
	case model.Retired:
		l.From = []string{d.code()}
	case model.Started:
		l.To = []string{here}
	case model.Replaced:
		l.From, l.To = []string{d.code(), d.code()}, []string{here}
	}
	return l
}

func (d *yearDraw) conflict() model.Conflict {
	c := model.Conflict{
		Kind: oneOf(d, []model.ConflictKind{model.ValueConflict, model.WordingConflict}), Subject: d.subject(),
		Field: d.some(), Shown: d.number(0, 1), Note: d.optionalText(),
	}
	for i := range 2 {
		c.Variants = append(c.Variants, model.Variant{Text: d.some(), Value: fmt.Sprint(i), Source: d.source()})
	}
	if d.maybe() {
		said := d.status()
		c.Resolution = &model.Resolution{Variant: d.number(0, 1), Reason: d.some(), Who: said.Who, At: said.At}
	}
	return c
}

func (d *yearDraw) subject() string {
	subjects := []string{"staff", "staff/" + d.group()}
	for i := range d.year.KPIs {
		subjects = append(subjects, d.year.KPIs[i].Code)
	}
	for i := range d.year.Initiatives {
		subjects = append(subjects, d.year.Initiatives[i].Code)
	}
	return oneOf(d, subjects)
}

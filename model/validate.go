package model

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The years a scorecard can speak about: from the first era that the association
// existed in to far beyond any plan. A slip of a digit falls outside.
const (
	FirstYear = 2008
	LastYear  = 2107
)

// maxText bounds one text in bytes: far more than any printed paragraph, small
// enough that no screen has to wrap a book.
const maxText = 16 << 10

var (
	codePattern  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	monthPattern = regexp.MustCompile(`^[0-9]{4}-(0[1-9]|1[0-2])$`)
)

// Validate holds a year against every rule that its figures rely on and returns
// all that is wrong (the first 10,000), with the path of names of each place.
func Validate(y *Year) Problems {
	v := &validator{year: y, codes: map[string]string{}, kpis: map[string]bool{}}
	for i := range y.KPIs {
		v.kpis[y.KPIs[i].Code] = true
	}
	v.frame()
	for i := range y.KPIs {
		v.kpi(fmt.Sprintf("kpis[%d]", i), &y.KPIs[i])
	}
	v.notes()
	v.work()
	v.staffing(y.Staffing)
	v.lineage()
	v.conflicts()
	return v.problems
}

type validator struct {
	year     *Year
	codes    map[string]string // code of a KPI, activity or initiative → path of its first use
	kpis     map[string]bool   // codes of the year's KPIs
	problems Problems
}

// mostProblems bounds what is found in data that is wrong throughout.
const mostProblems = 10_000

func (v *validator) add(kind ProblemKind, path, value, want string) {
	if len(v.problems) == mostProblems {
		return
	}
	v.problems = append(v.problems, Problem{Kind: kind, Field: path, Value: quotable(value), Want: quotable(want)})
}

// quotable makes what a problem quotes of the data fit to be shown: the very
// problem may be that a terminal would obey it.
func quotable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}

// frame checks what everything else refers to.
func (v *validator) frame() {
	y := v.year
	v.code("branch.code", y.Branch.Code)
	v.text("branch.name", y.Branch.Name)
	if !v.inRange() {
		v.add(OutOfRange, "year", strconv.Itoa(y.Year), fmt.Sprintf("%d-%d", FirstYear, LastYear))
	}
	documents := map[string]bool{}
	for i := range y.Documents {
		path := fmt.Sprintf("documents[%d]", i)
		v.unique(path, y.Documents[i].Code, documents)
		v.text(path+".title", y.Documents[i].Title)
	}
	fields := map[string]bool{}
	for i := range y.Fields {
		path := fmt.Sprintf("fields[%d]", i)
		v.unique(path, y.Fields[i].Code, fields)
		v.text(path+".name", y.Fields[i].Name)
	}
	v.groups(fields)
	v.headings("categories", y.Categories)
	v.headings("themes", y.Themes)
	for i, grade := range y.Scale {
		path := fmt.Sprintf("scale[%d]", i)
		v.oneOf(path+".rating", grade.Rating, append(KPIGrades(), ActivityGrades()...))
		v.text(path+".meaning", grade.Meaning)
	}
	v.optionalText("scale_note", y.ScaleNote)
}

// inRange reports a year that a scorecard can speak about.
func (v *validator) inRange() bool { return v.year.Year >= FirstYear && v.year.Year <= LastYear }

func (v *validator) groups(fields map[string]bool) {
	if len(v.year.Groups) == 0 {
		v.add(Required, "groups", "", "")
	}
	groups := map[string]bool{}
	for i := range v.year.Groups {
		g, path := &v.year.Groups[i], fmt.Sprintf("groups[%d]", i)
		v.unique(path, g.Code, groups)
		v.text(path+".name", g.Name)
		v.text(path+".short", g.Short)
		if !fields[g.Field] {
			v.add(UnknownCode, path+".field", g.Field, "fields")
		}
	}
}

func (v *validator) headings(list string, headings []Category) {
	codes := map[string]bool{}
	for i := range headings {
		path := fmt.Sprintf("%s[%d]", list, i)
		v.unique(path, headings[i].Code, codes)
		v.group(path+".group", headings[i].Group)
		v.text(path+".name", headings[i].Name)
	}
}

// code checks the form that commands and file names rely on.
func (v *validator) code(path, code string) {
	if code == "" {
		v.add(Required, path, "", "")
	} else if !codePattern.MatchString(code) || len(code) > 64 {
		v.add(BadCode, path, code, "a-z 0-9 -")
	}
}

func (v *validator) unique(path, code string, seen map[string]bool) {
	v.code(path+".code", code)
	if seen[code] {
		v.add(DuplicateCode, path+".code", code, "")
	}
	seen[code] = true
}

// item checks the code of a KPI, activity or initiative: they share one name
// space, because a command takes any of them.
func (v *validator) item(path, code string) {
	v.code(path+".code", code)
	if first, taken := v.codes[code]; taken {
		v.add(DuplicateCode, path+".code", code, first)
		return
	}
	v.codes[code] = path
}

func (v *validator) group(path, code string) {
	if v.year.Group(code) == nil {
		v.add(UnknownCode, path, code, "groups")
	}
}

func (v *validator) heading(path, code, group string, headings []Category, list string) {
	i := slices.IndexFunc(headings, func(h Category) bool { return h.Code == code })
	switch {
	case i < 0:
		v.add(UnknownCode, path, code, list)
	case headings[i].Group != group:
		v.add(Contradiction, path, code, headings[i].Group)
	}
}

func (v *validator) text(path string, t Text) {
	v.wording(path+".ja", t.JA)
	v.wording(path+".en", t.EN)
	v.filled(path+".ja", t.JA)
	v.filled(path+".en", t.EN)
}

// filled refuses a text of blanks alone: it shows nothing, in the problem either.
func (v *validator) filled(path, s string) {
	if strings.TrimSpace(s) == "" {
		v.add(Required, path, "", "")
	}
}

// optionalText is a text that may be left out, but not in one language only.
func (v *validator) optionalText(path string, t Text) {
	if !t.IsZero() {
		v.text(path, t)
	}
}

func (v *validator) wording(path, s string) {
	for _, p := range CheckWording(s) {
		v.add(p.Kind, path, p.Value, p.Want)
	}
}

func (v *validator) oneOf(path, value string, allowed []string) {
	if !slices.Contains(allowed, value) {
		v.add(NotOneOf, path, value, strings.Join(allowed, ", "))
	}
}

func (v *validator) missing(path string, why Missing) {
	if why != "" {
		v.oneOf(path+".missing", string(why), words(MissingKinds()))
	}
}

func (v *validator) source(path string, s Source) {
	if v.year.Document(s.Document) == nil {
		v.add(UnknownCode, path+".document", s.Document, "documents")
	}
	v.wording(path+".heading", s.Heading)
	if (s.Page > 0) == (s.Heading != "") || s.Page < 0 {
		v.add(Contradiction, path, "", "page / heading")
	}
}

func (v *validator) date(path, layout, value string) {
	if _, err := time.Parse(layout, value); err != nil {
		v.add(BadDate, path, value, layout)
	}
}

func words[T ~string](values []T) []string {
	plain := make([]string, len(values))
	for i, value := range values {
		plain[i] = string(value)
	}
	return plain
}

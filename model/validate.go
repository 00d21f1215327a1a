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

// The valid years: from the first era that the association existed in to far
// beyond any plan. A wrong digit is out of range.
const (
	FirstYear = 2008
	LastYear  = 2107
)

// MaxText bounds one text in bytes: far more than any printed paragraph, and
// little enough to wrap on a screen.
const MaxText = 16 << 10

var codePattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Validate checks a year against every rule that its figures rely on and
// returns all problems (the first 10,000), each with its path: first the rules
// for single fields, then those that involve several.
func Validate(y *Year) Problems {
	v := &validator{year: y, codes: map[string]string{}}
	v.fields()
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
	problems Problems
}

// maxProblems bounds the problems reported for data that is invalid
// throughout.
const maxProblems = 10_000

func (v *validator) report(kind ProblemKind, path, value, want string) {
	if len(v.problems) == maxProblems {
		return
	}
	v.problems = append(v.problems, Problem{Kind: kind, Field: path, Value: escaped(value), Want: escaped(want)})
}

// escaped escapes a value of the data for display in a problem: the problem
// itself may be that a terminal would interpret it.
func escaped(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}

// frame checks the year itself and the lists that everything else refers to.
func (v *validator) frame() {
	y := v.year
	if !v.inRange() {
		v.report(OutOfRange, "year", strconv.Itoa(y.Year), fmt.Sprintf("%d-%d", FirstYear, LastYear))
	}
	if len(y.Groups) == 0 {
		v.report(Required, "groups", "", "")
	}
	duplicates(v, "documents", y.Documents, func(d *Document) string { return d.Code })
	duplicates(v, "fields", y.Fields, func(f *Field) string { return f.Code })
	duplicates(v, "groups", y.Groups, func(g *Group) string { return g.Code })
	duplicates(v, "categories", y.Categories, func(c *Category) string { return c.Code })
	duplicates(v, "themes", y.Themes, func(t *Theme) string { return t.Code })
}

// duplicates reports the codes of a list that are there more than once.
func duplicates[T any](v *validator, list string, items []T, code func(*T) string) {
	seen := map[string]bool{}
	for i := range items {
		v.unique(fmt.Sprintf("%s[%d].code", list, i), code(&items[i]), seen)
	}
}

// inRange reports whether the year is valid for a scorecard.
func (v *validator) inRange() bool { return v.year.Year >= FirstYear && v.year.Year <= LastYear }

// code checks the form that commands and file names rely on.
func (v *validator) code(path, code string) {
	if code == "" {
		v.report(Required, path, "", "")
	} else if !codePattern.MatchString(code) || len(code) > 64 {
		v.report(BadCode, path, code, "a-z 0-9 -")
	}
}

// itemCode checks that the codes of KPIs, activities and initiatives are distinct:
// they share one name space, because a command accepts any of them.
func (v *validator) itemCode(path, code string) {
	if first, taken := v.codes[code]; taken {
		v.report(DuplicateCode, path+".code", code, first)
		return
	}
	v.codes[code] = path
}

func (v *validator) wording(path, s string) {
	for _, p := range CheckWording(s) {
		v.report(p.Kind, path, p.Value, p.Want)
	}
}

func (v *validator) oneOf(path, value string, allowed []string) {
	if !slices.Contains(allowed, value) {
		v.report(NotOneOf, path, value, strings.Join(allowed, ", "))
	}
}

func (v *validator) missing(path string, why Missing) {
	if why != "" {
		v.oneOf(path+".missing", string(why), enumStrings(MissingKinds()))
	}
}

func (v *validator) source(path string, s Source) {
	if v.year.Document(s.Document) == nil {
		v.report(UnknownCode, path+".document", s.Document, "documents")
	}
	v.wording(path+".heading", s.Heading)
	if (s.Page > 0) == (s.Heading != "") || s.Page < 0 {
		v.report(Contradiction, path, "", "page / heading")
	}
}

func (v *validator) date(path, layout, value string) {
	if _, err := time.Parse(layout, value); err != nil {
		v.report(BadDate, path, value, layout)
	}
}

func enumStrings[T ~string](values []T) []string {
	plain := make([]string, len(values))
	for i, value := range values {
		plain[i] = string(value)
	}
	return plain
}

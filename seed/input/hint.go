package input

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"scorecard/model"
	"scorecard/model/schema"

	"github.com/agnivade/levenshtein"
)

// Hint is what was probably meant by the value of a problem; empty when nothing
// is close enough.
func Hint(p model.Problem, year *model.Year) string {
	switch p.Kind {
	case model.NotOneOf, model.UnknownFieldName, model.WrongType:
		return Closest(p.Value, strings.Split(p.Want, ", "))
	case model.UnknownCode:
		return Closest(p.Value, codesOf(year, p.Want))
	case model.BadCode:
		return codeLike(p.Value)
	case model.MissingUnit:
		return withUnit(p, year)
	default:
		return ""
	}
}

// mostCandidates bounds the search for what was meant: no list that a person
// keeps by hand is longer.
const mostCandidates = 300

// Closest is the one of the candidates that differs least, if by few letters
// enough to be a slip.
func Closest(value string, candidates []string) string {
	const longest = 60
	folded := Fold(value)
	length := utf8.RuneCountInString(folded)
	best, least := "", length/3+1
	if length < 2 || length > longest {
		return ""
	}
	for _, candidate := range candidates[:min(len(candidates), mostCandidates)] {
		other := Fold(candidate)
		if n := utf8.RuneCountInString(other); n < 2 || n > longest {
			continue
		}
		if d := distance(folded, other); d < least && candidate != value {
			best, least = candidate, d
		}
	}
	return best
}

// distance counts the letters to put in, take out or change to make one word of
// the other. Two neighbours that are swapped count as one.
func distance(a, b string) int {
	d := levenshtein.ComputeDistance(a, b)
	if d == 2 && swapped([]rune(a), []rune(b)) {
		return 1
	}
	return d
}

// swapped reports words that differ in the order of two neighbours alone.
func swapped(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
		}
	}
	return false
}

// codesOf lists the codes of one of a year's lists, or of a part of its
// staffing that is a separate table.
func codesOf(y *model.Year, list string) []string {
	if y == nil {
		return nil
	}
	var codes []string
	switch list {
	case "staff_groups":
		if y.Staffing != nil {
			for i := range y.Staffing.Groups {
				codes = append(codes, y.Staffing.Groups[i].Group)
			}
		}
	case "teams":
		return teamCodes(y.Staffing)
	default:
		v := reflect.ValueOf(y).Elem()
		f := schema.Of(v.Type()).Field(list)
		if f == nil || f.Kind != schema.List {
			return nil
		}
		for i := range v.Field(f.Index).Len() {
			if code := v.Field(f.Index).Index(i).FieldByName("Code"); code.IsValid() {
				codes = append(codes, code.String())
			}
		}
	}
	return codes
}

func teamCodes(s *model.Staffing) []string {
	var codes []string
	if s == nil {
		return nil
	}
	for i := range s.Groups {
		for j := range s.Groups[i].Teams {
			codes = append(codes, s.Groups[i].Teams[j].Code)
		}
	}
	return codes
}

// codeLike makes a code of what is none; empty when nothing is left of it.
func codeLike(value string) string {
	words := strings.FieldsFunc(strings.ToLower(Code(value)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	code := strings.Join(words, "-")
	if len(code) > 64 || code == value {
		return ""
	}
	return code
}

// withUnit is a number with the unit that its KPI has.
func withUnit(p model.Problem, year *model.Year) string {
	if year == nil {
		return ""
	}
	inside, found := strings.CutPrefix(p.Field, "kpis[")
	index, field, _ := strings.Cut(inside, "].")
	i, err := strconv.Atoi(index)
	if !found || err != nil || i >= len(year.KPIs) || strings.HasPrefix(field, "hq.") {
		return ""
	}
	printed, bound := number(p.Value), ""
	for _, wording := range []string{"以上", "以下", "以内", "以内維持"} {
		if rest, found := strings.CutSuffix(printed, wording); found {
			printed, bound = rest, wording
		}
	}
	if year.KPIs[i].Unit == "" {
		return ""
	}
	return printed + year.KPIs[i].Unit + bound
}

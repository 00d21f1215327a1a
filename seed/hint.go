package seed

import (
	"strconv"
	"strings"

	"scorecard/model"
)

// hint is what was probably meant by the value of a problem; empty when nothing
// is close enough.
func hint(p model.Problem, year *model.Year) string {
	switch p.Kind {
	case model.NotOneOf, model.UnknownFieldName, model.WrongType:
		return closest(p.Value, strings.Split(p.Want, ", "))
	case model.UnknownCode:
		return closest(p.Value, codesOf(year, p.Want))
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

// closest is the one of the candidates that differs least, if by few letters
// enough to be a slip.
func closest(value string, candidates []string) string {
	const longest = 60
	folded := []rune(fold(value))
	best, least := "", len(folded)/3+1
	if len(folded) < 2 || len(folded) > longest {
		return ""
	}
	for _, candidate := range candidates[:min(len(candidates), mostCandidates)] {
		other := []rune(fold(candidate))
		if len(other) < 2 || len(other) > longest {
			continue
		}
		if d := distance(folded, other); d < least && candidate != value {
			best, least = candidate, d
		}
	}
	return best
}

// distance counts the letters to put in, take out, change or swap with the next
// one, to make one word of the other.
func distance(a, b []rune) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			change := above[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}

// codesOf lists the codes of one of a year's lists.
func codesOf(y *model.Year, list string) []string {
	var codes []string
	if y == nil {
		return nil
	}
	switch list {
	case "documents":
		codes = each(y.Documents, func(d model.Document) string { return d.Code })
	case "fields":
		codes = each(y.Fields, func(f model.Field) string { return f.Code })
	case "groups":
		codes = each(y.Groups, func(g model.Group) string { return g.Code })
	case "categories":
		codes = each(y.Categories, func(c model.Category) string { return c.Code })
	case "themes":
		codes = each(y.Themes, func(c model.Theme) string { return c.Code })
	case "kpis":
		codes = each(y.KPIs, func(k model.KPI) string { return k.Code })
	case "initiatives":
		codes = each(y.Initiatives, func(i model.Initiative) string { return i.Code })
	case "staff_groups":
		if y.Staffing != nil {
			codes = each(y.Staffing.Groups, func(g model.GroupStaffing) string { return g.Group })
		}
	case "teams":
		codes = teamCodes(y.Staffing)
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
	words := strings.FieldsFunc(strings.ToLower(codeFrom(value)), func(r rune) bool {
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

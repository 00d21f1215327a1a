package model

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

var yearPattern = regexp.MustCompile(`^(?:(R|令和)(元|[0-9]{1,3})|(?:FY)?([0-9]{4}))(?:年度|年)?$`)

// ParseYear reads a fiscal year as people write it: 2024, FY2024, R6, 令和6,
// 令和6年度. Full-width forms count as their half-width ones.
func ParseYear(s string) (int, bool) {
	match := yearPattern.FindStringSubmatch(strings.ToUpper(norm.NFKC.String(strings.TrimSpace(s))))
	if match == nil {
		return 0, false
	}
	if match[1] == "" {
		year, _ := strconv.Atoi(match[3])
		return year, year > 0
	}
	if match[2] == "元" {
		return reiwaBefore + 1, true
	}
	era, _ := strconv.Atoi(match[2])
	if era == 0 {
		return 0, false
	}
	return reiwaBefore + era, true
}

// FindKPI finds KPIs of the shown year by user input: the code, or a group
// with a printed number such as "health 1", "保健①" or "保健 1". More than one
// result means that the input is ambiguous.
func (c *Scorecard) FindKPI(words ...string) []*KPI {
	asked := Fold(strings.Join(words, ""))
	var found []*KPI
	for i := range c.Year.KPIs {
		k := &c.Year.KPIs[i]
		if asked == Fold(k.Code) {
			return []*KPI{k}
		}
		if group := c.Group(k.Group); group != nil && numbered(asked, group, k.Number) {
			found = append(found, k)
		}
	}
	return found
}

func numbered(asked string, group *Group, number string) bool {
	for _, name := range []string{group.Code, group.Name.JA, group.Name.EN, group.Short.JA, group.Short.EN} {
		if asked == Fold(name+number) {
			return true
		}
	}
	return false
}

// Fold removes differences of width, case and circled digits, and spaces, for
// comparison.
func Fold(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(s))), "")
}

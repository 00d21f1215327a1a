package input

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"scorecard/model"
)

// MaxProblems bounds the report on a file that is no year at all.
const MaxProblems = 1000

// Capped are the first MaxProblems of the problems.
func Capped(problems model.Problems) model.Problems {
	return problems[:min(len(problems), MaxProblems)]
}

// Cut makes what a problem quotes fit for a message: a whole paragraph would
// bury it, and a terminal might obey a control character.
func Cut(value string) string {
	const most = 80
	value = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, value)
	runes := 0
	for i := range value {
		if runes == most {
			return value[:i] + "…"
		}
		runes++
	}
	return value
}

// Merge adds the later problems that do not merely follow from the earlier
// ones: about the same place, or about a code of a list that has a problem of
// its own.
func Merge(earlier, later model.Problems) model.Problems {
	broken := BrokenLists(earlier)
	merged := earlier
	for _, problem := range later {
		if problem.Kind == model.UnknownCode && broken[problem.Want] {
			continue
		}
		if !slices.ContainsFunc(earlier, func(e model.Problem) bool { return Related(e.Field, problem.Field) }) {
			merged = append(merged, problem)
		}
	}
	return merged
}

// BrokenLists names the lists whose codes could not all be read.
func BrokenLists(problems model.Problems) map[string]bool {
	broken := map[string]bool{}
	for _, problem := range problems {
		list, rest, _ := strings.Cut(problem.Field, "[")
		_, inside, _ := strings.Cut(rest, "]")
		if inside == "" || inside == ".code" {
			broken[list] = true
		}
	}
	return broken
}

// Related reports whether one path is the other or lies within it.
func Related(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	rest, inside := strings.CutPrefix(b, a)
	return inside && (rest == "" || a == "" || rest[0] == '.' || rest[0] == '[')
}

// Width is about how many columns a text takes in an editor or a spreadsheet.
// No text is laid out by it.
func Width(s string) int {
	wide := 0
	for _, r := range s {
		if r > unicode.MaxLatin1 {
			wide++
		}
	}
	return utf8.RuneCountInString(s) + wide
}

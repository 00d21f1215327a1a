package text

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Wrap breaks cleaned text into lines of at most n columns. A line feed ends a
// line; the result has at least one, empty for an empty text.
//
// Lines break where UAX #14 allows it and Japanese rules agree: none starts
// with closing punctuation, a small kana or a long-vowel mark, none ends with
// an opening bracket, and a figure is not separated from its sign, unit and
// date. In a line too narrow for that, the rule about figures is dropped
// first, then the one about words, and last the one about punctuation; a
// character and its marks are never separated. A row of short facts with two
// spaces between them breaks there.
//
// Spaces at a break are removed; otherwise the joined lines equal the text. A
// wide character in a line of one column becomes a space, and with n below one
// there are no lines.
func Wrap(s string, n int) []string {
	if n < 1 {
		return nil
	}
	var lines []string
	for paragraph := range strings.SplitSeq(s, "\n") {
		if Width(paragraph) <= n {
			lines = append(lines, paragraph)
			continue
		}
		lines = wrapParagraph(lines, paragraph, n)
	}
	return lines
}

// breakCost ranks the positions to break a line; the cheapest that fits is
// used.
type breakCost uint8

const (
	allowed         breakCost = iota // the rules allow it
	splitsFigure                     // splits a figure from its unit
	splitsWord                       // no opportunity by UAX #14
	violatesKinsoku                  // punctuation would wrongly start or end a line
)

// atom is one user-perceived character of a paragraph.
type atom struct {
	start, end int // byte offsets
	columns    int
	r          rune // without its marks
	space      bool
	after      breakCost // of a break after it
}

func wrapParagraph(lines []string, s string, n int) []string {
	atoms := rankBreaks(s, split(s))
	if isRowOfFacts(s) {
		keepFacts(atoms)
	}
	for i := 0; i < len(atoms); {
		next := lineEnd(atoms, i, n)
		lines = append(lines, line(s, atoms[i:next], n))
		i = next
	}
	return lines
}

const (
	betweenFacts = "  "
	longestFact  = 24 // columns; anything longer is prose
)

func isRowOfFacts(s string) bool {
	facts := 0
	for fact := range strings.SplitSeq(s, betweenFacts) {
		if Width(fact) > longestFact {
			return false
		}
		facts++
	}
	return facts > 2
}

// keepFacts makes breaks within a fact more expensive than those between two.
func keepFacts(atoms []atom) {
	for i := range atoms {
		between := i > 0 && atoms[i].space && atoms[i-1].space
		if atoms[i].after == allowed && !between {
			atoms[i].after = splitsFigure
		}
	}
}

// lineEnd is the index of the atom that begins the line after the one that
// begins with atoms[i].
func lineEnd(atoms []atom, i, n int) int {
	best, cost, columns := i+1, violatesKinsoku+1, 0
	for k := i; k < len(atoms); k++ {
		columns += atoms[k].columns
		if columns > n && !atoms[k].space && k > i {
			return best
		}
		if atoms[k].after <= cost {
			best, cost = k+1, atoms[k].after
		}
	}
	return len(atoms)
}

// line is the text of a line without the spaces at its end.
func line(s string, atoms []atom, n int) string {
	last := len(atoms)
	for last > 0 && atoms[last-1].space {
		last--
	}
	if last == 0 {
		return ""
	}
	if atoms[0].columns > n {
		return spaces(n)
	}
	return s[atoms[0].start:atoms[last-1].end]
}

func split(s string) []atom {
	atoms := make([]atom, 0, len(s)/2+1)
	for i := 0; i < len(s); {
		size, columns := cluster(s[i:])
		a := atom{start: i, end: i + size, columns: columns}
		a.r, _ = utf8.DecodeRuneInString(s[i:])
		a.space = a.r == ' ' || a.r == '\u3000'
		atoms = append(atoms, a)
		i += size
	}
	return atoms
}

// rankBreaks sets the cost of a break after each atom.
func rankBreaks(s string, atoms []atom) []atom {
	for i := range atoms {
		atoms[i].after = splitsWord
	}
	i, state := 0, -1
	for rest := s; rest != ""; {
		rest, state = nextOpportunity(rest, state)
		end := len(s) - len(rest)
		for atoms[i].end < end {
			i++
		}
		if atoms[i].end == end { // an opportunity inside a character does not count
			atoms[i].after = allowed
		}
	}
	for i := range atoms[:len(atoms)-1] {
		atoms[i].after = rankBreak(s, atoms, i)
	}
	return atoms
}

// nextOpportunity is what follows the next place where UAX #14 lets a text break,
// and the state to go on from. Between two letters that break freely there is
// always one, whatever stands before and after them: most of Japanese text need not
// be looked up.
func nextOpportunity(s string, state int) (rest string, next int) {
	a, size := utf8.DecodeRuneInString(s)
	if b, _ := utf8.DecodeRuneInString(s[size:]); breaksFreely(a) && breaksFreely(b) {
		return s[size:], -1
	}
	_, rest, _, next = uniseg.FirstLineSegmentInString(s, state)
	return rest, next
}

// breaksFreely holds for letters of the class ID of UAX #14: the common ideographs
// and the kana that are not small.
func breaksFreely(r rune) bool {
	switch {
	case r >= 0x4e00 && r <= 0x9fff:
		return true
	case r >= 'あ' && r <= 'ん', r >= 'ア' && r <= 'ヲ':
		return mayStartLine(r)
	}
	return false
}

func rankBreak(s string, atoms []atom, i int) breakCost {
	a, b := atoms[i], atoms[i+1]
	switch {
	case b.space:
		return violatesKinsoku // a space stays with the text before it
	case !mayStartLine(b.r) || !mayEndLine(lastVisible(atoms[:i+1])):
		return violatesKinsoku
	case a.after == splitsWord:
		return splitsWord
	case inFigure(s, atoms, i):
		return splitsFigure
	}
	return allowed
}

// lastVisible is the last character of a line without the spaces at its end.
func lastVisible(atoms []atom) rune {
	i := len(atoms) - 1
	for i > 0 && atoms[i].space {
		i--
	}
	return atoms[i].r
}

package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Width is the width of cleaned text in columns. Wide and full-width
// characters count two, combining marks zero, all others one, East Asian
// Ambiguous ones included.
func Width(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if b := s[i]; b < utf8.RuneSelf {
			n += asciiWidth(b)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		n += wideWidth(r)
		i += size
	}
	return n
}

func asciiWidth(b byte) int {
	if b >= 0x20 && b != 0x7f {
		return 1
	}
	return 0
}

// wideWidth is the width of a rune outside ASCII. The ranges of Japanese text
// are tested first, because the lookup in the last line is slower than all of
// them.
func wideWidth(r rune) int {
	switch {
	case isPlainJapanese(r):
		return 2
	case r >= 0x2500 && r <= 0x25ef, r >= 0x2460 && r <= 0x24ff, r >= 0x2190 && r <= 0x21ff:
		return 1
	case r < 0xa0:
		return 0
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// isPlainJapanese reports kana, CJK punctuation, unified ideographs and
// full-width ASCII: two columns wide, kept by cleaning, and never changed by
// normalisation whatever their neighbours.
func isPlainJapanese(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || // ideographs
		r >= 0x3041 && r <= 0x3096 || r >= 0x309b && r <= 0x30ff || // kana without the two combining marks
		r >= 0x3000 && r <= 0x3029 || // punctuation and the ideographic space
		r >= 0xff01 && r <= 0xff5e // full-width ASCII
}

// cluster measures the first user-perceived character of a non-empty text: a
// character and its marks. Cleaned text has no other clusters.
func cluster(s string) (size, columns int) {
	if len(s) == 1 || s[0] < utf8.RuneSelf && s[1] < utf8.RuneSelf && s[1] >= 0x20 {
		return 1, asciiWidth(s[0])
	}
	r, size := utf8.DecodeRuneInString(s)
	columns = runeWidth(r)
	for size < len(s) {
		r, n := utf8.DecodeRuneInString(s[size:])
		if r == '\n' || runeWidth(r) != 0 {
			break
		}
		size += n
	}
	return size, columns
}

func runeWidth(r rune) int {
	if r < utf8.RuneSelf {
		return asciiWidth(byte(r))
	}
	return wideWidth(r)
}

// Cut is the longest prefix of cleaned text that is at most n columns wide. It
// is one column short where a wide character crosses the edge.
func Cut(s string, n int) string {
	s, _ = cut(s, n)
	return s
}

// cut is Cut; it also returns the width of the result.
func cut(s string, n int) (beginning string, columns int) {
	if n <= 0 {
		return "", 0
	}
	for i := 0; i < len(s); {
		size, more := cluster(s[i:])
		if columns+more > n {
			return s[:i], columns
		}
		columns += more
		i += size
	}
	return s, columns
}

// CutLeft is cleaned text without its first n columns. Where a wide character
// crosses the edge, a space replaces its remaining half, so that what follows
// keeps its column.
func CutLeft(s string, n int) string {
	if n <= 0 {
		return s
	}
	for i := 0; i < len(s); {
		size, columns := cluster(s[i:])
		i += size
		n -= columns
		if n < 0 {
			return spaces(-n) + s[i:]
		}
		if n == 0 {
			return s[i:]
		}
	}
	return ""
}

// Window is the part of cleaned text that is visible in n columns after
// scrolling right by from columns. It is exactly n columns wide: half a wide
// character at either edge is a space, and so is what is past the end. A
// negative from is zero.
func Window(s string, from, n int) string {
	if n <= 0 {
		return ""
	}
	s, columns := cut(CutLeft(s, from), n)
	return s + spaces(n-columns)
}

const blank = "                                                                                "

func spaces(n int) string {
	switch {
	case n <= 0:
		return ""
	case n <= len(blank):
		return blank[:n]
	}
	return strings.Repeat(" ", n)
}

package text

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// substitutions are the substitutions of every printer.
var substitutions = map[rune]string{
	'\\':     "＼",                // Japanese fonts draw a backslash as a yen sign
	'\u3099': "゛", '\u309a': "゜", // voicing marks on characters without a voiced form
	'⸺': "――", '⸻': "―――",
	'〰': "〜", '㊗': "(祝)", '㊙': "(秘)",
	'\u2800': " ", // an empty braille cell
}

// isSwapped reports whether every printer replaces r by something other than
// 〓.
func isSwapped(r rune) bool {
	if isHalfWidthKana(r) || isRegionalIndicator(r) {
		return true
	}
	_, ok := substitutions[r]
	return ok
}

func isHalfWidthKana(r rune) bool { return r >= 0xff61 && r <= 0xff9f }

// isRegionalIndicator reports the letters that in pairs form a flag, which
// terminals draw in two, three or four columns.
func isRegionalIndicator(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

// substitute returns the replacement for a rune of class swap; rest is the
// text after it. The result may need another round of cleaning.
func (p Printer) substitute(r rune, rest string) string {
	switch {
	case isHalfWidthKana(r):
		// The voicing marks widen to combining ones, which compose.
		return width.Widen.String(string(r))
	case isRegionalIndicator(r):
		return string('A' + r - 0x1f1e6)
	}
	if s, ok := substitutions[r]; ok {
		return s
	}
	return replaceAmbiguous(r, rest)
}

// replaceAmbiguous is the unambiguous likeness of an ambiguous character. The marks of a
// four-step grade (◎○△×) stay four different marks.
func replaceAmbiguous(r rune, rest string) string {
	if (r == '▲' || r == '△') && startsFigure(rest) {
		return "-"
	}
	if s, ok := safeSubstitutions[r]; ok {
		return s
	}
	if s := enclosed(r); s != "" {
		return s
	}
	if s := lineLikeness(r); s != "" {
		return s
	}
	if s := norm.NFKD.String(string(r)); isUnambiguousAfterMarks(s) {
		return withoutMarks(s)
	}
	return geta
}

// startsFigure reports whether a figure follows immediately: in Japanese
// accounts a triangle before it is a minus sign.
func startsFigure(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Cf, r) || unicode.In(r, invisible...) {
			continue
		}
		return unicode.Is(unicode.Nd, r) || r == '¥' || r == '￥'
	}
	return false
}

// enclosed spells a number or letter in a circle or in parentheses.
func enclosed(r rune) string {
	number := func(n rune) string { return "(" + strconv.Itoa(int(n)) + ")" }
	switch {
	case r >= '❶' && r <= '❿':
		return number(r - '❶' + 1)
	case r >= '⓫' && r <= '⓴':
		return number(r - '⓫' + 11)
	case r >= '⓵' && r <= '⓾':
		return number(r - '⓵' + 1)
	case r == '⓿':
		return number(0)
	case r >= 0x3248 && r <= 0x324f:
		return number((r - 0x3248 + 1) * 10)
	case r >= 0x1f150 && r <= 0x1f169:
		return "(" + string('A'+r-0x1f150) + ")"
	case r >= 0x1f130 && r <= 0x1f149:
		return "(" + string('A'+r-0x1f130) + ")"
	case r >= 0x1f170 && r <= 0x1f189:
		return "(" + string('A'+r-0x1f170) + ")"
	case r >= 0x2460 && r <= 0x24ff || r >= 0x1f100 && r <= 0x1f129:
		return "(" + strings.Trim(norm.NFKC.String(string(r)), "().,") + ")"
	}
	return ""
}

// lineLikeness draws box lines and blocks in ASCII.
func lineLikeness(r rune) string {
	switch {
	case strings.ContainsRune("─━┄┅┈┉╌╍═╴╶╸╺╼╾", r):
		return "-"
	case strings.ContainsRune("│┃┆┇┊┋╎╏║╵╷╹╻╽╿", r):
		return "|"
	case r == '╱':
		return "/"
	case r >= 0x2500 && r <= 0x257f:
		return "+"
	case r >= 0x2580 && r <= 0x259f:
		return "#"
	}
	return ""
}

func isUnambiguousAfterMarks(s string) bool {
	kept := 0
	for _, r := range s {
		if unicode.Is(unicode.M, r) {
			continue
		}
		if (Printer{}).classify(r) != keep && r != '\u2044' {
			return false
		}
		kept++
	}
	return kept > 0
}

func withoutMarks(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.M, r):
			return -1
		case r == '\u2044': // the fraction slash of ½
			return '/'
		}
		return r
	}, s)
}

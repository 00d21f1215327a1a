package text

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// geta (〓) replaces what can't be shown, as in Japanese print. It is wide
// everywhere, while U+FFFD is itself ambiguous.
const geta = "〓"

// maxMarks is how many combining marks a character keeps.
const maxMarks = 2

// Clean makes stored or foreign text displayable on one line. Whatever the
// input, valid UTF-8 or not, the result contains no control character, nothing
// invisible and nothing that changes direction, and every function of this
// package and every width library agrees on its width.
//
// Invalid bytes, control characters, private use, unassigned characters, and
// characters whose width or order terminals dispute become 〓. Tabs, newlines
// and all spaces but the ideographic one become a space. Format characters,
// variation selectors and fillers are dropped. Half-width kana become
// full-width, a backslash becomes ＼, a character keeps at most two combining
// marks, and the result is in normal form C. A safe printer also replaces
// every East Asian Ambiguous character by a similar one, or by 〓.
//
// Clean is idempotent. Clean text is returned as is, and without an allocation
// unless it contains combining marks.
func (p Printer) Clean(s string) string {
	// Dropping or replacing a character can join two that compose. The second
	// round settles all but voicing marks, and the third those; the limit
	// guarantees that no input can hang the program.
	for range 5 {
		if p.isClean(s) {
			return s
		}
		s = p.rewrite(norm.NFC.String(s))
	}
	return s
}

// CleanLines is [Printer.Clean] for text of several paragraphs: line feeds
// between them are kept, and carriage returns, CRLF, U+2028 and U+2029 become
// line feeds. Indentation and empty paragraphs are kept.
func (p Printer) CleanLines(s string) string {
	if p.isClean(s) {
		return s
	}
	s = paragraphEnds.Replace(s)
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = p.Clean(line)
	}
	return strings.Join(lines, "\n")
}

var paragraphEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

// isClean reports whether Clean would change nothing.
func (p Printer) isClean(s string) bool {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf && keepsASCII(s[i]) {
		i++
	}
	if i == len(s) {
		return true
	}
	inert, ok := p.scan(s)
	return ok && (inert || norm.NFC.QuickSpanString(s) == len(s) || norm.NFC.IsNormalString(s))
}

// scan reports whether cleaning keeps every rune, and whether none of them can
// compose with another.
func (p Printer) scan(s string) (inert, ok bool) {
	inert = true
	marks, base := 0, false
	for _, r := range s {
		if r < utf8.RuneSelf && keepsASCII(byte(r)) || isPlainJapanese(r) {
			marks, base = 0, r != ' ' && r != '\u3000'
			continue
		}
		inert = inert && isInert(r)
		switch p.classify(r) {
		case keep:
			marks, base = 0, true
		case mark:
			if marks++; marks > maxMarks || !base {
				return false, false
			}
		default:
			return false, false
		}
	}
	return inert, true
}

// isInert reports symbols of ordinary text that normalisation changes only
// when a combining mark follows.
func isInert(r rune) bool {
	return r >= 0xa1 && r <= 0xff || r >= 0x2010 && r <= 0x205e || r >= 0x2150 && r <= 0x2188 ||
		r >= 0x2190 && r <= 0x2328 || r >= 0x2460 && r <= 0x27ff || r >= 0x3200 && r <= 0x33ff ||
		r >= 0x1f300 && r <= 0x1faff
}

func keepsASCII(b byte) bool { return b >= 0x20 && b < 0x7f && b != '\\' }

// rewrite does one pass of cleaning over text in normal form C.
func (p Printer) rewrite(s string) string {
	var out rewriter
	out.Grow(len(s) + len(s)/4)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if strings.HasPrefix(s[i:], "\r\n") {
			size = 2
		}
		switch p.classify(r) {
		case keep:
			out.add(s[i:i+size], false)
		case mark:
			out.mark(s[i : i+size])
		case space:
			out.add(" ", false)
		case hide:
			out.add(geta, false)
		case swap:
			out.add(p.substitute(r, s[i+size:]), true)
		case drop:
		}
		i += size
	}
	return out.String()
}

// rewriter collects cleaned characters.
type rewriter struct {
	strings.Builder
	marks   int  // on the last character
	base    bool // the last character can carry a mark
	swapped bool // the last character is a substitution
	digit   bool // the last character is an ASCII digit
}

// add writes one character or a substitution. A space separates a digit of a
// substitution from adjacent digits: 3½ is not 31/2.
func (w *rewriter) add(s string, swapped bool) {
	if s == "" {
		return
	}
	if w.digit && isASCIIDigit(s[0]) && (swapped || w.swapped) {
		w.WriteByte(' ')
	}
	w.WriteString(s)
	w.marks, w.base = 0, s != " " && s != "\u3000"
	w.swapped, w.digit = swapped, isASCIIDigit(s[len(s)-1])
}

// mark writes a combining mark if it follows a character that can have it and
// is not one too many.
func (w *rewriter) mark(s string) {
	if w.marks++; w.base && w.marks <= maxMarks {
		w.WriteString(s)
	}
}

func isASCIIDigit(b byte) bool { return b >= '0' && b <= '9' }

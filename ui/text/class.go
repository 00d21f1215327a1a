package text

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/width"
)

// class is how a rune is cleaned.
type class uint8

const (
	keep  class = iota
	mark        // a combining mark: kept on a character, up to maxMarks
	drop        // invisible
	space       // becomes a space
	hide        // becomes 〓
	swap        // replaced by substitute's result
)

// invisible characters have no glyph. Emoji modifiers only colour the emoji
// before them, and terminals differ on whether they occupy cells.
var invisible = []*unicode.RangeTable{
	unicode.Me, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point, emojiModifier,
}

var emojiModifier = &unicode.RangeTable{R32: []unicode.Range32{{Lo: 0x1f3fb, Hi: 0x1f3ff, Stride: 1}}}

// markScripts are the scripts whose combining marks stack on one cell. In the
// others (Indic above all) a mark can reorder or join its neighbours, and
// libraries differ on the width of the result.
var markScripts = []*unicode.RangeTable{unicode.Inherited, unicode.Cyrillic, unicode.Thai, unicode.Lao}

// disputed characters have a different width in different versions of Unicode,
// or one that depends on their neighbours.
var disputed = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0d4e, Hi: 0x0d4e, Stride: 1}, // a letter that joins the next one
		{Lo: 0x0e33, Hi: 0x0e33, Stride: 1}, // Thai and Lao vowels that join the letter before
		{Lo: 0x0eb3, Hi: 0x0eb3, Stride: 1},
		{Lo: 0x1100, Hi: 0x11ff, Stride: 1}, // Hangul letters left after composition
		{Lo: 0x2630, Hi: 0x2637, Stride: 1}, // trigrams, wide since Unicode 16
		{Lo: 0x268a, Hi: 0x268f, Stride: 1},
		{Lo: 0x303d, Hi: 0x303d, Stride: 1}, // wide, but an emoji shown as text
		{Lo: 0x4dc0, Hi: 0x4dff, Stride: 1}, // hexagrams, wide since Unicode 16
		{Lo: 0xa960, Hi: 0xa97c, Stride: 1},
		{Lo: 0xd7b0, Hi: 0xd7fb, Stride: 1},
		{Lo: 0xfffc, Hi: 0xfffd, Stride: 1}, // object and character replacement
	},
	R32: []unicode.Range32{
		{Lo: 0x111c2, Hi: 0x111c3, Stride: 1}, // letters that join the next one
		{Lo: 0x1193f, Hi: 0x1193f, Stride: 1},
		{Lo: 0x11941, Hi: 0x11941, Stride: 1},
		{Lo: 0x11a3a, Hi: 0x11a3a, Stride: 1},
		{Lo: 0x11a84, Hi: 0x11a89, Stride: 1},
		{Lo: 0x11d46, Hi: 0x11d46, Stride: 1},
		{Lo: 0x11f02, Hi: 0x11f02, Stride: 1},
		{Lo: 0x1d300, Hi: 0x1d376, Stride: 1}, // Tai Xuan Jing and rods, wide since Unicode 16
		{Lo: 0x1f202, Hi: 0x1f202, Stride: 1}, // wide, but emoji shown as text
		{Lo: 0x1f237, Hi: 0x1f237, Stride: 1},
		{Lo: 0x1f260, Hi: 0x1f265, Stride: 1},
	},
}

// classify decides how a rune is cleaned. Invalid bytes arrive as
// [utf8.RuneError], which is disputed.
func (p Printer) classify(r rune) class {
	switch {
	case r < utf8.RuneSelf && keepsASCII(byte(r)) || isPlainJapanese(r):
		return keep
	case r == '\t' || r == '\n' || r == '\r' || unicode.Is(unicode.Z, r):
		return space
	case unicode.Is(unicode.Cf, r):
		return drop
	case !strconv.IsPrint(r): // controls, private use, unassigned
		return hide
	case unicode.In(r, invisible...):
		return drop
	case isSwapped(r):
		return swap
	case unicode.Is(unicode.M, r):
		return p.classifyMark(r)
	case unicode.Is(disputed, r) || isRightToLeft(r):
		return hide
	case p.safe() && isAmbiguous(r):
		return swap
	}
	return keep
}

func (p Printer) classifyMark(r rune) class {
	switch {
	case !unicode.Is(unicode.Mn, r) || !unicode.In(r, markScripts...):
		return hide
	case width.LookupRune(r).Kind() == width.EastAsianWide:
		return hide
	case p.bare || p.safe() && isAmbiguous(r):
		return drop
	}
	return mark
}

// isAmbiguous reports whether the width depends on the terminal (East Asian
// Ambiguous).
func isAmbiguous(r rune) bool {
	return width.LookupRune(r).Kind() == width.EastAsianAmbiguous
}

// isRightToLeft reports letters of Arabic, Hebrew and similar scripts. Some
// terminals lay out a row with them in visual order, which moves the figures
// between two of them to other columns.
func isRightToLeft(r rune) bool {
	properties, _ := bidi.LookupRune(r)
	class := properties.Class()
	return class == bidi.R || class == bidi.AL
}

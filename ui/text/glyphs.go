// Package text is the one authority on text in terminal cells: its width, and
// how it is cleaned, cut, padded and wrapped. No other package uses a width
// library.
//
// East Asian Ambiguous characters (①, ※, →, and all box lines) are one or two
// columns wide, depending on the terminal's settings. So text is processed in
// two steps. Where it enters the view, [Printer.Clean] turns stored text into
// displayable text in which every character has an undisputed width: in safe
// mode it contains no ambiguous character, in rich mode the terminal is known
// to draw them one column wide. From then on all functions here expect cleaned
// text, count an ambiguous character as one column, and agree with each other.
// Stored text is never altered, and an edit changes the stored value.
//
// Styled text is out of scope: an escape sequence would be counted as visible
// characters. Callers cut, pad and wrap plain text and style the result.
//
// Nothing here depends on the locale or the environment. Widths follow Unicode
// Standard Annex #11, line breaks Annex #14 with the Japanese line breaking
// rules (kinsoku) of JIS X 4051 on top.
package text

import "strconv"

// Glyphs is everything that the program draws except text: one value, built by
// [Rich] or [Safe] and passed down. Widths differ between the two sets (an
// ellipsis is one column or three), so measure a glyph with [Width].
type Glyphs struct {
	Safe bool // no East Asian Ambiguous character may be sent to the terminal

	// Lines and boxes; one column each.
	Rule, HeavyRule, Separator                 string
	TopLeft, TopRight, BottomLeft, BottomRight string
	Cross, TeeUp, TeeDown, TeeLeft, TeeRight   string

	// Marks.
	Ellipsis              string // replaces text that was cut off
	Up, Down, Left, Right string // arrows; Right also joins a value to the next
	Selection             string // before the selected row, one column
	Bullet                string // before a list item
	Dot                   string // between two short facts on a line
	Check, Fail           string // met, missed; one column
	Warning               string // something to look at; one column
	NotEqual, PlusMinus   string
	Increase, Decrease    string // change of a rank; one column
	Held                  string // no change of a rank; one column
	MoreLeft, MoreRight   string // a row continues sideways; one column
	Missing               string // a cell without a value; one column

	// Bars: cells of one column, distinguishable without colour.
	BarFull, BarHalf, BarLow, BarEmpty string
	ScrollThumb, ScrollTrack           string
	Chart                              ChartGlyphs

	// The help line.
	HelpSeparator               string // between two keys on one line, spaces included
	HelpColumnGap               string // between the columns of the full help
	KeyUpDown, KeyLeftRight     string
	KeyUp, KeyDown              string
	KeyLeft, KeyRight, KeyEnter string
}

// Rich is the glyph set for a terminal that was measured to draw ambiguous
// characters one column wide.
func Rich() Glyphs {
	return Glyphs{
		Rule: "─", HeavyRule: "━", Separator: "│",
		TopLeft: "┌", TopRight: "┐", BottomLeft: "└", BottomRight: "┘",
		Cross: "┼", TeeUp: "┴", TeeDown: "┬", TeeLeft: "┤", TeeRight: "├",
		Ellipsis: "…", Up: "↑", Down: "↓", Left: "←", Right: "→",
		Selection: ">", Bullet: "•", Dot: "·",
		Check: "✓", Fail: "×", Warning: "!", NotEqual: "≠", PlusMinus: "±",
		Increase: "↑", Decrease: "↓", Held: "=",
		MoreLeft: "‹", MoreRight: "›", Missing: "-",
		BarFull: "█", BarHalf: "▓", BarLow: "▒", BarEmpty: "░",
		ScrollThumb: "█", ScrollTrack: "│", Chart: richCharts(),
		HelpSeparator: "  ", HelpColumnGap: "    ",
		KeyUpDown: "↑↓", KeyLeftRight: "←→", KeyUp: "↑", KeyDown: "↓",
		KeyLeft: "←", KeyRight: "→", KeyEnter: "Enter",
	}
}

// Safe is the glyph set for every other terminal: ASCII alone, and never a
// backslash, which Japanese fonts draw as a yen sign.
func Safe() Glyphs {
	return Glyphs{
		Safe: true,
		Rule: "-", HeavyRule: "=", Separator: "|",
		TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
		Cross: "+", TeeUp: "+", TeeDown: "+", TeeLeft: "+", TeeRight: "+",
		Ellipsis: "...", Up: "^", Down: "v", Left: "<-", Right: "->",
		Selection: ">", Bullet: "*", Dot: "-",
		Check: "o", Fail: "x", Warning: "!", NotEqual: "!=", PlusMinus: "+-",
		Increase: "^", Decrease: "v", Held: "=",
		MoreLeft: "<", MoreRight: ">", Missing: "-",
		BarFull: "#", BarHalf: "=", BarLow: "-", BarEmpty: ".",
		ScrollThumb: "#", ScrollTrack: "|", Chart: safeCharts(),
		HelpSeparator: "  ", HelpColumnGap: "    ",
		KeyUpDown: "Up/Down", KeyLeftRight: "Left/Right", KeyUp: "Up", KeyDown: "Down",
		KeyLeft: "Left", KeyRight: "Right", KeyEnter: "Enter",
	}
}

// Number is n as an item number: ① to ⑳ where the set has them, else (n).
func (g Glyphs) Number(n int) string {
	if !g.Safe && n >= 1 && n <= 20 {
		return string('①' + rune(n-1))
	}
	return "(" + strconv.Itoa(n) + ")"
}

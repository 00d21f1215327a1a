package theme

import (
	"image/color"

	"github.com/charmbracelet/x/ansi"

	"scorecard/ui/view"
)

// colours is the colours for one background. Text has a contrast of 4.5:1 or more
// on that background and on the selected row; so have the badges' letters on
// their badges.
type colours struct {
	text, dim, good, bad, warn, expected color.RGBA
	selection, selectionText             color.RGBA
	accent, rule                         color.RGBA
	best, middle, worst                  badge
}

// badge is the colours of a rating. The three backgrounds differ in hue by
// blue against orange and in lightness, so that they are distinguishable in
// every kind of colour-blindness (after the palette of Okabe and Ito).
type badge struct{ background, text color.RGBA }

func rgb(hex uint32) color.RGBA {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

var darkColours = colours{
	text: rgb(0xe6e6e6), dim: rgb(0xb0b0b0), good: rgb(0x6cc0f0), bad: rgb(0xf2a93b), warn: rgb(0xf0e442), expected: rgb(0x8fd9bd),
	selection: rgb(0x26405c), selectionText: rgb(0xffffff), accent: rgb(0x6cc0f0), rule: rgb(0x767676),
	best:   badge{rgb(0x0072b2), rgb(0xffffff)},
	middle: badge{rgb(0xa9d8f5), rgb(0x000000)},
	worst:  badge{rgb(0xe69f00), rgb(0x000000)},
}

var lightColours = colours{
	text: rgb(0x1a1a1a), dim: rgb(0x595959), good: rgb(0x00558a), bad: rgb(0x8f4300), warn: rgb(0x6b5000), expected: rgb(0x005f6b),
	selection: rgb(0xd6e8f8), selectionText: rgb(0x000000), accent: rgb(0x00558a), rule: rgb(0x8a8a8a),
	best:   badge{rgb(0x0072b2), rgb(0xffffff)},
	middle: badge{rgb(0xa9d8f5), rgb(0x000000)},
	worst:  badge{rgb(0xe69f00), rgb(0x000000)},
}

// The same in colours of the 256-colour palette: the nearest match that a
// library computes can be too similar to another colour, or too dark.
var (
	darkColours256 = colours{
		text: rgb(0xe4e4e4), dim: rgb(0xb2b2b2), good: rgb(0x5fafff), bad: rgb(0xffaf00), warn: rgb(0xffff5f), expected: rgb(0x87d7d7),
		selection: rgb(0x3a3a3a), selectionText: rgb(0xffffff), accent: rgb(0x5fafff), rule: rgb(0x767676),
		best:   badge{rgb(0x005faf), rgb(0xffffff)},
		middle: badge{rgb(0xafd7ff), rgb(0x000000)},
		worst:  badge{rgb(0xd7af00), rgb(0x000000)},
	}
	lightColours256 = colours{
		text: rgb(0x1c1c1c), dim: rgb(0x585858), good: rgb(0x005f87), bad: rgb(0x875f00), warn: rgb(0x5f5f00), expected: rgb(0x005f5f),
		selection: rgb(0xd7ffff), selectionText: rgb(0x000000), accent: rgb(0x005f87), rule: rgb(0x8a8a8a),
		best:   badge{rgb(0x005faf), rgb(0xffffff)},
		middle: badge{rgb(0xafd7ff), rgb(0x000000)},
		worst:  badge{rgb(0xd7af00), rgb(0x000000)},
	}
)

type palette struct {
	tones     [tones]look
	chrome    [parts]look
	selection look
}

// colourPalette leaves plain text in the terminal's default colour.
func colourPalette(i colours) palette {
	p := palette{selection: look{fg: i.selectionText, bg: i.selection, bold: true}}
	p.tones = [tones]look{
		view.Dim:         {fg: i.dim},
		view.Strong:      {bold: true},
		view.Good:        {fg: i.good},
		view.Bad:         {fg: i.bad},
		view.Warn:        {fg: i.warn, bold: true},
		view.GradeBest:   {fg: i.best.text, bg: i.best.background, bold: true},
		view.GradeMiddle: {fg: i.middle.text, bg: i.middle.background, bold: true},
		view.GradeWorst:  {fg: i.worst.text, bg: i.worst.background, bold: true},
		view.Achieved:    {fg: i.good, bold: true},
		view.Expected:    {fg: i.expected},
		view.Difficult:   {fg: i.bad, bold: true},
	}
	p.chrome = [parts]look{
		Title: {bold: true}, TabOn: {fg: i.selectionText, bg: i.selection, bold: true}, TabOff: {fg: i.dim},
		Rule: {fg: i.rule}, Header: {fg: i.dim}, Key: {fg: i.accent, bold: true}, KeyText: {fg: i.dim},
		Message: {fg: i.accent}, Alarm: {fg: i.bad, bold: true}, Field: {under: true}, FieldDim: {fg: i.dim},
	}
	return p
}

// ansiPalette uses only the sixteen colours every terminal has, by number, since
// the terminal chooses their appearance. On a light background few of them are
// legible, and grey is not. Black letters are never bold, as many terminals
// draw them grey then; the selected row is reversed as a whole except for its
// badges.
func ansiPalette(dark bool) palette {
	var good, bad, expected, warn, dim color.Color = ansi.BrightCyan, ansi.BrightYellow, ansi.BrightGreen, ansi.BrightYellow, ansi.White
	if !dark {
		good, bad, expected, warn, dim = ansi.Blue, ansi.Red, ansi.Blue, ansi.Magenta, nil
	}
	p := palette{selection: look{rev: true}}
	p.tones = [tones]look{
		view.Dim: {fg: dim}, view.Strong: {bold: true}, view.Good: {fg: good}, view.Bad: {fg: bad},
		view.Warn:        {fg: warn, bold: true},
		view.GradeBest:   {fg: ansi.BrightWhite, bg: ansi.Blue},
		view.GradeMiddle: {fg: ansi.Black, bg: ansi.Cyan},
		view.GradeWorst:  {fg: ansi.Black, bg: ansi.Yellow},
		view.Achieved:    {fg: good, bold: true}, view.Expected: {fg: expected}, view.Difficult: {fg: bad, bold: true},
	}
	p.chrome = [parts]look{
		Title: {bold: true}, TabOn: {rev: true, bold: true}, TabOff: {fg: dim}, Rule: {fg: dim}, Header: {fg: dim},
		Key: {bold: true}, KeyText: {fg: dim}, Message: {fg: good}, Alarm: {fg: bad, bold: true},
		Field: {under: true}, FieldDim: {fg: dim},
	}
	return p
}

// monoPalette distinguishes ratings by weight, underline and reverse video, in
// addition to their letters.
func monoPalette() palette {
	p := palette{selection: look{rev: true}}
	p.tones = [tones]look{
		view.Strong: {bold: true}, view.Bad: {bold: true}, view.Warn: {bold: true},
		view.GradeBest: {bold: true}, view.GradeMiddle: {}, view.GradeWorst: {bold: true, under: true},
		view.Achieved: {}, view.Expected: {}, view.Difficult: {bold: true},
	}
	p.chrome = [parts]look{
		Title: {bold: true}, TabOn: {rev: true}, Key: {bold: true}, Alarm: {bold: true}, Message: {}, Field: {under: true},
	}
	return p
}

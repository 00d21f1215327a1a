// Package theme is the program's one style value: the meaning of a piece of
// text (its tone) turned into terminal attributes for a background, a colour
// profile and a theme. It is built once and passed down; there are no globals.
//
// Ratings and verdicts are never distinguished by colour alone: the letter or
// the word is always shown. Good is blue and bad is orange, which people with
// any of the three common kinds of colour-blindness can distinguish, and the
// badges also differ in lightness.
package theme

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"scorecard/ui/view"
)

// Name is the name of a theme, for a flag.
type Name string

// The themes. Auto follows the terminal's background.
const (
	Auto  Name = "auto"
	Light Name = "light"
	Dark  Name = "dark"
	Mono  Name = "mono"
)

// Names lists the themes for a flag's help.
func Names() []string { return []string{string(Auto), string(Light), string(Dark), string(Mono)} }

// Style paints text. The zero Style paints nothing.
type Style struct {
	plain    [tones]string // the sequence that opens a tone
	selected [tones]string // the same on the selected row
	chrome   [parts]string
}

const (
	tones = int(view.Difficult) + 1
	reset = "\x1b[m"
)

// Part is a piece of the frame around the content.
type Part int

// The parts of the frame.
const (
	Title    Part = iota // the branch's name
	TabOn                // the tab, year or section in view
	TabOff               // the others
	Rule                 // lines between regions
	Header               // column titles
	Key                  // a key in the help line
	KeyText              // the key's function
	Message              // the result of the last action
	Alarm                // a failure
	Field                // a text field
	FieldDim             // a text field's prompt
	parts    = int(FieldDim) + 1
)

// Paint styles text by its tone.
func (s *Style) Paint(tone view.Tone, text string) string { return wrap(s.plain[tone], text) }

// PaintSelected styles text by its tone on the selected row.
func (s *Style) PaintSelected(tone view.Tone, text string) string {
	return wrap(s.selected[tone], text)
}

// Frame styles text as a part of the frame.
func (s *Style) Frame(part Part, text string) string { return wrap(s.chrome[part], text) }

func wrap(open, text string) string {
	if open == "" || text == "" {
		return text
	}
	return open + text + reset
}

// New builds the style for a background and a colour profile. With a profile
// without colours, or the mono theme, it uses weight, underline and reverse
// video only.
func New(name Name, dark bool, profile colorprofile.Profile) Style {
	switch {
	case name == Light:
		dark = false
	case name == Dark:
		dark = true
	}
	if profile <= colorprofile.NoTTY {
		return Style{}
	}
	p := paletteFor(name, dark, profile)
	var s Style
	for tone := range tones {
		s.plain[tone] = p.tones[tone].sequence(profile, nil)
		s.selected[tone] = p.tones[tone].sequence(profile, &p.selection)
	}
	for part := range parts {
		s.chrome[part] = p.chrome[part].sequence(profile, nil)
	}
	return s
}

func paletteFor(name Name, dark bool, profile colorprofile.Profile) palette {
	switch {
	case name == Mono || profile == colorprofile.ASCII:
		return monoPalette()
	case profile == colorprofile.ANSI:
		return ansiPalette(dark)
	case profile == colorprofile.ANSI256 && dark:
		return colourPalette(darkColours256)
	case profile == colorprofile.ANSI256:
		return colourPalette(lightColours256)
	case dark:
		return colourPalette(darkColours)
	default:
		return colourPalette(lightColours)
	}
}

// look is the attributes of one tone or part.
type look struct {
	fg, bg                  color.Color
	bold, under, rev, faint bool
}

// sequence is the opening escape sequence; on the selected row, the row's look
// supplies what the tone does not set.
func (l look) sequence(profile colorprofile.Profile, row *look) string {
	if row != nil {
		l = l.over(*row)
	}
	if l == (look{}) {
		return ""
	}
	var style ansi.Style
	if l.bold {
		style = style.Bold()
	}
	if l.faint {
		style = style.Faint()
	}
	if l.under {
		style = style.Underline(true)
	}
	if l.rev {
		style = style.Reverse(true)
	}
	if l.fg != nil {
		style = style.ForegroundColor(profile.Convert(l.fg))
	}
	if l.bg != nil {
		style = style.BackgroundColor(profile.Convert(l.bg))
	}
	return style.String()
}

// over combines the tone's look with that of its row. A badge keeps its own
// background; elsewhere the row's shows, with its foreground where the tone
// has none. A reversed row has no foreground of a tone.
func (l look) over(row look) look {
	if l.bg != nil || l.rev {
		l.bold = l.bold || row.bold
		return l
	}
	l.bg, l.rev, l.bold = row.bg, row.rev, l.bold || row.bold
	switch {
	case row.rev:
		l.fg = nil
	case l.fg == nil:
		l.fg = row.fg
	}
	return l
}

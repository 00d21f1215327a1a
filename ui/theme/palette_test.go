package theme

import (
	"image/color"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/lucasb-eyer/go-colorful"

	"scorecard/ui/view"
)

// contrast is the ratio of WCAG 2.1: 1 for the same luminance, 21 for black on
// white.
func contrast(a, b color.RGBA) float64 {
	high, low := luminance(a), luminance(b)
	if high < low {
		high, low = low, high
	}
	return (high + 0.05) / (low + 0.05)
}

func luminance(c color.RGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// The darkest and the lightest likely backgrounds of each kind of terminal.
var (
	darkGrounds  = []color.RGBA{rgb(0x000000), rgb(0x1a1a1a), rgb(0x282c34)}
	lightGrounds = []color.RGBA{rgb(0xffffff), rgb(0xf5f5f5), rgb(0xfdf6e3)}
)

var grounds = map[string]struct {
	inks    colours
	grounds []color.RGBA
	profile colorprofile.Profile
}{
	"dark":              {darkColours, darkGrounds, colorprofile.TrueColor},
	"light":             {lightColours, lightGrounds, colorprofile.TrueColor},
	"dark, 256 colours": {darkColours256, darkGrounds, colorprofile.ANSI256}, "light, 256 colours": {lightColours256, lightGrounds, colorprofile.ANSI256},
}

// shownIn are the colours as a terminal with that number of colours shows
// them.
func shownIn(profile colorprofile.Profile, i colours) colours {
	for _, c := range []*color.RGBA{
		&i.text, &i.dim, &i.good, &i.bad, &i.warn, &i.expected, &i.selection, &i.selectionText, &i.accent, &i.rule,
		&i.best.background, &i.best.text, &i.middle.background, &i.middle.text, &i.worst.background, &i.worst.text,
	} {
		*c = color.RGBAModel.Convert(profile.Convert(*c)).(color.RGBA)
	}
	return i
}

// Colours reach the terminal as chosen.
func TestPalette_SurvivesColourProfiles(t *testing.T) {
	for name, g := range grounds {
		if shown := shownIn(g.profile, g.inks); shown != g.inks {
			t.Errorf("%s: shown as %06x, not %06x", name, shown, g.inks)
		}
		want := colourPalette(g.inks)
		if got := paletteFor(Auto, strings.HasPrefix(name, "dark"), g.profile); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: other inks are used", name)
		}
	}
}

// Every colour must be legible on its background and on the selected row, and
// every letter on its badge.
func TestPalette_Contrast(t *testing.T) {
	for name, g := range grounds {
		checkContrast(t, name, g.inks, g.grounds)
	}
}

func checkContrast(t *testing.T, name string, i colours, grounds []color.RGBA) {
	t.Helper()
	const enough = 4.5
	texts := map[string]color.RGBA{
		"text": i.text, "dim": i.dim, "good": i.good, "bad": i.bad, "warn": i.warn, "expected": i.expected, "accent": i.accent,
	}
	for ink, c := range texts {
		for _, ground := range append(slices.Clone(grounds), i.selection) {
			if got := contrast(c, ground); got < enough {
				t.Errorf("%s: %s on %06x has contrast %.2f", name, ink, hex(ground), got)
			}
		}
	}
	if got := contrast(i.selectionText, i.selection); got < enough {
		t.Errorf("%s: the selected row has contrast %.2f", name, got)
	}
	for _, b := range []badge{i.best, i.middle, i.worst} {
		if got := contrast(b.text, b.background); got < enough {
			t.Errorf("%s: badge %06x has contrast %.2f", name, hex(b.background), got)
		}
	}
}

func hex(c color.RGBA) uint32 { return uint32(c.R)<<16 | uint32(c.G)<<8 | uint32(c.B) }

// The vision of the three kinds of dichromat, as linear RGB matrices at full
// severity (Machado, Oliveira and Fernandes 2009).
var sights = map[string][3][3]float64{
	"full":         {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func seen(c color.RGBA, m [3][3]float64) colorful.Color {
	full, _ := colorful.MakeColor(c)
	r, g, b := full.LinearRgb()
	at := func(i int) float64 { return m[i][0]*r + m[i][1]*g + m[i][2]*b }
	return colorful.LinearRgb(at(0), at(1), at(2)).Clamped()
}

// The ratings' backgrounds, and good and bad, must be distinguishable for
// everybody. A difference of 20 (CIEDE2000, here in hundredths) is plain at a
// glance.
func TestPalette_ColourBlindness(t *testing.T) {
	for name, g := range grounds {
		checkApart(t, name, g.inks)
	}
}

func checkApart(t *testing.T, name string, i colours) {
	t.Helper()
	const apart = 0.20
	pairs := map[string][2]color.RGBA{
		"A and B": {i.best.background, i.middle.background}, "B and C": {i.middle.background, i.worst.background},
		"A and C": {i.best.background, i.worst.background}, "good and bad": {i.good, i.bad}, "expected and difficult": {i.expected, i.bad},
	}
	for sight, matrix := range sights {
		for pair, c := range pairs {
			if got := seen(c[0], matrix).DistanceCIEDE2000(seen(c[1], matrix)); got < apart {
				t.Errorf("%s, %s: %s are %.2f apart", name, sight, pair, got)
			}
		}
	}
}

// Without colours the ratings still differ, and only attributes are sent.
func TestStyle_Monochrome(t *testing.T) {
	for _, s := range []Style{New(Mono, true, colorprofile.TrueColor), New(Auto, true, colorprofile.ASCII)} {
		best, middle, worst := s.Paint(view.GradeBest, "A"), s.Paint(view.GradeMiddle, "A"), s.Paint(view.GradeWorst, "A")
		if best == middle || middle == worst || best == worst {
			t.Errorf("ratings look alike: %q %q %q", best, middle, worst)
		}
		for tone := range tones {
			if painted := s.Paint(view.Tone(tone), "x"); strings.Contains(painted, "38;") || strings.Contains(painted, "48;") {
				t.Errorf("tone %d has a colour: %q", tone, painted)
			}
		}
	}
}

// A terminal of sixteen colours receives only those, by number.
func TestStyle_SixteenColours(t *testing.T) {
	for _, dark := range []bool{true, false} {
		s := New(Auto, dark, colorprofile.ANSI)
		for tone := range tones {
			for _, painted := range []string{s.Paint(view.Tone(tone), "x"), s.PaintSelected(view.Tone(tone), "x")} {
				if strings.Contains(painted, "38;") || strings.Contains(painted, "48;") {
					t.Errorf("tone %d: %q", tone, painted)
				}
			}
		}
		if s.Paint(view.GradeBest, "A") == s.Paint(view.GradeWorst, "A") {
			t.Error("A and C look alike")
		}
	}
}

// The sixteen colours of two terminals: xterm, and the console of Windows.
var sixteenShown = map[string][16]uint32{
	"xterm": {
		0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
		0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
	},
	"console": {
		0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc,
		0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
	},
}

func TestStyle_SixteenColoursAreLegible(t *testing.T) {
	const enough = 4.5
	for terminal, shown := range sixteenShown {
		for dark, ground := range map[bool]color.RGBA{true: rgb(shown[0]), false: rgb(shown[15])} {
			p := ansiPalette(dark)
			for i, l := range append(p.tones[:], p.chrome[:]...) {
				under := ground
				if l.bg != nil {
					under = rgb(shown[l.bg.(ansi.BasicColor)])
				}
				if l.fg == nil {
					continue // the terminal's own ink
				}
				if got := contrast(rgb(shown[l.fg.(ansi.BasicColor)]), under); got < enough {
					t.Errorf("%s, dark %v: look %d has contrast %.2f", terminal, dark, i, got)
				}
				if l.bold && l.fg == ansi.Black {
					t.Errorf("dark %v: look %d is bold and black, which is grey for many terminals", dark, i)
				}
			}
		}
	}
}

func TestStyle_PaintsNothingWithoutTerminal(t *testing.T) {
	s := New(Auto, true, colorprofile.NoTTY)
	for tone := range tones {
		if got := s.Paint(view.Tone(tone), "x"); got != "x" {
			t.Errorf("tone %d paints %q", tone, got)
		}
	}
}

package main

import (
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"scorecard/ui/text"
)

// widths are the values of --ambiguous.
var widths = []string{"auto", "narrow", "wide"}

// plainPrinter cleans what goes to stderr: messages are lines, not tables, so
// the width of ambiguous characters does not matter to them.
func plainPrinter() text.Printer { return text.NewPrinter(text.Rich()) }

// clean is for what a person typed, on its way to a message.
func clean(s string) string { return plainPrinter().Clean(s) }

// terminal is the file that stdout is, when it is a terminal.
func (a *app) terminal() (*os.File, bool) {
	file, ok := a.stdout.(*os.File)
	return file, ok && term.IsTerminal(file.Fd())
}

// interactive reports whether stdout is a terminal that can show a screen. The
// second result says why not, when that needs a word.
func (a *app) interactive() (ok bool, why string) {
	if _, terminal := a.terminal(); !terminal {
		return false, ""
	}
	if name := a.env("TERM"); name == "dumb" || name == "" {
		return false, "dumb"
	}
	return true, ""
}

// profile is how many colours to use on w. NO_COLOR counts when it is set and
// not empty, whatever it says; colorprofile reads it as a number or a word.
func (a *app) profile(w io.Writer) colorprofile.Profile {
	forced := a.env("CLICOLOR_FORCE")
	switch file, ok := w.(*os.File); {
	case a.env("NO_COLOR") != "":
		return colorprofile.ASCII
	case forced != "" && forced != "0":
		return max(colorprofile.Env(os.Environ()), colorprofile.ANSI)
	case ok && term.IsTerminal(file.Fd()):
		return colorprofile.Detect(file, os.Environ())
	}
	return colorprofile.NoTTY
}

// glyphs is the glyph set: the flag, then the variable, then what other
// programs are told about ambiguous characters.
func (a *app) glyphs() text.Glyphs {
	width := a.ambiguous
	if width == "" {
		width = strings.ToLower(a.env("SCORECARD_AMBIGUOUS"))
	}
	wide, _ := strconv.ParseBool(a.env("RUNEWIDTH_EASTASIAN"))
	if a.ascii || width == "wide" || (width != "narrow" && wide) {
		return text.Safe()
	}
	return text.Rich()
}

// columns is the width to print for: the terminal's, else the default.
func (a *app) columns(asked int) int {
	if asked > 0 {
		return asked
	}
	if file, ok := a.terminal(); ok {
		if width, _, err := term.GetSize(file.Fd()); err == nil && width > 0 {
			return width
		}
	}
	return 0
}

package main

import (
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"scorecard/ui/text"
)

// widths are the values of --ambiguous; the first leaves it to the variables.
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

// isDumb reports whether the terminal cannot show a screen, as it says itself or
// by having no name where terminals have one.
func (a *app) isDumb() bool {
	name := a.env("TERM")
	return name == "dumb" || name == "" && runtime.GOOS != "windows"
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
	if width == widths[0] {
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

package main

import (
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"scorecard/ui/probe"
	"scorecard/ui/text"
)

// widths are the values of --ambiguous; the first leaves it to the variables and
// the terminal.
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
// not empty, whatever it says; colorprofile reads it as a number or a word. It
// leaves a terminal bold and underlined text, and a pipe, a file or a dumb terminal
// nothing.
func (a *app) profile(w io.Writer) colorprofile.Profile {
	file, ok := w.(*os.File)
	onTerminal := ok && term.IsTerminal(file.Fd())
	forced := a.env("CLICOLOR_FORCE")
	switch colourless := a.env("NO_COLOR") != ""; {
	case colourless && onTerminal && !a.isDumb():
		return colorprofile.ASCII
	case colourless:
		return colorprofile.NoTTY
	case forced != "" && forced != "0":
		return max(colorprofile.Env(os.Environ()), colorprofile.ANSI)
	case onTerminal:
		return colorprofile.Detect(file, os.Environ())
	}
	return colorprofile.NoTTY
}

func (a *app) ambiguousByVariable() string { return strings.ToLower(a.env("SCORECARD_AMBIGUOUS")) }

// facts is what the choice of glyphs rests on, before the terminal is asked.
func (a *app) facts() probe.Facts {
	said := a.ambiguous
	if said == widths[0] {
		said = a.ambiguousByVariable()
	}
	return probe.Facts{ASCII: a.ascii, Setting: probe.Width(said), Env: a.env, Locale: locale(a.env)}
}

// plainGlyphs are for what goes to a file or a pipe: it is measured narrow, and
// keeps its characters unless the person asks for the safe set.
func (a *app) plainGlyphs() text.Glyphs {
	facts := a.facts()
	facts.Answer, facts.Env, facts.Locale = probe.Narrow, func(string) string { return "" }, ""
	return facts.Glyphs()
}

// How long a terminal may take to answer. Far away it takes longer.
const (
	answerTime    = 200 * time.Millisecond
	answerTimeFar = time.Second
)

func (a *app) answerTime() time.Duration {
	if a.env("SSH_CONNECTION") != "" {
		return answerTimeFar
	}
	return answerTime
}

// ask measures the terminal where its word would count, once in a run. A terminal
// that cannot be asked is one that says nothing.
func (a *app) ask(facts probe.Facts) probe.Facts {
	if !facts.NeedsMeasuring() || a.isDumb() {
		return facts
	}
	if !a.asked {
		a.asked = true
		a.answer, a.heard = a.measure()
	}
	facts.Answer, facts.Partial = a.answer, a.heard
	return facts
}

func (a *app) measure() (probe.Answer, probe.Late) {
	tty, err := controllingTerminal()
	if err != nil {
		return probe.Silent, probe.Late{}
	}
	defer tty.Close() //nolint:errcheck // it was only asked
	before, err := term.MakeRaw(tty.Fd())
	if err != nil {
		return probe.Silent, probe.Late{}
	}
	defer term.Restore(tty.Fd(), before) //nolint:errcheck // nothing else can be done
	answer, heard, err := probe.Ask(tty, tty, a.answerTime())
	if err != nil {
		return probe.Silent, probe.Late{}
	}
	return answer, heard
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

package probe

import (
	"strconv"
	"strings"

	"scorecard/ui/text"
)

// Width is a person's setting for the width of ambiguous characters.
type Width string

// The settings. WidthAuto measures the terminal.
const (
	WidthAuto   Width = "auto"
	WidthNarrow Width = "narrow"
	WidthWide   Width = "wide"
)

// Facts is the input for the choice of glyphs.
type Facts struct {
	ASCII   bool // ASCII was requested
	Setting Width
	Answer  Answer
	Partial Late                // the part of an answer that was received in time
	Env     func(string) string // the environment
	Locale  string              // of messages or characters, such as ja_JP.UTF-8
}

// Glyphs chooses the glyph set by, in this order: what width libraries are
// configured to assume, since one of them draws the screen; the person's
// setting; the measurement; the default for a terminal whose answer does not
// count. The safe set looks plainer and is always correct.
func (f Facts) Glyphs() text.Glyphs {
	if f.safe() {
		return text.Safe()
	}
	return text.Rich()
}

func (f Facts) safe() bool {
	switch {
	case f.ASCII || f.Setting == WidthWide || f.wideEnvironment():
		return true
	case f.Setting == WidthNarrow:
		return false
	case f.Answer == Wide || f.Answer == NotUTF8:
		return true
	case f.Answer == Silent || Multiplexed(f.Env):
		return isEastAsian(f.Locale)
	}
	return false
}

// wideEnvironment reports whether the environment variable that width libraries read is
// set. The one that draws the screen then counts ambiguous characters as wide
// and has no other setting, so that the person's choice of narrow cannot be
// drawn correctly.
func (f Facts) wideEnvironment() bool {
	wide, _ := strconv.ParseBool(f.Env("RUNEWIDTH_EASTASIAN"))
	return wide
}

// Multiplexed reports whether the program runs under tmux or screen, which
// answer for themselves and not for the outer terminal.
func Multiplexed(env func(string) string) bool {
	term := env("TERM")
	return env("TMUX") != "" || env("STY") != "" || strings.HasPrefix(term, "tmux") || strings.HasPrefix(term, "screen")
}

func isEastAsian(locale string) bool {
	for _, language := range []string{"ja", "zh", "ko"} {
		if strings.HasPrefix(locale, language) {
			return true
		}
	}
	return false
}

// NeedsMeasuring reports whether to measure the terminal: there is no setting by a
// person. tmux and screen are measured too: they may be configured as wide, or
// not understand UTF-8.
func (f Facts) NeedsMeasuring() bool { return !f.ASCII && (f.Setting == WidthAuto || f.Setting == "") }

// Undecided reports whether a late answer may change the set: there is no
// setting by a person, the terminal has not answered, and its answer would
// count.
func (f Facts) Undecided() bool {
	return f.NeedsMeasuring() && f.Answer == Silent && !f.wideEnvironment() && !Multiplexed(f.Env)
}

// NotUTF8 reports whether the terminal cannot show the program's characters:
// it drew one as several, or it did not answer and the locale names another
// encoding.
func (f Facts) NotUTF8() bool {
	return f.Answer == NotUTF8 || f.NeedsMeasuring() && f.Answer == Silent && otherEncoding(f.Env)
}

// otherEncoding reports whether the locale names an encoding other than UTF-8.
// A locale without an encoding is inconclusive: many containers have LANG=C.
func otherEncoding(env func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := env(name); locale != "" {
			_, encoding, named := strings.Cut(locale, ".")
			encoding, _, _ = strings.Cut(encoding, "@")
			return named && !strings.EqualFold(strings.ReplaceAll(encoding, "-", ""), "utf8")
		}
	}
	return false
}

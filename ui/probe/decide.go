package probe

import (
	"strconv"
	"strings"

	"scorecard/ui/text"
)

// Width is what a person says about ambiguous characters.
type Width string

// What a person can say. Auto leaves it to the terminal.
const (
	SayAuto   Width = "auto"
	SayNarrow Width = "narrow"
	SayWide   Width = "wide"
)

// Facts is everything that the choice of glyphs rests on.
type Facts struct {
	ASCII  bool // asked for
	Said   Width
	Answer Answer
	Heard  Late                // of an answer that did not come whole in time
	Env    func(string) string // the environment
	Locale string              // of messages or characters, such as ja_JP.UTF-8
}

// Glyphs chooses the glyph set. What width libraries are told comes first, since
// one of them draws the screen, with what the person says; then what was measured
// wide; then the guess for a terminal whose word does not count. The safe set
// looks plainer and can't go wrong.
func (f Facts) Glyphs() text.Glyphs {
	if f.safe() {
		return text.Safe()
	}
	return text.Rich()
}

func (f Facts) safe() bool {
	switch {
	case f.ASCII || f.Said == SayWide || f.told():
		return true
	case f.Said == SayNarrow:
		return false
	case f.Answer == Wide || f.Answer == NotUTF8:
		return true
	case f.Answer == Silent || Multiplexed(f.Env):
		return eastAsian(f.Locale)
	}
	return false
}

// told reports whether the variable is set that width libraries follow. The one
// that draws the screen counts ambiguous characters as wide then, and cannot be
// told otherwise: not even a person who says narrow can have them drawn right.
func (f Facts) told() bool {
	told, _ := strconv.ParseBool(f.Env("RUNEWIDTH_EASTASIAN"))
	return told
}

// Multiplexed reports whether tmux or screen stands between: it answers for
// itself, whatever the terminal outside does.
func Multiplexed(env func(string) string) bool {
	term := env("TERM")
	return env("TMUX") != "" || env("STY") != "" || strings.HasPrefix(term, "tmux") || strings.HasPrefix(term, "screen")
}

func eastAsian(locale string) bool {
	for _, language := range []string{"ja", "zh", "ko"} {
		if strings.HasPrefix(locale, language) {
			return true
		}
	}
	return false
}

// Asks reports whether the terminal is to be asked: the person leaves it open.
// One that stands behind tmux or screen is asked, too: it may be wide by its own
// word, or not understand UTF-8.
func (f Facts) Asks() bool { return !f.ASCII && (f.Said == SayAuto || f.Said == "") }

// Undecided reports whether a late answer may change the set: the person said
// nothing, the terminal has not answered, and its word would count.
func (f Facts) Undecided() bool {
	return f.Asks() && f.Answer == Silent && !f.told() && !Multiplexed(f.Env)
}

// NotUTF8 reports whether the terminal cannot show the program's letters: it drew
// one as several characters, or it is silent and the locale names another
// encoding.
func (f Facts) NotUTF8() bool {
	return f.Answer == NotUTF8 || f.Asks() && f.Answer == Silent && otherEncoding(f.Env)
}

// otherEncoding reports whether the locale names an encoding that is not UTF-8. A
// locale that names none says nothing: many a container has LANG=C.
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

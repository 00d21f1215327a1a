package main

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scorecard/model"
	"scorecard/ui/label"
	"scorecard/ui/text"
)

// everyCommand calls do with every command in both languages.
func everyCommand(t *testing.T, do func(t *testing.T, a *app, c *cobra.Command)) {
	t.Helper()
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		a := &app{labels: label.In(lang)}
		root := a.root()
		for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
			t.Run(string(lang)+"/"+c.Name(), func(t *testing.T) { do(t, a, c) })
		}
	}
}

// A command or flag that nobody explained cannot be found by anybody.
func TestEveryCommandIsDocumented(t *testing.T) {
	everyCommand(t, func(t *testing.T, a *app, c *cobra.Command) {
		for what, words := range map[string]string{"short": c.Short, "long": c.Long, "example": c.Example} {
			if strings.TrimSpace(words) == "" {
				t.Errorf("no %s text", what)
			}
		}
		if !strings.Contains(c.Example, "  scorecard") && !strings.Contains(c.Example, "<(scorecard") {
			t.Errorf("an example that does not call the program: %q", c.Example)
		}
		everyFlag(c, func(f *pflag.Flag) {
			if strings.TrimSpace(f.Usage) == "" {
				t.Errorf("--%s has no usage", f.Name)
			}
			if f.Name != "help" && f.Usage == a.flag("help") {
				t.Errorf("--%s has the usage of --help", f.Name)
			}
		})
		if c.HasParent() && len(c.Commands()) > 0 {
			t.Error("commands below this one, which help does not list")
		}
	})
}

// Words for what is no longer there mislead the next who reads them.
func TestNoWordsForNothing(t *testing.T) {
	a := &app{labels: label.In(model.English)}
	root := a.root()
	var names, flags []string
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		names = append(names, c.Name())
		everyFlag(c, func(f *pflag.Flag) {
			// What a flag means to one command alone is told under the command's name.
			flags = append(flags, f.Name, c.Name()+"-"+f.Name)
		})
	}
	for name := range a.labels.Command.Words {
		if !slices.Contains(names, name) {
			t.Errorf("words for a command %q that does not exist", name)
		}
	}
	for name := range a.labels.Command.FlagWords {
		if !slices.Contains(flags, name) {
			t.Errorf("words for a flag --%s that does not exist", name)
		}
	}
}

func everyFlag(c *cobra.Command, do func(*pflag.Flag)) {
	c.LocalFlags().VisitAll(do)
	c.Root().PersistentFlags().VisitAll(do)
}

// The exit codes that help and the manual tell are those that the program has.
func TestEveryExitCodeIsDocumented(t *testing.T) {
	codes := []string{"0", "1", "2", "3", "4", "5", "6", "128+n"}
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		told := label.In(lang).Command.Exits
		for _, code := range codes {
			if told[code] == "" {
				t.Errorf("%s: exit code %s is not told", lang, code)
			}
		}
		if len(told) != len(codes) {
			t.Errorf("%s: tells %v, want %v", lang, told, codes)
		}
	}
	for _, kind := range model.ErrorKinds() {
		switch code := exitCode(&model.Error{Kind: kind}); code {
		case exitFailure, exitLocked, exitDatabase, exitBadInput:
		default:
			t.Errorf("%s exits with %d", kind, code)
		}
	}
}

// Two spaces part a name from its explanation, which begins in one column
// throughout a list, as the terminal counts columns.
func TestHelpIsAligned(t *testing.T) {
	everyCommand(t, func(t *testing.T, a *app, c *cobra.Command) {
		for section, listed := range map[string]string{
			"commands": commandList(c), "flags": flagList(c.LocalNonPersistentFlags()), "global": flagList(c.Root().PersistentFlags()),
		} {
			if listed != "" && !strings.Contains(a.helpText(c), listed) && (section != "commands" || !c.HasParent()) {
				t.Errorf("help lacks the %s", section)
			}
			starts := map[int]bool{}
			for line := range strings.Lines(listed) {
				if explained := explanation.FindStringIndex(line); explained != nil {
					starts[text.Width(line[:explained[1]])] = true
				}
			}
			for _, name := range names(c, section) {
				if !strings.Contains(listed, " "+name+"  ") {
					t.Errorf("%s lack %q in full:\n%s", section, name, listed)
				}
			}
			if listed != "" && len(starts) != 1 {
				t.Errorf("%s begin in columns %v:\n%s", section, starts, listed)
			}
		}
	})
}

// names are what a section of a command's help lists.
func names(c *cobra.Command, section string) (names []string) {
	add := func(f *pflag.Flag) { names = append(names, flagName(f)) }
	switch section {
	case "commands":
		for _, sub := range c.Commands() {
			names = append(names, sub.Name())
		}
	case "flags":
		c.LocalNonPersistentFlags().VisitAll(add)
	default:
		c.Root().PersistentFlags().VisitAll(add)
	}
	return names
}

// explanation finds the gap between a name and what it is for.
var explanation = regexp.MustCompile(`^ +\S+(?:, --\S+)?(?: [A-Z]+)? {2,}`)

func TestColumnsCountWideCharacters(t *testing.T) {
	got := columns([][2]string{{"名前", "x"}, {"ab", "y"}, {"①", "z"}})
	if want := "  名前  x\n  ab    y\n  ①     z\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// No line of the manual's text may be read as a request, and nothing of it as an
// escape.
func TestManualHoldsNoStrayRequests(t *testing.T) {
	known := regexp.MustCompile(`^\.(TH|SH|SS|TP|RS|RE|nf|fi)( |$)`)
	stray := regexp.MustCompile(`\\[^-efR&]|\\f[^BR]`)
	everyCommand(t, func(t *testing.T, a *app, c *cobra.Command) {
		if c.HasParent() {
			return
		}
		var page bytes.Buffer
		if err := a.manual(&page, c); err != nil {
			t.Fatal(err)
		}
		depth := 0
		for line := range strings.Lines(page.String()) {
			line = strings.TrimSuffix(line, "\n")
			if strings.HasPrefix(line, ".") && !known.MatchString(line) || strings.HasPrefix(line, "'") || stray.MatchString(line) {
				t.Errorf("a line that roff takes for its own: %q", line)
			}
			depth += strings.Count(line, ".RS") - strings.Count(line, ".RE")
		}
		if depth != 0 {
			t.Errorf("%d more indents than ends of them", depth)
		}
		for _, sub := range c.Commands() {
			if !strings.Contains(page.String(), escape(sub.Long)) {
				t.Errorf("the manual lacks %s", sub.Name())
			}
		}
	})
}

func TestEscapeForRoff(t *testing.T) {
	for given, want := range map[string]string{
		".TH x": `\&.TH x`, "'quoted'": `\&'quoted'`, `a\b`: `a\eb`, "--db": `\-\-db`, "1.5": "1.5", "": "", `.\`: `\&.\e`,
	} {
		if got := escape(given); got != want {
			t.Errorf("escape(%q) = %q, want %q", given, got, want)
		}
	}
}

// Every kind of error has a code of the contract.
func TestExitCodes(t *testing.T) {
	for code, errs := range map[int][]error{
		exitFine:     {nil},
		exitFailure:  {context.Canceled, &outputError{"f", context.Canceled}, &crashError{}, &model.Error{Kind: model.NoKPI}},
		exitUsage:    {&usageError{"x"}},
		exitFound:    {&foundError{"x"}},
		exitLocked:   {&model.Error{Kind: model.Locked}, &model.Error{Kind: model.ReadOnly}},
		exitDatabase: {&model.Error{Kind: model.FileNotFound}, &model.Error{Kind: model.Damaged}, &model.Error{Kind: model.TooNew}},
		exitBadInput: {model.Problems{{Kind: model.Required}}, &model.Error{Kind: model.BadInput}},
		143:          {&signalError{15}},
	} {
		for _, err := range errs {
			if got := exitCode(err); got != code {
				t.Errorf("%v exits with %d, want %d", err, got, code)
			}
		}
	}
}

package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scorecard/model"
	"scorecard/ui/label"
	"scorecard/ui/theme"
)

// app is one run of the program: the process, the words and the flags.
type app struct {
	process
	labels *label.Labels

	db        string
	lang      string
	readOnly  bool
	theme     string
	ambiguous string
	ascii     bool
	noMouse   bool
}

// usageError is a command line that cannot be understood.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

// root builds the commands with their words in the language of this run.
func (a *app) root() *cobra.Command {
	root := a.command("scorecard", 0, 0, a.open)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	flags := root.PersistentFlags()
	flags.StringVar(&a.db, "db", "", a.flag("db"))
	flags.StringVar(&a.lang, "lang", "", a.flag("lang"))
	flags.BoolVar(&a.readOnly, "read-only", false, a.flag("read-only"))
	flags.StringVar(&a.theme, "theme", string(theme.Auto), a.flag("theme"))
	flags.StringVar(&a.ambiguous, "ambiguous", "", a.flag("ambiguous"))
	flags.BoolVar(&a.ascii, "ascii", false, a.flag("ascii"))
	root.Flags().BoolVar(&a.noMouse, "no-mouse", false, a.flag("no-mouse"))
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return a.checkFlags() }
	root.AddCommand(a.summaryCommand(), a.showCommand(), a.groupsCommand(), a.staffCommand(), a.initCommand(),
		a.checkCommand(), a.versionCommand(), a.completionCommand(), a.manCommand())
	root.SetHelpCommand(a.helpCommand())
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{a.flagTrouble(err)} })
	a.explain(root)
	return root
}

// command makes a command with the words of its name.
func (a *app) command(use string, least, most int, do func(*cobra.Command, []string) error) *cobra.Command {
	name, _, _ := strings.Cut(use, " ")
	words := a.labels.Command.Words[name]
	return &cobra.Command{
		Use: use, Short: words.Short, Long: words.Long, Example: words.Example, RunE: do,
		Args: func(c *cobra.Command, args []string) error {
			switch {
			case len(args) < least:
				return &usageError{fmt.Sprintf(a.labels.Command.TooFewF, c.UseLine())}
			case len(args) > most && !c.HasParent():
				return &usageError{fmt.Sprintf(a.labels.Command.UnknownCommandF, args[0])}
			case len(args) > most:
				return &usageError{fmt.Sprintf(a.labels.Command.TooManyF, strings.Join(args[most:], " "))}
			}
			return nil
		},
	}
}

func (a *app) flag(name string) string { return a.labels.Command.FlagWords[name] }

// flagTrouble tells the library's error about a flag in the user's language.
func (a *app) flagTrouble(err error) string {
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "unknown flag: "); ok {
		return fmt.Sprintf(a.labels.Command.UnknownFlagF, name)
	}
	if a.labels.Lang == model.Japanese {
		return a.labels.Command.Flags + ": " + text
	}
	return text
}

func (a *app) checkFlags() error {
	if a.lang != "" {
		if _, ok := label.Find(a.lang); !ok {
			return a.badValue("--lang", a.lang, "ja, en")
		}
	}
	if !oneOf(a.theme, theme.Names()) {
		return a.badValue("--theme", a.theme, strings.Join(theme.Names(), ", "))
	}
	if a.ambiguous != "" && !oneOf(a.ambiguous, widths) {
		return a.badValue("--ambiguous", a.ambiguous, strings.Join(widths, ", "))
	}
	return nil
}

func (a *app) badValue(flag, value, allowed string) error {
	return &usageError{fmt.Sprintf(a.labels.Command.BadValueF, flag, value, allowed)}
}

func oneOf(value string, allowed []string) bool {
	for _, v := range allowed {
		if value == v {
			return true
		}
	}
	return false
}

// Exit codes, as scripts rely on them.
const (
	exitFine     = 0
	exitFailure  = 1
	exitUsage    = 2
	exitLocked   = 4
	exitDatabase = 5
	exitBadInput = 6
	exitSignal   = 128 // plus the signal's number
)

func exitCode(err error) int {
	var usage *usageError
	var signal *signalError
	var problems model.Problems
	var typed *model.Error
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &signal):
		return exitSignal + signal.number
	case errors.As(err, &problems):
		return exitBadInput
	case errors.As(err, &typed):
		return exitOf(typed.Kind)
	}
	return exitFailure
}

func exitOf(kind model.ErrorKind) int {
	switch kind {
	case model.Locked, model.ReadOnly, model.FileReplaced:
		return exitLocked
	case model.FileNotFound, model.FileEmpty, model.IsFolder, model.PermissionDenied, model.NotADatabase,
		model.OtherProgram, model.Damaged, model.TooNew, model.Unreadable:
		return exitDatabase
	case model.BadInput, model.Rejected:
		return exitBadInput
	case model.FileExists, model.NoSpace, model.NoBranch, model.NoYear, model.NoKPI, model.AmbiguousKPI, model.NoGroup,
		model.Stale, model.Internal:
	}
	return exitFailure
}

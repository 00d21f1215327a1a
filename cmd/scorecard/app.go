package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scorecard/model"
	"scorecard/ui/label"
	"scorecard/ui/probe"
	"scorecard/ui/theme"
)

// app is one run of the program: the process, the words and the flags.
type app struct {
	process
	labels         *label.Labels
	helpFailed     error  // help that could not be written
	carried        string // full name of the command that ran
	branchReported bool   // the branch in use was reported, or need not be
	upgraded       string // reports that the first change upgraded an older file; empty when none did

	db        string
	branch    string
	lang      string
	readOnly  bool
	theme     string
	ambiguous string
	ascii     bool
	noMouse   bool
	as        string

	asked  bool // the terminal was asked how wide it draws; its answers:
	answer probe.Answer
	heard  probe.Late
}

// root builds the commands with their words in the language of this run.
func (a *app) root() *cobra.Command {
	root := a.command("scorecard", 0, 0, a.open)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return a.checkFlags() }
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return a.flagError(err) })
	a.commonFlags(root)
	root.Flags().BoolVar(&a.noMouse, "no-mouse", false, a.flag("no-mouse"))
	root.Flags().StringVar(&a.as, "as", "", a.flag("as"))
	root.AddCommand(a.summaryCommand(), a.showCommand(), a.groupsCommand(), a.staffCommand(), a.initCommand(),
		a.branchesCommand(), a.diffCommand(), a.exportCommand(), a.importCommand(), a.templateCommand(),
		a.statusCommand(), a.historyCommand(), a.undoCommand(), a.redoCommand(), a.yearCommand(), a.backupCommand(),
		a.checkCommand(), a.versionCommand(), a.completionCommand(), a.manCommand())
	root.SetHelpCommand(a.helpCommand())
	root.InitDefaultHelpCmd()
	a.setHelp(root)
	return root
}

func (a *app) commonFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.StringVar(&a.db, "db", "", a.flag("db"))
	flags.StringVar(&a.branch, "branch", "", a.flag("branch"))
	flags.StringVar(&a.lang, "lang", "", a.flag("lang"))
	flags.BoolVar(&a.readOnly, "read-only", false, a.flag("read-only"))
	flags.StringVar(&a.theme, "theme", string(theme.Auto), a.flag("theme"))
	flags.StringVar(&a.ambiguous, "ambiguous", widths[0], a.flag("ambiguous"))
	flags.BoolVar(&a.ascii, "ascii", false, a.flag("ascii"))
	propose(root, "lang", languages)
	a.proposeBranches(root)
	propose(root, "theme", theme.Names())
	propose(root, "ambiguous", widths)
}

// languages are the values of --lang as help names them.
var languages = []string{"ja", "en"}

func (a *app) flag(name string) string { return a.labels.Command.FlagWords[name] }

// usageError is a command line that cannot be understood.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usage(text string) error { return &usageError{text} }

// refusal is a valid command that cannot be carried out, in the user's language.
type refusal struct{ text string }

func (e *refusal) Error() string { return e.text }

func (a *app) countArguments(c *cobra.Command, args []string, least, most int) error {
	words := a.labels.Command
	switch {
	case len(args) < least:
		return usage(words.TooFew.With("usage", c.UseLine()))
	case len(args) > most && !c.HasParent():
		return usage(words.UnknownCommand.With("command", args[0]))
	case len(args) > most:
		return usage(words.TooMany.With("arguments", strings.Join(args[most:], " ")))
	}
	return nil
}

// flagError translates the library's error about a flag.
func (a *app) flagError(err error) error {
	words := a.labels.Command
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return usage(words.UnknownFlag.With("flag", "-"+unknown.GetSpecifiedName()))
	case errors.As(err, &unknown):
		return usage(words.UnknownFlag.With("flag", "--"+unknown.GetSpecifiedName()))
	case errors.As(err, &bare):
		return usage(words.NoValue.With("flag", "--"+bare.GetFlag().Name))
	case errors.As(err, &invalid):
		return a.badValue("--"+invalid.GetFlag().Name, invalid.GetValue(), words.ValueTypes[invalid.GetFlag().Value.Type()])
	}
	return usage(err.Error())
}

func (a *app) checkFlags() error {
	if _, ok := label.Find(a.lang); a.lang != "" && !ok {
		return a.badValue("--lang", a.lang, strings.Join(languages, ", "))
	}
	if err := a.oneOf("--theme", a.theme, theme.Names()); err != nil {
		return err
	}
	if err := a.oneOf("--ambiguous", a.ambiguous, widths); err != nil || a.ambiguousByVariable() == "" {
		return err
	}
	return a.oneOf("SCORECARD_AMBIGUOUS", a.ambiguousByVariable(), widths)
}

func (a *app) oneOf(flag, value string, allowed []string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return a.badValue(flag, value, strings.Join(allowed, ", "))
}

func (a *app) badValue(flag, value, allowed string) error {
	return usage(a.labels.Command.BadValue.With("flag", flag, "value", value, "allowed", allowed))
}

// parseYear reads a fiscal year that a flag or an argument names.
func (a *app) parseYear(name, text string) (int, error) {
	year, ok := model.ParseYear(text)
	if !ok {
		return 0, a.badValue(name, text, "2024, FY2024, R6, 令和6")
	}
	return year, nil
}

package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scorecard/ui/text"
)

// setHelp gives every command its help in the language of this run.
func (a *app) setHelp(root *cobra.Command) {
	root.SetHelpFunc(func(c *cobra.Command, _ []string) {
		_, a.helpFailed = io.WriteString(a.stdout, a.helpText(c))
	})
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		c.InitDefaultHelpFlag()
		c.Flags().Lookup("help").Usage = a.flag("help")
	}
}

// helpText is a command's help: what it does, how to call it, examples,
// commands and flags.
func (a *app) helpText(c *cobra.Command) string {
	words := a.labels.Command
	var b strings.Builder
	section := func(title, body string) {
		if body != "" {
			fmt.Fprintf(&b, "\n%s:\n%s\n", title, strings.TrimRight(body, "\n"))
		}
	}
	b.WriteString(c.Long + "\n")
	section(words.Usage, usageLines(c))
	section(words.Examples, c.Example)
	if !c.HasParent() {
		section(words.Commands, commandList(c))
	}
	section(words.Flags, flagList(c.LocalNonPersistentFlags()))
	section(words.GlobalFlags, flagList(c.Root().PersistentFlags()))
	if !c.HasParent() {
		b.WriteString("\n" + words.More.With("command", c.CommandPath()) + "\n")
	}
	return b.String()
}

func usageLine(c *cobra.Command) string { return c.UseLine() + " [FLAGS]" }

func usageLines(c *cobra.Command) string {
	lines := "  " + usageLine(c)
	if !c.HasParent() {
		lines += "\n  " + c.CommandPath() + " COMMAND [FLAGS]"
	}
	return lines
}

func commandList(c *cobra.Command) string {
	var rows [][2]string
	for _, sub := range c.Commands() {
		rows = append(rows, [2]string{sub.Name(), sub.Short})
	}
	return columns(rows)
}

func flagList(flags *pflag.FlagSet) string {
	var rows [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		shorthand := "    "
		if f.Shorthand != "" {
			shorthand = "-" + f.Shorthand + ", "
		}
		rows = append(rows, [2]string{shorthand + flagName(f), flagUsage(f)})
	})
	return columns(rows)
}

// flagName is a flag with a placeholder for its value.
func flagName(f *pflag.Flag) string {
	switch {
	case f.Value.Type() == "bool":
		return "--" + f.Name
	case f.Name == "fail-on":
		return "--" + f.Name + " KIND"
	case f.Name == "db" || f.Name == "output":
		return "--" + f.Name + " FILE"
	}
	return "--" + f.Name + " " + strings.ToUpper(f.Name)
}

// flagUsage is what a flag is for, with its default where it has one.
func flagUsage(f *pflag.Flag) string {
	switch f.DefValue {
	case "", "0", "false", "[]":
		return f.Usage
	}
	return f.Usage + " (" + f.DefValue + ")"
}

// columns aligns what is named and what it is for.
func columns(rows [][2]string) string {
	widest := 0
	for _, row := range rows {
		widest = max(widest, text.Width(row[0]))
	}
	printer := plainPrinter()
	var b strings.Builder
	for _, row := range rows {
		b.WriteString("  " + printer.PadRight(row[0], widest) + "  " + row[1] + "\n")
	}
	return b.String()
}

func (a *app) helpCommand() *cobra.Command {
	c := a.command("help [COMMAND]", 0, 1, func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return c.Root().Help()
		}
		for _, other := range c.Root().Commands() {
			if other.Name() == args[0] {
				return other.Help()
			}
		}
		return usage(a.labels.Command.UnknownCommand.With("command", args[0]))
	})
	c.ValidArgsFunction = func(c *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
		for _, other := range c.Root().Commands() {
			if len(args) == 0 {
				names = append(names, cobra.CompletionWithDesc(other.Name(), other.Short))
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	return c
}

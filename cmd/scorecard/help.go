package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scorecard/ui/text"
)

// explain makes every command tell its usage in the language of this run.
func (a *app) explain(root *cobra.Command) {
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { _, _ = fmt.Fprint(a.stdout, a.helpText(c)) })
	root.SetUsageFunc(func(c *cobra.Command) error {
		_, err := fmt.Fprint(a.stderr, a.helpText(c))
		return err
	})
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		c.InitDefaultHelpFlag()
		if flag := c.Flags().Lookup("help"); flag != nil {
			flag.Usage = a.flag("help")
		}
	}
}

// helpText is a command's help: what it does, how to call it, examples,
// commands and flags.
func (a *app) helpText(c *cobra.Command) string {
	words := a.labels.Command
	var b strings.Builder
	b.WriteString(c.Long + "\n\n")
	section := func(title, body string) {
		if strings.TrimSpace(body) != "" {
			fmt.Fprintf(&b, "%s:\n%s\n\n", title, strings.TrimRight(body, "\n"))
		}
	}
	usage := "  " + c.UseLine()
	if c.HasAvailableSubCommands() {
		usage += "\n  " + c.CommandPath() + " COMMAND"
	}
	section(words.Usage, usage)
	section(words.Examples, c.Example)
	section(words.Commands, a.commandList(c))
	section(words.Flags, flagList(c.LocalNonPersistentFlags()))
	section(words.GlobalFlags, flagList(c.Root().PersistentFlags()))
	if c.HasAvailableSubCommands() {
		b.WriteString(fmt.Sprintf(words.More, c.CommandPath()) + "\n")
	}
	return b.String()
}

func (a *app) commandList(c *cobra.Command) string {
	rows := [][2]string{}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			rows = append(rows, [2]string{sub.Name(), sub.Short})
		}
	}
	return columns(rows)
}

func flagList(flags *pflag.FlagSet) string {
	rows := [][2]string{}
	flags.VisitAll(func(f *pflag.Flag) {
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.Value.Type() != "bool" {
			name += " " + strings.ToUpper(f.Name)
		}
		usage := f.Usage
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" {
			usage += " (" + f.DefValue + ")"
		}
		rows = append(rows, [2]string{name, usage})
	})
	return columns(rows)
}

// columns aligns what is named and what it is for.
func columns(rows [][2]string) string {
	widest := 0
	for _, row := range rows {
		widest = max(widest, text.Width(row[0]))
	}
	printer := text.NewPrinter(text.Rich())
	var b strings.Builder
	for _, row := range rows {
		b.WriteString("  " + printer.PadRight(row[0], widest) + "  " + row[1] + "\n")
	}
	return b.String()
}

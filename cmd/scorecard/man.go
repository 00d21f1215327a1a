package main

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"scorecard/ui/tui"
)

func (a *app) manCommand() *cobra.Command {
	return a.command("man", 0, 0, func(c *cobra.Command, _ []string) error {
		return a.manual(a.stdout, c.Root())
	})
}

// manual writes one manual page for all commands, with the keys of the screen.
func (a *app) manual(w io.Writer, root *cobra.Command) error {
	words := a.labels.Command
	m := &roff{}
	m.line(`.TH SCORECARD 1 "" "scorecard ` + escape(version()) + `"`)
	m.section("NAME")
	m.text("scorecard - " + root.Short)
	m.section("SYNOPSIS")
	m.text("scorecard [COMMAND] [FLAGS]")
	m.section("DESCRIPTION")
	m.text(root.Long)
	m.section(words.Commands)
	for _, c := range root.Commands() {
		m.item(usageLine(c), c.Long)
		m.flags(c.LocalNonPersistentFlags())
		m.example(c.Example)
	}
	m.section(words.GlobalFlags)
	m.flags(root.PersistentFlags())
	m.section(words.KeysTitle)
	for _, k := range tui.KeyLines(a.labels) {
		if k.Heading != "" {
			m.line(".SS " + escape(k.Heading))
		}
		m.item(k.Key, k.What)
	}
	m.section(words.FilesTitle)
	m.text(words.FilesText)
	m.pairs(words.EnvironmentTitle, words.Environment, strings.Compare)
	m.pairs(words.ExitTitle, words.Exits, byLength)
	_, err := io.WriteString(w, m.b.String())
	return err
}

// roff is a manual page being written.
type roff struct{ b strings.Builder }

func (m *roff) line(s string)    { m.b.WriteString(s + "\n") }
func (m *roff) section(s string) { m.line(".SH " + escape(s)) }

func (m *roff) text(s string) {
	for _, line := range strings.Split(s, "\n") {
		m.line(escape(line))
	}
}

func (m *roff) item(name, what string) {
	m.line(".TP")
	m.line(`\fB` + escape(name) + `\fR`)
	m.text(what)
}

func (m *roff) flags(flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	m.line(".RS")
	flags.VisitAll(func(f *pflag.Flag) { m.item(flagName(f), flagUsage(f)) })
	m.line(".RE")
}

func (m *roff) example(s string) {
	if s == "" {
		return
	}
	m.line(".RS\n.nf")
	m.text(s)
	m.line(".fi\n.RE")
}

func (m *roff) pairs(title string, words map[string]string, order func(a, b string) int) {
	m.section(title)
	for _, name := range slices.SortedFunc(maps.Keys(words), order) {
		m.item(name, words[name])
	}
}

// byLength puts "128+n" behind the codes of one digit.
func byLength(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) }

// escape keeps text from being read as a request or an escape.
func escape(s string) string {
	s = strings.ReplaceAll(s, `\`, `\e`)
	s = strings.ReplaceAll(s, "-", `\-`)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}

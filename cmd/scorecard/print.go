package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/ui/report"
	"scorecard/ui/text"
	"scorecard/ui/theme"
)

// form is one format of a command that prints a year.
type form struct {
	name  string
	write func(io.Writer, *model.Scorecard, report.Options) error
}

const (
	textForm     = "text"
	markdownForm = "markdown"
	jsonForm     = "json"
)

// printing is the options of a command that prints data.
type printing struct {
	formats                     []string // the first is the default
	year, group, format, output string
	json                        bool
	width                       int
	wanted                      int // the year as a number; 0 is the latest with results
}

// printFlags adds the flags of commands that print data of a year.
func (a *app) printFlags(c *cobra.Command, p *printing) {
	c.Flags().StringVar(&p.year, "year", "", a.flag("year"))
	a.formatFlags(c, p)
}

// formatFlags adds the flags of commands that print data.
func (a *app) formatFlags(c *cobra.Command, p *printing) {
	flags := c.Flags()
	flags.StringVar(&p.format, "format", p.formats[0], a.flag("format")+": "+strings.Join(p.formats, ", "))
	flags.BoolVar(&p.json, "json", false, a.flag("json"))
	flags.StringVar(&p.output, "output", "", a.flag("output"))
	flags.IntVar(&p.width, "width", 0, a.flag("width"))
	propose(c, "format", p.formats)
	c.PreRunE = func(c *cobra.Command, _ []string) error { return a.checkPrinting(c, p) }
}

func (a *app) groupFlag(c *cobra.Command, p *printing) {
	c.Flags().StringVar(&p.group, "group", "", a.flag("group"))
	a.proposeGroups(c)
}

// maxWidth is wider than any paper or screen.
const maxWidth = 1000

func (a *app) checkPrinting(c *cobra.Command, p *printing) error {
	if err := a.oneOf("--format", p.format, p.formats); err != nil {
		return err
	}
	if p.json {
		if c.Flags().Changed("format") && p.format != jsonForm {
			return a.badValue("--format", p.format, jsonForm)
		}
		p.format = jsonForm
	}
	if c.Flags().Changed("width") && (p.width < 1 || p.width > maxWidth) {
		return a.badValue("--width", fmt.Sprint(p.width), fmt.Sprintf("1-%d", maxWidth))
	}
	if p.year == "" {
		return nil
	}
	var err error
	p.wanted, err = a.parseYear("--year", p.year)
	return err
}

// printCard prints a year in the chosen format.
func (a *app) printCard(ctx context.Context, p *printing, forms []form) error {
	return a.withStore(ctx, func(store *db.DB) error {
		card, err := a.card(ctx, store, p.wanted)
		if err != nil {
			return err
		}
		if p.group != "" {
			p.group = groupCode(card, p.group)
		}
		return a.print(p, func(w io.Writer, o report.Options) error {
			for _, f := range forms {
				if f.name == p.format {
					return f.write(w, card, o)
				}
			}
			return nil
		})
	})
}

// print writes what a command prints to stdout or to a file.
func (a *app) print(p *printing, write func(io.Writer, report.Options) error) error {
	if p.output == "" || p.output == "-" || a.isStdout(p.output) {
		return write(a.stdout, a.options(p))
	}
	plain := a.plainOptions(p)
	if err := writeOutput(p.output, func(w io.Writer) error { return write(w, plain) }); err != nil {
		return err
	}
	_, err := fmt.Fprintln(a.stderr, clean(a.labels.Command.Wrote.With("path", p.output)))
	return err
}

// isStdout reports whether a path is the file that stdout writes to, such as
// /dev/stdout: replacing it would remove the file that its reader has open.
func (a *app) isStdout(path string) bool {
	stdout, ok := a.stdout.(*os.File)
	if !ok {
		return false
	}
	open, err := stdout.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(open, named)
}

// plainOptions are for a file.
func (a *app) plainOptions(p *printing) report.Options {
	return report.Options{
		Lang: a.labels.Lang, Group: p.group, Width: p.width, Printer: text.NewPrinter(a.plainGlyphs()), Made: a.now(),
	}
}

// options are for stdout, which may be a terminal.
func (a *app) options(p *printing) report.Options {
	o := a.plainOptions(p)
	o.Width = a.columns(p.width)
	// The terminal is not asked for its background only to print.
	style := theme.New(theme.Name(a.theme), true, a.profile(a.stdout))
	o.Paint = &style
	if _, ok := a.terminal(); ok && (p.format == textForm || p.format == markdownForm) {
		facts := a.ask(a.facts())
		o.Printer = text.NewPrinter(facts.Glyphs())
		if facts.NotUTF8() {
			o.Printer, o.Paint = text.Printer{}, nil // plain
		}
	}
	return o
}

// cardCommand makes a command that prints one year.
func (a *app) cardCommand(name string, forms []form) (*cobra.Command, *printing) {
	p := &printing{}
	for _, f := range forms {
		p.formats = append(p.formats, f.name)
	}
	c := a.command(name, 0, 0, func(c *cobra.Command, _ []string) error { return a.printCard(c.Context(), p, forms) })
	a.printFlags(c, p)
	return c, p
}

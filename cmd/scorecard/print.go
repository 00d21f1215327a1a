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

// form is one format of a command that prints about a year.
type form struct {
	name  string
	write func(io.Writer, *model.Scorecard, report.Options) error
}

const (
	textForm     = "text"
	markdownForm = "markdown"
	jsonForm     = "json"
)

// printing is what a command that prints data was asked for.
type printing struct {
	formats                     []string // the first is the default
	year, group, format, output string
	json                        bool
	width                       int
	wanted                      int // the year as a number; 0 is the latest with results
}

// printFlags adds the flags that every command that prints data takes.
func (a *app) printFlags(c *cobra.Command, p *printing) {
	c.Flags().StringVar(&p.year, "year", "", a.flag("year"))
	a.formatFlags(c, p)
}

// formatFlags are those of a command that prints what is no part of a year.
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
	if p.year != "" {
		year, ok := model.ParseYear(p.year)
		if !ok {
			return a.badValue("--year", p.year, "2024, FY2024, R6, 令和6")
		}
		p.wanted = year
	}
	return nil
}

// printCard prints about the asked year in the asked form.
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
	_, err := fmt.Fprintln(a.stderr, clean(fmt.Sprintf(a.labels.Command.WroteF, p.output)))
	return err
}

// isStdout reports whether a path names what stdout is already, as /dev/stdout
// does: to replace it would pull the file away under whoever reads it.
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
	// The background is not asked for on the way to a print.
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

func (a *app) summaryCommand() *cobra.Command {
	var schema bool
	forms := []form{
		{textForm, report.Text}, {markdownForm, report.Markdown}, {"html", report.HTML}, {"csv", report.CSV}, {jsonForm, report.JSON},
	}
	c, p := a.cardCommand("summary", forms)
	a.groupFlag(c, p)
	c.Flags().BoolVar(&schema, "schema", false, a.flag("schema"))
	c.RunE = func(c *cobra.Command, _ []string) error {
		if schema {
			return a.print(p, func(w io.Writer, _ report.Options) error {
				_, err := w.Write(report.Schema())
				return err
			})
		}
		return a.printCard(c.Context(), p, forms)
	}
	return c
}

func (a *app) groupsCommand() *cobra.Command {
	c, _ := a.cardCommand("groups", []form{{textForm, report.Groups}, {jsonForm, report.GroupsJSON}})
	return c
}

func (a *app) staffCommand() *cobra.Command {
	c, p := a.cardCommand("staff", []form{{textForm, report.Staff}, {jsonForm, report.StaffJSON}})
	a.groupFlag(c, p)
	return c
}

// cardCommand is a command that prints about one year.
func (a *app) cardCommand(name string, forms []form) (*cobra.Command, *printing) {
	p := &printing{}
	for _, f := range forms {
		p.formats = append(p.formats, f.name)
	}
	c := a.command(name, 0, 0, func(c *cobra.Command, _ []string) error { return a.printCard(c.Context(), p, forms) })
	a.printFlags(c, p)
	return c, p
}

// groupCode finds a group's code by any of its names. What names none is left
// for the print to refuse.
func groupCode(card *model.Scorecard, asked string) string {
	wanted := model.Fold(asked)
	for i := range card.Year.Groups {
		g := &card.Year.Groups[i]
		for _, name := range []string{g.Code, g.Name.JA, g.Name.EN, g.Short.JA, g.Short.EN} {
			if model.Fold(name) == wanted {
				return g.Code
			}
		}
	}
	return asked
}

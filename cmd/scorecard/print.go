package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/ui/summary"
	"scorecard/ui/text"
	"scorecard/ui/theme"
)

// printing is the flags of a command that prints data.
type printing struct {
	year, group, format, output string
	json                        bool
	width                       int
}

// flags adds the flags; formats are those the command knows, the first of them
// being the default.
func (a *app) printFlags(c *cobra.Command, p *printing, formats []string) {
	flags := c.Flags()
	flags.StringVar(&p.year, "year", "", a.flag("year"))
	flags.StringVar(&p.format, "format", formats[0], a.flag("format")+": "+strings.Join(formats, ", "))
	flags.BoolVar(&p.json, "json", false, a.flag("json"))
	flags.StringVar(&p.output, "output", "", a.flag("output"))
	flags.IntVar(&p.width, "width", 0, a.flag("width"))
}

func (a *app) checkPrinting(p *printing, formats []string) error {
	if p.json {
		p.format = "json"
	}
	if !oneOf(p.format, formats) {
		return a.badValue("--format", p.format, strings.Join(formats, ", "))
	}
	if p.width < 0 || p.width > maxWidth {
		return a.badValue("--width", fmt.Sprint(p.width), fmt.Sprintf("1-%d", maxWidth))
	}
	return nil
}

// maxWidth is wider than any paper or screen.
const maxWidth = 1000

func (a *app) options(p *printing, toFile bool) summary.Options {
	o := summary.Options{
		Lang: a.labels.Lang, Group: p.group, Width: a.columns(p.width), Printer: text.NewPrinter(a.glyphs()), Made: a.now(),
	}
	if toFile {
		o.Width = p.width
		return o
	}
	// The background is not asked for on the way to a print: tones that read on
	// either ground are those of the dark theme's light text only when it is known.
	style := theme.New(theme.Name(a.theme), true, a.profile(a.stdout))
	o.Paint = &style
	return o
}

// print writes what a command prints to stdout or, whole or not at all, to a
// file.
func (a *app) print(p *printing, write func(io.Writer, summary.Options) error) error {
	if p.output == "" || p.output == "-" {
		return write(a.stdout, a.options(p, false))
	}
	err := writeWhole(p.output, func(w io.Writer) error { return write(w, a.options(p, true)) })
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stderr, "%s\n", clean(fmt.Sprintf(a.labels.Command.WroteF, p.output)))
	return err
}

func (a *app) summaryCommand() *cobra.Command {
	formats := []string{"text", "markdown", "csv", "json"}
	var p printing
	var schema bool
	c := a.command("summary", 0, 0, func(c *cobra.Command, _ []string) error {
		if schema {
			_, err := a.stdout.Write(summary.Schema())
			return err
		}
		if err := a.checkPrinting(&p, formats); err != nil {
			return err
		}
		return a.withStore(c.Context(), func(store *db.DB) error { return a.summarise(c.Context(), &p, store) })
	})
	a.printFlags(c, &p, formats)
	c.Flags().StringVar(&p.group, "group", "", a.flag("group"))
	c.Flags().BoolVar(&schema, "schema", false, a.flag("schema"))
	return c
}

func (a *app) summarise(ctx context.Context, p *printing, store *db.DB) error {
	card, err := a.card(ctx, p.year, store)
	if err != nil {
		return err
	}
	form := map[string]func(io.Writer, *model.Scorecard, summary.Options) error{
		"text": summary.Text, "markdown": summary.Markdown, "csv": summary.CSV, "json": summary.JSON,
	}[p.format]
	return a.print(p, func(w io.Writer, o summary.Options) error { return form(w, card, o) })
}

// textOrJSON is a command that prints one thing about a year in two formats.
func (a *app) textOrJSON(name string, group bool, text, json func(io.Writer, *model.Scorecard, summary.Options) error) *cobra.Command {
	formats := []string{"text", "json"}
	var p printing
	c := a.command(name, 0, 0, func(c *cobra.Command, _ []string) error {
		if err := a.checkPrinting(&p, formats); err != nil {
			return err
		}
		return a.withStore(c.Context(), func(store *db.DB) error {
			card, err := a.card(c.Context(), p.year, store)
			if err != nil {
				return err
			}
			form := text
			if p.format == "json" {
				form = json
			}
			return a.print(&p, func(w io.Writer, o summary.Options) error { return form(w, card, o) })
		})
	})
	a.printFlags(c, &p, formats)
	if group {
		c.Flags().StringVar(&p.group, "group", "", a.flag("group"))
	}
	return c
}

func (a *app) groupsCommand() *cobra.Command {
	return a.textOrJSON("groups", false, summary.Groups, summary.GroupsJSON)
}

func (a *app) staffCommand() *cobra.Command {
	return a.textOrJSON("staff", true, summary.Staff, summary.StaffJSON)
}

func (a *app) showCommand() *cobra.Command {
	formats := []string{"text", "json"}
	var p printing
	c := a.command("show KPI", 1, 2, func(c *cobra.Command, args []string) error {
		if err := a.checkPrinting(&p, formats); err != nil {
			return err
		}
		return a.withStore(c.Context(), func(store *db.DB) error { return a.show(c.Context(), &p, store, args) })
	})
	a.printFlags(c, &p, formats)
	return c
}

func (a *app) show(ctx context.Context, p *printing, store *db.DB, words []string) error {
	card, kpi, err := a.findKPI(ctx, p.year, store, words)
	if err != nil {
		return err
	}
	points, err := store.Series(ctx, card.Branch.Code, kpi.Code)
	if err != nil {
		return err
	}
	form := summary.KPI
	if p.format == "json" {
		form = summary.KPIJSON
	}
	return a.print(p, func(w io.Writer, o summary.Options) error { return form(w, card, kpi.Code, points, o) })
}

// findKPI looks in the asked year; without one in the latest with results, then
// in the years around it, so that a KPI of the plan alone is found as well.
func (a *app) findKPI(ctx context.Context, year string, store *db.DB, words []string) (*model.Scorecard, *model.KPI, error) {
	card, err := a.card(ctx, year, store)
	if err != nil {
		return nil, nil, err
	}
	subject := strings.Join(words, " ")
	kpi, err := one(card.FindKPI(words...), subject)
	if err == nil || year != "" || !errors.Is(err, &model.Error{Kind: model.NoKPI}) {
		return card, kpi, err
	}
	for _, other := range []int{card.Later, card.Earlier} {
		if other == 0 {
			continue
		}
		elsewhere, failed := store.Scorecard(ctx, card.Branch.Code, other)
		if failed != nil {
			return nil, nil, failed
		}
		if kpi, found := one(elsewhere.FindKPI(words...), subject); found == nil {
			return elsewhere, kpi, nil
		}
	}
	return nil, nil, err
}

func one(found []*model.KPI, asked string) (*model.KPI, error) {
	switch len(found) {
	case 0:
		return nil, &model.Error{Kind: model.NoKPI, Subject: asked}
	case 1:
		return found[0], nil
	}
	codes := make([]string, len(found))
	for i, k := range found {
		codes[i] = k.Code
	}
	return nil, &model.Error{Kind: model.AmbiguousKPI, Subject: asked + " (" + strings.Join(codes, ", ") + ")"}
}

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/seed"
)

// templating is what a template was asked for.
type templating struct {
	year, format, output string

	wanted int
}

var templateFormats = []string{string(seed.FormXLSX), string(seed.FormYAML)}

func (a *app) templateCommand() *cobra.Command {
	x := &templating{}
	c := a.command("template", 0, 0, func(c *cobra.Command, _ []string) error {
		switch err := a.oneOf("--format", x.format, templateFormats); {
		case err != nil:
			return err
		case x.year == "":
			return usage("%s", a.labels.Transfer.TemplateNeedsYear)
		case x.format == string(seed.FormXLSX) && x.output == "" && a.onTerminal():
			return usage("%s", a.labels.Transfer.ToTerminal)
		}
		if err := a.parseYear(x.year, &x.wanted); err != nil {
			return err
		}
		if x.wanted == 0 || x.wanted < model.FirstYear || x.wanted > model.LastYear {
			return a.badValue("--year", x.year, fmt.Sprintf("%d-%d", model.FirstYear, model.LastYear))
		}
		return a.withStore(c.Context(), func(store *db.DB) error { return a.template(c.Context(), x, store) })
	})
	flags := c.Flags()
	flags.StringVar(&x.year, "year", "", a.flag("year"))
	flags.StringVar(&x.format, "format", templateFormats[0], a.flag("format")+": "+strings.Join(templateFormats, ", "))
	flags.StringVar(&x.output, "output", "", a.flag("output"))
	propose(c, "format", templateFormats)
	return c
}

// template writes a file to fill in for a year, made from the newest year on file
// before it.
func (a *app) template(ctx context.Context, x *templating, store *db.DB) error {
	card, err := a.yearBefore(ctx, store, x.wanted)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := encodeTemplate(&b, card, x.wanted, x.format, a.labels.Lang); err != nil {
		return err
	}
	write := func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(b.Bytes()))
		return err
	}
	if x.output == "" || x.output == stdinName || a.isStdout(x.output) {
		return write(a.stdout)
	}
	if err := writeNew(x.output, write); err != nil { // somebody may have filled in the last one
		return err
	}
	a.say(fmt.Sprintf(a.labels.Command.WroteF, x.output))
	return nil
}

// yearBefore is the newest year on file before one.
func (a *app) yearBefore(ctx context.Context, store *db.DB, year int) (*model.Scorecard, error) {
	branch, err := a.branchOf(ctx, store)
	if err != nil {
		return nil, err
	}
	card, err := store.Scorecard(ctx, branch.Code, year-1)
	if err == nil || !errors.Is(err, &model.Error{Kind: model.NoYear}) {
		return card, err
	}
	years, failed := store.Years(ctx, branch.Code)
	if failed != nil {
		return nil, failed
	}
	newest := 0
	for _, n := range years {
		if n < year {
			newest = n
		}
	}
	if newest == 0 {
		return nil, err
	}
	return store.Scorecard(ctx, branch.Code, newest)
}

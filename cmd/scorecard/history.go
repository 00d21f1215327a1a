package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/ui/report"
	"scorecard/ui/view"
)

func (a *app) historyCommand() *cobra.Command {
	p := &printing{formats: []string{textForm, jsonForm}}
	var limit int
	var imports bool
	c := a.command("history [KPI]", 0, 2, func(c *cobra.Command, args []string) error {
		switch {
		case limit < 0:
			return a.badValue("--limit", fmt.Sprint(limit), "0-")
		case imports && len(args) > 0:
			return usage(a.labels.Command.TooManyF, args[0])
		}
		return a.withStore(c.Context(), func(store *db.DB) error {
			if imports {
				return a.listImports(c.Context(), p, store, limit)
			}
			return a.history(c.Context(), p, store, args, limit)
		})
	})
	c.Flags().BoolVar(&imports, "imports", false, a.flag("imports"))
	a.printFlags(c, p)
	c.Flags().IntVar(&limit, "limit", 0, a.flag("limit"))
	c.ValidArgsFunction = a.proposeKPIs
	return c
}

func (a *app) history(ctx context.Context, p *printing, store *db.DB, words []string, limit int) error {
	query := model.HistoryQuery{Year: p.wanted, Limit: limit}
	card, err := a.card(ctx, store, p.wanted)
	if err != nil {
		return err
	}
	if len(words) > 0 {
		var found item
		if card, found, err = a.findItem(ctx, p.wanted, store, words); err != nil {
			return err
		}
		query.Item = found.code
	}
	query.Branch = card.Branch.Code
	changes, err := store.History(ctx, query)
	if err != nil {
		return err
	}
	write := report.History
	if p.format == jsonForm {
		write = report.HistoryJSON
	}
	return a.print(p, func(w io.Writer, o report.Options) error { return write(w, card, changes, o) })
}

// undoCommand takes back one's own newest change, or an import.
func (a *app) undoCommand() *cobra.Command {
	w := &withdrawing{review: review{printing: printing{formats: []string{textForm, jsonForm}}}}
	c := a.command("undo", 0, 0, func(c *cobra.Command, _ []string) error {
		asked := c.Flags().Changed("import")
		if asked && w.id < 1 {
			return a.badValue("--import", fmt.Sprint(w.id), "1-")
		}
		if err := a.withoutImport(c, asked); err != nil {
			return err
		}
		return a.withStore(c.Context(), func(store *db.DB) error {
			if asked {
				return a.withdraw(c.Context(), w, store)
			}
			return a.takeBack(c.Context(), store, a.who(w.as), false)
		})
	})
	a.formatFlags(c, &w.printing)
	flags := c.Flags()
	flags.IntVar(&w.id, "import", 0, a.flag("import"))
	flags.BoolVar(&w.dryRun, "dry-run", false, a.flag("dry-run"))
	flags.BoolVar(&w.yes, "yes", false, a.flag("yes"))
	flags.StringVar(&w.as, "as", "", a.flag("as"))
	return c
}

// withoutImport refuses the flags that say how an import is taken back where none
// is: whoever asks for a preview must not lose a change.
func (a *app) withoutImport(c *cobra.Command, asked bool) error {
	for _, name := range []string{"dry-run", "yes", "format", "json", "output", "width"} {
		if !asked && c.Flags().Changed(name) {
			return usage(a.labels.Transfer.WithImportF, "--"+name)
		}
	}
	return nil
}

// redoCommand puts back the change that one took back last.
func (a *app) redoCommand() *cobra.Command {
	var as string
	c := a.command("redo", 0, 0, func(c *cobra.Command, _ []string) error {
		return a.withStore(c.Context(), func(store *db.DB) error { return a.takeBack(c.Context(), store, a.who(as), true) })
	})
	c.Flags().StringVar(&as, "as", "", a.flag("as"))
	return c
}

func (a *app) takeBack(ctx context.Context, store *db.DB, who string, redo bool) error {
	next, carry, told := store.NextUndo, store.Undo, a.labels.Screen.Edit.UndoneF
	if redo {
		next, carry, told = store.NextRedo, store.Redo, a.labels.Screen.Edit.RedoneF
	}
	card, err := a.card(ctx, store, 0)
	if err != nil {
		return err
	}
	change, err := next(ctx, card.Branch.Code, who)
	if err != nil {
		return err
	}
	done, err := carry(ctx, card.Branch.Code, who, change.Seq)
	if err != nil {
		return err
	}
	if done.Year != card.Year.Year {
		if card, err = store.Scorecard(ctx, card.Branch.Code, done.Year); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(a.stdout, clean(fmt.Sprintf(told, view.In(a.labels.Lang).Change(card, &done))))
	return err
}

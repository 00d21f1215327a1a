package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/ui/cell"
	"scorecard/ui/summary"
)

func (a *app) historyCommand() *cobra.Command {
	p := &printing{formats: []string{textForm, jsonForm}}
	var limit int
	c := a.command("history [KPI]", 0, 2, func(c *cobra.Command, args []string) error {
		if limit < 0 {
			return a.badValue("--limit", fmt.Sprint(limit), "0-")
		}
		return a.withStore(c.Context(), func(store *db.DB) error {
			return a.history(c.Context(), p, store, args, limit)
		})
	})
	a.printFlags(c, p)
	c.Flags().IntVar(&limit, "limit", 0, a.flag("limit"))
	c.ValidArgsFunction = a.proposeKPIs
	return c
}

func (a *app) history(ctx context.Context, p *printing, store *db.DB, words []string, limit int) error {
	query := model.HistoryQuery{Year: p.wanted, Limit: limit}
	card, err := store.Scorecard(ctx, "", p.wanted)
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
	write := summary.History
	if p.format == jsonForm {
		write = summary.HistoryJSON
	}
	return a.print(p, func(w io.Writer, o summary.Options) error { return write(w, card, changes, o) })
}

// undoCommand takes back one's own newest change; with redo it puts back the
// one taken back last.
func (a *app) undoCommand(redo bool) *cobra.Command {
	name := "undo"
	if redo {
		name = "redo"
	}
	var as string
	c := a.command(name, 0, 0, func(c *cobra.Command, _ []string) error {
		return a.withStore(c.Context(), func(store *db.DB) error { return a.takeBack(c.Context(), store, a.who(as), redo) })
	})
	c.Flags().StringVar(&as, "as", "", a.flag("as"))
	return c
}

func (a *app) takeBack(ctx context.Context, store *db.DB, who string, redo bool) error {
	next, carry, told := store.NextUndo, store.Undo, a.labels.Screen.Edit.UndoneF
	if redo {
		next, carry, told = store.NextRedo, store.Redo, a.labels.Screen.Edit.RedoneF
	}
	card, err := store.Scorecard(ctx, "", 0)
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
	_, err = fmt.Fprintln(a.stdout, clean(fmt.Sprintf(told, cell.In(a.labels.Lang).Change(card, &done))))
	return err
}

package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
)

// yearCommand closes a year, which then refuses changes, or reopens it.
func (a *app) yearCommand() *cobra.Command {
	var as, reason string
	actions := []string{"close", "reopen"}
	c := a.command("year close|reopen YEAR", 2, 2, func(c *cobra.Command, args []string) error {
		if err := a.oneOf("year", args[0], actions); err != nil {
			return err
		}
		year, err := a.parseYear("YEAR", args[1])
		if err != nil {
			return err
		}
		if reason == "" {
			return usage(a.labels.Command.NoValue.With("flag", "--reason"))
		}
		return a.withStore(c.Context(), func(store *db.DB) error {
			return a.closeYear(c.Context(), store, args[0] == "close", year, a.who(as), reason)
		})
	})
	c.Flags().StringVar(&reason, "reason", "", a.flag("reason"))
	c.Flags().StringVar(&as, "as", "", a.flag("as"))
	c.ValidArgs = actions
	return c
}

func (a *app) closeYear(ctx context.Context, store *db.DB, closing bool, year int, who, reason string) error {
	card, err := a.card(ctx, store, year)
	if err != nil {
		return err
	}
	if !closing && card.Closing == nil {
		return &refusal{a.labels.Command.NotClosed.With("year", model.YearLabel(year))}
	}
	carry, form := store.ReopenYear, a.labels.Command.Reopened
	if closing {
		carry, form = store.CloseYear, a.labels.Command.Closed
	}
	if err := carry(ctx, card.Branch.Code, year, who, reason); err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.stdout, clean(form.With("year", model.YearLabel(year), "reason", reason)))
	return err
}

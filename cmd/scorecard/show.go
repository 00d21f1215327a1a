package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/ui/report"
)

func (a *app) showCommand() *cobra.Command {
	p := &printing{formats: []string{textForm, jsonForm}}
	c := a.command("show KPI", 1, 2, func(c *cobra.Command, args []string) error {
		return a.withStore(c.Context(), func(store *db.DB) error { return a.show(c.Context(), p, store, args) })
	})
	a.printFlags(c, p)
	c.ValidArgsFunction = a.proposeKPIs
	return c
}

func (a *app) show(ctx context.Context, p *printing, store *db.DB, words []string) error {
	card, kpi, err := a.findKPI(ctx, p.wanted, store, words)
	if err != nil {
		return err
	}
	points, err := store.Series(ctx, card.Branch.Code, kpi.Code)
	if err != nil {
		return err
	}
	peers, err := store.Peers(ctx, card.Branch.Code, card.Year.Year, kpi.Code)
	if err != nil {
		return err
	}
	write := report.KPI
	if p.format == jsonForm {
		write = report.KPIJSON
	}
	return a.print(p, func(w io.Writer, o report.Options) error {
		o.Peers = peers
		return write(w, card, kpi.Code, points, o)
	})
}

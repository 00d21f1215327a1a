package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
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

// findKPI looks in the asked year; without one in the latest with results, then
// in all others, the newest first, so that a KPI of the plan alone and one that
// was given up are found as well.
func (a *app) findKPI(ctx context.Context, year int, store *db.DB, words []string) (*model.Scorecard, *model.KPI, error) {
	card, err := a.card(ctx, store, year)
	if err != nil {
		return nil, nil, err
	}
	kpi, missed := onlyKPI(card, words)
	if year != 0 || !errors.Is(missed, &model.Error{Kind: model.NoKPI}) {
		return card, kpi, missed
	}
	years, err := store.Years(ctx, card.Branch.Code)
	if err != nil {
		return nil, nil, err
	}
	for _, other := range slices.Backward(years) {
		card, err := store.Scorecard(ctx, card.Branch.Code, other)
		if err != nil {
			return nil, nil, err
		}
		if kpi, err := onlyKPI(card, words); err == nil {
			return card, kpi, nil
		}
	}
	return nil, nil, missed
}

func onlyKPI(card *model.Scorecard, words []string) (*model.KPI, error) {
	asked := strings.Join(words, " ")
	found := card.FindKPI(words...)
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

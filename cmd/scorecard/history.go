package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/ui/report"
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
			return usage(a.labels.Command.TooMany.With("arguments", args[0]))
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
		var found model.Item
		if card, found, err = a.findItem(ctx, p.wanted, store, words); err != nil {
			return err
		}
		query.Item = found.Code
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

// listImports prints the imports of the branch that is named, of all otherwise.
func (a *app) listImports(ctx context.Context, p *printing, store *db.DB, limit int) error {
	branch := ""
	if a.wantedBranch() != "" {
		chosen, err := a.branchOf(ctx, store)
		if err != nil {
			return err
		}
		branch = chosen.Code
	}
	imports, err := store.Imports(ctx, branch)
	if err != nil {
		return err
	}
	if p.wanted != 0 {
		imports = slices.DeleteFunc(imports, func(n model.Import) bool {
			return !slices.ContainsFunc(n.Years, func(y model.ImportedYear) bool { return y.Year == p.wanted })
		})
	}
	if limit > 0 && len(imports) > limit {
		imports = imports[:limit]
	}
	write := report.Imports
	if p.format == jsonForm {
		write = report.ImportsJSON
	}
	return a.print(p, func(w io.Writer, o report.Options) error { return write(w, imports, o) })
}

package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/ui/report"
)

// branchesCommand lists the branches of the file.
func (a *app) branchesCommand() *cobra.Command {
	p := &printing{formats: []string{textForm, jsonForm}}
	c := a.command("branches", 0, 0, func(c *cobra.Command, _ []string) error {
		return a.withStore(c.Context(), func(store *db.DB) error { return a.listBranches(c.Context(), p, store) })
	})
	a.formatFlags(c, p)
	return c
}

func (a *app) listBranches(ctx context.Context, p *printing, store *db.DB) error {
	branches, err := store.Branches(ctx)
	if err != nil {
		return err
	}
	chosen, _ := a.findBranch(branches)
	listed := make([]report.BranchYears, len(branches))
	for i, b := range branches {
		years, err := store.Years(ctx, b.Code)
		if err != nil {
			return err
		}
		listed[i] = report.BranchYears{Branch: b, Years: years, Default: i == chosen}
	}
	write := report.Branches
	if p.format == jsonForm {
		write = report.BranchesJSON
	}
	return a.print(p, func(w io.Writer, o report.Options) error { return write(w, listed, o) })
}

// proposeBranches gives the shell the branches of the file.
func (a *app) proposeBranches(root *cobra.Command) {
	_ = root.RegisterFlagCompletionFunc("branch", func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		var proposed []string
		for _, b := range a.peekBranches(c) {
			proposed = append(proposed, proposal(b.Code, b.Name.In(a.labels.Lang)))
		}
		return proposed, cobra.ShellCompDirectiveNoFileComp
	})
}

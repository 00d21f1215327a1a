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
	"scorecard/ui/view"
)

// card loads a year of the branch that the command is about; year 0 is the latest
// with results.
func (a *app) card(ctx context.Context, store *db.DB, year int) (*model.Scorecard, error) {
	branch, err := a.branchOf(ctx, store)
	if err != nil {
		return nil, err
	}
	card, err := store.Scorecard(ctx, branch.Code, year)
	if err == nil {
		if words := view.DamagedYears(card, a.labels.Lang); words != "" {
			a.say(words)
		}
	}
	return card, err
}

// branchOf is the branch that the command is about: the one named, else the first
// of the file. Where there are several and none is named, it says which it took.
func (a *app) branchOf(ctx context.Context, store *db.DB) (model.Branch, error) {
	branches, err := store.Branches(ctx)
	if err != nil {
		return model.Branch{}, err
	}
	if len(branches) == 0 {
		return model.Branch{}, &model.Error{Kind: model.NoBranch, Subject: a.wantedBranch()}
	}
	chosen, named := a.findBranch(branches)
	if chosen < 0 {
		return model.Branch{}, &model.Error{Kind: model.NoBranch, Subject: a.wantedBranch()}
	}
	if !named && len(branches) > 1 && !a.toldBranch {
		a.toldBranch = true
		a.say(fmt.Sprintf(a.labels.Transfer.BranchTakenF, branches[chosen].Code, branches[chosen].Name.In(a.labels.Lang)))
	}
	return branches[chosen], nil
}

// wantedBranch is the branch that was named, by flag or variable.
func (a *app) wantedBranch() string {
	if a.branch != "" {
		return a.branch
	}
	return a.env("SCORECARD_BRANCH")
}

// findBranch finds the named branch by its code or one of its names: its index,
// -1 when it is not there, and whether any was named.
func (a *app) findBranch(branches []model.Branch) (at int, named bool) {
	wanted := a.wantedBranch()
	if wanted == "" {
		return 0, false
	}
	return slices.IndexFunc(branches, func(b model.Branch) bool { return isBranch(b, wanted) }), true
}

func isBranch(b model.Branch, wanted string) bool {
	return slices.ContainsFunc([]string{b.Code, b.Name.JA, b.Name.EN}, func(name string) bool {
		return model.Fold(name) == model.Fold(wanted)
	})
}

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

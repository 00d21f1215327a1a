package main

import (
	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) completionCommand() *cobra.Command {
	c := a.command("completion SHELL", 1, 1, func(c *cobra.Command, args []string) error {
		root := c.Root()
		switch args[0] {
		case "bash":
			return root.GenBashCompletionV2(a.stdout, true)
		case "zsh":
			return root.GenZshCompletion(a.stdout)
		case "fish":
			return root.GenFishCompletion(a.stdout, true)
		case "powershell":
			return root.GenPowerShellCompletionWithDesc(a.stdout)
		}
		return a.oneOf("completion", args[0], shells)
	})
	c.ValidArgsFunction = cobra.FixedCompletions(shells, cobra.ShellCompDirectiveNoFileComp)
	return c
}

// propose gives the shell the values of a flag. A flag that is not there would
// be a mistake of this package, which the walk over all flags finds.
func propose(c *cobra.Command, flag string, values []string) {
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// proposal is a code from the file with its name. Shells print both.
func proposal(code, name string) string { return cobra.CompletionWithDesc(clean(code), clean(name)) }

func (a *app) proposeGroups(c *cobra.Command) {
	_ = c.RegisterFlagCompletionFunc("group", func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		var proposed []string
		if card := a.peek(c); card != nil {
			for _, g := range card.Year.Groups {
				proposed = append(proposed, proposal(g.Code, g.Name.In(a.labels.Lang)))
			}
		}
		return proposed, cobra.ShellCompDirectiveNoFileComp
	})
}

func (a *app) proposeKPIs(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var proposed []string
	if card := a.peek(c); card != nil && len(args) == 0 {
		for _, k := range card.Year.KPIs {
			proposed = append(proposed, proposal(k.Code, k.Name.In(a.labels.Lang)))
		}
	}
	return proposed, cobra.ShellCompDirectiveNoFileComp
}

// peek loads the scorecard for a proposal; nil when there is none to load.
func (a *app) peek(c *cobra.Command) *model.Scorecard {
	store := a.peekStore(c)
	if store == nil {
		return nil
	}
	defer store.Close() //nolint:errcheck // nothing was written
	branches, err := store.Branches(c.Context())
	if err != nil {
		return nil
	}
	chosen, _ := a.findBranch(branches)
	if chosen < 0 || chosen >= len(branches) {
		return nil
	}
	card, err := store.Scorecard(c.Context(), branches[chosen].Code, 0)
	if err != nil {
		return nil
	}
	return card
}

// peekBranches lists the branches for a proposal.
func (a *app) peekBranches(c *cobra.Command) []model.Branch {
	store := a.peekStore(c)
	if store == nil {
		return nil
	}
	defer store.Close() //nolint:errcheck // nothing was written
	branches, err := store.Branches(c.Context())
	if err != nil {
		return nil
	}
	return branches
}

// peekStore opens the file for a proposal: nothing is made for it, and a file
// that cannot be read proposes nothing.
func (a *app) peekStore(c *cobra.Command) *db.DB {
	path, named := a.named()
	if !named {
		path = defaultPath()
	}
	store, err := db.Open(c.Context(), path, db.Options{ReadOnly: true, Now: a.now})
	if err != nil {
		return nil
	}
	return store
}

package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
)

func (a *app) initCommand() *cobra.Command {
	var fromEarlier bool
	c := a.command("init", 0, 0, func(c *cobra.Command, _ []string) error {
		path, named := a.named()
		if !named {
			path = defaultPath()
		}
		years, err := a.builtIn.years()
		if err != nil {
			return err
		}
		if fromEarlier {
			return a.replaceEarlier(c.Context(), path, years)
		}
		if err := db.Create(c.Context(), path, years); err != nil {
			return err
		}
		_, err = fmt.Fprintln(a.stdout, clean(a.labels.Print.Created.With("path", path)))
		return err
	})
	c.Flags().BoolVar(&fromEarlier, "from-earlier", false, a.flag("from-earlier"))
	return c
}

// replaceEarlier puts a file of the earlier layout aside and makes a new one with
// its statuses.
func (a *app) replaceEarlier(ctx context.Context, path string, years []*model.Year) error {
	done, err := db.ReplaceEarlier(ctx, path, years)
	if err != nil {
		return err
	}
	words := a.labels.Print.Replaced.With("path", clean(path), "carried", done.Carried, "left", done.Left, "kept", clean(done.Kept))
	_, err = fmt.Fprintln(a.stdout, words)
	return err
}

package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"scorecard/db"
)

func (a *app) initCommand() *cobra.Command {
	return a.command("init", 0, 0, func(c *cobra.Command, _ []string) error {
		path, named := a.named()
		if !named {
			path = defaultPath()
		}
		years, err := a.builtIn.years()
		if err != nil {
			return err
		}
		if err := db.Create(c.Context(), path, years); err != nil {
			return err
		}
		_, err = fmt.Fprintln(a.stdout, clean(a.labels.Print.Created.With("path", path)))
		return err
	})
}

package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"scorecard/db"
)

// backupCommand copies the file while others may go on writing.
func (a *app) backupCommand() *cobra.Command {
	return a.command("backup FILE", 1, 1, func(c *cobra.Command, args []string) error {
		return a.withStore(c.Context(), func(store *db.DB) error {
			if err := store.Backup(c.Context(), args[0]); err != nil {
				return err
			}
			_, err := fmt.Fprintln(a.stdout, clean(a.labels.Command.Wrote.With("path", args[0])))
			return err
		})
	})
}

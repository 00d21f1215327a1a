package main

import (
	"context"
	"fmt"

	"scorecard/db"
	"scorecard/model"
	"scorecard/seed"
)

// edition is the built-in data: whose it is, which edition, and its years.
type edition struct {
	branch string
	number int
	years  func() ([]*model.Year, error)
}

func builtIn() edition { return edition{seed.BuiltInBranch, seed.BuiltInEdition, seed.BuiltIn} }

// newerEdition says that the built-in data is newer than the file's; empty when
// it is not. A file that cannot be asked will tell so itself, where it is read.
func (a *app) newerEdition(ctx context.Context, store *db.DB) string {
	stored, err := store.Edition(ctx, a.builtIn.branch)
	if err != nil || stored == 0 || stored >= a.builtIn.number {
		return ""
	}
	return fmt.Sprintf(a.labels.Transfer.NewerBuiltInF, a.builtIn.number, stored)
}

package main

import (
	"context"

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

// newerEdition is the notice that the built-in data is newer than the file's; empty when
// it is not. A file that cannot be read fails later, where it is read in full.
func (a *app) newerEdition(ctx context.Context, store *db.DB) string {
	stored, err := store.Edition(ctx, a.builtIn.branch)
	if err != nil || stored == 0 || stored >= a.builtIn.number {
		return ""
	}
	return a.labels.Transfer.NewerBuiltIn.With("edition", a.builtIn.number, "stored", stored)
}

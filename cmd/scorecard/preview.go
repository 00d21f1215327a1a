package main

import (
	"context"
	"errors"
	"slices"

	"scorecard/db"
	"scorecard/model"
	"scorecard/model/finding"
)

// preview holds years against the store's: branch by branch, each year in its
// order of arrival.
func (a *app) preview(ctx context.Context, store *db.DB, years []*model.Year) ([]finding.Preview, error) {
	told := a.progress(a.labels.Transfer.Comparing)
	defer told.end()
	previews := make([]finding.Preview, len(years))
	done := 0
	for _, branch := range branchesOf(years) {
		var incoming []*model.Year
		var places []int
		for i, y := range years {
			if y.Branch.Code == branch {
				incoming, places = append(incoming, y), append(places, i)
			}
		}
		versions, err := versionsOf(ctx, store, incoming) // before the years are read
		if err != nil {
			return nil, err
		}
		onFile, err := yearsAround(ctx, store, branch, incoming)
		if err != nil {
			return nil, err
		}
		for i, p := range finding.Previews(onFile, incoming, a.now()) {
			p.Version = versions[i]
			if !p.New {
				if p.Closed, err = isClosed(ctx, store, branch, p.Year); err != nil {
					return nil, err
				}
			}
			previews[places[i]] = p
		}
		done += len(incoming)
		told.tell(done, len(years))
	}
	return previews, nil
}

func versionsOf(ctx context.Context, store *db.DB, years []*model.Year) ([]model.YearVersion, error) {
	versions := make([]model.YearVersion, len(years))
	for i, y := range years {
		var err error
		if versions[i], err = store.YearVersion(ctx, y.Branch.Code, y.Year); err != nil {
			return nil, err
		}
	}
	return versions, nil
}

// branchesOf lists the branches of years in the order of their first.
func branchesOf(years []*model.Year) []string {
	var codes []string
	for _, y := range years {
		if !slices.Contains(codes, y.Branch.Code) {
			codes = append(codes, y.Branch.Code)
		}
	}
	return codes
}

// yearsAround loads the years that are on file of those that come and of those
// beside them, as far as a year is read.
func yearsAround(ctx context.Context, store *db.DB, branch string, incoming []*model.Year) (map[int]*model.Year, error) {
	found := map[int]*model.Year{}
	years, err := store.Years(ctx, branch)
	if errors.Is(err, &model.Error{Kind: model.NoBranch}) {
		return found, nil
	}
	if err != nil {
		return nil, err
	}
	for _, year := range years {
		near := slices.ContainsFunc(incoming, func(y *model.Year) bool { return y.Year-2 <= year && year <= y.Year+2 })
		if !near {
			continue
		}
		if found[year], err = store.Year(ctx, branch, year); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func isClosed(ctx context.Context, store *db.DB, branch string, year int) (bool, error) {
	card, err := store.Scorecard(ctx, branch, year)
	if err != nil {
		return false, err
	}
	return card.Closing != nil, nil
}

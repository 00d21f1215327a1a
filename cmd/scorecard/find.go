package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"scorecard/db"
	"scorecard/model"
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
// of the file. When there are several and none is named, it reports which one it uses.
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
	if !named && len(branches) > 1 && !a.branchReported {
		a.branchReported = true
		a.say(a.labels.Transfer.BranchTaken.With("code", branches[chosen].Code, "name", branches[chosen].Name.In(a.labels.Lang)))
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

// groupCode finds a group's code by any of its names. An unknown name is returned as it
// is; the report rejects it.
func groupCode(card *model.Scorecard, asked string) string {
	wanted := model.Fold(asked)
	for i := range card.Year.Groups {
		g := &card.Year.Groups[i]
		for _, name := range []string{g.Code, g.Name.JA, g.Name.EN, g.Short.JA, g.Short.EN} {
			if model.Fold(name) == wanted {
				return g.Code
			}
		}
	}
	return asked
}

// findKPI searches the named year; without one the latest with results, then all others
// from the newest on, so that KPIs of the plan alone and discontinued ones are found too.
func (a *app) findKPI(ctx context.Context, year int, store *db.DB, words []string) (*model.Scorecard, *model.KPI, error) {
	card, err := a.card(ctx, store, year)
	if err != nil {
		return nil, nil, err
	}
	kpi, missed := onlyKPI(card, words)
	if year != 0 || !errors.Is(missed, &model.Error{Kind: model.NoKPI}) {
		return card, kpi, missed
	}
	years, err := store.Years(ctx, card.Branch.Code)
	if err != nil {
		return nil, nil, err
	}
	for _, other := range slices.Backward(years) {
		card, err := store.Scorecard(ctx, card.Branch.Code, other)
		if err != nil {
			return nil, nil, err
		}
		if kpi, err := onlyKPI(card, words); err == nil {
			return card, kpi, nil
		}
	}
	return nil, nil, missed
}

func onlyKPI(card *model.Scorecard, words []string) (*model.KPI, error) {
	asked := strings.Join(words, " ")
	found := card.FindKPI(words...)
	switch len(found) {
	case 0:
		return nil, &model.Error{Kind: model.NoKPI, Subject: asked}
	case 1:
		return found[0], nil
	}
	codes := make([]string, len(found))
	for i, k := range found {
		codes[i] = k.Code
	}
	return nil, &model.Error{Kind: model.AmbiguousKPI, Subject: asked + " (" + strings.Join(codes, ", ") + ")"}
}

// findItem finds a KPI by code, or by group and number, and activities and initiatives
// by their code. Without a year it searches for KPIs as findKPI does.
func (a *app) findItem(ctx context.Context, year int, store *db.DB, words []string) (*model.Scorecard, model.Item, error) {
	card, kpi, err := a.findKPI(ctx, year, store, words)
	if err == nil {
		item, _ := card.Year.Item(model.ItemKPI, kpi.Code)
		return card, item, nil
	}
	if !errors.Is(err, &model.Error{Kind: model.NoKPI}) {
		return nil, model.Item{}, err
	}
	card, failed := a.card(ctx, store, year)
	if failed != nil {
		return nil, model.Item{}, failed
	}
	item, ok := card.ItemInView(model.Fold(strings.Join(words, "")))
	switch {
	case !ok:
		return nil, model.Item{}, err
	case item.Status == nil:
		return nil, model.Item{}, &refusal{a.labels.Screen.Edit.HeadingHasNone}
	}
	return card, item, nil
}

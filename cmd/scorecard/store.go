package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/adrg/xdg"

	"scorecard/db"
	"scorecard/model"
	"scorecard/seed"
)

// defaultPath is the one file that is made by itself.
func defaultPath() string { return filepath.Join(xdg.DataHome, "scorecard", "scorecard.db") }

// named is the file that the user named, by flag or variable.
func (a *app) named() (string, bool) {
	if a.db != "" {
		return a.db, true
	}
	path := a.env("SCORECARD_DB")
	return path, path != ""
}

// store opens the scorecard. Only the default file is made when it is missing;
// the notice says so. Where it cannot be made, the built-in branch is shown
// read-only.
func (a *app) store(ctx context.Context) (store *db.DB, notice string, err error) {
	options := db.Options{ReadOnly: a.readOnly, Now: a.now}
	if path, named := a.named(); named {
		store, err = db.Open(ctx, path, options)
		return store, "", err
	}
	path := defaultPath()
	store, err = db.Open(ctx, path, options)
	if !errors.Is(err, &model.Error{Kind: model.FileNotFound}) {
		return store, "", err
	}
	years, err := seed.BuiltIn()
	if err != nil {
		return nil, "", err
	}
	switch err = db.Create(ctx, path, years); {
	case err == nil:
		notice = fmt.Sprintf(a.labels.Print.CreatedF, path)
	case errors.Is(err, &model.Error{Kind: model.FileExists}): // somebody was faster
	case cannotWrite(err):
		store, err = db.Memory(ctx, years)
		return store, fmt.Sprintf(a.labels.Print.BuiltInReadOnly, path), err
	default:
		return nil, "", err
	}
	store, err = db.Open(ctx, path, options)
	return store, notice, err
}

func cannotWrite(err error) bool {
	for _, kind := range []model.ErrorKind{model.PermissionDenied, model.ReadOnly, model.NoSpace, model.IsFolder, model.Unreadable} {
		if errors.Is(err, &model.Error{Kind: kind}) {
			return true
		}
	}
	return false
}

// withStore opens the scorecard for a command that prints, and says on stderr
// what was made.
func (a *app) withStore(ctx context.Context, do func(*db.DB) error) (err error) {
	store, notice, err := a.store(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if notice != "" {
		_, _ = fmt.Fprintln(a.stderr, clean(notice))
	}
	return do(store)
}

// card loads the scorecard of the asked year; 0 is the latest with results.
func (a *app) card(ctx context.Context, year string, store *db.DB) (*model.Scorecard, error) {
	asked := 0
	if year != "" {
		parsed, ok := model.ParseYear(year)
		if !ok {
			return nil, a.badValue("--year", year, "2024, FY2024, R6, 令和6")
		}
		asked = parsed
	}
	return store.Scorecard(ctx, "", asked)
}

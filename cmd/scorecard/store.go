package main

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/adrg/xdg"

	"scorecard/db"
	"scorecard/model"
)

// defaultPath is the file that is created when no other is named.
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
// the notice reports that. When it cannot be made, the built-in branch is shown
// read-only.
func (a *app) store(ctx context.Context) (store *db.DB, notice string, err error) {
	options := db.Options{ReadOnly: a.readOnly, Now: a.now, Upgraded: func(u db.Upgrade) {
		a.upgraded = a.labels.Print.Upgraded.With("from", u.From, "to", u.To, "copy", u.Copy)
	}}
	path, named := a.named()
	if !named {
		path = defaultPath()
	}
	store, err = db.Open(ctx, path, options)
	switch {
	case err == nil:
		return store, a.newerEdition(ctx, store), nil
	case !named && errors.Is(err, &model.Error{Kind: model.FileNotFound}):
		return a.firstStore(ctx, path, options)
	}
	return nil, "", err
}

// firstStore makes the default file from the built-in branch and opens it.
func (a *app) firstStore(ctx context.Context, path string, options db.Options) (store *db.DB, notice string, err error) {
	years, err := a.builtIn.years()
	if err != nil {
		return nil, "", err
	}
	err = db.Create(ctx, path, years)
	switch {
	case err == nil:
		notice = a.labels.Print.Created.With("path", path)
	case errors.Is(err, &model.Error{Kind: model.FileExists}): // another process made it first
	case cannotWrite(err):
		store, err = db.Memory(ctx, years)
		return store, a.labels.Print.BuiltInReadOnly.With("path", path), err
	default:
		return nil, "", err
	}
	store, err = db.Open(ctx, path, options)
	return store, notice, err
}

// cannotWrite reports whether the data folder is the cause. It is "not found" when a
// file is in its place, or where no folder can be made, as in /proc.
func cannotWrite(err error) bool {
	var typed *model.Error
	if !errors.As(err, &typed) {
		return false
	}
	switch typed.Kind {
	case model.PermissionDenied, model.ReadOnly, model.NoSpace, model.IsFolder, model.Unreadable, model.FileNotFound:
		return true
	default:
		return false
	}
}

// withStore opens the scorecard for a command that prints, and reports on stderr when it
// made the file.
func (a *app) withStore(ctx context.Context, do func(*db.DB) error) (err error) {
	store, notice, err := a.store(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if notice != "" {
		a.say(notice)
	}
	return do(store)
}

package main

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"scorecard/model"
)

// writeWhole writes a file whole or not at all: under a temporary name in the
// same folder, synced, then renamed into place. Only the owner can read it; a
// symbolic link is replaced, not followed.
func writeWhole(path string, write func(io.Writer) error) (err error) {
	temporary, err := os.CreateTemp(filepath.Dir(path), ".scorecard-*.part")
	if err != nil {
		return fileError(err, path)
	}
	defer func() {
		if err != nil {
			_ = temporary.Close()
			_ = os.Remove(temporary.Name())
		}
	}()
	buffered := bufio.NewWriter(temporary)
	if err := write(buffered); err != nil {
		return err
	}
	if err := errors.Join(buffered.Flush(), temporary.Sync(), temporary.Close()); err != nil {
		return fileError(err, path)
	}
	if err := os.Rename(temporary.Name(), path); err != nil {
		return fileError(err, path)
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes the new name last through a power cut. Some systems cannot
// sync a folder; the file itself is on disk by then.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return nil //nolint:nilerr // the file is written
	}
	_ = folder.Sync()
	return folder.Close()
}

func fileError(err error, path string) error {
	kind := model.Internal
	switch {
	case errors.Is(err, fs.ErrPermission):
		kind = model.PermissionDenied
	case errors.Is(err, fs.ErrNotExist):
		kind = model.FileNotFound
	}
	if full := fullDisk(err); full != err { //nolint:errorlint // the same error or a new one
		kind = model.NoSpace
	}
	return &model.Error{Kind: kind, Subject: path, Err: err}
}

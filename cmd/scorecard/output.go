package main

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"scorecard/db"
	"scorecard/model"
)

// outputError is a file that could not be written.
type outputError struct {
	path string
	err  error
}

func (e *outputError) Error() string { return e.path + ": " + e.err.Error() }

func (e *outputError) Unwrap() error { return e.err }

// replaceable reports a path that no output may take, as model.Reserved: a
// scorecard or another database, or the name of a file that belongs to one.
func replaceable(path string) error {
	switch reserved, err := db.Reserved(path); {
	case err != nil:
		return err
	case reserved:
		return &model.Error{Kind: model.Reserved, Subject: path}
	}
	return nil
}

// writeOutput writes what a command prints to a file that the user named. A
// file is written whole or not at all; a device or a pipe takes what comes.
func writeOutput(path string, write func(io.Writer) error) error {
	return writeNamed(path, os.Rename, write)
}

// writeNew writes as writeOutput does, but never in place of a file that exists:
// the error is then model.FileExists.
func writeNew(path string, write func(io.Writer) error) error {
	if err := replaceable(path); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err == nil && info.Mode().IsRegular() {
		return &model.Error{Kind: model.FileExists, Subject: path}
	}
	err = writeNamed(path, renameNew, write)
	if errors.Is(err, fs.ErrExist) {
		return &model.Error{Kind: model.FileExists, Subject: path}
	}
	return err
}

// renameNew gives a file its name unless the name is in use. Where the file
// system has no links, the name is first claimed by an empty file.
func renameNew(temporary, path string) error {
	err := os.Link(temporary, path)
	if err == nil {
		_ = os.Remove(temporary) // the file has its name; this was its other one
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	claim, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := claim.Close(); err != nil {
		return err
	}
	if err := os.Rename(temporary, path); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// writeNamed writes to a path; place gives a finished file its name.
func writeNamed(path string, place func(temporary, path string) error, write func(io.Writer) error) error {
	if err := replaceable(path); err != nil {
		return err
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		err = syscall.EISDIR
	case err == nil && !info.Mode().IsRegular():
		err = writeThrough(path, write)
	default:
		err = writePlaced(path, place, write)
	}
	if err != nil {
		return &outputError{path, err}
	}
	return nil
}

// writeThrough writes to what must not be replaced, such as /dev/null.
func writeThrough(path string, write func(io.Writer) error) error {
	device, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(writeBuffered(device, write), device.Close())
}

func writeBuffered(w io.Writer, write func(io.Writer) error) error {
	buffered := bufio.NewWriter(w)
	if err := write(buffered); err != nil {
		return err
	}
	return buffered.Flush()
}

// writeWhole writes a file whole or not at all: under a temporary name in the
// same folder, synced, then renamed into place. Only the owner can read it; a
// symbolic link is replaced, not followed.
func writeWhole(path string, write func(io.Writer) error) error {
	return writePlaced(path, os.Rename, write)
}

func writePlaced(path string, place func(temporary, path string) error, write func(io.Writer) error) error {
	temporary, err := writePart(path, write)
	if err != nil {
		return err
	}
	if err := place(temporary, path); err != nil {
		_ = os.Remove(temporary)
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// writePart writes and syncs a file under a temporary name beside the path, and
// returns that name; what fails leaves nothing behind.
func writePart(path string, write func(io.Writer) error) (name string, err error) {
	temporary, err := os.CreateTemp(filepath.Dir(path), ".scorecard-*.part")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			_ = temporary.Close()
			_ = os.Remove(temporary.Name())
		}
	}()
	sweep(temporary)
	if err := writeBuffered(temporary, write); err != nil {
		return "", err
	}
	return temporary.Name(), errors.Join(temporary.Sync(), temporary.Close())
}

// partAge is how old a part is that nobody writes any more.
const partAge = time.Hour

// sweep takes away what killed programs have left beside a part that is begun
// now, by the clock of the disk that both are on.
func sweep(begun *os.File) {
	now, err := begun.Stat()
	if err != nil {
		return
	}
	folder := filepath.Dir(begun.Name())
	left, err := filepath.Glob(filepath.Join(escapeGlob(folder), ".scorecard-*.part"))
	if err != nil {
		return
	}
	for _, path := range left {
		if info, err := os.Lstat(path); err == nil && now.ModTime().Sub(info.ModTime()) > partAge {
			_ = os.RemoveAll(path) // a folder that was begun is one too
		}
	}
}

// syncFolder makes a new name last through a power cut. Some systems cannot
// sync a folder; the file itself is on disk by then.
func syncFolder(path string) {
	folder, err := os.Open(path)
	if err != nil {
		return
	}
	_ = folder.Sync()
	_ = folder.Close()
}

// outputTrouble says why a file could not be written.
func (a *app) outputTrouble(err error) string {
	words := a.labels.Command
	switch {
	case errors.Is(err, errNoFolder):
		return a.labels.Transfer.NotAFolder
	case errors.Is(err, syscall.EISDIR):
		return words.IsFolderWhy
	case errors.Is(err, syscall.ENOSPC):
		return words.NoSpaceWhy
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return words.NoPermissionWhy
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return words.NoFolderWhy
	}
	return err.Error()
}

func escapeGlob(path string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(path)
}

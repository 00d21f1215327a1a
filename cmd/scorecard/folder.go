package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// outFile is a file of a folder that is written.
type outFile struct {
	name string // may begin with a folder's name
	data []byte
}

// writeFolder writes files into a folder. A folder that is not there yet appears
// with all of them or not at all. In one that is there, every file is written
// under a temporary name before the first takes its place: what fails before
// leaves everything as it was, and each file is whole at any moment.
//
// Where one of the files would replace a scorecard, or what belongs to one,
// nothing is written.
func writeFolder(path string, files []outFile) error {
	if err := replaceable(path); err != nil {
		return err
	}
	for _, f := range files {
		if err := replaceable(filepath.Join(path, f.name)); err != nil {
			return err
		}
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.IsDir():
		err = errNoFolder
	case err == nil:
		err = fillFolder(path, files)
	case errors.Is(err, fs.ErrNotExist):
		err = makeFolder(path, files)
	}
	if err != nil {
		return &outputError{path, err}
	}
	return nil
}

// errNoFolder is a file where a folder was named.
var errNoFolder = errors.New("not a folder")

func makeFolder(path string, files []outFile) (err error) {
	temporary, err := os.MkdirTemp(filepath.Dir(path), ".scorecard-*.part")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(temporary)
		}
	}()
	if err := fillFolder(temporary, files); err != nil {
		return err
	}
	if err := os.Rename(temporary, filepath.Clean(path)); err != nil {
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// part is a file under its temporary name.
type part struct{ temporary, path string }

func fillFolder(path string, files []outFile) (err error) {
	var parts []part
	defer func() {
		for _, p := range parts {
			_ = os.Remove(p.temporary) // those that have taken their place are gone from here
		}
	}()
	for _, f := range files {
		place := filepath.Join(path, f.name)
		if info, err := os.Stat(place); err == nil && info.IsDir() {
			return &fs.PathError{Op: "write", Path: place, Err: syscall.EISDIR}
		}
		if err := os.MkdirAll(filepath.Dir(place), 0o700); err != nil {
			return err
		}
		temporary, err := writePart(place, func(w io.Writer) error {
			_, err := w.Write(f.data)
			return err
		})
		if err != nil {
			return err
		}
		parts = append(parts, part{temporary, place})
	}
	for _, p := range parts {
		if err := os.Rename(p.temporary, p.path); err != nil {
			return err
		}
	}
	for _, p := range parts {
		syncFolder(filepath.Dir(p.path))
	}
	return nil
}

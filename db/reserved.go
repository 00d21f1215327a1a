package db

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"scorecard/model"
)

// companions are the endings of the files that SQLite keeps beside a database.
// A foreign file under such a name would be read as the rest of a broken-off
// write, or be deleted.
var companions = []string{"-journal", "-wal", "-shm"}

// Reserved reports whether a path names an SQLite database, whichever program
// made it, or a file that SQLite keeps beside one, whether or not that file
// exists at the moment. Nothing else may be written there. Links are followed.
// The error is a *model.Error when that could not be found out.
func Reserved(path string) (bool, error) {
	file, err := filepath.Abs(path)
	if err != nil {
		return false, classify(err, path)
	}
	for _, name := range []string{file, resolved(file)} {
		found, err := registry.isDatabase(name)
		if base, beside := besides(name); err == nil && !found && beside {
			found, err = registry.isDatabase(base)
		}
		if found || err != nil {
			return found, named(classify(err, path), path)
		}
	}
	return false, nil
}

// resolved is the path behind links; the path itself where there is none.
func resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// besides returns the database that a file of this name would belong to. Case is
// ignored, as some file systems do.
func besides(name string) (base string, ok bool) {
	for _, ending := range companions {
		if at := len(name) - len(ending); at > 0 && strings.EqualFold(name[at:], ending) {
			return name[:at], true
		}
	}
	return "", false
}

// isDatabase looks at the first bytes of a file, unless it is a database that
// this process has open or a companion of it: those are known by their identity
// alone. The lock keeps the file from being opened meanwhile.
func (r *fileRegistry) isDatabase(name string) (bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	info, found := regularFile(name)
	if !found {
		return false, nil
	}
	for _, known := range r.open {
		if known.owns(info) {
			return true, nil
		}
	}
	file, err := os.Open(name)
	if err != nil {
		return false, err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	begin := make([]byte, len(magic))
	_, err = io.ReadFull(file, begin)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return false, nil
	}
	return string(begin) == string(magic), err
}

// regularFile finds a regular file. What cannot be found is no database, and the
// write that follows reports why.
func regularFile(name string) (info fs.FileInfo, found bool) {
	info, err := os.Stat(name)
	return info, err == nil && info.Mode().IsRegular()
}

// owns reports whether a file is the database or one of its companions.
func (f *openedFile) owns(info fs.FileInfo) bool {
	if os.SameFile(f.info, info) {
		return true
	}
	for _, ending := range companions {
		if beside, err := os.Stat(f.real + ending); err == nil && os.SameFile(beside, info) {
			return true
		}
	}
	return false
}

// refuseReserved is the error of making a file where SQLite would take it for
// the companion of another.
func refuseReserved(path string) error {
	switch reserved, err := Reserved(path); {
	case err != nil:
		return err
	case reserved:
		return &model.Error{Kind: model.Reserved, Subject: path}
	}
	return nil
}

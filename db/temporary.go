package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"scorecard/model"
)

// A file that is being made has another name, beside the one that it will get.
const temporaryName = ".scorecard-*.new"

// temporaryPattern is temporaryName as os.CreateTemp fills it, with what SQLite
// may put beside it.
var temporaryPattern = regexp.MustCompile(`^\.scorecard-[0-9]+\.new(-journal)?$`)

// leftBehind is the age at which nobody is at work on a temporary file any more.
const leftBehind = time.Hour

// makeWhole makes a file that appears whole or not at all, readable by its owner
// alone, and never in place of another. The fill function is given an empty file
// to fill; a crash while it does leaves nothing that anybody knows by name.
func makeWhole(ctx context.Context, file string, fill func(ctx context.Context, name string) error) error {
	folder := filepath.Dir(file)
	sweep(folder, time.Now())
	temporary, err := os.CreateTemp(folder, temporaryName) // 0600, and no other's
	if err != nil {
		return err
	}
	name := temporary.Name()
	defer os.Remove(name) //nolint:errcheck // after linking it is the file's second name
	if err := temporary.Close(); err != nil {
		return err
	}
	if err := fill(ctx, name); err != nil {
		return err
	}
	if err := flush(name, os.O_RDWR); err != nil {
		return err
	}
	if err := settleName(name, file, os.Link); err != nil {
		return err
	}
	// The file is complete; not every file system can flush a folder.
	_ = flush(folder, os.O_RDONLY)
	return nil
}

func flush(name string, flag int) error {
	file, err := os.OpenFile(name, flag, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// settleName gives the finished file its name unless the name is taken. Where
// the file system knows no links, as on many network shares, the name is claimed
// by an empty file first and the finished one moved over it.
func settleName(temporary, file string, link func(old, new string) error) error {
	err := link(temporary, file)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	claim, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := claim.Close(); err != nil {
		return err
	}
	if err := os.Rename(temporary, file); err != nil {
		return errors.Join(err, os.Remove(file))
	}
	return nil
}

// sweep removes what a killed process left behind in a folder. What cannot be
// removed harms nobody.
func sweep(folder string, now time.Time) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, entry := range entries {
		if !temporaryPattern.MatchString(entry.Name()) || !entry.Type().IsRegular() {
			continue
		}
		if info, err := entry.Info(); err == nil && now.Sub(info.ModTime()) > leftBehind {
			_ = os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
}

// vacant is an error where a file cannot be made: something has that path, or a
// journal or log with content is left of a file that had it. SQLite would write
// its pages into the new one.
func vacant(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return &model.Error{Kind: model.FileExists, Subject: path}
	}
	for _, part := range []string{"-journal", "-wal"} {
		if left, err := os.Lstat(path + part); err == nil && left.Size() > 0 {
			return &model.Error{Kind: model.FileExists, Subject: path + part}
		}
	}
	return nil
}

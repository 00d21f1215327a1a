package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"scorecard/db"
	"scorecard/model"
	"scorecard/seed"
)

// input is a file with its content.
type input struct {
	name string // as problems and the history call it
	form seed.Form
	data []byte
}

// maxInput is more than all files of one import may have together: what is larger
// is not read into memory.
const maxInput = 64 << 20

// stdinName is the argument for the standard input.
const stdinName = "-"

// inputError is all files that could not be read.
type inputError struct{ files []fileError }

type fileError struct {
	path string
	err  error
}

func (e *inputError) Error() string {
	texts := make([]string, len(e.files))
	for i, f := range e.files {
		texts[i] = f.path + ": " + f.err.Error()
	}
	return strings.Join(texts, "\n")
}

// readInputs reads every named file, and the tables of every folder. All files that
// cannot be read are in one error; a file that is too large is a problem of the data.
func (a *app) readInputs(paths []string) ([]input, error) {
	if first := slices.Index(paths, stdinName); first >= 0 && slices.Contains(paths[first+1:], stdinName) {
		return nil, usage(a.labels.Transfer.StdinTwice)
	}
	var failed inputError
	var files []string
	for _, path := range paths {
		within, err := filesOf(path)
		if err != nil {
			failed.files = append(failed.files, fileError{path, err})
		}
		files = append(files, within...)
	}
	if problems := tooLarge(files); len(problems) > 0 {
		return nil, problems
	}
	var inputs []input
	left := int64(maxInput)
	for _, path := range files {
		data, err := a.readInput(path, left)
		switch {
		case err != nil:
			failed.files = append(failed.files, fileError{path, err})
		case int64(len(data)) > left:
			return nil, model.Problems{largeInput(path)}
		default:
			left -= int64(len(data))
			inputs = append(inputs, input{name: path, form: seed.FormOf(data), data: data})
		}
	}
	if len(failed.files) > 0 {
		return nil, &failed
	}
	return inputs, nil
}

// tooLarge finds the file with which the files are too large together, by what
// the system says of them. A pipe has no size before it is read.
func tooLarge(files []string) model.Problems {
	left := int64(maxInput)
	for _, path := range files {
		info, err := os.Stat(path)
		if err != nil || !info.Mode().IsRegular() || isDatabase(path) {
			continue // said when it is read
		}
		if left -= info.Size(); left < 0 {
			return model.Problems{largeInput(path)}
		}
	}
	return nil
}

// largeInput is the problem of a file that is too large, alone or with those
// before it.
func largeInput(path string) model.Problem {
	return model.Problem{Kind: model.TooLarge, File: path, Want: strconv.Itoa(maxInput)}
}

// filesOf lists the files that a path means: for a folder, its tables.
func filesOf(path string) ([]string, error) {
	if namesFolder(path) {
		return tablesIn(path)
	}
	return []string{path}, nil
}

// tablesIn lists the CSV files of a folder, in the order of their names.
func tablesIn(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, entry := range entries {
		if strings.EqualFold(filepath.Ext(entry.Name()), ".csv") && !strings.HasPrefix(entry.Name(), ".") {
			paths = append(paths, filepath.Join(folder, entry.Name()))
		}
	}
	if len(paths) == 0 {
		return nil, syscall.EISDIR
	}
	return paths, nil
}

// namesFolder reports whether a path names a folder.
func namesFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// isDatabase reports whether a path names a database or a companion of one, without
// opening what this process has open: to close it again would take its locks away.
func isDatabase(path string) bool {
	found, err := db.Reserved(path)
	return err == nil && found
}

// databaseBegin is the signature that identifies a database.
const databaseBegin = "SQLite format 3\x00"

// readInput reads one byte more than is left of what is allowed, to know. Room is
// made for a file's size at once: growing into it takes several times as much.
func (a *app) readInput(path string, left int64) ([]byte, error) {
	if path == stdinName {
		if a.stdin == nil {
			return nil, fs.ErrNotExist
		}
		return io.ReadAll(io.LimitReader(a.stdin, left+1))
	}
	if isDatabase(path) {
		return []byte(databaseBegin), nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	limited := io.LimitReader(file, left+1)
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return io.ReadAll(limited)
	}
	var data bytes.Buffer
	data.Grow(int(min(info.Size(), left)) + bytes.MinRead)
	_, err = data.ReadFrom(limited)
	return data.Bytes(), err
}

// reportUnread explains for each file why it could not be read.
func (a *app) reportUnread(e *inputError) {
	words := a.labels.Transfer
	for _, f := range e.files {
		why, known := words.CannotReadWhy[model.KindOf(f.err)]
		if !known {
			why = words.CannotReadWhy[model.Unreadable]
		}
		a.say(a.labels.Command.ErrorWord + ": " + words.CannotRead.With("path", f.path) + why)
	}
}

// fileNames are the names for the history: without their folders.
func fileNames(inputs []input) []string {
	names := make([]string, len(inputs))
	for i := range inputs {
		names[i] = filepath.Base(inputs[i].name)
	}
	return names
}

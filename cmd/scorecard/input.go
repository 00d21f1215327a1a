package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"scorecard/model"
	"scorecard/seed"
)

// input is a file with its content.
type input struct {
	name string // as problems and the history call it
	form seed.Form
	data []byte
}

// maxInput is the largest size, in bytes, that is read into memory; every decoder has a
// lower limit.
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
	var inputs []input
	var failed inputError
	var problems model.Problems
	for _, path := range paths {
		if namesFolder(path) {
			within, err := a.readFolder(path)
			var unread *inputError
			if errors.As(err, &unread) {
				failed.files = append(failed.files, unread.files...)
			} else if err := collect(&problems, err); err != nil {
				return nil, err
			}
			inputs = append(inputs, within...)
			continue
		}
		data, err := a.readInput(path)
		switch {
		case err != nil:
			failed.files = append(failed.files, fileError{path, err})
		case len(data) > maxInput:
			problems = append(problems, model.Problem{Kind: model.TooLarge, File: path, Want: strconv.Itoa(maxInput)})
		default:
			inputs = append(inputs, input{name: path, form: seed.FormOf(data), data: data})
		}
	}
	if len(failed.files) > 0 {
		return nil, &failed
	}
	return inputs, problems.Err()
}

// readFolder reads the tables of a folder.
func (a *app) readFolder(folder string) ([]input, error) {
	paths, err := tablesIn(folder)
	if err != nil {
		return nil, &inputError{[]fileError{{folder, err}}}
	}
	return a.readInputs(paths)
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

// readInput reads a file up to one byte more than maxInput.
func (a *app) readInput(path string) ([]byte, error) {
	if path == stdinName {
		if a.stdin == nil {
			return nil, fs.ErrNotExist
		}
		return io.ReadAll(io.LimitReader(a.stdin, maxInput+1))
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	return io.ReadAll(io.LimitReader(file, maxInput+1))
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

package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"scorecard/db"
	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/seed"
	"scorecard/ui/label"
	"scorecard/ui/report"
	"scorecard/ui/text"
	"scorecard/ui/tui"
)

// exchange imports and exports files for the screen, as the commands import and export
// do. The screen has the terminal, so what they write to stderr becomes remarks.
type exchange struct {
	app   app
	store *db.DB
	who   string
}

// silent returns a copy of the application that works on a branch and collects what it
// would write to stderr.
func (x *exchange) silent(branch string, lang model.Lang) (*app, *bytes.Buffer) {
	silent, remarks := x.app, &bytes.Buffer{}
	silent.stdout, silent.stderr = io.Discard, remarks
	silent.branch, silent.branchReported = branch, true
	silent.labels = label.In(lang)
	return &silent, remarks
}

// Read reads the file, or the tables of the folder, that a person has typed the name of.
func (x *exchange) Read(ctx context.Context, name string, inView tui.Outgoing) (tui.Incoming, error) {
	silent, written := x.silent("", inView.Lang)
	i := &importing{builtIn: name == ""}
	var inputs []input
	if !i.builtIn {
		var err error
		if inputs, err = silent.typedInputs(name); err != nil {
			return tui.Incoming{}, err
		}
		if onlyTables(inputs) {
			silent.branch, i.wanted = inView.Branch, inView.Year
		}
	}
	in := tui.Incoming{Name: name}
	found, files, err := silent.incomingYears(ctx, x.store, i, inputs)
	if err != nil {
		return in, err
	}
	in.Files, in.Years = files, yearsOf(found)
	if in.Previews, err = silent.preview(ctx, x.store, in.Years); err != nil {
		return tui.Incoming{Name: name}, err
	}
	in.Remarks = strings.FieldsFunc(written.String(), func(r rune) bool { return r == '\n' })
	return in, nil
}

func onlyTables(inputs []input) bool {
	return !slices.ContainsFunc(inputs, func(in input) bool { return in.form != seed.FormCSV })
}

// typedInputs reads the file of a typed name, or the tables of a folder. "-" is a file
// here: the standard input is the keyboard.
func (a *app) typedInputs(name string) ([]input, error) {
	path := typedPath(name)
	if path == stdinName {
		path = "." + string(filepath.Separator) + path
	}
	inputs, err := a.readInputs([]string{path})
	var failed *inputError
	if errors.As(err, &failed) {
		return nil, &model.Error{Kind: model.KindOf(failed.files[0].err), Subject: name, Err: failed.files[0].err}
	}
	return inputs, err
}

// Import imports what Read has read.
func (x *exchange) Import(ctx context.Context, in tui.Incoming, statuses bool) (model.Import, error) {
	if err := closedYear(in.Previews); err != nil {
		return model.Import{}, err
	}
	request := finding.Request(in.Years, in.Previews, statuses)
	request.Files, request.Who = in.Files, x.who
	return x.store.ImportAll(ctx, request)
}

// Proposal is a workbook in the folder that the program was started in.
func (x *exchange) Proposal(what tui.Outgoing) string {
	name := what.Branch + "-" + model.YearLabel(what.Year)
	if what.Group != "" {
		name += "-" + what.Group
	}
	return name + ".xlsx"
}

// Export writes what is in view in the format that the name ends in.
func (x *exchange) Export(ctx context.Context, name string, what tui.Outgoing, replace bool) (string, error) {
	path, err := filepath.Abs(typedPath(name))
	if err != nil {
		return "", err
	}
	write := x.writer(ctx, filepath.Ext(path), what)
	if write == nil {
		return "", &model.Error{Kind: model.UnknownFormat, Subject: name}
	}
	if err := replaceable(path); err != nil {
		return "", &model.Error{Kind: writeErrorKind(err), Subject: name, Err: err}
	}
	if _, err := os.Lstat(path); err == nil && !replace {
		return "", &model.Error{Kind: model.FileExists, Subject: name}
	}
	var data bytes.Buffer
	if err := write(&data); err != nil {
		return "", err
	}
	err = writeOutput(path, func(w io.Writer) error {
		_, err := w.Write(data.Bytes())
		return err
	})
	if err != nil {
		return "", &model.Error{Kind: writeErrorKind(err), Subject: name, Err: err}
	}
	return path, nil
}

// writer writes the content of a file; it is nil for an unknown ending.
func (x *exchange) writer(ctx context.Context, ending string, what tui.Outgoing) func(io.Writer) error {
	switch strings.ToLower(ending) {
	case ".xlsx":
		return x.yearFile(ctx, seed.FormXLSX, what)
	case ".yaml", ".yml":
		return x.yearFile(ctx, seed.FormYAML, what)
	case ".csv":
		return x.printed(ctx, report.CSV, what)
	case ".html", ".htm":
		return x.printed(ctx, report.HTML, what)
	case ".md", ".markdown":
		return x.printed(ctx, report.Markdown, what)
	case ".txt":
		return x.printed(ctx, report.Text, what)
	case ".json":
		return x.printed(ctx, report.JSON, what)
	}
	return nil
}

// yearFile writes the year as it is stored, in a form that can be imported.
func (x *exchange) yearFile(ctx context.Context, form seed.Form, what tui.Outgoing) func(io.Writer) error {
	return func(w io.Writer) error {
		silent, _ := x.silent(what.Branch, what.Lang)
		asked := &exporting{format: string(form), wanted: what.Year, group: what.Group}
		years, err := silent.exported(ctx, asked, x.store)
		if err != nil {
			return err
		}
		files, err := silent.encode(asked, years[0])
		if err != nil {
			return err
		}
		_, err = w.Write(files[0].data)
		return err
	}
}

// printed writes the summary of the year.
func (x *exchange) printed(
	ctx context.Context, print func(io.Writer, *model.Scorecard, report.Options) error, what tui.Outgoing,
) func(io.Writer) error {
	return func(w io.Writer) error {
		card, err := x.store.Scorecard(ctx, what.Branch, what.Year)
		if err != nil {
			return err
		}
		return print(w, card, report.Options{
			Lang: what.Lang, Group: what.Group, Printer: text.NewPrinter(text.Rich()), Made: x.app.now(),
		})
	}
}

// typedPath is the path of a name that a person typed or dropped. A file that is
// dropped on a terminal arrives in quotes, with escaped spaces or as an address;
// ~ is the home folder.
func typedPath(name string) string {
	path := strings.TrimSpace(name)
	if address, ok := strings.CutPrefix(path, "file://"); ok {
		if plain, err := url.PathUnescape(address); err == nil {
			path = plain
		}
	}
	for _, quote := range []string{`'`, `"`} {
		if inner, ok := strings.CutPrefix(path, quote); ok && len(path) > 1 && strings.HasSuffix(inner, quote) {
			path = strings.TrimSuffix(inner, quote)
		}
	}
	if _, err := os.Lstat(path); err != nil && filepath.Separator == '/' {
		path = strings.ReplaceAll(path, `\ `, " ")
	}
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			path = home + rest
		}
	}
	return path
}

// maxNames is how many names a completion lists: more than a line shows.
const maxNames = 100

// Complete continues a typed name as a shell does.
func (x *exchange) Complete(_ context.Context, typed string) (full string, names []string, err error) {
	folder, begun := splitTyped(typed)
	entries, err := os.ReadDir(typedPath(folder))
	if err != nil {
		return typed, nil, nil //nolint:nilerr // a folder that cannot be read offers no names
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, begun) || begun == "" && strings.HasPrefix(name, ".") {
			continue
		}
		if isFolder(typedPath(folder), entry) {
			name += string(filepath.Separator)
		}
		if names = append(names, name); len(names) == maxNames {
			break
		}
	}
	if len(names) == 0 {
		return typed, nil, nil
	}
	return typed[:len(typed)-len(begun)] + common(names), names, nil
}

// splitTyped splits a typed name into its folder, never empty, and the beginning of a
// name in it.
func splitTyped(typed string) (folder, begun string) {
	at := strings.LastIndexFunc(typed, func(r rune) bool { return r < 0x80 && os.IsPathSeparator(uint8(r)) })
	if at < 0 {
		return ".", typed
	}
	return typed[:at+1], typed[at+1:]
}

func isFolder(folder string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.IsDir()
	}
	info, err := os.Stat(filepath.Join(folder, entry.Name()))
	return err == nil && info.IsDir()
}

// common is what all names begin with, in whole characters.
func common(names []string) string {
	first := names[0]
	for _, name := range names[1:] {
		for !strings.HasPrefix(name, first) {
			runes := []rune(first)
			first = string(runes[:len(runes)-1])
		}
	}
	return first
}

package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"scorecard/db"
	"scorecard/model"
	"scorecard/seed"
	"scorecard/ui/label"
	"scorecard/ui/report"
	"scorecard/ui/text"
	"scorecard/ui/tui"
)

// exchange brings files in and out for the screen, as the commands import and
// export do. What those would say on stderr becomes a remark: the screen stands
// on the terminal.
type exchange struct {
	app   app // a copy, with the branch and the outputs of one act
	store *db.DB
	who   string
}

// quiet is the application for one act about a branch, and what it says.
func (x *exchange) quiet(branch string, lang model.Lang) (*app, *bytes.Buffer) {
	quiet, said := x.app, &bytes.Buffer{}
	quiet.stdout, quiet.stderr = io.Discard, said
	quiet.branch, quiet.toldBranch = branch, true
	quiet.labels = label.In(lang)
	return &quiet, said
}

// read is what Import needs of a Read.
type read struct {
	years    []*model.Year
	previews []model.Preview
	files    []string
}

// Read reads the files that a name stands for.
func (x *exchange) Read(ctx context.Context, name string, inView tui.Outgoing) (tui.Incoming, error) {
	quiet, said := x.quiet("", inView.Lang)
	i := &importing{builtIn: name == ""}
	var inputs []input
	if !i.builtIn {
		var err error
		if inputs, err = quiet.typedInputs(name); err != nil {
			return tui.Incoming{}, err
		}
		if onlyTables(inputs) {
			quiet.branch, i.wanted = inView.Branch, inView.Year
		}
	}
	arrivals, files, err := quiet.arrivals(ctx, x.store, i, inputs)
	if err != nil {
		return tui.Incoming{Name: name}, err
	}
	r := read{files: files}
	for _, arrived := range arrivals {
		r.years = append(r.years, arrived.year)
	}
	if r.previews, err = quiet.preview(ctx, x.store, r.years); err != nil {
		return tui.Incoming{Name: name}, err
	}
	return tui.Incoming{Name: name, Remarks: remarks(said.String()), Previews: r.previews, Handle: r}, nil
}

func onlyTables(inputs []input) bool {
	return !slices.ContainsFunc(inputs, func(in input) bool { return in.form != seed.FormCSV })
}

func remarks(said string) []string {
	return strings.FieldsFunc(said, func(r rune) bool { return r == '\n' })
}

// typedInputs reads the file of a name, or the tables of a folder. On the screen
// no name stands for the standard input: that is the keyboard.
func (a *app) typedInputs(name string) ([]input, error) {
	path := typedPath(name)
	if path == stdinName {
		path = "." + string(filepath.Separator) + path
	}
	inputs, err := a.readInputs([]string{path})
	var failed *inputError
	if errors.As(err, &failed) {
		return nil, &model.Error{Kind: readTrouble(failed.files[0].err), Subject: name, Err: failed.files[0].err}
	}
	return inputs, err
}

// readTrouble says why a file could not be read.
func readTrouble(err error) model.ErrorKind {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return model.FileNotFound
	case errors.Is(err, syscall.EISDIR):
		return model.IsFolder
	case errors.Is(err, fs.ErrPermission):
		return model.PermissionDenied
	}
	return model.Unreadable
}

// Import carries out what was read.
func (x *exchange) Import(ctx context.Context, incoming tui.Incoming, statuses bool) (model.Import, error) {
	r, ok := incoming.Handle.(read)
	if !ok {
		return model.Import{}, &model.Error{Kind: model.Internal}
	}
	if err := closedYear(r.previews); err != nil {
		return model.Import{}, err
	}
	request := model.ImportRequest{Files: r.files, Who: x.who, Shown: r.previews}
	for _, n := range changing(r.previews, statuses) {
		request.Years = append(request.Years, r.years[n])
		if statuses {
			request.Statuses = append(request.Statuses, taken(&r.previews[n])...)
		}
	}
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
		return "", &model.Error{Kind: writeTrouble(err), Subject: name, Err: err}
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
		return "", &model.Error{Kind: writeTrouble(err), Subject: name, Err: err}
	}
	return path, nil
}

// writeTrouble says why a file could not be written.
func writeTrouble(err error) model.ErrorKind {
	var typed *model.Error
	switch {
	case errors.As(err, &typed):
		return typed.Kind
	case errors.Is(err, syscall.EISDIR):
		return model.IsFolder
	case errors.Is(err, syscall.ENOSPC):
		return model.NoSpace
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return model.PermissionDenied
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return model.FileNotFound
	}
	return model.Internal
}

// writer makes the content of a file; nil where the ending names no format.
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

// yearFile is the year as it is stored: what can be imported again.
func (x *exchange) yearFile(ctx context.Context, form seed.Form, what tui.Outgoing) func(io.Writer) error {
	return func(w io.Writer) error {
		quiet, _ := x.quiet(what.Branch, what.Lang)
		asked := &exporting{format: string(form), wanted: what.Year, group: what.Group}
		years, err := quiet.exported(ctx, asked, x.store)
		if err != nil {
			return err
		}
		files, err := quiet.encode(asked, years[0])
		if err != nil {
			return err
		}
		_, err = w.Write(files[0].data)
		return err
	}
}

// printed is the summary of the year.
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

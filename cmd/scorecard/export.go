package main

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/seed"
	"scorecard/seed/sheet"
	"scorecard/seed/yearfile"
)

// everyYear is the value of --year for all years of the branch.
const everyYear = "all"

// exporting is the options of an export.
type exporting struct {
	year, group, format, output, encoding, table string

	wanted int // the year as a number; 0 is the latest with results
}

var exportFormats = []string{string(seed.FormYAML), string(seed.FormXLSX), string(seed.FormCSV)}

func (a *app) exportCommand() *cobra.Command {
	x := &exporting{}
	c := a.command("export", 0, 0, func(c *cobra.Command, _ []string) error {
		if err := a.checkExport(c, x); err != nil {
			return err
		}
		return a.withStore(c.Context(), func(store *db.DB) error { return a.export(c.Context(), x, store) })
	})
	flags := c.Flags()
	flags.StringVar(&x.year, "year", "", a.flag("export-year"))
	flags.StringVar(&x.group, "group", "", a.flag("group"))
	flags.StringVar(&x.format, "format", exportFormats[0], a.flag("format")+": "+strings.Join(exportFormats, ", "))
	flags.StringVar(&x.output, "output", "", a.flag("export-output"))
	flags.StringVar(&x.encoding, "encoding", encodings()[0], a.flag("encoding"))
	flags.StringVar(&x.table, "table", "", a.flag("table"))
	propose(c, "format", exportFormats)
	propose(c, "encoding", encodings())
	_ = c.RegisterFlagCompletionFunc("table", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return sheet.Tables(), cobra.ShellCompDirectiveNoFileComp
	})
	a.proposeGroups(c)
	return c
}

// checkExport rejects options that contradict each other, before any file is opened.
func (a *app) checkExport(c *cobra.Command, x *exporting) error {
	words := a.labels.Transfer
	if err := a.oneOf("--format", x.format, exportFormats); err != nil {
		return err
	}
	if err := a.oneOf("--encoding", x.encoding, encodings()); err != nil {
		return err
	}
	isCSV := x.format == string(seed.FormCSV)
	switch {
	case x.table != "" && !isCSV:
		return usage(words.TableNeeded)
	case c.Flags().Changed("encoding") && !isCSV:
		return usage(words.EncodingNeeded)
	case x.table != "" && !slices.Contains(sheet.Tables(), x.table):
		return usage(words.NoTable.With("table", x.table, "tables", strings.Join(sheet.Tables(), ", ")))
	case isCSV && x.table == "" && x.output == "":
		return usage(words.OneTable.With("tables", strings.Join(sheet.Tables(), ", ")))
	case x.year == everyYear && (x.output == "" || x.table != ""):
		return usage(words.AllNeedsFolder)
	case x.format == string(seed.FormXLSX) && x.output == "" && a.onTerminal():
		return usage(words.ToTerminal)
	}
	if x.year == "" || x.year == everyYear {
		return nil
	}
	var err error
	x.wanted, err = a.parseYear("--year", x.year)
	return err
}

func (a *app) onTerminal() bool {
	_, ok := a.terminal()
	return ok
}

func (a *app) export(ctx context.Context, x *exporting, store *db.DB) error {
	years, err := a.exported(ctx, x, store)
	if err != nil {
		return err
	}
	if x.year == everyYear || x.format == string(seed.FormCSV) && x.table == "" {
		return a.exportFolder(x, years)
	}
	return a.exportFile(x, years[0])
}

// exported loads the years to write as they are stored, reduced to the group if one was
// named.
func (a *app) exported(ctx context.Context, x *exporting, store *db.DB) ([]*model.Year, error) {
	card, err := a.card(ctx, store, x.wanted)
	if err != nil {
		return nil, err
	}
	numbers := []int{card.Year.Year}
	if x.year == everyYear {
		if numbers, err = store.Years(ctx, card.Branch.Code); err != nil {
			return nil, err
		}
	}
	var years []*model.Year
	for _, number := range numbers {
		y, err := store.Year(ctx, card.Branch.Code, number)
		if err != nil {
			return nil, err
		}
		if x.group != "" {
			code := groupCode(&model.Scorecard{Year: y}, x.group)
			if y.Group(code) == nil {
				return nil, &model.Error{Kind: model.NoGroup, Subject: x.group}
			}
			y = y.OnlyGroup(code)
		}
		years = append(years, y)
	}
	return years, nil
}

// exportFile writes one file, or to stdout where none is named.
func (a *app) exportFile(x *exporting, y *model.Year) error {
	files, err := a.encode(x, y)
	if err != nil {
		return err
	}
	data := files[0].data
	write := func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	}
	if x.output == "" || x.output == stdinName || a.isStdout(x.output) {
		return write(a.stdout)
	}
	if err := writeOutput(x.output, write); err != nil {
		return err
	}
	a.say(a.labels.Command.Wrote.With("path", x.output))
	return nil
}

// exportFolder writes every file of every year into a folder.
func (a *app) exportFolder(x *exporting, years []*model.Year) error {
	var files []outFile
	progress := a.progress(a.labels.Transfer.Writing)
	for i, y := range years {
		progress.report(i, len(years))
		encoded, err := a.encode(x, y)
		if err != nil {
			progress.end()
			return err
		}
		for _, f := range encoded {
			if x.format == string(seed.FormCSV) && x.year == everyYear {
				f.name = filepath.Join(fileName(y), f.name)
			}
			files = append(files, f)
		}
	}
	progress.end()
	if err := writeFolder(x.output, files); err != nil {
		return err
	}
	a.say(a.labels.Transfer.WroteFiles.With("path", x.output, "files", len(files)))
	return nil
}

// fileName is what a year's file is called, without its ending.
func fileName(y *model.Year) string { return y.Branch.Code + "-" + model.YearLabel(y.Year) }

// encode encodes one year: to one file, or one for each table in CSV.
func (a *app) encode(x *exporting, y *model.Year) ([]outFile, error) {
	switch seed.Form(x.format) {
	case seed.FormXLSX:
		var b bytes.Buffer
		err := sheet.EncodeXLSX(&b, y, a.labels.Lang)
		return []outFile{{fileName(y) + ".xlsx", b.Bytes()}}, err
	case seed.FormCSV:
		files, err := encodeCSV(y, a.labels.Lang, x.encoding)
		if x.table != "" && err == nil {
			files = slices.DeleteFunc(files, func(f outFile) bool { return f.name != x.table+".csv" })
			if len(files) == 0 { // the year has nothing of it
				files = []outFile{{name: x.table + ".csv"}}
			}
		}
		return files, err
	case seed.FormYAML, seed.FormDatabase:
	}
	data, err := yearfile.Encode(y)
	return []outFile{{fileName(y) + ".yaml", data}}, err
}

// encodeCSV writes a year as CSV, one file a table.
func encodeCSV(y *model.Year, lang model.Lang, encoding string) ([]outFile, error) {
	encoded, err := sheet.EncodeCSV(y, lang, sheet.Encoding(encoding))
	files := make([]outFile, len(encoded))
	for i := range encoded {
		files[i] = outFile{encoded[i].Name, encoded[i].Data}
	}
	return files, err
}

// encodings are the values of --encoding, the usual one first.
func encodings() []string {
	var names []string
	for _, e := range sheet.Encodings() {
		names = append(names, string(e))
	}
	return names
}

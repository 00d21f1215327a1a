package main

import (
	"maps"
	"slices"

	"scorecard/model"
	"scorecard/seed"
	"scorecard/seed/sheet"
	"scorecard/seed/yearfile"
)

// fileYear is a year with the file that it was read from.
type fileYear struct {
	file string
	year *model.Year
}

func yearsOf(found []fileYear) []*model.Year {
	years := make([]*model.Year, len(found))
	for i := range found {
		years[i] = found[i].year
	}
	return years
}

// decodeInputs decodes every year of the files: one of each year file or workbook, one
// of all CSV files together. It reports the encoding of the CSV files, and returns the
// problems of all files together.
func (a *app) decodeInputs(inputs []input, base *model.Year) ([]fileYear, error) {
	var found []fileYear
	var problems model.Problems
	var tables []input
	progress := a.progress(a.labels.Transfer.Reading)
	defer progress.end()
	for i := range inputs {
		in := &inputs[i]
		progress.report(i, len(inputs))
		var year *model.Year
		var err error
		switch in.form {
		case seed.FormYAML:
			year, err = yearfile.Decode(in.name, in.data)
		case seed.FormXLSX:
			year, err = sheet.DecodeXLSX(in.name, in.data)
		case seed.FormCSV:
			tables = append(tables, *in)
			continue
		case seed.FormDatabase:
			problems = append(problems, model.Problem{Kind: model.WrongType, File: in.name, Value: string(in.form), Want: "YAML, XLSX, CSV"})
			continue
		}
		if err := collect(&problems, err); err != nil {
			return nil, err
		}
		if err == nil && year != nil {
			found = append(found, fileYear{in.name, year})
		}
	}
	if len(tables) > 0 {
		year, err := a.decodeTables(tables, base)
		if err := collect(&problems, err); err != nil {
			return nil, err
		}
		if year != nil {
			found = append(found, fileYear{tables[0].name, year})
		}
	}
	return found, append(problems, duplicateYears(found)...).Err()
}

// decodeTables reads CSV files as the tables of one year.
func (a *app) decodeTables(tables []input, base *model.Year) (*model.Year, error) {
	year, encodings, err := decodeCSV(tables, base)
	byEncoding := map[string][]string{}
	for i, encoding := range encodings {
		byEncoding[encoding] = append(byEncoding[encoding], tables[i].name)
	}
	for _, encoding := range slices.Sorted(maps.Keys(byEncoding)) {
		names := byEncoding[encoding]
		what := names[0]
		if len(names) > 1 {
			what = a.labels.Preview.AndMore.With("first", what, "count", len(names)-1)
		}
		a.say(a.labels.Transfer.Encoding.With("file", what, "encoding", encoding))
	}
	return year, err
}

// collect adds the problems of a file to the others; it returns any other error.
func collect(problems *model.Problems, err error) error {
	found, ok := err.(model.Problems) //nolint:errorlint // the decoders return it as it is
	if ok {
		*problems = append(*problems, found...)
		return nil
	}
	return err
}

// duplicateYears reports years of a branch that are in more than one file.
func duplicateYears(found []fileYear) model.Problems {
	type key struct {
		branch string
		year   int
	}
	var problems model.Problems
	seen := map[key]string{}
	for _, x := range found {
		k := key{x.year.Branch.Code, x.year.Year}
		if first, taken := seen[k]; taken {
			problems = append(problems, model.Problem{
				Kind: model.DuplicateCode, File: x.file, Field: "year", Value: k.branch + " " + model.YearLabel(k.year), Want: first,
			})
			continue
		}
		seen[k] = x.file
	}
	return problems
}

// decodeCSV decodes CSV files as the tables of one year, and returns the encoding of
// each.
func decodeCSV(inputs []input, base *model.Year) (*model.Year, []string, error) {
	files := make([]sheet.File, len(inputs))
	for i := range inputs {
		files[i] = sheet.File{Name: inputs[i].name, Data: inputs[i].data}
	}
	year, found, err := sheet.DecodeCSV(files, base)
	names := make([]string, len(found))
	for i := range found {
		names[i] = found[i].String()
	}
	return year, names, err
}

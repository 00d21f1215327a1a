package main

import (
	"maps"
	"slices"

	"scorecard/model"
	"scorecard/seed"
)

// arrival is a year that came, with the file that it came from.
type arrival struct {
	file string
	year *model.Year
}

func yearsOf(arrivals []arrival) []*model.Year {
	years := make([]*model.Year, len(arrivals))
	for i := range arrivals {
		years[i] = arrivals[i].year
	}
	return years
}

// decodeInputs reads every year that the files hold: a year file or a workbook
// each one, all CSV files together one. It says in which encoding a text was
// found, and everything that is wrong in any of the files at once.
func (a *app) decodeInputs(inputs []input, base *model.Year) ([]arrival, error) {
	var arrivals []arrival
	var problems model.Problems
	var tables []input
	told := a.progress(a.labels.Transfer.Reading)
	defer told.end()
	for i := range inputs {
		in := &inputs[i]
		told.tell(i, len(inputs))
		var year *model.Year
		var err error
		switch in.form {
		case seed.FormYAML:
			year, err = seed.Decode(in.name, in.data)
		case seed.FormXLSX:
			year, err = seed.DecodeXLSX(in.name, in.data)
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
			arrivals = append(arrivals, arrival{in.name, year})
		}
	}
	if len(tables) > 0 {
		year, err := a.decodeTables(tables, base)
		if err := collect(&problems, err); err != nil {
			return nil, err
		}
		if year != nil {
			arrivals = append(arrivals, arrival{tables[0].name, year})
		}
	}
	return arrivals, append(problems, twice(arrivals)...).Err()
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

// collect adds what is wrong in a file to the rest; any other error stays one.
func collect(problems *model.Problems, err error) error {
	found, ok := err.(model.Problems) //nolint:errorlint // the decoders return it as it is
	if ok {
		*problems = append(*problems, found...)
		return nil
	}
	return err
}

// twice reports a year of a branch that two files bring.
func twice(arrivals []arrival) model.Problems {
	type key struct {
		branch string
		year   int
	}
	var problems model.Problems
	seen := map[key]string{}
	for _, arrived := range arrivals {
		k := key{arrived.year.Branch.Code, arrived.year.Year}
		if first, taken := seen[k]; taken {
			problems = append(problems, model.Problem{
				Kind: model.DuplicateCode, File: arrived.file, Field: "year", Value: k.branch + " " + model.YearLabel(k.year), Want: first,
			})
			continue
		}
		seen[k] = arrived.file
	}
	return problems
}

// decodeCSV reads CSV files as the tables of one year, and says how each was
// encoded.
func decodeCSV(inputs []input, base *model.Year) (*model.Year, []string, error) {
	files := make([]seed.File, len(inputs))
	for i := range inputs {
		files[i] = seed.File{Name: inputs[i].name, Data: inputs[i].data}
	}
	year, found, err := seed.DecodeCSV(files, base)
	names := make([]string, len(found))
	for i := range found {
		names[i] = found[i].String()
	}
	return year, names, err
}

package main

import (
	"io"

	"scorecard/model"
	"scorecard/seed"
	"scorecard/seed/sheet"
)

// encodeTemplate writes a file to fill in for a year.
func encodeTemplate(w io.Writer, card *model.Scorecard, year int, format string, lang model.Lang) error {
	if seed.Form(format) == seed.FormXLSX {
		return sheet.EncodeXLSXTemplate(w, card, year, lang)
	}
	data, err := sheet.EncodeYAMLTemplate(card, year, lang)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// decodeCSV reads CSV files as the tables of one year, and says how each was
// encoded.
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

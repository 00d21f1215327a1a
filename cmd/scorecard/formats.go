package main

import (
	"errors"
	"io"

	"scorecard/model"
)

func decodeWorkbook(name string, data []byte) (*model.Year, error) {
	return nil, errors.ErrUnsupported
}

func decodeCSV(files []input, base *model.Year) (*model.Year, []string, error) {
	return nil, nil, errors.ErrUnsupported
}

func encodeCSV(y *model.Year, encoding string) ([]outFile, error) {
	return nil, errors.ErrUnsupported
}

func encodeWorkbook(w io.Writer, y *model.Year, lang model.Lang) error {
	return errors.ErrUnsupported
}

func encodeTemplate(w io.Writer, card *model.Scorecard, year int, format string, lang model.Lang) error {
	return errors.ErrUnsupported
}

var encodings = []string{"utf-8-bom", "utf-8", "cp932"}

func tableNames() []string { return []string{"kpis"} }

package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
)

// trimmed is the workbook without the rows below: the library keeps every row up
// to the last one, and some programs write the very last of the sheet, row
// 1048576, only to say how high it is.
func (p *parts) trimmed(data []byte) ([]byte, error) {
	if !slices.ContainsFunc(p.sheets, func(s *sheetPart) bool { return s.below.to > 0 }) {
		return data, nil
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, file := range archive.File {
		if err := p.keep(w, file); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return b.Bytes(), err
}

// keep copies a part as it is packed, or trimmed.
func (p *parts) keep(w *zip.Writer, file *zip.File) error {
	name := strings.ToLower(strings.ReplaceAll(file.Name, `\`, "/"))
	i := slices.IndexFunc(p.sheets, func(s *sheetPart) bool { return s.part == name && s.below.to > 0 })
	if i < 0 {
		return w.Copy(file)
	}
	in, err := file.Open()
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // reading is over
	content, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	out, err := w.Create(file.Name)
	if err != nil {
		return err
	}
	below := p.sheets[i].below
	_, err = out.Write(slices.Delete(content, int(below.from), int(below.to)))
	return err
}

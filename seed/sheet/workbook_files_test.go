package sheet_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"scorecard/model"
	"scorecard/seed"
	"scorecard/seed/sheet"
	"scorecard/seed/xlsx"
)

// plainWorkbook is a built-in year as a workbook of nothing but texts, as
// somebody might type it; small enough to be changed in many ways.
func plainWorkbook(t testing.TB) []byte {
	t.Helper()
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	var full bytes.Buffer
	if err := sheet.EncodeXLSX(&full, years[0], model.Japanese); err != nil {
		t.Fatal(err)
	}
	found, problems := xlsx.Read(full.Bytes())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	book := &xlsx.Book{Font: "Meiryo"}
	for _, sheet := range found {
		made := xlsx.Sheet{Name: sheet.Name}
		for _, cell := range sheet.Cells {
			for len(made.Rows) < cell.Row {
				made.Rows = append(made.Rows, xlsx.Row{})
			}
			row := &made.Rows[cell.Row-1]
			for len(row.Cells) < cell.Column {
				row.Cells = append(row.Cells, xlsx.Cell{})
			}
			row.Cells[cell.Column-1].Text = cell.Text
		}
		if len(made.Rows) > 1 {
			book.Sheets = append(book.Sheets, made)
		}
	}
	var plain bytes.Buffer
	if err := xlsx.Write(&plain, book); err != nil {
		t.Fatal(err)
	}
	return plain.Bytes()
}

// part is one file of a workbook.
type part struct {
	name string
	data []byte
}

func unzip(t testing.TB, data []byte) []part {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var parts []part
	for _, file := range archive.File {
		in, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, part{file.Name, content})
	}
	return parts
}

func rezip(t testing.TB, parts []part) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		out, err := w.Create(p.name)
		if err == nil {
			_, err = out.Write(p.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withPart is the workbook with one part changed; a nil change takes it away.
func withPart(t testing.TB, data []byte, name string, change func(string) string) []byte {
	t.Helper()
	var parts []part
	found := false
	for _, p := range unzip(t, data) {
		if p.name == name {
			found = true
			if change == nil {
				continue
			}
			p.data = []byte(change(string(p.data)))
		}
		parts = append(parts, p)
	}
	if !found {
		if change == nil {
			t.Fatalf("there is no part %s", name)
		}
		parts = append(parts, part{name, []byte(change(""))})
	}
	return rezip(t, parts)
}

// edited is the workbook after an edit in a spreadsheet program.
func edited(t testing.TB, data []byte, edit func(*excelize.File) error) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := edit(f); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// titlesOf are the titles of a sheet with the columns that they stand over.
func titlesOf(t testing.TB, data []byte, sheet string) map[string]int {
	t.Helper()
	found, _ := xlsx.Read(data)
	titles := map[string]int{}
	for _, s := range found {
		for _, c := range s.Cells {
			if s.Name == sheet && c.Row == 1 {
				titles[strings.TrimSuffix(c.Text, " *")] = c.Column
			}
		}
	}
	return titles
}

// What is typed into an empty workbook by hand is read as well as an export.
func TestPlainTextsAreAYear(t *testing.T) {
	y, err := sheet.DecodeXLSX("", plainWorkbook(t))
	if err != nil {
		t.Fatal(err)
	}
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	if encode(t, y) != encode(t, years[0]) {
		t.Error("another year came back")
	}
}

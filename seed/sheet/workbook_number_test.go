package sheet

import (
	"bytes"
	"strings"
	"testing"

	"scorecard/seed/xlsx"
)

// A figure is a number in the workbook wherever the program that reads it shows
// the very print, and text elsewhere. Never is it another figure.
func TestFiguresKeepTheirPrint(t *testing.T) {
	c := &column{kind: targetCell}
	units := []string{"%", "円", "事業所", "日", "支部", "％", "m", "s", "h", "d", "y", "E", "kg", "General", "人日", "km", "AM", "ー", "か月", "# 件", "\"円\"", "件/人", ";", "円;円", " 円"}
	numbers := []string{"0", "7", "15", "15.0", "68.2", "0.249", "12.50", "100", "2,930", "10,167", "1,234,567.8", "-3", "-0", "-0.5", "007", "0,123",
		"12345", "999999999999", "0.000001", "123456.123456", "-12,345", "33.333333", "0.1", "0.30", "1.10", "99.99"}
	var cells []xlsx.Cell
	var want []string
	asNumbers := 0
	for _, unit := range units {
		for _, number := range numbers {
			for _, bound := range []string{"", "以上", "以内維持"} {
				printed := number + unit + bound
				cell := xlsx.Cell{Text: printed}
				if value, format, ok := asNumber(c, printed); ok {
					cell = xlsx.Cell{Number: value, Style: xlsx.Style{Format: format}}
					asNumbers++
				}
				cells, want = append(cells, cell), append(want, printed)
			}
		}
	}
	if asNumbers < len(want)/4 {
		t.Errorf("only %d of %d are numbers", asNumbers, len(want))
	}
	// A book has room for some 200 formats, and a test for some cells.
	for len(cells) > 0 {
		n := min(len(cells), 150)
		got := shownTexts(t, cells[:n])
		for i := range n {
			if strings.TrimSpace(got[i+1]) != strings.TrimSpace(want[i]) {
				t.Errorf("%q was read as %q", want[i], got[i+1])
			}
		}
		cells, want = cells[n:], want[n:]
	}
}

// shownTexts are what the cells of one column show, by row.
func shownTexts(t *testing.T, cells []xlsx.Cell) map[int]string {
	t.Helper()
	s := xlsx.Sheet{Name: "s", Columns: []xlsx.Column{{Width: 9}}}
	for _, c := range cells {
		s.Rows = append(s.Rows, xlsx.Row{Cells: []xlsx.Cell{c}})
	}
	var b bytes.Buffer
	if err := xlsx.Write(&b, &xlsx.Book{Font: bookFont, Sheets: []xlsx.Sheet{s}}); err != nil {
		t.Fatal(err)
	}
	found, problems := xlsx.Read(b.Bytes())
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	shown := map[int]string{}
	for _, cell := range found[0].Cells {
		shown[cell.Row] = cell.Text
	}
	return shown
}

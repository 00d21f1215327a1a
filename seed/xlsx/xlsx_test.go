package xlsx_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/seed/xlsx"
)

// oddTexts are texts that a workbook gets wrong first: what looks like an
// escape, a formula, a number, a date or a line break.
var oddTexts = []string{
	"=1+1", "=SUM(A1:A9)", "+1", "-1", "@x", "'quoted", "1-2", "2024-10-01", "007", "1e5", "100%", "TRUE", "#REF!",
	"_x0041_", "_x0041_x0042_", "_x005F_", "_x005F_x0042_", "__x0041_", "_x", "_x000A_", "a_xFFFE_", "_X0041_", "\ufffe", "a_\uffffb",
	" leading", "trailing ", "  ", "\n", "a\nb", "\n\n", "a & b < c > \"d\" 'e'", "]]>", "<![CDATA[x]]>", "&amp;", "&#x41;",
	"①②", "ﾊﾝｶｸ", "か\u3099", "\u2028", "\ufeff", "\u00a0", "\u3000", "👨‍👩‍👧", "\U0010ffff", "\ufffd", "\u202e", strings.Repeat("長", 5000),
}

func text() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom(oddTexts), rapid.Custom(func(t *rapid.T) string {
		return strings.Map(func(r rune) rune {
			if r != '\n' && unicode.IsControl(r) {
				return -1
			}
			return r
		}, rapid.StringN(1, 30, 300).Draw(t, "text"))
	})).Filter(func(s string) bool { return s != "" })
}

func write(t interface{ Fatal(...any) }, book *xlsx.Book) []byte {
	var b bytes.Buffer
	if err := xlsx.Write(&b, book); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func bookOf(cells ...xlsx.Cell) *xlsx.Book {
	sheet := xlsx.Sheet{Name: "表"}
	for _, cell := range cells {
		sheet.Columns = []xlsx.Column{{Width: 20}}
		sheet.Rows = append(sheet.Rows, xlsx.Row{Cells: []xlsx.Cell{cell}})
	}
	return &xlsx.Book{Font: "Yu Gothic", Sheets: []xlsx.Sheet{sheet}}
}

// readTexts are the texts of the only column, by row.
func readTexts(t interface {
	Fatal(...any)
	Fatalf(string, ...any)
}, data []byte) map[int]string {
	found, problems := xlsx.Read(data)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	texts := map[int]string{}
	for _, sheet := range found {
		for _, cell := range sheet.Cells {
			texts[cell.Row] = cell.Text
		}
	}
	return texts
}

// A text is read as it was written, whatever it looks like.
func TestTextsStayAsTheyAre(t *testing.T) {
	var cells []xlsx.Cell
	want := map[int]string{}
	for i, s := range oddTexts {
		cells = append(cells, xlsx.Cell{Text: s, Style: xlsx.Style{Format: xlsx.AsText}})
		want[i+1] = s
	}
	if diff := cmp.Diff(want, readTexts(t, write(t, bookOf(cells...)))); diff != "" {
		t.Error(diff)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := text().Draw(t, "text")
		if got := readTexts(t, write(t, bookOf(xlsx.Cell{Text: s})))[1]; got != s {
			t.Fatalf("%q was read as %q", s, got)
		}
	})
}

// Two texts that the library takes for one are refused rather than mixed up.
func TestTwinsAreRefused(t *testing.T) {
	if err := xlsx.Write(io.Discard, bookOf(xlsx.Cell{Text: "_x0041_"}, xlsx.Cell{Text: "_x005F_x0041_"})); err == nil {
		t.Error("written")
	}
}

// A number shows what its format makes of it, and is read as what it shows.
func TestNumbersAreReadAsShown(t *testing.T) {
	for i, c := range []struct{ number, format, want string }{
		{"0.682", "0.0%", "68.2%"}, {"0.15", "0%", "15%"}, {"0.15", "0.0%", "15.0%"}, {"0.00249", "0.000%", "0.249%"},
		{"10167", `#,##0"円"`, "10,167円"}, {"2930", `#,##0"事業所"以上`, "2,930事業所以上"}, {"7", `0"日以内"`, "7日以内"},
		{"-3", `0"件"`, "-3件"}, {"-0.031", "0.0%", "-3.1%"}, {"1234567.8", `#,##0.0"円"`, "1,234,567.8円"},
		{"999999999999", `0"円"`, "999999999999円"}, {"999999.999999", `0.000000"円"`, "999999.999999円"},
		{"0.000000000001", "0.0000000000%", "0.0000000001%"}, {"0.1", "", "0.1"}, {"123456789012", "", "123456789012"},
		{"68.2", `0.0"％"`, "68.2％"}, {"0", `0"#円"`, "0#円"}, {"0.68200000000000005", "0.0%", "68.2%"},
		{"6.8199999999999997E-2", "0.00%", "6.82%"}, {"0.30000000000000004", "", "0.3"}, {"1E-4", "", "0.0001"}, {"1E+3", "", "1000"},
		{"0.679", "0.00%", "67.90%"}, {"1", `"約"0"件"`, "約1件"}, {"1234.5", "#,##0.00", "1,234.50"}, {"5", "00", "05"},
		{"45566", "@", "45566"}, {"-5", `#,##0;▲#,##0`, "-5"}, {"-1234", `#,##0"円";"△"#,##0"円"`, "-1,234円"}, {"-5", "#,##0_);(#,##0)", "-5"}, {"5", "#,##0_);(#,##0)", "5"}, {"12", "General", "12"},
	} {
		got := readTexts(t, write(t, bookOf(xlsx.Cell{Number: c.number, Style: xlsx.Style{Format: c.format}})))[1]
		if got != c.want {
			t.Errorf("%d: %s in the format %s was read as %q, want %q", i, c.number, c.format, got, c.want)
		}
	}
}

// A number that is not what it shows is no figure: who read the sheet read
// another one.
func TestNumbersThatAreNotAsShown(t *testing.T) {
	for _, c := range []struct{ number, format, shown, held string }{
		{"0.67949", "0.0%", "67.9%", "0.67949"}, {"2930400", `#,##0,"千円"`, "2,930千円", "2930400"}, {"1.5", "0", "2", "1.5"},
		{"-5", "0;0", "5", "-5"}, {"12", ";;;", "", "12"}, {"0.5", "# ?/?", "1/2", "0.5"}, {"12345", "0.00E+00", "1.23E+04", "12345"},
	} {
		_, problems := xlsx.Read(write(t, bookOf(xlsx.Cell{Number: c.number, Style: xlsx.Style{Format: c.format}})))
		if len(problems) != 1 || problems[0].Kind != model.Rounded || problems[0].Want != c.held || problems[0].Sheet != "表" || problems[0].Cell != "A1" {
			t.Errorf("%s in the format %s: %v", c.number, c.format, problems)
		}
	}
}

// The same book gives the same bytes.
func TestWriteIsDeterministic(t *testing.T) {
	book := bookOf(xlsx.Cell{Text: "a"}, xlsx.Cell{Number: "1", Style: xlsx.Style{Format: "0.0%", Fill: "FFFF00"}})
	book.Sheets = append(book.Sheets, xlsx.Sheet{Name: "b", Columns: []xlsx.Column{{Width: 9}}})
	book.Sheets[0].Notes = []xlsx.Note{{Row: 1, Column: 1, Text: "説明"}}
	book.Sheets[0].Choices = []xlsx.Choice{{Range: "A2:A9", Values: []string{"A", "B"}, Title: "評価", Prompt: "選ぶ", Error: "A, B"}}
	book.Sheets[0].Rules = []xlsx.Rule{{Range: "A2:A9", Formula: `A2="A"`, Style: xlsx.Style{Color: "1F5FA8"}}}
	first := write(t, book)
	for range 20 {
		if !bytes.Equal(first, write(t, book)) {
			t.Fatal("two writes differ")
		}
	}
}

func BenchmarkRead(b *testing.B) {
	var cells []xlsx.Cell
	for i := range 2000 {
		cells = append(cells, xlsx.Cell{Text: fmt.Sprintf("text %d", i)})
	}
	data := write(b, bookOf(cells...))
	for b.Loop() {
		if _, problems := xlsx.Read(data); problems != nil {
			b.Fatal(problems)
		}
	}
}

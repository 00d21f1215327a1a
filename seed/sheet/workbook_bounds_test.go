package sheet_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"scorecard/model"
	"scorecard/seed/sheet"
	"scorecard/seed/xlsx"
)

// boundedBook is a workbook of one sheet, KPI, made of bare parts.
type boundedBook struct {
	rows, columns, after string // of the sheet
	texts, styles        string
	sheets, names        string // more of them
	relations, roots     string
	more                 []part
}

func (b *boundedBook) data(t testing.TB) []byte {
	const (
		main     = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
		packaged = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
		kinds    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	)
	file := func(name, content string) part { return part{name, []byte(content)} }
	return rezip(t, append([]part{
		file("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`),
		file("_rels/.rels", `<Relationships `+packaged+`>`+b.roots+`<Relationship Id="r1" Type="`+kinds+`officeDocument" Target="xl/workbook.xml"/></Relationships>`),
		file("xl/workbook.xml", `<workbook `+main+`><sheets><sheet name="KPI" sheetId="1" r:id="r1"/>`+b.sheets+`</sheets>`+b.names+`</workbook>`),
		file("xl/_rels/workbook.xml.rels", `<Relationships `+packaged+`><Relationship Id="r1" Type="`+kinds+`worksheet" Target="worksheets/sheet1.xml"/>`+b.relations+`</Relationships>`),
		file("xl/worksheets/sheet1.xml", `<worksheet `+main+`>`+b.columns+`<sheetData>`+b.rows+`</sheetData>`+b.after+`</worksheet>`),
		file("xl/sharedStrings.xml", `<sst `+main+`>`+b.texts+`</sst>`),
		file("xl/styles.xml", `<styleSheet `+main+`>`+b.styles+`</styleSheet>`),
	}, b.more...))
}

// cellsOf fills rows of 100 cells with the same content; @ is the cell's name.
func cellsOf(n int, cell string) string {
	var b strings.Builder
	for i := range n {
		if i%100 == 0 {
			fmt.Fprintf(&b, `<row r="%d">`, i/100+1)
		}
		b.WriteString(strings.Replace(cell, "@", xlsx.Place(i/100+1, i%100+1), 1))
		if i%100 == 99 || i == n-1 {
			b.WriteString("</row>")
		}
	}
	return b.String()
}

// inFormat are the styles whose second one has a number format.
func inFormat(code string) string {
	return `<numFmts><numFmt numFmtId="164" formatCode="` + code + `"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs>`
}

const (
	sharedCell = `<c r="@" t="s"><v>0</v></c>`
	numberCell = `<c r="@" s="1"><v>123.5</v></c>`
)

// hugeBooks are small files that take a large part of the memory, or of an
// hour: each reaches one of the bounds.
func hugeBooks(t testing.TB) []badFile {
	repeat := strings.Repeat
	var files []badFile
	add := func(name string, kind model.ProblemKind, sheet, cell string, book boundedBook) {
		files = append(files, badFile{name: name, data: book.data(t), kind: kind, sheet: sheet, cell: cell})
	}
	long, longest := repeat("x", 15<<20), repeat("x", 32_767)
	one := func(text string) string { return "<si><t>" + text + "</t></si>" }
	add("a text of 15 MB in very many cells", model.TooLarge, "KPI", "A1", boundedBook{rows: cellsOf(90_000, sharedCell), texts: one(long)})
	add("a text of 15 MB by another namespace", model.TooLarge, "KPI", "A1", boundedBook{rows: cellsOf(90_000, `<c r="@" x:t="s"><v>0</v></c>`), texts: one(long)})
	add("a text of 15 MB behind blanks", model.TooLarge, "KPI", "A1", boundedBook{rows: cellsOf(90_000, `<c r="@" t="s"><v>`+repeat(" ", 40)+`0</v></c>`), texts: one(long)})
	add("a text of 15 MB for no number", model.TooLarge, "KPI", "A1", boundedBook{rows: cellsOf(90_000, `<c r="@" t="s"><v>x</v></c>`), texts: one(long)})
	add("the longest text in very many cells", model.TooLarge, "KPI", "BD3", boundedBook{rows: cellsOf(90_000, sharedCell), texts: one(longest)})
	add("a text of many runs in very many cells", model.TooLarge, "KPI", "AP1", boundedBook{rows: cellsOf(90_000, sharedCell), texts: "<si>" + repeat("<r/>", 200_000) + "</si>"})
	add("a text of many escapes", model.TooLarge, "KPI", "G1", boundedBook{rows: cellsOf(250, sharedCell), texts: one(repeat("_x000D_漢字漢字漢字漢", 2_340))})
	add("a text of runs that is too long", model.TooLarge, "KPI", "A1", boundedBook{rows: cellsOf(1, sharedCell), texts: "<si>" + repeat("<r><t>"+longest[:20_000]+"</t></r>", 2) + "</si>"})
	add("a text of 15 MB in a cell", model.TooLarge, "KPI", "A1", boundedBook{rows: cellsOf(1, `<c r="@" t="inlineStr"><is><t>`+long+`</t></is></c>`)})
	add("a text in pieces in a cell", model.TooLarge, "KPI", "A1", boundedBook{rows: cellsOf(1, `<c r="@" t="inlineStr"><is><t>`+longest+`<!-- --><![CDATA[x]]></t></is></c>`)})
	add("a result of 15 MB", model.TooLarge, "KPI", "A1", boundedBook{rows: cellsOf(1, `<c r="@" t="str"><v>`+long+`</v></c>`)})
	add("a number of 15 MB", model.TooLarge, "KPI", "A1", boundedBook{rows: cellsOf(1, `<c r="@"><v>`+repeat("1", 15<<20)+`</v></c>`)})
	add("a formula that is too long", model.TooLarge, "KPI", "A1", boundedBook{rows: cellsOf(1, `<c r="@"><f>`+repeat("1", 8_193)+`</f></c>`)})
	add("very many shared formulas", model.Formula, "KPI", "A11", boundedBook{rows: cellsOf(90_000, `<c r="@"><f t="shared" si="0"/></c>`)})
	add("a number format of 60,000 characters", model.TooLarge, "", "", boundedBook{rows: cellsOf(20, numberCell), styles: inFormat(repeat("0", 60_000))})
	add("a number format of 256 characters", model.TooLarge, "", "", boundedBook{rows: cellsOf(1, numberCell), styles: inFormat(repeat("円", 256))})
	add("very many cells in a long format", model.TooLarge, "KPI", "CG14", boundedBook{rows: cellsOf(90_000, numberCell), styles: inFormat("0." + repeat("0", 253))})
	add("very many cells in a long format with the number of another", model.TooLarge, "KPI", "CG14", boundedBook{
		rows: cellsOf(90_000, numberCell), styles: strings.ReplaceAll(inFormat("0."+repeat("0", 253)), "164", "2"),
	})
	add("very many number formats", model.TooLarge, "", "", boundedBook{styles: "<numFmts>" + repeat(`<numFmt numFmtId="164" formatCode="0"/>`, 2_001) + "</numFmts>"})
	for _, list := range []string{"cellXfs", "fonts", "fills", "borders", "dxfs"} {
		add("very many "+list, model.TooLarge, "", "", boundedBook{styles: "<" + list + ">" + repeat("<x/>", 65_491) + "</" + list + ">"})
	}
	add("very many columns", model.TooLarge, "KPI", "", boundedBook{rows: cellsOf(90_000, "<c><v>1</v></c>"), columns: "<cols>" + repeat(`<col min="16384" max="16384"/>`, 16_384) + "</cols>"})
	add("very many sheets", model.TooLarge, "", "", boundedBook{sheets: repeat(`<sheet/>`, 1_000)})
	add("very many sheets and relations", model.TooLarge, "", "", boundedBook{sheets: repeat(`<sheet/>`, 190_000), relations: repeat("<Relationship/>", 190_000)})
	add("more sheets than elements", model.TooLarge, "", "", boundedBook{sheets: repeat(`<sheet/>`, 1_000_000)})
	add("very many relations", model.TooLarge, "", "", boundedBook{relations: repeat("<Relationship/>", 10_000)})
	add("very many names of ranges", model.TooLarge, "", "", boundedBook{names: "<definedNames>" + repeat("<definedName/>", 50_001) + "</definedNames>"})
	add("a long name of a sheet", model.TooLarge, strings.Repeat("表", 32), "", boundedBook{sheets: `<sheet name="` + strings.Repeat("表", 32) + `" r:id="r1"/>`})
	add("cells far to the right", model.TooLarge, "KPI", "IV1946", boundedBook{rows: numbered(4999, func(n int) string {
		return fmt.Sprintf(`<row r="%d"><c r="IV%d"><v>1</v></c></row>`, n, n)
	})})
	return append(files, mistakenBooks(t)...)
}

// mistakenBooks would be read otherwise than they were inspected.
func mistakenBooks(t testing.TB) []badFile {
	const worksheet = `<Relationship Id="r2" Type="x/worksheet" Target="worksheets/sheet2.xml"/>`
	far := cellText("XFD1", "x")
	other := []part{{"xl/worksheets/sheet2.xml", []byte(`<worksheet><sheetData><row r="1">` + far + `</row></sheetData></worksheet>`)}}
	book := boundedBook{rows: `<row r="1">` + cellText("A1", "x") + `</row>`, relations: worksheet, more: other}
	var files []badFile
	add := func(name string, kind model.ProblemKind, sheet, cell string, change func(*boundedBook)) {
		changed := book
		change(&changed)
		files = append(files, badFile{name: name, data: changed.data(t), kind: kind, sheet: sheet, cell: cell})
	}
	add("a cell far away by another namespace", model.TooLarge, "KPI", "XFD1", func(b *boundedBook) { b.rows = `<row><c x:r="XFD1"><v>1</v></c></row>` })
	add("cells behind an end within", model.SyntaxError, "KPI", "", func(b *boundedBook) {
		b.rows = `<sheetData><row/></sheetData><row r="1">` + far + `</row>`
	})
	add("a cell within a cell", model.SyntaxError, "KPI", "", func(b *boundedBook) { b.rows = `<row><c t="s"><c/><v>0</v></c></row>` })
	add("a number of a shared text with many zeros", model.SyntaxError, "KPI", "", func(b *boundedBook) {
		b.rows = `<row><c t="s"><v>` + strings.Repeat("0", 30) + `1</v></c></row>`
	})
	add("another workbook", model.SyntaxError, "", "", func(b *boundedBook) {
		b.roots = `<Relationship Id="r0" Type="x/officeDocument" Target="xl/other.xml"/>`
	})
	add("a relation twice", model.SyntaxError, "", "", func(b *boundedBook) { b.relations += worksheet })
	add("a sheet of two relations", model.SyntaxError, "", "", func(b *boundedBook) { b.sheets = `<sheet name="x" r:id="r2" x:id="r1"/>` })
	add("two sheets of one name", model.DuplicateKey, "kpi", "", func(b *boundedBook) { b.sheets = `<sheet name="kpi" r:id="r2"/>` })
	return files
}

// What Excel itself allows is read.
func TestReadWorkbook_AtLimits(t *testing.T) {
	name, text := strings.Repeat("表", 31), strings.Repeat("𠮷", 16_383)+"x"
	book := boundedBook{
		rows:   `<row r="1"><c r="A1" t="s"><v> 0 </v></c><c r="B1" s="1"><v>0.5</v></c></row>`,
		texts:  "<si><t>" + text + "</t></si>",
		styles: inFormat("0.0" + strings.Repeat("円", 252)),
		sheets: `<sheet name="` + name + `" sheetId="2" r:id="r2"/>`, relations: `<Relationship Id="r2" Type="x/worksheet" Target="/xl/./worksheets/sheet2.xml"/>`,
		more: []part{{"xl/worksheets/sheet2.xml", []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">` + cellText("A1", text) + `</row></sheetData></worksheet>`)}},
	}
	found, problems := xlsx.Read(book.data(t))
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	if len(found) != 2 || found[1].Name != name || found[0].Cells[0].Text != text || found[1].Cells[0].Text != text {
		t.Errorf("read %d sheets: %.200v", len(found), found)
	}
	if got := found[0].Cells[1].Text; !strings.HasPrefix(got, "0.5円") {
		t.Errorf("shown as %.20s", got)
	}
}

// The problem of a number format names its style.
func TestReadWorkbook_LongFormatNamesStyle(t *testing.T) {
	book := boundedBook{rows: cellsOf(1, numberCell), styles: inFormat(strings.Repeat("0", 300))}
	_, err := sheet.DecodeXLSX("R6.xlsx", book.data(t))
	var problems model.Problems
	if !errors.As(err, &problems) || problems[0].Field != "numFmt 164" || problems[0].Want != "255" || !bytes.HasPrefix([]byte(problems[0].Value), []byte("000")) {
		t.Errorf("got %v", err)
	}
}

package sheet_test

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"scorecard/model"
	"scorecard/model/volume"
	"scorecard/seed/sheet"
	"scorecard/seed/xlsx"
	"scorecard/seed/yearfile"
	"scorecard/seed/yeartest"
)

// badFile is a file that no year can be read from: what is wrong, and where.
type badFile struct {
	name  string
	data  []byte
	kind  model.ProblemKind
	sheet string
	cell  string // empty where the file as a whole, or a sheet as a whole, is wrong
	apart bool   // which part is damaged depends on how they are packed
}

const kpiPart = "xl/worksheets/sheet2.xml"

// badFiles lists them all.
func badFiles(t testing.TB) []badFile {
	base := plainWorkbook(t)
	return slices.Concat(badContainers(t, base), badParts(t, base), badCells(t, base), badTables(t, base), hugeBooks(t))
}

// badContainers are files that are no workbook, or damaged as a whole.
func badContainers(t testing.TB, base []byte) []badFile {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	files := []badFile{
		{name: "empty", data: nil, kind: model.NotAWorkbook},
		{name: "one byte", data: []byte("P"), kind: model.NotAWorkbook},
		{name: "text", data: []byte("KPI\n68.2%\n"), kind: model.NotAWorkbook},
		{name: "a year file", data: []byte("format: 1\nyear: 2024\n"), kind: model.NotAWorkbook},
		{name: "CSV", data: []byte("\xef\xbb\xbfコード,目標\r\nx,1%\r\n"), kind: model.NotAWorkbook},
		{name: "HTML", data: []byte("<html><table></table></html>"), kind: model.NotAWorkbook},
		{name: "XML of 2003", data: []byte(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>`), kind: model.NotAWorkbook},
		{name: "PDF", data: []byte("%PDF-1.7\n"), kind: model.NotAWorkbook},
		{name: "gzip", data: []byte("\x1f\x8b\x08\x00\x00"), kind: model.NotAWorkbook},
		{name: "a workbook of the old format", data: []byte(ole + wide("Workbook")), kind: model.NotAWorkbook},
		{name: "a locked workbook", data: []byte(ole + wide("EncryptedPackage")), kind: model.Encrypted},
		{name: "another compound file", data: []byte(ole), kind: model.NotAWorkbook},
		{name: "larger than any year", data: append(bytes.Clone(base), make([]byte, yearfile.MaxSize)...), kind: model.TooLarge},
		{name: "an archive of nothing", data: rezip(t, nil), kind: model.NotAWorkbook},
		{name: "an archive of other files", data: rezip(t, []part{{"a.txt", []byte("a")}}), kind: model.NotAWorkbook},
		{name: "a document", data: rezip(t, []part{{"word/document.xml", []byte("<a/>")}}), kind: model.NotAWorkbook},
		{name: "slides", data: rezip(t, []part{{"ppt/presentation.xml", []byte("<a/>")}}), kind: model.NotAWorkbook},
		{name: "a binary workbook", data: rezip(t, []part{{"xl/workbook.bin", []byte("a")}}), kind: model.NotAWorkbook},
		{name: "an OpenDocument sheet", data: rezip(t, []part{{"mimetype", []byte("application/vnd.oasis.opendocument.spreadsheet")}}), kind: model.NotAWorkbook},
		{name: "a part twice", data: rezip(t, append(unzip(t, base), part{"xl/Workbook.xml", []byte("<workbook/>")})), kind: model.SyntaxError},
		{name: "too many parts", data: rezip(t, make([]part, 1001)), kind: model.TooLarge},
		{name: "many parts of nothing but zeros", data: rezip(t, append(unzip(t, base), part{"a.bin", make([]byte, 15<<20)}, part{"b.bin", make([]byte, 15<<20)}, part{"c.bin", make([]byte, 15<<20)})), kind: model.TooLarge},
	}
	for _, percent := range []int{1, 10, 25, 50, 75, 90, 99} {
		files = append(files, badFile{name: fmt.Sprintf("cut off at %d %%", percent), data: base[:len(base)*percent/100], kind: model.SyntaxError})
	}
	files = append(files, badFile{name: "cut off by one byte", data: base[:len(base)-1], kind: model.SyntaxError})
	// Bytes within the compressed data: the checksum tells.
	for _, at := range []int{300, 3000, 9000} {
		damaged := bytes.Clone(base)
		damaged[at] ^= 0x55
		files = append(files, badFile{name: fmt.Sprintf("a byte changed at %d", at), data: damaged, kind: model.SyntaxError, apart: true})
	}
	for _, missing := range []string{"xl/workbook.xml", "xl/_rels/workbook.xml.rels", kpiPart, "xl/sharedStrings.xml"} {
		kind := model.SyntaxError
		if missing == "xl/workbook.xml" {
			kind = model.NotAWorkbook
		}
		files = append(files, badFile{name: "without " + missing, data: withPart(t, base, missing, nil), kind: kind})
	}
	return append(files, liars(t, base)...)
}

// liars are archives whose directory says less than what is packed.
func liars(t testing.TB, base []byte) []badFile {
	bomb := withPart(t, base, kpiPart, func(string) string { return strings.Repeat(" ", 12<<20) })
	sum := crc32.ChecksumIEEE(bytes.Repeat([]byte(" "), 12<<20))
	if sum == 0 {
		t.Fatal("no bomb")
	}
	size := []byte{0, 0, 0xc0, 0} // 12 MB, in the directory's order
	lying := bytes.ReplaceAll(bomb, size, []byte{16, 0, 0, 0})
	return []badFile{
		{name: "a sheet of nothing but spaces", data: bomb, kind: model.SyntaxError, sheet: "KPI"},
		{name: "a sheet that unpacks to more than is said", data: lying, kind: model.SyntaxError, sheet: "KPI"},
	}
}

// inSheet is the workbook with other rows in the sheet of the KPIs.
func inSheet(t testing.TB, base []byte, rows string) []byte {
	return withPart(t, base, kpiPart, func(string) string {
		return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
	})
}

func cellText(place, s string) string {
	return `<c r="` + place + `" t="inlineStr"><is><t>` + s + `</t></is></c>`
}

// badParts are workbooks whose parts are no XML of a workbook, or try to fill
// memory or time.
func badParts(t testing.TB, base []byte) []badFile {
	files := badMarkup(t, base)
	add := func(name string, kind model.ProblemKind, cell, rows string) {
		files = append(files, badFile{name: name, data: inSheet(t, base, rows), kind: kind, sheet: "KPI", cell: cell})
	}
	for _, row := range []string{"0", "-1", "1048577", "99999999999999999999", "x", "1.5"} {
		add("row "+row, model.SyntaxError, "", `<row r="`+row+`">`+cellText("A1", "コード")+`</row>`)
	}
	for _, place := range []string{"A0", "1A", "A", "1", "XFE1", "ZZZZZZ1", "A-1", "Ａ1", "A1:B2", "B2", "A99999999999999999999"} {
		add("cell "+place, model.SyntaxError, "", `<row r="1">`+cellText(place, "コード")+`</row>`)
	}
	add("a row twice", model.SyntaxError, "", `<row r="1">`+cellText("A1", "コード")+`</row><row r="1">`+cellText("B1", "番号")+`</row>`)
	add("rows out of order", model.SyntaxError, "", `<row r="2">`+cellText("A2", "x")+`</row><row r="1">`+cellText("A1", "コード")+`</row>`)
	add("a cell twice", model.SyntaxError, "", `<row r="1">`+cellText("A1", "コード")+cellText("A1", "番号")+`</row>`)
	add("cells out of order", model.SyntaxError, "", `<row r="1">`+cellText("B1", "コード")+cellText("A1", "番号")+`</row>`)
	add("the last row of all", model.TooLarge, "A1048576", `<row r="1">`+cellText("A1", "コード")+`</row><row r="1048576">`+cellText("A1048576", "x")+`</row>`)
	add("the last column of all", model.TooLarge, "XFD1", `<row r="1">`+cellText("A1", "コード")+cellText("XFD1", "x")+`</row>`)
	add("more rows than a branch has", model.TooLarge, "A5001", numbered(6000, func(n int) string {
		return fmt.Sprintf(`<row r="%d">%s</row>`, n, cellText(fmt.Sprintf("A%d", n), "x"))
	}))
	add("a million cells", model.TooLarge, "FF400", numbered(4000, func(n int) string {
		return fmt.Sprintf(`<row r="%d">%s</row>`, n, strings.Repeat("<c><v>1</v></c>", 250))
	}))
	add("a million empty cells", model.TooLarge, "FF400", numbered(4000, func(n int) string { return fmt.Sprintf(`<row r="%d">%s</row>`, n, strings.Repeat(`<c s="1"/>`, 250)) }))
	add("more columns than a table has", model.TooLarge, "IW1", `<row r="1">`+strings.Repeat("<c><v>1</v></c>", 300)+`</row>`)
	for _, index := range []string{"999999", "-1"} {
		add("a shared text "+index, model.SyntaxError, "A1", `<row r="1"><c r="A1" t="s"><v>`+index+`</v></c></row>`)
	}
	for _, number := range []string{"abc", "NaN", "INF", "0x10", "1e400", "1_000", "1,5", "--1"} {
		add("the number "+number, model.SyntaxError, "A2", `<row r="1">`+cellText("A1", "コード")+`</row><row r="2"><c r="A2"><v>`+number+`</v></c></row>`)
	}
	return files
}

func numbered(n int, one func(int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(one(i + 1))
	}
	return b.String()
}

func badMarkup(t testing.TB, base []byte) []badFile {
	var files []badFile
	add := func(name, part string, kind model.ProblemKind, change func(string) string) {
		sheet := ""
		if part == kpiPart {
			sheet = "KPI"
		}
		files = append(files, badFile{name: name, data: withPart(t, base, part, change), kind: kind, sheet: sheet})
	}
	for _, part := range []string{kpiPart, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"} {
		add("half of "+part, part, model.SyntaxError, func(s string) string { return s[:len(s)/2] })
		add("no UTF-8 in "+part, part, model.SyntaxError, func(s string) string { return strings.Replace(s, "><", ">\xff\xfe<", 1) })
		add("a document type in "+part, part, model.SyntaxError, func(s string) string {
			return `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>` + s[strings.Index(s, "?>")+2:]
		})
		add("an unknown entity in "+part, part, model.SyntaxError, func(s string) string { return strings.Replace(s, "><", ">&lol;<", 1) })
		add("another encoding in "+part, part, model.SyntaxError, func(s string) string {
			return `<?xml version="1.0" encoding="Shift_JIS"?>` + s[strings.Index(s, "?>")+2:]
		})
		add("nothing in "+part, part, model.SyntaxError, func(string) string { return "" })
		add("a closing tag too many in "+part, part, model.SyntaxError, func(s string) string { return s + "</x>" })
	}
	add("deep nesting", kpiPart, model.SyntaxError, func(string) string { return strings.Repeat("<a>", 100_000) })
	add("a tag of many attributes", kpiPart, model.SyntaxError, func(string) string { return "<a" + strings.Repeat(` a=""`, 1<<20) + "/>" })
	add("a long name", kpiPart, model.SyntaxError, func(string) string { return "<" + strings.Repeat("a", 10<<20) + "/>" })
	add("many small elements", "xl/styles.xml", model.TooLarge, func(string) string { return "<a>" + strings.Repeat("<b/>", 1<<20) + "</a>" })
	add("many small texts", "xl/sharedStrings.xml", model.TooLarge, func(string) string { return "<sst>" + strings.Repeat("<si/>", 1<<20) + "</sst>" })
	add("many merged cells", kpiPart, model.TooLarge, func(s string) string {
		return strings.Replace(s, "</sheetData>", "</sheetData><mergeCells>"+strings.Repeat(`<mergeCell ref="A1:B2"/>`, 2000)+"</mergeCells>", 1)
	})
	return files
}

// badCells are workbooks in which one cell of the KPIs is no value, or is one
// that cannot stand there.
func badCells(t testing.TB, base []byte) []badFile {
	var files []badFile
	titles := titlesOf(t, base, "KPI")
	at := func(title string, row int) string {
		if titles[title] == 0 {
			t.Fatalf("there is no column %s", title)
		}
		return xlsx.Place(row, titles[title])
	}
	add := func(name string, kind model.ProblemKind, cell string, edit func(*excelize.File) error) {
		files = append(files, badFile{name: name, data: edited(t, base, edit), kind: kind, sheet: "KPI", cell: cell})
	}
	set := func(title, value string, kind model.ProblemKind) {
		cell := at(title, 2)
		add(title+" "+value, kind, cell, func(f *excelize.File) error { return f.SetCellStr("KPI", cell, value) })
	}
	actual := at("実績", 2)
	raw := func(name string, kind model.ProblemKind, cell, inner string) {
		data := withPart(t, base, kpiPart, func(s string) string {
			before, rest, _ := strings.Cut(s, `<c r="`+cell+`"`)
			_, after, _ := strings.Cut(rest, "</c>")
			return before + `<c r="` + cell + `"` + inner + "</c>" + after
		})
		files = append(files, badFile{name: name, data: data, kind: kind, sheet: "KPI", cell: cell})
	}
	raw("a formula", model.Formula, actual, `><f>A1+1</f><v>0.658</v>`)
	raw("a formula without its value", model.Formula, actual, `><f>A1+1</f>`)
	raw("a formula of text", model.Formula, actual, ` t="str"><f>CONCATENATE("6","5.8%")</f><v>65.8%</v>`)
	raw("a formula of many cells", model.Formula, actual, `><f t="array" ref="`+actual+`">SUM(A1:A2)</f><v>1</v>`)
	raw("a shared formula", model.Formula, actual, `><f t="shared" ref="`+actual+`" si="0">A1</f><v>1</v>`)
	raw("a link to another workbook", model.Formula, actual, `><f>[1]Sheet1!A1</f><v>1</v>`)
	raw("a call to the shell", model.Formula, actual, `><f>cmd|'/C calc'!A0</f><v>1</v>`)
	for _, code := range []string{"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"} {
		raw("the error "+code, model.CellError, actual, ` t="e"><v>`+code+`</v>`)
	}
	raw("a truth where a figure belongs", model.UnclearFigure, actual, ` t="b"><v>1</v>`)
	raw("a number without a unit", model.MissingUnit, actual, `><v>68.2</v>`)
	raw("a date of ISO 8601 where a figure belongs", model.DateCell, actual, ` t="d"><v>2024-10-01T00:00:00</v>`)
	for _, title := range []string{"目標", "実績", "番号", "全国順位", "実績評価", "コード"} {
		cell := at(title, 2)
		for _, format := range []int{14, 22, 27, 57} {
			add(fmt.Sprintf("a date as %s in the format %d", title, format), model.DateCell, cell, func(f *excelize.File) error {
				style, err := f.NewStyle(&excelize.Style{NumFmt: format})
				if err != nil {
					return err
				}
				return errors.Join(f.SetCellDefault("KPI", cell, "45566"), f.SetCellStyle("KPI", cell, cell, style))
			})
		}
	}
	for format, held := range map[string]string{"0.0%": "0.67949", "0%": "0.675", `#,##0,"千円"`: "2930400", ";;;": "12", "0.0E+00": "12345", `yyyy"年"`: "45566"} {
		kind := model.Rounded
		if strings.HasPrefix(format, "y") {
			kind = model.DateCell
		}
		add("the number "+held+" in the format "+format, kind, actual, func(f *excelize.File) error {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			if err != nil {
				return err
			}
			return errors.Join(f.SetCellDefault("KPI", actual, held), f.SetCellStyle("KPI", actual, actual, style))
		})
	}
	set("実績", "約六割", model.UnclearFigure)
	set("実績", "65.8.1%", model.UnclearFigure)
	set("実績", "1234567890123%", model.TooManyDigits)
	set("実績", "65.8円", model.UnitMismatch)
	set("目標", "68.2%以上かも", model.UnclearTarget)
	set("全国順位", "48", model.OutOfRange)
	set("全国順位", "1.5", model.WrongType)
	set("全国順位", "一位", model.WrongType)
	set("実績評価", "D", model.NotOneOf)
	set("進捗状況", "順調", model.NotOneOf)
	set("良い向き", "右", model.NotOneOf)
	set("グループ", "営業", model.UnknownCode)
	set("出典", "no-such-paper", model.UnknownCode)
	set("コード", "達成率", model.BadCode)
	set("対象期間の始め", "2024-13", model.BadDate)
	set("KPI名", "ベル_x0007_", model.ControlCharacter)
	set("KPI名", strings.Repeat("長", 6000), model.TooLarge)
	return files
}

// badTables are workbooks whose sheets are not the tables of a year.
func badTables(t testing.TB, base []byte) []badFile {
	var files []badFile
	add := func(name string, kind model.ProblemKind, sheet, cell string, edit func(*excelize.File) error) {
		files = append(files, badFile{name: name, data: edited(t, base, edit), kind: kind, sheet: sheet, cell: cell})
	}
	add("a hidden row", model.Hidden, "KPI", "A3", func(f *excelize.File) error { return f.SetRowVisible("KPI", 3, false) })
	add("a hidden header", model.Hidden, "KPI", "A1", func(f *excelize.File) error { return f.SetRowVisible("KPI", 1, false) })
	add("a hidden column", model.Hidden, "KPI", "B1", func(f *excelize.File) error { return f.SetColVisible("KPI", "B", false) })
	add("hidden columns", model.Hidden, "KPI", "C1", func(f *excelize.File) error { return f.SetColVisible("KPI", "C:E", false) })
	add("a hidden sheet", model.Hidden, "KPI", "", func(f *excelize.File) error { return f.SetSheetVisible("KPI", false) })
	add("a very hidden sheet", model.Hidden, "KPI", "", func(f *excelize.File) error { return f.SetSheetVisible("KPI", false, true) })
	add("merged cells", model.Merged, "KPI", "B2", func(f *excelize.File) error { return f.MergeCell("KPI", "B2", "B4") })
	add("a merged title", model.Merged, "KPI", "A1", func(f *excelize.File) error { return f.MergeCell("KPI", "A1", "C1") })
	add("a table twice", model.DuplicateKey, "KPI (2)", "A1", func(f *excelize.File) error {
		from, err := f.GetSheetIndex("KPI")
		if err != nil {
			return err
		}
		to, err := f.NewSheet("KPI (2)")
		return errors.Join(err, f.CopySheet(from, to))
	})
	add("a sheet of something else", model.UnknownTable, "メモ", "A1", func(f *excelize.File) error {
		_, err := f.NewSheet("メモ")
		return errors.Join(err, f.SetCellStr("メモ", "A1", "あとで確認"))
	})
	add("a column that no table has", model.UnknownFieldName, "KPI", "BZ1", func(f *excelize.File) error {
		return f.SetCellStr("KPI", "BZ1", "備考欄")
	})
	add("a column twice", model.DuplicateKey, "KPI", "BZ1", func(f *excelize.File) error { return f.SetCellStr("KPI", "BZ1", "目標") })
	add("a value under no title", model.UnknownFieldName, "KPI", "BZ2", func(f *excelize.File) error { return f.SetCellStr("KPI", "BZ2", "x") })
	add("a title of numbers", model.UnknownFieldName, "KPI", "BZ1", func(f *excelize.File) error { return f.SetCellInt("KPI", "BZ1", 7) })
	add("a row twice", model.DuplicateCode, "KPI", "A4", func(f *excelize.File) error { return f.DuplicateRowTo("KPI", 3, 4) })
	add("no groups", model.Required, "", "", func(f *excelize.File) error { return f.DeleteSheet("グループ") })
	add("no year", model.Required, "", "", func(f *excelize.File) error { return f.DeleteSheet("年度") })
	add("two years", model.DuplicateKey, "年度", "A3", func(f *excelize.File) error { return f.DuplicateRow("年度", 2) })
	add("a year that is none", model.WrongType, "年度", "B2", func(f *excelize.File) error { return f.SetCellStr("年度", "B2", "来年") })
	add("a year far away", model.OutOfRange, "年度", "B2", func(f *excelize.File) error { return f.SetCellStr("年度", "B2", "1024") })
	add("a required column gone", model.Required, "KPI", "A1", func(f *excelize.File) error {
		return f.RemoveCol("KPI", xlsx.ColumnName(titlesOf(t, base, "KPI")["単位"]))
	})
	add("nothing but titles", model.Required, "グループ", "A1", func(f *excelize.File) error {
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				return err
			}
			for range rows[1:] {
				if err := f.RemoveRow(sheet, 2); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return files
}

// Every malformed file is refused with what is wrong and where, in time. A part of
// the tests looks at a quarter of what is wrong, but reads every file below.
func TestMalformedWorkbooksAreRefused(t *testing.T) {
	files := badFiles(t)
	if len(files) < 120 {
		t.Errorf("only %d files", len(files))
	}
	const most = 5 * time.Second
	for i, step := volume.Sweep(t, 4); i < len(files); i += step {
		file := files[i]
		t.Run(file.name, func(t *testing.T) {
			began := yeartest.CPUTime()
			y, err := sheet.DecodeXLSX("R6.xlsx", file.data)
			if took := yeartest.CPUTime() - began; took > most {
				t.Errorf("took %v", took)
			}
			var problems model.Problems
			if !errors.As(err, &problems) || y != nil {
				t.Fatalf("read, with the error %v", err)
			}
			for _, p := range problems {
				if p.File != "R6.xlsx" {
					t.Errorf("a problem without its file: %v", p)
				}
				if p.Kind == file.kind && (file.apart || p.Sheet == file.sheet && p.Cell == file.cell) {
					return
				}
			}
			t.Errorf("want %s at %s!%s, got %v", file.kind, file.sheet, file.cell, problems)
		})
	}
	t.Run("little memory", func(t *testing.T) { littleMemory(t, files) })
}

// childFiles names the folder whose files a child of the test reads.
const childFiles = "SCORECARD_TEST_WORKBOOKS"

// littleMemory reads all files, one after the other, in a process of its own: it
// never takes more than a quarter of a gigabyte.
func littleMemory(t *testing.T, files []badFile) {
	dir := t.TempDir()
	for i, file := range files {
		if err := os.WriteFile(fmt.Sprintf("%s/%d.xlsx", dir, i), file.data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	child := exec.Command(os.Args[0], "-test.run=^TestReadWorkbooksOfParent$")
	child.Env = append(os.Environ(), childFiles+"="+dir, "GOMEMLIMIT=192MiB") // as the program limits itself
	out, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var peak int64
	if _, err := fmt.Sscanf(string(out), peakFormat, &peak); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if t.Logf("%d files, %d MiB", len(files), peak>>20); peak > 256<<20 {
		t.Error("too much")
	}
}

// peakFormat is what the child prints of itself.
const peakFormat = "peak memory %d\n"

func TestReadWorkbooksOfParent(t *testing.T) {
	dir := os.Getenv(childFiles)
	if dir == "" {
		return // it is no separate test
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		data, err := os.ReadFile(dir + "/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := sheet.DecodeXLSX("", data); err == nil {
			t.Errorf("%s was read", entry.Name())
		}
	}
	fmt.Printf(peakFormat, yeartest.PeakMemory())
}

// FuzzWorkbook reads any bytes as a workbook: a year or problems, never a panic.
func FuzzWorkbook(f *testing.F) {
	base := plainWorkbook(f)
	f.Add(base)
	f.Add(base[:len(base)/2])
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if y, err := sheet.DecodeXLSX("", data); (y == nil) == (err == nil) {
			t.Errorf("a year: %v, an error: %v", y != nil, err)
		}
	})
}

// FuzzSheet reads any markup as a sheet, and any as the texts and the styles.
func FuzzSheet(f *testing.F) {
	base := plainWorkbook(f)
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>コード</t></is></c></row>`, "<si><t>a</t></si>", "<cellXfs><xf/></cellXfs>")
	f.Add(`<row><c><f t="shared" si="0"/><v>1</v></c><c t="s"><v>0</v></c><c t="e"><v>#REF!</v></c><c s="9"><v>1e2</v></c></row>`, "<si><r><t>a</t></r><rPh sb='0' eb='1'><t>b</t></rPh></si>", `<numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>`)
	f.Add(`<row r="5000" hidden="1"><c r="IV5000"><v>1</v></c></row>`, "", "<cellXfs><xf numFmtId='14'/></cellXfs>")
	f.Fuzz(func(t *testing.T, rows, texts, styles string) {
		data := inSheet(t, base, rows)
		data = withPart(t, data, "xl/sharedStrings.xml", func(string) string { return "<sst>" + texts + "</sst>" })
		data = withPart(t, data, "xl/styles.xml", func(string) string { return "<styleSheet>" + styles + "</styleSheet>" })
		if y, err := sheet.DecodeXLSX("", data); (y == nil) == (err == nil) {
			t.Errorf("a year: %v, an error: %v", y != nil, err)
		}
	})
}

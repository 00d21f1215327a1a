package sheet_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"scorecard/model"
	"scorecard/seed"
	"scorecard/seed/sheet"
	"scorecard/seed/xlsx"
)

// What spreadsheet programs make of what people type into the actual of the
// first KPI, in %.
func TestTypedFiguresAreUnderstood(t *testing.T) {
	base := plainWorkbook(t)
	actual := xlsx.Place(2, titlesOf(t, base, "KPI")["実績"])
	for _, c := range []struct{ name, cell, format, want string }{
		{"percent", "<v>0.682</v>", "0.0%", "68.2%"},
		{"percent with noise", "<v>0.68200000000000005</v>", "0.0%", "68.2%"},
		{"percent of Excel's own format", "<v>0.682</v>", "0.00%", "68.20%"},
		{"text", `<is><t>68.2%</t></is>`, "@", "68.2%"},
		{"full-width text", `<is><t>６８．２％</t></is>`, "General", "68.2%"},
		{"text with spaces, which are printed", `<is><t xml:space="preserve"> 68.2 % </t></is>`, "General", "68.2 %"},
		{"rich text with a reading", `<is><r><t>68.</t></r><r><rPr><b/></rPr><t>2%</t></r><rPh sb="0" eb="1"><t>ろく</t></rPh></is>`, "General", "68.2%"},
		{"a literal sign", "<v>68.2</v>", `0.0"%"`, "68.2%"},
		{"a number in exponents", "<v>6.82E-1</v>", "0.0%", "68.2%"},
		{"a word for why there is none", `<is><t>未公表</t></is>`, "General", ""},
	} {
		kind := ""
		if strings.HasPrefix(c.cell, "<is>") {
			kind = ` t="inlineStr"`
		}
		data := edited(t, base, func(f *excelize.File) error {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
			return errors.Join(err, f.SetCellStyle("KPI", actual, actual, style))
		})
		data = withPart(t, data, kpiPart, func(s string) string {
			before, rest, _ := strings.Cut(s, `<c r="`+actual+`"`)
			head, rest, _ := strings.Cut(rest, ">")
			_, after, _ := strings.Cut(rest, "</c>")
			style := strings.Replace(head, ` t="s"`, "", 1)
			return before + `<c r="` + actual + `"` + style + kind + ">" + c.cell + "</c>" + after
		})
		y, err := sheet.DecodeXLSX("", data)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := y.KPIs[0].Actual.Text; got != c.want {
			t.Errorf("%s: read as %q, want %q", c.name, got, c.want)
		}
	}
}

// Workbooks as other programs write them, and as people leave them, are the same
// year.
func TestOtherProgramsWorkbooks(t *testing.T) {
	base := plainWorkbook(t)
	year, err := sheet.DecodeXLSX("", base)
	if err != nil {
		t.Fatal(err)
	}
	inKPIs := func(change func(string) string) []byte { return withPart(t, base, kpiPart, change) }
	replaced := func(old, instead string) func(string) string {
		return func(s string) string {
			if !strings.Contains(s, old) {
				t.Fatalf("there is no %s", old)
			}
			return strings.ReplaceAll(s, old, instead)
		}
	}
	for name, data := range map[string][]byte{
		"a row at the very end":     inKPIs(replaced("</sheetData>", `<row r="1048576" ht="12.8" customHeight="1" hidden="0"/></sheetData>`)),
		"rows of nothing but looks": inKPIs(replaced("</sheetData>", `<row r="900"><c r="A900" s="1"/></row><row r="70000"><c r="B70000" s="1"/></row></sheetData>`)),
		"elements with a prefix": inKPIs(func(s string) string {
			s = strings.NewReplacer("</", "</x:", "<", "<x:").Replace(strings.ReplaceAll(s[strings.Index(s, "?>")+2:], "</", "\x00"))
			s = strings.ReplaceAll(s, "\x00", "</x:")
			return strings.Replace(s, "xmlns=", "xmlns:x=", 1)
		}),
		"the strict namespaces": inKPIs(replaced("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")),
		"a macro": withPart(t, withPart(t, base, "xl/vbaProject.bin", func(string) string { return "\xd0\xcf\x11\xe0" }),
			"[Content_Types].xml", replaced("spreadsheetml.sheet.main+xml", "sheet.macroEnabled.main+xml")),
		"an absolute path": withPart(t, base, "xl/_rels/workbook.xml.rels", replaced(`Target="worksheets/`, `Target="/xl/worksheets/`)),
		"a hidden sheet of nothing": edited(t, base, func(f *excelize.File) error {
			_, err := f.NewSheet("Sheet9")
			return errors.Join(err, f.SetSheetVisible("Sheet9", false))
		}),
		"other order of sheets": edited(t, base, func(f *excelize.File) error { return f.MoveSheet("KPI", "年度") }),
		"names of keys":         edited(t, base, func(f *excelize.File) error { return f.SetSheetName("KPI", "kpis") }),
		"a blank row between":   edited(t, base, func(f *excelize.File) error { return f.InsertRows("KPI", 3, 2) }),
		"a column for reference": edited(t, base, func(f *excelize.File) error {
			return errors.Join(f.SetCellStr("KPI", "BZ1", "参考：前年"), f.SetCellFormula("KPI", "BZ1", ""), f.SetCellStr("KPI", "BZ2", "x"))
		}),
		"how to fill in": edited(t, base, func(f *excelize.File) error {
			_, err := f.NewSheet("記入の手引き")
			return errors.Join(err, f.SetCellStr("記入の手引き", "A1", "説明"))
		}),
		"filters, comments and a picture of the print": edited(t, base, func(f *excelize.File) error {
			return errors.Join(f.AutoFilter("KPI", "A1:F4", nil), f.AddComment("KPI", excelize.Comment{Cell: "A1", Text: "x"}))
		}),
	} {
		y, err := sheet.DecodeXLSX("", data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if encode(t, y) != encode(t, year) {
			t.Errorf("%s: another year came back", name)
		}
	}
}

// A date in a column of dates is one, however the workbook counts its days.
func TestDatesAreReadAsDates(t *testing.T) {
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	data := encodeXLSX(t, years[1], model.Japanese)
	for _, c := range []struct {
		serial string
		old    bool
	}{{"45566", false}, {"44104", true}, {"45566.5", false}} {
		y, err := sheet.DecodeXLSX("", edited(t, data, func(f *excelize.File) error {
			format := `yyyy"年"m"月"d"日"`
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			return errors.Join(err, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &c.old}),
				f.SetCellDefault("体制", "A2", c.serial), f.SetCellStyle("体制", "A2", "A2", style))
		}))
		if err != nil {
			t.Errorf("%s: %v", c.serial, err)
		} else if y.Staffing.AsOf != "2024-10-01" {
			t.Errorf("%s was read as %s", c.serial, y.Staffing.AsOf)
		}
	}
}

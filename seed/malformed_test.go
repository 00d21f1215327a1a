package seed_test

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding"
	sjis "golang.org/x/text/encoding/japanese"

	"scorecard/model"
	"scorecard/seed"
)

// What reading any one set of files may cost: all that it allocates, whether or
// not it is freed on the way, and the work of the processors.
const (
	mostMemory = 256 << 20
	mostTime   = 5 * time.Second
)

// checkRefused holds that reading fails with problems that say where, within
// bounds.
func checkRefused(t *testing.T, read func() (*model.Year, error)) model.Problems {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := cpuTime()
	year, err := read()
	took := cpuTime() - start
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > mostMemory || took > mostTime {
		t.Errorf("reading took %v and %d MB", took, used>>20)
	}
	var problems model.Problems
	if !errors.As(err, &problems) || year != nil {
		t.Fatalf("got %v, %v; want problems and no year", year, err)
	}
	for _, p := range problems {
		if p.Kind == "" || len(p.Value) > 400 {
			t.Errorf("a problem without its kind, or with too long a value: %v", p)
		}
		if wholeTable := p.Kind == model.Required && p.Field != "" && p.File == ""; !wholeTable && (p.File == "" || p.Line < 1 || p.Column < 1) {
			t.Errorf("a problem without its place: %v", p)
		}
	}
	return problems
}

// mutation damages a file so that it can no longer be read.
type mutation struct {
	name   string
	damage func(data []byte) []byte
}

func text(damage func(s string) string) func([]byte) []byte {
	return func(data []byte) []byte { return []byte(damage(string(data))) }
}

func constant(s string) func([]byte) []byte { return func([]byte) []byte { return []byte(s) } }

func in(e encoding.Encoding) func([]byte) []byte {
	return func(data []byte) []byte {
		encoded, err := e.NewEncoder().Bytes(data)
		if err != nil {
			panic(err)
		}
		return encoded
	}
}

// header damages the first line, body the rest.
func header(damage func(s string) string) func([]byte) []byte {
	return text(func(s string) string {
		head, body, _ := strings.Cut(s, "\r\n")
		return damage(head) + "\r\n" + body
	})
}

func body(damage func(s string) string) func([]byte) []byte {
	return text(func(s string) string {
		head, body, _ := strings.Cut(s, "\r\n")
		return head + "\r\n" + damage(body)
	})
}

// damages are done to one table at a time of an otherwise good year.
func damages() []mutation {
	return []mutation{
		{"empty", constant("")},
		{"a mark alone", constant("\ufeff")},
		{"empty lines", constant("\r\n,,\r\n \r\n")},
		{"a NUL", body(func(s string) string { return s[:len(s)/4] + "\x00" + s[len(s)/4:] })},
		{"nothing but NULs", constant(strings.Repeat("\x00", 1000))},
		{"a byte of no character", body(func(s string) string { return s[:1] + "\xff" + s[1:] })},
		{"cut within a character", text(func(s string) string { return s[:strings.LastIndexFunc(s, func(r rune) bool { return r > 0x3000 })+1] })},
		{"bytes", constant("\x80\x81\xfe\xff\xfd\x90\xa0\xff\x80\x00\x01")},
		{"EUC-JP", in(sjis.EUCJP)},
		{"ISO-2022-JP", in(sjis.ISO2022JP)},
		{"UTF-16 cut within a character", func(data []byte) []byte { d := inUTF16(string(data), false, true); return d[:len(d)-1] }},
		{"UTF-16 of halves", func(data []byte) []byte { return append(inUTF16(string(data), false, true), 0x00, 0xd8, 'a', 0) }},
		{"UTF-32", func(data []byte) []byte {
			wide := []byte{0xff, 0xfe, 0, 0}
			for _, r := range string(data) {
				wide = append(wide, byte(r), byte(r>>8), byte(r>>16), 0)
			}
			return wide
		}},
		{"a workbook", constant("PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00bz\xc3\xa8")},
		{"a page of HTML", constant("<html><body><table><tr><td>KPI</td></tr></table></body></html>")},
		{"JSON", constant(`{"kpis": [{"code": "a"}]}`)},
		{"YAML", constant(small)},
		{"an open quotation mark", body(func(s string) string { return `"` + s })},
		{"a quotation mark within a cell", body(func(s string) string { return `a"b` + s })},
		{"text behind a quotation mark", body(func(s string) string { return `"a"b` + s })},
		{"an open quotation mark in the header", header(func(s string) string { return `"` + s })},
		{"a quotation mark at the end", text(func(s string) string { return s + `"` })},
		{"no header", text(func(s string) string { _, body, _ := strings.Cut(s, "\r\n"); return body })},
		{"a header of other words", header(func(s string) string { return strings.Repeat("列,", strings.Count(s, ",")) + "列" })},
		{"a column twice", header(func(s string) string { first, _, _ := strings.Cut(s, ","); return s + "," + first })},
		{"a column more", header(func(s string) string { return s + ",予算" })},
		{"cells under no header", body(func(s string) string { return strings.ReplaceAll(s, "\r\n", ",x\r\n") })},
		{"bars for commas", text(func(s string) string { return strings.ReplaceAll(s, ",", "|") })},
		{"a line of commas", body(func(s string) string { return strings.Repeat(",", 1<<20) + "\r\n" + s })},
		{"a header of commas", header(func(s string) string { return s + strings.Repeat(",x", 200) })},
		{"too many rows", body(func(s string) string { return strings.Repeat("x,y,z\r\n", 3000) })},
		{"too many bytes", body(func(s string) string { return s + strings.Repeat("\r\n", seed.MaxSize/2) })},
		{"a huge cell", body(func(s string) string { return strings.Repeat("x", 1<<20) + s })},
		{"a control character", body(func(s string) string { return "\x1b[31m" + s })},
		{"formulas", body(func(s string) string { return strings.Repeat("=1+1,", 3) + s })},
	}
}

// Each damage to each of these tables is told with its place, at no great cost,
// and the rest of the year does not make it pass.
func TestDamagedCSVIsRefused(t *testing.T) {
	tables := []string{"year.csv", "groups.csv", "kpis.csv", "documents.csv"}
	good := smallCSV(t)
	for _, name := range tables {
		i := slices.IndexFunc(good, func(f seed.File) bool { return f.Name == name })
		for _, m := range damages() {
			t.Run(name+"/"+m.name, func(t *testing.T) {
				files := slices.Clone(good)
				files[i].Data = m.damage(bytes.Clone(good[i].Data))
				problems := checkRefused(t, func() (*model.Year, error) {
					year, _, err := seed.DecodeCSV(files, nil)
					return year, err
				})
				if !slices.ContainsFunc(problems, func(p model.Problem) bool { return p.File == name || p.File == "" }) {
					t.Errorf("the damaged file is not named:\n%v", problems)
				}
			})
		}
	}
}

// A set of files that are bad together: too many, too large, or one twice.
func TestBadSetsOfCSVAreRefused(t *testing.T) {
	good := smallCSV(t)
	large := seed.File{Name: "kpis.csv", Data: bytes.Repeat([]byte("x"), seed.MaxSize)}
	for name, files := range map[string][]seed.File{
		"none":       nil,
		"one twice":  append(slices.Clone(good), good[0]),
		"very many":  slices.Repeat(good[:1], 100),
		"very large": slices.Repeat([]seed.File{large}, 5),
		"unknown":    append(slices.Clone(good), seed.File{Name: "budget.csv", Data: []byte("項目,金額\r\n人件費,100\r\n")}),
		"no telling": append(slices.Clone(good[:5]), seed.File{Name: "1.csv", Data: []byte("コード,グループ,名称\r\n")}),
	} {
		year, _, err := seed.DecodeCSV(files, nil)
		var problems model.Problems
		if !errors.As(err, &problems) || year != nil {
			t.Errorf("%s: got %v, %v; want problems and no year", name, year, err)
		}
	}
}

// A table of nothing but wrong cells costs no more than one of good ones.
func TestTableOfWrongCellsIsRefusedQuickly(t *testing.T) {
	good := smallCSV(t)
	for _, name := range []string{"kpis.csv", "notes.csv", "initiatives.csv"} {
		i := slices.IndexFunc(good, func(f seed.File) bool { return f.Name == name })
		header, _, _ := strings.Cut(string(good[i].Data), "\r\n")
		var rows strings.Builder
		for n := range 1990 {
			fmt.Fprintf(&rows, "wrong-%d%s\r\n", n, strings.Repeat(",間違い", strings.Count(header, ",")))
		}
		files := slices.Clone(good)
		files[i].Data = []byte(header + "\r\n" + rows.String())
		if problems := checkRefused(t, func() (*model.Year, error) {
			year, _, err := seed.DecodeCSV(files, nil)
			return year, err
		}); len(problems) > 1000 {
			t.Errorf("%s: %d problems", name, len(problems))
		}
	}
}

// Lists of codes in cells are bounded, too: each is looked up in the others.
func TestEndlessListsOfCodesAreRefusedQuickly(t *testing.T) {
	one := withCell(t, smallCSV(t), "notes.csv", 1, "KPI", strings.Repeat("a,", 1<<20))
	many := changed(t, smallCSV(t), "notes.csv", func(records [][]string) [][]string {
		note := slices.Clone(records[1])
		note[slices.Index(records[0], "KPI")] = strings.Repeat("a,", 1000)
		return append(records, slices.Repeat([][]string{note}, 1900)...)
	})
	for _, files := range [][]seed.File{one, many} {
		_ = checkRefused(t, func() (*model.Year, error) {
			year, _, err := seed.DecodeCSV(files, nil)
			return year, err
		})
	}
}

// yamlValues are wrong wherever they stand in the small year file.
func yamlValues() []string {
	return []string{"[]", "{}", "~", "[1, 2]", "{a: b}", "&x y", "!!binary aGk=", "\"\\e[31m\"", "\"open", "{", "\t"}
}

func TestDamagedYAMLIsRefused(t *testing.T) {
	for _, line := range []string{
		"year: 2024", "field: strategic", "- code: checkup-rate", `number: "1"`, `unit: "%"`, "polarity: higher", "rank: 14", "rating: B",
		"- kind: review", "tag: new",
	} {
		key, _, _ := strings.Cut(strings.TrimPrefix(line, "- "), ":")
		for _, value := range yamlValues() {
			t.Run(key+" "+value, func(t *testing.T) {
				data, _ := edit(t, strings.TrimPrefix(line, "- "), key+": "+value)
				_ = checkRefused(t, func() (*model.Year, error) { return seed.Decode("bad.yaml", []byte(data)) })
			})
		}
	}
	for _, m := range []mutation{
		{"cut within a mapping", text(func(s string) string { return s[:strings.Index(s, "name: {ja: 健診実施率")+20] })},
		{"cut within a character", text(func(s string) string { return s[:strings.Index(s, "健診実施率")+1] })},
		{"cut before the groups", text(func(s string) string { return s[:strings.Index(s, "groups:")] })},
		{"CP932", in(sjis.ShiftJIS)},
		{"EUC-JP", in(sjis.EUCJP)},
		{"UTF-16", func(data []byte) []byte { return inUTF16(string(data), false, true) }},
		{"tabs", text(func(s string) string { return strings.ReplaceAll(s, "    ", "\t") })},
		{"CSV", constant("コード,名称\r\na,b\r\n")},
		{"a workbook", constant("PK\x03\x04\x14\x00\x06\x00")},
		{"twice", text(func(s string) string { return s + s })},
	} {
		t.Run(m.name, func(t *testing.T) {
			_ = checkRefused(t, func() (*model.Year, error) { return seed.Decode("bad.yaml", m.damage([]byte(small))) })
		})
	}
}

// FuzzCSV holds that no file makes the program fall over, that every problem has
// its place, and that whatever is read can be written and read again unchanged.
func FuzzCSV(f *testing.F) {
	year, err := seed.Decode("small.yaml", []byte(small))
	if err != nil {
		f.Fatal(err)
	}
	for _, lang := range langs {
		files, err := seed.EncodeCSV(year, lang, seed.UTF8BOM)
		if err != nil {
			f.Fatal(err)
		}
		for i := range files {
			f.Add(files[i].Name, files[i].Data)
		}
	}
	for _, m := range damages() {
		f.Add("kpis.csv", m.damage([]byte("コード,グループ,番号\r\na,b,①\r\n")))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		read, _, err := seed.DecodeCSV([]seed.File{{Name: name, Data: data}}, year)
		if err == nil {
			comesBackFromCSV(t, read, model.Japanese, seed.UTF8BOM)
			return
		}
		var problems model.Problems
		if !errors.As(err, &problems) {
			t.Fatalf("the error is no list of problems: %v", err)
		}
	})
}

package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// malformed are files that no import may take, of every form, each by a name that
// says what is wrong with it.
func malformed(t *testing.T, home string) map[string][]byte {
	t.Helper()
	year, err := os.ReadFile(filepath.Join(home, "r6.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	book, err := os.ReadFile(filepath.Join(home, "r6.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(filepath.Join(home, "tables", "kpis.csv"))
	if err != nil {
		t.Fatal(err)
	}
	replaced := func(data []byte, old, new string) []byte {
		changed := bytes.Replace(data, []byte(old), []byte(new), 1)
		if bytes.Equal(changed, data) {
			t.Fatalf("%q does not stand in the file", old)
		}
		return changed
	}
	files := map[string][]byte{
		"nothing.yaml": {}, "blank.csv": []byte("\n\n"), "zeros.bin": make([]byte, 4096), "words.txt": []byte("hello, world\n"),
		"alias.yaml":   []byte("a: &a [x, x]\nb: [*a, *a]\n"),
		"bomb.yaml":    []byte("a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n"),
		"deep.yaml":    []byte("format: " + strings.Repeat("[", 5000)),
		"two.yaml":     append(append([]byte{}, year...), append([]byte("---\n"), year...)...),
		"newer.yaml":   replaced(year, "format: 1", "format: 9"),
		"field.yaml":   replaced(year, "polarity:", "polarty:"),
		"unit.yaml":    replaced(year, "actual: 65.8%", "actual: \"65.8\""),
		"figure.yaml":  replaced(year, "actual: 65.8%", "actual: about 65%"),
		"latin1.yaml":  replaced(year, "Kyokai", "Ky\xf6kai"),
		"control.yaml": replaced(year, "Kyokai", "Ky\x07kai"),
		"table.html":   []byte("<table><tr><td>1</td></tr></table>"),
		"empty.xlsx":   zipped(t, nil),
		"nobook.xlsx":  zipped(t, map[string][]byte{"hello.txt": []byte("hello")}),
		"bomb.xlsx":    zipped(t, map[string][]byte{"[Content_Types].xml": []byte("<Types/>"), "xl/workbook.xml": bytes.Repeat([]byte(" "), 300<<20)}),
		"old.xls":      append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 1024)...),
		"header.csv":   replaced(table, "コード", "番号札"),
		"quote.csv":    append(append([]byte{}, table...), []byte("\"never closed\n")...),
		"rank.csv":     replaced(table, ",14,B,", ",48,B,"),
		"encoding.csv": append(append([]byte{}, table...), 0xff, 0xfe, 0x80),
		"utf16odd.csv": append([]byte("\xff\xfe"), []byte("a\x00b")...),
		"signed.db":    []byte("SQLite format 3\x00 and then nothing"),
	}
	for i, cut := range []int{1, 3, 7, 20, 60, 120} {
		files[fmt.Sprintf("cut-%d.xlsx", i)] = book[:len(book)*cut/128]
	}
	for i, cut := range []int{30, 64, 110} {
		files[fmt.Sprintf("cut-%d.yaml", i)] = year[:len(year)*cut/128]
	}
	return files
}

func zipped(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, data := range files {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// located is a line that says where in which file something is wrong.
var located = regexp.MustCompile(`^[a-z0-9-]+\.(yaml|xlsx|csv|txt|bin|html|xls|db)(:\d+:\d+| .+![A-Z]+\d+)?[: ]`)

// Whatever file comes, the answer is what is wrong with it and where, with the
// exit code for bad input, and the scorecard is the same to the byte.
func TestMalformedFilesThroughTheCommand(t *testing.T) {
	home, file := editorsHome(t)
	t.Chdir(home)
	beside(t, home, exitFine, "export", "--year", "R6", "--output", "r6.yaml")
	beside(t, home, exitFine, "export", "--year", "R6", "--format", "xlsx", "--output", "r6.xlsx")
	beside(t, home, exitFine, "export", "--year", "R6", "--format", "csv", "--output", "tables")
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range malformed(t, home) {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(name, data, 0o600); err != nil {
				t.Fatal(err)
			}
			said := beside(t, home, exitBadInput, "import", name, "--year", "R6", "--yes")
			first, _, _ := strings.Cut(said, "\n")
			if strings.HasSuffix(first, "として読みました") {
				_, rest, _ := strings.Cut(said, "\n")
				first, _, _ = strings.Cut(rest, "\n")
			}
			if !located.MatchString(first) || !strings.Contains(said, "件の問題があります") {
				t.Errorf("says %.600q", said)
			}
			after, err := os.ReadFile(file)
			if err != nil || !bytes.Equal(before, after) {
				t.Fatalf("the scorecard has changed (%v)", err)
			}
		})
	}
}

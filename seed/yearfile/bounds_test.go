package yearfile_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"

	"scorecard/model"
	"scorecard/seed"
	"scorecard/seed/yearfile"
	"scorecard/seed/yeartest"
)

// growing is a year file of one text that is repeated up to the size to which a
// file is read, with a number in place of #N.
type growing struct{ name, before, text, after string }

func (g growing) data() []byte {
	var b bytes.Buffer
	b.WriteString(g.before)
	for n := 0; b.Len()+len(g.text)+len(g.after)+8 < yearfile.MaxSize; n++ {
		b.WriteString(strings.Replace(g.text, "#N", strconv.Itoa(n), 1))
	}
	b.WriteString(g.after)
	return b.Bytes()
}

// growingFiles are made of what grows when it is parsed: nodes, tokens, comments
// and texts, in each way in which a few bytes make many of them.
func growingFiles() []growing {
	const f = "format: 1\n"
	return []growing{
		{"flow map of empty pairs", "{", ":,", ":}"},
		{"flow sequence of empty pairs", "[", ":,", ":]"},
		{"flow map of letters", "{", "a,", "a}"},
		{"flow quoted pairs", "{", `"":,`, "}"},
		{"flow empty maps", "[", "{},", "{}]"},
		{"flow nested to the depth", "[", strings.Repeat("[", 38) + strings.Repeat("]", 38) + ",", "]"},
		{"flow nested pairs to the depth", "[", strings.Repeat("[:", 18) + strings.Repeat("]", 18) + ",", "]"},
		{"open brackets", "", "[", ""},
		{"open braces", "", "{", ""},
		{"dashes", "", "- ", ""},
		{"dashes on lines", "", "-\n", ""},
		{"nested dashes on lines", "", strings.Repeat("- ", 38) + "\n", ""},
		{"question marks", "", "? ", ""},
		{"question marks on lines", "", "?\n", ""},
		{"nested question marks on lines", "", strings.Repeat("? ", 38) + "\n", ""},
		{"colons", "", ": ", ""},
		{"colons on lines", "", ":\n", ""},
		{"dashes and colons on lines", "", "- :\n", ""},
		{"braces of keys", "", "a: {b: {c: ", ""},
		{"keys", "", "a:\n", ""},
		{"one map of many keys", "", "k#N: 1\n", ""},
		{"second document", "a: 1\n---\n{", ":,", ":}"},
		{"second document of commas", "a: 1\n---\n[", "a,", "a]"},
		{"comments", "", "#\n", ""},
		{"comments then a value", "", "#\n", f},
		{"comments behind values", "", "- a #\n", ""},
		{"comments before keys", "", "#\na: 1\n", ""},
		{"comments in flow behind values", "[", "a, #\n", "]"},
		{"blank lines", "", "\n", ""},
		{"tags", "[", "!a a,", "a]"},
		{"tags on nothing", "[", "!,", "!]"},
		{"long tag of escapes", "!<", "%41", "> a"},
		{"different tag directives", "", "%TAG !a#N! !\n", "--- a\n"},
		{"anchors", "[", "&a a,", "a]"},
		{"different anchors", "[", "&a#N ,", "]"},
		{"aliases", "[&a a,", "*a,", "a]"},
		{"merge keys", "a: &a {b: c}\nd:\n", " <<: *a\n", ""},
		{"merge keys of nothing", "{", "<<:,", "}"},
		{"long text on lines", "a: x\n", " x\n", ""},
		{"long text of escaped characters", `a: "`, `\L`, `"`},
		{"long literal", "a: |\n", " x\n", ""},
		{"literals", "", "- |\n", ""},
		{"quotation marks", "[", `"",`, "]"},
		{"adjacent quotation marks", "", `""`, ""},
		{"adjacent texts and commas", "[", `"""",`, ""},
		{"adjacent texts and comments", "[", "'' #\n", ""},
		{"adjacent anchors", "[", "&a ", ""},
		{"colons without blanks", "{", "a:b,", "}"},
		{"NEL for blank", "", "-\u0085", ""},
		{"line separators for blank", "", ":\u2028", ""},
		{"numbers in a known list", f + "kpis: [", "1,", "1]"},
		{"empty pairs in a known map", f + "branch: {", ":,", ":}"},
		{"unknown keys", f, "k#N: 1\n", ""},
		{"long figure", f + "kpis: [{actual: ", "1", "%}]\n"},
		{"long expanding text", f + "kpis: [{name: {ja: ", "ﷺ", "}}]\n"},
	}
}

// What reading one file may cost, whatever it holds.
const (
	mostResident = 256 << 20
	mostCPU      = 10 * time.Second
)

// growingChild is set for a child of the test, which reads the files.
const growingChild = "SCORECARD_TEST_GROWING"

func TestDecode_BoundsMemoryAndTime(t *testing.T) {
	child := exec.Command(os.Args[0], "-test.run=^TestDecodeGrowingFiles$")
	child.Env = append(os.Environ(), growingChild+"=1", "GOMEMLIMIT=192MiB") // as the program limits itself
	out, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	read := 0
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		var peak, cpu int64
		var name string
		if n, _ := fmt.Sscanf(lines.Text(), growingFormat, &peak, &cpu, &name); n < 3 {
			continue
		}
		read++
		if peak > mostResident || time.Duration(cpu) > mostCPU {
			t.Errorf("%s: %d MiB so far, %v", name, peak>>20, time.Duration(cpu))
		}
	}
	if read != len(growingFiles()) {
		t.Errorf("%d files were read: %s", read, out)
	}
}

// growingFormat is what the child prints for a file: the most memory so far and
// the time of the processor.
const growingFormat = "peak %d cpu %d for %q\n"

func TestDecodeGrowingFiles(t *testing.T) {
	if os.Getenv(growingChild) == "" {
		return // it is no separate test
	}
	for _, file := range growingFiles() {
		data, before := file.data(), yeartest.CPUTime()
		_, err := yearfile.Decode("R6.yaml", data)
		fmt.Printf(growingFormat, yeartest.PeakMemory(), yeartest.CPUTime()-before, file.name)
		var problems model.Problems
		if !errors.As(err, &problems) || problems[0].File != "R6.yaml" || problems[0].Line < 1 || problems[0].Column < 1 {
			t.Errorf("%s: want problems with their places, got %v", file.name, err)
		}
	}
}

// The file is refused at the mark that is one too many.
func TestDecode_RefusesTooManyMarksWithPlace(t *testing.T) {
	for name, c := range map[string]struct {
		text         string
		line, column int
	}{
		"pairs":           {"format: 1\nx: {" + strings.Repeat(":,", 100_000) + "}", 2, 150_002},
		"lines":           {strings.Repeat("a: 1\n", 200_000), 150_001, 2},
		"adjacent texts":  {"\n[" + strings.Repeat(`""`, 100_000) + "]", 2, 50_006},
		"behind a symbol": {"[①," + strings.Repeat("1,", 200_000) + "]", 1, 300_001},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := yearfile.Decode("R6.yaml", []byte(c.text))
			var problems model.Problems
			want := model.Problem{Kind: model.TooLarge, File: "R6.yaml", Line: c.line, Column: c.column, Want: "150000"}
			if !errors.As(err, &problems) || len(problems) != 1 || problems[0] != want {
				t.Errorf("got %v, want %v", err, want)
			}
		})
	}
}

// A year with as many KPIs as a file may have nodes for is read, in block style
// and in the style of JSON, where every text is quoted.
func TestDecode_ReadsLargestYear(t *testing.T) {
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	year := years[1]
	kpis := year.KPIs
	for n := 2; len(year.KPIs) < 1100; n++ {
		for _, kpi := range kpis {
			kpi.Code += "-" + strconv.Itoa(n)
			year.KPIs = append(year.KPIs, kpi)
		}
	}
	written, err := yearfile.Encode(year)
	if err != nil {
		t.Fatalf("%.500v", err)
	}
	read, err := yearfile.Decode("R6.yaml", written)
	if err != nil {
		t.Fatalf("%.500v", err)
	}
	if len(read.KPIs) != len(year.KPIs) {
		t.Errorf("%d KPIs of %d", len(read.KPIs), len(year.KPIs))
	}
	asJSON := inJSON(t, written)
	if read, err = yearfile.Decode("R6.json", asJSON); err != nil {
		t.Fatalf("%.500v", err)
	}
	if len(read.KPIs) != len(year.KPIs) {
		t.Errorf("%d KPIs of %d from JSON", len(read.KPIs), len(year.KPIs))
	}
}

// inJSON writes a year file in the style of JSON.
func inJSON(t *testing.T, data []byte) []byte {
	t.Helper()
	var content any
	if err := yaml.Unmarshal(data, &content); err != nil {
		t.Fatal(err)
	}
	written, err := json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	return written
}

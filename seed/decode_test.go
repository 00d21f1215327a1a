package seed_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"scorecard/model"
	"scorecard/seed"
)

// problemsOf decodes what must not decode and lists the problems in short.
func problemsOf(t *testing.T, text string) []string {
	t.Helper()
	year, err := seed.Decode("bad.yaml", []byte(text))
	var problems model.Problems
	if !errors.As(err, &problems) || year != nil {
		t.Fatalf("got %v, %v; want problems and no year", year, err)
	}
	var short []string
	for _, p := range problems {
		short = append(short, fmt.Sprintf("%s:%d %s %s %q", p.File, p.Line, p.Field, p.Kind, p.Value))
	}
	return short
}

// edit replaces one line of the small year file. The line is named by its whole
// text without indentation; of several, the first. It also says which line of
// the file that is.
func edit(t *testing.T, line, with string) (string, int) {
	t.Helper()
	lines := strings.Split(small, "\n")
	for i := range lines {
		if body := strings.TrimLeft(lines[i], " -"); body == line {
			indent := lines[i][:len(lines[i])-len(body)]
			if with == "" {
				return strings.Join(slices.Delete(lines, i, i+1), "\n"), i + 1
			}
			lines[i] = indent + strings.ReplaceAll(with, "\n", "\n"+strings.ReplaceAll(indent, "-", " "))
			return strings.Join(lines, "\n"), i + 1
		}
	}
	t.Fatalf("no line %q", line)
	return "", 0
}

// Each case damages one line of a good file; at is how far from that line the
// problem stands. A missing field is reported where its mapping begins.
func TestDecodeNamesThePlaceOfAProblem(t *testing.T) {
	for _, c := range []struct {
		name, line, with string
		at               int
		want             string
	}{
		{"unknown field", "rank: 14", "rank: 14\nrnak: 15", 1, `kpis[0].rnak unknown_field "rnak"`},
		{"unknown field at the top", "year: 2024", "year: 2024\nkpi: []", 1, `kpi unknown_field "kpi"`},
		{"merge key", "rank: 14", "rank: 14\n<<: {rank: 15}", 1, `kpis[0].<< unknown_field "<<"`},
		{"duplicate key", "rank: 14", "rank: 14\nrank: 15", 1, `kpis[0].rank duplicate_key "rank"`},
		{"text for a rank", "rank: 14", `rank: "14"`, 0, `kpis[0].rank wrong_type "14"`},
		{"a fraction for a rank", "rank: 14", "rank: 14.0", 0, `kpis[0].rank wrong_type "14.0"`},
		{"another base for a rank", "rank: 14", "rank: 0x0E", 0, `kpis[0].rank wrong_type "0x0E"`},
		{"rank beyond the last branch", "rank: 14", "rank: 48", 0, `kpis[0].rank out_of_range "48"`},
		{"rank of too many digits", "rank: 14", "rank: 99999999999999999999", 0, `kpis[0].rank out_of_range "99999999999999999999"`},
		{"rank neither there nor missing", "rank: 14", "rank: {}", 0, `kpis[0].rank out_of_range "0"`},
		{"unknown way to be missing", "rank: 14", "rank: {missing: lost}", 0, `kpis[0].rank.missing not_one_of "lost"`},
		{"null for a text", `number: "1"`, "number:", 0, `kpis[0].number wrong_type ""`},
		{"list for a text", `number: "1"`, "number: [1]", 0, `kpis[0].number wrong_type "[...]"`},
		{"text for a list", "kpis: [checkup-rate, offices]", "kpis: checkup-rate", 0, `notes[0].kpis wrong_type "checkup-rate"`},
		{"text for a mapping", "name: {ja: 健診実施率, en: Checkup rate}", "name: 健診実施率", 0, `kpis[0].name wrong_type "健診実施率"`},
		{"text for a truth", "heading: true", `heading: "true"`, 0, `initiatives[0].heading wrong_type "true"`},
		{"one language only", "name: {ja: 健診実施率, en: Checkup rate}", "name: {ja: 健診実施率}", 0, `kpis[0].name.en required ""`},
		{"empty language", "name: {ja: 健診実施率, en: Checkup rate}", `name: {ja: 健診実施率, en: ""}`, 0, `kpis[0].name.en required ""`},
		{"target without its unit", "target: 68.2%以上", "target: 68.2", 0, `kpis[0].target missing_unit "68.2"`},
		{"target in another unit", "target: 68.2%以上", "target: 68円以上", 0, `kpis[0].target unit_mismatch "円"`},
		{"unclear target", "target: 68.2%以上", "target: 68.2%くらい以上か", 0, `kpis[0].target unit_mismatch "%くらい以上か"`},
		{"words that are not marked as words", "target: 68.2%以上", "target: 働きかけを実施", 0, `kpis[0].target unclear_target "働きかけを実施"`},
		{"target said two ways", "target: 68.2%以上", "target: {words: {ja: あ, en: a}, missing: not_set}", 0, `kpis[0].target contradiction "words"`},
		{"unclear figure", "actual: 65.8%", "actual: 約65.8%", 0, `kpis[0].actual unclear_figure "約65.8%"`},
		{"figure with a slip", "actual: 65.8%", "actual: 65.8.1%", 0, `kpis[0].actual unclear_figure "65.8.1%"`},
		{"figure of too many digits", "actual: 65.8%", "actual: 1234567890123%", 0, `kpis[0].actual too_many_digits "1234567890123%"`},
		{"figure without its unit", "actual: 65.8%", "actual: 65.8", 0, `kpis[0].actual missing_unit "65.8"`},
		{"unknown rating", "rating: B", "rating: D", 0, `kpis[0].rating not_one_of "D"`},
		{"activity's rating of a KPI", "rating: b", "rating: B", 0, `activities[0].rating not_one_of "B"`},
		{"unknown reported progress", "reported: {value: expected, source: {document: results, page: 3}}", "reported: {value: likely, source: {document: results, page: 3}}", 0, `kpis[0].reported not_one_of "likely"`},
		{"reported progress without its source", "reported: {value: expected, source: {document: results, page: 3}}", "reported: expected", 0, `kpis[0].reported.source required ""`},
		{"page and heading", "reported: {value: expected, source: {document: results, page: 3}}", "reported: {value: expected, source: {document: results, page: 3, heading: x}}", 0, `kpis[0].reported.source contradiction ""`},
		{"bad time", `status: {value: difficult, comment: 秋から, who: 山田, at: "2025-01-31T09:00:00Z"}`, "status: {value: difficult, at: 2025-01-31}", 0, `kpis[0].status.at bad_date "2025-01-31"`},
		{"required field", "polarity: higher", "", -7, `kpis[0].polarity required ""`},
		{"unknown document", "source: {document: results, page: 2}", "source: {document: result, page: 2}", 0, `kpis[0].source.document unknown_code "result"`},
		{"unknown KPI", "kpis: [checkup-rate, offices]", "kpis: [checkup-rate, office]", 0, `notes[0].kpis[1] unknown_code "office"`},
		{"code used twice", "code: outreach", "code: offices", 0, `activities[0].code duplicate_code "offices"`},
		{"bad code", "code: plans", "code: Plans 2", 0, `initiatives[0].code bad_code "Plans 2"`},
		{"year of a note", "year: 2025", "year: 2027", 0, `notes[1].year out_of_range "2027"`},
		{"control character", "kind: review", "kind: \"rev\\x1biew\"", 0, `notes[0].kind not_one_of "rev�iew"`},
		{"control character in a text", "number: ②", `number: "\e[31m②"`, 0, `kpis[1].number control_character "\"\\x1b\""`},
		{"tag", `number: "1"`, "number: !!binary aGVsbG8=", 0, ` syntax_error "!!binary"`},
		{"another version", "format: 1", "format: 2", 0, `format wrong_version "2"`},
		{"version of another type", "format: 1", "format: one", 0, `format wrong_type "one"`},
		{"no version", "format: 1", "", 0, `format required ""`},
		{"bad indentation", "rank: 14", "rank: 14\n   x: y", 1, ` syntax_error "x: y"`},
		{"open bracket", "kpis: [checkup-rate, offices]", "kpis: [checkup-rate, offices", 3, ` syntax_error "en: |-"`},
		{"second document", "themes:", "---\nthemes:", 0, ` syntax_error "---"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, line := edit(t, c.line, c.with)
			want := []string{fmt.Sprintf("bad.yaml:%d %s", line+c.at, c.want)}
			if diff := cmp.Diff(want, problemsOf(t, text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// All that is wrong is said at once, in the order of the file, and what merely
// follows from another problem is not said again.
func TestDecodeReportsEverythingAtOnce(t *testing.T) {
	got := problemsOf(t, `format: 1
branch: {code: somewhere, name: {ja: どこか, en: Somewhere}}
year: 24
documents:
  - {code: results, title: {ja: 結果, en: Results}}
fields: []
groups:
  - {code: health, name: {ja: 保健, en: Health}, field: strategic}
kpis:
  - code: checkup-rate
    group: helth
    number: 1
    name: {ja: 健診, en: Checkups}
    short: {ja: 健診, en: Checkups}
    unit: "%"
    polarity: up
    target: 68.2
    actual: 65,8%
    rank: 14th
    rating: {missing: not_in_source}
    reported: {missing: not_in_source}
    source: {document: results, page: 0}
  - {code: checkup-rate}
notes: none
extra: 1
scale: none
scale_note: {ja: 評価, en: ""}
`)
	want := []string{
		`bad.yaml:3 year out_of_range "24"`,
		`bad.yaml:8 groups[0].short required ""`,
		`bad.yaml:8 groups[0].field unknown_code "strategic"`,
		`bad.yaml:11 kpis[0].group unknown_code "helth"`,
		`bad.yaml:16 kpis[0].polarity not_one_of "up"`,
		`bad.yaml:17 kpis[0].target missing_unit "68.2"`,
		`bad.yaml:18 kpis[0].actual unclear_figure "65,8%"`,
		`bad.yaml:19 kpis[0].rank wrong_type "14th"`,
		`bad.yaml:22 kpis[0].source contradiction ""`,
	}
	for _, name := range []string{
		"group", "number", "name", "short", "unit", "polarity", "target", "actual", "rank", "rating", "reported", "source",
	} {
		want = append(want, fmt.Sprintf(`bad.yaml:23 kpis[1].%s required ""`, name))
	}
	want = append(want,
		`bad.yaml:23 kpis[1].code duplicate_code "checkup-rate"`,
		`bad.yaml:24 notes wrong_type "none"`,
		`bad.yaml:25 extra unknown_field "extra"`,
		`bad.yaml:26 scale wrong_type "none"`,
		`bad.yaml:27 scale_note.en required ""`)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A list that cannot be read must not make every reference into it a problem.
func TestDecodeReportsABrokenListOnce(t *testing.T) {
	text := strings.Replace(small, "code: health\n", "cod: health\n", 1)
	want := []string{
		`bad.yaml:12 groups[0].code required ""`,
		`bad.yaml:12 groups[0].cod unknown_field "cod"`,
	}
	if diff := cmp.Diff(want, problemsOf(t, text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDecodeSaysWhatIsWanted(t *testing.T) {
	for _, c := range []struct{ line, with, want string }{
		{"rating: B", "rating: D", "A, B, C"},
		{"rank: 14", "rank: 48", "1-47"},
		{"rank: 14", "rank: many", "integer"},
		{"rank: 14", "rank: {mising: not_ranked}", "missing"},
		{"number: ②", "number: {a: 1}", "text"},
		{"polarity: higher", "polarity: up", "higher, lower"},
		{"target: 68.2%以上", "target: more", "68.2%以上, 15%以下, 7日以内, 2,930事業所, 対前年度以上, {words: {ja, en}}, {missing: not_set}"},
		{"actual: 65.8%", "actual: many", "65.8%, 10,167円, {missing: not_published}"},
		{"actual: 65.8%", "actual: 65.8", "65.8%, 10,167円, 7日"},
		{"format: 1", "format: 2", "1"},
		{"themes:", "---\nthemes:", "one document"},
	} {
		text, _ := edit(t, c.line, c.with)
		_, err := seed.Decode("bad.yaml", []byte(text))
		var problems model.Problems
		if !errors.As(err, &problems) || problems[0].Want != c.want {
			t.Errorf("%s: got %v, want %q wanted", c.with, err, c.want)
		}
	}
}

// What no year file needs and only an attack has is refused before it costs
// anything.
func TestDecodeRefusesForeignAndHostileFiles(t *testing.T) {
	laughs := "a0: &a0 [x, x]\n"
	for i := range 40 {
		laughs += fmt.Sprintf("a%d: &a%d [*a%d, *a%d, *a%d]\n", i+1, i+1, i, i, i)
	}
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", `1 format required ""`},
		{"spaces and comments", "\n \n# nothing\n", `1 format required ""`},
		{"markers", "---\n...\n", `1 format required ""`},
		{"null", "~", `1 format required ""`},
		{"plain text", "no year file", `1  wrong_type "no year file"`},
		{"a list", "- 1", `1  wrong_type "[...]"`},
		{"byte order mark and another version", "\ufeffformat: 9", `1 format wrong_version "9"`},
		{"Shift JIS", "format: 1\nbranch: \x8cF\x96{", `2  invalid_utf8 "0x8c"`},
		{"UTF-16", "\xff\xfef\x00o\x00", `1  invalid_utf8 "0xff"`},
		{"escape sequence", "format: 1\nx: \x1b[2J", `2  control_character "\"\\x1b\""`},
		{"no character at all", "format: 1\n\nab\ufffe", `3  control_character "\"\\ufffe\""`},
		{"too large", strings.Repeat("#", seed.MaxSize+1), `1  too_large "4194305"`},
		{"alias and anchor", "a: &x 1\nb: *x", `1  syntax_error "&x"`},
		{"an alias to itself", "a: &x [*x]", `1  syntax_error "&x"`},
		{"a billion laughs", laughs, `1  syntax_error "&a0"`},
		{"deep brackets", strings.Repeat("[", seed.MaxSize), `1  syntax_error "` + strings.Repeat("[", 80) + `…"`},
		{"deep braces", strings.Repeat("{a: ", 1<<20), `1  syntax_error "` + strings.Repeat("{a: ", 20) + `…"`},
		{"deep block", strings.Repeat("- ", 2<<20), `1  syntax_error "` + strings.Repeat("- ", 40) + `…"`},
		{"very many nodes", "format: 1\nkpis: [" + strings.Repeat("1,", 1<<20) + "]", `2  too_large ""`},
		{"very many problems", strings.Repeat("a: 1\n", 40_000), `1 format required ""`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := problemsOf(t, c.text)
			if got[0] != "bad.yaml:"+c.want || len(got) > 1000 {
				t.Errorf("got %q first of %d problems, want %q", got[0], len(got), c.want)
			}
		})
	}
}

// A person types full-width digits where they come easily.
func TestDecodeReadsFullWidthFigures(t *testing.T) {
	for _, c := range []struct{ line, with string }{
		{"target: 68.2%以上", "target: ６８．２％以上"},
		{"target: 68.2%以上", "target: 68.2％以上"},
		{"actual: 65.8%", "actual: ６５．８%"},
		{"actual: 65.8%", "actual: 65.8％"},
	} {
		text, _ := edit(t, c.line, c.with)
		if diff := cmp.Diff(decodeText(t, small), decodeText(t, text)); diff != "" {
			t.Errorf("%s (-plain +full width):\n%s", c.with, diff)
		}
	}
}

// FuzzDecode holds that no input makes the program fall over, and that whatever
// decodes can be exported and imported again unchanged.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("format: 1\nbranch: {code: x"))
	f.Add([]byte("a: &a [*a, !!binary x, <<: {}]\n---\n"))
	for _, name := range []string{"2023", "2024", "2025"} {
		data, err := os.ReadFile("kumamoto/" + name + ".yaml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		year, err := seed.Decode("fuzz.yaml", data)
		if err == nil {
			comesBack(t, year)
			return
		}
		var problems model.Problems
		if !errors.As(err, &problems) {
			t.Fatalf("the error is no list of problems: %v", err)
		}
		lines := 2 // a problem may stand after the last line
		for _, r := range string(data) {
			if strings.ContainsRune("\n\r\u0085\u2028\u2029", r) { // what YAML counts as a line break
				lines++
			}
		}
		for _, p := range problems {
			if p.Line < 1 || p.Line > lines {
				t.Errorf("a problem outside the file: %v", p)
			}
		}
	})
}

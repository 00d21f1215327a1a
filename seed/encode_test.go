package seed_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"scorecard/model"
	"scorecard/seed"
)

// sameYear compares two years; the version of a status is not part of a file.
var sameYear = cmpopts.IgnoreFields(model.Status{}, "Version")

func TestEveryValidYearComesBackFromItsFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year := validYear().Draw(t, "year")
		if problems := model.Validate(year); len(problems) > 0 {
			t.Fatalf("the generator drew an invalid year:\n%v", problems)
		}
		comesBack(t, year)
	})
}

// testingT is what testing.T and rapid.T share.
type testingT interface {
	Helper()
	Fatalf(format string, args ...any)
}

func comesBack(t testingT, year *model.Year) {
	t.Helper()
	data, err := seed.Encode(year)
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	again, err := seed.Decode("again.yaml", data)
	if err != nil {
		t.Fatalf("decode what was encoded: %v\n%s", err, data)
	}
	if diff := cmp.Diff(year, again, sameYear); diff != "" {
		t.Fatalf("the year changed on its way through a file (-was +is):\n%s\n%s", diff, data)
	}
	if second, err := seed.Encode(again); err != nil || !bytes.Equal(data, second) {
		t.Fatalf("two encodings of one year differ (%v):\n%s\n%s", err, data, second)
	}
}

func TestBuiltInComesBackFromItsFile(t *testing.T) {
	for _, year := range builtIn(t) {
		comesBack(t, year)
	}
}

func TestEncodeRefusesAnInvalidYear(t *testing.T) {
	year := builtIn(t)[0]
	year.KPIs[0].Rank = model.Rank{Value: 48}
	_, err := seed.Encode(year)
	var problems model.Problems
	if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Field != "kpis[0].rank" {
		t.Errorf("got %v, want one problem with kpis[0].rank", err)
	}
}

// An export is meant to be read and edited: the small mappings stand on one
// line, the fields in the order of the format, and what is not there is not
// written.
func TestEncodeIsReadable(t *testing.T) {
	year := decodeText(t, small)
	data, err := seed.Encode(year)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(small, string(data)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEncodeKeepsLinesShort(t *testing.T) {
	for _, year := range builtIn(t) {
		data, err := seed.Encode(year)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			if strings.Contains(line, "en:") && len(line) > 140 {
				t.Errorf("%d, line %d is %d bytes long: %s", year.Year, i+1, len(line), line)
			}
		}
	}
}

func decodeText(t *testing.T, text string) *model.Year {
	t.Helper()
	year, err := seed.Decode("small.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return year
}

// small is a whole year file in the form that Encode writes.
const small = `format: 1
branch: {code: somewhere, name: {ja: どこか支部, en: Somewhere Branch}}
year: 2024

documents:
  - {code: results, title: {ja: 実施結果, en: Results}}

fields:
  - {code: strategic, name: {ja: 戦略的, en: Strategic}}

groups:
  - code: health
    name: {ja: 保健グループ, en: Health Group}
    short: {ja: 保健, en: Health}
    field: strategic

categories:
  - {code: checkups, group: health, name: {ja: 健診, en: Checkups}}

themes:
  - {code: checkup-plans, group: health, name: {ja: 健診, en: Checkups}}

kpis:
  - code: checkup-rate
    group: health
    number: "1"
    category: checkups
    name: {ja: 健診実施率, en: Checkup rate}
    short: {ja: 健診, en: Checkups}
    unit: "%"
    polarity: higher
    target: 68.2%以上
    actual: 65.8%
    period: {from: 2024-04, through: 2024-11, text: {ja: 11月まで, en: Through November}}
    rank: 14
    rating: B
    reported: {value: expected, source: {document: results, page: 3}}
    status: {value: difficult, comment: 秋から, who: 山田, at: "2025-01-31T09:00:00Z"}
    prior: {target: 100%, status: "-"}
    source: {document: results, page: 2}
  - code: offices
    group: health
    number: ②
    name: {ja: 事業所数, en: Offices}
    short: {ja: 事業所, en: Offices}
    unit: 事業所
    polarity: higher
    target: {words: {ja: 働きかけを実施, en: Carry out outreach}}
    actual: {missing: not_published}
    rank: {missing: not_ranked}
    rating: {missing: not_published}
    reported: {missing: not_in_source}
    source: {document: results, heading: 保健グループ / 計画}

notes:
  - kind: review
    year: 2024
    kpis: [checkup-rate, offices]
    text:
      ja: 一行目。
      en: |-
        First: line.
        Second line.
    source: {document: results, page: 3}
  - kind: policy
    year: 2025
    kpis: [offices]
    text:
      ja: 長い。
      en: >-
        A sentence that is longer than a line of the file may be, so that it is folded between two of
        its words and reads like prose.
    source: {document: results, page: 3}

activities:
  - code: outreach
    group: health
    number: ①
    category: checkups
    name: {ja: 勧奨, en: Outreach}
    rating: b
    source: {document: results, page: 2}

initiatives:
  - code: plans
    group: health
    theme: checkup-plans
    name: {ja: 計画, en: Plans}
    tag: new
    heading: true
    source: {document: results, page: 4}
`

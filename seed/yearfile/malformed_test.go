package yearfile_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	sjis "golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"scorecard/model"
	"scorecard/seed/yearfile"
	"scorecard/seed/yeartest"
)

// yamlValues are wrong anywhere in the small year file.
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
				_ = yeartest.CheckRefused(t, func() (*model.Year, error) { return yearfile.Decode("bad.yaml", []byte(data)) })
			})
		}
	}
	for _, m := range []struct {
		name   string
		damage func(s string) string
	}{
		{"cut within a mapping", func(s string) string { return s[:strings.Index(s, "name: {ja: 健診実施率")+20] }},
		{"cut within a character", func(s string) string { return s[:strings.Index(s, "健診実施率")+1] }},
		{"cut before the groups", func(s string) string { return s[:strings.Index(s, "groups:")] }},
		{"CP932", in(sjis.ShiftJIS)},
		{"EUC-JP", in(sjis.EUCJP)},
		{"UTF-16", in(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))},
		{"tabs", func(s string) string { return strings.ReplaceAll(s, "    ", "\t") }},
		{"CSV", func(string) string { return "コード,名称\r\na,b\r\n" }},
		{"a workbook", func(string) string { return "PK\x03\x04\x14\x00\x06\x00" }},
		{"twice", func(s string) string { return s + s }},
	} {
		t.Run(m.name, func(t *testing.T) {
			_ = yeartest.CheckRefused(t, func() (*model.Year, error) { return yearfile.Decode("bad.yaml", []byte(m.damage(yeartest.Small))) })
		})
	}
}

func in(e encoding.Encoding) func(string) string {
	return func(s string) string {
		encoded, err := e.NewEncoder().String(s)
		if err != nil {
			panic(err)
		}
		return encoded
	}
}

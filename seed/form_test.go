package seed_test

import (
	"testing"

	"pgregory.net/rapid"

	"scorecard/seed"
	"scorecard/seed/yearfile"
	"scorecard/seed/yeartest"
)

func TestFormOf(t *testing.T) {
	for data, want := range map[string]seed.Form{
		"format: 1\n":                          seed.FormYAML,
		"\ufeff# a comment\n\nformat: 1\n":     seed.FormYAML,
		"---\nformat: 1\n":                     seed.FormYAML,
		"{format: 1}":                          seed.FormYAML,
		"# nothing else\n":                     seed.FormYAML,
		"format:":                              seed.FormYAML,
		"- a list\n":                           seed.FormYAML,
		"PK\x03\x04rest":                       seed.FormXLSX,
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest": seed.FormXLSX,
		"SQLite format 3\x00rest":              seed.FormDatabase,
		"code,name\nrate,x\n":                  seed.FormCSV,
		"\ufeffコード,名称\n":                       seed.FormCSV,
		"\"code\",\"a: b\"\n":                  seed.FormCSV,
		"\xff\xfec\x00o\x00":                   seed.FormCSV,
		"\x83\x52\x81\x5b\x83\x68,x\n":         seed.FormCSV, // コード in CP932
		"code\tname\n":                         seed.FormCSV,
		"":                                     seed.FormCSV,
		"note:x,code\n":                        seed.FormCSV,
		"PK":                                   seed.FormCSV,
		"SQLite format 3":                      seed.FormCSV,
	} {
		if got := seed.FormOf([]byte(data)); got != want {
			t.Errorf("%.20q is %s, want %s", data, got, want)
		}
	}
}

// What the program writes as YAML is known as YAML.
func TestFormOfYearFiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data, err := yearfile.Encode(yeartest.Year().Draw(t, "year"))
		if err != nil {
			t.Skip(err)
		}
		if got := seed.FormOf(data); got != seed.FormYAML {
			t.Fatalf("%s: %.40q", got, data)
		}
	})
}

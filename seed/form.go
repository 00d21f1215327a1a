package seed

import (
	"bytes"
	"regexp"
	"strings"
)

// Form is how a year is written down.
type Form string

// The forms of a year.
const (
	FormYAML     Form = "yaml"
	FormXLSX     Form = "xlsx"
	FormCSV      Form = "csv"
	FormDatabase Form = "database" // no form of a year: a scorecard's own file
)

// FormOf finds the form by the content, whatever the name's ending says: people
// rename files, and mail programs do too. What is nothing else is CSV.
func FormOf(data []byte) Form {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return FormXLSX
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")): // an encrypted workbook, or one of before 2007
		return FormXLSX
	case bytes.HasPrefix(data, []byte("SQLite format 3\x00")):
		return FormDatabase
	case startsAsYAML(data):
		return FormYAML
	}
	return FormCSV
}

// firstKey is how a line of YAML begins that a table's header line does not.
var firstKey = regexp.MustCompile(`^(?:[A-Za-z_][A-Za-z0-9_]*:(?:\s|$)|-\s|---|%YAML|\{)`)

// startsAsYAML looks at the first line that says anything. A comma before the
// colon is a header cell that holds one.
func startsAsYAML(data []byte) bool {
	text := string(data[:min(len(data), 4096)])
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || strings.HasPrefix(trimmed, "#") {
			continue
		}
		return firstKey.MatchString(trimmed)
	}
	return strings.HasPrefix(strings.TrimSpace(text), "#")
}

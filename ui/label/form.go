package label

import (
	"fmt"
	"strings"
	"sync"
	"text/template"
)

// Form is a text with named values in braces: "{count} found".
type Form string

// With fills in the values, given as pairs of a name and a value. A name without a
// value stays as it is; a test compares the names of every call with those of its form.
func (f Form) With(pairs ...any) string {
	var b strings.Builder
	rest := string(f)
	for {
		before, after, found := strings.Cut(rest, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(after, "}")
		b.WriteString(value(name, pairs))
		rest = after
	}
}

func value(name string, pairs []any) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return fmt.Sprint(pairs[i+1])
		}
	}
	return "{" + name + "}"
}

// Sentence is a text with named values and conditions, a text/template that is parsed
// when it is first filled in.
type Sentence struct {
	text   string
	once   sync.Once
	parsed *template.Template
	err    error
}

// With fills in the values, a map or a struct. A value that the sentence names and
// that is not there is an error.
func (s *Sentence) With(values any) (string, error) {
	if s.text == "" {
		return "", nil
	}
	s.once.Do(func() { s.parsed, s.err = template.New("").Option("missingkey=error").Parse(s.text) })
	if s.err != nil {
		return "", s.err
	}
	var b strings.Builder
	err := s.parsed.Execute(&b, values)
	return b.String(), err
}

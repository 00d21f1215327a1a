package label

import (
	_ "embed"
	"strings"
	"sync"
	"text/template"

	"scorecard/model"
	"scorecard/model/finding"
)

// The words of findings, a block for each kind; the files explain their form.
var (
	//go:embed findings_ja.txt
	findingsJA string
	//go:embed findings_en.txt
	findingsEN string
)

// Both are read when a kind is first asked for, so that a start costs nothing.
var (
	japaneseFindings = sync.OnceValue(func() map[finding.Kind]*FindingWords { return readFindings(findingsJA) })
	englishFindings  = sync.OnceValue(func() map[finding.Kind]*FindingWords { return readFindings(findingsEN) })
)

// FindingWords are the words of a kind of finding.
type FindingWords struct {
	Name  string // of the kind
	About string // what a finding of the kind says
	Line  Sentence
	More  Sentence // what follows the line where it is shown in full; may be empty
}

// FindingKind finds the words of a kind; those of a kind without any are empty.
func (l *Labels) FindingKind(kind finding.Kind) *FindingWords {
	words := japaneseFindings()
	if l.Lang == model.English {
		words = englishFindings()
	}
	if w := words[kind]; w != nil {
		return w
	}
	return &FindingWords{}
}

// readFindings reads blocks of "key = value" under "[kind]". A line that begins with
// a tab continues the value before it.
func readFindings(text string) map[finding.Kind]*FindingWords {
	blocks := map[finding.Kind]*FindingWords{}
	var words *FindingWords
	for line := range strings.Lines(strings.ReplaceAll(text, "\n\t", "")) {
		line = strings.TrimSuffix(line, "\n")
		if kind, heading := strings.CutPrefix(line, "["); heading {
			words = &FindingWords{}
			blocks[finding.Kind(strings.TrimSuffix(kind, "]"))] = words
			continue
		}
		switch key, value, _ := strings.Cut(line, " = "); key {
		case "name":
			words.Name = value
		case "about":
			words.About = value
		case "line":
			words.Line.text = value
		case "more":
			words.More.text = value
		}
	}
	return blocks
}

// Sentence is a text with named values, a text/template that is parsed when it is
// first filled in.
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

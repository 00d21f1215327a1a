package yearfile

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"scorecard/model"
)

// markLimit reads a file up to the mark that is one too many. A mark is a
// character that may begin a node or separate two: without one there is no
// further node. What it means depends on where it is, in a text or a comment,
// for example, but only the library's own scanner can tell; every one counts.
//
// Quotation marks are counted apart, because the scanner queues texts that
// follow each other without a mark before it refuses them.
type markLimit struct {
	data   []byte
	at     int // how much has been read
	marks  int
	quotes int
}

// mostQuotes is how many quotation marks are within the limit: a quoted key and
// a quoted value for each mark, and some within texts.
func (m *markLimit) mostQuotes() int { return 4*m.marks + maxMarks/3 }

var errManyMarks = errors.New("too many marks")

func (m *markLimit) Read(into []byte) (int, error) {
	if m.at == len(m.data) {
		return 0, io.EOF
	}
	n := 0
	for ; n < len(into) && m.at < len(m.data); n++ {
		switch b := m.data[m.at]; {
		case isMark(m.data, m.at):
			m.marks++
		case b == '"' || b == '\'':
			m.quotes++
		}
		if m.marks > maxMarks || m.quotes > m.mostQuotes() {
			return n, errManyMarks
		}
		into[n] = m.data[m.at]
		m.at++
	}
	return n, nil
}

// exceeded reports whether that is why the file could not be parsed.
func (m *markLimit) exceeded(err error) bool {
	var fault *yaml.LoadError
	return errors.As(err, &fault) && fault.Stage == yaml.ReaderStage && errors.Is(err, errManyMarks)
}

// isMark is generous: beyond ASCII there are line breaks of YAML, so that all of
// it counts as blank.
func isMark(data []byte, at int) bool {
	switch data[at] {
	case ',', '[', '{', '&', '*', '!':
		return true
	case '-', '?':
		return at+1 == len(data) || isBlank(data[at+1])
	case ':':
		return at+1 == len(data) || isBlank(data[at+1]) || isFlow(data[at+1]) ||
			at == 0 || isBlank(data[at-1]) || isFlow(data[at-1])
	}
	return false
}

func isBlank(b byte) bool { return b <= ' ' || b >= utf8.RuneSelf }

// isFlow reports what may be next to the colon of a pair without a blank.
func isFlow(b byte) bool { return bytes.IndexByte([]byte(`,[]{}"':?`), b) >= 0 }

// tagDirective finds a directive for tags, which a file without tags has no use
// for: the library compares each with all that came before it.
func tagDirective(data []byte) model.Problems {
	for from := 0; ; from++ {
		found := bytes.Index(data[from:], []byte("%TAG"))
		if found < 0 {
			return nil
		}
		from += found
		if from > 0 && data[from-1] != '\n' && data[from-1] != '\r' && data[from-1] < utf8.RuneSelf {
			continue
		}
		line, column := placeOf(data[:from])
		return model.Problems{{Kind: model.SyntaxError, Line: line, Column: column, Value: "%TAG", Want: "no tag"}}
	}
}

// placeOf is the place behind a text.
func placeOf(before []byte) (line, column int) {
	last := before[bytes.LastIndexByte(before, '\n')+1:]
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(last) + 1
}

// Package probe finds out how wide a terminal draws East Asian Ambiguous
// characters, and decides from that and from what the person and the system say
// which glyph set is right.
//
// The question is asked once, before the program starts: a few characters are
// written on the alternate screen and the terminal is asked where its cursor
// went. A terminal that does not answer in time answers later, into the
// program, which may then change the set (see [Late]).
package probe

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"time"

	"github.com/muesli/cancelreader"
)

// Answer is what a terminal said.
type Answer int

// The answers.
const (
	Silent  Answer = iota // nothing, or not in time
	Narrow                // ambiguous characters take one column
	Wide                  // they take two, or not all of them one
	NotUTF8               // a kanji takes other than two columns
)

// samples are the characters that are measured. The kanji must take two columns
// in any terminal that understands UTF-8; the others are ambiguous.
const (
	kanji     = "漢"
	ambiguous = "①─※"
)

// question writes each sample at the left edge of the second row, since on the
// first the answer could be read as a function key, and asks for the cursor's
// position; the question for the terminal's kind, which every terminal answers,
// comes last as an end mark.
func question() string {
	const (
		enter, leave = "\x1b[?1049h", "\x1b[2;1H\x1b[2K\x1b[?1049l"
		at, where    = "\x1b[2;1H", "\x1b[6n"
		kind         = "\x1b[c"
	)
	q := enter
	for _, sample := range kanji + ambiguous {
		q += at + string(sample) + where
	}
	return q + leave + kind
}

// Ask measures the terminal behind in and out, which must be in raw mode. It
// waits for at most so long; of a terminal that has not said all by then, the
// second result holds the beginning.
func Ask(in cancelreader.File, out io.Writer, wait time.Duration) (Answer, Late, error) {
	reader, err := cancelreader.NewReader(in)
	if err != nil {
		return Silent, Late{}, fmt.Errorf("terminal's answers: %w", err)
	}
	defer reader.Close() //nolint:errcheck // closes nothing but its own poll
	if _, err := io.WriteString(out, question()); err != nil {
		return Silent, Late{}, fmt.Errorf("question to the terminal: %w", err)
	}
	timer := time.AfterFunc(wait, func() { reader.Cancel() })
	defer timer.Stop()
	answer, late := Read(readAnswers(reader))
	return answer, late, nil
}

// maxAnswer is more than any terminal says to these questions.
const maxAnswer = 4 << 10

// readAnswers reads until the end mark, or until the reader is cancelled.
func readAnswers(r io.Reader) []byte {
	var said []byte
	buffer := make([]byte, 256)
	for !endMark.Match(said) && len(said) < maxAnswer {
		n, err := r.Read(buffer)
		said = append(said, buffer[:n]...)
		if err != nil {
			break
		}
	}
	return said
}

var (
	position = regexp.MustCompile(`\x1b\[([0-9]{1,5});([0-9]{1,5})R`)
	endMark  = regexp.MustCompile(`\x1b\[\?[0-9;]*c`)
)

// Read understands a terminal's answers to the question. Anything between them,
// such as keys that were pressed, is passed over. While an answer is missing, the
// second result holds those that came.
func Read(said []byte) (Answer, Late) {
	var late Late
	for _, match := range position.FindAllSubmatch(bytes.Clone(said), -1) {
		column, _ := strconv.Atoi(string(match[2]))
		if answer, done := late.Add(column - 1); done {
			return answer, Late{}
		}
	}
	return Silent, late
}

// Late gathers answers that come one by one. The zero Late has heard nothing.
type Late struct {
	widths []int
}

// Add takes the columns that the next sample took; when it was the last, the
// second result is true and the first is what the terminal said.
func (l *Late) Add(columns int) (Answer, bool) {
	l.widths = append(l.widths, columns)
	if len(l.widths) < len([]rune(kanji+ambiguous)) {
		return Silent, false
	}
	answer := Narrow
	for i, width := range l.widths {
		switch {
		case i == 0 && width != 2:
			return NotUTF8, true
		case i > 0 && width != 1:
			answer = Wide
		}
	}
	return answer, true
}

// Package probe determines how wide a terminal draws East Asian Ambiguous
// characters, and chooses the glyph set by that, the person's setting and the
// environment.
//
// The terminal is measured once, before the program starts: a few characters
// are written on the alternate screen and the terminal is asked for its
// cursor's position. A terminal that does not answer in time answers later,
// while the program runs, which may then change the set (see [Late]).
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

// Answer is a terminal's answer.
type Answer int

// The answers.
const (
	Silent  Answer = iota // nothing, or not in time
	Narrow                // ambiguous characters are one column wide
	Wide                  // at least one of them is two columns wide
	NotUTF8               // a kanji is not two columns wide
)

// samples are the characters that are measured. The kanji is two columns wide
// in any terminal that understands UTF-8; the others are ambiguous.
const (
	kanji     = "漢"
	ambiguous = "①─※"
)

// query writes each sample at the left edge of the second row (on the
// first, the answer could be read as a function key) and queries the cursor's
// position. The query for device attributes, which every terminal answers, is
// last, as an end mark.
func query() string {
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
// waits for at most the given time; when the answer is incomplete by then, the
// second result has the part received.
func Ask(in cancelreader.File, out io.Writer, wait time.Duration) (Answer, Late, error) {
	reader, err := cancelreader.NewReader(in)
	if err != nil {
		return Silent, Late{}, fmt.Errorf("terminal's answers: %w", err)
	}
	defer reader.Close() //nolint:errcheck // closes nothing but its own poll
	if _, err := io.WriteString(out, query()); err != nil {
		return Silent, Late{}, fmt.Errorf("query of the terminal: %w", err)
	}
	timer := time.AfterFunc(wait, func() { reader.Cancel() })
	defer timer.Stop()
	answer, late := Read(readAnswers(reader))
	return answer, late, nil
}

// maxAnswer is larger than any terminal's answer to these questions, in bytes.
const maxAnswer = 4 << 10

// readAnswers reads until the end mark, or until the reader is cancelled.
func readAnswers(r io.Reader) []byte {
	var input []byte
	buffer := make([]byte, 256)
	for !endMark.Match(input) && len(input) < maxAnswer {
		n, err := r.Read(buffer)
		input = append(input, buffer[:n]...)
		if err != nil {
			break
		}
	}
	return input
}

var (
	position = regexp.MustCompile(`\x1b\[([0-9]{1,5});([0-9]{1,5})R`)
	endMark  = regexp.MustCompile(`\x1b\[\?[0-9;]*c`)
)

// Read parses a terminal's answer. Anything else in it, such as keys that were
// pressed, is skipped. When the answer is incomplete, the second result has
// the part received.
func Read(input []byte) (Answer, Late) {
	var late Late
	for _, match := range position.FindAllSubmatch(bytes.Clone(input), -1) {
		column, _ := strconv.Atoi(string(match[2]))
		if answer, done := late.Add(column - 1); done {
			return answer, Late{}
		}
	}
	return Silent, late
}

// Late collects answers that arrive one by one. The zero Late has none.
type Late struct {
	widths []int
}

// Add adds the width of the next sample, in columns; after the last one the
// second result is true and the first is the terminal's answer.
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

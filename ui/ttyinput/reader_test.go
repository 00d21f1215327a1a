package ttyinput_test

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"scorecard/ui/ttyinput"
)

// script is a terminal that sends its pieces one at a time. Waiting for the
// next piece, or reading it, is what makes time pass.
type script struct {
	*os.File
	pieces []step
	clock  time.Time
	waited []time.Duration
	blind  bool // it cannot be polled
}

func (s *script) now() time.Time { return s.clock }

func (s *script) Read(p []byte) (int, error) {
	if len(s.pieces) == 0 {
		return 0, io.EOF
	}
	next := &s.pieces[0]
	s.clock = s.clock.Add(next.silence)
	next.silence = 0
	n := copy(p, next.sent)
	if next.sent = next.sent[n:]; len(next.sent) == 0 {
		s.pieces = s.pieces[1:]
	}
	return n, nil
}

func (s *script) wait(_ uintptr, most time.Duration) ttyinput.Waiting {
	s.waited = append(s.waited, most)
	if s.blind {
		return ttyinput.Unknown
	}
	passes := most + 1
	if len(s.pieces) > 0 {
		passes = min(passes, s.pieces[0].silence)
		s.pieces[0].silence -= passes
	}
	s.clock = s.clock.Add(passes)
	if passes > most {
		return ttyinput.Silent
	}
	return ttyinput.Ready
}

// reads are the results of a terminal's reader, call by call.
func reads(t *testing.T, s *script, size int) []string {
	t.Helper()
	s.File = os.Stdin
	s.clock = time.Unix(0, 0)
	r := ttyinput.NewReader(s, s.wait, s.now, func(value any) { panic(value) })
	var got []string
	for {
		p := make([]byte, size)
		n, err := r.Read(p)
		if errors.Is(err, io.EOF) {
			return got
		} else if err != nil {
			t.Fatal(err)
		}
		got = append(got, string(p[:n]))
	}
}

func TestReader_Read(t *testing.T) {
	const begin, end, size = "\x1b[200~", "\x1b[201~", 4096
	piece := func(silence time.Duration, sent string) step { return step{silence, []byte(sent)} }
	for _, c := range []struct {
		name   string
		pieces []step
		want   []string
		waited time.Duration // at most, in sum
	}{
		{"keys", []step{piece(0, "\x1b"), piece(time.Second, "あ"), piece(0, "q")}, []string{"\x1b", "あ", "q"}, 0},
		{"a paste in time", []step{piece(0, begin+"a"), piece(time.Second, "b"+end)}, []string{begin + "a", "b" + end}, 2 * time.Second},
		{"a paste without an end", []step{piece(0, begin+"a"), piece(9*time.Second, "q")}, []string{begin + "a" + end, "q"}, 2 * time.Second},
		{"a sequence with a pause in it", []step{piece(0, "\x1b["), piece(time.Second, "t"), piece(0, "M")}, []string{"\x1b[", "t", "M"}, 0},
		{"only what is dropped", []step{piece(0, "\x9b"), piece(0, "q")}, []string{"", "q"}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &script{pieces: c.pieces}
			got := reads(t, s, size)
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("read %q, want %q", got, c.want)
			}
			var sum time.Duration
			for _, waited := range s.waited {
				sum += waited
			}
			if sum > c.waited {
				t.Errorf("waited for %v", s.waited)
			}
		})
	}
}

// If a terminal cannot be polled, the paste ends with the first key after the
// pause.
func TestReader_EndsPasteWithoutPoll(t *testing.T) {
	s := &script{blind: true, pieces: []step{{0, []byte("\x1b[200~a")}, {time.Second, []byte("b")}, {9 * time.Second, []byte("q")}}}
	if got := strings.Join(reads(t, s, 4096), ""); got != "\x1b[200~ab\x1b[201~q" {
		t.Errorf("read %q", got)
	}
}

// Everything is read, for any buffer size and any output of the filter.
func TestReader_AnyBuffer(t *testing.T) {
	const times = 2000
	sent := strings.Repeat("あ\x1bP\r", times)
	for _, size := range []int{1, 2, 16, 64, 4096} {
		got := strings.Join(reads(t, &script{pieces: []step{{0, []byte(sent)}}}, size), "")
		for _, part := range []string{"あ", "\x1bP", "\r"} {
			if n := strings.Count(got, part); n != times {
				t.Errorf("with %d bytes at a time %q came %d times", size, part, n)
			}
		}
	}
	small := strings.Join(reads(t, &script{pieces: []step{{0, []byte("\x1b[200~あ\x1b[201~q")}}}, 1), "")
	if small != "\x1b[200~あ\x1b[201~q" {
		t.Errorf("byte by byte: %q", small)
	}
}

// broken is a terminal that panics when it is read.
type broken struct{ *os.File }

func (broken) Read([]byte) (int, error) { panic("broken") }

func TestReader_ReportsPanic(t *testing.T) {
	var got any
	r := ttyinput.NewReader(broken{}, nil, nil, func(value any) { got = value })
	if n, err := r.Read(make([]byte, 64)); n != 0 || !errors.Is(err, io.EOF) || got != "broken" {
		t.Errorf("%d %v, reported %v", n, err, got)
	}
}

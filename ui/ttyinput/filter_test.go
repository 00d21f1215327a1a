package ttyinput_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"pgregory.net/rapid"

	"scorecard/ui/ttyinput"
)

// pass filters pieces without a pause between them.
func pass(f *ttyinput.Filter, pieces ...string) string {
	var out []byte
	for _, piece := range pieces {
		out = f.Pass(out, []byte(piece), 0)
	}
	return string(out)
}

// bytewise splits a text into bytes.
func bytewise(s string) []string {
	pieces := make([]string, len(s))
	for i := range len(s) {
		pieces[i] = s[i : i+1]
	}
	return pieces
}

// usual is input that terminals send and the program or the library
// understands.
var usual = []string{
	"q", "あ", "漢字", "が", "か\u3099", "①", "👨\u200d👩\u200d👧", "望", "せ", "曛", "é", " ", "\r", "\t", "\x7f", "\x03", "\x00",
	"\x1b[A", "\x1b[1;5C", "\x1b[3~", "\x1b[15;2~", "\x1b[Z", "\x1bOP", "\x1bO5P", "\x1bx", "\x1bあ", "\x1b\x1b[A", "\x1b[[A", "\x1b[a", "\x1b[2@", "\x1b[2^",
	"\x1b[97;5u", "\x1b[97:65:97;2:1;65u", "\x1b[27;5;13~", "\x1b[I", "\x1b[O",
	"\x1b[<0;10;20M", "\x1b[<35;120;40m", "\x1b[<65;1;1M",
	"\x1b[2;3R", "\x1b[?2;3R", "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28;29;42;44c", "\x1b[>41;390;0c", "\x1b[?2026;2$y", "\x1b[12;2$y", "\x1b[?1u", "\x1b[?997;1n",
	"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", "\x1b]11;rgb:ffff/ffff/ffff\a", "\x1bP>|XTerm(390)\x1b\\", "\x1bP1+r524742\x1b\\", "\x1b_Gi=1;OK\x1b\\",
	"\x1b[200~貼り付け\r\n二行目\x1b[201~", "\x1b[200~\x1b[201~",
}

func TestFilter_PassesUsualInput(t *testing.T) {
	for _, want := range append(usual, "\x1b", "\x1b[", "\x1b]", "\x1b[M !~", "\x1b[3$\x1b[3$") {
		if got := pass(new(ttyinput.Filter), want); got != want {
			t.Errorf("%q became %q", want, got)
		}
	}
	for _, want := range usual {
		if got := pass(new(ttyinput.Filter), bytewise(want)...); got != want {
			t.Errorf("%q byte by byte became %q", want, got)
		}
	}
}

func TestFilter_PassesUsualInputInPieces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := strings.Join(rapid.SliceOf(rapid.SampledFrom(usual)).Draw(t, "input"), "")
		cut := rapid.IntRange(0, len(want)).Draw(t, "cut")
		if got := pass(new(ttyinput.Filter), want[:cut], want[cut:]); got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

func TestFilter_KeyIsNeverDelayed(t *testing.T) {
	for _, key := range []string{"\x1b", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b[1", "\x1b[1;5", "q", "あ"} {
		f := new(ttyinput.Filter)
		if got := pass(f, key); got != key {
			t.Errorf("%q became %q", key, got)
		}
		// The library has decoded it as a key in the meantime.
		for _, next := range []string{"q", "t", "`", "]", "_", "M", "あ", "望", "\x1b", "\r"} {
			f := *f
			if got := f.Pass(nil, []byte(next), time.Second); string(got) != next {
				t.Errorf("%q, typed after %q, became %q", next, key, got)
			}
		}
	}
}

func TestFilter_DropsUnsafeInput(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"33 parameters", "a\x1b[" + strings.Repeat("1;", 32) + "1mb", "a\x1b[" + strings.Repeat("1;", 23) + "1`b"},
		{"33 sub-parameters", "\x1b[" + strings.Repeat(":", 40) + "u", "\x1b[" + strings.Repeat(":", 23) + "`"},
		{"many parameters before a paste mark", "\x1b[200" + strings.Repeat(";", 40) + "~", "\x1b[200" + strings.Repeat(";", 23) + "`"},
		{"33 parameters after an intermediate", "\x1b([" + strings.Repeat("1;", 40) + "m", "\x1b([" + strings.Repeat("1;", 23) + "1`"},
		{"33 parameters of a device control string", "\x1bP" + strings.Repeat("1;", 40) + "q\x1b\\", "\x1bP" + strings.Repeat("1;", 15) + "1q\x1b\\"},
		{"a number beyond any", "\x1b[2147483848~", "\x1b[214748384~"},
		{"8-bit CSI", "a\x9b31mb", "a31mb"},
		{"33 parameters around a byte that is dropped", "\xff\x1b[" + strings.Repeat("1;", 20) + "\x9b" + strings.Repeat("1;", 20) + "m", "\x1b[" + strings.Repeat("1;", 20) + "`" + strings.Repeat("1;", 20) + "m"},
		{"8-bit mouse report", "\x9bM\x01\x02\x03", "M\x01\x02\x03"},
		{"8-bit strings", "\x90a\x9db\x9ec\x9fd\x98e\x9c", "abcde"},
		{"half a character", "a\xe3\x81", "a"},
		{"half a character and text", "\xe3\x81b", "b"},
		{"a C1 control in two bytes", "a\u009bb", "ab"},
		{"U+FFFD", "a\ufffdb", "ab"},
		{"mouse report outside ASCII", "\x1b[M \xc0\x9bq", "\x1b[`q"},
		{"mouse report without its end", "\x1b[M \x1b[A", "\x1b[`\x1b[A"},
		{"mouse report in a form with parameters", "\x1b[32;10;20M望", "\x1b[32;10;20`望"},
		{"window of any size", "\x1b[8;99999;99999t", "\x1b[8;99999;99999`"},
		{"window of any size in band", "\x1b[48;99999;99999;1;1t", "\x1b[48;99999;99999;1;1`"},
		{"a key 65,535 times", "\x1b[65;30;97;1;0;65535_", "\x1b[65;30;97;1;0;65535`"},
		{"broken sequence", "\x1b[1;\r\x1b[\x1b[A", "\x1b[1;`\r\x1b[`\x1b[A"},
		{"broken sequence before a kanji", "\x1b[望", "\x1b[`望"},
		{"broken function key", "\x1bO\r", "\x1bO`\r"},
		{"broken string header", "\x1bP1\x1b[A", "\x1bP1`\x1b\\\x1b[A"},
		{"text in a string", "\x1b]0;日本望M\a望", "\x1b]0;M\a望"},
		{"escape after escape", strings.Repeat("\x1b", 9) + "q", "\x1b\x1bq"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := pass(new(ttyinput.Filter), c.in); got != c.want {
				t.Errorf("%q became\n%q, want\n%q", c.in, got, c.want)
			}
		})
	}
}

func TestFilter_BoundsStrings(t *testing.T) {
	for _, kind := range []string{"]", "P", "_", "^", "X"} {
		f := new(ttyinput.Filter)
		if got := pass(f, "\x1b"+kind+"q"+strings.Repeat("a", 1<<20)); len(got) > 5<<10 {
			t.Errorf("%d bytes of a string without an end after ESC %s", len(got), kind)
		}
		if got := f.Pass(nil, []byte("あq"), time.Second); string(got) != "あq" {
			t.Errorf("after ESC %s the text あq became %q", kind, got)
		}
	}
}

func TestFilter_EndsPaste(t *testing.T) {
	const begin, end = "\x1b[200~", "\x1b[201~"
	t.Run("after a pause", func(t *testing.T) {
		f := new(ttyinput.Filter)
		if got := pass(f, begin+"あabc"); got != begin+"あabc" || !f.Pasting() {
			t.Errorf("became %q", got)
		}
		if got := f.Pass(nil, []byte("q"), ttyinput.PasteSilence); string(got) != end+"q" || f.Pasting() {
			t.Errorf("q became %q", got)
		}
	})
	t.Run("not after a short one", func(t *testing.T) {
		f := new(ttyinput.Filter)
		pass(f, begin+"abc")
		if got := f.Pass(nil, []byte("\rq"), ttyinput.PasteSilence/2); string(got) != "\rq" || !f.Pasting() {
			t.Errorf("became %q", got)
		}
	})
	t.Run("at its bound", func(t *testing.T) {
		f := new(ttyinput.Filter)
		out := pass(f, begin+strings.Repeat("望", ttyinput.MaxPaste))
		if len(out) > ttyinput.MaxPaste+20 || !strings.HasSuffix(out, "望"+end) {
			t.Errorf("%d bytes, the last ones %q", len(out), out[len(out)-20:])
		}
		if got := pass(f, "rest\r"+end+"q"); got != "q" {
			t.Errorf("what followed became %q", got)
		}
	})
	t.Run("where a sequence would swallow the end", func(t *testing.T) {
		for _, c := range []struct{ in, want string }{
			{"a\x1b]b" + end, "a]b" + end},
			{"a\x1bP1b" + end, "aP1b" + end},
			{"a\x1b[1;" + end, "a" + end},
			{"a\x1b[31mb\x1b[Ac" + end, "abc" + end},
			{"\x1b[" + strings.Repeat("1;", 40) + "m" + end, end},
			{"\x1b" + end, end},
			{"\x1bあ\x1b\x1b" + end, "あ" + end},
			{"\x1b[望" + end, "望" + end},
			{"\xe6\x9c" + end, end},
			{begin + "a" + end, "a" + end},
		} {
			f := new(ttyinput.Filter)
			if got := pass(f, begin+c.in+"q"); got != begin+c.want+"q" {
				t.Errorf("%q became %q", c.in, got)
			}
			if got := pass(new(ttyinput.Filter), bytewise(begin+c.in+"q")...); got != begin+c.want+"q" {
				t.Errorf("%q byte by byte became %q", c.in, got)
			}
		}
	})
}

// step is a pause and the input after it.
type step struct {
	silence time.Duration
	sent    []byte
}

// escTimeout is how long the library waits for the rest of a sequence in tests
// with pauses.
const escTimeout = 2 * time.Millisecond

// feed is the reader of the library: filtered steps, with their pauses.
type feed struct {
	filter ttyinput.Filter
	steps  []step
	left   []byte
}

func (f *feed) Read(p []byte) (int, error) {
	for len(f.left) == 0 {
		if len(f.steps) == 0 {
			return 0, io.EOF
		}
		if f.steps[0].silence > 0 {
			time.Sleep(4 * escTimeout)
		}
		f.left = f.filter.Pass(nil, f.steps[0].sent, f.steps[0].silence)
		f.steps = f.steps[1:]
	}
	n := copy(p, f.left)
	f.left = f.left[n:]
	return n, nil
}

// decode decodes the filtered steps with the library and returns its events. A
// panic of the decoder is returned as the error.
func decode(steps []step) (events []uv.Event, err error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	decoder := uv.NewTerminalReader(&feed{steps: steps}, "xterm-256color")
	decoder.EscTimeout = time.Hour
	for _, s := range steps {
		if s.silence > 0 {
			decoder.EscTimeout = escTimeout
		}
	}
	decoded := make(chan uv.Event)
	go func() {
		defer close(decoded)
		defer func() {
			if value := recover(); value != nil {
				err = fmt.Errorf("panic: %v", value)
			}
		}()
		err = decoder.StreamEvents(ctx, decoded)
	}()
	for event := range decoded {
		events = append(events, event)
	}
	return events, err
}

// pauses maps a byte of a fuzzed input to the pause before it.
var pauses = []time.Duration{0, 0, 0, 0, 0, 0, 200 * time.Millisecond, 2 * time.Second}

// toSteps splits an input at 0xff, which does not occur in UTF-8. The next
// byte selects the pause.
func toSteps(data []byte) []step {
	var steps []step
	for i, piece := range bytes.Split(data, []byte{0xff}) {
		s := step{sent: piece}
		if i > 0 && len(piece) > 0 {
			s = step{pauses[int(piece[0])%len(pauses)], piece[1:]}
		}
		steps = append(steps, s)
	}
	return steps
}

// check asserts that the library does not panic and that the last key arrives.
func check(t interface {
	Helper()
	Fatalf(string, ...any)
}, steps []step) {
	t.Helper()
	events, err := decode(append(steps, step{2 * time.Second, []byte("\x1b[201~")}, step{time.Second, []byte("q")}))
	if err != nil {
		t.Fatalf("%+v: %v", steps, err)
	}
	if len(events) == 0 {
		t.Fatalf("%+v: no event", steps)
	}
	if key, ok := events[len(events)-1].(uv.KeyPressEvent); !ok || key.Text != "q" {
		t.Fatalf("%+v: the last event is %#v", steps, events[len(events)-1])
	}
	for _, event := range events {
		if size, ok := event.(uv.WindowSizeEvent); ok {
			t.Fatalf("%+v: a window of %v", steps, size)
		}
	}
}

// hostile are parts of inputs that crashed the program or blocked its input.
var hostile = []string{
	"\x1b[" + strings.Repeat("1;", 40) + "m", "\x1b[" + strings.Repeat(":", 40), "\x1bP" + strings.Repeat("1;", 40) + "q", "\x1b([" + strings.Repeat("1;", 40) + "m",
	"\x9b" + strings.Repeat("1;", 40) + "m", "\x9bMabc", "\x9bM", "\x9b$", "\x90\x1b", "\x9d\x1b", "\x9f\x1b", "\x8f",
	"\x1b[200~abc", "\x1b[200~a\x1b]b\x1b[201~", "\x1b[201~", "\x1b[20", "0~", "1~",
	"\x1b[M", "\x1b[M望Mabc", "\x1b[1M\x9b", "\x1b[8;60000;60000t", "\x1b[0;0;55357;1;0;9_", "\x1b[65;30;97;1;0;65535_",
	"\x1b]", "\x1b]\a", "\x1b]11;\a", "\x1b]0;望Mabc", "\x1bP", "\x1bPz\x18望Mabc", "\x1b_", "\x1b^", "\x1bX", "\x1b\\", "\a", "\x18",
	"\x1bO", "\x1bO99999999999", "\x1b[", "\x1b", "\x1b\x1b\x1b", "\x1b[3$", "\x1b[$", "\x1b[?2026;1$", "\xe6", "\x9c", "\x9b", "\xc2\x9b", "\xef\xbf\xbd", "\x00",
	"\x1b]52;c;!!\a", "\x1b]11;rgb:/\a", "\x1b]11;#12345\a", "\x1bP1+r=\x1b\\", "\x1bP!|zz\x1b\\", "\x1b_G=,,;\x1b\\",
}

func FuzzFilter(f *testing.F) {
	for _, part := range hostile {
		f.Add([]byte(part))
		f.Add([]byte("\x1b[200~" + part))
		f.Add([]byte(part + "\xff\x00" + part + "\xff\x06" + part + "\xff\x07" + part))
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, toSteps(data)) })
}

func TestFilter_LibraryDecodesTheResult(t *testing.T) {
	parts := append(append([]string{}, usual...), hostile...)
	rapid.Check(t, func(t *rapid.T) {
		var steps []step
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			sent := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 8).Draw(t, "sent"), "")
			cut := rapid.IntRange(0, len(sent)).Draw(t, "cut")
			steps = append(steps, step{rapid.SampledFrom(pauses).Draw(t, "silence"), []byte(sent[:cut])}, step{0, []byte(sent[cut:])})
		}
		check(t, steps)
	})
}

func (s step) String() string { return fmt.Sprintf("%v %q", s.silence, s.sent) }

// Dropping a part of a sequence leaves nothing that is decoded as a key.
func TestFilter_DroppedSequenceIsNoKey(t *testing.T) {
	many := strings.Repeat("1;", 40)
	for _, sent := range []string{
		"\x1b[" + many + "q", "\x1b[?" + many + "$y", "\x1b[" + strings.Repeat("9", 40) + "q", "\x1b[1;2   q",
		"\x1bP" + many + "q\x1b\\", "\x1bP>|" + strings.Repeat("q", 9999) + "\x1b\\", "\x1b]0;" + strings.Repeat("q", 9999) + "\a", "\x1b_" + strings.Repeat("q", 9999) + "\x1b\\",
		"\x1b[8;60000;60000t", "\x1b[65;30;97;1;0;65535_", "\x1b[M \xe9\x9b", "\x1b[200~\x1b[" + many + "q\x1b[201~",
	} {
		events, err := decode([]step{{0, []byte(sent)}})
		if err != nil {
			t.Errorf("%q: %v", sent, err)
		}
		for _, event := range events {
			if key, ok := event.(uv.KeyPressEvent); ok {
				t.Errorf("%q is the key %s", sent, key)
			}
		}
	}
}

// The parameters of a sequence in pieces are counted together, whatever is
// dropped between them.
func TestFilter_CountsParametersAcrossPieces(t *testing.T) {
	many := strings.Repeat("1;", 20)
	for _, between := range []string{"", "\x9b", "\xe3\x81", "\xff", "\u009b", "\ufffd", "?"} {
		steps := []step{{0, []byte("\x1b[")}, {0, []byte(many)}, {0, []byte(between + many)}, {0, []byte(many + "m")}}
		check(t, steps)
	}
}

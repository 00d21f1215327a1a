// Package ttyinput filters the input of a terminal before the terminal library
// decodes it. The library decodes in its own goroutine, where a panic ends the
// program with the terminal left in raw mode, and it waits without a limit for
// the end of a paste.
//
// [Filter] is the state machine; [Reader] applies it to a terminal. The
// package does not use the terminal library: it repeats the grammar of the
// library's decoders only as far as their limits require.
package ttyinput

import (
	"time"
	"unicode/utf8"
)

// Limits of the output.
const (
	// maxSeparators bounds the parameters of a control sequence. The library's
	// parser panics at the 33rd; no terminal reports more than about twenty.
	maxSeparators = 23
	// maxHeaderSeparators is the same for a device control string, of which
	// another part of the library reads 16 parameters and decodes the rest as
	// keys.
	maxHeaderSeparators = 15
	// maxDigits bounds a parameter, which the library parses without an
	// overflow check: 2³¹+200 would start a paste.
	maxDigits = 9
	// maxIntermediates is one more than in any known report.
	maxIntermediates = 2
	// maxString bounds the content of a string sequence (a colour, the name of a
	// terminal), which may never end.
	maxString = 4 << 10
	// maxEscapes bounds the escape characters in a row: the library recurses for
	// each. Two are an Alt key of some terminals.
	maxEscapes = 2

	// MaxPaste is how many bytes of a paste are passed on.
	MaxPaste = 1 << 20
	// PasteSilence is how long a paste may pause before its end mark counts as
	// lost.
	PasteSilence = 1500 * time.Millisecond
	// keySilence is the pause after which the library has abandoned an
	// incomplete sequence (its limit is 50 ms) and decodes the next byte as a
	// key.
	keySilence = 100 * time.Millisecond
)

const (
	escape, bell, cancel, substitute = 0x1b, 0x07, 0x18, 0x1a

	pasteEnd = "\x1b[201~"
	// unused is a final character without a meaning to the library, in a
	// control sequence or after ESC O. It completes a sequence that is to be
	// ignored.
	unused = '`'
)

// state is the state of the grammar.
type state int

const (
	ground  state = iota
	escaped       // after ESC and any intermediate characters
	control       // in the parameters of a control sequence (CSI)
	header        // in the parameters of a device control string (DCS)
	single        // after ESC O
	content       // in a string: OSC, DCS, APC, PM, SOS
	mouse         // in the coordinates of a dropped mouse report
)

// Filter passes on a terminal's input, except for what the library cannot
// decode safely. A key is never delayed: outside a paste each byte is passed
// on, dropped, or replaced at once, and only an incomplete UTF-8 character is
// kept back. Within a paste, control sequences are dropped, so that none can
// hide the end mark. The zero Filter is ready for use.
type Filter struct {
	state   state
	whole   bool // the sequence began in the present call
	late    bool // the library has abandoned its beginning
	seq     sequence
	kind    byte // the character after ESC that began the string
	length  int  // of the string's content; for a mouse report, the bytes still missing
	escapes int
	char    []byte // the beginning of a UTF-8 character

	pasting bool
	pasted  int
	full    bool // the end of the paste has been sent, the rest is dropped
}

// Pasting reports whether a paste has begun and not ended.
func (f *Filter) Pasting() bool { return f.pasting }

// Pass appends to out the part of in that is safe for the library; silence is
// the pause before in. The result is at most twice as long as in, plus a
// paste's end mark.
func (f *Filter) Pass(out, in []byte, silence time.Duration) []byte {
	if f.pasting && silence >= PasteSilence {
		out = f.EndPaste(out)
	}
	if silence >= keySilence && !f.pasting {
		f.abandon()
	}
	f.whole, f.escapes = false, 0
	for i := 0; i < len(in); i++ {
		if f.state == control && in[i] == 'M' && !f.pasting && !f.late {
			var skipped int
			out, skipped = f.mouseReport(out, in[i+1:])
			i += skipped
			continue
		}
		out = f.step(out, in[i])
	}
	if f.state == control && f.seq.isShifted() && !f.pasting {
		f.state = ground
	}
	return out
}

// abandon handles a pause after which the library decodes what follows as keys.
// The parameters remain bounded: a panic must not depend on the clock.
func (f *Filter) abandon() {
	if f.state == control || f.state == header {
		f.late = true
		return
	}
	f.state = ground
}

// EndPaste appends the end mark that the terminal has not sent.
func (f *Filter) EndPaste(out []byte) []byte {
	if f.pasting && !f.full {
		out = append(out, pasteEnd...)
	}
	f.pasting, f.full, f.state, f.char = false, false, ground, f.char[:0]
	return out
}

func (f *Filter) step(out []byte, b byte) []byte {
	if f.pasting {
		return f.paste(out, b)
	}
	switch f.state {
	case ground, escaped:
		return f.text(out, b)
	case control, header:
		return f.parameter(out, b)
	case single:
		return f.function(out, b)
	case content:
		return f.content(out, b)
	case mouse:
		if b < ' ' {
			return f.reprocess(out, b)
		}
		if f.length--; f.length == 0 {
			f.state = ground
		}
	}
	return out
}

// reprocess handles a byte that ends a sequence without being part of it.
func (f *Filter) reprocess(out []byte, b byte) []byte {
	f.state = ground
	return f.step(out, b)
}

// text handles a byte outside a sequence, and the one after ESC.
func (f *Filter) text(out []byte, b byte) []byte {
	if b >= utf8.RuneSelf {
		return f.character(out, b)
	}
	f.char = f.char[:0]
	if b == escape {
		if f.escapes++; f.escapes > maxEscapes {
			return out
		}
		f.state, f.whole, f.late = escaped, true, false
		return append(out, b)
	}
	f.escapes = 0
	if f.state == escaped {
		f.state = stateAfterEscape(b)
		f.seq, f.kind, f.length = sequence{}, b, 0
	}
	return append(out, b)
}

// stateAfterEscape is the state after ESC and a byte. The library's parser also skips
// intermediate characters between the two.
func stateAfterEscape(b byte) state {
	switch b {
	case '[':
		return control
	case 'P':
		return header
	case ']', 'X', '^', '_':
		return content
	case 'O':
		return single
	}
	if isIntermediate(b) {
		return escaped
	}
	return ground
}

// character collects a UTF-8 character and passes it on whole. Bytes that are
// not UTF-8 are dropped: those from 0x80 to 0x9f begin sequences, and in a
// part of the library they do so also in the middle of a character. U+FFFD
// blocks the library until it drops it.
func (f *Filter) character(out []byte, b byte) []byte {
	f.escapes = 0
	f.char = append(f.char, b)
	for len(f.char) > 0 && utf8.FullRune(f.char) {
		r, n := utf8.DecodeRune(f.char)
		if r != utf8.RuneError && r > 0x9f {
			out = append(out, f.char[:n]...)
			f.pasted += n
			f.state = ground
		}
		f.char = f.char[:copy(f.char, f.char[n:])]
	}
	return out
}

// parameter handles a byte of a control sequence, or of a string's header.
func (f *Filter) parameter(out []byte, b byte) []byte {
	if b >= utf8.RuneSelf && !f.whole {
		// A dropped byte does not change the library's state.
		return f.character(out, b)
	}
	f.char = f.char[:0]
	limit := maxSeparators
	if f.state == header {
		limit = maxHeaderSeparators
	}
	switch f.seq.add(b, limit) {
	case accepted:
		return append(out, b)
	case dropped:
		return out
	case invalid:
		return f.reprocess(f.complete(out), b)
	case finished:
	}
	if f.state == header && !f.late {
		f.state = content
		return append(out, b)
	}
	f.state = ground
	// The library would allocate a window of the reported size, whatever it
	// is, and repeat a key of a Windows key report up to 65,535 times. The
	// program requests neither.
	if f.seq.over || !f.late && f.seq.parameters && (b == 't' || b == '_') {
		return append(out, unused)
	}
	if f.seq.isMark(b, 200) {
		f.pasting, f.pasted = true, 0
	}
	return append(out, b)
}

// complete appends what makes a broken sequence complete and meaningless. The
// library would otherwise wait for its end, with all that follows, until the
// terminal pauses. It may have abandoned the beginning of a sequence that
// arrived in pieces, so that the completion would arrive as a key; such a
// sequence is left alone.
func (f *Filter) complete(out []byte) []byte {
	switch {
	case !f.whole || f.state == control && f.seq.isShifted():
		return out
	case f.state == header:
		return append(out, unused, escape, '\\')
	}
	return append(out, unused)
}

// mouseReport handles the end of a control sequence by M, after which three
// bytes of any value follow in the oldest form of a mouse report. It is passed
// on when all three are there and are ASCII; the second result is how many
// bytes of rest are consumed.
func (f *Filter) mouseReport(out, rest []byte) ([]byte, int) {
	const coordinates = 3
	plain := f.seq == sequence{}
	if f.seq.private != 0 {
		return f.parameter(out, 'M'), 0
	}
	f.state = ground
	if !plain {
		return append(out, unused), 0
	}
	n, ascii := 0, true
	for n < len(rest) && n < coordinates && rest[n] >= ' ' {
		ascii = ascii && rest[n] < utf8.RuneSelf
		n++
	}
	if n == coordinates && ascii {
		return append(append(out, 'M'), rest[:n]...), n
	}
	if n == len(rest) && n < coordinates {
		f.state, f.length = mouse, coordinates-n
	}
	return append(out, unused), n
}

// function handles a byte after ESC O.
func (f *Filter) function(out []byte, b byte) []byte {
	switch {
	case isDigit(b):
		if f.seq.digits++; f.seq.digits > maxDigits {
			return out
		}
		return append(out, b)
	case b > ' ' && b < 0x7f:
		f.state = ground
		return append(out, b)
	}
	return f.reprocess(f.complete(out), b)
}

// content handles a byte of a string. Answers of terminals are ASCII.
func (f *Filter) content(out []byte, b byte) []byte {
	switch {
	case b == escape:
		return f.reprocess(out, b)
	case b == bell && f.kind == ']', (b == cancel || b == substitute) && f.kind != 'P':
		f.state = ground
		return append(out, b)
	case b == cancel, b == substitute, b >= utf8.RuneSelf, f.length == maxString:
		// One part of the library ends a device control string there, another
		// does not.
		return out
	}
	f.length++
	return append(out, b)
}

// paste handles a byte of a paste: text is passed on, control sequences other
// than the end mark are dropped.
func (f *Filter) paste(out []byte, b byte) []byte {
	if f.state == escaped && b == '[' {
		f.state, f.seq = control, sequence{}
		return out
	}
	if f.state == control {
		switch f.seq.add(b, maxSeparators) {
		case accepted, dropped:
			return out
		case finished:
			f.state = ground
			if f.seq.isMark(b, 201) {
				out = f.EndPaste(out)
			}
			return out
		case invalid:
		}
	}
	f.state = ground
	switch {
	case b == escape:
		f.state = escaped
	case f.full:
	case b >= utf8.RuneSelf:
		out = f.character(out, b)
	default:
		f.char = f.char[:0]
		f.pasted++
		out = append(out, b)
	}
	if f.pasted >= MaxPaste && !f.full {
		f.full = true
		out = append(out, pasteEnd...)
	}
	return out
}

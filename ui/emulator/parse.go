package emulator

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// state is the parser's state.
type state int

const (
	ground   state = iota
	escaped        // after ESC
	sequence       // after ESC [
	text           // of an OSC, DCS, APC, PM or SOS
	textEnd        // after ESC within a text
)

// parser parses the program's output as a UTF-8 terminal does: it decodes
// first, so that no byte of a character is interpreted as a control.
type parser struct {
	state   state
	partial []byte // the beginning of a character
	kind    rune   // the introducer of the text
	gather  strings.Builder
}

// control is a control sequence without its parameters.
type control struct {
	prefix, intermediate, final byte
}

func (c control) String() string {
	return strings.Trim(string([]byte{c.prefix, c.intermediate, c.final}), "\x00")
}

func (t *Terminal) feed(p []byte) {
	p = append(t.parser.partial, p...)
	for len(p) > 0 && utf8.FullRune(p) {
		r, size := utf8.DecodeRune(p)
		if r == utf8.RuneError && size == 1 {
			t.reportUnexpected("byte", string(p[:1]))
		}
		t.advance(r)
		p = p[size:]
	}
	t.parser.partial = append([]byte(nil), p...)
}

const (
	bell = '\a'
	esc  = '\x1b'
)

func (t *Terminal) advance(r rune) {
	switch t.parser.state {
	case ground:
		t.groundRune(r)
	case escaped:
		t.afterEscape(r)
	case sequence:
		t.parser.gather.WriteRune(r)
		if r >= '@' && r <= '~' {
			t.parser.state = ground
			t.csi(parseSequence(t.takeText()))
		}
	case text:
		switch r {
		case bell:
			t.endText()
		case esc:
			t.parser.state = textEnd
		default:
			t.parser.gather.WriteRune(r)
		}
	case textEnd:
		t.endText()
		if r != '\\' {
			t.afterEscape(r)
		}
	}
}

func (t *Terminal) groundRune(r rune) {
	switch {
	case r == esc:
		t.parser.state = escaped
	case r < ' ' || r == 0x7f:
		t.control(byte(r))
	default:
		t.print(r)
	}
}

func (t *Terminal) afterEscape(r rune) {
	t.parser.state = ground
	switch r {
	case '[':
		t.parser.state = sequence
	case ']', 'P', '_', '^', 'X':
		t.parser.state, t.parser.kind = text, r
	default:
		t.escape(r)
	}
}

func (t *Terminal) takeText() string {
	s := t.parser.gather.String()
	t.parser.gather.Reset()
	return s
}

func (t *Terminal) endText() {
	t.parser.state = ground
	content := t.takeText()
	switch {
	case t.parser.kind == ']':
		t.osc(content)
	case t.parser.kind == 'P' && strings.HasPrefix(content, "+q"): // a question about a capability
	default:
		t.reportUnexpected("string "+string(t.parser.kind), content)
	}
}

// params are the numbers of a control sequence; -1 for an omitted one.
type params []int

// value is the number at i, or the fallback when there is none.
func (p params) value(i, fallback int) int {
	if i >= len(p) || p[i] < 0 {
		return fallback
	}
	return p[i]
}

func parseSequence(s string) (control, params) {
	c := control{final: s[len(s)-1]}
	s = s[:len(s)-1]
	if s != "" && strings.ContainsRune("<=>?", rune(s[0])) {
		c.prefix, s = s[0], s[1:]
	}
	if s != "" && s[len(s)-1] >= ' ' && s[len(s)-1] <= '/' {
		c.intermediate, s = s[len(s)-1], s[:len(s)-1]
	}
	var numbers params
	for _, field := range strings.FieldsFunc(s+" ", func(r rune) bool { return r == ';' || r == ':' }) {
		n, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil {
			n = -1
		}
		numbers = append(numbers, n)
	}
	return c, numbers
}

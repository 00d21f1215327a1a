package emulator_test

import (
	"reflect"
	"strings"
	"testing"

	"scorecard/ui/emulator"
)

// columns draws kanji in two cells, a circled number in the given number of
// cells and a combining mark in none.
func columns(ambiguous int) func(rune) int {
	return func(r rune) int {
		switch {
		case r == '①':
			return ambiguous
		case r >= '一':
			return 2
		case r == '\u0302':
			return 0
		}
		return 1
	}
}

func TestTerminal_ControlSequences(t *testing.T) {
	for name, test := range map[string]struct{ sent, want string }{
		"text":                     {"ab漢c", "ab漢c|||"},
		"a mark joins":             {"x\u0302y漢\u0302", "x\u0302y漢\u0302|||"},
		"the end of a line wraps":  {"123456789", "12345678|9||"},
		"not before there is more": {"12345678\r9", "92345678|||"},
		"a wide one does not fit":  {"1234567漢", "1234567|漢||"},
		"wrap mode reset":          {"\x1b[?7l123456789", "12345679|||"},
		"half of a wide one":       {"漢字\x1b[1;2Hx", " x字|||"},
		"the other half":           {"漢字\x1b[1;3Hx", "漢x|||"},
		"wide over two halves":     {"漢字\x1b[1;2H表", " 表|||"},
		"erase in a line":          {"abcdef\x1b[1;3H\x1b[K", "ab|||"},
		"erase before":             {"abcdef\x1b[1;3H\x1b[1K", "   def|||"},
		"erase some":               {"漢字表\x1b[1;2H\x1b[2X", "    表|||"},
		"erase below":              {"a\r\nb\r\nc\x1b[2;1H\x1b[J", "a|||"},
		"erase all":                {"a\r\nb\x1b[2J", "|||"},
		"insert":                   {"漢字表\x1b[1;3H\x1b[3@", "漢   字|||"},
		"insert in a wide one":     {"漢字\x1b[1;2H\x1b[@", "   字|||"},
		"insert pushes one out":    {"漢字表ab\x1b[1;1H\x1b[3@", "   漢字|||"},
		"delete":                   {"漢字表\x1b[1;1H\x1b[2P", "字表|||"},
		"delete half":              {"漢字表\x1b[1;1H\x1b[3P", " 表|||"},
		"insert lines":             {"a\r\nb\r\nc\r\nd\x1b[2;1H\x1b[2L", "a|||b"},
		"delete lines":             {"a\r\nb\r\nc\r\nd\x1b[2;1H\x1b[M", "a|c|d|"},
		"scroll within a region":   {"a\r\nb\r\nc\r\nd\x1b[2;3r\x1b[3;1H\n", "a|c||d"},
		"back up within a region":  {"a\r\nb\r\nc\r\nd\x1b[2;3r\x1b[2;1H\x1bM", "a||b|d"},
		"scroll up and down":       {"a\r\nb\x1b[S\x1b[2T", "||b|"},
		"at the end lines leave":   {"a\r\nb\r\nc\r\nd\r\ne", "b|c|d|e"},
		"repeat":                   {"a-\x1b[3b", "a----|||"},
		"moves":                    {"\x1b[3;3Hx\x1b[A\x1b[2Dy\x1b[Cz\x1b[B\bw\x1b[d\x1b[4Gv", "   v| y z|  xw|"},
		"tabs":                     {"1234567\x1b[2G\tx\x1b[Zy", "y234567x|||"},
		"tab stops are reset":      {"\x1b[?5W\tx", "       x|||"},
		"colours show nothing":     {"\x1b[1;38;2;8;8;8;48;5;8ma\x1b[0m", "a|||"},
		"a concealed blank":        {"a\x1b[8m \x1b[mb\x1b[8m \x1b[28mc\x1b[8m \x1b[0md", "a b c d|||"},
	} {
		term := emulator.New(8, 4, columns(1))
		if n, err := term.Write([]byte(test.sent)); n != len(test.sent) || err != nil {
			t.Errorf("%s: %d %v", name, n, err)
		}
		lines, _, _ := term.Look()
		if got := strings.TrimSuffix(strings.ReplaceAll(lines, "\n", "|"), "|"); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
		if odd := term.Unexpected(); odd != nil {
			t.Errorf("%s: %q", name, odd)
		}
	}
}

// Behind a two-column character, what follows is one column further right.
func TestNew_WidthOfCharacters(t *testing.T) {
	for ambiguous, want := range map[int][]string{1: {"①", "a", " ", " "}, 2: {"①", "", "a", " "}} {
		term := emulator.New(4, 1, columns(ambiguous))
		_, _ = term.Write([]byte("①a"))
		if got := term.Cells()[0]; !reflect.DeepEqual(got, want) {
			t.Errorf("%d columns: %q, want %q", ambiguous, got, want)
		}
	}
}

func TestTerminal_Unexpected(t *testing.T) {
	for _, sent := range []string{
		"\a", "\x00", "\x0e", "\x1b]8;;http://x\x1b\\", "\x1b]0;t\a", "\x1b]2;a\u202eb\a", "\x1bPq\x1b\\", "\x1b_x\x1b\\", "\x1b^x\x1b\\",
		"\x1bc", "\x1b(0", "\x1b[5i", "\x1b[8ma", "\x1b[1;8mab\x1b[m", "\x1b[1;5;31m", "\u009b2J", "\u202e", "\u200b", "\ue000", "\xff", "\ufffd",
	} {
		term := emulator.New(8, 4, columns(1))
		_, _ = term.Write([]byte(sent))
		if term.Unexpected() == nil {
			t.Errorf("%q is let through", sent)
		}
	}
}

func TestTerminal_TitleClipboardModesAndCursor(t *testing.T) {
	term := emulator.New(8, 4, columns(1))
	_, _ = term.Write([]byte("\x1b]2;熊本支部\x1b\\\x1b]52;c;5ryi\a\x1b[?1049h\x1b[?25l\x1b[3;5H"))
	x, y, shown := term.Cursor()
	_, modes, _ := term.Look()
	if term.Title() != "熊本支部" || term.Clipboard() != "5ryi" || !modes[1049] || x != 4 || y != 2 || shown || !strings.Contains(term.Raw(), "1049") || !term.Drawn()['支'] {
		t.Errorf("title %q, clipboard %q, modes %v, cursor %d %d %v", term.Title(), term.Clipboard(), modes, x, y, shown)
	}
}

func TestTerminal_Answers(t *testing.T) {
	term := emulator.New(8, 4, columns(2))
	_, _ = term.Write([]byte("\x1b[6n")) // without a receiver for answers
	var answer string
	term.Answers(func(s string) { answer += s })
	_, _ = term.Write([]byte("\x1b[2;1H①\x1b[6n\x1b[c\x1b[?2026$p\x1b]11;?\a"))
	if answer != "\x1b[2;3R\x1b[?62;4c" || term.Unexpected() != nil {
		t.Errorf("answer %q; unexpected %q", answer, term.Unexpected())
	}
}

func TestResize_KeepsContent(t *testing.T) {
	term := emulator.New(8, 3, columns(1))
	_, _ = term.Write([]byte("ab漢cd\r\nx\r\ny"))
	term.Resize(3, 2)
	if lines, _, _ := term.Look(); lines != "ab\nx\n" {
		t.Errorf("smaller: %q", lines)
	}
	term.Resize(6, 3)
	_, _ = term.Write([]byte("\x1b[3;6Hz"))
	if lines, _, _ := term.Look(); lines != "ab\nx\n     z\n" {
		t.Errorf("larger: %q", lines)
	}
	term.Resize(0, 0)
	_, _ = term.Write([]byte("漢\n\x1b[J\x1b[@\x1b[L"))
}

func TestHostile_Distinct(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range emulator.Hostile() {
		if seen[s] {
			t.Errorf("%q is listed twice", s)
		}
		seen[s] = true
	}
	if len(seen) < 100 {
		t.Errorf("only %d texts", len(seen))
	}
}

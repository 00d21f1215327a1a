package text

import "testing"

// hostile are texts that could corrupt a screen, with what is shown for them.
var hostile = []struct{ name, in, rich, safe string }{
	{"plain", "健診 68.2%以上", "健診 68.2%以上", "健診 68.2%以上"},
	{"empty", "", "", ""},
	{"colour sequence", "\x1b[8m隠す\x1b[0m", "〓[8m隠す〓[0m", "〓[8m隠す〓[0m"},
	{"clipboard sequence", "\x1b]52;c;aGk=\a", "〓]52;c;aGk=〓", "〓]52;c;aGk=〓"},
	{"C1 as UTF-8", "\u009b2J", "〓2J", "〓2J"},
	{"C1 as a byte", "\x9b2J", "〓2J", "〓2J"},
	{"next line control", "a\u0085b", "a〓b", "a〓b"},
	{"NUL and DEL", "a\x00b\x7f", "a〓b〓", "a〓b〓"},
	{"form feed", "a\fb\vc", "a〓b〓c", "a〓b〓c"},
	{"invalid byte", "a\xffb", "a〓b", "a〓b"},
	{"cut-off character", "漢\xe6\xbc", "漢〓〓", "漢〓〓"},
	{"surrogate", "\xed\xa0\x80", "〓〓〓", "〓〓〓"},
	{"replacement character", "a\ufffdb", "a〓b", "a〓b"},
	{"private use", "\ue000\U000f0000", "〓〓", "〓〓"},
	{"unassigned", "\u0378\U0010ffff\u2065", "〓〓〓", "〓〓〓"},
	{"newlines", "a\nb\r\nc\rd\u2028e\u2029f", "a b c d e f", "a b c d e f"},
	{"spaces", "a\tb\u00a0c\u2003d\u202fe　f", "a b c d e　f", "a b c d e　f"},
	{"bidi override", "a\u202e\u2066cba\u2069\u202c", "acba", "acba"},
	{"right-to-left letters", "12 שלום 34", "12 〓〓〓〓 34", "12 〓〓〓〓 34"},
	{"zero width", "a\u200bb\u200dc\ufeffd\u00ade\u2060f", "abcdef", "abcdef"},
	{"tags", "a\U000e0001\U000e0062b", "ab", "ab"},
	{"variation selectors", "❤\ufe0f葛\U000e0100\u180b", "❤葛", "❤葛"},
	{"fillers", "a\u3164\u115f\u1160\uffa0\u034fb", "ab", "ab"},
	{"stacked marks", "x\u0302\u0302\u0302\u0302y", "x\u0302\u0302y", "xy"},
	{"third mark", "x\u0302\u0302\u0302y", "x\u0302\u0302y", "xy"},
	{"mark on nothing", "\u0301a \u0301b　\u0301c", "a b　c", "a b　c"},
	{"composition", "e\u0301 か\u3099 は\u309a", "é が ぱ", "e が ぱ"},
	{"composition across a joiner", "e\u200d\u0301", "é", "e"},
	{"voicing mark on what has none", "あ\u3099", "あ゛", "あ゛"},
	{"half-width kana", "ｶﾞｷﾟﾊﾟｧｰ｡｢｣､･ﾞ", "ガキ゜パァー。「」、・゛", "ガキ゜パァー。「」、・゛"},
	{"compatibility ideograph", "\ufa19\u212b", "\u795e\u00c5", "\u795e\u00c5"},
	{"Hangul letters", "\u1112\u1161\u11ab\u1112", "한〓", "한〓"},
	{"family emoji", "👩\u200d👩\u200d👧👍🏽🇯🇵1\ufe0f\u20e3", "👩👩👧👍JP1", "👩👩👧👍JP1"},
	{"backslash", `C:\a`, "C:＼a", "C:＼a"},
	{"width by Unicode version", "☰䷀𝌀⸺", "〓〓〓――", "〓〓〓--"},
}

func TestClean_HostileText(t *testing.T) {
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			if got := rich.Clean(c.in); got != c.rich {
				t.Errorf("rich: %+q is %q, want %q", c.in, got, c.rich)
			}
			if got := safe.Clean(c.in); got != c.safe {
				t.Errorf("safe: %+q is %q, want %q", c.in, got, c.safe)
			}
		})
	}
}

func TestClean_SafeSubstitutions(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"①生活習慣病 ⑳", "(1)生活習慣病 (20)"},
		{"❶⓫⓵⓿㉈", "(1)(11)(1)(0)(10)"},
		{"ⅠⅡⅲ", "IIIiii"},
		{"⒈⑴ⓐ", "(1)(1)(a)"},
		{"※1 ―→…‥", "*1 -->....."},
		{"○℃38°", "〇度C38度"},
		{"R5⇔R6", "R5<=>R6"},
		{"▲2.4 △１０ ▲¥500", "-2.4 -１０ -¥500"},
		{"▲\u200b3", "-3"},
		{"▲増 △ 5", "▴増 ▵ 5"},
		{"3½ ½ 10² 2²3", "3 1/2 1/2 10^2 2^2 3"},
		{"№5 ℡ ™", "No5 TEL TM"},
		{"é ü ß æ", "e u ss ae"},
		{"─│┌█", "-|+#"},
		{"“引用” ‘a’", "\"引用\" 'a'"},
		{"達成率＝実績÷目標", "達成率＝実績/目標"},
		{"Ж㎡㈱✓−", "〓㎡㈱✓−"},
	} {
		if got := safe.Clean(c.in); got != c.want {
			t.Errorf("%q is %q, want %q", c.in, got, c.want)
		}
		if got := rich.Clean(c.in); c.in != "▲\u200b3" && got != c.in {
			t.Errorf("rich printer changes %q to %q", c.in, got)
		}
	}
}

func TestClean_GradesStayDistinct(t *testing.T) {
	seen := map[string]rune{}
	for _, r := range "◎○△×▲●※★☆◇◆□■▽▼" {
		got := safe.Clean(string(r))
		if other, ok := seen[got]; ok {
			t.Errorf("%c and %c both become %q", other, r, got)
		}
		seen[got] = r
	}
}

// A substitution that is not clean itself would be changed again.
func TestClean_SubstitutionsAreClean(t *testing.T) {
	for r, s := range safeSubstitutions {
		if !isAmbiguous(r) {
			t.Errorf("%c is not ambiguous: its likeness %q is never used", r, s)
		}
		if got := safe.Clean(s); got != s {
			t.Errorf("likeness %q of %c becomes %q", s, r, got)
		}
	}
}

func TestCleanLines(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"一行目\r\n二行目\r三行目\u2029\u2028　四行目\n", "一行目\n二行目\n三行目\n\n　四行目\n"},
		{"\x1b[2J①\tｶﾞ\n", "〓[2J① ガ\n"},
		{"一行", "一行"},
		{"a\n\u0301b", "a\nb"},
	} {
		if got := rich.CleanLines(c.in); got != c.want {
			t.Errorf("%q is %q, want %q", c.in, got, c.want)
		}
	}
}

func TestClean_ReturnsCleanArgument(t *testing.T) {
	for _, s := range []string{"Kumamoto 68.2%", "健診受診率は39.4%（R6年11月まで）", "①→…é神ñ㈱", "가 😀"} {
		if n := testing.AllocsPerRun(100, func() { rich.Clean(s) }); n != 0 {
			t.Errorf("Clean(%q) allocates %v times", s, n)
		}
	}
}

func TestBare_DropsMarks(t *testing.T) {
	for in, want := range map[string]string{"x\u0302\u0302y": "xy", "e\u0301 か\u3099": "é が", "ก\u0e34": "ก", "\u0301a": "a"} {
		if got := rich.Bare().Clean(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
	if rich.Bare().Glyphs() != Rich() {
		t.Error("a bare printer has other glyphs")
	}
}

func TestPrinter_ZeroValueIsSafe(t *testing.T) {
	var zero Printer
	if got := zero.Clean("①"); got != "(1)" {
		t.Errorf("zero printer leaves %q", got)
	}
	if got := zero.Fit("abcdef", 5); got != "ab..." {
		t.Errorf("zero printer cuts to %q", got)
	}
	if zero.Glyphs() != Safe() {
		t.Error("zero printer has other glyphs")
	}
}

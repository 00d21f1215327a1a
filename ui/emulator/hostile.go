package emulator

import "strings"

// Hostile lists texts that could corrupt a screen: control sequences,
// characters that hide or reorder their neighbours, characters of zero or
// disputed width, and invalid UTF-8.
func Hostile() []string {
	return []string{
		// Controls.
		"\x00", "a\x00b\x00c", "\a\a\a", "漢\b\b字", "\ttab\tbed", "two\nlines", "carriage\rreturn", "\r\n\r\n", "\v\f", "\x0e\x0fshift", "\x1a\x04", "\x7f\x7f",
		"\u0080\u0081", "next\u0085line", "\u008d\u0090", "\u009b2J\u009b1;1H", "\u009d0;t\u009c", "\u009b8m隠す", "\x9b2J", "\x9d52;c;aGk=\x9c",
		// Sequences.
		"\x1b", "\x1b[", "\x1b[2J", "\x1b[H\x1b[J", "\x1b[31;1;5;7;8m", "\x1b[8m隠す\x1b[28m", "\x1b[?1049l", "\x1b[?25l\x1b[?7l", "\x1b[1;1r\x1bM",
		"\x1b[999;999H漢", "\x1b[6n\x1b[c\x1b[?u", "\x1b[100b", "\x1b[3;5t\x1b[20t", "\x1b[>4;2m", "\x1b#8", "\x1b(0qqq\x1b(B", "\x1bc", "\x1b7\x1b8", "\x1b%@",
		"\x1b]0;title\a", "\x1b]2;t\x1b\\", "\x1b]8;;http://example.jp\x1b\\here\x1b]8;;\x1b\\", "\x1b]52;c;cm0gLXJmIH4=\a", "\x1b]52;c;?\a", "\x1b]4;1;?\a",
		"\x1b]11;?\x1b\\", "\x1b]133;A\a", "\x1b]777;notify;a;b\a", "\x1b]1337;File=inline=1:AAAA\a", "\x1bP$q\"p\x1b\\", "\x1bPq#0~~\x1b\\", "\x1bP+q544e\x1b\\",
		"\x1b_Gi=1,a=q;AAAA\x1b\\", "\x1b^pm\x1b\\", "\x1bXsos\x1b\\", "\x1b]0;never closed", "\x1b[31", "\x1bPnever closed",
		// Directions, and invisible characters.
		"abc\u202e表示\u202c", "\u2066\u2067\u2068x\u2069", "\u200e\u200f\u061c", "שלום עולם", "مرحبا ١٢٣", "12 אב 34%", "𞤀𞤣𞤤𞤢𞤥",
		"a\u200bb\u200cc\u200dd\u2060e", "\ufeff頭", "\u00adsoft\u00adhyphen", "\U000e0001\U000e0065\U000e006e\U000e007f", "旗🏴\U000e0067\U000e0062\U000e007f",
		"\u2028\u2029", "\u00a0\u2003\u3000\u205f", "\u3164\u115f\u1160\uffa0", "\u034f\u17b4\u180e", "\ufff9注\ufffa釈\ufffb",
		// Marks, variations and pictures.
		"❤\ufe0f❤\ufe0e", "葛\U000e0100飾\ufe00", "神\u3099", "か\u3099は\u309aう\u3099", "x" + strings.Repeat("\u0302", 200), "\u0301\u0301始", "e\u20dd\u20e3",
		"Z͑ͫ̓a̴l̷g̸o̶" + strings.Repeat("\u0336\u0489", 30), "👩‍👩‍👧‍👦", "👍🏽👍🏿", "🇯🇵🇯", "1\ufe0f\u20e3", "🏳️‍🌈", "☺☻☹⚠⌚", "〰〽㊗㊙",
		// Widths that are disputed.
		"ｱｲｳｴｵ", "ｶﾞｷﾞｸﾞﾊﾟﾋﾟ", "｡｢｣､･ｰﾞﾟ", "①②⑳㉑❶Ⅱⅳ", "─│┌┐━█▓░", "…‥―→⇔●◎○△※", "“‘°±×÷§¶α Ж", "½²℃℡№", "☰䷀𝌀𝍷", "ﷺ﷽", "꧅𒐫𒈙", "⸺⸻〱", "が가각\u1100\u1161",
		"\ue000\ue001\uf8ff", "\U000f0000\U0010fffd", "\u0378\uffff\U0010ffff", "\ufffd\ufffc", "C:\\temp\\~", "％＄＃！Ａ０",
		// Bytes.
		"\xff\xfe", "漢\xe6\xbc", "\xc0\xaf\xe0\x80\xaf", "\xed\xa0\x80\xed\xb0\x80", "\xf8\x88\x80\x80\x80", "\x93\xfa\x96{\x8c\xea", "\xe3\x81",
		// Lengths and meanings.
		"", " ", strings.Repeat("x", 10_000), strings.Repeat("漢", 10_000), strings.Repeat("①", 3_000), strings.Repeat("a ", 500), "%s%d%n%!v(MISSING)", "=1+1|cmd",
		"<b>&amp;</b> *x* `y` | # [a](b)", "\x1b]2;" + strings.Repeat("t", 5_000) + "\a",
	}
}

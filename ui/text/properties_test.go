package text

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/displaywidth"
	"github.com/mattn/go-runewidth"
	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
	"pgregory.net/rapid"

	"scorecard/model/volume"
)

var (
	rich = NewPrinter(Rich())
	safe = NewPrinter(Safe())
)

// assigned is every character but controls, surrogates and private use.
var assigned = []*unicode.RangeTable{unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cf}

// cleaned is a text before and after a printer cleaned it.
type cleaned struct{ in, out string }

// properties are true of every text, valid or not, and every number of columns
// from 0 to 40. Each returns what is wrong, or an empty string.
var properties = []struct {
	name       string
	check      func(p Printer, c cleaned, n int) string
	ofCleaning bool // a property of Clean alone, independent of other functions
}{
	{"cleaned text is displayable", cleanedIsDisplayable, true},
	{"cleaning is idempotent", cleaningIsIdempotent, true},
	{"paragraphs are cleaned one by one", linesAreCleaned, false},
	{"widths agree", widthsAgree, true},
	{"the terminal library agrees", libraryAgrees, true},
	{"cut and padded text has the width asked for", fitsExactly, false},
	{"a window shows the cells", windowShowsCells, false},
	{"wrapped lines fit and rejoin", wrapRejoins, false},
	{"wrapped lines keep kinsoku", wrapKeepsKinsoku, false},
}

func cleanedIsDisplayable(p Printer, c cleaned, _ int) string {
	got := c.out
	marks := 0
	for i, r := range got {
		if p.bare && unicode.Is(unicode.M, r) {
			return fmt.Sprintf("%q contains a mark", got)
		}
		switch {
		case r == utf8.RuneError:
			return fmt.Sprintf("%q contains U+FFFD or is invalid", got)
		case r == '\\' || !unicode.IsPrint(r) && r != '\u3000':
			return fmt.Sprintf("%q contains %U", got, r)
		case p.safe() && width.LookupRune(r).Kind() == width.EastAsianAmbiguous:
			return fmt.Sprintf("%q contains ambiguous %U", got, r)
		}
		if !unicode.Is(unicode.M, r) {
			marks = 0
			continue
		}
		if marks++; marks > 2 || i == 0 {
			return fmt.Sprintf("%q has a stray or third mark", got)
		}
	}
	if !norm.NFC.IsNormalString(got) {
		return fmt.Sprintf("%q is not in normal form C", got)
	}
	return ""
}

func cleaningIsIdempotent(p Printer, c cleaned, _ int) string {
	if twice := p.Clean(c.out); twice != c.out {
		return fmt.Sprintf("cleaned once %q, twice %q", c.out, twice)
	}
	return ""
}

func linesAreCleaned(p Printer, c cleaned, _ int) string {
	got := p.CleanLines(c.in)
	if again := p.CleanLines(got); again != got {
		return fmt.Sprintf("cleaned once %q, twice %q", got, again)
	}
	for line := range strings.SplitSeq(got, "\n") {
		if line != p.Clean(line) {
			return fmt.Sprintf("line %q is not clean", line)
		}
	}
	if !strings.Contains(got, "\n") && got != c.out {
		return fmt.Sprintf("one paragraph %q, but cleaned whole %q", got, c.out)
	}
	return ""
}

// widthsAgree compares with the three libraries that terminal programs use. In
// safe mode they must agree with ambiguous characters set to wide as well.
func widthsAgree(p Printer, cleaned cleaned, _ int) string {
	got := cleaned.out
	want := Width(got)
	for _, wide := range []bool{false, true} {
		if wide && !p.safe() {
			break
		}
		c := runewidth.Condition{EastAsianWidth: wide, StrictEmojiNeutral: true}
		runes := 0
		for _, r := range got {
			runes += c.RuneWidth(r)
		}
		graphemes := displaywidth.Options{EastAsianWidth: wide}.String(got)
		if runes != want || c.StringWidth(got) != want || graphemes != want {
			return fmt.Sprintf("%q: here %d, by rune %d, runewidth %d, displaywidth %d (wide: %v)",
				got, want, runes, c.StringWidth(got), graphemes, wide)
		}
	}
	if n := uniseg.StringWidth(got); n != want {
		return fmt.Sprintf("%q: here %d, uniseg %d", got, want, n)
	}
	return ""
}

// wideEnvironment reports whether width libraries are configured to count ambiguous
// characters as wide. The program then draws with the safe set, whatever the
// terminal answers.
var wideEnvironment, _ = strconv.ParseBool(os.Getenv("RUNEWIDTH_EASTASIAN"))

// libraryAgrees compares the width with that of the library that draws the
// screen, in both of its ways to measure.
func libraryAgrees(p Printer, c cleaned, _ int) string {
	if wideEnvironment && !p.safe() {
		return ""
	}
	got := c.out
	if a, b := ansi.StringWidth(got), ansi.StringWidthWc(got); a != Width(got) || b != Width(got) {
		return fmt.Sprintf("%q: here %d, by grapheme %d, by rune %d", got, Width(got), a, b)
	}
	return ""
}

func fitsExactly(p Printer, c cleaned, n int) string {
	s := c.out
	for name, got := range map[string]string{
		"PadRight": p.PadRight(s, n), "PadLeft": p.PadLeft(s, n), "Center": p.Center(s, n), "Window": Window(s, 3, n),
	} {
		if Width(got) != n {
			return fmt.Sprintf("%s(%q, %d) is %q of %d columns", name, s, n, got, Width(got))
		}
	}
	cut, left := Cut(s, n), CutLeft(s, n)
	switch {
	case !strings.HasPrefix(s, cut) || Width(cut) > n || Width(cut) < min(n-1, Width(s)):
		return fmt.Sprintf("Cut(%q, %d) is %q", s, n, cut)
	case Width(left) != max(0, Width(s)-n):
		return fmt.Sprintf("CutLeft(%q, %d) is %q", s, n, left)
	case Width(s) <= n && p.Fit(s, n) != s:
		return fmt.Sprintf("Fit(%q, %d) changes what fits", s, n)
	case Width(s) > n && n >= 3 && !strings.HasSuffix(p.Fit(s, n), p.ellipsis()):
		return fmt.Sprintf("Fit(%q, %d) is %q without an ellipsis", s, n, p.Fit(s, n))
	}
	return ""
}

// cells draws text into cells one column each: a wide character is in the
// first of its two, the other is empty.
func cells(s string) []string {
	var row []string
	g := uniseg.NewGraphemes(s)
	for g.Next() {
		row = append(row, g.Str())
		if g.Width() == 2 {
			row = append(row, "")
		}
	}
	return row
}

func windowShowsCells(_ Printer, c cleaned, n int) string {
	s := c.out
	row := cells(s)
	for from := 0; from <= len(row)+1; from += 1 + from/4 {
		want := make([]string, n)
		for i := range want {
			want[i] = " "
			if at := from + i; at < len(row) {
				want[i] = row[at]
			}
		}
		if n > 0 && want[0] == "" {
			want[0] = " " // the right half of a wide character
		}
		if at := from + n; n > 0 && at < len(row) && row[at] == "" {
			want[n-1] = " " // the left half of one
		}
		if got := Window(s, from, n); got != strings.Join(want, "") {
			return fmt.Sprintf("Window(%q, %d, %d) is %q, want %q", s, from, n, got, strings.Join(want, ""))
		}
	}
	return ""
}

func wrapRejoins(p Printer, c cleaned, n int) string {
	s := p.CleanLines(c.in)
	if n < 2 {
		return ""
	}
	rest, lines := s, Wrap(s, n)
	if len(lines) <= strings.Count(s, "\n") {
		return fmt.Sprintf("Wrap(%q, %d) has %d lines", s, n, len(lines))
	}
	for _, line := range lines {
		if Width(line) > n {
			return fmt.Sprintf("Wrap(%q, %d) has %q of %d columns", s, n, line, Width(line))
		}
		at := strings.Index(rest, line)
		if at < 0 || strings.Trim(rest[:at], " \n\u3000") != "" {
			return fmt.Sprintf("Wrap(%q, %d): %q does not follow, left is %q", s, n, line, rest)
		}
		rest = rest[at+len(line):]
	}
	if strings.Trim(rest, " \n\u3000") != "" {
		return fmt.Sprintf("Wrap(%q, %d) lost %q", s, n, rest)
	}
	return ""
}

// wrapKeepsKinsoku allows a forbidden start or end only after a line that
// offered no better place to break.
func wrapKeepsKinsoku(_ Printer, c cleaned, n int) string {
	if n < 2 {
		return ""
	}
	s := c.out
	lines := Wrap(s, n)
	for i, line := range lines[:len(lines)-1] {
		next := []rune(lines[i+1])
		if len(next) == 0 || line == "" || !forbidden([]rune(line), next[0]) {
			continue
		}
		for runes := []rune(line); len(runes) > 1; runes = runes[:len(runes)-1] {
			last := runes[len(runes)-1]
			if !unicode.Is(unicode.M, last) && !unicode.IsSpace(last) && !forbidden(runes[:len(runes)-1], last) {
				return fmt.Sprintf("Wrap(%q, %d) breaks %q | %q", s, n, line, lines[i+1])
			}
		}
	}
	return ""
}

func forbidden(before []rune, after rune) bool {
	i := len(before) - 1
	for i > 0 && (unicode.Is(unicode.M, before[i]) || before[i] == ' ' || before[i] == '\u3000') {
		i--
	}
	return !mayStartLine(after) || !mayEndLine(before[i])
}

func checkProperties(t interface{ Fatal(...any) }, s string, n int) {
	for _, p := range printers {
		if fault := p.fault(s, n, true); fault != "" {
			t.Fatal(fault)
		}
	}
}

// alphabet is the source of generated strings: characters of the scorecard's
// documents, and those that an attacker or a broken encoder would add.
var alphabet = slices.Concat(
	strings.Split("健診受診月から医療機関を割合は事業所円年人件約第", ""),
	strings.Split("0123456789５６.,%％-+/()（）「」『』【】、。，．・：；？！ー～…‥々ゃっュヶ", ""),
	strings.Split("abcXYZ '\"\\~$¥#    \t\n\r　", ""),
	strings.Split("①⑳❶Ⅱⅳⓐ※―→⇔●◎○△×▲◆±÷℃°½²─│█éñßαЖ", ""),
	strings.Split("ｶｷﾞﾟｧ｡ｰ神﨑㈱㊗〰⸺가각ᄀ한ﾡ", ""),
	strings.Split("😀❤☺👍🏽🇯🇵☰䷀𝌀🈂ᖅ", ""),
	[]string{"\u0301", "\u0302", "\u0327", "\u3099", "\u309a", "\u20e3", "\u034f", "\u0e33", "\u0947", "\u094d", "क", "ब", "ก", "ש", "ا", "\u0600"},
	[]string{"\x00", "\a", "\x1b", "\x1b[31m", "\x7f", "\u0085", "\u009b", "\u009d", "\u00a0", "\u00ad", "\u2028", "\u2029", "\u2003"},
	[]string{"\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\ufeff", "\ufe0f", "\U000e0041", "\U000e0100", "\u3164", "\u115f", "\uffa0"},
	[]string{"\xff", "\xe3", "\xe3\x81", "\xed\xa0\x80", "\xf5\x80", "\ufffd", "\ufffc", "\ue000", "\U0010ffff", "\u0378", "\u2065"},
)

func TestProperties_OfGeneratedStrings(t *testing.T) {
	drawn := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 40).Draw(t, "parts"), "")
	})
	texts := rapid.OneOf(drawn, rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
	rapid.Check(t, func(t *rapid.T) {
		checkProperties(t, texts.Draw(t, "text"), rapid.IntRange(0, 40).Draw(t, "columns"))
	})
}

// Drawing by rapid shrinks what fails but is slow; this is the volume. Every
// string meets every property with one printer, and is cleaned by the safe one.
func TestProperties_InVolume(t *testing.T) {
	seed, count := volume.Seed(t), volume.Of(200_000, 20_000/share)
	inParallel(t, count, func(from, to int) string {
		random := rand.New(rand.NewPCG(seed, uint64(from)))
		for i := from; i < to; i++ {
			s, n := randomText(random), random.IntN(41)
			fault := safe.fault(s, n, false)
			if fault == "" {
				fault = printers[i%len(printers)].fault(s, n, true)
			}
			if fault != "" {
				return fault
			}
		}
		return ""
	})
}

var printers = []Printer{rich, safe, rich.Bare(), safe.Bare()}

// fault names the first property that a text lacks; of all properties, or of
// those of cleaning alone.
func (p Printer) fault(s string, n int, all bool) string {
	c := cleaned{s, p.Clean(s)}
	for _, property := range properties {
		if !all && !property.ofCleaning {
			continue
		}
		if fault := property.check(p, c, n); fault != "" {
			return fmt.Sprintf("%s (safe: %v, bare: %v): %+q: %s", property.name, p.safe(), p.bare, s, fault)
		}
	}
	return ""
}

// inParallel divides the cases among all processors, and fails with the first
// fault of each.
func inParallel(t *testing.T, cases int, check func(from, to int) string) {
	t.Helper()
	var all sync.WaitGroup
	parts := runtime.GOMAXPROCS(0)
	for part := range parts {
		all.Go(func() {
			if fault := check(cases*part/parts, cases*(part+1)/parts); fault != "" {
				t.Error(fault)
			}
		})
	}
	all.Wait()
}

func randomText(random *rand.Rand) string {
	var s strings.Builder
	for range random.IntN(30) {
		if random.IntN(16) == 0 {
			s.WriteRune(rune(random.IntN(0x20000)))
			continue
		}
		s.WriteString(alphabet[random.IntN(len(alphabet))])
	}
	return s.String()
}

// Every character that there is has the properties of cleaned text, and all of
// them where it is no ideograph or syllable like thousands of others. What is
// none is hidden, whatever the printer.
func TestEveryRune(t *testing.T) {
	first, step := volume.Sweep(t, 7*share)
	inParallel(t, unicode.MaxRune+1, func(from, to int) string {
		for r := rune(from + first); int(r) < to; r += rune(step) {
			s, shown := string(r), unicode.In(r, assigned...) || strings.ContainsRune("\t\n\r", r)
			for _, p := range printers {
				if got := p.Clean(s); !shown && got != geta {
					return fmt.Sprintf("%U becomes %q", r, got)
				}
				if !shown {
					continue
				}
				if fault := p.fault(s, 2+int(r%3), !isOneOfMany(r)); fault != "" {
					return fmt.Sprintf("%U: %s", r, fault)
				}
			}
		}
		return ""
	})
}

// Every character that is shown beside those that it could compose or join
// with. Ideographs and Hangul syllables join with nothing: one in sixteen
// stands for them.
func TestEveryRuneInContext(t *testing.T) {
	first, step := volume.Sweep(t, 7*share)
	inParallel(t, unicode.MaxRune+1, func(from, to int) string {
		for r := rune(from + first); int(r) < to; r += rune(step) {
			if rich.Clean(string(r)) == geta || isOneOfMany(r) {
				continue
			}
			c := string(r)
			s := c + "a" + c + "漢" + c + c + "\u0301\u0327\u0308か" + c + "\u3099가" + c + "क" + c + "क5" + c + "5"
			for _, p := range printers {
				if fault := p.fault(s, 0, false); fault != "" {
					return fmt.Sprintf("%U: %s", r, fault)
				}
			}
		}
		return ""
	})
}

// isOneOfMany holds for ideographs and syllables but for one in sixteen.
func isOneOfMany(r rune) bool {
	return r%16 != 0 && unicode.In(r, unicode.Han, unicode.Hangul) && rich.classify(r) == keep
}

func FuzzClean(f *testing.F) {
	for _, c := range hostile {
		f.Add(c.in, 7)
	}
	for _, s := range sentences {
		f.Add(s, 16)
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		checkProperties(t, s, min(max(n, 0), 40))
	})
}

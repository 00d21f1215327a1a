package text

import (
	"reflect"
	"strings"
	"testing"
	"unicode"
)

func TestWidth(t *testing.T) {
	for _, c := range []struct {
		s    string
		want int
	}{
		{"", 0}, {"abc", 3}, {"漢字", 4}, {"％Ａ", 4}, {"①※→─", 4}, {"✓░−", 3}, {"〓", 2}, {"😀", 2},
		{"x\u0302", 1}, {"か\u3099", 2}, {"a\tb", 2}, {"가", 2}, {"　", 2}, {"〇", 2},
	} {
		if got := Width(c.s); got != c.want {
			t.Errorf("Width(%q) = %d, want %d", c.s, got, c.want)
		}
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		s          string
		n          int
		rich, safe string
	}{
		{"健診受診率", 10, "健診受診率", "健診受診率"},
		{"健診受診率", 9, "健診受診…", "健診受..."},
		{"健診受診率", 8, "健診受…", "健診..."},
		{"10,167円", 2, "1…", ".."},
		{"10,167円", 1, "…", "."},
		{"10,167円", 0, "", ""},
		{"x\u0302yz", 2, "x\u0302…", ".."},
	} {
		if got := rich.Fit(c.s, c.n); got != c.rich {
			t.Errorf("rich Fit(%q, %d) = %q, want %q", c.s, c.n, got, c.rich)
		}
		if got := safe.Fit(c.s, c.n); got != c.safe {
			t.Errorf("safe Fit(%q, %d) = %q, want %q", c.s, c.n, got, c.safe)
		}
	}
}

func TestPad(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{rich.PadRight("目標", 6), "目標  "},
		{rich.PadLeft("5.8%", 6), "  5.8%"},
		{rich.Center("評価", 7), " 評価  "},
		{rich.PadRight("健診受診", 6), "健診… "},
		{rich.PadLeft("健診受診", 6), " 健診…"},
		{rich.PadLeft("a", 0), ""},
		{rich.PadRight("a", -3), ""},
		{rich.PadRight("", 100), strings.Repeat(" ", 100)},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestWindow(t *testing.T) {
	for _, c := range []struct {
		from, n int
		want    string
	}{
		{0, 6, "漢字表"}, {1, 4, " 字 "}, {1, 2, "  "}, {2, 2, "字"}, {2, 3, "字 "}, {5, 4, " ab "}, {9, 2, "  "}, {-2, 4, "漢字"}, {0, 0, ""},
	} {
		if got := Window("漢字表ab", c.from, c.n); got != c.want {
			t.Errorf("Window(%d, %d) = %q, want %q", c.from, c.n, got, c.want)
		}
	}
	if got := CutLeft("漢字", -1); got != "漢字" {
		t.Errorf("CutLeft by less than nothing is %q", got)
	}
}

// Glyphs are drawn without cleaning.
func TestGlyphs_Widths(t *testing.T) {
	oneColumn := map[string]bool{}
	for _, name := range strings.Fields(`Rule HeavyRule Separator TopLeft TopRight BottomLeft BottomRight Cross TeeUp TeeDown
		TeeLeft TeeRight Up Down Selection Bullet Dot Check Fail Warning Increase Decrease Held MoreLeft MoreRight Missing
		BarFull BarHalf BarLow BarEmpty ScrollThumb ScrollTrack`) {
		oneColumn[name] = true
	}
	for _, g := range []Glyphs{Rich(), Safe()} {
		p, v := NewPrinter(g), reflect.ValueOf(g)
		for i := range v.NumField() {
			name, field := v.Type().Field(i).Name, v.Field(i)
			if field.Kind() != reflect.String {
				continue
			}
			s := field.String()
			if s == "" || p.Clean(s) != s {
				t.Errorf("%s is %q, cleaned %q", name, s, p.Clean(s))
			}
			if oneColumn[name] && Width(s) != 1 {
				t.Errorf("%s is %q of %d columns", name, s, Width(s))
			}
			if g.Safe && strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) {
				t.Errorf("safe %s is %q", name, s)
			}
		}
		if bars := map[string]bool{g.BarFull: true, g.BarHalf: true, g.BarLow: true, g.BarEmpty: true}; len(bars) != 4 {
			t.Errorf("bar cells %v are not four different ones", bars)
		}
	}
	for _, g := range []Glyphs{Rich(), Safe()} {
		chartGlyphs(t, NewPrinter(g), reflect.ValueOf(g.Chart))
	}
	if got := Rich().Number(20) + Rich().Number(21) + Rich().Number(0) + Safe().Number(1); got != "⑳(21)(0)(1)" {
		t.Errorf("numbers are %q", got)
	}
}

// Each cell of a chart is one column wide.
func chartGlyphs(t *testing.T, p Printer, v reflect.Value) {
	t.Helper()
	for i := range v.NumField() {
		cells := []reflect.Value{v.Field(i)}
		if v.Field(i).Kind() == reflect.Array {
			cells = nil
			for j := range v.Field(i).Len() {
				cells = append(cells, v.Field(i).Index(j))
			}
		}
		for _, c := range cells {
			s := c.String()
			if p.Clean(s) != s || Width(s) != 1 || p.safe() && (s < " " || s > "~" || s == "\\") {
				t.Errorf("%s is %q, cleaned %q, of %d columns", v.Type().Field(i).Name, s, p.Clean(s), Width(s))
			}
		}
	}
}

const forty = "健診受診月から10か月以内に医療機関を受診した者の割合は39.4%（R6年まで）①"

func BenchmarkWidth(b *testing.B) {
	for b.Loop() {
		Width(forty)
	}
}

func BenchmarkClean(b *testing.B) {
	for b.Loop() {
		rich.Clean(forty)
	}
}

func BenchmarkPadRight(b *testing.B) {
	for b.Loop() {
		rich.PadRight(forty, 40)
	}
}

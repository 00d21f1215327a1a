package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"scorecard/model/volume"
)

// sentences are typical of reviews and policies.
var sentences = []string{
	"健診受診月から10か月以内に医療機関を受診した者の割合は39.4%（R6年11月まで10,167円）",
	"事業者健診データの取得率は5.8％（目標10.7％以上）で、前年度の7.9％から2.1ポイント低下した。",
	"対象の6,817事業所へ文書を送り、うち1,204事業所（17.7%）から同意書を得た。「健康宣言」の勧奨も行った。",
	"令和6年度は、支部長・グループ長による訪問を120件実施。ジェネリック医薬品の使用割合は全国14位、前年度比＋1.2ポイント！",
	"※ R5年度から集計方法を変更したため、単純な比較はできない（グロス値は70.3%）。",
	"インセンティブ制度の周知を年4回、メールマガジン（登録者数2,345人）等で行う：①チラシ、②ホームページ、③研修会。",
	"The share rose by 2.4 pt (65.8% to 68.2%) in FY2024, mostly through mailings; see https://example.jp/kumamoto/results for the list.",
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		s    string
		n    int
		want string
	}{
		{"", 10, ""},
		{"短い", 10, "短い"},
		{"健診受診月から10か月以内に医療機関を受診した者の割合は39.4%（R6年11月まで10,167円）", 20,
			"健診受診月から10か月|以内に医療機関を受診|した者の割合は39.4%|（R6年11月まで|10,167円）"},
		{"目標は120%以上", 8, "目標は|120%以上"},
		{"対象は6,817事業所です", 10, "対象は|6,817事業|所です"},
		{"対象は6,817事業所です", 12, "対象は|6,817事業所|です"},
		{"期限は令和6年11月30日", 16, "期限は|令和6年11月30日"},
		{"前年比▲5.2%となった", 10, "前年比|▲5.2%と|なった"},
		{"全体で１，２００円", 12, "全体で|１，２００円"},
		{"それは「健診」です", 8, "それは|「健診」|です"},
		{"受診者、対象者。", 6, "受診|者、対|象者。"},
		{"データセンター", 12, "データセン|ター"},
		{"コーヒー", 6, "コー|ヒー"},
		{"チャッチャッ", 6, "チャッ|チャッ"},
		{"aaa bbb   ccc", 7, "aaa bbb|ccc"},
		{"字下げ　　次の文", 6, "字下げ|次の文"},
		{"　字下げ", 6, "　字下|げ"},
		{"incomprehensibilities", 10, "incomprehe|nsibilitie|s"},
		{"見よhttps://example.jp/a", 12, "見よhttps://|example.jp/a"},
		{"一\n\n二三四", 4, "一||二三|四"},
		{"x\u0302x\u0302x\u0302", 2, "x\u0302x\u0302|x\u0302"},
		{"R6  実績 65.8%  順位 14位  評価 B", 26, "R6  実績 65.8%  順位 14位|評価 B"},
		{"R6  実績 65.8%  順位 14位  評価 B", 9, "R6|実績|65.8%|順位 14位|評価 B"},
		{"One sentence is here.  Another one is much longer.  End.", 30, "One sentence is here.  Another|one is much longer.  End."},
		{"漢字", 1, " | "},
		{"、。", 2, "、|。"},
	} {
		if got := strings.Join(Wrap(c.s, c.n), "|"); got != c.want {
			t.Errorf("Wrap(%q, %d)\n got %s\nwant %s", c.s, c.n, got, c.want)
		}
	}
	if got := Wrap("a", 0); got != nil {
		t.Errorf("Wrap in no columns is %q", got)
	}
}

// From eight columns on, no sentence needs a break that violates the rules
// about punctuation.
func TestWrap_Sentences(t *testing.T) {
	const start = "、。，．・：？！）」』】％%ー～ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:)"
	const end = "（「『【("
	for _, p := range []Printer{rich, safe} {
		for _, s := range sentences {
			s = p.Clean(s)
			for n := 8; n <= 60; n++ {
				lines := Wrap(s, n)
				if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != strings.ReplaceAll(s, " ", "") {
					t.Fatalf("width %d: %q rejoins to %q", n, s, got)
				}
				for i, line := range lines {
					if i > 0 && strings.IndexAny(line, start) == 0 {
						t.Errorf("width %d: line %q begins wrongly", n, line)
					}
					if r := []rune(line); strings.ContainsRune(end, r[len(r)-1]) {
						t.Errorf("width %d: line %q ends wrongly", n, line)
					}
				}
			}
		}
	}
}

// A line of sixteen columns has room for every figure with its unit.
func TestWrap_KeepsFiguresWhole(t *testing.T) {
	figures := []string{
		"10か月", "39.4%", "R6年11月", "10,167円", "5.8％", "10.7％", "7.9％", "2.1ポイント", "6,817事業所", "1,204事業所",
		"17.7%", "令和6年度", "120件", "14位", "＋1.2ポイント", "R5年度", "70.3%", "2,345人",
	}
	found := map[string]bool{}
	for _, s := range sentences {
		for n := 16; n <= 60; n++ {
			lines := Wrap(s, n)
			for _, figure := range figures {
				if !strings.Contains(s, figure) {
					continue
				}
				found[figure] = true
				if !slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, figure) }) {
					t.Errorf("width %d: %s is parted in %q", n, figure, lines)
				}
			}
		}
	}
	if len(found) != len(figures) {
		t.Errorf("only %d of the figures are in a sentence", len(found))
	}
}

func BenchmarkWrap(b *testing.B) {
	for b.Loop() {
		Wrap(sentences[0], 20)
	}
}

// The short way to the next place to break leads to the same places as the library
// does, for every two characters in a row and within any text.
func TestNextOpportunity_IsTheLibrarys(t *testing.T) {
	opportunities := func(s string, next func(string, int) (string, int)) (ends []int) {
		for rest, state := s, -1; rest != ""; {
			rest, state = next(rest, state)
			ends = append(ends, len(s)-len(rest))
		}
		return ends
	}
	library := func(s string, state int) (string, int) {
		_, rest, _, state := uniseg.FirstLineSegmentInString(s, state)
		return rest, state
	}
	check := func(s string) {
		t.Helper()
		if got, want := opportunities(s, nextOpportunity), opportunities(s, library); !slices.Equal(got, want) {
			t.Fatalf("%q breaks at %v, want %v", s, got, want)
		}
	}
	for r := rune(0x20); r < 0x20000; r++ {
		check("漢" + string(r) + "字")
		check("かな" + string(r) + string(r) + "カナ漢字" + string(r) + "1" + string(r))
	}
	random := volume.Random(t)
	for range volume.Of(100_000, 10_000) {
		s := randomText(random)
		check(s + "健診" + s)
		check(rich.Clean(s))
	}
}

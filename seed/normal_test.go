package seed

import (
	"testing"
	"unicode/utf8"

	"scorecard/model"
)

func momentText(s string) (string, bool) {
	at, ok := momentOf(s)
	return moment(at), ok
}

// Each form that people write a value in, and what it is understood as; empty
// for one that is not understood.
func TestValuesAreReadAsPeopleWriteThem(t *testing.T) {
	year := func(s string) (string, bool) { n, ok := fiscalYearOf(s); return number10(n), ok }
	whole := func(s string) (string, bool) {
		n, ok := wholeNumber(s, "位", "頁", "ページ", "p.", "p")
		return number10(n), ok
	}
	status := func(s string) (string, bool) { return wordFor(statusWords(), s) }
	grade := func(s string) (string, bool) { return wordFor(kpiGradeWords(), s) }
	anyGrade := func(s string) (string, bool) { return wordFor(append(kpiGradeWords(), activityGradeWords()...), s) }
	reason := func(s string) (string, bool) { return missingFor(s, "not_ranked") }
	yes := func(s string) (string, bool) { return wordFor(truthWords(), s) }
	percent := func(s string) (string, bool) {
		f := figureOf(model.Figure{Text: s}, "%")
		return f.Text, f.Unit == "%"
	}
	yen := func(s string) (string, bool) {
		f := figureOf(model.Figure{Text: s}, "円")
		return f.Text, f.Unit == "円"
	}
	aim := func(s string) (string, bool) {
		f := targetOf(model.Target{Text: s}, "%")
		return f.Text, f.Kind != "" && (f.Unit == "%" || !f.HasNumber())
	}
	for _, c := range []struct {
		what string
		read func(string) (string, bool)
		want string
		from []string
	}{
		{"year", year, "2024", []string{
			"2024", "２０２４", "R6", "Ｒ６", "r6", "R06", "R.6", "令和6年度", "令和６年度", "令和6", "令和6年", "令和 6 年度", "令和六年度", "FY2024",
			"ＦＹ２０２４", "fy 2024", "2024年度", "2024年", " 2024\u00a0", "\u3000令和6年度",
		}},
		{"year", year, "2019", []string{"令和元年度", "令和元", "R1", "平成31年度", "H31"}},
		{"year", year, "2030", []string{"令和十二年度", "R12"}},
		{"year", year, "", []string{"24", "6", "R", "令和", "R六六", "FY24", "20244", "2024.0", "2024-04", "昭和63", "来年度", "R0", "R-6", "R100", ""}},
		{"number", whole, "14", []string{"14", "１４", "⑭", " 14 ", "\u300014", "14位", "１４位", "14 位", "p.14", "P14", "14頁", "14ページ"}},
		{"number", whole, "10167", []string{"10,167", "１０，１６７", "10 167", "10\u00a0167"}},
		{"number", whole, "-3", []string{"-3", "−3", "‐3", "–3", "―3", "－3", "ー3", "ｰ3", "▲3", "△3"}},
		{"number", whole, "", []string{"14.0", "14.5", "1e3", "0x0E", "1,4", "10,16", "10,1678", "+14", "十四", "14名位", "2024/10/1", "-", ""}},
		{"status", status, "expected", []string{"達成見込み", "達成見込", "達成見込（み）", "見込み", " 達成 見込み", "expected", "Expected", "ｅｘｐｅｃｔｅｄ"}},
		{"status", status, "achieved", []string{"達成", "達成\u3000", "ACHIEVED"}},
		{"status", status, "", []string{"100%", "達成?", "未達", "-", ""}},
		{"rating", grade, "A", []string{"A", "Ａ", "a", "ａ", " A ", "A評価", "Ａ評価"}},
		{"rating", grade, "", []string{"D", "AA", "A+", "○", ""}},
		{"rating of either kind", anyGrade, "a", []string{"a", "ａ"}},
		{"rating of either kind", anyGrade, "A", []string{"A", "Ａ", "A評価"}},
		{"missing", reason, "not_ranked", []string{"順位なし", "順位無し", "―", "－", "-", "−", "‐", "–", "ー", "―――", "not ranked", "Not Ranked", "not_ranked"}},
		{"missing", reason, "not_set", []string{"設定なし", "設定無し", "設定 なし", "not set"}},
		{"missing", reason, "not_in_source", []string{"資料に記載なし", "記載なし", "NOT_IN_SOURCE"}},
		{"missing", reason, "", []string{"なし", "0", "N/A", "?", ""}},
		{"truth", yes, "true", []string{"はい", "yes", "YES", "true", "○", "〇", "1", "１"}},
		{"truth", yes, "false", []string{"いいえ", "no", "false", "0", "×"}},
		{"date", dateOf, "2024-10-01", []string{
			"2024-10-01", "2024/10/1", "2024.10.1", "２０２４／１０／１", "2024年10月1日", "令和6年10月1日", "R6.10.1", "2024年 10月 1日", "2024−10−01",
		}},
		{"date", dateOf, "", []string{"2024-13-01", "2024-02-30", "2024-10", "10/1", "45566", "1/10/2024", "FY2024-10-01", "令和6年度10月1日", ""}},
		{"month", monthOf, "2024-04", []string{"2024-04", "2024/4", "2024年4月", "令和6年4月", "R6.4", "２０２４年４月"}},
		{"month", monthOf, "", []string{"2024-13", "2024-00", "4月", "2024", "2024-04-01", ""}},
		{"time", momentText, "2025-01-31T00:00:00Z", []string{"2025-01-31T00:00:00Z", "2025-01-31T09:00:00+09:00", " 2025-01-31T00:00:00Z"}},
		{"time", momentText, "", []string{"2025-01-31", "31.1.2025", "now", ""}},
		{"figure", percent, "65.8%", []string{"65.8%", "65.8％", "６５．８％", " 65.8% ", "65.8パーセント", "\u300065.8%"}},
		{"figure", percent, "-3.5%", []string{"-3.5%", "−3.5%", "▲3.5%", "△3.5％", "‐3.5％", "ー3.5％", "－3.5%"}},
		{"figure", percent, "65.8 %", []string{"65.8 %"}},
		{"figure", yen, "10,167円", []string{"10,167円", "１０，１６７円", "10,167円 "}},
		{"figure", yen, "10167円", []string{"10 167円", "10\u00a0167円"}},
		{"target", aim, "68.2%以上", []string{"68.2%以上", "６８．２％以上", "68.2％以上", "\u300068.2%以上 "}},
		{"target", aim, "対前年度以上", []string{"対前年度以上", " 対前年度以上\u3000"}},
	} {
		for _, typed := range c.from {
			got, ok := c.read(typed)
			if ok != (c.want != "") || ok && got != c.want {
				t.Errorf("%s %q is understood as %q (%v), want %q", c.what, typed, got, ok, c.want)
			}
		}
	}
}

func number10(n int) string { return (&column{required: true}).writeNumber(n) }

// What is not understood must not be taken for something near it.
func TestUnreadableFiguresStayAsTheyAre(t *testing.T) {
	for _, typed := range []string{"約65.8%", "65,8%", "65.8.1%", "65.8", "％", "六五％", "10,16円", "1 2 3円", "65.8%～70%", "#REF!", "=1+1"} {
		if f := figureOf(model.Figure{Text: typed}, "%"); f.Unit == "%" && f.Known() && !f.Value.IsZero() && f.Text != "" && f.Text != typed {
			t.Errorf("%q is understood as %q", typed, f.Text)
		}
	}
}

func TestHintsAreClose(t *testing.T) {
	for _, c := range []struct {
		value string
		among []string
		want  string
	}{
		{"helth", []string{"health", "planning"}, "health"},
		{"polarty", []string{"polarity", "priority"}, "polarity"},
		{"rnak", []string{"rank", "rating"}, "rank"},
		{"達成見込身", []string{"達成", "達成見込み", "達成困難"}, "達成見込み"},
		{"D", []string{"A", "B", "C"}, ""},
		{"something else", []string{"rank", "rating"}, ""},
		{"", []string{"rank"}, ""},
	} {
		if got := closest(c.value, c.among); got != c.want {
			t.Errorf("%q: got %q, want %q", c.value, got, c.want)
		}
	}
}

// FuzzValues holds that no value makes a reader fall over, and that what is read
// is read as itself again.
func FuzzValues(f *testing.F) {
	for _, seed := range []string{"令和6年度", "R6.10.1", "10,167円", "▲3.5％", "68.2%以上", "―", "⑭", "2024-10-01", "達成見込（み）", "\xff", "'=1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		again := func(name string, read func(string) (string, bool)) {
			value, ok := read(typed)
			if !ok {
				return
			}
			if second, ok := read(value); !ok || second != value {
				t.Errorf("%s: %q is read as %q, and that as %q", name, typed, value, second)
			}
		}
		again("date", dateOf)
		again("month", monthOf)
		again("time", momentText)
		again("word", func(s string) (string, bool) { return wordFor(missingWords(), s) })
		again("number", func(s string) (string, bool) { n, ok := wholeNumber(s, "位"); return number10(n), ok })
		again("figure", func(s string) (string, bool) {
			f := figureOf(model.Figure{Text: s}, "%")
			return f.Text, f.Unit == "%" && utf8.ValidString(s)
		})
		again("target", func(s string) (string, bool) {
			f := targetOf(model.Target{Text: s}, "%")
			return f.Text, f.Unit == "%" && utf8.ValidString(s)
		})
		if got := guard(typed); got != typed {
			s := sheet{table: tableNamed("documents"), rows: []sheetRow{{cells: []string{"", got, ""}}}}
			if s.unguard(); s.rows[0].cells[1] != typed {
				t.Errorf("%q is guarded as %q and comes back as %q", typed, got, s.rows[0].cells[1])
			}
		}
	})
}

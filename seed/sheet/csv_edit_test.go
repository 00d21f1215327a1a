package sheet_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	sjis "golang.org/x/text/encoding/japanese"

	"scorecard/model"
	"scorecard/seed/sheet"
	"scorecard/seed/yeartest"
)

// smallCSV is the small year file as CSV in Japanese, in UTF-8 without a mark.
func smallCSV(t *testing.T) []sheet.File {
	t.Helper()
	files, err := sheet.EncodeCSV(smallYear(t), model.Japanese, sheet.UTF8)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// changed is the files with one of them made anew from its records.
func changed(t *testing.T, files []sheet.File, name string, change func(records [][]string) [][]string) []sheet.File {
	t.Helper()
	files = slices.Clone(files)
	i := slices.IndexFunc(files, func(f sheet.File) bool { return f.Name == name })
	records, err := csv.NewReader(bytes.NewReader(files[i].Data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var data bytes.Buffer
	w := csv.NewWriter(&data)
	if err := w.WriteAll(change(records)); err != nil {
		t.Fatal(err)
	}
	files[i].Data = data.Bytes()
	return files
}

// withCell is the files with one cell changed, which its row, counted from 1
// below the header, and its column's title name.
func withCell(t *testing.T, files []sheet.File, name string, row int, title, value string) []sheet.File {
	t.Helper()
	return changed(t, files, name, func(records [][]string) [][]string {
		at := slices.Index(records[0], title)
		if at < 0 {
			t.Fatalf("%s has no column %s", name, title)
		}
		records[row][at] = value
		return records
	})
}

// What a person types instead of the words of the export means the same.
func TestCellsAreReadAsPeopleWriteThem(t *testing.T) {
	want := smallYear(t)
	for _, c := range []struct {
		file, title string
		row         int
		values      []string
	}{
		{"year.csv", "年度", 1, []string{"R6", "令和6年度", "FY2024", "２０２４"}},
		{"year.csv", "支部コード", 1, []string{" somewhere ", "ｓｏｍｅｗｈｅｒｅ"}},
		{"kpis.csv", "グループ", 1, []string{"保健グループ", "保健", "Health", "HEALTH", "ｈｅａｌｔｈ", " 保健 "}},
		{"kpis.csv", "施策分類", 1, []string{"健診", "Checkups"}},
		{"kpis.csv", "単位", 1, []string{"％", " % ", "パーセント"}},
		{"kpis.csv", "良い向き", 1, []string{"higher", "高い", "Higher is better", "高いほどよい"}},
		{"kpis.csv", "目標", 1, []string{"６８．２％以上", "68.2％以上", " 68.2%以上"}},
		{"kpis.csv", "目標（文言）", 1, []string{" ", "\u3000", "\n"}},
		{"kpis.csv", "実績", 1, []string{"６５．８％", "65.8パーセント"}},
		{"kpis.csv", "実績", 2, []string{"not_published", "未公表\u3000", "未発表", "Not published"}},
		{"kpis.csv", "全国順位", 1, []string{"14位", "１４", "⑭"}},
		{"kpis.csv", "全国順位", 2, []string{"―", "－", "-", "ー", "順位無し", "not ranked"}},
		{"kpis.csv", "実績評価", 1, []string{"b", "Ｂ", "ｂ", "B評価"}},
		{"kpis.csv", "計画書の進捗状況", 1, []string{"達成見込", "expected", "達成見込（み）"}},
		{"kpis.csv", "対象期間の始め", 1, []string{"2024/4", "2024年4月", "R6.4"}},
		{"kpis.csv", "進捗状況", 1, []string{"困難", "difficult"}},
		{"kpis.csv", "進捗状況", 2, []string{"", "未設定", "-", "―"}},
		{"kpis.csv", "進捗の更新日時", 1, []string{"2025-01-31T18:00:00+09:00"}},
		{"kpis.csv", "出典の頁", 1, []string{"p.2", "2頁", "②", "２"}},
		{"kpis.csv", "出典", 1, []string{"実施結果", "Results"}},
		{"notes.csv", "KPI", 1, []string{"checkup-rate、offices", "checkup-rate , offices", "checkup‐rate,offices", "健診実施率、事業所数", "Checkup-Rate; offices"}},
		{"notes.csv", "種別", 1, []string{"review", "Review"}},
		{"notes.csv", "年度", 2, []string{"R7", "令和7年度", "FY2025"}},
		{"activities.csv", "実績評価", 1, []string{"B", "Ｂ", "ｂ"}},
		{"initiatives.csv", "区分", 1, []string{"new", "新"}},
		{"initiatives.csv", "見出し", 1, []string{"○", "yes", "1", "TRUE"}},
		{"initiatives.csv", "テーマ", 1, []string{"健診", "Checkup-Plans"}},
	} {
		for _, value := range c.values {
			year, _, err := sheet.DecodeCSV(withCell(t, smallCSV(t), c.file, c.row, c.title, value), nil)
			if err != nil {
				t.Errorf("%s %s %q: %v", c.file, c.title, value, err)
				continue
			}
			if diff := cmp.Diff(want, year); diff != "" {
				t.Errorf("%s %s %q (-as exported +as typed):\n%s", c.file, c.title, value, diff)
			}
		}
	}
}

// Each refused cell is named with its line and column, its title, what was
// expected and what was probably meant.
func TestRefusedCellsAreNamed(t *testing.T) {
	for _, c := range []struct {
		file, title string
		row         int
		value, want string
	}{
		{"kpis.csv", "コード", 1, "Checkup Rate", `kpis.csv:2:1 コード bad_code "Checkup Rate" a-z 0-9 - → checkup-rate`},
		{"kpis.csv", "グループ", 2, "helth", `kpis.csv:3:9 グループ unknown_code "helth" グループ → health`},
		{"kpis.csv", "番号", 1, "", `kpis.csv:2:21 番号 required ""  → `},
		{"kpis.csv", "KPI名", 1, "", `kpis.csv:2:32 KPI名 required ""  → `},
		{"kpis.csv", "KPI名", 1, "\u3000", `kpis.csv:2:32 KPI名 required ""  → `},
		{"kpis.csv", "目標", 1, "68.2以上", `kpis.csv:2:73 目標 missing_unit "68.2以上" 68.2%以上, 15%以下, 7日以内, 2,930事業所, 対前年度以上, 設定なし, 条件変更, 順位なし, 未公表, 廃止, 資料に記載なし → 68.2%以上`},
		{"kpis.csv", "目標", 1, "がんばる", `kpis.csv:2:73 目標 unclear_target "がんばる" 68.2%以上, 15%以下, 7日以内, 2,930事業所, 対前年度以上, 設定なし, 条件変更, 順位なし, 未公表, 廃止, 資料に記載なし → `},
		{"kpis.csv", "目標", 1, "", `kpis.csv:2:73 目標 required "" 68.2%以上, 15%以下, 7日以内, 2,930事業所, 対前年度以上, 設定なし, 条件変更, 順位なし, 未公表, 廃止, 資料に記載なし → `},
		{"kpis.csv", "実績", 1, "６５．８", `kpis.csv:2:83 実績 missing_unit "６５．８" 65.8%, 10,167円, 設定なし, 条件変更, 順位なし, 未公表, 廃止, 資料に記載なし → 65.8%`},
		{"kpis.csv", "実績", 1, "2024/10/1", `kpis.csv:2:83 実績 unclear_figure "2024/10/1" 65.8%, 10,167円, 設定なし, 条件変更, 順位なし, 未公表, 廃止, 資料に記載なし → `},
		{"kpis.csv", "実績", 1, "―", `kpis.csv:2:83 実績 unclear_figure "―" 65.8%, 10,167円, 設定なし, 条件変更, 順位なし, 未公表, 廃止, 資料に記載なし → `},
		{"kpis.csv", "実績", 1, "", `kpis.csv:2:83 実績 required "" 65.8%, 10,167円, 設定なし, 条件変更, 順位なし, 未公表, 廃止, 資料に記載なし → `},
		{"kpis.csv", "実績", 1, "65.8円", `kpis.csv:2:83 実績 unit_mismatch "65.8円" 65.8%, 10,167円, 設定なし, 条件変更, 順位なし, 未公表, 廃止, 資料に記載なし → `},
		{"kpis.csv", "全国順位", 1, "48", `kpis.csv:2:128 全国順位 out_of_range "48" 1-47 → `},
		{"kpis.csv", "全国順位", 1, "14.0", `kpis.csv:2:128 全国順位 wrong_type "14.0" 1, 2, 3, ..., 設定なし, 条件変更, 順位なし, 未公表, 廃止, 資料に記載なし → `},
		{"kpis.csv", "実績評価", 1, "D", `kpis.csv:2:131 実績評価 not_one_of "D" A, B, C, 設定なし, 条件変更, 順位なし, 未公表, 廃止, 資料に記載なし → `},
		{"kpis.csv", "進捗状況", 1, "達成困離", `kpis.csv:2:151 進捗状況 not_one_of "達成困離" 達成, 達成見込み, 達成困難 → 達成困難`},
		{"kpis.csv", "良い向き", 1, "高いほど良", `kpis.csv:2:66 良い向き not_one_of "高いほど良" 高いほど良い, 低いほど良い → 高いほど良い`},
		{"kpis.csv", "対象期間の始め", 1, "4月", `kpis.csv:2:89 対象期間の始め bad_date "4月" 2024-04 → `},
		{"kpis.csv", "出典", 1, "reslts", `kpis.csv:2:185 出典 unknown_code "reslts" 資料 → results`},
		{"year.csv", "年度", 1, "24", `year.csv:2:11 年度 wrong_type "24" 2024, R6, 令和6年度, FY2024 → `},
		{"year.csv", "年度", 1, "1999", `year.csv:2:11 年度 out_of_range "1999" 2008-2107 → `},
		{"notes.csv", "KPI", 1, "checkup-rate, ofices", `notes.csv:2:9 KPI unknown_code "ofices" KPI → offices`},
		{"initiatives.csv", "見出し", 1, "たぶん", `initiatives.csv:2:43 見出し wrong_type "たぶん" はい, いいえ → `},
		{"kpis.csv", "番号", 1, "a\x1bb", `kpis.csv:2:21 番号 control_character "\"\\x1b\""  → `},
	} {
		problems := problemsOfCSV(t, withCell(t, smallCSV(t), c.file, c.row, c.title, c.value), nil)
		var got []string
		for _, p := range problems {
			got = append(got, told(p))
		}
		if diff := cmp.Diff([]string{c.want}, got); diff != "" {
			t.Errorf("%s %s %q (-want +got):\n%s", c.file, c.title, c.value, diff)
		}
	}
}

func told(p model.Problem) string {
	return fmt.Sprintf("%s:%d:%d %s %s %q %s → %s", p.File, p.Line, p.Column, p.Field, p.Kind, p.Value, p.Want, p.Hint)
}

// All that is wrong in all files is said at once, and what merely follows from it
// is not.
func TestCSVReportsEverythingAtOnce(t *testing.T) {
	files := withCell(t, smallCSV(t), "kpis.csv", 1, "目標", "68.2")
	files = withCell(t, files, "kpis.csv", 2, "実績評価", "E")
	files = withCell(t, files, "groups.csv", 1, "分野", "")
	files = withCell(t, files, "activities.csv", 1, "施策分類", "chekups")
	files = changed(t, files, "notes.csv", func(records [][]string) [][]string {
		records[0][0], records[0][1] = "しゅべつ", "年"
		return records
	})
	files = changed(t, files, "themes.csv", func(records [][]string) [][]string {
		records[0][0] = "コード名"
		return records
	})
	var got []string
	for _, p := range problemsOfCSV(t, files, nil) {
		got = append(got, fmt.Sprintf("%s:%d %s %s %q", p.File, p.Line, p.Field, p.Kind, p.Value))
	}
	want := []string{
		`themes.csv:1 テーマ unknown_field "コード名"`,
		`themes.csv:1 コード required ""`,
		`notes.csv:1 総括・方針・説明・注 unknown_field "しゅべつ"`,
		`notes.csv:1 総括・方針・説明・注 unknown_field "年"`,
		`notes.csv:1 種別 required ""`,
		`notes.csv:1 年度 required ""`,
		`groups.csv:2 分野 required ""`,
		`kpis.csv:2 目標 missing_unit "68.2"`,
		`kpis.csv:3 実績評価 not_one_of "E"`,
		`activities.csv:2 施策分類 unknown_code "chekups"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// inUTF16 writes a text in UTF-16, with a mark or without.
func inUTF16(text string, big, mark bool) []byte {
	var data []byte
	if mark {
		text = "\ufeff" + text
	}
	for _, unit := range utf16.Encode([]rune(text)) {
		if big {
			data = append(data, byte(unit>>8), byte(unit))
		} else {
			data = append(data, byte(unit), byte(unit>>8))
		}
	}
	return data
}

func TestEncodingsAreFoundOut(t *testing.T) {
	want := smallYear(t)
	for _, c := range []struct {
		name   string
		encode func(text string) []byte
		found  sheet.Encoding
	}{
		{"UTF-8", func(s string) []byte { return []byte(s) }, sheet.UTF8},
		{"UTF-8 with a mark", func(s string) []byte { return []byte("\ufeff" + s) }, sheet.UTF8BOM},
		{"UTF-16LE with a mark", func(s string) []byte { return inUTF16(s, false, true) }, sheet.UTF16LE},
		{"UTF-16BE with a mark", func(s string) []byte { return inUTF16(s, true, true) }, sheet.UTF16BE},
		{"UTF-16LE", func(s string) []byte { return inUTF16(s, false, false) }, sheet.UTF16LE},
		{"UTF-16BE", func(s string) []byte { return inUTF16(s, true, false) }, sheet.UTF16BE},
		{"CP932", func(s string) []byte {
			data, err := sjis.ShiftJIS.NewEncoder().Bytes([]byte(s))
			if err != nil {
				t.Fatal(err)
			}
			return data
		}, sheet.CP932},
		{"tabs", func(s string) []byte { return inUTF16(strings.ReplaceAll(s, ",", "\t"), false, true) }, sheet.UTF16LE},
		{"bare line feeds", func(s string) []byte { return []byte(strings.ReplaceAll(s, "\r\n", "\n")) }, sheet.UTF8},
		{"empty lines before and after", func(s string) []byte { return []byte("\r\n,,,\r\n" + s + ",,,\r\n\r\n") }, sheet.UTF8},
	} {
		files := smallCSV(t)
		for i := range files {
			if c.name == "tabs" && strings.Contains(string(files[i].Data), `"`) {
				continue // a comma within a cell is not a separator
			}
			files[i].Data = c.encode(string(files[i].Data))
		}
		year, found, err := sheet.DecodeCSV(files, nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(want, year); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if found[0] != c.found {
			t.Errorf("%s is taken for %s", c.name, found[0])
		}
	}
}

// Headers are found by key, by title in either language, in any order, and with
// the marks that templates put beside them.
func TestHeadersAreFoundInAnyForm(t *testing.T) {
	want := smallYear(t)
	for _, lang := range langs {
		files, err := sheet.EncodeCSV(want, lang, sheet.UTF8)
		if err != nil {
			t.Fatal(err)
		}
		for i := range files {
			files = changed(t, files, files[i].Name, func(records [][]string) [][]string {
				for _, record := range records {
					slices.Reverse(record)
				}
				for j := range records[0] {
					records[0][j] = " " + strings.ToUpper(records[0][j]) + " *"
				}
				records[0] = append(records[0], "（参考）前年度の実績")
				for j := range records[1:] {
					records[1+j] = append(records[1+j], "65.8%")
				}
				return records
			})
			files[i].Name = "R6_" + strings.ToUpper(files[i].Name)
		}
		year, _, err := sheet.DecodeCSV(files, nil)
		if err != nil {
			t.Errorf("%s: %v", lang, err)
			continue
		}
		if diff := cmp.Diff(want, year); diff != "" {
			t.Errorf("%s (-want +got):\n%s", lang, diff)
		}
	}
}

// Tables that are not among the files stay as they are.
func TestCSVOverABaseChangesOnlyItsTables(t *testing.T) {
	base := yeartest.BuiltIn(t)[1]
	files, err := sheet.EncodeCSV(base, model.Japanese, sheet.UTF8BOM)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(files, func(f sheet.File) bool { return f.Name == "kpis.csv" })
	only := withCell(t, []sheet.File{{Name: "kpis.csv", Data: bytes.TrimPrefix(files[i].Data, []byte("\ufeff"))}}, "kpis.csv", 2, "進捗状況", "達成")
	year, _, err := sheet.DecodeCSV(only, base)
	if err != nil {
		t.Fatal(err)
	}
	want := yeartest.BuiltIn(t)[1]
	want.KPIs[1].Status.Value = model.Achieved
	if diff := cmp.Diff(want, year, yeartest.SameYear); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var got []string
	for _, p := range problemsOfCSV(t, only, nil) {
		got = append(got, fmt.Sprintf("%s %s", p.Field, p.Kind))
	}
	wanted := []string{"年度 (year) required", "グループ (groups) required", "資料 (documents) required", "施策分類 (categories) required"}
	slices.Sort(got)
	slices.Sort(wanted)
	if diff := cmp.Diff(wanted, got); diff != "" {
		t.Errorf("without a base (-want +got):\n%s", diff)
	}
}

// A text that a spreadsheet would run is disarmed, a figure is not touched.
func TestFormulasAreGuarded(t *testing.T) {
	year := smallYear(t)
	year.KPIs[0].Name.JA = `=HYPERLINK("http://example.com","押す")`
	year.KPIs[0].Number = "'=1"
	year.KPIs[0].Status.Comment = "@SUM(A1)"
	year.KPIs[0].Prior = &model.Prior{Target: "-", Status: "+5"}
	figure, err := model.ParseFigure("-3%")
	if err != nil {
		t.Fatal(err)
	}
	year.KPIs[0].Actual = figure
	files, err := sheet.EncodeCSV(year, model.Japanese, sheet.UTF8)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(files, func(f sheet.File) bool { return f.Name == "kpis.csv" })
	records, err := csv.NewReader(bytes.NewReader(files[i].Data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for title, want := range map[string]string{
		"KPI名": `'=HYPERLINK("http://example.com","押す")`, "番号": "''=1", "コメント": "'@SUM(A1)",
		"前年度欄の目標": "'-", "前年度欄の進捗": "'+5", "実績": "-3%",
	} {
		if got := records[1][slices.Index(records[0], title)]; got != want {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
	comesBackFromCSV(t, year, model.Japanese, sheet.UTF8BOM)
}

// Whatever CP932 does not have is named, all of it, and nothing is written.
func TestCP932NamesWhatItCannotHold(t *testing.T) {
	year := smallYear(t)
	year.KPIs[0].Name.JA = "健診〜受診率"
	year.KPIs[1].Short.JA = "事業所🏢と👍"
	year.Notes[0].Text.JA = "é"
	files, err := sheet.EncodeCSV(year, model.Japanese, sheet.CP932)
	var problems model.Problems
	if files != nil || !errors.As(err, &problems) {
		t.Fatalf("got %d files and %v; want problems alone", len(files), err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, told(p))
	}
	want := []string{
		`kpis.csv:2:32 KPI名 unencodable "〜" CP932 (Shift JIS) → ～`,
		`kpis.csv:3:32 略称 unencodable "🏢👍" CP932 (Shift JIS) → `,
		`notes.csv:2:33 本文 unencodable "é" CP932 (Shift JIS) → `,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A part of an item that lacks one of its columns is a problem: there is no year
// without one, and no half of a part.
func TestDecodeCSV_ColumnOfAnOptionalPartIsMissing(t *testing.T) {
	for _, title := range []string{"本部目標の範囲", "本部項目の出典", "比較不能の出典"} {
		for _, year := range yeartest.BuiltIn(t) {
			files, err := sheet.EncodeCSV(year, model.Japanese, sheet.UTF8)
			if err != nil {
				t.Fatal(err)
			}
			used := false
			files = changed(t, files, "kpis.csv", func(records [][]string) [][]string {
				at := slices.Index(records[0], title)
				for i := range records {
					used = used || i > 0 && records[i][at] != ""
					records[i] = slices.Delete(records[i], at, at+1)
				}
				return records
			})
			y, _, err := sheet.DecodeCSV(files, nil)
			if (err != nil) != used || (y == nil) != used {
				t.Errorf("%d without %s: got %v, %v", year.Year, title, y != nil, err)
			}
		}
	}
}

package tui

import (
	"fmt"
	"testing"

	"scorecard/model"
	"scorecard/model/finding"
)

func preview(clash bool) Incoming {
	p := model.Preview{Branch: model.Branch{Code: "kumamoto"}, Year: 2024, Differences: []model.Difference{
		{Kind: model.Changed, List: "kpis", Code: "mail-in-rate", Field: "actual", Old: "93.5%", New: "93.6%"},
	}}
	if clash {
		p.Statuses = []model.StatusClash{{Item: "mail-in-rate", Kept: model.Status{Value: model.Achieved}, Other: model.Status{Value: model.Difficult}}}
	}
	return Incoming{Previews: []finding.Preview{{Preview: p}}}
}

// A file is named, shown as what it would change, and brought in by Enter.
func TestImportWithAPreview(t *testing.T) {
	s := open(t, 120, 40, setup{})
	s.post.files["r6.xlsx"] = preview(false)
	s.press("I")
	s.shows("xlsx")
	s.press("r", "6")
	s.shows("取り込むファイル: r6")
	s.press("tab")
	s.shows("取り込むファイル: r6.xlsx")
	s.press("enter")
	s.shows("取り込みの確認: r6.xlsx", "Enter 取り込む")
	if len(s.post.imported) != 0 {
		t.Fatal("imported before it was confirmed")
	}
	s.press("enter")
	s.shows("取り込みました（取り込み 1）", "undo --import 1")
	if fmt.Sprint(s.post.imported, s.post.statuses) != "[r6.xlsx] false" {
		t.Errorf("imported %v, statuses %v", s.post.imported, s.post.statuses)
	}
}

func TestImportIsLeft(t *testing.T) {
	s := open(t, 120, 40, setup{})
	s.post.files["r6.xlsx"] = preview(false)
	s.press("I", "esc").shows("何も変えていません")
	s.press("I", "r", "tab", "enter", "esc").shows("何も変えていません")
	if len(s.post.imported) != 0 {
		t.Errorf("imported %v", s.post.imported)
	}
}

// Statuses that people set are kept unless they are asked to give way.
func TestImportAsksAboutStatuses(t *testing.T) {
	s := open(t, 120, 40, setup{})
	s.post.files["r6.xlsx"] = preview(true)
	s.press("I", "r", "tab", "enter").shows("記入済みの進捗: 残す")
	s.press("r").shows("記入済みの進捗: ファイルの値にする")
	s.press("enter")
	if !s.post.statuses {
		t.Error("the statuses were kept")
	}
	s.post.statuses = true
	s.press("I", "r", "tab", "enter", "enter")
	if s.post.statuses {
		t.Error("the statuses were not kept")
	}
}

func TestImportThatChangesNothing(t *testing.T) {
	s := open(t, 120, 40, setup{})
	s.post.files[""] = Incoming{Previews: []finding.Preview{{Preview: model.Preview{Year: 2024}}}}
	s.press("I", "enter").shows("取り込みの確認: 内蔵データ", "変更はありません")
	s.press("enter").shows("変わるものはありません")
	if len(s.post.imported) != 0 {
		t.Errorf("imported %v", s.post.imported)
	}
}

// Everything wrong with a file is listed with its place; nothing is brought in.
func TestImportOfABadFile(t *testing.T) {
	s := open(t, 120, 40, setup{})
	s.post.problems["bad.xlsx"] = model.Problems{
		{Kind: model.UnclearFigure, File: "bad.xlsx", Sheet: "KPI", Cell: "D12", Value: "abc", Want: "65.8%"},
		{Kind: model.Required, File: "bad.xlsx", Sheet: "KPI", Cell: "B3", Field: "kpis[0].name.ja"},
	}
	s.press("I")
	s.model.question.field.set("bad.xlsx")
	s.press("enter").shows("誤りが2件あります", "KPI!D12", "数値として読めない", "abc", "KPI!B3")
	s.press("enter").shows("ファイルを直して")
	s.press("esc").shows("何も変えていません")
	s.press("I", "n", "o", "enter").shows("「no」というファイルはありません")
	s.press("end").shows("取り込むファイル: no")
}

func TestImportFails(t *testing.T) {
	s := open(t, 120, 40, setup{})
	s.post.files["r6.xlsx"] = preview(false)
	s.post.refuse = &model.Error{Kind: model.Locked}
	s.press("I", "r", "tab", "enter", "enter").shows("取り込みの確認")
	s.post.refuse = nil
	s.press("enter").shows("取り込みました")
	s.store.readOnly = true
	s.press("I").shows("変えられません")
}

// An import that somebody else's change of the year gets ahead of is previewed
// again, and carried out by another Enter only.
func TestImport_PreviewsAgainWhenYearChanges(t *testing.T) {
	for name, refusal := range map[string]error{
		"年度の内容が変わりました: R6 (鈴木)": &model.Error{Kind: model.YearChanged, Subject: "R6 (鈴木)"},
		"他の人が先に変更しています: 鈴木":     &model.StaleError{Current: model.Status{Who: "鈴木"}},
	} {
		s := open(t, 120, 40, setup{})
		s.post.files["r6.xlsx"] = preview(true)
		s.press("I", "r", "tab", "enter", "r").shows("93.5%", "記入済みの進捗: ファイルの値にする")
		again := preview(true)
		again.Previews[0].Differences[0].Old = "94.1%"
		s.post.files["r6.xlsx"], s.post.refuse = again, refusal
		s.press("enter").shows("取り込みの確認: r6.xlsx", "94.1%", name, "これが新しい内容です")
		s.press("down").shows("記入済みの進捗: 残す")
		if len(s.post.imported) != 0 {
			t.Fatal("imported on the old preview")
		}
		s.post.refuse = nil
		s.press("enter").shows("取り込みました（取り込み 1）")
		if s.post.statuses {
			t.Error("the choice about the old preview's statuses was kept")
		}
	}
}

// A file that cannot be read any more leaves no preview to confirm.
func TestImport_EndsWhenYearChangesAndFileIsGone(t *testing.T) {
	s := open(t, 120, 40, setup{})
	s.post.files["r6.xlsx"] = preview(false)
	s.press("I", "r", "tab", "enter")
	delete(s.post.files, "r6.xlsx")
	s.post.refuse = &model.Error{Kind: model.YearChanged}
	s.press("enter").shows("「r6.xlsx」というファイルはありません", "[1 全体]")
	if s.model.incoming != nil || s.model.mode != browsing {
		t.Error("the preview is still open")
	}

	s.post.files["r6.xlsx"] = preview(false)
	s.press("I", "r", "tab", "enter")
	s.post.problems["r6.xlsx"] = model.Problems{{Kind: model.Required, File: "r6.xlsx", Sheet: "KPI", Cell: "B3"}}
	s.press("enter").shows("誤りが1件あります", "KPI!B3")
	s.post.refuse = nil
	s.press("enter")
	if len(s.post.imported) != 0 {
		t.Errorf("imported %v", s.post.imported)
	}
}

// What is shown is exported: the year, and the group of the tab. A file that is
// there is replaced only when it is asked for twice.
func TestExportWhatIsShown(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "X")
	s.press("end").shows("書き出し先: scorecard-kumamoto-R6-health.xlsx")
	s.press("enter").shows("書き出しました: /home/user/scorecard-kumamoto-R6-health.xlsx")
	want := Outgoing{Branch: "kumamoto", Year: 2024, Group: "health", Lang: model.Japanese}
	if got := s.post.written["scorecard-kumamoto-R6-health.xlsx"]; got != want {
		t.Errorf("written %+v", got)
	}
	s.press("X", "enter").shows("同じ名前のファイルがあります")
	s.press("enter").shows("書き出しました")
	s.press("X", "enter", "x", "backspace", "enter").shows("同じ名前のファイルがあります")
	s.press("ctrl+u", "enter").shows("ファイル名を入力してください")
	s.press("esc").shows("何も変えていません")
	s.post.refuse = errDisk
	s.press("1", "X", "enter").shows("disk")
	s.press("end").shows("書き出し先: scorecard-kumamoto-R6.xlsx")
}

func TestBranches(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("b")
	s.shows("協会けんぽ熊本支部 だけです")
	s.store.more = []model.Branch{{Code: "oita", Name: model.Text{JA: "大分支部", EN: "Oita Branch"}}}
	s.press("b").shows("支部を選ぶ（2支部）", "> kumamoto", "大分支部")
	s.press("j", "esc").shows("令和6年度")
	s.press("b", "j", "enter")
	if s.model.config.Branch != "oita" {
		t.Errorf("the branch is %q", s.model.config.Branch)
	}
}

// Among other branches of the file, the detail tells the place and the median
// beside the national rank.
func TestFiguresAmongTheFilesBranches(t *testing.T) {
	s := open(t, 120, 40, setup{})
	figure, err := model.ParseFigure("60.0%")
	if err != nil {
		t.Fatal(err)
	}
	s.store.peers = []model.Peer{{Branch: model.Branch{Code: "oita"}, KPI: model.KPI{
		Code: "lifestyle-checkup-rate", Unit: "%", Polarity: model.Higher, Actual: figure,
	}}}
	s.press("4").shows("2支部中1位", "中央値 62.9%")
}

//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scorecard/db"
	"scorecard/model"
	"scorecard/seed"
	"scorecard/seed/yearfile"
)

// The year leaves the screen as a workbook, comes back with another figure
// through its preview, and is taken back on the command line.
func TestOutAndInOnTheScreen(t *testing.T) {
	home, file := editorsHome(t)
	s := editor(t, home)
	s.press("X")
	s.shows("拡張子で形式が決まります")
	s.press("\x15" + home + "/r6.yaml\r")
	s.shows("書き出しました: " + home + "/r6.yaml")
	data, err := os.ReadFile(filepath.Join(home, "r6.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(home, "r6.yaml")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the export is %v, %v", info.Mode(), err)
	}
	y, err := yearfile.Decode("r6.yaml", data)
	if err != nil || len(y.KPIs) != 6 || y.KPIs[0].Group != "health" || y.KPI("mail-in-rate") != nil {
		t.Fatalf("the tab's group was not what was exported: %v", err)
	}

	beside(t, home, exitFine, "export", "--year", "R6", "--output", home+"/all.yaml")
	data, err = os.ReadFile(filepath.Join(home, "all.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(data), "actual: 5.8%", "actual: 5.9%", 1)
	if err := os.WriteFile(filepath.Join(home, "all.yaml"), []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	s.press("I")
	s.shows("内蔵データ")
	s.press(home + "/al\t")
	s.shows("取り込むファイル: " + home + "/all.yaml")
	s.press("\r")
	s.shows("取り込みの確認", "5.8%", "5.9%", "Enter 取り込む")
	if got := actual(t, file, 2024, "employer-data-rate"); got != "5.8%" {
		t.Errorf("before the yes the file says %s", got)
	}
	s.press("\r")
	s.shows("取り込みました（取り込み 1）")
	if got := actual(t, file, 2024, "employer-data-rate"); got != "5.9%" {
		t.Errorf("what is called imported is not on disk: %s", got)
	}
	beside(t, home, exitFine, "undo", "--import", "1", "--yes")
	s.shows("他の変更を読み込みました", "5.8%")
	s.press("q")
	s.ends(exitFine)
}

// Somebody else imports the year while its preview is read on the screen.
func TestScreenImport_PreviewsAgainWhenYearChanges(t *testing.T) {
	home, file := editorsHome(t)
	mine, other := home+"/mine.yaml", home+"/other.yaml"
	beside(t, home, exitFine, "export", "--year", "R6", "--output", mine)
	data := contents(t, mine)
	for path, figure := range map[string]string{mine: "5.9%", other: "6.0%"} {
		changed := strings.Replace(data, "actual: 5.8%", "actual: "+figure, 1)
		if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := editor(t, home)
	s.press("I" + mine + "\r")
	s.shows("取り込みの確認", "5.8%", "5.9%")
	beside(t, home, exitFine, "import", other, "--yes", "--as", "佐藤")
	s.press("\r")
	s.shows("年度の内容が変わりました: R6 (佐藤)", "これが新しい内容です", "6.0%", "5.9%")
	if got := actual(t, file, 2024, "employer-data-rate"); got != "6.0%" {
		t.Errorf("before the new preview is agreed to the file contains %s", got)
	}
	s.press("\r")
	s.shows("取り込みました（取り込み 2）")
	if got := actual(t, file, 2024, "employer-data-rate"); got != "5.9%" {
		t.Errorf("the file contains %s", got)
	}
	s.press("q")
	s.ends(exitFine)
}

// A bad file is told with every place, and the scorecard stays as it was.
func TestBadFileOnTheScreen(t *testing.T) {
	home, file := editorsHome(t)
	before := contents(t, file)
	if err := os.WriteFile(filepath.Join(home, "bad.yaml"), []byte("format: 1\nyear: R6\nkpis: 3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := editor(t, home)
	s.press("I" + home + "/bad.yaml\r")
	s.shows("件あります。何も取り込んでいません", "bad.yaml:3:7")
	s.press("\x1b")
	s.shows("何も変えていません")
	s.press("I" + home + "/none.yaml\r")
	s.shows("というファイルはありません")
	s.press("\x15" + home + "\r")
	s.shows("フォルダ")
	s.press("\x1b")
	s.shows("何も変えていません")
	s.press("q")
	s.ends(exitFine)
	if contents(t, file) != before {
		t.Error("the scorecard file has changed")
	}
}

// A conflict is resolved on the screen, shown at once, and stays.
func TestResolveStays(t *testing.T) {
	home, file := editorsHome(t)
	s := editor(t, home)
	s.press("5jc")
	s.shows("資料間の不一致", "1  A", "2  B")
	s.press("2")
	s.shows("[2] B")
	s.press("詳細の頁が新しい\r")
	s.shows("「B」を使うと決めました")
	store, err := db.Open(t.Context(), file, db.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // nothing was written
	card, err := store.Scorecard(t.Context(), "", 2024)
	if err != nil {
		t.Fatal(err)
	}
	if got := card.Year.KPI("generic-rate").Rating.Grade; got != "B" {
		t.Errorf("the scorecard shows %s", got)
	}
	raw, err := store.Year(t.Context(), "", 2024)
	if err != nil || raw.KPI("generic-rate").Rating.Grade != "A" {
		t.Errorf("the stored rating has changed: %v", err)
	}
	if out := beside(t, home, exitFine, "history"); !strings.Contains(out, "→ B: 詳細の頁\n  が") {
		t.Errorf("the history says %s", out)
	}
	s.press("q")
	s.ends(exitFine)
}

func actual(t *testing.T, file string, year int, code string) string {
	t.Helper()
	store, err := db.Open(t.Context(), file, db.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // nothing was written
	y, err := store.Year(t.Context(), "", year)
	if err != nil {
		t.Fatal(err)
	}
	return y.KPI(code).Actual.Text
}

func contents(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Two branches in one file: the screen changes between them and remembers the
// one that was shown last.
func TestBranchOnTheScreen(t *testing.T) {
	home, _ := editorsHome(t)
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	other := years[1]
	other.Branch = model.Branch{Code: "oita", Name: model.Text{JA: "協会けんぽ大分支部", EN: "Oita Branch"}}
	data, err := yearfile.Encode(other)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "oita.yaml"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	beside(t, home, exitFine, "import", "--yes", home+"/oita.yaml")
	s := editor(t, home)
	s.press("b")
	s.shows("支部を選ぶ（2支部）", "oita")
	s.press("j\r")
	s.shows("協会けんぽ大分支部", "68.2%以上")
	s.press("q")
	s.ends(exitFine)
	s = launch(t, home, nil, "scorecard")
	s.shows("協会けんぽ大分支部")
	s.press("q")
	s.ends(exitFine)
}

// The export on the screen replaces no scorecard either, however often Enter is
// pressed.
func TestExportOnTheScreen_ReplacesNoScorecard(t *testing.T) {
	home, file := editorsHome(t)
	before := contents(t, file)
	for name, link := range map[string]func(old, new string) error{"linked.yaml": os.Symlink, "hard.txt": os.Link} {
		if err := link(file, filepath.Join(home, name)); err != nil {
			t.Fatal(err)
		}
	}
	beside(t, home, exitFine, "backup", filepath.Join(home, "copy.json"))
	s := editor(t, home)
	for _, name := range []string{"linked.yaml", "hard.txt", "copy.json"} {
		s.press("X")
		s.shows("拡張子で形式が決まります")
		s.press("\x15" + home + "/" + name + "\r")
		s.shows("データベースか、その付属ファイル")
		s.press("\r")
		s.shows("データベースか、その付属ファイル")
		s.press("\x1b")
		s.shows("何も変えていません")
	}
	s.press("q")
	s.ends(exitFine)
	if contents(t, file) != before {
		t.Error("the scorecard file has changed")
	}
	beside(t, home, exitFine, "check", "--db", filepath.Join(home, "copy.json"))
	if info, err := os.Lstat(filepath.Join(home, "linked.yaml")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v, %v", info, err)
	}
}

//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"scorecard/db"
	"scorecard/model"
)

// stored reads a status from the file, which must be sound.
func stored(t *testing.T, file string, year int, code string) model.Status {
	t.Helper()
	store, err := db.Open(t.Context(), file, db.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // nothing was written
	if problems, err := store.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("the file is not sound: %v %v", problems, err)
	}
	card, err := store.Scorecard(t.Context(), "", year)
	if err != nil {
		t.Fatal(err)
	}
	return card.Year.KPI(code).Status
}

func editor(t *testing.T, home string) *terminalRun {
	t.Helper()
	s := launch(t, home, []string{"SCORECARD_USER=花子", "TZ=Asia/Tokyo"}, "scorecard")
	s.shows("協会けんぽ熊本支部")
	s.press("4")
	s.shows("68.2%以上", "[4 保健]")
	return s
}

// The main job: a status is set on the screen with a comment in Japanese, and is
// there on the next day, on the screen, in the list and in the history.
func TestEditStays(t *testing.T) {
	home, file := editorsHome(t)
	s := editor(t, home)
	s.press("je")
	s.shows("進捗 R6:", "[達成困難]")
	s.press("\x1b[A")
	s.shows("[達成見込み]", "コメント:")
	s.press("大規模事業所から届いた")
	s.shows("大規模事業所から届いた")
	s.press("\r")
	s.shows("保存しました: 困難 → 見込み")
	if got := stored(t, file, 2024, "employer-data-rate"); got.Value != model.Expected || got.Comment != "大規模事業所から届いた" || got.Who != "花子" {
		t.Errorf("what is called saved is not on disk: %+v", got)
	}
	s.press("q")
	s.ends(exitFine)

	again := editor(t, home)
	again.press("j")
	again.shows("大規模事業所から届いた", "花子")
	again.press("H")
	again.shows("保健② 事業者健診データ取得率 の履歴", "困難", "見込み", "花子")
	again.press("q")
	again.ends(exitFine)
	if list := beside(t, home, exitFine, "status", "--width", "160"); !strings.Contains(list, "大規模事業所から届いた") {
		t.Errorf("the list does not show it:\n%s", list)
	}
	if list := beside(t, home, exitFine, "history"); !strings.Contains(list, "大規模事業所から届いた") {
		t.Errorf("the history does not show it:\n%s", list)
	}
}

// What another process changes comes to the screen by itself, and leaves a draft
// that is open as it is.
func TestForeignChangeComesToTheScreen(t *testing.T) {
	home, file := editorsHome(t)
	s := editor(t, home)
	s.press("je\x1b[A草稿")
	s.shows("[達成見込み]", "草稿")
	beside(t, home, exitFine, "status", "保健④", "困難", "--comment", "担当が替わった")
	s.shows("他の変更を読み込みました", "[達成見込み]", "草稿")
	s.press("の続き\r")
	s.shows("保存しました")
	s.press("jj")
	s.shows("担当が替わった", "鈴木")
	s.press("q")
	s.ends(exitFine)
	if got := stored(t, file, 2024, "employer-data-rate"); got.Comment != "草稿の続き" {
		t.Errorf("stored %+v", got)
	}
	if got := stored(t, file, 2024, "insured-guidance-rate"); got.Value != model.Difficult || got.Who != "鈴木" {
		t.Errorf("the other's change is %+v", got)
	}
}

// Two people at one row: the slower one sees both and takes theirs or one's own.
func TestCollisionWithAnotherProcess(t *testing.T) {
	for key, want := range map[string]model.Status{
		"t":    {Value: model.Achieved, Comment: "先に確認", Who: "鈴木", Version: 1},
		"m":    {Value: model.Expected, Comment: "後から", Who: "花子", Version: 2},
		"\x1b": {Value: model.Achieved, Comment: "先に確認", Who: "鈴木", Version: 1},
	} {
		t.Run(want.Who+" "+key, func(t *testing.T) {
			home, file := editorsHome(t)
			s := editor(t, home)
			s.press("je\x1b[A後から")
			s.shows("[達成見込み]", "後から")
			beside(t, home, exitFine, "status", "保健②", "達成", "--comment", "先に確認")
			s.press("\r")
			s.shows("他の人が先に変更しました", "相手: 達成", "先に確認", "鈴木", "自分: 達成見込み", "後から", "t 相手の内容にする")
			s.press(key)
			switch key {
			case "t":
				s.shows("相手の内容にしました")
			case "m":
				s.shows("保存しました: 達成 → 見込み")
			default:
				s.shows("入力は残っています", "[達成見込み]", "後から")
				s.press("\x03y")
				s.ends(exitFine)
			}
			got := stored(t, file, 2024, "employer-data-rate")
			if got.Value != want.Value || got.Comment != want.Comment || got.Who != want.Who || got.Version != want.Version {
				t.Errorf("stored %+v, want %+v", got, want)
			}
		})
	}
}

// A file that goes away under the screen is told in the header; edits are
// refused, a draft is kept, and all goes on when it is back.
func TestFileGoneAndBack(t *testing.T) {
	home, file := editorsHome(t)
	other := filepath.Join(t.TempDir(), "other.db")
	beside(t, home, exitFine, "init", "--db", other)
	s := editor(t, home)
	s.press("je\x1b[A草稿")
	s.shows("[達成見込み]", "草稿")
	for _, trouble := range []struct {
		name, header string
		come         func() error
	}{
		{"removed", "読み取り専用 (ファイルが見つかりません)", func() error { return nil }},
		{"replaced", "読み取り専用 (ファイルが置き換えられました)", func() error { return os.Rename(other, file) }},
	} {
		if err := os.Rename(file, file+".away"); err != nil {
			t.Fatal(err)
		}
		if err := trouble.come(); err != nil {
			t.Fatal(err)
		}
		s.shows(trouble.header, "草稿")
		s.press("\r")
		s.shows("scorecard.db", "[達成見込み]", "草稿") // the refusal names the file
		if err := os.Rename(file+".away", file); err != nil {
			t.Fatal(err)
		}
		s.shows("読み書き可", "草稿")
	}
	s.press("\r")
	s.shows("保存しました")
	s.press("q")
	s.ends(exitFine)
	if got := stored(t, file, 2024, "employer-data-rate"); got.Value != model.Expected || got.Comment != "草稿" {
		t.Errorf("stored %+v", got)
	}
}

// A file whose rights are taken away while it is open takes no edits, and says
// so, until they are back.
func TestFileMadeReadOnlyAndBack(t *testing.T) {
	program, home, become := commoner(t)
	s := prepare(t, home, []string{"SCORECARD_USER=花子"}, program)
	s.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Credential: become}
	s.run()
	s.shows("協会けんぽ熊本支部", "読み書き可")
	file := filepath.Join(home, ".local", "share", "scorecard", "scorecard.db")
	s.press("4j")
	s.shows("[4 保健]", "読み書き可")
	if err := os.Chmod(file, 0o400); err != nil {
		t.Fatal(err)
	}
	s.shows("読み取り専用")
	s.press("e")
	s.shows("変えられません")
	s.hides("進捗 R6:")
	if err := os.Chmod(file, 0o600); err != nil {
		t.Fatal(err)
	}
	s.shows("読み書き可")
	s.press("e\x1b[A\r")
	s.shows("保存しました: 困難 → 見込み")
	s.press("q")
	s.ends(exitFine)
	if got := stored(t, file, 2024, "employer-data-rate"); got.Value != model.Expected {
		t.Errorf("stored %+v", got)
	}
}

// commoner is the program and a home for a person whom permissions bind. An
// administrator's tests run it as nobody, who must be let to the program first.
func commoner(t *testing.T) (program, home string, become *syscall.Credential) {
	t.Helper()
	if os.Geteuid() != 0 {
		return "scorecard", t.TempDir(), nil
	}
	folder, err := os.MkdirTemp("", "commoner")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	const nobody = 65534
	program, home = filepath.Join(folder, "scorecard"), filepath.Join(folder, "home")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	binary, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []error{
		os.Chmod(folder, 0o755), os.WriteFile(program, binary, 0o755), os.Mkdir(home, 0o700), os.Chown(home, nobody, nobody),
	} {
		if step != nil {
			t.Fatal(step)
		}
	}
	return program, home, &syscall.Credential{Uid: nobody, Gid: nobody}
}

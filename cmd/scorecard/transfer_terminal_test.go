//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"scorecard/model"
)

// asked starts the program on a terminal that gets its messages too.
func asked(t *testing.T, home string, args ...string) *terminalRun {
	t.Helper()
	s := prepare(t, home, []string{"SCORECARD_USER=花子", "TZ=Asia/Tokyo"}, "scorecard", args...)
	s.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	s.command.Stderr = s.slave
	s.run()
	return s
}

// changedFile is the exported year with another target and a status that differs
// from what is set then.
func changedFile(t *testing.T, home string) string {
	t.Helper()
	path := filepath.Join(home, "r6.yaml")
	beside(t, home, exitFine, "export", "--year", "R6", "--output", path)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(data, []byte("10.7%以上"), []byte("11.7%以上"), 1)
	if bytes.Equal(changed, data) {
		t.Fatal("the target does not stand in the file")
	}
	if err := os.WriteFile(path, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// On a terminal the preview is followed by the question, and anything but yes
// leaves the file as it was.
func TestImportAsks(t *testing.T) {
	home, file := editorsHome(t)
	path := changedFile(t, home)
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, answer := range []string{"n\r", "\r", "yesterday\r", "\x04"} {
		s := asked(t, home, "import", path)
		s.shows("10.7%以上 → 11.7%以上", "取り込みますか？ y はい / n いいえ:")
		s.press(answer)
		s.exits(exitFailure)
		s.shows("やめました。何も変えていません")
		if after, err := os.ReadFile(file); err != nil || !bytes.Equal(before, after) {
			t.Fatalf("%q: the file has changed (%v)", answer, err)
		}
	}
	s := asked(t, home, "import", path)
	s.shows("取り込みますか？")
	s.press("\x03")
	s.exits(exitSignal + 2)
	for i, answer := range []string{"はい\r", "ｙ\r", "yes\r"} {
		s := asked(t, home, "import", path)
		s.shows("取り込みますか？")
		s.press(answer)
		s.exits(exitFine)
		s.shows("取り込みました（取り込み")
		s = asked(t, home, "undo", "--import", fmt.Sprint(2*i+1))
		s.shows("この取り込みを取り消しますか？")
		s.press(answer)
		s.exits(exitFine)
	}
}

// A yes counts for the preview that it was given to: when somebody imports the
// year in between, the new preview is followed by the question again.
func TestImport_AsksAgainWhenYearChanges(t *testing.T) {
	home, file := editorsHome(t)
	path := changedFile(t, home)
	other := filepath.Join(home, "other.yaml")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(other, bytes.Replace(data, []byte("actual: 5.8%"), []byte("actual: 5.9%"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	s := asked(t, home, "import", path)
	s.shows("取り込みますか？")
	s.hides("5.9%")
	beside(t, home, exitFine, "import", other, "--yes", "--as", "鈴木")
	s.press("y\r")
	s.shows("確認のあとで、年度の内容が変わりました: R6 (鈴木)", "5.9% → 5.8%", "y はい / n いいえ:")
	if got := actual(t, file, 2024, "employer-data-rate"); got != "5.9%" {
		t.Errorf("before the second yes the file contains %s", got)
	}
	s.press("y\r")
	s.exits(exitFine)
	if got := actual(t, file, 2024, "employer-data-rate"); got != "5.8%" {
		t.Errorf("after the second yes the file contains %s", got)
	}
}

// A status that somebody has set is asked about on its own: it is kept unless the
// second answer is yes as well.
func TestImportAsksAboutStatuses(t *testing.T) {
	home, file := editorsHome(t)
	path := changedFile(t, home)
	beside(t, home, exitFine, "status", "employer-data-rate", "achieved", "--comment", "届いた")
	s := asked(t, home, "import", path)
	s.shows("記入された進捗との食い違い", "記入: 達成  届いた  鈴木", "取り込みますか？")
	s.press("y\r")
	s.shows("ファイルの進捗に置き換えますか？")
	s.press("n\r")
	s.exits(exitFine)
	if got := stored(t, file, 2024, "employer-data-rate"); got.Value != model.Achieved || got.Comment != "届いた" || got.Who != "鈴木" {
		t.Errorf("not kept: %+v", got)
	}
	s = asked(t, home, "import", path) // nothing but the status is left to ask about
	s.shows("ファイルの進捗に置き換えますか？")
	s.press("y\r")
	s.exits(exitFine)
	if got := stored(t, file, 2024, "employer-data-rate"); got.Value != model.Difficult || got.Who != "花子" {
		t.Errorf("not replaced: %+v", got)
	}
}

// Where the file comes on the standard input, the terminal is asked all the same.
func TestImportAsksBesideStdin(t *testing.T) {
	home, _ := editorsHome(t)
	path := changedFile(t, home)
	s := prepare(t, home, nil, "scorecard", "import", "-")
	s.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	data, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close() //nolint:errcheck // it was only read
	s.command.Stdin, s.command.Stderr = data, s.slave
	s.run()
	s.shows("取り込みますか？")
	s.press("y\r")
	s.exits(exitFine)
	s.shows("取り込みました")
}

// A workbook is not poured onto a terminal.
func TestNoWorkbookOnATerminal(t *testing.T) {
	home, _ := editorsHome(t)
	for _, args := range [][]string{{"export", "--format", "xlsx"}, {"template", "--year", "R8"}} {
		s := asked(t, home, args...)
		s.exits(exitUsage)
		s.shows("Excel のファイルは端末に表示できません")
	}
}

//go:build unix

package main

import (
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"scorecard/model"
)

// way is one way out of the program. Before it an edit was made and called saved.
type way struct {
	name    string
	program []string // scorecard when empty
	steps   []step   // to where it begins
	leave   func(*terminalRun)
	code    int
	gone    bool              // there is no terminal left to look at
	drafted model.StatusValue // what ③ has afterwards; difficult when empty
}

// step is a few keys and what they bring to the screen.
type step struct{ keys, shows string }

func keys(pressed string) func(*terminalRun) { return func(s *terminalRun) { s.press(pressed) } }

func signalled(signal syscall.Signal) func(*terminalRun) {
	return func(s *terminalRun) {
		s.t.Helper()
		if err := s.command.Process.Signal(signal); err != nil {
			s.t.Fatal(err)
		}
	}
}

// drafted opens a draft of ③ with a comment.
var drafted = []step{{"je", "進捗 R6:"}, {"1\t", "[1 達成]"}, {"草稿", "草稿"}}

func then(before []step, more ...step) []step {
	return append(before[:len(before):len(before)], more...)
}

// quits are the ways out that a person takes by keys.
func quits() []way {
	ask := step{"\x03", "入力を捨てて終了しますか"}
	return []way{
		{name: "q in a table", leave: keys("q")},
		{name: "q in the overview", steps: []step{{"1", "[1 全体]"}}, leave: keys("q")},
		{name: "q in the activities", steps: []step{{"v", "[事業計画"}}, leave: keys("q")},
		{name: "q in another year", steps: []step{{"]", "[R7]"}}, leave: keys("q")},
		{name: "q in help", steps: []step{{"?", "Esc で閉じる"}}, leave: keys("q")},
		{name: "q in the history", steps: []step{{"H", "の履歴"}}, leave: keys("q")},
		{name: "q after the search", steps: []step{{"/q", "検索: q"}, {"\x1b", "[4 保健]"}}, leave: keys("q")},
		{name: "q after a draft was left", steps: then(drafted, step{"\x1b", "入力をやめました"}), leave: keys("q")},
		{name: "q where an undo was named", steps: []step{{"u", "取り消す変更"}, {"x", "やめました"}}, leave: keys("q")},
		{name: "ctrl+c browsing", leave: keys("\x03")},
		{name: "ctrl+c in the search", steps: []step{{"/率", "検索: 率"}}, leave: keys("\x03")},
		{name: "ctrl+c in help", steps: []step{{"?", "Esc で閉じる"}}, leave: keys("\x03")},
		{name: "ctrl+c in the history", steps: []step{{"H", "の履歴"}, {"H", "すべての履歴"}}, leave: keys("\x03")},
		{name: "ctrl+c before the digit", steps: []step{{"s", "他のキー やめる"}}, leave: keys("\x03")},
		{name: "ctrl+c in a draft that says nothing new", steps: []step{{"e", "進捗 R6:"}}, leave: keys("\x03")},
		{name: "ctrl+c in a draft, y", steps: then(drafted, ask), leave: keys("y")},
		{name: "ctrl+c in a draft, ctrl+c", steps: then(drafted, ask), leave: keys("\x03")},
		{
			name: "ctrl+c in a draft, n, saved, q", leave: keys("q"), drafted: model.Achieved,
			steps: then(drafted, ask, step{"n", "入力は残っています"}, step{"\r", "保存しました: 困難 → 達成"}),
		},
	}
}

// signals are the ends that a signal asks for, wherever the program is.
func signals() []way {
	var ways []way
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT} {
		for where, steps := range map[string][]step{
			"browsing": nil, "a draft is open": drafted, "asked whether to quit": then(drafted, step{"\x03", "終了しますか"}),
			"the history": {{"H", "の履歴"}},
		} {
			ways = append(ways, way{
				name: fmt.Sprintf("%s, %s", signal, where), steps: steps, leave: signalled(signal), code: exitSignal + int(signal),
			})
		}
		ways = append(ways, way{
			name: fmt.Sprintf("%s, saving", signal), steps: drafted, code: exitSignal + int(signal),
			leave: func(s *terminalRun) {
				occupy(s)
				s.press("\r")
				s.shows("保存中")
				signalled(signal)(s)
			},
		})
	}
	return ways
}

// occupy holds the file of a session until its end, so that a save waits.
func occupy(s *terminalRun) {
	s.t.Helper()
	file, err := sql.Open("sqlite", filepath.Join(s.home, ".local", "share", "scorecard", "scorecard.db"))
	if err != nil {
		s.t.Fatal(err)
	}
	file.SetMaxOpenConns(1)
	if _, err := file.Exec("BEGIN IMMEDIATE"); err != nil {
		s.t.Fatal(err)
	}
	s.letGo = func() { _ = file.Close() }
}

// suspend stops the program as a shell sees it: by ctrl+z.
func suspend(s *terminalRun) {
	s.t.Helper()
	s.press("\x1a")
	var status unix.WaitStatus
	if _, err := unix.Wait4(s.command.Process.Pid, &status, unix.WUNTRACED, nil); err != nil || !status.Stopped() {
		s.t.Fatalf("not stopped: %v %v", status, err)
	}
	s.until("given back", func(_ string, modes map[int]bool) bool { return !modes[1049] && modes[25] && !modes[2004] })
}

func resume(s *terminalRun) {
	s.t.Helper()
	signalled(syscall.SIGCONT)(s)
	s.until("painted again", func(_ string, modes map[int]bool) bool { return modes[1049] })
}

// others are the ends that neither a key nor a signal asks for, and those that
// come while the program is stopped or has no input.
func others() []way {
	hangUp := func(s *terminalRun) { _, _ = s.slave.Close(), s.master.Close() }
	lost := exitSignal + int(syscall.SIGHUP)
	ways := []way{
		{name: "the terminal is gone, browsing", leave: hangUp, code: lost, gone: true},
		{name: "the terminal is gone, a draft is open", steps: drafted, leave: hangUp, code: lost, gone: true},
		{name: "suspended, continued, q", leave: func(s *terminalRun) {
			suspend(s)
			resume(s)
			s.shows("[4 保健]")
			s.press("q")
		}},
		{name: "suspended in a draft, continued, saved, q", steps: drafted, drafted: model.Achieved, leave: func(s *terminalRun) {
			suspend(s)
			resume(s)
			s.shows("草稿")
			s.press("\r")
			s.shows("保存しました")
			s.press("q")
		}},
		{name: "SIGTERM while suspended", steps: drafted, code: exitSignal + int(syscall.SIGTERM), leave: func(s *terminalRun) {
			suspend(s)
			signalled(syscall.SIGTERM)(s)
			signalled(syscall.SIGCONT)(s)
		}},
		{name: "stdin is closed, q", program: []string{"sh", "-c", "exec scorecard <&-"}, leave: keys("q")},
		{name: "stdin is a pipe that ended, q", program: []string{"sh", "-c", "exec scorecard </dev/null"}, leave: keys("q")},
		{
			name: "the shell is killed", program: []string{"sh", "-c", "scorecard; exit 0"}, steps: drafted,
			leave: signalled(syscall.SIGKILL), code: -1, gone: true,
		},
		{name: "the file is removed, q", leave: func(s *terminalRun) {
			file := filepath.Join(s.home, ".local", "share", "scorecard", "scorecard.db")
			s.rename(file, file+".away")
			s.shows("ファイルが見つかりません")
			s.letGo = func() { s.rename(file+".away", file) }
			s.press("q")
		}},
	}
	for _, place := range []string{"update", "view", "command"} {
		ways = append(ways, way{
			name: "a crash in " + place + ", a draft is open", program: []string{"scorecard-crash", "editing", place},
			steps: drafted, leave: keys("\x18"), code: exitFailure,
		})
	}
	return ways
}

func (s *terminalRun) rename(from, to string) {
	s.t.Helper()
	if err := os.Rename(from, to); err != nil {
		s.t.Fatal(err)
	}
}

// Every way out gives the terminal back as it was, with the exit code that
// belongs to it, and everything that was called saved is on disk.
func TestWaysOut(t *testing.T) {
	ways := append(append(quits(), signals()...), others()...)
	t.Logf("%d ways out", len(ways))
	_, file := editorsHome(t)
	made, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range ways {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			w.take(t, made)
		})
	}
}

// take goes one way out over a file of its own.
func (w way) take(t *testing.T, made []byte) {
	home := t.TempDir()
	file := filepath.Join(home, ".local", "share", "scorecard", "scorecard.db")
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, made, 0o600); err != nil {
		t.Fatal(err)
	}
	program := append(w.program, "scorecard")[:max(len(w.program), 1)]
	s := prepare(t, home, []string{"SCORECARD_USER=花子", "SCORECARD_AMBIGUOUS=narrow"}, program[0], program[1:]...)
	alive := s.witness()
	s.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	s.run()
	s.shows("協会けんぽ熊本支部")
	for _, step := range append([]step{{"4", "[4 保健]"}, {"je", "進捗 R6:"}, {"2\r", "保存しました: 困難 → 見込み"}}, w.steps...) {
		s.press(step.keys)
		s.shows(step.shows)
	}
	w.leave(s)
	if w.gone {
		s.exits(w.code)
	} else {
		s.ends(w.code)
	}
	alive()
	if s.letGo != nil {
		s.letGo()
	}
	w.check(t, s, file)
}

func (w way) check(t *testing.T, s *terminalRun, file string) {
	if got := stored(t, file, 2024, "employer-data-rate"); got.Value != model.Expected || got.Who != "花子" {
		t.Errorf("what was called saved is %+v", got)
	}
	want := model.Difficult
	if w.drafted != "" {
		want = w.drafted
	}
	if got := stored(t, file, 2024, "dependent-checkup-rate"); got.Value != want {
		t.Errorf("the draft's status is %q, want %q", got.Value, want)
	}
	crashed := strings.HasPrefix(w.name, "a crash")
	if said := s.stderr.String(); !crashed && said != "" || crashed && !strings.Contains(said, "保存した変更は失われていません") {
		t.Errorf("stderr: %s", said)
	}
	if !crashed {
		return
	}
	log, err := os.ReadFile(filepath.Join(s.home, ".local", "state", "scorecard", "crash.log"))
	if err != nil || !strings.Contains(string(log), "panic: dropped") || !strings.Contains(string(log), "crash_test.go") {
		t.Errorf("the log: %v\n%s", err, log)
	}
}

// witness gives the program a pipe that lasts as long as it and its children do,
// and returns a wait for their end.
func (s *terminalRun) witness() (wait func()) {
	s.t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		s.t.Fatal(err)
	}
	s.command.ExtraFiles = []*os.File{writer}
	return func() {
		s.t.Helper()
		_ = writer.Close()
		_ = reader.SetReadDeadline(time.Now().Add(patience))
		if _, err := reader.Read(make([]byte, 1)); err != io.EOF {
			s.t.Errorf("the program lives on: %v", err)
		}
		_ = reader.Close()
	}
}

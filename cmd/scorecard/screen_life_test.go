//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// The whole program as a person uses it, from the first start to the second.
func TestScreenFromStartToEnd(t *testing.T) {
	home := t.TempDir()
	s := launch(t, home, nil, "scorecard")
	s.shows("協会けんぽ熊本支部", "令和6年度", "新しいファイルを作りました", "/scorecard.db")
	s.press("4")
	s.shows("68.2%以上", "65.8%", "保健グループ")
	s.press("v")
	s.shows("糖尿病性腎症")
	s.press("]")
	s.shows("令和7年度")
	s.press("L")
	s.shows("FY2025", "Health Group")
	s.press("/")
	s.press("mail")
	s.shows("Search: mail")
	s.press("\x1b")
	s.hides("Search:")
	s.press("?")
	s.shows("Esc closes")
	s.press("\x1b")
	s.hides("Esc closes")
	s.press("q")
	s.ends(exitFine)
	if _, err := os.Stat(filepath.Join(home, ".local", "share", "scorecard", "scorecard.db")); err != nil {
		t.Error(err)
	}

	again := launch(t, home, nil, "scorecard")
	again.shows("令和7年度")
	again.press("\x03")
	again.ends(exitFine)
}

func TestSignalsGiveTheTerminalBack(t *testing.T) {
	home := t.TempDir()
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT} {
		t.Run(signal.String(), func(t *testing.T) {
			s := launch(t, home, nil, "scorecard")
			s.shows("協会けんぽ熊本支部")
			if err := s.command.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			s.ends(exitSignal + int(signal))
			if s.stderr.String() != "" {
				t.Errorf("stderr: %s", s.stderr.String())
			}
		})
	}
}

// A pipe that nobody reads holds a write for ever, but not the program.
func TestSignalEndsABlockedWrite(t *testing.T) {
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close() //nolint:errcheck // read from only once
	c := exec.Command("scorecard", "summary", "--json", "--year", "R7")
	c.Env, c.Stdout = []string{"HOME=" + t.TempDir()}, writer
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	_ = writer.Close()
	if _, err := reader.Read(make([]byte, 1)); err != nil { // it writes by now
		t.Fatal(err)
	}
	gone := make(chan error, 1)
	go func() { gone <- c.Wait() }()
	_ = c.Process.Signal(syscall.SIGTERM)
	select {
	case <-gone:
		if code := c.ProcessState.ExitCode(); code != exitSignal+int(syscall.SIGTERM) {
			t.Errorf("exit code %d (%s)", code, c.ProcessState)
		}
	case <-time.After(patience):
		_ = c.Process.Kill()
		t.Fatal("the program never ended")
	}
}

// A terminal can go without a word: nobody is told where the program does not
// belong to its session. It must not live on with the file open.
func TestLostTerminalEndsTheProgram(t *testing.T) {
	s := prepare(t, t.TempDir(), nil, "scorecard")
	s.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	s.run()
	s.shows("協会けんぽ熊本支部")
	_ = s.slave.Close()
	_ = s.master.Close()
	s.exits(exitSignal + int(syscall.SIGHUP))
}

func TestWindowSizes(t *testing.T) {
	s := launch(t, t.TempDir(), nil, "scorecard", "--lang", "en")
	s.shows("Kumamoto Branch", "Overview")
	s.press("4")
	s.shows("68.2%")
	for _, size := range [][2]uint16{{80, 24}, {0, 0}, {1, 1}, {200, 60}, {40, 12}} {
		s.size(size[0], size[1])
	}
	s.size(80, 24)
	s.shows("68.2%", "65.8%", "Health")
	s.press("q")
	s.ends(exitFine)
}

// A window made larger is painted twice, the second time after the first frame.
func TestLargerWindowIsPaintedAgain(t *testing.T) {
	s := launch(t, t.TempDir(), nil, "scorecard")
	s.shows("協会けんぽ熊本支部")
	erase := func() int { return strings.Count(s.Raw(), "\x1b[2J") }
	before := erase()
	s.size(150, 50)
	s.until("painted again", func(string, map[int]bool) bool { return erase() >= before+2 })
	s.press("q")
	s.ends(exitFine)
}

// Ctrl-Z gives the terminal back and stops; the shell's fg paints again.
func TestSuspend(t *testing.T) {
	s := prepare(t, t.TempDir(), nil, "scorecard")
	s.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := s.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(s.Terminal, s.master) }()
	t.Cleanup(func() { _ = s.command.Process.Kill() })
	s.shows("協会けんぽ熊本支部")
	s.press("\x1a")
	var status unix.WaitStatus
	if _, err := unix.Wait4(s.command.Process.Pid, &status, unix.WUNTRACED, nil); err != nil || !status.Stopped() {
		t.Fatalf("not stopped: %v %v", status, err)
	}
	_, modes, _ := s.Look()
	s.until("given back", func(_ string, modes map[int]bool) bool { return !modes[1049] })
	after, err := term.GetState(s.slave.Fd())
	if err != nil || !reflect.DeepEqual(s.before, after) {
		t.Errorf("while stopped the terminal's settings are %+v (%v), modes %v", after, err, modes)
	}
	go func() { s.gone <- s.command.Wait() }()
	if err := s.command.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	s.until("painted again", func(screen string, modes map[int]bool) bool {
		return modes[1049] && strings.Contains(screen, "協会けんぽ熊本支部")
	})
	s.press("q")
	s.ends(exitFine)
}

// A terminal that can show no screen gets the summary, and a word about why.
func TestDumbTerminalGetsTheSummary(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"TERM=dumb", "TERM="} {
		s := launch(t, home, []string{name, "LANG=en_US.UTF-8"}, "scorecard")
		s.ends(exitFine)
		s.drained("Kyokai Kenpo Kumamoto Branch, FY2024: summary")
		if raw := s.Raw(); strings.Contains(raw, "\x1b") {
			t.Errorf("%s prints:\n%q", name, raw)
		}
		if want := "This terminal (" + name + ") cannot show the screen"; !strings.Contains(s.stderr.String(), want) {
			t.Errorf("stderr: %s; want %s", s.stderr.String(), want)
		}
	}
}

// NO_COLOR leaves bold text, but not where a terminal obeys no sequence.
func TestDumbTerminalGetsNoSequences(t *testing.T) {
	s := launch(t, t.TempDir(), []string{"TERM=dumb", "NO_COLOR=1"}, "scorecard", "summary")
	s.ends(exitFine)
	s.drained("生活習慣病予防健診")
	if strings.Contains(s.Raw(), "\x1b") {
		t.Errorf("a dumb terminal is sent\n%q", s.Raw())
	}
}

func TestColoursOnATerminal(t *testing.T) {
	home := t.TempDir()
	for _, test := range []struct {
		name    string
		env     []string
		args    []string
		colours bool
	}{
		{"terminal", nil, []string{"summary"}, true},
		{"NO_COLOR", []string{"NO_COLOR=yes"}, []string{"summary"}, false},
		{"NO_COLOR wins", []string{"NO_COLOR=yes", "CLICOLOR_FORCE=1"}, []string{"summary"}, false},
		{"empty NO_COLOR", []string{"NO_COLOR="}, []string{"summary"}, true},
		{"dumb", []string{"TERM=dumb"}, []string{"summary"}, false},
		{"JSON", nil, []string{"summary", "--json"}, false},
		{"CSV", nil, []string{"summary", "--format", "csv"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := launch(t, home, test.env, "scorecard", test.args...)
			s.ends(exitFine)
			s.drained("生活習慣病予防健診")
			if got := colours.MatchString(s.Raw()); got != test.colours {
				t.Errorf("colours: %v, want %v", got, test.colours)
			}
		})
	}
}

// A panic in a goroutine of a library cannot be recovered. It is kept all the same,
// after what an earlier one left; an orderly end leaves no empty file.
func TestCrash_InAGoroutineIsKept(t *testing.T) {
	home := t.TempDir()
	log := filepath.Join(home, ".local", "state", "scorecard", "crash.log")
	for times := 1; times <= 2; times++ {
		s := launch(t, home, nil, "scorecard-crash", "goroutine")
		s.exits(2)
		kept, err := os.ReadFile(log)
		if err != nil || strings.Count(string(kept), "panic: dropped goroutine") != times || !strings.Contains(string(kept), "crash_test.go") {
			t.Errorf("%v: %s", err, kept)
		}
	}
	if err := os.Remove(log); err != nil {
		t.Fatal(err)
	}
	s := launch(t, home, nil, "scorecard")
	s.shows("協会けんぽ熊本支部")
	s.press("q")
	s.ends(exitFine)
	if _, err := os.Stat(log); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("after an orderly end: %v", err)
	}
}

// A crash anywhere gives the terminal back, says one sentence, and keeps the
// stack where it does not frighten anybody.
func TestCrash(t *testing.T) {
	for _, place := range []string{"init", "update", "view", "command", "batch"} {
		t.Run(place, func(t *testing.T) {
			home := t.TempDir()
			s := launch(t, home, nil, "scorecard-crash", place)
			if place == "update" || place == "view" {
				s.shows("brittle")
				s.press("x")
			}
			s.ends(exitFailure)
			log := filepath.Join(home, ".local", "state", "scorecard", "crash.log")
			want := "Error: Something went wrong inside the program and it had to end. No saved change is lost.\nThe details are in " + log + "\n"
			if s.stderr.String() != want {
				t.Errorf("stderr: %s\nwant: %s", s.stderr.String(), want)
			}
			kept, err := os.ReadFile(log)
			if err != nil || !strings.Contains(string(kept), "panic: dropped "+place) || !strings.Contains(string(kept), "crash_test.go") {
				t.Errorf("%v: %s", err, kept)
			}
		})
	}
}

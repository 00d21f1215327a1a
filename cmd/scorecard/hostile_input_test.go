//go:build unix

package main

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

// What would end the program by a panic of the library, or make it allocate a
// screen of any size, does nothing: keys work, and q leaves the terminal as it
// was found.
func TestScreen_SurvivesHostileInput(t *testing.T) {
	home, _ := editorsHome(t)
	many := strings.Repeat("1;", 40)
	for _, c := range []struct{ name, sent string }{
		{"CSI of 41 parameters", "\x1b[" + many + "1m"},
		{"CSI of 41 sub-parameters", "\x1b[" + strings.Repeat("1:", 40) + "1u"},
		{"CSI of 41 parameters, pasted", "\x1b[200~a\x1b[" + many + "1mb\x1b[201~"},
		{"DCS of 41 parameters", "\x1bP" + many + "1q\x1b\\"},
		{"8-bit CSI of 41 parameters", "\x9b" + many + "1m"},
		{"8-bit mouse report", "\x9bM$$$"},
		{"8-bit strings", "\x9d\x9c\x90\x9c\x9f\x9c"},
		{"window of any size", "\x1b[8;60000;60000t"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := editor(t, home)
			s.press(c.sent)
			s.press("?")
			s.shows("Esc で閉じる")
			s.press("\x1b")
			s.hides("Esc で閉じる")
			s.press("q")
			s.ends(exitFine)
		})
	}
}

// A paste whose end mark is lost ends after a pause; what was pasted is there,
// and keys work.
func TestScreen_PasteWithoutEndEnds(t *testing.T) {
	home, _ := editorsHome(t)
	for _, c := range []struct{ name, sent string }{
		{"no end mark", "\x1b[200~草稿の貼り付け"},
		{"half an end mark", "\x1b[200~草稿の貼り付け\x1b[20"},
		{"half a character", "\x1b[200~草稿の貼り付け\xe3\x81"},
		{"a string without an end", "\x1b[200~草稿の貼り付け\x1b]\x1b[201~"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := editor(t, home)
			for _, step := range drafted[:2] {
				s.press(step.keys)
				s.shows(step.shows)
			}
			s.press(c.sent)
			s.shows("草稿の貼り付け")
			s.press("続き")
			s.shows("続き")
			s.press("\x1b")
			s.shows("入力をやめました")
			s.press("q")
			s.ends(exitFine)
		})
	}
	t.Run("outside a field", func(t *testing.T) {
		s := editor(t, home)
		s.press("\x1b[200~abc")
		// Not again at once: in a terminal that the program gave back, the key is a signal.
		for end := time.Now().Add(patience); len(s.gone) == 0 && time.Now().Before(end); {
			s.press("\x03")
			for wait := time.Now().Add(2 * time.Second); len(s.gone) == 0 && time.Now().Before(wait); {
				time.Sleep(10 * time.Millisecond)
			}
		}
		s.ends(exitFine)
	})
}

// A signal ends the program also while it waits for the rest of a paste.
func TestScreen_SignalEndsAPaste(t *testing.T) {
	s := editor(t, t.TempDir())
	s.press("\x1b[200~abc")
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	s.ends(exitSignal + int(syscall.SIGTERM))
}

// Keys come from the controlling terminal where the standard input is a pipe, and
// are filtered there as well.
func TestScreen_ReadsTheTerminalBesideAPipe(t *testing.T) {
	s := prepare(t, t.TempDir(), nil, "scorecard")
	s.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	s.command.Stdin = strings.NewReader("data that nobody reads")
	s.run()
	s.shows("協会けんぽ熊本支部")
	s.press("\x1b[" + strings.Repeat("1;", 40) + "1m")
	s.press("?")
	s.shows("Esc で閉じる")
	s.press("\x1b")
	s.hides("Esc で閉じる")
	s.press("q")
	s.ends(exitFine)
}

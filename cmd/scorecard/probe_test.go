//go:build unix

package main

import (
	"fmt"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/mattn/go-runewidth"

	"scorecard/ui/emulator"
)

// kind is how a terminal of a test draws, and whether it says so.
type kind int

const (
	narrowTerminal kind = iota
	wideTerminal
	notUTF8Terminal // takes each kanji for something of another width
	silentTerminal
	lateTerminal // wide, and says so once the screen has been drawn
)

func (k kind) columns(r rune) int {
	c := &runewidth.Condition{EastAsianWidth: k == wideTerminal || k == lateTerminal, StrictEmojiNeutral: true}
	if n := c.RuneWidth(r); k != notUTF8Terminal || n != 2 {
		return n
	}
	return 1
}

// answering starts the program in a terminal that answers as its kind does. What
// a late one has to say is said by the function.
func answering(t *testing.T, k kind, env []string, args ...string) (s *terminalRun, say func()) {
	t.Helper()
	s = prepare(t, t.TempDir(), env, "scorecard", args...)
	screen := emulator.New(120, 40, k.columns)
	var mu sync.Mutex
	var held strings.Builder
	screen.Answers(func(answer string) {
		mu.Lock()
		defer mu.Unlock()
		switch k {
		case silentTerminal:
		case lateTerminal:
			held.WriteString(answer)
		default:
			_, _ = s.master.WriteString(answer)
		}
	})
	s.onto = screen
	s.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	s.run()
	return s, func() {
		mu.Lock()
		defer mu.Unlock()
		s.press(held.String())
	}
}

// What decides the glyphs, in its order: what the person says, what the terminal
// says, and where its word does not count or does not come, the locale.
func TestTheTerminalDecidesTheGlyphs(t *testing.T) {
	const rich, safe, neither = "① ", "(1) ", "この端末は UTF-8 ではないため"
	ja, en := "LANG=ja_JP.UTF-8", "LANG=en_US.UTF-8"
	tmux, screen, told := "TMUX=/tmp/tmux,1,0", "TERM=screen-256color", "RUNEWIDTH_EASTASIAN=1"
	for _, test := range []struct {
		terminal kind
		env      []string
		args     string
		want     string
	}{
		{narrowTerminal, []string{ja}, "", rich},
		{narrowTerminal, []string{ja, "SSH_CONNECTION=a 1 b 2"}, "", rich},
		{wideTerminal, []string{en}, "", safe},
		{wideTerminal, []string{en, "SSH_CONNECTION=a 1 b 2"}, "", safe},
		{notUTF8Terminal, []string{ja}, "", neither},
		{silentTerminal, []string{ja}, "", safe},
		{silentTerminal, []string{"LC_ALL=zh_CN.UTF-8", en}, "", safe},
		{silentTerminal, []string{en}, "", rich},
		{silentTerminal, []string{"LANG=ja_JP.eucJP"}, "", neither},
		{narrowTerminal, []string{ja, tmux}, "", safe},
		{narrowTerminal, []string{en, tmux}, "", rich},
		{narrowTerminal, []string{ja, screen}, "", safe},
		{wideTerminal, []string{en, screen}, "", safe},
		{notUTF8Terminal, []string{ja, screen}, "", neither},
		{narrowTerminal, []string{en, told}, "", safe},
		{narrowTerminal, []string{en, "SCORECARD_AMBIGUOUS=wide"}, "", safe},
		{wideTerminal, []string{ja, "SCORECARD_AMBIGUOUS=narrow"}, "", rich},
		{wideTerminal, []string{ja, "SCORECARD_AMBIGUOUS=wide"}, "--ambiguous=narrow", rich},
		{narrowTerminal, []string{ja}, "--ambiguous=wide", safe},
		{narrowTerminal, []string{ja, "SCORECARD_AMBIGUOUS=narrow"}, "--ascii", safe},
		{wideTerminal, []string{en, "SCORECARD_AMBIGUOUS=auto"}, "--ambiguous=auto", safe},
	} {
		t.Run(fmt.Sprint(test.terminal, test.env, test.args), func(t *testing.T) {
			t.Parallel()
			s, _ := answering(t, test.terminal, test.env, append(strings.Fields(test.args), "--lang=ja")...)
			if test.want == neither {
				s.ends(exitFine)
				s.drained("令和6年度 まとめ")
				if said, printed := s.stderr.String(), s.Raw(); !strings.Contains(said, neither) ||
					strings.Count(printed, "\x1b[c") != 1 || colours.MatchString(printed) {
					t.Errorf("stderr: %s; printed: %.300s", said, printed)
				}
				return
			}
			s.shows("協会けんぽ熊本支部")
			s.press("4")
			s.shows("[4 保健]", test.want)
			s.press("q")
			s.ends(exitFine)
		})
	}
}

// A terminal that answers when the screen is drawn already is believed, and the
// screen is drawn anew.
func TestALateAnswerChangesTheGlyphs(t *testing.T) {
	s, say := answering(t, lateTerminal, []string{"LANG=en_US.UTF-8"})
	s.shows("Kumamoto Branch")
	s.press("4")
	s.shows("[4 Health]", "① ")
	say()
	s.shows("(1) ")
	s.hides("① ")
	s.press("q")
	s.ends(exitFine)
}

// A print on a terminal follows the same answers, Markdown too.
func TestThePrintFollowsTheTerminal(t *testing.T) {
	for _, format := range []string{"text", "markdown"} {
		for k, want := range map[kind]string{narrowTerminal: "①", wideTerminal: "(1)"} {
			s, _ := answering(t, k, []string{"LANG=ja_JP.UTF-8"}, "summary", "--group", "health", "--format", format)
			s.ends(exitFine)
			s.drained("生活習慣病予防健診")
			_, printed, _ := strings.Cut(s.Raw(), "\x1b[c") // the question is behind it
			if !strings.Contains(printed, want) || strings.Contains(printed, "①") != (want == "①") {
				t.Errorf("%v prints as %s: %.400s", k, format, printed)
			}
		}
	}
}

// Far away an answer takes longer.
func TestAnswerTime(t *testing.T) {
	for connection, want := range map[string]time.Duration{"": 200 * time.Millisecond, "192.0.2.1 1 192.0.2.2 22": time.Second} {
		a := &app{process: process{env: func(name string) string { return map[string]string{"SSH_CONNECTION": connection}[name] }}}
		if got := a.answerTime(); got != want {
			t.Errorf("%q: %v", connection, got)
		}
	}
}

//go:build unix

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"scorecard/ui/emulator"
)

// patience is how long a session waits for what must come. It bounds a failure;
// no success waits for it.
const patience = 30 * time.Second

// terminalRun is a program that runs in a terminal of its own.
type terminalRun struct {
	*emulator.Terminal
	t             *testing.T
	master, slave *os.File
	before        *term.State
	command       *exec.Cmd
	stderr        said
	gone          chan error
	home          string
	letGo         func()    // what a test held, when not nil
	onto          io.Writer // what else is drawn on, when not nil
}

// said is what a program writes beside its screen; it may be read meanwhile.
type said struct {
	mu   sync.Mutex
	text strings.Builder
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// launch starts a program in a terminal. Its environment is the home folder, a
// terminal of 256 colours, and what is given.
func launch(t *testing.T, home string, env []string, name string, args ...string) *terminalRun {
	t.Helper()
	s := prepare(t, home, env, name, args...)
	s.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	s.run()
	return s
}

func prepare(t *testing.T, home string, env []string, name string, args ...string) *terminalRun {
	t.Helper()
	master, slave := openTerminal(t)
	s := &terminalRun{Terminal: newScreen(), t: t, master: master, slave: slave, gone: make(chan error, 1), home: home}
	s.size(120, 40)
	var err error
	if s.before, err = term.GetState(slave.Fd()); err != nil {
		t.Fatal(err)
	}
	s.command = exec.Command(name, args...)
	s.command.Env = append([]string{"HOME=" + home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color"}, env...)
	s.command.Stdin, s.command.Stdout, s.command.Stderr = slave, slave, &s.stderr
	return s
}

// openTerminal opens a terminal whose near end can be closed while it is being
// read, which only a descriptor that does not block can.
func openTerminal(t *testing.T) (master, slave *os.File) {
	t.Helper()
	opened, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close() //nolint:errcheck // its double is used
	double, err := unix.FcntlInt(opened.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.SetNonblock(double, true); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(double), opened.Name()), slave
}

func (s *terminalRun) run() {
	s.t.Helper()
	if err := s.command.Start(); err != nil {
		s.t.Fatal(err)
	}
	drawn := io.Writer(s.Terminal)
	if s.onto != nil {
		drawn = io.MultiWriter(s.onto, s.Terminal)
	}
	go func() { _, _ = io.Copy(drawn, s.master) }()
	go func() { s.gone <- s.command.Wait() }()
	s.t.Cleanup(func() {
		_ = s.command.Process.Kill()
		_ = s.slave.Close()
		_ = s.master.Close()
	})
}

// size sets the window's size, which the system tells the program.
func (s *terminalRun) size(width, height uint16) {
	s.t.Helper()
	s.Resize(int(width), int(height))
	near, err := s.master.SyscallConn()
	if err != nil {
		s.t.Fatal(err)
	}
	var failed error
	err = near.Control(func(fd uintptr) {
		failed = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Col: width, Row: height})
	})
	if err := errors.Join(err, failed); err != nil {
		s.t.Fatal(err)
	}
}

func (s *terminalRun) press(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.master, keys); err != nil {
		s.t.Fatal(err)
	}
}

// shows waits until every text stands on the screen.
func (s *terminalRun) shows(texts ...string) {
	s.t.Helper()
	s.until(fmt.Sprintf("shows %q", texts), func(screen string, _ map[int]bool) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

// hides waits until the text is gone from the screen.
func (s *terminalRun) hides(text string) {
	s.t.Helper()
	s.until(fmt.Sprintf("hides %q", text), func(screen string, _ map[int]bool) bool { return !strings.Contains(screen, text) })
}

func (s *terminalRun) until(what string, holds func(screen string, modes map[int]bool) bool) {
	s.t.Helper()
	deadline := time.After(patience)
	for {
		screen, modes, changed := s.Look()
		if holds(screen, modes) {
			return
		}
		select {
		case <-changed:
		case <-deadline:
			s.t.Fatalf("the screen never %s:\n%s\nstderr: %s", what, screen, s.stderr.String())
		}
	}
}

// drained waits until a text has come over the line, wherever it stands now. The
// program may have ended long before.
func (s *terminalRun) drained(text string) {
	s.t.Helper()
	s.until(fmt.Sprintf("printed %q", text), func(string, map[int]bool) bool { return strings.Contains(s.Raw(), text) })
}

// ends waits for the end and holds the exit code, and that the terminal is as it
// was found.
func (s *terminalRun) ends(code int) {
	s.t.Helper()
	s.exits(code)
	const (
		cursor, alternate, paste = 25, 1049, 2004
		click, drag, motion, far = 1000, 1002, 1003, 1006
	)
	s.until("left as it was found", func(_ string, modes map[int]bool) bool {
		for _, mode := range []int{alternate, paste, click, drag, motion, far} {
			if modes[mode] {
				return false
			}
		}
		return modes[cursor]
	})
	after, err := term.GetState(s.slave.Fd())
	if err != nil {
		s.t.Fatal(err)
	}
	if !reflect.DeepEqual(s.before, after) {
		s.t.Errorf("the terminal's settings are %+v, were %+v", after, s.before)
	}
	byteOrderMark := func(unexpected string) bool { return unexpected == fmt.Sprintf("character %q", "\ufeff") } // of CSV
	if unexpected := slices.DeleteFunc(s.Unexpected(), byteOrderMark); len(unexpected) > 0 {
		s.t.Errorf("the terminal does not expect %q: what it shows may be wrong", unexpected)
	}
}

func (s *terminalRun) exits(code int) {
	s.t.Helper()
	select {
	case <-s.gone:
		if got := s.command.ProcessState.ExitCode(); got != code {
			s.t.Errorf("exit code %d (%s), want %d; stderr: %s", got, s.command.ProcessState, code, s.stderr.String())
		}
	case <-time.After(patience):
		screen, _, _ := s.Look()
		s.t.Fatalf("the program never ended:\n%s", screen)
	}
}

//go:build unix

package main

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"

	"scorecard/ui/ttyinput"
)

// controllingTerminal opens the terminal that the program belongs to, whatever its
// standard files are.
func controllingTerminal() (*os.File, error) { return os.OpenFile("/dev/tty", os.O_RDWR, 0) }

// keyboard is the terminal that keys are read from, filtered for the library:
// the standard input, or, where that is something else, the controlling terminal.
// The second result closes what was opened.
func (a *app) keyboard(end context.CancelCauseFunc) (io.Reader, func(), error) {
	fail := func(value any) { end(recovered(value)) }
	if file, ok := a.stdin.(*os.File); ok && term.IsTerminal(file.Fd()) {
		return ttyinput.NewReader(file, a.waitForInput, a.now, fail), func() {}, nil
	}
	tty, err := controllingTerminal()
	if err != nil {
		return nil, nil, err
	}
	return ttyinput.NewReader(tty, a.waitForInput, a.now, fail), func() { _ = tty.Close() }, nil
}

// waitForInput waits until a descriptor has something to read. Some systems
// cannot poll a terminal; signals interrupt a poll at any time.
func (a *app) waitForInput(fd uintptr, most time.Duration) ttyinput.Waiting {
	for end := a.now().Add(most); ; most = max(0, end.Sub(a.now())) {
		polled := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
		n, err := unix.Poll(polled, int(most.Milliseconds()))
		switch {
		case errors.Is(err, unix.EINTR):
		case err != nil, polled[0].Revents&unix.POLLNVAL != 0:
			return ttyinput.Unknown
		case n > 0:
			return ttyinput.Ready
		default:
			return ttyinput.Silent
		}
	}
}

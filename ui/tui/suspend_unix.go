//go:build unix

package tui

import (
	"io"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// suspendProgram gives the terminal back, stops the whole job, and paints again
// when the shell brings it to the foreground.
func suspendProgram() tea.Cmd {
	return tea.Exec(stopped{}, func(error) tea.Msg { return tea.ResumeMsg{} })
}

// stopped is a command that ends when the job is continued.
type stopped struct{}

// Run stops the process group. SIGSTOP cannot be caught, so the wait is for the
// continuation alone.
func (stopped) Run() error {
	resumed := make(chan os.Signal, 1)
	signal.Notify(resumed, syscall.SIGCONT)
	defer signal.Stop(resumed)
	if err := syscall.Kill(0, syscall.SIGSTOP); err != nil {
		return err
	}
	<-resumed
	return nil
}

// SetStdin does nothing: the command reads nothing.
func (stopped) SetStdin(io.Reader) {}

// SetStdout does nothing: the command writes nothing.
func (stopped) SetStdout(io.Writer) {}

// SetStderr does nothing: the command writes nothing.
func (stopped) SetStderr(io.Writer) {}

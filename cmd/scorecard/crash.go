package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/adrg/xdg"
)

// crashError is a panic with its stack.
type crashError struct {
	value any
	stack []byte
}

func (e *crashError) Error() string { return fmt.Sprintf("panic: %v", e.value) }

// recovered wraps a recovered panic. It must be called where the panic was recovered,
// to get its stack.
func recovered(value any) error { return &crashError{value, debug.Stack()} }

// crashPath is where the stack of the last crash is kept.
func crashPath() string { return filepath.Join(xdg.StateHome, "scorecard", "crash.log") }

// keepCrash writes the stack to a file for a bug report, and returns the sentence that
// names it.
func (a *app) keepCrash(crash *crashError) string {
	path := crashPath()
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if err == nil {
		err = writeWhole(path, func(w io.Writer) error {
			_, err := fmt.Fprintf(w, "%s\nscorecard %s\n%v\n\n%s", a.now().Format(time.RFC3339), version(), crash, crash.stack)
			return err
		})
	}
	if err != nil {
		return crash.Error()
	}
	return a.labels.Command.CrashKept.With("path", path)
}

// guard is a model whose panics end the program in an orderly way: the library
// would print the stack over the terminal that it gives back.
type guard struct {
	model tea.Model
	end   context.CancelCauseFunc
}

// Init starts the model within the guard.
func (g guard) Init() tea.Cmd {
	defer g.recover()
	return g.command(g.model.Init())
}

// Update updates the model within the guard.
func (g guard) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer g.recover()
	next = g
	model, cmd := g.model.Update(msg)
	return guard{model, g.end}, g.command(cmd)
}

// View draws the model within the guard. A frame that cannot be drawn leaves
// the screen as the library expects to find it when it gives it back.
func (g guard) View() (view tea.View) {
	view.AltScreen = true
	defer g.recover()
	return g.model.View()
}

func (g guard) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer g.recover()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = g.command(batch[i])
			}
		}
		return msg
	}
}

func (g guard) recover() {
	if value := recover(); value != nil {
		g.end(recovered(value))
	}
}

// keepFatal has the runtime write a panic that nothing can recover, in a goroutine
// of a library, to the crash file as well: on the terminal, which stays as the
// library left it, nobody can read it. The result undoes that.
func keepFatal() (undo func()) {
	path := crashPath()
	if os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return func() {}
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return func() {}
	}
	err = debug.SetCrashOutput(file, debug.CrashOptions{}) // which duplicates the file
	_ = file.Close()
	return func() {
		if err == nil {
			_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		}
		if info, err := os.Stat(path); err == nil && info.Size() == 0 {
			_ = os.Remove(path)
		}
	}
}

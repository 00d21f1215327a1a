package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"scorecard/model"
)

// asker is the terminal that a question is asked on; without one nobody can be
// asked.
type asker struct {
	from io.ReadCloser
	to   io.Writer
	own  bool // opened for the question, and to be closed
}

// canAsk finds a terminal to ask on: the standard input, or, where that is the
// data, the controlling terminal if messages go to one.
func (a *app) canAsk(stdinTaken bool) (*asker, bool) {
	if file, ok := a.stdin.(*os.File); ok && !stdinTaken {
		return &asker{from: file, to: a.stderr}, term.IsTerminal(file.Fd())
	}
	messages, ok := a.stderr.(*os.File)
	if !ok || !stdinTaken || !term.IsTerminal(messages.Fd()) {
		return nil, false
	}
	tty, err := controllingTerminal()
	if err != nil {
		return nil, false
	}
	return &asker{from: tty, to: tty, own: true}, true
}

func (q *asker) close() {
	if q.own {
		_ = q.from.Close()
	}
}

// confirm asks a question that is answered by yes or by anything else. A signal
// ends the waiting.
func (a *app) confirm(ctx context.Context, q *asker, question string) (bool, error) {
	if _, err := io.WriteString(q.to, clean(question)); err != nil {
		return false, err
	}
	answers := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(q.from).ReadString('\n') // the end of the input is no answer
		answers <- line
	}()
	select {
	case <-ctx.Done():
		return false, ctx.Err()
	case line := <-answers:
		return a.isYes(line), nil
	}
}

// isYes reads an answer as people type it, in either language and in full width
// as well.
func (a *app) isYes(line string) bool {
	switch answer := model.Fold(strings.TrimSpace(line)); answer {
	case "y", "yes", "はい":
		return true
	default:
		return answer == model.Fold(a.labels.Transfer.YesWord)
	}
}

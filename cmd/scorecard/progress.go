package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"scorecard/ui/label"
)

// progress reports long work on stderr: as a bar on a terminal, as a line now and then
// elsewhere, and not at all when the work is short.
type progress struct {
	to    io.Writer
	now   func() time.Time
	bar   bool
	begun time.Time
	shown time.Time
	drawn bool
	words *label.Transfer
	work  string // name of the work
}

// Short work needs no report, and a bar need not move faster than the eye follows.
const (
	barAfter  = 300 * time.Millisecond
	barEvery  = 100 * time.Millisecond
	lineAfter = 3 * time.Second
	lineEvery = 5 * time.Second
	barWidth  = 24
)

func (a *app) progress(work string) *progress {
	file, ok := a.stderr.(*os.File)
	now := a.now()
	return &progress{
		to: a.stderr, now: a.now, bar: ok && term.IsTerminal(file.Fd()) && !a.isDumb(), begun: now, shown: now,
		words: &a.labels.Transfer, work: work,
	}
}

// report records how much is done and shows it when it is time.
func (p *progress) report(done, total int) {
	now := p.now()
	after, every := lineAfter, lineEvery
	if p.bar {
		after, every = barAfter, barEvery
	}
	if total == 0 || now.Sub(p.begun) < after || p.drawn && now.Sub(p.shown) < every {
		return
	}
	p.shown, p.drawn = now, true
	text := clean(p.words.Progress.With("work", p.work, "done", done, "total", total))
	if !p.bar {
		_, _ = fmt.Fprintln(p.to, text)
		return
	}
	filled := barWidth * done / total
	_, _ = fmt.Fprintf(p.to, "\r%s [%s%s]", text, strings.Repeat("#", filled), strings.Repeat(".", barWidth-filled))
}

// end removes the bar, so that the next output begins on an empty line.
func (p *progress) end() {
	if p.bar && p.drawn {
		_, _ = io.WriteString(p.to, "\r\x1b[K")
	}
	p.drawn = false
}

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

// progress tells on stderr how far long work has come: as a bar that is drawn
// over on a terminal, as a line now and then elsewhere, and not at all when the
// work is short.
type progress struct {
	to    io.Writer
	now   func() time.Time
	bar   bool
	begun time.Time
	told  time.Time
	drawn bool
	words *label.Transfer
	work  string // what is done
}

// What is done before it would be read is not told; a bar moves no oftener than an
// eye follows.
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
		to: a.stderr, now: a.now, bar: ok && term.IsTerminal(file.Fd()) && !a.isDumb(), begun: now, told: now,
		words: &a.labels.Transfer, work: work,
	}
}

// tell says how much is done.
func (p *progress) tell(done, total int) {
	now := p.now()
	after, every := lineAfter, lineEvery
	if p.bar {
		after, every = barAfter, barEvery
	}
	if total == 0 || now.Sub(p.begun) < after || p.drawn && now.Sub(p.told) < every {
		return
	}
	p.told, p.drawn = now, true
	text := clean(p.words.Progress.With("work", p.work, "done", done, "total", total))
	if !p.bar {
		_, _ = fmt.Fprintln(p.to, text)
		return
	}
	filled := barWidth * done / total
	_, _ = fmt.Fprintf(p.to, "\r%s [%s%s]", text, strings.Repeat("#", filled), strings.Repeat(".", barWidth-filled))
}

// end takes the bar away: what follows begins on a clear line.
func (p *progress) end() {
	if p.bar && p.drawn {
		_, _ = io.WriteString(p.to, "\r\x1b[K")
	}
	p.drawn = false
}

package main

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/ui/probe"
	"scorecard/ui/report"
	"scorecard/ui/theme"
	"scorecard/ui/tui"
)

// open shows the screen, or prints the summary where there is none to show it
// on.
func (a *app) open(c *cobra.Command, _ []string) error {
	terminal, ok := a.terminal()
	if !ok {
		return a.printOnly(c.Context())
	}
	if a.isDumb() {
		a.say(a.labels.Command.DumbWhy.With("term", a.env("TERM")))
		return a.printOnly(c.Context())
	}
	facts := a.ask(a.facts())
	if facts.NotUTF8() {
		a.say(a.labels.Command.NotUTF8Why)
		return a.printOnly(c.Context())
	}
	store, notice, err := a.store(c.Context())
	if err != nil {
		return err
	}
	return errors.Join(a.screen(c.Context(), terminal, facts, store, notice), store.Close())
}

func (a *app) printOnly(ctx context.Context) error {
	return a.printCard(ctx, &printing{format: textForm}, []form{{textForm, report.Text}})
}

// interval is how soon a change by somebody else, and the loss of the terminal,
// is noticed.
const interval = time.Second

// framesPerSecond is the library's maximum: a key press waits for the next frame.
const framesPerSecond = 120

// screen runs the program until it is quit or a signal ends it.
func (a *app) screen(ctx context.Context, terminal *os.File, facts probe.Facts, store *db.DB, notice string) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	memory := openMemory()
	defer memory.settle()
	// Nothing that somebody changes from here on is missed.
	pulse, err := store.Poll(ctx)
	if err != nil {
		return err
	}
	card, err := a.lastShown(ctx, store, memory)
	if err != nil {
		return err
	}
	keys, closeKeys, err := a.keyboard(cancel)
	if err != nil {
		return err
	}
	defer closeKeys()
	profile := a.profile(a.stdout)
	go endWithTerminal(ctx, terminal, cancel)
	frames := tui.NewFrames(terminal)
	return runProgram(ctx, cancel, profile, keys, tui.New(tui.Config{
		Context: ctx, Store: store, Editor: store, Exchange: &exchange{app: *a, store: store, who: a.who(a.as)}, Who: a.who(a.as), Now: a.now, Memory: memory, Branch: card.Branch.Code,
		Card: card, Pulse: pulse, Lang: a.labels.Lang,
		Glyphs: facts.Glyphs(), Waiting: facts.Undecided(), Heard: facts.Partial, Theme: theme.Name(a.theme), Dark: true, Profile: profile,
		Mouse: !a.noMouse, Frames: frames, Notice: notice, Interval: interval,
	}), tea.WithOutput(screenOutput{terminal, frames}))
}

// screenOutput is the terminal, on which only frames are drawn.
type screenOutput struct {
	term.File
	frames *tui.Frames
}

func (o screenOutput) Write(p []byte) (int, error) { return o.frames.Write(p) }

// runProgram runs a model on the terminal until it quits or the context is cancelled, and
// returns the cause of that. Without keys the library finds its input itself. The
// program is asked to quit: given the context itself, the library would close the
// terminal that it still reads.
func runProgram(
	ctx context.Context, end context.CancelCauseFunc, profile colorprofile.Profile, keys io.Reader, model tea.Model, more ...tea.ProgramOption,
) error {
	if keys != nil {
		more = append(more, tea.WithInput(keys))
	}
	program := newProgram(end, profile, model, more...)
	defer keepFatal()()
	defer context.AfterFunc(ctx, program.Quit)()
	if _, err := program.Run(); ctx.Err() == nil {
		return err
	}
	return context.Cause(ctx)
}

func newProgram(
	end context.CancelCauseFunc, profile colorprofile.Profile, model tea.Model, more ...tea.ProgramOption,
) *tea.Program {
	options := []tea.ProgramOption{tea.WithoutSignalHandler(), tea.WithColorProfile(profile), tea.WithFPS(framesPerSecond)}
	return tea.NewProgram(guard{model, end}, append(options, more...)...)
}

// endWithTerminal ends the program when its terminal is gone. Not every terminal sends a
// signal then, and the program would stay with the file open. A terminal whose size
// cannot be read is gone.
func endWithTerminal(ctx context.Context, terminal *os.File, end context.CancelCauseFunc) {
	ticks := time.NewTicker(interval)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
			if _, _, err := term.GetSize(terminal.Fd()); err != nil {
				end(&signalError{int(syscall.SIGHUP)})
				return
			}
		}
	}
}

// branchShown is the branch that was named, else the one shown last, else the
// first of the file.
func (a *app) branchShown(ctx context.Context, store *db.DB, memory *memory) (string, error) {
	a.branchReported = true // the screen shows the branch
	if last := memory.branch(); last != "" && a.wantedBranch() == "" {
		branches, err := store.Branches(ctx)
		if err != nil {
			return "", err
		}
		if slices.ContainsFunc(branches, func(b model.Branch) bool { return b.Code == last }) {
			return last, nil
		}
	}
	chosen, err := a.branchOf(ctx, store)
	return chosen.Code, err
}

// lastShown loads the year that was shown last; the latest with results the
// first time, and when that year is no longer on file.
func (a *app) lastShown(ctx context.Context, store *db.DB, memory *memory) (*model.Scorecard, error) {
	branch, err := a.branchShown(ctx, store, memory)
	if err != nil {
		return nil, err
	}
	if year := memory.year(branch); year != 0 {
		card, err := store.Scorecard(ctx, branch, year)
		if !errors.Is(err, &model.Error{Kind: model.NoYear}) {
			return card, err
		}
	}
	return store.Scorecard(ctx, branch, 0)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"scorecard/db"
	"scorecard/model"
	"scorecard/ui/theme"
	"scorecard/ui/tui"
)

// open shows the screen, or prints the summary where there is none to show it
// on.
func (a *app) open(c *cobra.Command, _ []string) error {
	ok, why := a.interactive()
	if !ok {
		if why != "" {
			_, _ = fmt.Fprintln(a.stderr, clean(fmt.Sprintf(a.labels.Command.DumbWhy, a.env("TERM"))))
		}
		p := printing{format: "text"}
		return a.withStore(c.Context(), func(store *db.DB) error { return a.summarise(c.Context(), &p, store) })
	}
	store, notice, err := a.store(c.Context())
	if err != nil {
		return err
	}
	err = a.screen(c.Context(), store, notice)
	return errors.Join(err, store.Close())
}

// pollInterval is how soon a change by somebody else shows.
const pollInterval = time.Second

// framesPerSecond is the most the library allows: a key press waits for the
// next frame.
const framesPerSecond = 120

// screen runs the program until it is quit or a signal ends it.
func (a *app) screen(ctx context.Context, store *db.DB, notice string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	memory := openMemory()
	card, err := lastShown(ctx, store, memory)
	if err != nil {
		return err
	}
	config := tui.Config{
		Context: ctx, Store: store, Memory: memory, Branch: card.Branch.Code, Card: card, Lang: a.labels.Lang,
		Glyphs: a.glyphs(), Theme: theme.Name(a.theme), Dark: true, Profile: a.profile(a.stdout),
		Mouse: !a.noMouse, Notice: notice, Interval: pollInterval,
	}
	program := tea.NewProgram(tui.New(config), tea.WithContext(ctx), tea.WithoutSignalHandler(),
		tea.WithColorProfile(config.Profile), tea.WithFPS(framesPerSecond))
	received := onSignal(program)
	_, err = program.Run()
	if number := received.Load(); number != 0 {
		return &signalError{int(number)}
	}
	return err
}

// onSignal ends the program in an orderly way on a signal that means to end it,
// and keeps the signal's number.
func onSignal(program *tea.Program) *atomic.Int32 {
	var number atomic.Int32
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	go func() {
		if s, ok := (<-signals).(syscall.Signal); ok {
			number.Store(int32(s))
		}
		program.Quit()
	}()
	return &number
}

// lastShown loads the year that was shown last; the latest with results the
// first time, and when that year is no longer on file.
func lastShown(ctx context.Context, store *db.DB, memory *memory) (*model.Scorecard, error) {
	branches, err := store.Branches(ctx)
	if err != nil {
		return nil, err
	}
	if len(branches) == 0 {
		return nil, &model.Error{Kind: model.NoBranch}
	}
	branch := branches[0].Code
	if year := memory.year(branch); year != 0 {
		card, err := store.Scorecard(ctx, branch, year)
		if !errors.Is(err, &model.Error{Kind: model.NoYear}) {
			return card, err
		}
	}
	return store.Scorecard(ctx, branch, 0)
}

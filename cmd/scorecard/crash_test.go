package main

import (
	"context"
	"errors"
	"os"
	"regexp"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"scorecard/model"
	"scorecard/ui/label"
	"scorecard/ui/text"
	"scorecard/ui/theme"
	"scorecard/ui/tui"
)

// colours finds a sequence that sets a colour.
var colours = regexp.MustCompile(`\x1b\[[0-9;]*\b(3|4|9|10)[0-9]`)

// crash is a program that runs a brittle model as the screen is run.
func crash() {
	if os.Args[1] == "editing" {
		crashWhileEditing(os.Args[2])
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	a := &app{labels: label.In(model.English), process: process{stderr: os.Stderr, now: time.Now}}
	os.Exit(a.finish(runProgram(ctx, cancel, colorprofile.ASCII, nil, brittle{place: os.Args[1]})))
}

// crashWhileEditing is the program over the user's file with one flaw: ctrl+x
// makes it panic in one place.
func crashWhileEditing(place string) {
	ctx, cancel := context.WithCancelCause(context.Background())
	a := &app{labels: label.In(model.Japanese), process: process{env: os.Getenv, stdout: os.Stdout, stderr: os.Stderr, now: time.Now}}
	store, _, err := a.store(ctx)
	if err != nil {
		os.Exit(a.finish(err))
	}
	card, err := store.Scorecard(ctx, "", 0)
	if err != nil {
		os.Exit(a.finish(err))
	}
	screen := tui.New(tui.Config{
		Context: ctx, Store: store, Editor: store, Card: card, Lang: model.Japanese, Glyphs: text.Rich(), Theme: theme.Dark, Dark: true,
		Mouse: true, Who: "花子", Now: time.Now, Interval: interval,
	})
	os.Exit(a.finish(errors.Join(runProgram(ctx, cancel, colorprofile.ASCII, nil, &flawed{Model: screen, place: place}), store.Close())))
}

// flawed is a model with one flaw.
type flawed struct {
	tea.Model
	place string
	met   bool
}

func (f *flawed) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "ctrl+x" {
		switch f.met = true; f.place {
		case "update":
			panic("dropped update")
		case "command":
			return f, func() tea.Msg { panic("dropped command") }
		}
	}
	_, cmd := f.Model.Update(msg)
	return f, cmd
}

func (f *flawed) View() tea.View {
	if f.met && f.place == "view" {
		panic("dropped view")
	}
	return f.Model.View()
}

// brittle panics in one place: at once, or when a key is pressed.
type brittle struct {
	place   string
	pressed bool
}

func (b brittle) drop(place string) {
	if b.place == place {
		panic("dropped " + place)
	}
}

func (b brittle) Init() tea.Cmd {
	b.drop("init")
	switch b.place {
	case "command":
		return func() tea.Msg { panic("dropped command") }
	case "goroutine":
		return func() tea.Msg { go panic("dropped goroutine"); return nil }
	case "batch":
		return tea.Batch(tea.RequestWindowSize, func() tea.Msg { panic("dropped batch") })
	}
	return nil
}

func (b brittle) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		b.drop("update")
		b.pressed = true
	}
	return b, nil
}

func (b brittle) View() tea.View {
	if b.pressed {
		b.drop("view")
	}
	view := tea.NewView("brittle")
	view.AltScreen = true
	return view
}

package main

import (
	"context"
	"os"
	"regexp"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"scorecard/model"
	"scorecard/ui/label"
)

// colours finds a sequence that sets a colour.
var colours = regexp.MustCompile(`\x1b\[[0-9;]*\b(3|4|9|10)[0-9]`)

// crash is a program that runs a brittle model as the screen is run.
func crash() {
	ctx, cancel := context.WithCancelCause(context.Background())
	a := &app{labels: label.In(model.English), process: process{stderr: os.Stderr, now: time.Now}}
	os.Exit(a.finish(play(ctx, cancel, colorprofile.ASCII, brittle{place: os.Args[1]})))
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

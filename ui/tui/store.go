// Package tui is the interactive program: one Bubble Tea model that shows a
// branch's scorecard, and the small store it asks for.
//
// The model never calls the store in Update or View: a command does, with what
// it needs in locals, and its answer comes back as a message. An answer that a
// newer request has overtaken is dropped.
package tui

import (
	"context"

	"scorecard/model"
)

// Store is where the scorecard is kept. Errors are of package model.
type Store interface {
	// Scorecard loads a branch seen from a year; year 0 is the latest with
	// results.
	Scorecard(ctx context.Context, branch string, year int) (*model.Scorecard, error)
	// Series loads every year of one KPI, oldest first.
	Series(ctx context.Context, branch, kpi string) ([]model.Point, error)
	// Poll looks whether the file has changed or gone. It costs microseconds.
	Poll(ctx context.Context) (model.Pulse, error)
	// ReadOnly says whether edits are refused, and why.
	ReadOnly() (model.ErrorKind, bool)
}

// Memory keeps what the program should remember until it is opened again.
type Memory interface {
	RememberYear(branch string, year int) error
}

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

// Editor changes statuses and knows what was changed.
type Editor interface {
	// SetStatus keeps a status; it is on disk when there is no error. A
	// *model.StaleError says that somebody was faster.
	SetStatus(ctx context.Context, edit model.Edit) (model.Status, error)
	// History lists changes, the newest first.
	History(ctx context.Context, query model.HistoryQuery) ([]model.Change, error)
	// NextUndo and NextRedo name the change that Undo and Redo would take: the
	// person's own newest one.
	NextUndo(ctx context.Context, branch, who string) (model.Change, error)
	NextRedo(ctx context.Context, branch, who string) (model.Change, error)
	Undo(ctx context.Context, branch, who string, seq int) (model.Change, error)
	Redo(ctx context.Context, branch, who string, seq int) (model.Change, error)
}

// Memory keeps what the program should remember until it is opened again.
type Memory interface {
	RememberYear(branch string, year int) error
}

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
	// Branches lists the branches on file.
	Branches(ctx context.Context) ([]model.Branch, error)
	// Peers lists the other branches' figures of a KPI; none in a file of one
	// branch.
	Peers(ctx context.Context, branch string, year int, kpi string) ([]model.Peer, error)
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
	// Resolve keeps which variant of a conflict is used, or that none is any more.
	// An error of kind Stale says that somebody was faster.
	Resolve(ctx context.Context, resolution model.ResolutionEdit) (model.Resolution, error)
	// History lists changes, the newest first.
	History(ctx context.Context, query model.HistoryQuery) ([]model.Change, error)
	// NextUndo and NextRedo name the change that Undo and Redo would take: the
	// person's own newest one.
	NextUndo(ctx context.Context, branch, who string) (model.Change, error)
	NextRedo(ctx context.Context, branch, who string) (model.Change, error)
	Undo(ctx context.Context, branch, who string, seq int) (model.Change, error)
	Redo(ctx context.Context, branch, who string, seq int) (model.Change, error)
}

// Exchange brings files in and out. Names are as a person types or drops them;
// one that is not absolute is looked for in the folder that the program was
// started in.
type Exchange interface {
	// Complete continues a typed name as far as all files agree whose names begin
	// so, and lists them.
	Complete(ctx context.Context, typed string) (full string, names []string, err error)
	// Read reads a file, or a folder of tables, and says what its import would do;
	// no name means the built-in data. Tables that do not name their year belong to
	// the one in view. Everything wrong with the file is one model.Problems.
	Read(ctx context.Context, name string, inView Outgoing) (Incoming, error)
	// Import carries out what Read said; it is on disk when there is no error.
	// With statuses, the file's take the place of those that persons have set. An
	// error that model.PreviewOutdated reports asks for another Read.
	Import(ctx context.Context, read Incoming, statuses bool) (model.Import, error)
	// Proposal is the name of a file that an export may be written to.
	Proposal(what Outgoing) string
	// Export writes a file, in the format that its name ends in, and returns its
	// full path. It is whole or not there. An error of kind FileExists says that
	// it would replace another.
	Export(ctx context.Context, name string, what Outgoing, replace bool) (path string, err error)
}

// Incoming is a file that was read and held against the scorecard.
type Incoming struct {
	Name     string // as a person named it; empty for the built-in data
	Remarks  []string
	Previews []model.Preview // one for each year of a branch
	Handle   any             // the Exchange's own
}

// Changes reports whether the import would change anything.
func (in *Incoming) Changes(statuses bool) bool {
	for i := range in.Previews {
		p := &in.Previews[i]
		if p.New || len(p.Differences) > 0 || statuses && len(p.Statuses) > 0 {
			return true
		}
	}
	return false
}

// Outgoing is what is in view, and what an export holds.
type Outgoing struct {
	Branch string
	Year   int
	Group  string // code of the one group; empty for all
	Lang   model.Lang
}

// Memory keeps what the program should remember until it is opened again.
type Memory interface {
	RememberYear(branch string, year int) error
}

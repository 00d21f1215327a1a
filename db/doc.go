// Package db is the store: a scorecard in one SQLite file. A year is a document,
// written and read as a whole and verified by its checksum on every load; what
// people do to it are rows. The package opens and creates the file, loads a branch's
// years, imports years and undoes imports, and changes a status or resolves a
// conflict so that an acknowledged change is on disk and no change is lost. Every
// change is a row of the append-only history: edits and resolutions, their undo and
// redo, imports, and years closed or reopened. Poll and ReadOnly follow what happens
// to the file while it is open, Reopen opens another one in its place, Backup copies
// it.
//
// All SQL is in this package and no SQLite error leaves it: every failure is a
// [model.Error] of a kind that a person can act on, a [model.Problems], a
// [model.StaleError] or [model.StaleResolutionError], or the caller's own context
// error. An exported method opens the transaction, an unexported function does the
// work.
package db

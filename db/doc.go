// Package db keeps the scorecard in one SQLite file: it opens and creates the
// file, loads a branch's years, imports years and takes imports back, and changes
// a status or resolves a conflict so that an acknowledged change is on disk and no
// change is lost. Every change is a row of the history: edits and resolutions,
// what a person takes back or puts back of their own, imports, and years closed or
// reopened. Poll and ReadOnly follow what happens to the file while it is open,
// Reopen takes another one in its place, Backup copies it.
//
// All SQL stands here and no SQLite code leaves: every failure is a
// [model.Error] of a kind that a person can act on, a [model.Problems], a
// [model.StaleError] or [model.StaleResolutionError], or the caller's own context
// error. An exported method opens the transaction, an unexported function does the
// work.
package db

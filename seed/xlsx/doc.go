// Package xlsx writes and reads workbooks (Office Open XML) as far as tables
// need them: texts, numbers with their formats, drop-down lists, comments,
// conditional colours and print set-up. It knows nothing of scorecards.
//
// The library that does the work is asked here alone. Writing is deterministic:
// the same book gives the same bytes. Reading takes a file from anybody: what
// could fill the memory is refused before the library opens it, no formula and
// no macro runs, and every cell whose content is not what it shows is reported.
package xlsx

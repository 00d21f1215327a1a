package model

// DifferenceKind is what became of an item between two states of a year.
type DifferenceKind string

// The kinds of difference.
const (
	Added   DifferenceKind = "new"
	Changed DifferenceKind = "changed"
	Gone    DifferenceKind = "gone"
)

// Difference is one field that is not the same in two states of a year.
type Difference struct {
	Kind  DifferenceKind
	List  string // the list of the year file: "kpis", "measures", "notes", "staffing", ...; "year" for the year itself
	Code  string // code of the item; for a list without codes, what names it
	Field string // the path of names within the item; empty when the whole item was added or is gone
	Old   string // as printed; empty when added
	New   string // as printed; empty when gone
}

// Preview is what an import would do to one year, before anything is written.
type Preview struct {
	Branch      Branch
	Year        int
	New         bool         // the year is not on file yet
	Differences []Difference // in the order of the year file
	Statuses    []StatusClash
	Findings    []Finding // those that the import would add
	Closed      bool      // the year takes no import
}

// StatusClash is a status that a person has set, and that a file says otherwise.
type StatusClash struct {
	Item  string // code of a KPI, measure or key measure
	Kept  Status // the person's
	Other Status // the file's
}

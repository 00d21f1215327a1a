package model

import "time"

// Import is one act of bringing years into a scorecard, as the history keeps it.
type Import struct {
	ID     int // counts the file's imports from 1
	Branch string
	Years  []int    // ascending
	Files  []string // names of the files, without their folders
	Who    string
	At     time.Time
	Undoes int // ID of the import that this one took back; else 0
	Undone int // ID of the import that took this one back; 0 while it stands
}

// ImportRequest asks for years to be brought in, all or none of them.
type ImportRequest struct {
	Years    []*Year
	Files    []string
	Who      string
	Statuses bool // take the files' statuses also where a person has set another
}

// Peer is another branch's figure of the same KPI and year in the same file.
type Peer struct {
	Branch Branch
	KPI    KPI
}

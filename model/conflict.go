package model

import (
	"slices"
	"strings"
	"time"
)

// ConflictKind is how two prints of a fact differ.
type ConflictKind string

// The kinds of conflict.
const (
	ValueConflict   ConflictKind = "value"   // the figures or ratings differ
	WordingConflict ConflictKind = "wording" // one value or name, written two ways
)

// Print is one way a fact is printed.
type Print struct {
	Text   string `json:"text" year:"blank"`
	Value  string `json:"value,omitempty"` // the exact number or the rating; empty for plain wording
	Source Source `json:"source"`
}

// aboutStaff reports whether the conflict is about headcounts.
func (c *Conflict) aboutStaff() bool {
	return c.Subject == "staff" || strings.HasPrefix(c.Subject, "staff/")
}

// Conflict is a fact that the sources print in more than one way. All prints
// are kept; Shown is the index of the one in use, the summary page's.
type Conflict struct {
	Kind    ConflictKind `json:"kind"`
	Subject string       `json:"subject" year:"refers=subjects,key"` // code of a KPI, measure, initiative or team; "staff" or "staff/GROUP"
	Field   string       `json:"field" year:"key"`                   // "rating", "target", "name", "staff.contract", ...
	Prints  []Print      `json:"prints"`
	Shown   int          `json:"shown" year:"index=prints"`
	Note    Text         `json:"note,omitzero" year:"title"`
	Settled *Settlement  `json:"settled,omitempty"` // nil while nobody has decided
}

// Settlement is a manager's decision which print of a conflict is used. The
// prints and Shown stay as they came; a Scorecard shows the settled print.
type Settlement struct {
	Print   int       `json:"print" year:"index=prints"` // index into Prints
	Reason  string    `json:"reason" year:"title"`
	Who     string    `json:"who,omitempty"`
	At      time.Time `json:"at,omitzero"`
	Version int       `json:"-" year:"local"` // counts the decisions about this conflict, from 1; 0 when it came with the year file
}

// InUse is the index of the print that is used: the settled one, else Shown.
func (c *Conflict) InUse() int {
	if c.Settled != nil {
		return c.Settled.Print
	}
	return c.Shown
}

// HasPrint reports whether the print at an index has these words and value.
func (c *Conflict) HasPrint(index int, text, value string) bool {
	return index >= 0 && index < len(c.Prints) && c.Prints[index].Text == text && c.Prints[index].Value == value
}

// FindPrint is the index of a print of the conflict: the one with the same words,
// value and source, at the preferred index where several are alike, else the first
// with the same words and value; -1 when there is none.
func (c *Conflict) FindPrint(preferred int, print Print) int {
	if preferred >= 0 && preferred < len(c.Prints) && c.Prints[preferred] == print {
		return preferred
	}
	if at := slices.Index(c.Prints, print); at >= 0 {
		return at
	}
	return slices.IndexFunc(c.Prints, func(p Print) bool { return p.Text == print.Text && p.Value == print.Value })
}

// Subject is the kind and code of the item that a conflict is about, by the
// subject that the conflict has.
func (y *Year) Subject(subject string) (ItemKind, string) {
	if group, found := strings.CutPrefix(subject, "staff/"); found {
		return ItemGroup, group
	}
	if subject == "staff" {
		return ItemBranch, ""
	}
	if item, found := y.StatusItem(subject); found {
		return item.Kind, item.Code
	}
	return ItemTeam, subject
}

// SubjectOf is the subject of the conflicts about an item.
func SubjectOf(kind ItemKind, code string) string {
	switch kind {
	case ItemGroup, ItemBranch:
		return staffSubject(code)
	case ItemKPI, ItemMeasure, ItemInitiative, ItemTeam:
	}
	return code
}

// Settle asks for a conflict to be settled, or with Print -1 for a settlement to
// be withdrawn. Scorecard.Settle fills it in for a conflict in view.
type Settle struct {
	Branch  string
	Year    int
	Subject string
	Field   string
	Nth     int    // which of the year's conflicts with that subject and field, from 0
	Version int    // that of the settlement in view; 0 for none
	Print   int    // index into the conflict's prints
	Text    string // of that print, as it is in view: another print is never settled on by its place
	Value   string
	Reason  string
	Who     string
}

// Settle asks for a conflict of the scorecard to be settled on one of its
// prints, or with print -1 for its settlement to be withdrawn.
func (c *Scorecard) Settle(k *Conflict, print int, reason, who string) Settle {
	s := Settle{Branch: c.Branch.Code, Subject: k.Subject, Field: k.Field, Print: print, Reason: reason, Who: who}
	if k.Settled != nil {
		s.Version = k.Settled.Version
	}
	if print >= 0 && print < len(k.Prints) {
		s.Text, s.Value = k.Prints[print].Text, k.Prints[print].Value
	}
	for _, year := range []*Year{c.Year, c.Before, c.After} {
		if year == nil {
			continue
		}
		for i := range year.Conflicts {
			other := &year.Conflicts[i]
			if other == k {
				s.Year = year.Year
				return s
			}
			if other.Subject == k.Subject && other.Field == k.Field {
				s.Nth++
			}
		}
		s.Nth = 0
	}
	return s
}

// StaleSettlementError says that somebody settled the conflict first, or that an
// import changed its prints. It is an *Error of kind Stale to errors.Is.
type StaleSettlementError struct {
	Current *Settlement // what stands now; nil when nothing is settled
}

// Error is the plain form for a log.
func (e *StaleSettlementError) Error() string { return string(Stale) }

// Is makes the error one of kind Stale, without a subject.
func (e *StaleSettlementError) Is(target error) bool {
	other, ok := target.(*Error)
	return ok && other.Kind == Stale && other.Subject == ""
}

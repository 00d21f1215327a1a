package model

import (
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
	Text   string
	Value  string // the exact number or the rating; empty for plain wording
	Source Source
}

// The facts that conflicts are about and that findings rest on.
const (
	FieldTarget      = "target"
	FieldActual      = "actual"
	FieldRank        = "rank"
	FieldRating      = "rating"
	FieldForecast    = "forecast"
	FieldHQTarget    = "hq.target"
	FieldName        = "name"
	FieldPeriod      = "period"
	FieldStatus      = "status"
	FieldReview      = "review"
	FieldBreak       = "break"
	FieldAlternative = "alternative"
	FieldLineage     = "lineage"
	FieldStaffTotal  = "staff.total"
	fieldStaff       = "staff." // and the class
)

// StaffField is the field of a headcount; of all classes together when the
// class is empty.
func StaffField(class Class) string {
	if class == "" {
		return FieldStaffTotal
	}
	return fieldStaff + string(class)
}

// StaffSubject is what a headcount of a group is about; of the branch when the
// code is empty.
func StaffSubject(group string) string {
	if group == "" {
		return "staff"
	}
	return "staff/" + group
}

// AboutStaff reports whether the conflict is about headcounts.
func (c *Conflict) AboutStaff() bool {
	return c.Subject == "staff" || strings.HasPrefix(c.Subject, "staff/")
}

// Conflict is a fact that the sources print in more than one way. All prints
// are kept; Shown is the index of the one in use, the summary page's.
type Conflict struct {
	Kind    ConflictKind
	Subject string // code of a KPI, measure, initiative or team; "staff" or "staff/GROUP"
	Field   string // "rating", "target", "name", "staff.contract", ...
	Prints  []Print
	Shown   int
	Note    Text
	Settled *Settlement // nil while nobody has decided
}

// Settlement is a manager's decision which print of a conflict is used. The
// prints and Shown stay as they came; a Scorecard shows the settled print.
type Settlement struct {
	Print   int // index into Prints
	Reason  string
	Who     string
	At      time.Time
	Version int // counts the decisions about this conflict, from 1; 0 when it came with the year file
}

// InUse is the index of the print that is used: the settled one, else Shown.
func (c *Conflict) InUse() int {
	if c.Settled != nil {
		return c.Settled.Print
	}
	return c.Shown
}

// Used is the print that is used; nil where there is no such print.
func (c *Conflict) Used() *Print {
	if at := c.InUse(); at >= 0 && at < len(c.Prints) {
		return &c.Prints[at]
	}
	return nil
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

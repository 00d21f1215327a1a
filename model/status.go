package model

import "time"

// StatusValue is how a KPI is going.
type StatusValue string

// The statuses a manager can set. Unset is none of them.
const (
	Unset     StatusValue = ""
	Achieved  StatusValue = "achieved"  // 達成
	Expected  StatusValue = "expected"  // 達成見込み
	Difficult StatusValue = "difficult" // 達成困難
)

// StatusValues lists the settable values in the order of their keys.
func StatusValues() []StatusValue { return []StatusValue{Achieved, Expected, Difficult} }

// Status is what the managers say of a KPI, an activity or a key measure.
type Status struct {
	Value   StatusValue `json:"value,omitempty" year:"scalar"`
	Note    string      `json:"note,omitempty"` // a printed word outside the three, such as "100%"
	Comment string      `json:"comment,omitempty"`
	Who     string      `json:"who,omitempty"`
	At      time.Time   `json:"at,omitzero"`    // zero when the status came with the year file
	Version int         `json:"-" year:"local"` // counts the changes; 0 for a status never edited
}

// IsZero reports whether nothing at all is said.
func (s Status) IsZero() bool {
	return s.Value == Unset && s.Note == "" && s.Comment == "" && s.Who == "" && s.At.IsZero()
}

// ClashesWith reports whether a file says otherwise of an item whose status a
// person has set: then the person's is kept unless somebody decides otherwise.
// A file that says nothing of it does not clash, and neither does one that says
// the same.
func (s Status) ClashesWith(file Status) bool {
	return s.Version > 0 && !file.IsZero() && (s.Value != file.Value || s.Note != file.Note || s.Comment != file.Comment)
}

// ReportedProgress is the status as the plan document printed it. It is
// evidence and is never edited.
type ReportedProgress struct {
	Value   StatusValue `json:"value,omitempty" year:"scalar"`
	Note    string      `json:"note,omitempty"` // a printed word outside the three
	Missing Missing     `json:"missing,omitempty" year:"missing"`
	Source  Source      `json:"source,omitzero"`
}

// staleAfter is how old the newest status of a KPI without an actual may be.
const staleAfter = 30 * 24 * time.Hour

// StatusDue reports whether a KPI without an actual for its year waits for a
// word of its manager: its status is unset, or was set more than 30 days ago;
// days counts the whole days since. A status that came with the year file has no
// age. A KPI that was given up waits for nothing.
func (k *KPI) StatusDue(now time.Time) (days int, due bool) {
	if k.Actual.Known() || k.Actual.Missing == Discontinued {
		return 0, false
	}
	if k.Status.Value == Unset {
		return 0, true
	}
	if k.Status.At.IsZero() || now.Sub(k.Status.At) <= staleAfter {
		return 0, false
	}
	return int(now.Sub(k.Status.At) / (24 * time.Hour)), true
}

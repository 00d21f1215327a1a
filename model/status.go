package model

import "time"

// StatusValue is the progress of a KPI.
type StatusValue string

// The statuses a manager can set, and Unset.
const (
	Unset     StatusValue = ""
	Achieved  StatusValue = "achieved"  // 達成
	Expected  StatusValue = "expected"  // 達成見込み
	Difficult StatusValue = "difficult" // 達成困難
)

// StatusValues lists the settable values in the order of their keys.
func StatusValues() []StatusValue { return []StatusValue{Achieved, Expected, Difficult} }

// Status is the managers' assessment of a KPI, an activity or a key measure.
type Status struct {
	Value   StatusValue `json:"value,omitempty" year:"scalar"`
	Note    string      `json:"note,omitempty"` // a printed word outside the three, such as "100%"
	Comment string      `json:"comment,omitempty"`
	Who     string      `json:"who,omitempty"`
	At      time.Time   `json:"at,omitzero"`    // zero when the status is the year file's
	Version int         `json:"-" year:"local"` // counts the changes; 0 for a status never edited
}

// IsZero reports whether no field is set.
func (s Status) IsZero() bool {
	return s.Value == Unset && s.Note == "" && s.Comment == "" && s.Who == "" && s.At.IsZero()
}

// ClashesWith reports whether a file's status differs from one that a person
// has set; an import keeps the person's unless the request replaces it. A file
// without a status for the item, or with an equal one, does not clash.
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

// staleAfter is the age above which the status of a KPI without an actual is
// due.
const staleAfter = 30 * 24 * time.Hour

// StatusDue reports whether a KPI without an actual for its year needs a
// status from its manager: it is unset, or was set more than 30 days ago; days
// is the number of whole days since. A status from the year file has no age. A
// discontinued KPI needs none.
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

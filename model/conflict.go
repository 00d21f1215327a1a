package model

import (
	"slices"
	"strings"
	"time"
)

// ConflictKind is the difference between two variants of a fact.
type ConflictKind string

// The kinds of conflict.
const (
	ValueConflict   ConflictKind = "value"   // the figures or ratings differ
	WordingConflict ConflictKind = "wording" // one value or name, written two ways
)

// Variant is one way a fact is printed.
type Variant struct {
	Text   string `json:"text"`
	Value  string `json:"value,omitempty"` // the exact number or the rating; empty for plain wording
	Source Source `json:"source"`
}

// The fields that conflicts and findings are about.
const (
	FieldTarget      = "target"
	FieldActual      = "actual"
	FieldRank        = "rank"
	FieldRating      = "rating"
	FieldReported    = "reported"
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

// StaffSubject is the subject of a conflict about a group's headcount; about
// the branch's when the code is empty.
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

// Conflict is a fact that the sources print in more than one way. All variants
// are kept; Shown is the index of the default, the summary page's.
type Conflict struct {
	Kind       ConflictKind `json:"kind"`
	Subject    string       `json:"subject" year:"refers=subjects,key"` // code of a KPI, activity, initiative or team; "staff" or "staff/GROUP"
	Field      string       `json:"field" year:"key"`                   // "rating", "target", "name", "staff.contract", ...
	Variants   []Variant    `json:"variants"`
	Shown      int          `json:"shown" year:"index=variants"`
	Note       Text         `json:"note,omitzero" year:"title"`
	Resolution *Resolution  `json:"resolution,omitempty"` // nil while unresolved
}

// Resolution is a manager's decision which variant of a conflict is used. It
// changes neither the variants nor Shown; a Scorecard shows the resolved
// variant.
type Resolution struct {
	Variant int       `json:"variant" year:"index=variants"` // index into Variants
	Reason  string    `json:"reason" year:"title"`
	Who     string    `json:"who,omitempty"`
	At      time.Time `json:"at,omitzero"`
	Version int       `json:"-" year:"local"` // counts the decisions about this conflict, from 1; 0 when it is the year file's
}

// InUse is the index of the variant that is used: the resolved one, else Shown.
func (c *Conflict) InUse() int {
	if c.Resolution != nil {
		return c.Resolution.Variant
	}
	return c.Shown
}

// HasVariant reports whether the variant at an index has this text and value.
func (c *Conflict) HasVariant(index int, text, value string) bool {
	return index >= 0 && index < len(c.Variants) && c.Variants[index].Text == text && c.Variants[index].Value == value
}

// Used is the variant that is used; nil where there is no such variant.
func (c *Conflict) Used() *Variant {
	if at := c.InUse(); at >= 0 && at < len(c.Variants) {
		return &c.Variants[at]
	}
	return nil
}

// FindVariant is the index of a variant of the conflict: the one with the same words,
// value and source, at the preferred index where several are alike, else the first
// with the same words and value; -1 when there is none.
func (c *Conflict) FindVariant(preferred int, variant Variant) int {
	if preferred >= 0 && preferred < len(c.Variants) && c.Variants[preferred] == variant {
		return preferred
	}
	if at := slices.Index(c.Variants, variant); at >= 0 {
		return at
	}
	return slices.IndexFunc(c.Variants, func(p Variant) bool { return p.Text == variant.Text && p.Value == variant.Value })
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
		return StaffSubject(code)
	case ItemKPI, ItemActivity, ItemInitiative, ItemTeam:
	}
	return code
}

// ResolutionEdit asks for a conflict to be resolved, or with Variant -1 for a resolution to
// be withdrawn. Scorecard.ResolutionEdit fills it in for a conflict in view.
type ResolutionEdit struct {
	Branch  string
	Year    int
	Subject string
	Field   string
	Nth     int    // ordinal among the year's conflicts with that subject and field, from 0
	Version int    // of the resolution in view; 0 for none
	Variant int    // index into the conflict's variants
	Text    string // of the variant in view; a variant is never chosen by its index alone
	Value   string
	Reason  string
	Who     string
}

// ResolutionEdit makes a request to resolve a conflict of the scorecard to one
// of its variants, or with variant -1 to withdraw its resolution.
func (c *Scorecard) ResolutionEdit(k *Conflict, variant int, reason, who string) ResolutionEdit {
	s := ResolutionEdit{Branch: c.Branch.Code, Subject: k.Subject, Field: k.Field, Variant: variant, Reason: reason, Who: who}
	if k.Resolution != nil {
		s.Version = k.Resolution.Version
	}
	if variant >= 0 && variant < len(k.Variants) {
		s.Text, s.Value = k.Variants[variant].Text, k.Variants[variant].Value
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

// StaleResolutionError reports that the conflict was resolved in the meantime,
// or that an import changed its variants. It is an *Error of kind Stale to
// errors.Is.
type StaleResolutionError struct {
	Current *Resolution // the current resolution; nil when there is none
}

// Error is the plain form for a log.
func (e *StaleResolutionError) Error() string { return string(Stale) }

// Is matches an Error of kind Stale without a subject.
func (e *StaleResolutionError) Is(target error) bool {
	other, ok := target.(*Error)
	return ok && other.Kind == Stale && other.Subject == ""
}

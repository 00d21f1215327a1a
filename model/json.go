package model

import (
	"scorecard/model/schema"
)

// The types below are written as a single value where that loses nothing: a
// figure as its printed text, a rank as a number. Reading one also restores
// the fields that are derived from the text.

// MarshalJSON writes the printed text, or the reason why there is none.
func (f Figure) MarshalJSON() ([]byte, error) { return schema.MarshalScalar(f) }

// UnmarshalJSON reads what MarshalJSON writes. A text that is not a figure is
// kept for Validate to report.
func (f *Figure) UnmarshalJSON(data []byte) error {
	if err := schema.UnmarshalScalar(data, f); err != nil {
		return err
	}
	if parsed, err := ParseFigure(f.Text); err == nil && f.Missing == "" {
		*f = parsed
	}
	return nil
}

// MarshalJSON writes the printed text, the words, or the reason why there is
// no target.
func (t Target) MarshalJSON() ([]byte, error) { return schema.MarshalScalar(t) }

// UnmarshalJSON reads what MarshalJSON writes. A text that is not a target is
// kept for Validate to report.
func (t *Target) UnmarshalJSON(data []byte) error {
	if err := schema.UnmarshalScalar(data, t); err != nil {
		return err
	}
	switch {
	case t.Missing != "":
	case !t.Words.IsZero():
		t.Kind = InWords
	default:
		if parsed, err := ParseTarget(t.Text); err == nil {
			*t = parsed
		}
	}
	return nil
}

// MarshalJSON writes the rank, or the reason why there is none.
func (r Rank) MarshalJSON() ([]byte, error) { return schema.MarshalScalar(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Rank) UnmarshalJSON(data []byte) error { return schema.UnmarshalScalar(data, r) }

// MarshalJSON writes the grade, or the reason why there is none.
func (r Rating) MarshalJSON() ([]byte, error) { return schema.MarshalScalar(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Rating) UnmarshalJSON(data []byte) error { return schema.UnmarshalScalar(data, r) }

// MarshalJSON writes the status alone when no other field is set.
func (s Status) MarshalJSON() ([]byte, error) { return schema.MarshalScalar(s) }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Status) UnmarshalJSON(data []byte) error { return schema.UnmarshalScalar(data, s) }

// MarshalJSON writes the status alone when no other field is set.
func (f ReportedProgress) MarshalJSON() ([]byte, error) { return schema.MarshalScalar(f) }

// UnmarshalJSON reads what MarshalJSON writes.
func (f *ReportedProgress) UnmarshalJSON(data []byte) error { return schema.UnmarshalScalar(data, f) }

// OneOf lists the polarities.
func (Polarity) OneOf() []string { return enumStrings([]Polarity{Higher, Lower}) }

// OneOf lists the tags but for the empty one.
func (Tag) OneOf() []string { return enumStrings([]Tag{New, Expanded}) }

// OneOf lists the scopes.
func (Scope) OneOf() []string { return enumStrings(Scopes()) }

// OneOf lists the kinds.
func (NoteKind) OneOf() []string { return enumStrings(NoteKinds()) }

// OneOf lists the kinds.
func (Missing) OneOf() []string { return enumStrings(MissingKinds()) }

// OneOf lists the statuses that can be set.
func (StatusValue) OneOf() []string { return enumStrings(StatusValues()) }

// OneOf lists the kinds.
func (ConflictKind) OneOf() []string {
	return enumStrings([]ConflictKind{ValueConflict, WordingConflict})
}

// OneOf lists the classes.
func (Class) OneOf() []string { return enumStrings(Classes()) }

// OneOf lists the kinds.
func (LineageKind) OneOf() []string { return enumStrings(LineageKinds()) }

// OneOf lists the kinds.
func (TargetKind) OneOf() []string { return enumStrings(TargetKinds()) }

// OneOf lists the kinds.
func (ChangeKind) OneOf() []string { return enumStrings(ChangeKinds()) }

// OneOf lists the kinds.
func (DifferenceKind) OneOf() []string { return enumStrings(DifferenceKinds()) }

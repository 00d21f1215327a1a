package model

import "strconv"

// The facts that findings rest on and that conflicts are about.
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

// facts are the printed fields of a KPI; those that are missing are left out.
func (s *survey) facts(year *Year, k *KPI, fields ...string) []Evidence {
	evidence := make([]Evidence, 0, len(fields))
	for _, field := range fields {
		e := printedFact(k, field)
		if e.Value == "" && e.Text == "" {
			continue
		}
		e.What, e.Item, e.Year = field, k.Code, year.Year
		if source, found := s.inUse[fact{year.Year, k.Code, field}]; found {
			e.Source = source
		}
		evidence = append(evidence, e)
	}
	return evidence
}

// now are fields of a KPI in the shown year.
func (s *survey) current(k *KPI, fields ...string) []Evidence {
	return s.facts(s.card.Year, k, fields...)
}

// last are fields of a KPI in the year before.
func (s *survey) last(k *KPI, fields ...string) []Evidence {
	if k == nil {
		return nil
	}
	return s.facts(s.card.Before, k, fields...)
}

// bound is the target, and last year's actual when it means that.
func (s *survey) bound(r *Result) []Evidence {
	evidence := s.current(r.KPI, FieldTarget)
	if r.KPI.Target.Relative() && r.Bound.Known {
		evidence = append(evidence, s.last(r.Previous, FieldActual)...)
	}
	return evidence
}

func printedFact(k *KPI, field string) Evidence {
	switch field {
	case FieldTarget:
		return printedTarget(k.Target, k.Source)
	case FieldActual:
		return printedFigure(k.Actual, k.Source)
	case FieldHQTarget:
		if k.HQ != nil {
			return printedTarget(k.HQ.Target, k.HQ.Source)
		}
	case FieldRank:
		if k.Rank.Known() {
			rank := strconv.Itoa(k.Rank.Value)
			return Evidence{Text: rank, Value: rank, Source: k.Source}
		}
	case FieldRating:
		return Evidence{Text: k.Rating.Grade, Value: k.Rating.Grade, Source: k.Source}
	case FieldReported:
		return printedProgress(k)
	case FieldName:
		return Evidence{Text: k.Name.JA, Source: k.Source}
	case FieldPeriod:
		return Evidence{Text: k.Period.Text.JA, Source: k.Source}
	}
	return Evidence{}
}

func printedTarget(t Target, source Source) Evidence {
	if !t.Known() {
		return Evidence{}
	}
	e := Evidence{Text: t.Text, Source: source}
	if t.Kind == InWords {
		e.Text = t.Words.JA
	}
	if t.HasNumber() {
		e.Value, e.Unit = t.Value.String(), t.Unit
	}
	return e
}

func printedFigure(f Figure, source Source) Evidence {
	if !f.Known() {
		return Evidence{}
	}
	return Evidence{Text: f.Text, Value: f.Value.String(), Unit: f.Unit, Source: source}
}

func printedProgress(k *KPI) Evidence {
	f := k.Reported
	if f.Missing != "" {
		return Evidence{}
	}
	e := Evidence{Text: f.Note, Value: string(f.Value), Source: f.Source}
	if e.Source.IsZero() {
		e.Source = k.Source
	}
	return e
}

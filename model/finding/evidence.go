package finding

import (
	"strconv"

	"scorecard/model"
)

// evidenceOf are the printed fields of a KPI, without the missing ones.
func (s *survey) evidenceOf(year *model.Year, k *model.KPI, fields ...string) []Evidence {
	evidence := make([]Evidence, 0, len(fields))
	for _, field := range fields {
		e := printedFact(k, field)
		if e.Value == "" && e.Text == "" {
			continue
		}
		e.What, e.Item, e.Year = field, k.Code, year.Year
		if source, found := s.sources[fact{year.Year, k.Code, field}]; found {
			e.Source = source
		}
		evidence = append(evidence, e)
	}
	return evidence
}

// currentEvidence are fields of a KPI in the shown year.
func (s *survey) currentEvidence(k *model.KPI, fields ...string) []Evidence {
	return s.evidenceOf(s.card.Year, k, fields...)
}

// lastEvidence are fields of a KPI in the year before.
func (s *survey) lastEvidence(k *model.KPI, fields ...string) []Evidence {
	if k == nil {
		return nil
	}
	return s.evidenceOf(s.card.Before, k, fields...)
}

// boundEvidence is the target, and last year's actual when it means that.
func (s *survey) boundEvidence(r *model.Result) []Evidence {
	evidence := s.currentEvidence(r.KPI, model.FieldTarget)
	if r.KPI.Target.Relative() && r.Bound.Known {
		evidence = append(evidence, s.lastEvidence(r.Previous, model.FieldActual)...)
	}
	return evidence
}

func printedFact(k *model.KPI, field string) Evidence {
	switch field {
	case model.FieldTarget:
		return printedTarget(k.Target, k.Source)
	case model.FieldActual:
		return printedFigure(k.Actual, k.Source)
	case model.FieldHQTarget:
		if k.HQ != nil {
			return printedTarget(k.HQ.Target, k.HQ.Source)
		}
	case model.FieldRank:
		if k.Rank.Known() {
			rank := strconv.Itoa(k.Rank.Value)
			return Evidence{Text: rank, Value: rank, Source: k.Source}
		}
	case model.FieldRating:
		return Evidence{Text: k.Rating.Grade, Value: k.Rating.Grade, Source: k.Source}
	case model.FieldReported:
		return printedProgress(k)
	case model.FieldName:
		return Evidence{Text: k.Name.JA, Source: k.Source}
	case model.FieldPeriod:
		return Evidence{Text: k.Period.Text.JA, Source: k.Source}
	}
	return Evidence{}
}

func printedTarget(t model.Target, source model.Source) Evidence {
	if !t.Known() {
		return Evidence{}
	}
	e := Evidence{Text: t.Text, Source: source}
	if t.Kind == model.InWords {
		e.Text = t.Words.JA
	}
	if t.HasNumber() {
		e.Value, e.Unit = t.Value.String(), t.Unit
	}
	return e
}

func printedFigure(f model.Figure, source model.Source) Evidence {
	if !f.Known() {
		return Evidence{}
	}
	return Evidence{Text: f.Text, Value: f.Value.String(), Unit: f.Unit, Source: source}
}

func printedProgress(k *model.KPI) Evidence {
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

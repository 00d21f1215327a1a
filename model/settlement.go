package model

import (
	"slices"
	"strconv"
	"strings"
)

// ApplySettlements puts the print that a manager settled on in the place of the
// one that the sources' summary shows: the figure, rating, target, rank, name or
// headcount that the conflict is about. A print that cannot be read as such, or
// in the KPI's unit, leaves what is there. The conflicts stay. The year and all
// that it points to must be a copy of the caller's own.
func (y *Year) ApplySettlements() {
	for i := range y.Conflicts {
		c := &y.Conflicts[i]
		if used := c.Used(); used != nil && c.InUse() != c.Shown {
			y.settle(c.Subject, c.Field, used)
		}
	}
}

func (y *Year) settle(subject, field string, p *Print) {
	if k := y.KPI(subject); k != nil {
		k.settle(field, p)
		return
	}
	for i := range y.Measures {
		if m := &y.Measures[i]; m.Code == subject {
			settleRating(&m.Rating, field, p, MeasureGrades())
			settleName(&m.Name, field, p)
			return
		}
	}
	for i := range y.Initiatives {
		if line := &y.Initiatives[i]; line.Code == subject {
			settleName(&line.Name, field, p)
			return
		}
	}
	if y.Staffing != nil {
		y.Staffing.settle(subject, field, p)
	}
}

func (k *KPI) settle(field string, p *Print) {
	settleRating(&k.Rating, field, p, KPIGrades())
	settleName(&k.Name, field, p)
	switch field {
	case FieldTarget:
		if t, err := ParseTarget(p.Text); err == nil && (t.Relative() || t.Unit == k.Unit) {
			k.Target = t
		}
	case FieldActual:
		if f, err := ParseFigure(p.Text); err == nil && f.Unit == k.Unit {
			k.Actual = f
		}
	case FieldRank:
		if rank, ok := p.count("位"); ok && rank >= 1 && rank <= Branches {
			k.Rank = Rank{Value: rank}
		}
	case FieldForecast:
		if value := StatusValue(p.Value); slices.Contains(StatusValues(), value) {
			k.Forecast = Forecast{Value: value, Source: p.Source}
		}
	case FieldHQTarget:
		if t, err := ParseTarget(p.Text); err == nil && k.HQ != nil {
			k.HQ.Target = t
		}
	}
}

func settleRating(r *Rating, field string, p *Print, grades []string) {
	if field == FieldRating && slices.Contains(grades, p.Value) {
		*r = Rating{Grade: p.Value}
	}
}

// settleName changes the name in the language of the documents, in which the
// prints are.
func settleName(name *Text, field string, p *Print) {
	if field == FieldName {
		name.JA = p.Text
	}
}

// count is the whole number that a print stands for, with or without its
// counting word.
func (p *Print) count(word string) (int, bool) {
	text := p.Value
	if text == "" {
		text = strings.TrimSuffix(p.Text, word)
	}
	n, err := strconv.Atoi(strings.ReplaceAll(text, ",", ""))
	return n, err == nil && n >= 0
}

// settle changes a headcount of the branch or of a group, or a team's name.
func (s *Staffing) settle(subject, field string, p *Print) {
	if subject == StaffSubject("") {
		if count, ok := p.count("名"); ok && field == FieldStaffTotal {
			s.Total = count
		}
		settleHeadcount(s.Totals, field, p)
		return
	}
	for i := range s.Groups {
		g := &s.Groups[i]
		if subject == StaffSubject(g.Group) {
			settleHeadcount(g.Totals, field, p)
		}
		for j := range g.Teams {
			if g.Teams[j].Code == subject {
				settleName(&g.Teams[j].Name, field, p)
			}
		}
	}
}

// settleHeadcount changes the one headcount of a class; where a class is printed
// in several parts, nobody knows which one is meant.
func settleHeadcount(totals []Headcount, field string, p *Print) {
	count, ok := p.count("名")
	if !ok {
		return
	}
	var of []*Headcount
	for i := range totals {
		if StaffField(totals[i].Class) == field {
			of = append(of, &totals[i])
		}
	}
	if len(of) == 1 {
		of[0].Count = count
	}
}

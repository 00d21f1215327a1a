package model

import (
	"slices"
	"strconv"
	"strings"
)

// ApplyResolutions puts the variant that a manager chose in the place of the
// one that the sources' summary shows: the figure, rating, target, rank, name or
// headcount that the conflict is about. A variant that cannot be read as such, or
// in the KPI's unit, leaves what is there. The conflicts stay. The year and all
// that it points to must be a copy of the caller's own.
func (y *Year) ApplyResolutions() {
	for i := range y.Conflicts {
		c := &y.Conflicts[i]
		if used := c.InUse(); used != c.Shown && within(used, len(c.Variants)) {
			y.resolve(c.Subject, c.Field, &c.Variants[used])
		}
	}
}

func (y *Year) resolve(subject, field string, p *Variant) {
	if k := y.KPI(subject); k != nil {
		k.resolve(field, p)
		return
	}
	for i := range y.Activities {
		if m := &y.Activities[i]; m.Code == subject {
			resolveRating(&m.Rating, field, p, ActivityGrades())
			resolveName(&m.Name, field, p)
			return
		}
	}
	for i := range y.Initiatives {
		if line := &y.Initiatives[i]; line.Code == subject {
			resolveName(&line.Name, field, p)
			return
		}
	}
	if y.Staffing != nil {
		y.Staffing.resolve(subject, field, p)
	}
}

func (k *KPI) resolve(field string, p *Variant) {
	resolveRating(&k.Rating, field, p, KPIGrades())
	resolveName(&k.Name, field, p)
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
	case FieldReported:
		if value := StatusValue(p.Value); slices.Contains(StatusValues(), value) {
			k.Reported = ReportedProgress{Value: value, Source: p.Source}
		}
	case FieldHQTarget:
		if t, err := ParseTarget(p.Text); err == nil && k.HQ != nil {
			k.HQ.Target = t
		}
	}
}

func resolveRating(r *Rating, field string, p *Variant, grades []string) {
	if field == FieldRating && slices.Contains(grades, p.Value) {
		*r = Rating{Grade: p.Value}
	}
}

// resolveName changes the name in the language of the documents, in which the
// variants are.
func resolveName(name *Text, field string, p *Variant) {
	if field == FieldName {
		name.JA = p.Text
	}
}

// count is the whole number that a variant stands for, with or without its
// counting word.
func (p *Variant) count(word string) (int, bool) {
	text := p.Value
	if text == "" {
		text = strings.TrimSuffix(p.Text, word)
	}
	n, err := strconv.Atoi(strings.ReplaceAll(text, ",", ""))
	return n, err == nil && n >= 0
}

// resolve changes a headcount of the branch or of a group, or a team's name.
func (s *Staffing) resolve(subject, field string, p *Variant) {
	if subject == staffSubject("") {
		if count, ok := p.count("名"); ok && field == FieldStaffTotal {
			s.Total = count
		}
		resolveHeadcount(s.Totals, field, p)
		return
	}
	for i := range s.Groups {
		g := &s.Groups[i]
		if subject == staffSubject(g.Group) {
			resolveHeadcount(g.Totals, field, p)
		}
		for j := range g.Teams {
			if g.Teams[j].Code == subject {
				resolveName(&g.Teams[j].Name, field, p)
			}
		}
	}
}

// resolveHeadcount changes the one headcount of a class; where a class is printed
// in several parts, nobody knows which one is meant.
func resolveHeadcount(totals []Headcount, field string, p *Variant) {
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

package model

import (
	"slices"
	"strconv"
	"strings"
)

// ApplyResolutions replaces the default variant of each conflict by the
// resolved one: the figure, rating, target, rank, name or headcount that the
// conflict is about. A variant that cannot be parsed as such, or has another
// unit than the KPI, changes nothing. The conflicts are unchanged. The year
// must be a deep copy that the caller owns.
func (y *Year) ApplyResolutions() {
	for i := range y.Conflicts {
		c := &y.Conflicts[i]
		if used := c.Used(); used != nil && c.InUse() != c.Shown {
			y.resolve(c.Subject, c.Field, used)
		}
	}
}

func (y *Year) resolve(subject, field string, p *Variant) {
	switch item, _ := y.StatusItem(subject); item.Kind {
	case ItemKPI:
		item.KPI.resolve(field, p)
		return
	case ItemActivity:
		resolveRating(&item.Activity.Rating, field, p, ActivityGrades())
		resolveName(&item.Activity.Name, field, p)
		return
	case ItemInitiative:
		resolveName(&item.Initiative.Name, field, p)
		return
	default:
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
		if rank, ok := p.wholeNumber("位"); ok && rank >= 1 && rank <= Branches {
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

// resolveName changes the name in Japanese, the language of the variants.
func resolveName(name *Text, field string, p *Variant) {
	if field == FieldName {
		name.JA = p.Text
	}
}

// wholeNumber returns a variant's value as a whole number, with or without its
// counter word.
func (p *Variant) wholeNumber(word string) (int, bool) {
	text := p.Value
	if text == "" {
		text = strings.TrimSuffix(p.Text, word)
	}
	n, err := strconv.Atoi(strings.ReplaceAll(text, ",", ""))
	return n, err == nil && n >= 0
}

// resolve changes a headcount of the branch or of a group, or a team's name.
func (s *Staffing) resolve(subject, field string, p *Variant) {
	if subject == StaffSubject("") {
		if count, ok := p.wholeNumber("名"); ok && field == FieldStaffTotal {
			s.Total = count
		}
		resolveHeadcount(s.Totals, field, p)
		return
	}
	for i := range s.Groups {
		g := &s.Groups[i]
		if subject == StaffSubject(g.Group) {
			resolveHeadcount(g.Totals, field, p)
		}
		for j := range g.Teams {
			if g.Teams[j].Code == subject {
				resolveName(&g.Teams[j].Name, field, p)
			}
		}
	}
}

// resolveHeadcount changes the headcount of a class. Where a class is printed
// in several parts it changes none, as the conflict does not identify the
// part.
func resolveHeadcount(totals []Headcount, field string, p *Variant) {
	count, ok := p.wholeNumber("名")
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

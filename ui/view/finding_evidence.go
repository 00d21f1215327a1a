package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"scorecard/model"
)

// FindingEvidence lists what a finding rests on, one line for each document and
// page, with the facts that are printed there. Of many KPIs the facts are named
// without their figures, which the tables have.
func (f Format) FindingEvidence(c *model.Scorecard, x *model.Finding) []string {
	var places []string
	facts := map[string][]string{}
	many := manyItems(x)
	for i := range x.Evidence {
		e := &x.Evidence[i]
		if e.Source.IsZero() {
			continue
		}
		place := f.Source(e.Source, c.DocumentYear(e.Source.Document))
		if facts[place] == nil {
			places = append(places, place)
		}
		fact := f.fiscal(e.Year) + " " + f.FactName(e.What)
		if !many {
			fact = f.evidenceFact(c, x, e)
		}
		if !slices.Contains(facts[place], fact) {
			facts[place] = append(facts[place], fact)
		}
	}
	lines := make([]string, len(places))
	for i, place := range places {
		lines[i] = fmt.Sprintf(f.Labels.Finding.EvidenceF, f.join(facts[place]), place)
	}
	return lines
}

// findingPlaces names the documents and pages that a finding rests on, for where
// its sentence has the figures.
func (f Format) findingPlaces(c *model.Scorecard, x *model.Finding) string {
	var places []string
	last := ""
	for i := range x.Evidence {
		s := x.Evidence[i].Source
		if s.IsZero() {
			continue
		}
		place := f.Source(s, c.DocumentYear(s.Document))
		if s.Page > 0 && s.Document == last {
			place = fmt.Sprintf(f.Labels.Finding.NextPageF, s.Page)
		}
		if last = s.Document; !slices.Contains(places, place) && !slices.Contains(places, f.Source(s, c.DocumentYear(s.Document))) {
			places = append(places, place)
		}
	}
	if len(places) == 0 {
		return ""
	}
	return fmt.Sprintf(f.Labels.Finding.PlacesF, f.join(places))
}

// fewItems is up to how many items the evidence tells with their figures.
const fewItems = 5

func manyItems(x *model.Finding) bool {
	items := map[string]bool{}
	for i := range x.Evidence {
		items[x.Evidence[i].Item] = true
	}
	return len(items) > fewItems
}

// evidenceFact is one printed fact: its year, what it is, and the figure. A
// variant of a conflict is quoted; a fact of another KPI than the finding's names
// it.
func (f Format) evidenceFact(c *model.Scorecard, x *model.Finding, e *model.Evidence) string {
	switch {
	case strings.HasPrefix(e.What, "staff.") && x.Kind == model.SourcesDiffer:
		return oneLine(e.Text) // a sum is no variant
	case x.Kind == model.SourcesDiffer || x.Kind == model.NamesDiffer:
		return quote(oneLine(e.Text), f.japanese())
	case strings.HasPrefix(e.What, "staff."):
		return f.staffFact(c, e)
	}
	said := f.fiscal(e.Year) + " " + f.FactName(e.What)
	if value := f.evidenceValue(c, e); value != "" {
		said += " " + value
	}
	switch {
	case x.KPI == "" && c.Year.KPI(e.Item) != nil:
		said = f.kpiLabel(c, e.Item) + " " + said
	case x.Kind == model.WorkWithoutGain:
		said = f.workSubject(c, e.Item) + " " + said
	}
	return said
}

// evidenceValue is a figure as printed, a rank, or a status in the language's
// words; empty for prose and for what is missing.
func (f Format) evidenceValue(c *model.Scorecard, e *model.Evidence) string {
	if word, ok := f.Labels.StatusNames[model.StatusValue(e.Value)]; ok && e.Value != "" {
		return word
	}
	if place, err := strconv.Atoi(e.Value); err == nil && e.What == "rank" {
		return f.Rank(model.Rank{Value: place})
	}
	if told := f.translated(c, e); told != "" {
		return told
	}
	return oneLine(e.Text)
}

// translated is a target or a figure in English; empty in Japanese, which has it
// as printed, and for what is quoted.
func (f Format) translated(c *model.Scorecard, e *model.Evidence) string {
	if f.japanese() {
		return ""
	}
	for _, year := range []*model.Year{c.Year, c.Before, c.After, c.Older} {
		k := year.KPI(e.Item)
		switch {
		case year == nil || year.Year != e.Year || k == nil:
		case e.What == model.FieldTarget:
			return f.asked(k.Target)
		case e.What == model.FieldActual:
			return f.Figure(k.Actual)
		case e.What == model.FieldHQTarget && k.HQ != nil:
			return f.asked(k.HQ.Target)
		case e.What == model.FieldPeriod:
			return f.Text(k.Period.Text)
		}
	}
	return ""
}

// staffFact is a headcount of the branch or of a group.
func (f Format) staffFact(c *model.Scorecard, e *model.Evidence) string {
	part := f.Labels.TotalRow
	if group, ok := strings.CutPrefix(e.Item, "staff/"); ok {
		part = f.GroupShort(c, group)
	}
	said := part + " " + f.FactName(e.What)
	if count, err := strconv.Atoi(e.Value); err == nil {
		return said + " " + fmt.Sprintf(f.Labels.PeopleF, count)
	}
	return strings.TrimSpace(said + " " + oneLine(e.Text))
}

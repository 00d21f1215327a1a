package cell

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/model"
)

// FindingEvidence lists what a finding rests on, one line for each document and
// page, with the facts that are printed there.
func (f Format) FindingEvidence(c *model.Scorecard, x *model.Finding) []string {
	var places []string
	facts := map[string][]string{}
	for i := range x.Evidence {
		e := &x.Evidence[i]
		place := f.Source(e.Source, c.DocumentYear(e.Source.Document))
		if facts[place] == nil {
			places = append(places, place)
		}
		if fact := f.evidenceFact(x, e); !slices.Contains(facts[place], fact) {
			facts[place] = append(facts[place], fact)
		}
	}
	lines := make([]string, len(places))
	for i, place := range places {
		lines[i] = fmt.Sprintf(f.Labels.Finding.EvidenceF, strings.TrimSpace(f.join(facts[place])+f.placed(place)))
	}
	return lines
}

func (f Format) placed(place string) string {
	switch {
	case place == "":
		return ""
	case f.japanese():
		return "（" + place + "）"
	}
	return " (" + place + ")"
}

// prose are the facts that are told at length where they stand, so that naming
// them is enough.
var prose = []string{"review", "policy", "footnote", "description", "break", "lineage"}

// evidenceFact is one printed fact: its year, what it is, and the figure.
func (f Format) evidenceFact(x *model.Finding, e *model.Evidence) string {
	said := model.YearLabel(e.Year) + " " + f.factName(e.What)
	if e.Text == "" || slices.Contains(prose, e.What) {
		return said
	}
	return said + " " + f.evidenceValue(e)
}

// evidenceValue is a figure as printed; a status in the language's words.
func (f Format) evidenceValue(e *model.Evidence) string {
	if word, ok := f.Labels.StatusNames[model.StatusValue(e.Value)]; ok && e.Value != "" {
		return word
	}
	return oneLine(e.Text)
}

package cell

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/model"
)

// conflictText tells the values of a conflict and the one in use; of a mere
// wording, its spellings.
func (f Format) conflictText(k *model.Conflict) string {
	w := f.Labels.Finding.Source
	if k.Kind == model.WordingConflict || k.InUse() >= len(k.Prints) {
		return fmt.Sprintf(w.NamesF, f.FactName(k.Field), f.spellings(k))
	}
	values := strings.Join(conflictValues(k), " / ")
	used := printedValue(k.Prints[k.InUse()].Value)
	if k.Settled != nil {
		return fmt.Sprintf(w.SettledF, f.FactName(k.Field), values, used, f.Settlement(k.Settled))
	}
	return fmt.Sprintf(w.DifferF, f.FactName(k.Field), values, used)
}

// conflictValues are the different values that are printed, in their order.
func conflictValues(k *model.Conflict) []string {
	var values []string
	for i := range k.Prints {
		if value := printedValue(k.Prints[i].Value); !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	return values
}

func (f Format) spellings(k *model.Conflict) string {
	var texts []string
	for i := range k.Prints {
		if text := quote(k.Prints[i].Text, f.japanese()); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return f.join(texts)
}

// Settlement says who chose the print in use, when and why.
func (f Format) Settlement(s *model.Settlement) string {
	return fmt.Sprintf(f.Labels.Finding.Source.ChosenF, s.Who, s.At.Local().Format("2006-01-02"), oneLine(s.Reason))
}

func (f Format) staffText(c *model.Scorecard, d *model.StaffDetail) string {
	w := f.Labels.Finding.Staff
	part := f.Labels.TotalRow
	if d.Group != "" {
		part = f.GroupShort(c, d.Group)
	}
	people := w.AllClasses
	if d.Class != "" {
		people = f.FactName("staff." + string(d.Class))
	}
	gap := fmt.Sprintf(w.LackF, d.Printed-d.Sum)
	if d.Sum > d.Printed {
		gap = fmt.Sprintf(w.ExcessF, d.Sum-d.Printed)
	}
	return fmt.Sprintf(w.DiffersF, part, people, d.Printed, w.Parts[d.Of], d.Sum, gap)
}

func (f Format) lineageText(c *model.Scorecard, d *model.LineageDetail) string {
	w, into := f.Labels.Finding.Series, model.YearLabel(d.Into)
	said := into + " " + f.Labels.Lineages[d.Lineage.Kind]
	switch d.Lineage.Kind {
	case model.Retired:
		said = fmt.Sprintf(w.RetiredF, into)
	case model.Started:
		said = fmt.Sprintf(w.StartedF, into)
	case model.Replaced:
		said = fmt.Sprintf(w.ReplacedF, into, f.kpiLabels(c, d.Lineage.From), f.kpiLabels(c, d.Lineage.To))
	case model.Continued:
	}
	inferred := ""
	if d.Lineage.Inferred && d.Lineage.Reason.IsZero() {
		inferred = w.Inferred
	}
	return f.sentences(said, inferred, oneLine(f.Text(d.Lineage.Reason)))
}

func (f Format) breakText(x *model.Finding, d *model.BreakDetail) string {
	return strings.TrimSpace(fmt.Sprintf(f.Labels.Finding.Series.BreakF,
		model.YearLabel(x.Year-1), model.YearLabel(x.Year), oneLine(f.Text(d.Break.Reason))))
}

// namedPlaces is up to how many KPIs without a value are named, not counted.
const namedPlaces = 3

// missingText counts what is missing by field; a few KPIs are named.
func (f Format) missingText(c *model.Scorecard, d *model.MissingDetail) string {
	w := f.Labels.Finding.Gap
	var fields []string
	codes := map[string][]string{}
	for _, place := range d.Places {
		if codes[place.Field] == nil {
			fields = append(fields, place.Field)
		}
		codes[place.Field] = append(codes[place.Field], place.Item)
	}
	parts := make([]string, len(fields))
	for i, field := range fields {
		if list := codes[field]; len(list) <= namedPlaces {
			parts[i] = fmt.Sprintf(w.NamesF, f.FactName(field), f.groupedLabels(c, list))
		} else {
			parts[i] = fmt.Sprintf(w.CountF, f.FactName(field), len(list))
		}
	}
	return fmt.Sprintf(w.MissingF, f.Labels.Missing[d.Why], f.join(parts))
}

func (f Format) statusText(d *model.StatusDetail) string {
	w := f.Labels.Finding.Gap
	if d.Days == 0 {
		return w.UnsetDue
	}
	return fmt.Sprintf(w.OldDueF, f.Labels.StatusNames[d.Status.Value], d.Days)
}

// FactName is the word for a printed fact; the field's own name where there is
// none.
func (f Format) FactName(field string) string {
	if word, ok := f.Labels.Finding.Facts[field]; ok {
		return word
	}
	return field
}

package view

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"scorecard/model"
)

// conflictText tells the values of a conflict and the one in use; of a mere
// wording, its spellings.
func (f Format) conflictText(c *model.Scorecard, k *model.Conflict) string {
	w := f.Labels.Finding.Source
	if k.Kind == model.WordingConflict || k.InUse() >= len(k.Variants) {
		return fmt.Sprintf(w.NamesF, f.FactName(k.Field), f.spellings(k))
	}
	values := strings.Join(f.conflictValues(c, k), " / ")
	used := f.conflictValue(c, k, k.Variants[k.InUse()].Value)
	if k.Resolution != nil {
		return fmt.Sprintf(w.ResolvedF, f.FactName(k.Field), values, used, f.Resolution(k.Resolution))
	}
	return fmt.Sprintf(w.DifferF, f.FactName(k.Field), values, used)
}

// conflictValues are the different values that are printed, in their order.
func (f Format) conflictValues(c *model.Scorecard, k *model.Conflict) []string {
	var values []string
	for i := range k.Variants {
		if value := f.conflictValue(c, k, k.Variants[i].Value); !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	return values
}

// conflictValue is a value of a conflict with the unit of what it is about.
func (f Format) conflictValue(c *model.Scorecard, k *model.Conflict, value string) string {
	d, err := decimal.Parse(value)
	if err != nil {
		return value
	}
	for _, year := range loadedYears(c) {
		if kpi := year.KPI(k.Subject); kpi != nil && (k.Field == model.FieldTarget || k.Field == model.FieldActual) {
			return thousands(d) + f.unit(kpi.Unit)
		}
	}
	if n, _, ok := d.Int64(0); ok && strings.HasPrefix(k.Field, "staff.") {
		return fmt.Sprintf(f.Labels.PeopleF, n)
	}
	return printedValue(value)
}

func (f Format) spellings(k *model.Conflict) string {
	var texts []string
	for i := range k.Variants {
		if text := quote(k.Variants[i].Text, f.japanese()); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return f.join(texts)
}

// Resolution says who chose the variant in use, when and why.
func (f Format) Resolution(s *model.Resolution) string {
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
	return fmt.Sprintf(w.DiffersF, part, people, d.Printed, f.parts(c, d), d.Sum, gap)
}

// parts are what was added up: the groups alone where no head of the class stands
// outside of them.
func (f Format) parts(c *model.Scorecard, d *model.StaffDetail) string {
	w := f.Labels.Finding.Staff
	if d.Of != model.OfGroups || c.Staffing == nil {
		return w.Parts[d.Of]
	}
	for _, t := range c.Staffing.Totals {
		if (d.Class == "" || t.Class == d.Class) && len(t.Including) > 0 {
			return w.Parts[d.Of]
		}
	}
	return w.GroupsAlone
}

func (f Format) lineageText(c *model.Scorecard, d *model.LineageDetail) string {
	w, into := f.Labels.Finding.Series, f.fiscal(d.Into)
	said := into + " " + f.Labels.Lineages[d.Lineage.Kind]
	retired, started, replaced := w.RetiredF, w.StartedF, w.ReplacedF
	if d.Lineage.Inferred {
		retired, started, replaced = w.LikelyRetiredF, w.LikelyStartedF, w.LikelyReplacedF
	}
	switch d.Lineage.Kind {
	case model.Retired:
		said = fmt.Sprintf(retired, into)
	case model.Started:
		said = fmt.Sprintf(started, into)
	case model.Replaced:
		said = fmt.Sprintf(replaced, into, f.kpiLabels(c, d.Lineage.From), f.kpiLabels(c, d.Lineage.To))
	case model.Continued:
	}
	inferred := ""
	if d.Lineage.Inferred && d.Lineage.Reason.IsZero() {
		inferred = w.Inferred
	}
	return f.sentences(said, inferred, oneLine(f.Text(d.Lineage.Reason)))
}

func (f Format) breakText(x *model.Finding, d *model.BreakDetail) string {
	w, last, year, reason := f.Labels.Finding.Series, f.fiscal(x.Year-1), f.fiscal(x.Year), oneLine(f.Text(d.Break.Reason))
	if d.Last.Known() && d.Actual.Known() {
		return strings.TrimSpace(fmt.Sprintf(w.BreakFiguresF, last, f.Figure(d.Last), year, f.Figure(d.Actual), reason))
	}
	return strings.TrimSpace(fmt.Sprintf(w.BreakF, last, year, reason))
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

package view

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/ui/label"
)

// FindingText is the line of a finding and what follows it, such as the reason that
// a review gives, without the name of what it is about.
func (f Format) FindingText(c *model.Scorecard, x *finding.Finding) string {
	words, values := f.findingWords(c, x)
	return f.sentences(f.withCaveats(c, x, fill(&words.Line, values, words.Name)), fill(&words.More, values, ""))
}

// FindingLine is a finding in a sentence or two, with the figures as printed: for
// where a review is shown beside it.
func (f Format) FindingLine(c *model.Scorecard, x *finding.Finding) string {
	words, values := f.findingWords(c, x)
	return f.withCaveats(c, x, fill(&words.Line, values, words.Name))
}

func (f Format) findingWords(c *model.Scorecard, x *finding.Finding) (*label.FindingWords, named) {
	words := f.Labels.FindingKind(x.Kind)
	if values := findingValues[x.Kind]; values != nil {
		return words, values(f, c, x)
	}
	return words, nil
}

// fill puts values into a sentence. Words that do not fit their values are a mistake
// that the tests find; a person then sees the name of the kind.
func fill(s *label.Sentence, values named, otherwise string) string {
	text, err := s.With(values)
	if err != nil {
		return otherwise
	}
	return text
}

// withCaveats puts behind a sentence why its figures are to be read with care.
func (f Format) withCaveats(c *model.Scorecard, x *finding.Finding, text string) string {
	w := f.Labels.Finding.Caveat
	var parts []string
	for i := range x.Caveats {
		switch caveat := &x.Caveats[i]; caveat.Kind {
		case finding.ConditionsDiffer:
			parts = append(parts, w.Conditions.With("year", f.fiscal(caveat.Year)))
		case finding.FigureDisputed:
			parts = append(parts, w.Disputed.With("year", f.fiscal(caveat.Year), "fact", f.FactName(caveat.Field),
				"values", strings.Join(f.printedValues(c, caveat.Conflict), " / ")))
		}
	}
	stop := f.Labels.Finding.Stop
	if len(parts) == 0 || text == "" {
		return text
	}
	return strings.TrimSuffix(text, stop) + w.Added.With("caveats", f.join(parts)) + stop
}

// fiscal is a fiscal year in a sentence.
func (f Format) fiscal(year int) string {
	return f.Labels.Finding.Year.With("label", model.YearLabel(year), "year", year)
}

// FindingSubject names what a finding is about, without its group: a KPI by its
// number and short name, a category, a team; the branch when it is about all.
func (f Format) FindingSubject(c *model.Scorecard, x *finding.Finding) string {
	switch {
	case x.KPI != "":
		return f.kpiLabel(c, x.KPI)
	case x.Subject == "" && x.Group == "":
		return f.Labels.TotalRow
	case x.Subject == "":
		return f.GroupShort(c, x.Group)
	case x.Subject == "staff" || strings.HasPrefix(x.Subject, "staff/"):
		return f.Labels.Staffing
	}
	for _, year := range loadedYears(c) {
		if name := categoryName(year.Categories, x.Subject); !name.IsZero() {
			return f.Text(name)
		}
	}
	return f.workSubject(c, x.Subject)
}

// workSubject names an activity or a key measure as what it is: KPIs have the same
// numbers.
func (f Format) workSubject(c *model.Scorecard, code string) string {
	w, name := f.Labels.Finding, strings.TrimRight(f.Subject(c, code), "。.")
	switch item, _ := c.ItemInView(code); item.Kind {
	case model.ItemActivity:
		return w.Activity.With("name", name)
	case model.ItemInitiative:
		return w.Initiative.With("name", name)
	default:
	}
	return name
}

// kpiLabel is a KPI's number and short name: the shown year's, else those of a
// year beside it.
func (f Format) kpiLabel(c *model.Scorecard, code string) string {
	for _, year := range loadedYears(c) {
		if k := year.KPI(code); k != nil {
			name := f.Text(k.Short)
			if name == "" {
				name = f.Text(k.Name)
			}
			return strings.TrimSpace(k.Number + " " + name)
		}
	}
	return f.Subject(c, code)
}

func (f Format) kpiLabels(c *model.Scorecard, codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = f.kpiLabel(c, code)
	}
	return f.join(names)
}

// groupedLabels names KPIs of several groups, each with its group.
func (f Format) groupedLabels(c *model.Scorecard, codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = f.kpiLabel(c, code)
		if group := SubjectGroup(c, code); group != "" {
			names[i] = f.GroupShort(c, group) + " " + names[i]
		}
	}
	return f.join(names)
}

// loadedYears are the years of a scorecard, the shown one first.
func loadedYears(c *model.Scorecard) []*model.Year {
	var years []*model.Year
	for _, year := range []*model.Year{c.Year, c.Before, c.After} {
		if year != nil {
			years = append(years, year)
		}
	}
	return years
}

// sentences puts one sentence after another.
func (f Format) sentences(parts ...string) string {
	said := parts[:0:0]
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	if f.japanese() {
		return strings.Join(said, "")
	}
	return strings.Join(said, " ")
}

// oneLine joins the paragraphs of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// askedOf is a target as it is printed in its year, or as the bound that it
// means where it is not a number of its own.
func (f Format) askedOf(year *model.Year, code string, b model.Bound) string {
	if k := year.KPI(code); k != nil && k.Target.Known() && k.Target.HasNumber() {
		return f.asked(k.Target)
	}
	return f.boundText(b)
}

// asked is a target in a sentence: as printed in Japanese, in words in English.
func (f Format) asked(t model.Target) string {
	w := f.Labels.Finding
	switch {
	case f.japanese():
	case t.Kind == model.AtLeast || t.Kind == model.AtMost:
		return f.boundText(model.Bound{Value: t.Value, Unit: t.Unit, AtMost: t.Kind == model.AtMost})
	case t.Kind == model.PreviousOrBetter:
		return w.AtLeastLast
	case t.Kind == model.PreviousOrLower:
		return w.AtMostLast
	}
	return f.Target(t)
}

// boundText is a bound in the language's own words.
func (f Format) boundText(b model.Bound) string {
	number := thousands(b.Value) + f.unit(b.Unit)
	if b.AtMost {
		return f.Labels.Finding.AtMost.With("number", number)
	}
	return f.Labels.Finding.AtLeast.With("number", number)
}

// size is a difference without its sign.
func (f Format) size(d decimal.Decimal, unit string) string {
	word := f.unit(unit)
	if unit == "%" {
		word = f.Labels.PointUnit
	}
	return thousands(d.Abs()) + word
}

// printedValues are the different values that are printed, in their order.
func (f Format) printedValues(c *model.Scorecard, k *model.Conflict) []string {
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
		return f.Labels.PeopleCount.With("count", n)
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

// Resolution shows who chose the variant in use, when and why.
func (f Format) Resolution(s *model.Resolution) string {
	return f.Labels.Finding.ChosenBy.With("who", s.Who, "date", s.At.Local().Format("2006-01-02"), "reason", oneLine(s.Reason))
}

// FactName is the word for a printed fact; the field's own name where there is
// none.
func (f Format) FactName(field string) string {
	if word, ok := f.Labels.Finding.Facts[field]; ok {
		return word
	}
	return field
}

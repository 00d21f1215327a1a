package view

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"scorecard/model"
	"scorecard/model/schema"
)

// DifferenceItem names what a difference is about: a KPI with its group and
// number, a note by its kind and year, a team within its group. The names are
// looked up in the scorecards, the first that knows it; any may be nil.
func (f Format) DifferenceItem(d *model.Difference, cards ...*model.Scorecard) string {
	if d.Code == "" {
		return f.Labels.ListTitle(d.List)
	}
	for _, c := range cards {
		if c != nil {
			if name := f.named(c, d.List, d.Code); name != "" {
				return name
			}
		}
	}
	if d.Whole() && d.Old+d.New != "" {
		return firstLine(d.Old + d.New)
	}
	return d.Code
}

// named is the name of an item of a list; empty when the scorecard has none.
func (f Format) named(c *model.Scorecard, list, code string) string {
	switch list {
	case model.ListKPIs, model.ListActivities, model.ListInitiatives:
		if name := f.ItemName(c, code); name != code {
			return name
		}
	case model.ListNotes:
		return f.noteName(c, code)
	case model.ListStaffing:
		return f.staffName(c, code)
	case model.ListLineage:
		from, to, _ := strings.Cut(code, ">")
		return strings.TrimSpace(f.itemNames(c, from) + " → " + f.itemNames(c, to))
	case model.ListConflicts:
		if at := strings.LastIndexByte(code, '/'); at > 0 {
			return f.subjectName(c, code[:at]) + " " + cmp.Or(f.Labels.FieldTitle(model.ListKPIs, code[at+1:]), code[at+1:])
		}
	case model.ListScale:
		return f.Labels.Rating + " " + code
	default:
		return f.headingName(c.Year, list, code)
	}
	return ""
}

// headingName is the name of an item of the lists that others point at.
func (f Format) headingName(y *model.Year, list, code string) string {
	switch list {
	case model.ListDocuments:
		if d := y.Document(code); d != nil {
			return f.Text(d.Title)
		}
	case model.ListGroups:
		if g := y.Group(code); g != nil {
			return f.Text(g.Name)
		}
	case model.ListFields:
		for i := range y.Fields {
			if y.Fields[i].Code == code {
				return f.Text(y.Fields[i].Name)
			}
		}
	case model.ListCategories:
		return f.Text(CategoryName(y.Categories, code))
	case model.ListThemes:
		return f.Text(y.ThemeName(code))
	}
	return ""
}

// noteName tells a note by what it is and the KPIs that it is about.
func (f Format) noteName(c *model.Scorecard, code string) string {
	kind, rest, _ := strings.Cut(code, "/")
	year, kpis, _ := strings.Cut(rest, "/")
	if n, err := strconv.Atoi(year); err == nil {
		year = model.YearLabel(n)
	}
	word, known := f.Labels.NoteKinds[model.NoteKind(kind)]
	if !known {
		word = kind
	}
	return strings.TrimSpace(year + " " + word + ": " + f.itemNames(c, kpis))
}

// itemNames names several items by the first of them.
func (f Format) itemNames(c *model.Scorecard, codes string) string {
	if codes == "" {
		return ""
	}
	list := strings.Split(codes, ",")
	first := f.ItemName(c, list[0])
	if len(list) == 1 {
		return first
	}
	return f.Labels.Preview.AndMore.With("first", first, "count", len(list)-1)
}

func (f Format) staffName(c *model.Scorecard, code string) string {
	group, team, within := strings.Cut(code, "/")
	name := f.GroupShort(c, group)
	if !within {
		return f.Labels.Staffing + " " + name
	}
	if staff := c.GroupStaffing(group); staff != nil {
		for i := range staff.Teams {
			if staff.Teams[i].Code == team {
				return name + " " + f.Text(staff.Teams[i].Name)
			}
		}
	}
	return ""
}

// subjectName names what a conflict is about.
func (f Format) subjectName(c *model.Scorecard, subject string) string {
	if group, ok := strings.CutPrefix(subject, "staff/"); ok {
		return f.Labels.Staffing + " " + f.GroupShort(c, group)
	}
	if subject == "staff" {
		return f.Labels.Staffing
	}
	return f.ItemName(c, subject)
}

// DifferenceField names what of an item differs; empty when all of it does.
func (f Format) DifferenceField(d *model.Difference) string {
	list, path, language := d.List, "", ""
	var words []string
	for _, step := range steps(d.Field) {
		if (step.name == "ja" || step.name == "en") && len(words)+len(path) > 0 {
			language = step.name
			break
		}
		path = schema.Join(path, step.name)
		if step.of != "" {
			words = append(words, cmp.Or(f.Labels.PartTitle(list, path), step.name)+f.gap()+quote(step.of, f.japanese()))
			list, path = schema.PartOf(step.name), ""
		}
	}
	if path != "" {
		words = append(words, cmp.Or(f.Labels.FieldTitle(list, path), path))
	}
	text := strings.Join(words, " ")
	switch language {
	case "ja":
		return f.Labels.Preview.Japanese.With("field", text)
	case "en":
		return f.Labels.Preview.English.With("field", text)
	}
	return text
}

// gap is what separates a word from a quotation behind it.
func (f Format) gap() string {
	if f.japanese() {
		return ""
	}
	return " "
}

// step is one name of a path, with what it says of which: duties[健診].
type step struct{ name, of string }

func steps(path string) []step {
	var list []step
	for path != "" {
		end := strings.IndexAny(path, ".[")
		if end < 0 {
			return append(list, step{name: path})
		}
		s := step{name: path[:end]}
		rest := path[end+1:]
		if path[end] == '[' {
			s.of, rest = bracketed(rest)
		}
		list, path = append(list, s), rest
	}
	return list
}

// bracketed splits what stands in brackets from the path behind it. It may hold
// brackets and dots itself: it is wording.
func bracketed(s string) (inside, rest string) {
	if inside, rest, found := strings.Cut(s, "]."); found {
		return inside, rest
	}
	return strings.TrimSuffix(s, "]"), ""
}

// DifferenceValues are both sides of a difference in words; empty where there is
// no such side.
func (f Format) DifferenceValues(d *model.Difference, cards ...*model.Scorecard) (old, new string) {
	if d.Kind != model.Added {
		old = f.differenceValue(d, d.Old, cards)
	}
	if d.Kind != model.Gone {
		new = f.differenceValue(d, d.New, cards)
	}
	return old, new
}

func (f Format) differenceValue(d *model.Difference, value string, cards []*model.Scorecard) string {
	if d.Whole() || d.Kind != model.Changed {
		return value
	}
	last := ""
	for _, step := range steps(d.Field) {
		last = step.name
	}
	text := f.valueWord(d, last, value, cards)
	if text == "" {
		return f.Labels.Preview.None
	}
	return text
}

// valueWord tells a word of the year file in the language's own.
func (f Format) valueWord(d *model.Difference, field, value string, cards []*model.Scorecard) string {
	l := f.Labels
	switch field {
	case "status":
		return word(l.StatusNames, value)
	case "reported":
		return word(l.Missing, word(l.StatusNames, value))
	case "target", "actual", "figure", "rank", "rating":
		return f.figureWord(field, word(l.Missing, value))
	case "polarity":
		return word(map[model.Polarity]string{model.Higher: l.Preview.HigherBetter, model.Lower: l.Preview.LowerBetter}, value)
	case "tag":
		return word(l.Tags, value)
	case "scope":
		return word(l.Scopes, value)
	case "class":
		return word(l.Classes, value)
	case "kind":
		if d.List == model.ListLineage {
			return word(l.Lineages, value)
		}
		return word(l.ConflictKind, value)
	case "heading", "inferred", "class_inferred":
		return word(map[string]string{"true": l.Preview.Yes, "false": l.Preview.No}, value)
	case "at":
		if at, err := time.Parse(time.RFC3339Nano, value); err == nil {
			return at.Local().Format("2006-01-02 15:04")
		}
	case "group", "field", "category", "theme", "parent":
		return f.pointed(field, value, cards)
	}
	return value
}

// word is the language's word for one of the year file's; any other value stays.
func word[K ~string](words map[K]string, value string) string {
	if text, known := words[K(value)]; known {
		return text
	}
	return value
}

// figureWord writes a printed figure as the language does.
func (f Format) figureWord(field, text string) string {
	if rank, err := strconv.Atoi(text); err == nil && field == "rank" {
		return f.Labels.RankPlace.With("rank", rank)
	}
	if f.japanese() {
		return text
	}
	if t, err := model.ParseTarget(text); err == nil {
		return f.Bound(t)
	}
	return text
}

// pointed names what a code points at.
func (f Format) pointed(field, code string, cards []*model.Scorecard) string {
	lists := map[string]string{
		"group": model.ListGroups, "field": model.ListFields, "category": model.ListCategories, "theme": model.ListThemes,
		"parent": model.ListInitiatives,
	}
	for _, c := range cards {
		if c != nil && code != "" {
			if name := f.named(c, lists[field], code); name != "" {
				return name
			}
		}
	}
	return code
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

package seed

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"scorecard/model"
)

// toSheets lays a year out as tables, those that are empty too, in the order of
// tables. Words are written in the language, or for none as in a year file.
func toSheets(y *model.Year, lang model.Lang) []sheet {
	w := sheetWriter{lang: lang, slots: slotMap{}}
	for _, t := range tables() {
		w.sheets = append(w.sheets, sheet{table: t})
	}
	w.row("year", y, nil)
	rows(&w, "documents", y.Documents, nil)
	rows(&w, "fields", y.Fields, nil)
	rows(&w, "groups", y.Groups, nil)
	rows(&w, "scale", y.Scale, nil)
	rows(&w, "categories", y.Categories, nil)
	rows(&w, "themes", y.Themes, nil)
	rows(&w, "kpis", y.KPIs, nil)
	for i := range y.KPIs {
		rows(&w, "alternatives", y.KPIs[i].Alternatives, map[string]string{"kpi": y.KPIs[i].Code})
	}
	rows(&w, "notes", y.Notes, nil)
	rows(&w, "activities", y.Activities, nil)
	rows(&w, "initiatives", y.Initiatives, nil)
	w.staffing(y.Staffing)
	rows(&w, "lineage", y.Lineage, nil)
	for i := range y.Conflicts {
		number := map[string]string{"conflict": strconv.Itoa(i + 1)}
		w.row("conflicts", &y.Conflicts[i], number)
		rows(&w, "variants", y.Conflicts[i].Variants, number)
	}
	return w.sheets
}

// sheetWriter fills the sheets of a year.
type sheetWriter struct {
	lang   model.Lang
	sheets []sheet
	slots  slotMap
}

// rows adds a row for each item. What belongs says, by key, is what the cells
// hold that no item has.
func rows[T any](w *sheetWriter, name string, items []T, belongs map[string]string) {
	for i := range items {
		w.row(name, &items[i], belongs)
	}
}

func (w *sheetWriter) row(name string, item any, belongs map[string]string) {
	at := slices.IndexFunc(w.sheets, func(s sheet) bool { return s.name == name })
	s, v := &w.sheets[at], reflect.ValueOf(item).Elem()
	cells, slots := make([]string, len(s.columns)), w.slots.of(s.table, v.Type())
	for i := range s.columns {
		c := &s.columns[i]
		if !slots[i].none {
			cells[i] = c.write(slots[i].in(v, false), w.lang)
		} else {
			cells[i] = c.wordOf(belongs[c.key], w.lang)
		}
	}
	s.rows = append(s.rows, sheetRow{cells: cells})
}

func (w *sheetWriter) staffing(s *model.Staffing) {
	if s == nil {
		return
	}
	w.row("staffing", s, nil)
	w.headcounts("", s.Totals)
	for i := range s.Groups {
		g := &s.Groups[i]
		group := map[string]string{"group": g.Group}
		w.row("staff_groups", g, nil)
		rows(w, "areas", g.Areas, group)
		w.headcounts(g.Group, g.Totals)
		rows(w, "teams", g.Teams, group)
		rows(w, "posts", g.Heads, group)
		w.duties(group, g.Duties, 1)
		for j := range g.Teams {
			team := map[string]string{"group": g.Group, "team": g.Teams[j].Code}
			rows(w, "posts", g.Teams[j].Posts, team)
			w.duties(team, g.Teams[j].Duties, 1)
		}
	}
}

func (w *sheetWriter) headcounts(group string, counts []model.Headcount) {
	for i := range counts {
		w.row("headcounts", &counts[i], map[string]string{"group": group})
		rows(w, "headcounts", counts[i].Including, map[string]string{"group": group, "included": "true", "class": string(counts[i].Class)})
	}
}

func (w *sheetWriter) duties(belongs map[string]string, duties []model.Duty, level int) {
	for i := range duties {
		row := map[string]string{"level": strconv.Itoa(level), "group": belongs["group"], "team": belongs["team"]}
		w.row("duties", &duties[i], row)
		w.duties(belongs, duties[i].Items, level+1)
	}
}

// wordOf is a value in the words of the column.
func (c *column) wordOf(value string, lang model.Lang) string {
	for _, w := range c.allowed() {
		if w.value == value {
			return w.in(lang)
		}
	}
	return value
}

// write is the text of a cell; empty for a value that is not there.
func (c *column) write(v reflect.Value, lang model.Lang) string {
	if !v.IsValid() {
		return ""
	}
	value, missing := scalarOf(v)
	if missing.IsValid() && missing.String() != "" {
		return c.wordOf(missing.String(), lang)
	}
	if at, ok := value.Interface().(time.Time); ok {
		return moment(at)
	}
	switch value.Kind() {
	case reflect.Pointer:
		return c.present(value, lang)
	case reflect.Slice:
		list := make([]string, value.Len())
		for i := range list {
			list[i] = value.Index(i).String()
		}
		return strings.Join(list, ", ")
	case reflect.Bool:
		if value.Bool() {
			return c.wordOf("true", lang)
		}
		return ""
	case reflect.Int:
		return c.writeNumber(int(value.Int()))
	default:
		return c.wordOf(value.String(), lang)
	}
}

// present says that an optional part is there where nothing in it would.
func (c *column) present(part reflect.Value, lang model.Lang) string {
	if part.IsNil() {
		return ""
	}
	for i := range part.Elem().NumField() {
		if trim(part.Elem().Field(i).String()) != "" {
			return ""
		}
	}
	return c.wordOf("true", lang)
}

func (c *column) writeNumber(n int) string {
	if c.kind == ordinalCell {
		n++
	}
	if n == 0 && !c.required {
		return ""
	}
	return strconv.Itoa(n)
}

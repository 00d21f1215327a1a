package sheet

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/model/schema"
	"scorecard/seed/input"
)

// build makes the columns of a table: what its rows belong to, then the fields of
// its items in the order of the schema. Parts that most items lack are last.
func (t *table) build(all []*table) {
	words := schema.Words(t.name, "")
	t.title, t.explain = model.Text(words.Title), model.Text(words.Help)
	t.columns = slices.Clone(t.belongs)
	m := columnMaker{table: t, tables: all}
	if t.item == reflect.TypeFor[model.Text]() { // an item that is a wording is called its name
		m.wording(&schema.Field{}, "", "name", false)
	} else {
		m.fields(t.item, "", false)
	}
	for _, part := range m.parts {
		m.structure(part, part.Name, true)
	}
	place := func(c *column) int {
		if at := slices.IndexFunc(t.first, func(path string) bool { return input.Related(path, c.place()) }); at >= 0 {
			return at
		}
		return len(t.first)
	}
	slices.SortStableFunc(t.columns, func(a, b column) int { return cmp.Compare(place(&a), place(&b)) })
	t.headings = map[string]int{}
	for i := range t.columns {
		c := &t.columns[i]
		if c.title == (model.Text{}) {
			c.explained(t.name, c.key)
		}
		t.headings[heading(c.key)], t.headings[heading(c.title.JA)], t.headings[heading(c.title.EN)] = i, i, i
	}
}

// columnMaker makes the columns of one table.
type columnMaker struct {
	*table
	tables []*table
	parts  []*schema.Field // optional parts of an item, which come last
}

// fields adds the columns of a struct's fields, but for its lists, which are
// tables of their own. Optional are those of an optional part.
func (m *columnMaker) fields(item reflect.Type, path string, optional bool) {
	t := schema.Of(item)
	for i := range t.Fields {
		f := &t.Fields[i]
		place := schema.Join(path, f.Name)
		switch {
		case f.Kind == schema.List, f.Missing, t.Scalar != nil && f.Index == t.Scalar.Index, apart(f):
		case f.Kind == schema.Wording:
			m.wording(f, place, place, optional)
		case f.Kind == schema.Struct && f.Type.Kind() == reflect.Pointer && path == "":
			m.parts = append(m.parts, f)
		case f.Kind == schema.Struct:
			m.structure(f, place, optional || f.Optional)
		default:
			m.add(column{path: place, required: !f.Optional && !f.Blank, optional: optional}, f)
		}
	}
}

// structure adds the columns of a struct: of its scalar, if there is one, and of
// its fields. One whose fields may all be blank has a column of yes and no besides.
func (m *columnMaker) structure(f *schema.Field, path string, optional bool) {
	t := schema.Of(elem(f.Type))
	switch {
	case t.Scalar != nil:
		m.scalar(f, t, path, optional)
	case !slices.ContainsFunc(t.Fields, func(inner schema.Field) bool { return !inner.Blank }):
		m.add(column{path: path, optional: optional, part: true}, &schema.Field{Kind: schema.Truth})
		m.columns[len(m.columns)-1].explained(m.name, schema.Join(path, "given"))
	}
	m.fields(elem(f.Type), path, optional)
}

// scalar adds the column of a struct's scalar. In its place there may be a word
// for the reason, or a value in the column of another field.
func (m *columnMaker) scalar(of *schema.Field, t *schema.Type, path string, optional bool) {
	f := *t.Scalar
	if len(of.OneOf) > 0 {
		f.Kind, f.OneOf = schema.Word, of.OneOf
	}
	c := column{path: path, required: !of.Optional, optional: optional && !of.Optional}
	if reason := t.Reason(); reason != nil {
		c.absence, c.dash = true, model.Missing(reason.Dash)
	}
	switch of.Type {
	case reflect.TypeFor[model.Figure]():
		c.kind = figureCell
	case reflect.TypeFor[model.Target]():
		c.kind = targetCell
	}
	for i := range t.Fields {
		inner := &t.Fields[i]
		place := schema.Join(path, inner.Name)
		switch {
		case inner.Missing || inner.Index == f.Index || c.unless != "":
		case inner.Kind == schema.Wording:
			c.unless = m.key(place) + "_ja"
		case inner.Kind == schema.Text:
			c.unless = m.key(place)
		}
	}
	m.add(c, &f)
}

// wording adds the two columns of a text in both languages. An empty English cell
// means the Japanese text: a branch keeps its scorecard in Japanese.
func (m *columnMaker) wording(f *schema.Field, path, named string, optional bool) {
	key := m.key(named)
	ja := column{key: key + "_ja", path: schema.Join(path, "ja"), lang: model.Japanese, required: !f.Optional, optional: optional}
	en := column{key: key + "_en", path: schema.Join(path, "en"), lang: model.English, instead: ja.key, optional: optional}
	if f.Else != "" {
		ja.required, ja.instead, en.instead = false, f.Else+"_ja", f.Else+"_en"
	}
	ja.explained(m.name, named+".ja")
	ja.explain = model.Text(schema.Words(m.name, named).Help)
	en.explained(m.name, named+".en")
	m.columns = append(m.columns, ja, en)
}

// add adds the column of one value.
func (m *columnMaker) add(c column, f *schema.Field) {
	c.key = m.key(c.path)
	c.explained(m.name, c.path)
	c.source = strings.HasPrefix(c.path, "source.") || strings.Contains(c.path, ".source.")
	c.words, c.open, c.counters = input.Words(f), f.Unit, f.Counters
	if f.People {
		c.counters = []string{"名", "人"}
	}
	if named(m.tables, f.Refers) != nil {
		c.refers = f.Refers
	}
	if c.kind == textCell {
		c.kind = kindOf(f, c.refers != "")
	}
	m.columns = append(m.columns, c)
}

// kindOf is how the values of a field are read and written. A code of no table is
// read as a text.
func kindOf(f *schema.Field, refers bool) cellKind {
	switch f.Kind {
	case schema.Reference:
		if refers {
			return codeCell
		}
		return textCell
	case schema.Integer:
		if f.IndexOf != "" {
			return ordinalCell
		}
		return integerCell
	default:
		return kinds[f.Kind]
	}
}

// kinds are the kinds of cell of those kinds of field that have one.
var kinds = map[schema.Kind]cellKind{
	schema.Code: codeCell, schema.References: codesCell, schema.Word: wordCell, schema.Truth: truthCell,
	schema.FiscalYear: yearCell, schema.Date: dateCell, schema.Month: monthCell, schema.Moment: momentCell,
}

// explained gives a column the title and the help of a field.
func (c *column) explained(table, field string) {
	words := schema.Words(table, field)
	c.title, c.explain = model.Text(words.Title), model.Text(words.Help)
}

// place is the path of a column's value, or the key of one that has none.
func (c *column) place() string { return cmp.Or(c.path, c.key) }

// key is the key of the column of a field. Where a fact is printed needs no name
// for what it is: hq_page is the page of hq.source.
func (m *columnMaker) key(path string) string {
	switch place := m.name + "." + path; place {
	case "year.branch.code":
		return "branch"
	case "initiatives.heading": // a heading is where a fact is printed
		return "is_heading"
	}
	steps := slices.DeleteFunc(strings.Split(path, "."), func(step string) bool { return step == "source" })
	return strings.Join(steps, "_")
}

package model

import (
	"reflect"
	"strconv"
	"strings"
	"time"

	"scorecard/model/schema"
)

// yearNodes returns the nodes of a year, by list in the order
// of DifferenceLists.
func yearNodes(y *Year) [][]node {
	lists := make([][]node, len(DifferenceLists()))
	if y == nil {
		return lists
	}
	v := reflect.ValueOf(y).Elem()
	whole := node{inCode: true}
	for i, list := range DifferenceLists() {
		switch f := schema.Of(v.Type()).Field(list); {
		case f.Kind == schema.List:
			lists[i] = listNodes(v.Field(f.Index), f, []reflect.Value{v})
		case f.Kind == schema.Struct && list == ListStaffing:
			if part := v.Field(f.Index); !part.IsNil() {
				lists[i] = []node{newNode(part.Elem(), "", nil)}
			}
		}
	}
	for i := range schema.Of(v.Type()).Fields {
		if f := &schema.Of(v.Type()).Fields[i]; f.Kind != schema.List && f.Name != ListStaffing {
			whole.addField(f, v.Field(f.Index), f.Name, nil)
		}
	}
	whole.title = strconv.Itoa(y.Year)
	lists[0] = []node{whole}
	return lists
}

// listNodes are the items of a list. Around are the structs that the list is in,
// the innermost last.
func listNodes(list reflect.Value, f *schema.Field, around []reflect.Value) []node {
	nodes := make([]node, list.Len())
	for i := range nodes {
		nodes[i] = newNode(list.Index(i), f.Name, around)
	}
	return nodes
}

// newNode is a struct as it is compared. One with a key is named by it, one of a
// list without by its wording, and a part that is there or not by its field.
func newNode(v reflect.Value, name string, around []reflect.Value) node {
	t := node{inCode: true, title: titleOf(v)}
	if t.key = keyOf(v); t.key == "" && name != "" {
		t.key, t.inCode = wordingOf(v), false
		t.name = name + "[" + t.key + "]"
		t.key = ""
	} else {
		t.name = t.key
	}
	if v.Type() == reflect.TypeFor[Text]() {
		t.traits = wordingTraits("name", v)
		return t
	}
	around = append(around[:len(around):len(around)], v)
	fields := schema.Of(v.Type()).Fields
	for i := range fields {
		if f := &fields[i]; !f.Key && f.Kind != schema.Code {
			t.addField(f, v.Field(f.Index), f.Name, around)
		}
	}
	return t
}

// addField adds the content of a field: traits, or a list of parts.
func (t *node) addField(f *schema.Field, v reflect.Value, name string, around []reflect.Value) {
	switch {
	case f.Local:
	case f.Kind == schema.List:
		t.lists = append(t.lists, listNodes(v, f, around))
	case f.Kind == schema.Wording:
		t.traits = append(t.traits, wordingTraits(name, v)...)
	case v.Type() == reflect.TypeFor[Source]():
		t.traits = append(t.traits, trait{name: name, text: sourceText(v.Interface().(Source)), value: v.Interface()}) //nolint:errcheck,forcetypeassert // as asked
	case f.Kind == schema.Struct && v.Kind() == reflect.Struct && schema.Of(v.Type()).Scalar != nil:
		t.addScalar(v, name, around)
	case f.Kind == schema.Struct && f.Optional:
		t.lists = append(t.lists, optionalNode(v, name, around))
	case f.Kind == schema.Struct:
		fields := schema.Of(v.Type()).Fields
		for i := range fields {
			t.addField(&fields[i], v.Field(fields[i].Index), schema.Join(name, fields[i].Name), around)
		}
	case f.IndexOf != "":
		t.traits = append(t.traits, trait{name: name, text: chosenText(int(v.Int()), f.IndexOf, around), value: v.Int()})
	default:
		t.traits = append(t.traits, trait{name: name, text: valueText(v)})
	}
}

// addScalar adds a struct that can be written as one value: that value, or the
// reason why it is missing, and then the other fields. The words of a target
// without a number are part of the same trait.
func (t *node) addScalar(v reflect.Value, name string, around []reflect.Value) {
	described := schema.Of(v.Type())
	rest := reflect.New(v.Type()).Elem()
	rest.Set(v)
	text := ""
	if value := v.Field(described.Scalar.Index); !value.IsZero() {
		text = valueText(value)
	}
	at := len(t.traits)
	t.traits = append(t.traits, trait{})
	for i := range described.Fields {
		f := &described.Fields[i]
		value := v.Field(f.Index)
		switch {
		case f.Index == described.Scalar.Index:
		case f.Missing:
			text += value.String()
		case f.Kind == schema.Wording:
			text += value.Field(0).String()
			t.traits = append(t.traits, wordingTraits(schema.Join(name, f.Name), value)[1])
			rest.Field(f.Index).Field(1).SetZero()
		default:
			t.addField(f, value, schema.Join(name, f.Name), around)
			rest.Field(f.Index).SetZero()
		}
	}
	for i := range v.NumField() {
		if strings.Contains(v.Type().Field(i).Tag.Get("year"), "local") {
			rest.Field(i).SetZero()
		}
	}
	t.traits[at] = trait{name: name, text: text, value: rest.Interface()}
}

// optionalNode returns an optional part as a list of one, or of none when it is nil.
func optionalNode(v reflect.Value, name string, around []reflect.Value) []node {
	if v.IsZero() {
		return nil
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	t := newNode(v, name, around)
	t.name, t.key, t.inCode = name, "", false
	return []node{t}
}

// keyOf identifies an item in its list: its code, or its key fields.
func keyOf(v reflect.Value) string {
	if v.Type() == reflect.TypeFor[Lineage]() { // the ends of an arrow
		return valueText(v.FieldByName("From")) + ">" + valueText(v.FieldByName("To"))
	}
	var keys []string
	for _, f := range schema.Of(v.Type()).Fields {
		if f.Key || f.Kind == schema.Code {
			keys = append(keys, valueText(v.Field(f.Index)))
		}
	}
	return strings.Join(keys, "/")
}

// wordingOf is the first text of an item that has no key: its wording.
func wordingOf(v reflect.Value) string {
	if text, ok := v.Interface().(Text); ok {
		return text.JA
	}
	for _, f := range schema.Of(v.Type()).Fields {
		switch f.Kind {
		case schema.Wording:
			return v.Field(f.Index).Field(0).String()
		case schema.Text:
			return v.Field(f.Index).String()
		default:
		}
	}
	return ""
}

// titleOf is shown for an item that is new or removed.
func titleOf(v reflect.Value) string {
	if group, ok := v.Interface().(GroupStaffing); ok {
		return strconv.Itoa(group.Total())
	}
	var titles []string
	for _, f := range schema.Of(v.Type()).Fields {
		if f.Title {
			titles = append(titles, valueText(v.Field(f.Index)))
		}
	}
	if titles == nil {
		return wordingOf(v)
	}
	return strings.TrimSpace(strings.Join(titles, " "))
}

func wordingTraits(name string, v reflect.Value) []trait {
	return []trait{{name: name + ".ja", text: v.Field(0).String()}, {name: name + ".en", text: v.Field(1).String()}}
}

// valueText is a value as a person reads it.
func valueText(v reflect.Value) string {
	switch value := v.Interface().(type) {
	case time.Time:
		return formatTime(value)
	case Text:
		return value.In(Japanese)
	case Figure:
		return value.Text
	case []string:
		return strings.Join(value, ",")
	}
	switch v.Kind() {
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	default:
		return v.String()
	}
}

// chosenText is the text of the list item at an index, looked up in the
// enclosing structs; the index itself when there is no such item.
func chosenText(index int, list string, around []reflect.Value) string {
	for i := len(around) - 1; i >= 0; i-- {
		f := schema.Of(around[i].Type()).Field(list)
		if f == nil {
			continue
		}
		if items := around[i].Field(f.Index); index >= 0 && index < items.Len() {
			return wordingOf(items.Index(index))
		}
	}
	return strconv.Itoa(index)
}

func sourceText(s Source) string {
	text := s.Document
	if s.Page != 0 {
		text += " p. " + strconv.Itoa(s.Page)
	}
	if s.Heading != "" {
		text += " " + strconv.Quote(s.Heading)
	}
	return text
}

// formatTime is a time in the form of a year file; empty for the zero time.
func formatTime(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339Nano)
}

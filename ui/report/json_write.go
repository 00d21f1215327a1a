package report

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"sync"

	"scorecard/model/schema"
)

// The JSON of a value is made from the description of its type: every field is
// there, null where an optional part is missing, [] where a list is empty. A
// struct that joins a part of the document with what is computed from it embeds
// that part; a field of its own replaces the part's field of the same name. The
// report tag says what else differs from the document:
//
//	without=A B  fields of the embedded part that are not printed
//	absent       an empty field is left out instead of null
//
// A field added to the document is printed, and is in the JSON Schema, without a
// change here.

// object is a JSON object with its members in order.
type object []property

type property struct {
	name  string
	value any
}

// member is one field of a struct as it is printed.
type member struct {
	schema.Field
	path   []int  // of the Go field
	owner  string // name of the struct that declares it
	absent bool   // left out when empty
}

// nullable reports whether null is printed when the field is empty. A pointer, and
// a type with a special form, decide that themselves.
func (m *member) nullable() bool {
	if !m.Optional || m.Type.Kind() == reflect.Pointer ||
		m.Kind == schema.List || m.Kind == schema.References || m.Kind == schema.Truth {
		return false
	}
	_, own := forms[m.Type]
	return !own || m.Kind == schema.Moment
}

var members sync.Map // reflect.Type → []member

func membersOf(t reflect.Type) []member {
	if known, ok := members.Load(t); ok {
		return known.([]member) //nolint:errcheck,forcetypeassert // nothing else is stored
	}
	list := gather(t)
	first := strings.Fields(order[typeName(t)])
	place := func(m member) int {
		if i := slices.Index(first, m.Name); i >= 0 {
			return i
		}
		return len(first)
	}
	slices.SortStableFunc(list, func(a, b member) int { return place(a) - place(b) })
	members.Store(t, list)
	return list
}

// gather lists the fields of a struct and of those embedded in it.
func gather(t reflect.Type) []member {
	var list []member
	add := func(m member) {
		i := slices.IndexFunc(list, func(other member) bool { return other.Name == m.Name })
		switch {
		case i < 0:
			list = append(list, m)
		case len(m.path) < len(list[i].path):
			list[i] = m
		}
	}
	own := schema.Of(t).Fields
	for i := range t.NumField() {
		field := t.Field(i)
		absent, without := reportTag(field.Tag.Get("report"))
		if j := slices.IndexFunc(own, func(f schema.Field) bool { return f.Index == i }); j >= 0 {
			add(member{Field: own[j], path: []int{i}, owner: typeName(t), absent: absent})
		}
		if !field.Anonymous {
			continue
		}
		for _, m := range gather(pointedTo(field.Type)) {
			if !slices.Contains(without, m.Name) {
				m.path, m.absent = append([]int{i}, m.path...), m.absent || absent && m.Optional
				add(m)
			}
		}
	}
	return list
}

func reportTag(tag string) (absent bool, without []string) {
	for option := range strings.SplitSeq(tag, ",") {
		if names, found := strings.CutPrefix(option, "without="); found {
			without = strings.Fields(names)
		}
		absent = absent || option == "absent"
	}
	return absent, without
}

func pointedTo(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// typeName is the name of a type in the JSON Schema: hqTarget is hq_target.
func typeName(t reflect.Type) string {
	var b strings.Builder
	name := t.Name()
	for i, r := range name {
		upper := r >= 'A' && r <= 'Z'
		if upper && i > 0 && (name[i-1] >= 'a' || i+1 < len(name) && name[i+1] >= 'a') {
			b.WriteByte('_')
		}
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}

// encodeJSON is the JSON of a value without blanks.
func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	err := put(&b, reflect.ValueOf(v))
	return b.Bytes(), err
}

func put(b *bytes.Buffer, v reflect.Value) error {
	if !v.IsValid() {
		b.WriteString("null")
		return nil
	}
	if form, own := forms[v.Type()]; own {
		return put(b, reflect.ValueOf(form.print(v.Interface())))
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return put(b, v.Elem()) // that of nil is invalid
	case reflect.Struct:
		return putStruct(b, v)
	case reflect.Slice:
		if o, ok := v.Interface().(object); ok {
			return putObject(b, o)
		}
		return putList(b, v)
	default:
		encoded, err := schema.Encode(v.Interface())
		b.Write(encoded)
		return err
	}
}

func putStruct(b *bytes.Buffer, v reflect.Value) error {
	list := membersOf(v.Type())
	o := make(object, 0, len(list))
	for i := range list {
		m := &list[i]
		field := v.FieldByIndex(m.path)
		switch {
		case m.absent && isZero(field):
		case m.nullable() && isZero(field):
			o = append(o, property{m.Name, nil})
		case field.Kind() == reflect.Map:
			o = append(o, property{m.Name, counted(m.OneOf, field)})
		default:
			o = append(o, property{m.Name, field.Interface()})
		}
	}
	return putObject(b, o)
}

// counted is a count for each of the words, in their order.
func counted(words []string, counts reflect.Value) object {
	o := make(object, len(words))
	for i, word := range words {
		o[i] = property{word, 0}
		if n := counts.MapIndex(reflect.ValueOf(word)); n.IsValid() {
			o[i].value = n.Interface()
		}
	}
	return o
}

func putObject(b *bytes.Buffer, o object) error {
	b.WriteByte('{')
	for i := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := schema.Encode(o[i].name)
		if err != nil {
			return err
		}
		b.Write(append(name, ':'))
		if err := put(b, reflect.ValueOf(o[i].value)); err != nil {
			return err
		}
	}
	b.WriteByte('}')
	return nil
}

func putList(b *bytes.Buffer, v reflect.Value) error {
	b.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := put(b, v.Index(i)); err != nil {
			return err
		}
	}
	b.WriteByte(']')
	return nil
}

func isZero(v reflect.Value) bool {
	if z, ok := v.Interface().(interface{ IsZero() bool }); ok && v.Kind() != reflect.Pointer {
		return z.IsZero()
	}
	return v.IsZero()
}

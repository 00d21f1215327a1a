package report

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"scorecard/model/schema"
)

// printed are the documents that are printed as JSON.
var printed = []any{
	summaryDocument{}, showDocument{}, groupsDocument{}, staffDocument{}, statusesDocument{}, historyDocument{}, checkDocument{},
	importDocument{}, diffDocument{}, branchesDocument{}, importsDocument{},
}

// Schema is the JSON Schema (draft 2020-12) that every JSON print keeps to. It is
// made from the types that are printed.
func Schema() []byte {
	var b bytes.Buffer
	compact, err := encodeJSON(schemaOf(printed...))
	if err == nil {
		err = json.Indent(&b, compact, "", "  ")
	}
	if err != nil {
		panic(err) // of fixed types, which every test sees
	}
	b.WriteByte('\n')
	return b.Bytes()
}

//go:embed descriptions.txt
var descriptionLines string

// descriptions are the texts of the JSON Schema by type, or by type and field. A
// field's is looked up under the type that is printed, then under the embedded one
// that declares it, then under the type of its words.
var descriptions = sync.OnceValue(func() map[string]string {
	texts, of := map[string]string{}, ""
	for line := range strings.Lines(descriptionLines) {
		key, text, _ := strings.Cut(strings.TrimSpace(line), ":")
		switch {
		case strings.HasPrefix(key, "#"):
			continue
		case strings.HasPrefix(line, " "):
			key = of + "." + key
		default:
			of = key
		}
		texts[key] = strings.TrimSpace(text)
	}
	return texts
})

// definitions are the types of a JSON Schema by their names.
type definitions map[string]definition

type definition struct {
	of     reflect.Type // nil for what is no separate Go type
	schema object
}

// schemaOf is the JSON Schema of the types of the documents.
func schemaOf(documents ...any) object {
	defs := definitions{}
	var roots []any
	for _, document := range documents {
		roots = append(roots, defs.structRef(reflect.TypeOf(document)))
	}
	var named object
	for _, name := range slices.Sorted(maps.Keys(defs)) {
		named = append(named, property{name, defs[name].schema})
	}
	return object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "Scorecard"},
		{"description", descriptions()["scorecard"]}, {"oneOf", roots}, {"$defs", named},
	}
}

// define makes a definition unless there is one, and refers to it.
func (d definitions) define(name string, of reflect.Type, make func() object) object {
	if known, ok := d[name]; !ok {
		d[name] = definition{of: of} // so that a type may have parts of its own kind
		d[name] = definition{of, described(make(), name)}
	} else if known.of != of {
		panic("two types are called " + name)
	}
	return object{{"$ref", "#/$defs/" + name}}
}

func (d definitions) structRef(t reflect.Type) object {
	return d.define(typeName(t), t, func() object {
		properties, required := object{}, []any{}
		list := membersOf(t)
		for i := range list {
			m := &list[i]
			value := d.member(m)
			if !m.absent {
				required = append(required, m.Name)
			}
			properties = append(properties, property{m.Name, described(value, descriptionKeys(t, m)...)})
		}
		closed := object{
			{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false},
		}
		if ruled, ok := reflect.Zero(t).Interface().(interface{ rules() object }); ok {
			closed = append(closed, ruled.rules()...)
		}
		return closed
	})
}

func (d definitions) member(m *member) object {
	switch {
	case m.absent:
		return d.value(pointedTo(m.Type), &m.Field)
	case m.nullable():
		return orNull(d.value(m.Type, &m.Field))
	default:
		return d.value(m.Type, &m.Field)
	}
}

func descriptionKeys(t reflect.Type, m *member) []string {
	keys := []string{typeName(t) + "." + m.Name, m.owner + "." + m.Name}
	if m.Kind == schema.Word {
		keys = append(keys, typeName(m.Type))
	}
	return keys
}

// described adds the first description that there is.
func described(o object, keys ...string) object {
	for _, key := range keys {
		if text := descriptions()[key]; text != "" {
			return slices.Insert(o, 1, property{"description", text})
		}
	}
	return o
}

// value is what a type may be printed as in a field.
func (d definitions) value(t reflect.Type, f *schema.Field) object {
	if form, own := forms[t]; own {
		return d.form(t, form, f)
	}
	switch t.Kind() {
	case reflect.Pointer:
		return orNull(d.value(t.Elem(), f))
	case reflect.Struct:
		return d.structRef(t)
	case reflect.Slice:
		return object{{"type", "array"}, {"items", d.value(pointedTo(t.Elem()), f)}}
	case reflect.Map:
		return counts(f.OneOf)
	case reflect.Bool:
		return object{{"type", "boolean"}}
	case reflect.Int:
		return integer(f)
	default:
		return d.text(f)
	}
}

func (d definitions) form(t reflect.Type, of form, f *schema.Field) object {
	var choices []any
	null := false
	for _, one := range of.of {
		switch one := one.(type) {
		case nil:
			null = true
		case pattern:
			choices = append(choices, d.define(typeName(t), t, func() object { return object{{"type", "string"}, {"pattern", string(one)}} }))
		default:
			choices = append(choices, d.value(reflect.TypeOf(one), f))
		}
	}
	value := object{{"oneOf", choices}}
	if len(choices) == 1 {
		value = choices[0].(object) //nolint:errcheck,forcetypeassert // all are
	}
	if null {
		return orNull(value)
	}
	return value
}

func (d definitions) text(f *schema.Field) object {
	switch {
	case f.Kind == schema.Code || f.Kind == schema.Reference || f.Kind == schema.References:
		return d.define("code", nil, func() object { return object{{"type", "string"}} })
	case len(f.OneOf) > 0:
		var words []any
		for _, word := range f.OneOf {
			words = append(words, word)
		}
		return object{{"enum", words}}
	case f.Kind == schema.Moment:
		return object{{"type", "string"}, {"format", "date-time"}}
	case f.Optional: // an empty one is null or left out
		return object{{"type", "string"}, {"minLength", 1}}
	default:
		return object{{"type", "string"}}
	}
}

func integer(f *schema.Field) object {
	o := object{{"type", "integer"}}
	switch {
	case f.Min != nil && f.Max != nil && *f.Min == *f.Max:
		return append(o, property{"const", *f.Min})
	case f.Min != nil:
		o = append(o, property{"minimum", *f.Min})
	}
	if f.Max != nil {
		o = append(o, property{"maximum", *f.Max})
	}
	return o
}

// counts is a closed object with a count for each of the words.
func counts(words []string) object {
	zero := 0
	properties, required := object{}, []any{}
	for _, word := range words {
		properties = append(properties, property{word, integer(&schema.Field{Min: &zero})})
		required = append(required, word)
	}
	return object{{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}}
}

// orNull allows null beside what a schema allows.
func orNull(o object) object {
	switch first := o[0]; first.name {
	case "enum":
		return append(object{{"enum", append(first.value.([]any), nil)}}, o[1:]...) //nolint:errcheck,forcetypeassert // as text makes it
	case "type":
		return append(object{{"type", []any{first.value, "null"}}}, o[1:]...)
	default:
		return object{{"anyOf", []any{o, object{{"type", "null"}}}}}
	}
}

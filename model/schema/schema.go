// Package schema reads the one description of a year: the tags on the types of
// package model. Everything that reads, writes, stores, compares or checks a
// year as a whole uses it, so that a new field is described once.
//
// A field is named by its json tag, which also marks it as optional (omitempty
// or omitzero). The year tag has the other properties, separated by commas:
//
//	scalar       the value that may be written in place of the whole struct
//	missing      the reason why the struct has no value; dash=REASON is the one that a printed dash means
//	code         a code that other items refer to, or a list of codes of another year's items
//	refers=LIST  a code, or a list of codes, of the items of LIST
//	unit         the unit of the struct's figures
//	blank        required, but may be empty
//	people       a number of people
//	key          identifies the item in its list
//	title        shown of an item that is new or removed
//	local        a counter of one database, in no document
//	index=LIST   an index of that list
//	min=N max=N  the bounds of a number
//	else=FIELD   in a table, an empty cell has the value of that field
//	counters=A B what may be written before or behind the number, such as 位
//	date month moment fiscal   a day, a month, a time, a fiscal year
//	oneof=A B C  the allowed values, of the field or of its struct's scalar
//
// The package is independent of model: it works on any struct with such tags.
package schema

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Kind is what a value is.
type Kind int

// The kinds of value.
const (
	Struct     Kind = iota // with nested fields
	List                   // of structs or of texts in two languages
	Wording                // one text in both languages
	Text                   // one text
	Code                   // a code that names the item
	Reference              // the code of an item of another list
	References             // several of them
	Word                   // one of a fixed set of values
	Integer
	Truth
	FiscalYear
	Date   // 2006-01-02
	Month  // 2006-01
	Moment // a time
)

// Enum is a type of text with a fixed set of values.
type Enum interface {
	// OneOf lists the values but for the empty one.
	OneOf() []string
}

// Field describes one field of a struct.
type Field struct {
	Name     string
	Index    int // of the Go field
	Kind     Kind
	Optional bool     // may be left out
	Refers   string   // the list that its codes are of
	OneOf    []string // the values of a Word
	Unit     bool     // it is the unit of the struct's figures
	Missing  bool     // it is the reason for a missing value
	Dash     string   // the reason that a printed dash means
	Blank    bool     // required, but may be empty
	People   bool     // it counts people
	Key      bool     // it identifies the item in its list, alone or with others; so does a Code
	Title    bool     // it is shown of an item that is new or removed
	Local    bool     // a counter of one database, in no document
	IndexOf  string   // the list, in an enclosing struct, that it is an index of
	Min, Max *int     // the bounds of an Integer; nil when it has none
	Else     string   // the field whose value an empty cell of a table has
	Counters []string // what may be written before or behind the number
	Type     reflect.Type
}

// Type describes a struct.
type Type struct {
	Fields []Field // those with a name, in the order of the file
	Scalar *Field  // the field that may be written in place of the struct; nil when there is none
	byName map[string]int
}

// Field finds a field by its name; nil when there is none.
func (t *Type) Field(name string) *Field {
	if i, known := t.byName[name]; known {
		return &t.Fields[i]
	}
	return nil
}

// Names lists the names of the fields.
func (t *Type) Names() []string {
	names := make([]string, len(t.Fields))
	for i := range t.Fields {
		names[i] = t.Fields[i].Name
	}
	return names
}

// Reason is the field with the reason for a missing value; nil when there is
// none.
func (t *Type) Reason() *Field {
	if i := slices.IndexFunc(t.Fields, func(f Field) bool { return f.Missing }); i >= 0 {
		return &t.Fields[i]
	}
	return nil
}

var types sync.Map // reflect.Type → *Type

// Of describes a struct type.
func Of(t reflect.Type) *Type {
	if known, ok := types.Load(t); ok {
		return known.(*Type) //nolint:errcheck,forcetypeassert // nothing else is stored
	}
	made := &Type{byName: map[string]int{}}
	for i := range t.NumField() {
		field, scalar := describe(t.Field(i))
		field.Index = i
		if scalar {
			made.Scalar = &field
		}
		if field.Name != "" {
			made.byName[field.Name] = len(made.Fields)
			made.Fields = append(made.Fields, field)
		}
	}
	known, _ := types.LoadOrStore(t, made)
	return known.(*Type) //nolint:errcheck,forcetypeassert // nothing else is stored
}

func describe(of reflect.StructField) (f Field, scalar bool) {
	name, options, _ := strings.Cut(of.Tag.Get("json"), ",")
	if name != "-" {
		f.Name = name
	}
	f.Optional, f.Type = strings.HasPrefix(options, "omit"), of.Type
	f.Kind = kindOf(of.Type)
	flags := map[string]*bool{
		"scalar": &scalar, "missing": &f.Missing, "unit": &f.Unit, "blank": &f.Blank, "people": &f.People, "key": &f.Key,
		"title": &f.Title, "local": &f.Local,
	}
	for option := range strings.SplitSeq(of.Tag.Get("year"), ",") {
		key, value, _ := strings.Cut(option, "=")
		if flag := flags[key]; flag != nil {
			*flag = true
		}
		f.applyOption(key, value)
	}
	if f.People || f.IndexOf != "" {
		f.Min = parseBound("0")
	}
	if enum, ok := reflect.Zero(of.Type).Interface().(Enum); ok {
		f.Kind, f.OneOf = Word, enum.OneOf()
	}
	return f, scalar
}

// applyOption is an option of the tag that changes the kind or has a value.
func (f *Field) applyOption(key, value string) {
	switch key {
	case "dash":
		f.Dash = value
	case "index":
		f.IndexOf = value
	case "min":
		f.Min = parseBound(value)
	case "max":
		f.Max = parseBound(value)
	case "else":
		f.Else = value
	case "counters":
		f.Counters = strings.Fields(value)
	case "oneof":
		if f.OneOf = strings.Fields(value); f.Kind == Text {
			f.Kind = Word
		}
	case "refers":
		f.Refers, f.Kind = value, f.singleOrList(Reference)
	case "code":
		f.Kind = f.singleOrList(Code)
	case "date":
		f.Kind = Date
	case "month":
		f.Kind = Month
	case "moment":
		f.Kind = Moment
	case "fiscal":
		f.Kind = FiscalYear
	}
}

// singleOrList is the kind of a code, or of a list of codes.
func (f *Field) singleOrList(one Kind) Kind {
	if f.Type.Kind() == reflect.Slice {
		return References
	}
	return one
}

// parseBound parses a bound of the tag; nil when it is not a number.
func parseBound(text string) *int {
	if n, err := strconv.Atoi(text); err == nil {
		return &n
	}
	return nil
}

func kindOf(t reflect.Type) Kind {
	switch {
	case t == reflect.TypeFor[time.Time]():
		return Moment
	case t.Kind() == reflect.Pointer:
		return kindOf(t.Elem())
	case t.Kind() == reflect.Slice:
		return List
	case t.Kind() == reflect.Struct && isBilingual(t):
		return Wording
	case t.Kind() == reflect.Struct:
		return Struct
	case t.Kind() == reflect.Int:
		return Integer
	case t.Kind() == reflect.Bool:
		return Truth
	default:
		return Text
	}
}

// isBilingual reports a text in both languages.
func isBilingual(t reflect.Type) bool {
	return t.NumField() == 2 && t.Field(0).Tag.Get("json") == "ja" && t.Field(1).Tag.Get("json") == "en"
}

// Walk calls visit for every field of a struct and below, in the order of the
// file, with its path, such as kpis[3].target. A scalar has the path of its
// struct and inherits the values that are allowed there. Fields for which
// visit returns false are not descended into. The struct must be addressable
// for a visit to change it.
func Walk(v reflect.Value, visit func(path string, f *Field, v reflect.Value) bool) {
	walkStruct(v, nil, "", visit)
}

func walkStruct(v reflect.Value, of *Field, path string, visit func(string, *Field, reflect.Value) bool) {
	t := Of(v.Type())
	if t.Scalar != nil {
		scalar := *t.Scalar
		if of != nil && len(of.OneOf) > 0 {
			scalar.Kind, scalar.OneOf = Word, of.OneOf
		}
		visit(path, &scalar, v.Field(scalar.Index))
	}
	for i := range t.Fields {
		f := &t.Fields[i]
		if t.Scalar == nil || f.Index != t.Scalar.Index {
			walk(v.Field(f.Index), f, Join(path, f.Name), visit)
		}
	}
}

func walk(v reflect.Value, f *Field, path string, visit func(string, *Field, reflect.Value) bool) {
	if !visit(path, f, v) {
		return
	}
	switch {
	case v.Kind() == reflect.Pointer && !v.IsNil():
		walkStruct(v.Elem(), f, path, visit)
	case f.Kind == Struct && v.Kind() == reflect.Struct, f.Kind == Wording && v.Kind() == reflect.Struct:
		walkStruct(v, f, path, visit)
	case f.Kind == List:
		for i := range v.Len() {
			walkStruct(v.Index(i), f, path+"["+strconv.Itoa(i)+"]", visit)
		}
	}
}

// Join appends a name to a path.
func Join(path, name string) string {
	if path == "" || name == "" {
		return path + name
	}
	return path + "." + name
}

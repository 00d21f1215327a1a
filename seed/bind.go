package seed

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"scorecard/model"
)

// binder fills the types of the format from a tree of YAML nodes. The library's
// own construction is strict too, but its errors name Go types and no path, and
// a number written without quotes where a text belongs has to stay as written.
type binder struct {
	problems model.Problems
}

func (b *binder) add(kind model.ProblemKind, at *yaml.Node, path, value, want string) {
	if len(b.problems) == maxProblems {
		return
	}
	b.problems = append(b.problems, model.Problem{
		Kind: kind, Line: at.Line, Column: at.Column, Field: path, Value: cut(value), Want: want,
	})
}

func (b *binder) bind(n *yaml.Node, into reflect.Value, path string) {
	switch into.Kind() {
	case reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		b.bind(n, into.Elem(), path)
	case reflect.Struct:
		b.structure(n, into, path)
	case reflect.Slice:
		b.list(n, into, path)
	case reflect.Int:
		b.integer(n, into, path)
	case reflect.Bool:
		b.truth(n, into, path)
	default:
		b.string(n, into, path)
	}
}

func (b *binder) structure(n *yaml.Node, into reflect.Value, path string) {
	members := membersOf(into.Type())
	if short := members.scalar; short >= 0 && n.Kind == yaml.ScalarNode {
		if why := whyMissing(n, into); why != "" {
			into.FieldByName("Missing").SetString(why)
			return
		}
		b.bind(n, into.Field(short), path)
		return
	}
	if n.Kind != yaml.MappingNode {
		b.wrongType(n, path, "{"+members.names()+"}")
		return
	}
	b.required(n, members, path)
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		place := join(path, cut(key.Value))
		index, known := members.byName[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode || !known:
			b.add(model.UnknownFieldName, key, place, key.Value, members.names())
		case seen[key.Value]:
			b.add(model.DuplicateKey, key, place, key.Value, "")
		default:
			b.bind(value, into.Field(index), place)
		}
		seen[key.Value] = true
	}
}

// whyMissing is the reason that stands in place of a value: a printed dash, or
// the word for it.
func whyMissing(n *yaml.Node, of reflect.Value) string {
	if !of.FieldByName("Missing").IsValid() || n.ShortTag() != "!!str" {
		return ""
	}
	var dash model.Missing
	switch of.Interface().(type) {
	case rank:
		dash = model.NotRanked
	case target:
		dash = model.NotSet
	}
	why, _ := missingFor(n.Value, dash)
	return why
}

func (b *binder) required(mapping *yaml.Node, of members, path string) {
	for _, member := range of.list {
		if member.required && valueOf(mapping, member.name) == nil {
			b.add(model.Required, mapping, join(path, member.name), "", "")
		}
	}
}

func (b *binder) list(n *yaml.Node, into reflect.Value, path string) {
	if n.Kind != yaml.SequenceNode {
		b.wrongType(n, path, "[...]")
		return
	}
	if len(n.Content) == 0 {
		return
	}
	into.Set(reflect.MakeSlice(into.Type(), len(n.Content), len(n.Content)))
	for i, entry := range n.Content {
		b.bind(entry, into.Index(i), fmt.Sprintf("%s[%d]", path, i))
	}
}

// string takes any scalar but null as it is written: 1, 100% and 2024-04 are
// text where the format has text.
func (b *binder) string(n *yaml.Node, into reflect.Value, path string) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() == "!!null" {
		b.wrongType(n, path, "text")
		return
	}
	into.SetString(n.Value)
}

func (b *binder) integer(n *yaml.Node, into reflect.Value, path string) {
	if year, ok := fiscalYearOf(n.Value); ok && n.Kind == yaml.ScalarNode && into.Type() == reflect.TypeFor[fiscalYear]() {
		into.SetInt(int64(year))
		return
	}
	written, tag := n.Value, n.ShortTag()
	if typed := plain(written); typed != written && n.Style == 0 { // full-width digits are no number to YAML
		written, tag = typed, "!!int"
	}
	value, err := strconv.Atoi(written)
	switch {
	case n.Kind == yaml.ScalarNode && errors.Is(err, strconv.ErrRange):
		b.add(model.OutOfRange, n, path, n.Value, "")
	case n.Kind != yaml.ScalarNode || tag != "!!int" || strconv.Itoa(value) != written:
		b.wrongType(n, path, "integer")
	default:
		into.SetInt(int64(value))
	}
}

func (b *binder) truth(n *yaml.Node, into reflect.Value, path string) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!bool" {
		b.wrongType(n, path, "true, false")
		return
	}
	into.SetBool(strings.EqualFold(n.Value, "true"))
}

func (b *binder) wrongType(n *yaml.Node, path, want string) {
	b.add(model.WrongType, n, path, standing(n), want)
}

// standing is what a person sees at a node.
func standing(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "{...}"
	case yaml.SequenceNode:
		return "[...]"
	default:
		return n.Value
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// cut makes what a problem quotes fit for a message: a whole paragraph would
// bury it, and a terminal might obey a control character.
func cut(value string) string {
	const most = 80
	value = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, value)
	runes := 0
	for i := range value {
		if runes == most {
			return value[:i] + "…"
		}
		runes++
	}
	return value
}

package yearfile

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"scorecard/model"
	"scorecard/model/schema"
	"scorecard/seed/input"
)

// binder fills the types of the model from a tree of YAML nodes, by their
// schema. The library's own construction is strict too, but its errors name Go
// types and no path, and a number written without quotes where a text belongs
// has to stay as written.
type binder struct {
	problems model.Problems
}

func (b *binder) add(kind model.ProblemKind, at *yaml.Node, path, value, want string) {
	if len(b.problems) == input.MaxProblems {
		return
	}
	b.problems = append(b.problems, model.Problem{
		Kind: kind, Line: at.Line, Column: at.Column, Field: path, Value: cut(value), Want: want,
	})
}

// bind fills a value that a field of the schema describes.
func (b *binder) bind(n *yaml.Node, into reflect.Value, f *schema.Field, path string) {
	switch {
	case into.Kind() == reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		b.structure(n, into.Elem(), path)
	case f.Kind == schema.Moment:
		b.moment(n, into, path)
	case into.Kind() == reflect.Struct:
		b.structure(n, into, path)
	case into.Kind() == reflect.Slice:
		b.list(n, into, path)
	case into.Kind() == reflect.Int:
		b.integer(n, into, f, path)
	case into.Kind() == reflect.Bool:
		b.truth(n, into, path)
	default:
		b.string(n, into, path)
	}
}

func (b *binder) structure(n *yaml.Node, into reflect.Value, path string) {
	t := schema.Of(into.Type())
	if t.Scalar != nil && n.Kind == yaml.ScalarNode {
		if reason := t.Reason(); reason != nil && n.ShortTag() == "!!str" {
			if why, ok := input.MissingFor(n.Value, model.Missing(reason.Dash)); ok {
				into.Field(reason.Index).SetString(why)
				return
			}
		}
		b.bind(n, into.Field(t.Scalar.Index), t.Scalar, path)
		return
	}
	if n.Kind != yaml.MappingNode {
		b.wrongType(n, path, "{"+strings.Join(t.Names(), ", ")+"}")
		return
	}
	b.required(n, t, path)
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		place := schema.Join(path, cut(key.Value))
		f := t.Field(key.Value)
		switch {
		case key.Kind != yaml.ScalarNode || f == nil:
			b.add(model.UnknownFieldName, key, place, key.Value, strings.Join(t.Names(), ", "))
		case seen[key.Value]:
			b.add(model.DuplicateKey, key, place, key.Value, "")
		default:
			b.bind(value, into.Field(f.Index), f, place)
		}
		seen[key.Value] = true
	}
}

func (b *binder) required(mapping *yaml.Node, of *schema.Type, path string) {
	for i := range of.Fields {
		if f := &of.Fields[i]; !f.Optional && valueOf(mapping, f.Name) == nil {
			b.add(model.Required, mapping, schema.Join(path, f.Name), "", "")
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
		b.bind(entry, into.Index(i), &schema.Field{}, fmt.Sprintf("%s[%d]", path, i))
	}
}

// string takes any scalar but null as it is written: 1, 100% and 2024-04 are
// text where the year has text.
func (b *binder) string(n *yaml.Node, into reflect.Value, path string) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() == "!!null" {
		b.wrongType(n, path, "text")
		return
	}
	into.SetString(n.Value)
}

func (b *binder) integer(n *yaml.Node, into reflect.Value, f *schema.Field, path string) {
	if year, ok := input.FiscalYear(n.Value); ok && n.Kind == yaml.ScalarNode && f.Kind == schema.FiscalYear {
		into.SetInt(int64(year))
		return
	}
	written, tag := n.Value, n.ShortTag()
	if typed := input.Plain(written); typed != written && n.Style == 0 { // full-width digits are no number to YAML
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

// moment reads a time; an empty one is the zero time.
func (b *binder) moment(n *yaml.Node, into reflect.Value, path string) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() == "!!null" {
		b.wrongType(n, path, "text")
		return
	}
	at, err := time.Parse(time.RFC3339, n.Value)
	switch {
	case n.Value == "":
	case err != nil:
		b.add(model.BadDate, n, path, n.Value, time.RFC3339)
	default:
		into.Set(reflect.ValueOf(at))
	}
}

func (b *binder) wrongType(n *yaml.Node, path, want string) {
	b.add(model.WrongType, n, path, nodeText(n), want)
}

// nodeText is what a person sees at a node.
func nodeText(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "{...}"
	case yaml.SequenceNode:
		return "[...]"
	default:
		return n.Value
	}
}

// cut is input.Cut, under the name that the whole package uses.
func cut(value string) string { return input.Cut(value) }

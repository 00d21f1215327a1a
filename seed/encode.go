package seed

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"scorecard/model"
)

// lineWidth is where long prose is folded, and about how long a mapping on one
// line may get.
const lineWidth = 100

// Encode writes a year as a year file, the same bytes for the same year. The
// error is model.Problems when the year is not valid: no file is written that
// could not be read again.
func Encode(year *model.Year) ([]byte, error) {
	if err := model.Validate(year).Err(); err != nil {
		return nil, err
	}
	root := nodeOf(reflect.ValueOf(fromYear(year)).Elem())
	nodes := 0
	if problems := refuse(root, &nodes); len(problems) > 0 {
		return nil, problems
	}
	for i := 1; i < len(root.Content); i += 2 {
		compact(root.Content[i], 0)
	}
	data, err := dump(root)
	if err != nil {
		return nil, err
	}
	data = sections.ReplaceAll(data, []byte("\n$0"))
	if err := tooLarge(data).Err(); err != nil {
		return nil, err
	}
	return data, nil
}

func dump(root *yaml.Node) ([]byte, error) {
	return yaml.Dump(root, yaml.WithIndent(2), yaml.WithCompactSeqIndent(false),
		yaml.WithLineWidth(lineWidth), yaml.WithQuotePreference(yaml.QuoteDouble))
}

// sections finds the lists of the file: an empty line before each makes it
// readable. Every line of a text is indented and none ends in line breaks that
// a further one would add to.
var sections = regexp.MustCompile(`(?m)^[a-z_]+:\n`)

// nodeOf builds the node of a value of the format.
func nodeOf(v reflect.Value) *yaml.Node {
	switch v.Kind() {
	case reflect.Pointer:
		return nodeOf(v.Elem())
	case reflect.Struct:
		return mappingOf(v)
	case reflect.Slice:
		list := &yaml.Node{Kind: yaml.SequenceNode}
		for i := range v.Len() {
			list.Content = append(list.Content, nodeOf(v.Index(i)))
		}
		return list
	case reflect.Int:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.FormatInt(v.Int(), 10)}
	case reflect.Bool:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: strconv.FormatBool(v.Bool())}
	default:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: v.String(), Style: styleOf(v.String())}
	}
}

func mappingOf(v reflect.Value) *yaml.Node {
	members := membersOf(v.Type())
	if members.scalar >= 0 && onlyField(v, members.scalar) {
		return nodeOf(v.Field(members.scalar))
	}
	mapping := &yaml.Node{Kind: yaml.MappingNode}
	for _, member := range members.list {
		value := v.Field(member.index)
		if !member.required && empty(value) {
			continue
		}
		key := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: member.name}
		mapping.Content = append(mapping.Content, key, nodeOf(value))
	}
	return mapping
}

func onlyField(v reflect.Value, index int) bool {
	for i := range v.NumField() {
		if i != index && !v.Field(i).IsZero() {
			return false
		}
	}
	return true
}

func empty(v reflect.Value) bool {
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

// styleOf is how a text reads best: prose folded, several lines as they are,
// anything else plain, with quotes where YAML needs them.
func styleOf(s string) yaml.Style {
	const long = 80
	trimmed := strings.TrimSpace(s) == s
	switch {
	case strings.ContainsAny(s, "\u2028\u2029\ufeff"): // invisible unless escaped
		return yaml.DoubleQuotedStyle
	case strings.Contains(s, "\n") && trimmed:
		return yaml.LiteralStyle
	case strings.Contains(s, "\n"):
		return yaml.DoubleQuotedStyle
	case columns(s) > long && trimmed && strings.Contains(s, " "):
		return yaml.FoldedStyle
	default:
		return 0
	}
}

// compact puts a mapping, or a list of plain values, on one line where it fits.
func compact(n *yaml.Node, indent int) {
	if n.Kind == yaml.ScalarNode {
		return
	}
	if width, ok := flowWidth(n); ok && indent+width <= lineWidth {
		n.Style = yaml.FlowStyle
		return
	}
	for _, child := range n.Content {
		compact(child, indent+2)
	}
}

// flowWidth is about how many columns a node takes on one line, before quotes;
// false when it may not stand on one.
func flowWidth(n *yaml.Node) (int, bool) {
	if n.Kind == yaml.ScalarNode {
		return columns(n.Value) + len(", "), n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0
	}
	total := len("{}")
	for _, child := range n.Content {
		if n.Kind == yaml.SequenceNode && child.Kind != yaml.ScalarNode {
			return 0, false
		}
		width, ok := flowWidth(child)
		if !ok {
			return 0, false
		}
		total += width
	}
	return total, true
}

// columns is about how wide a text is in an editor. No cell is laid out by it.
func columns(s string) int {
	wide := 0
	for _, r := range s {
		if r > unicode.MaxLatin1 {
			wide++
		}
	}
	return utf8.RuneCountInString(s) + wide
}

package yearfile

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"scorecard/model"
	"scorecard/model/schema"
	"scorecard/seed/input"
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
	root := rootOf(year)
	nodes := 0
	if problems := refuse(root, &nodes); len(problems) > 0 {
		return nil, problems
	}
	data, err := dump(root)
	if err != nil {
		return nil, err
	}
	if err := tooLarge(data).Err(); err != nil {
		return nil, err
	}
	return data, nil
}

// Comments are what a year file explains to whoever fills it in. Each of their
// texts may have several lines but for those of Values, which have one.
type Comments struct {
	Head   string            // above all
	Lists  map[string]string // above a list, by its name
	Values map[string]string // behind a value, by its path: "kpis[3].target"
}

// EncodeCommented writes a year to fill in, which need not be valid yet, with
// comments. A comment on a value that is no text or number, or is not there, is
// left out.
func EncodeCommented(year *model.Year, c Comments) ([]byte, error) {
	root := rootOf(year)
	for i := 0; i+1 < len(root.Content); i += 2 {
		if list := root.Content[i+1]; list.Kind != yaml.ScalarNode {
			root.Content[i].HeadComment = c.Lists[root.Content[i].Value]
		}
	}
	for path, comment := range c.Values {
		if value := locate(root, path); value.Kind == yaml.ScalarNode {
			value.LineComment = comment
		}
	}
	data, err := dump(root)
	if err != nil {
		return nil, err
	}
	var head strings.Builder
	for line := range strings.SplitSeq(c.Head, "\n") {
		head.WriteString("# " + line + "\n")
	}
	return append([]byte(head.String()), data...), nil
}

func dump(root *yaml.Node) ([]byte, error) {
	for i := 1; i < len(root.Content); i += 2 {
		compact(root.Content[i], 0)
	}
	data, err := yaml.Dump(root, yaml.WithIndent(2), yaml.WithCompactSeqIndent(false),
		yaml.WithLineWidth(lineWidth), yaml.WithQuotePreference(yaml.QuoteDouble))
	return sections.ReplaceAll(data, []byte("\n$0")), err
}

// sections finds the lists of the file, with the comments above them: an empty
// line before each makes it readable. Every line of a text is indented and none
// ends in line breaks that a further one would add to.
var sections = regexp.MustCompile(`(?m)^(?:#.*\n)*[a-z_]+:\n`)

// rootOf builds the tree of a year file: its version, then the year.
func rootOf(y *model.Year) *yaml.Node {
	root := mappingOf(reflect.ValueOf(y).Elem())
	root.Content = slices.Insert(root.Content, 0, textNode(versionField), nodeOf(reflect.ValueOf(formatVersion)))
	return root
}

// nodeOf builds the node of a value of the year.
func nodeOf(v reflect.Value) *yaml.Node {
	if at, ok := v.Interface().(time.Time); ok {
		return textNode(input.FormatMoment(at))
	}
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
		return textNode(v.String())
	}
}

func textNode(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s, Style: styleOf(s)}
}

func mappingOf(v reflect.Value) *yaml.Node {
	t := schema.Of(v.Type())
	if t.OnlyScalar(v) {
		return nodeOf(v.Field(t.Scalar.Index))
	}
	mapping := &yaml.Node{Kind: yaml.MappingNode}
	for i := range t.Fields {
		value := v.Field(t.Fields[i].Index)
		if !t.Fields[i].Optional || !empty(value) {
			mapping.Content = append(mapping.Content, textNode(t.Fields[i].Name), nodeOf(value))
		}
	}
	return mapping
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
	case input.Width(s) > long && trimmed && strings.Contains(s, " "):
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
		return input.Width(n.Value) + len(", "), n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0
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

package yearfile

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v4"

	"scorecard/model"
	"scorecard/model/schema"
	"scorecard/seed/input"
)

// MaxSize is the size in bytes up to which a year file is read: many times the
// largest year of the largest branch.
const MaxSize = 4 << 20

// Decode reads a year file. The name is used in problems only.
//
// It is strict: an unknown field, a wrong type, a duplicate key, a required
// field that is missing, a figure without its unit, an alias, a second document
// or another format version is a problem, and so is all that model.Validate
// finds. A value may be written as people write it, in full width, as a year of
// an era or by its Japanese word. The error is model.Problems with everything that is wrong (the first
// 1000), each with its line and column, in the order of the file.
func Decode(name string, data []byte) (*model.Year, error) {
	year, problems := decode(data)
	slices.SortStableFunc(problems, func(a, b model.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	problems = input.Capped(problems)
	for i := range problems {
		problems[i].File = name
		if problems[i].Want == "" {
			problems[i].Want = forms[problems[i].Kind]
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return year, nil
}

// forms shows by example what is wanted where a list of values cannot.
var forms = map[model.ProblemKind]string{
	model.UnclearFigure: "65.8%, 10,167円, {missing: not_published}",
	model.UnclearTarget: "68.2%以上, 15%以下, 7日以内, 2,930事業所, 対前年度以上, {words: {ja, en}}, {missing: not_set}",
	model.MissingUnit:   "65.8%, 10,167円, 7日",
	model.BadCode:       "a-z 0-9 -",
}

func decode(data []byte) (*model.Year, model.Problems) {
	root, problems := load(data)
	if len(problems) > 0 {
		return nil, problems
	}
	if problems := foreign(root); len(problems) > 0 {
		return nil, problems
	}
	var b binder
	year := &model.Year{}
	b.year(root, year)
	if root.Kind != yaml.MappingNode {
		return nil, b.problems
	}
	input.Understand(year)
	problems = input.Merge(b.problems, at(root, model.Validate(year)))
	for i := range problems {
		problems[i].Hint = input.Hint(problems[i], year)
	}
	return year, problems
}

// year reads the file's version beside the fields of the year.
func (b *binder) year(root *yaml.Node, y *model.Year) {
	content := *root
	if root.Kind == yaml.MappingNode {
		content.Content = nil
		for i := 0; i+1 < len(root.Content); i += 2 {
			if root.Content[i].Value != versionField {
				content.Content = append(content.Content, root.Content[i], root.Content[i+1])
			}
		}
		switch version := valueOf(root, versionField); {
		case version == nil:
			b.add(model.Required, root, versionField, "", "")
		default:
			b.integer(version, reflect.ValueOf(new(int)).Elem(), &schema.Field{}, versionField)
		}
	}
	b.structure(&content, reflect.ValueOf(y).Elem(), "")
}

// formatVersion is the version of the year file format that this program reads
// and writes; in the file it is the field versionField.
const (
	formatVersion = 1
	versionField  = "format"
)

// foreign reports a file of another format version, whose fields would only be
// misread by this one.
func foreign(root *yaml.Node) model.Problems {
	version := valueOf(root, versionField)
	if version == nil || version.Kind != yaml.ScalarNode || version.ShortTag() != "!!int" || version.Value == strconv.Itoa(formatVersion) {
		return nil
	}
	return model.Problems{{
		Kind: model.WrongVersion, Line: version.Line, Column: version.Column,
		Field: versionField, Value: cut(version.Value), Want: strconv.Itoa(formatVersion),
	}}
}

// at gives each problem the place of its path.
func at(root *yaml.Node, problems model.Problems) model.Problems {
	problems = input.Capped(problems)
	for i := range problems {
		node := locate(root, problems[i].Field)
		problems[i].Line, problems[i].Column = node.Line, node.Column
		problems[i].Value = cut(problems[i].Value)
	}
	return problems
}

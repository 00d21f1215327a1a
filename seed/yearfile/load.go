package yearfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"scorecard/model"
)

const (
	// maxDepth is twice the depth that the format reaches.
	maxDepth = 40
	// maxNodes bounds the time for a file that is within MaxSize but made of
	// nothing but brackets; a full year has under a tenth of it.
	maxNodes = 100_000
	// maxMarks bounds the memory: the library makes at most two nodes, of some
	// 350 bytes each, for every mark. Year files have 1.1 marks a node, so that
	// one of maxNodes is well within.
	maxMarks = 150_000
	// maxQuoted is more than is shown of a line, in bytes.
	maxQuoted = 1024
)

// load reads the one document of a file into nodes and refuses what a year file
// never needs: aliases and anchors, explicit tags, endless depth or length.
func load(data []byte) (*yaml.Node, model.Problems) {
	if problems := tooLarge(data); len(problems) > 0 {
		return nil, problems
	}
	if problems := unreadable(data); len(problems) > 0 {
		return nil, problems
	}
	if problems := tagDirective(data); len(problems) > 0 {
		return nil, problems
	}
	source := &markLimit{data: data}
	document, err := parse(source)
	switch {
	case source.exceeded(err):
		line, column := placeOf(data[:source.at])
		return nil, model.Problems{{Kind: model.TooLarge, Line: line, Column: column, Want: strconv.Itoa(maxMarks)}}
	case errors.Is(err, io.EOF) || err == nil && blank(document):
		return nil, model.Problems{{Kind: model.Required, Line: 1, Column: 1, Field: "format", Want: strconv.Itoa(formatVersion)}}
	case err != nil:
		return nil, model.Problems{syntaxProblem(err, data)}
	}
	root := document.Content[0]
	nodes := 0
	return root, refuse(root, &nodes)
}

// blank reports a document of nothing but comments or markers.
func blank(document *yaml.Node) bool {
	return len(document.Content) == 0 || document.Content[0].ShortTag() == "!!null"
}

var errSeveralDocuments = errors.New("several documents")

// parse recovers from the panics by which the library reports faults of its
// own: a file from elsewhere must never end the program.
func parse(source io.Reader) (document *yaml.Node, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("yaml: %v", fault)
		}
	}()
	loader, err := yaml.NewLoader(source, yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	if err != nil {
		return nil, err
	}
	document = &yaml.Node{}
	if err := loader.Load(document); err != nil {
		return nil, err
	}
	var second yaml.Node
	switch err := loader.Load(&second); {
	case err == nil:
		return nil, yaml.NewLoadError("composer", errSeveralDocuments.Error(),
			yaml.Mark{Line: second.Line, Column: second.Column}, errSeveralDocuments)
	case !errors.Is(err, io.EOF):
		return nil, err
	}
	return document, nil
}

func syntaxProblem(err error, data []byte) model.Problem {
	problem := model.Problem{Kind: model.SyntaxError, Want: err.Error()}
	var fault *yaml.LoadError
	if errors.As(err, &fault) {
		problem.Line, problem.Column, problem.Want = fault.Mark.Line, fault.Mark.Column, fault.Message
	}
	line := 0
	for text := range bytes.Lines(data) {
		if line++; line == problem.Line {
			text = bytes.TrimSpace(text)
			problem.Value = cut(string(text[:min(len(text), maxQuoted)]))
			break
		}
	}
	if errors.Is(err, errSeveralDocuments) {
		problem.Want = "one document"
	}
	return problem
}

func tooLarge(data []byte) model.Problems {
	if len(data) <= MaxSize {
		return nil
	}
	return model.Problems{{Kind: model.TooLarge, Line: 1, Column: 1, Value: strconv.Itoa(len(data)), Want: strconv.Itoa(MaxSize)}}
}

// unreadable finds the first character that no YAML file may hold: the library
// refuses it too, but without its line.
func unreadable(data []byte) model.Problems {
	line, column := 1, 1
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		switch {
		case r == utf8.RuneError && size == 1:
			return model.Problems{{Kind: model.InvalidUTF8, Line: line, Column: column, Value: fmt.Sprintf("%#x", data[at]), Want: "UTF-8"}}
		case r < ' ' && !strings.ContainsRune("\t\n\r", r), r == '\ufffe', r == '\uffff':
			return model.Problems{{Kind: model.ControlCharacter, Line: line, Column: column, Value: strconv.QuoteToASCII(string(r))}}
		case r == '\n':
			line, column = line+1, 0
		}
		column++
		at += size
	}
	return nil
}

// refuse reports what the format has no use for. Without anchors there are no
// aliases, and no file can be larger than it looks.
func refuse(n *yaml.Node, nodes *int) model.Problems {
	*nodes++
	var problems model.Problems
	add := func(kind model.ProblemKind, value, want string) {
		problems = append(problems, model.Problem{Kind: kind, Line: n.Line, Column: n.Column, Value: cut(value), Want: want})
	}
	switch {
	case *nodes == maxNodes:
		add(model.TooLarge, "", strconv.Itoa(maxNodes))
	case n.Anchor != "":
		add(model.SyntaxError, "&"+n.Anchor, "no anchor")
	case n.Style&yaml.TaggedStyle != 0:
		add(model.SyntaxError, n.Tag, "no tag")
	}
	for _, child := range n.Content {
		if *nodes < maxNodes {
			problems = append(problems, refuse(child, nodes)...)
		}
	}
	return problems
}

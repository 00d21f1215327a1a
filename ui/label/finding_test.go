package label

import (
	"maps"
	"slices"
	"testing"
	"text/template"
	"text/template/parse"

	"github.com/google/go-cmp/cmp"

	"scorecard/model/finding"
)

func TestFindings_EveryKindHasItsWords(t *testing.T) {
	want := slices.Sorted(slices.Values(finding.Kinds()))
	for _, l := range []*Labels{japanese(), english()} {
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(l.Finding.Kinds))); diff != "" {
			t.Errorf("kinds in %s (-kinds +words):\n%s", l.Lang, diff)
		}
		for kind, w := range l.Finding.Kinds {
			if w.Name == "" || w.About == "" || w.Line.text == "" {
				t.Errorf("%s lacks words in %s: %q, %q, %q", kind, l.Lang, w.Name, w.About, w.Line.text)
			}
		}
	}
}

func TestFindings_BothLanguagesNameTheSameValues(t *testing.T) {
	ja, en := japanese().Finding.Kinds, english().Finding.Kinds
	for _, kind := range finding.Kinds() {
		if diff := cmp.Diff(valuesOf(t, &ja[kind].Line), valuesOf(t, &en[kind].Line)); diff != "" {
			t.Errorf("line of %s (-ja +en):\n%s", kind, diff)
		}
		if diff := cmp.Diff(valuesOf(t, &ja[kind].More), valuesOf(t, &en[kind].More)); diff != "" {
			t.Errorf("more of %s (-ja +en):\n%s", kind, diff)
		}
	}
}

// valuesOf are the names of the values in a sentence, each once.
func valuesOf(t *testing.T, s *Sentence) []string {
	t.Helper()
	parsed, err := template.New("").Parse(s.text)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, part := range parsed.Templates() {
		collect(part.Root, names)
	}
	return slices.Sorted(maps.Keys(names))
}

func collect(node parse.Node, names map[string]bool) {
	branch := func(b *parse.BranchNode) {
		collect(b.Pipe, names)
		collect(b.List, names)
		if b.ElseList != nil {
			collect(b.ElseList, names)
		}
	}
	switch n := node.(type) {
	case *parse.ListNode:
		for _, child := range n.Nodes {
			collect(child, names)
		}
	case *parse.ActionNode:
		collect(n.Pipe, names)
	case *parse.TemplateNode:
		collect(n.Pipe, names)
	case *parse.PipeNode:
		for _, command := range n.Cmds {
			for _, arg := range command.Args {
				collect(arg, names)
			}
		}
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.FieldNode:
		names[n.Ident[0]] = true
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			names[n.Ident[1]] = true
		}
	}
}

func TestSentence_ReportsWhatDoesNotFit(t *testing.T) {
	for _, c := range []struct {
		text, want string
		wrong      bool
	}{
		{"", "", false}, {"{{.A}}%s and {{.B}}", "a<b>%s and 2", false}, {"{{.C}}", "", true}, {"{{.A", "", true},
	} {
		s := Sentence{text: c.text}
		for range 2 { // the second time from what was parsed
			got, err := s.With(map[string]any{"A": "a<b>", "B": 2})
			if (err != nil) != c.wrong || !c.wrong && got != c.want {
				t.Errorf("%q gives %q, %v", c.text, got, err)
			}
		}
	}
}

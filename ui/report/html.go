package report

import (
	"bufio"
	_ "embed" // the page's template and style
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/ui/view"
)

//go:embed page.html
var pageTemplate string

//go:embed page.css
var pageStyle string

// HTML prints the year's summary as one web page that needs nothing else: the
// same tables as the other prints, with charts as inline SVG, in light and dark,
// made to be printed on A4. It holds no script and asks for nothing. Text from
// the data is escaped and without any effect.
func HTML(w io.Writer, c *model.Scorecard, o Options) error {
	if err := o.check(c); err != nil {
		return err
	}
	m := newComposer(c, o)
	m.drawn = true
	// Parsed here and not when the program starts, which most often prints no page.
	t, err := template.New("page").Funcs(m.templateFuncs()).Parse(pageTemplate)
	if err != nil {
		return fmt.Errorf("page template: %w", err)
	}
	out := bufio.NewWriter(w)
	if err := t.Execute(out, tree(m.year(o).blocks)[0]); err != nil {
		return err
	}
	return out.Flush()
}

// templateFuncs are what the template asks for besides the blocks. All text from
// the data goes through clean or lines; the template escapes it.
func (m *composer) templateFuncs() template.FuncMap {
	l := m.f.Labels
	return template.FuncMap{
		"clean": paper.Clean, "lines": cleanLines, "class": toneClass,
		"lang": func() string { return string(l.Lang) }, "words": func() any { return l.Page }, "rating": func() string { return l.Rating },
		"style": func() template.CSS { return template.CSS(pageStyle) }, "anchor": func(i int) string { return fmt.Sprintf("s%d", i+1) },
		"right":  func(c view.Column) bool { return c.Align == view.Right },
		"title":  func(c view.Column) string { return paper.Clean(c.Title) },
		"names":  func(t view.Table) int { return max(t.Column(view.NameColumn), 0) },
		"heads":  func(r view.Row) bool { return r.Kind == view.Heading },
		"total":  func(r view.Row) bool { return r.Kind == view.Total },
		"level":  func(r view.Row) int { return min(r.Level, 4) },
		"stacks": m.stacks, "kpis": m.kpis,
	}
}

// cleanLines are the paragraphs of a text.
func cleanLines(s string) []string {
	var lines []string
	for line := range strings.SplitSeq(paper.CleanLines(s), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// node is a block with the blocks below it: a heading's section, or the deeper
// items of an item.
type node struct {
	block
	Below []node
}

// tree puts blocks below their headings, and items below their list and the item
// that they are deeper than.
func tree(blocks []block) []node {
	var nodes []node
	for len(blocks) > 0 {
		b := blocks[0]
		end := 1
		switch b.Kind {
		case headingBlock:
			end = until(blocks, 1, func(x *block) bool { return x.Kind == headingBlock && x.Level <= b.Level })
			nodes = append(nodes, node{b, tree(blocks[1:end])})
		case itemBlock:
			end = until(blocks, 1, func(x *block) bool { return x.Kind != itemBlock })
			nodes = append(nodes, node{block{Kind: "list"}, list(blocks[:end])})
		default:
			nodes = append(nodes, node{block: b})
		}
		blocks = blocks[end:]
	}
	return nodes
}

func list(items []block) []node {
	var nodes []node
	for len(items) > 0 {
		end := until(items, 1, func(x *block) bool { return x.Level <= items[0].Level })
		nodes = append(nodes, node{items[0], list(items[1:end])})
		items = items[end:]
	}
	return nodes
}

// until is the index of the first block from one on that ends something.
func until(blocks []block, from int, ends func(*block) bool) int {
	for i := from; i < len(blocks); i++ {
		if ends(&blocks[i]) {
			return i
		}
	}
	return len(blocks)
}

// Is reports whether a node is of a kind.
func (n node) Is(kind string) bool { return string(n.Kind) == kind }

// Sections are the nodes below a heading that are headings again.
func (n node) Sections() []node {
	return slices.DeleteFunc(slices.Clone(n.Below), func(x node) bool { return x.Kind != headingBlock })
}

// Parts are the other nodes below a heading.
func (n node) Parts() []node {
	return slices.DeleteFunc(slices.Clone(n.Below), func(x node) bool { return x.Kind == headingBlock })
}

// Long reports whether a section is one to begin a sheet of paper with: a group.
func (n node) Long() bool {
	return slices.ContainsFunc(n.Below, func(x node) bool { return x.Kind == factsBlock })
}

// toneClasses are the classes of the tones in the page's style; plain text has
// none.
var toneClasses = map[view.Tone]string{
	view.Dim: "dim", view.Strong: "strong", view.Good: "good", view.Bad: "bad", view.Warn: "warn",
	view.GradeBest: "grade a", view.GradeMiddle: "grade b", view.GradeWorst: "grade c",
	view.Achieved: "achieved", view.Expected: "expected", view.Difficult: "difficult",
}

func toneClass(t view.Tone) string { return toneClasses[t] }

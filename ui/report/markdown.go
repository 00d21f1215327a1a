package report

import (
	"bufio"
	"strings"

	"scorecard/ui/text"
	"scorecard/ui/view"
)

// markdownWriter writes a page in GitHub's Markdown.
type markdownWriter struct {
	out *bufio.Writer
	p   text.Printer
}

func writeMarkdown(out *bufio.Writer, p *page, o Options) {
	w := &markdownWriter{out: out, p: o.Printer}
	for i := range p.blocks {
		b := &p.blocks[i]
		if i > 0 && (b.kind != itemBlock || p.blocks[i-1].kind != itemBlock) {
			w.line("")
		}
		w.block(b)
	}
}

func (w *markdownWriter) line(s string) {
	w.out.WriteString(s) // an error is kept and told by the flush
	w.out.WriteByte('\n')
}

func (w *markdownWriter) block(b *block) {
	switch b.kind {
	case headingBlock:
		w.line(strings.Repeat("#", b.level) + " " + w.inert(b.text.Text))
	case factsBlock:
		parts := make([]string, len(b.facts))
		for i := range b.facts {
			parts[i] = w.inert(b.facts[i].title + " " + b.facts[i].Text)
		}
		w.line(strings.Join(parts, ", "))
	case itemBlock:
		w.item(b)
	case tableBlock:
		w.table(&b.table)
	case stackBlock, chartBlock: // drawn on a web page alone
	}
}

// item keeps the paragraphs of one entry apart by hard line breaks.
func (w *markdownWriter) item(b *block) {
	indent := strings.Repeat("  ", b.level)
	mark := "- "
	var lines []string
	for paragraph := range strings.SplitSeq(w.p.CleanLines(b.text.Text), "\n") {
		if strings.TrimSpace(paragraph) != "" {
			lines = append(lines, indent+mark+w.inert(paragraph))
			mark = "  "
		}
	}
	w.line(strings.Join(lines, "<br>\n"))
}

// table writes every column; headings among the rows stand bold in the name's
// column.
func (w *markdownWriter) table(t *view.Table) {
	titles, rule := make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = w.inert(c.Title)
		rule[i] = "---"
		if c.Align == view.Right {
			rule[i] = "---:"
		}
	}
	w.row(titles)
	w.row(rule)
	name := max(t.Column("name"), 0)
	for i := range t.Rows {
		row := &t.Rows[i]
		cells := make([]string, len(t.Columns))
		if row.Kind == view.Heading {
			cells[name] = "**" + w.inert(row.Cells[0].Text) + "**"
			w.row(cells)
			continue
		}
		for j := range row.Cells {
			cells[j] = w.inert(row.Cells[j].Text)
		}
		cells[name] = strings.Repeat("&emsp;", row.Level) + cells[name]
		w.row(cells)
	}
}

func (w *markdownWriter) row(cells []string) {
	w.line("| " + strings.Join(cells, " | ") + " |")
}

// markup is every character that can begin or end something in GitHub's
// Markdown, wherever it stands. All are ASCII punctuation, which a backslash
// makes plain.
const markup = "\\`*_{}[]<>#|~$&"

// inert is stored text made displayable on one line and without any effect: no
// markup, HTML, entity, table cell, automatic link or mention comes of it.
func (w *markdownWriter) inert(s string) string {
	s = strings.TrimSpace(w.p.Clean(s))
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch char := s[i]; {
		case strings.IndexByte(markup, char) >= 0:
			b.WriteByte('\\')
			b.WriteByte(char)
		case char == '@':
			b.WriteString("@<!-- -->") // a mention or an address is looked for after unescaping
		case char == '!' && i+1 < len(s) && s[i+1] == '[', char == ':' && strings.HasPrefix(s[i:], "://"),
			char == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www"), beginsBlock(s, i):
			b.WriteByte('\\')
			b.WriteByte(char)
		default:
			b.WriteByte(char)
		}
	}
	return b.String()
}

// beginsBlock reports whether the character at i could begin a list, a rule or
// a heading's underline because of where it stands: at the start of the text,
// or right behind a number there. A sign right before a figure begins nothing.
func beginsBlock(s string, i int) bool {
	ends := i+1 == len(s) || s[i+1] == ' '
	switch s[i] {
	case '-', '+', '=':
		return strings.Trim(s[:i], "-+= ") == "" && (ends || strings.IndexByte("-+=", s[i+1]) >= 0)
	case '.', ')':
		return ends && i > 0 && strings.Trim(s[:i], "0123456789") == ""
	}
	return false
}

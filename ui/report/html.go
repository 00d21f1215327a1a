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
	// Read here and not when the program starts, which most often prints no page.
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return fmt.Errorf("page template: %w", err)
	}
	m := newComposer(c, o)
	m.drawn = true
	out := bufio.NewWriter(w)
	if err := t.Execute(out, newWebPage(m, m.year(o))); err != nil {
		return err
	}
	return out.Flush()
}

// webPage is what the template is filled with. All text in it is cleaned; the
// template escapes it.
type webPage struct {
	Lang     string
	Title    string
	Style    template.CSS
	Imprint  []webItem
	Sections []*webSection
	Words    webWords
}

type webWords struct{ Contents, Charts, Legend, Bar, Mark, Short, Over string }

// webSection is a heading with what stands below it.
type webSection struct {
	ID       string // of a section that the contents name
	Title    string
	Parts    []webPart
	Sections []*webSection
}

// Long reports whether a section is one to begin a sheet of paper with: a group.
func (s *webSection) Long() bool {
	return slices.ContainsFunc(s.Parts, func(p webPart) bool { return p.Facts != nil })
}

// webPart is one piece of a section: that field which is set.
type webPart struct {
	Facts  []webCell
	List   []webItem
	Table  *webTable
	Stacks []webStack
	KPIs   []webKPI
}

type webItem struct {
	Lines []string
	Tone  string
	Items []webItem
}

type webCell struct {
	Title  string
	Text   string
	Short  string // the name in fewer words, where there is one
	Pieces []webCell
	Tone   string // a class of the style
	Right  bool
	Level  int
}

type webTable struct {
	ID      string
	Title   string
	Columns []webColumn
	Bodies  []webBody
}

type webColumn struct {
	ID, Title, Spoken string // Spoken stands for a title that is not seen
	Right             bool
}

// webBody is the rows under one heading.
type webBody struct {
	Heading string
	Span    int
	Rows    []webRow
}

type webRow struct {
	Total bool
	Cells []webCell
}

// pageWriter turns the blocks of a page into what the template takes.
type pageWriter struct {
	*composer
	page  *webPage
	open  []*webSection // the sections that the next block may belong to, by depth
	table string        // the newest heading, which names a table
}

func newWebPage(m *composer, p *page) *webPage {
	l := m.f.Labels.Page
	w := &pageWriter{composer: m, page: &webPage{
		Lang: string(m.f.Labels.Lang), Style: template.CSS(pageStyle),
		Words: webWords{Contents: l.Contents, Charts: l.Charts, Legend: l.Legend, Bar: l.Bar, Mark: l.Mark, Short: l.Short, Over: l.Over},
	}}
	for i := 0; i < len(p.blocks); i++ {
		i = w.block(p.blocks, i)
	}
	return w.page
}

// block takes a block, of items as many as follow each other, and says which it
// took last.
func (w *pageWriter) block(blocks []block, i int) int {
	b := &blocks[i]
	switch b.kind {
	case headingBlock:
		w.head(b)
	case factsBlock:
		var facts []webCell
		for _, f := range b.facts {
			facts = append(facts, webCell{Title: paper.Clean(f.title), Text: paper.Clean(f.Text), Tone: toneClass(f.Tone)})
		}
		w.add(webPart{Facts: facts})
	case itemBlock:
		end := i
		for end < len(blocks) && blocks[end].kind == itemBlock {
			end++
		}
		items, _ := listItems(blocks[i:end], 0)
		w.list(items)
		return end - 1
	case tableBlock:
		w.add(webPart{Table: w.newTable(&b.table)})
	case stackBlock:
		w.add(webPart{Stacks: w.stacks()})
	case chartBlock:
		w.add(webPart{KPIs: w.kpis(b.group)})
	}
	return i
}

func (w *pageWriter) head(b *block) {
	title := paper.Clean(b.text.Text)
	w.table = title
	if b.level == 1 {
		w.page.Title, w.open = title, nil
		return
	}
	section := &webSection{Title: title}
	if parents := w.open[:min(b.level-2, len(w.open))]; len(parents) > 0 {
		above := parents[len(parents)-1]
		above.Sections = append(above.Sections, section)
		w.open = append(parents, section)
		return
	}
	section.ID = fmt.Sprintf("s%d", len(w.page.Sections)+1)
	w.page.Sections = append(w.page.Sections, section)
	w.open = []*webSection{section}
}

func (w *pageWriter) add(p webPart) {
	if len(w.open) == 0 {
		w.page.Sections = append(w.page.Sections, &webSection{Title: w.page.Title})
		w.open = w.page.Sections
	}
	last := w.open[len(w.open)-1]
	last.Parts = append(last.Parts, p)
}

// list puts what stands before the first section into the imprint.
func (w *pageWriter) list(items []webItem) {
	if len(w.page.Sections) == 0 {
		w.page.Imprint = append(w.page.Imprint, items...)
		return
	}
	w.add(webPart{List: items})
}

// listItems makes a list out of the items from a level on, and says how many it
// took.
func listItems(blocks []block, level int) (items []webItem, taken int) {
	for taken < len(blocks) && blocks[taken].level >= level {
		b := &blocks[taken]
		if b.level > level && len(items) > 0 {
			below, n := listItems(blocks[taken:], level+1)
			last := &items[len(items)-1]
			last.Items = append(last.Items, below...)
			taken += n
			continue
		}
		item := webItem{Tone: toneClass(b.text.Tone)}
		for line := range strings.SplitSeq(paper.CleanLines(b.text.Text), "\n") {
			if strings.TrimSpace(line) != "" {
				item.Lines = append(item.Lines, strings.TrimSpace(line))
			}
		}
		items = append(items, item)
		taken++
	}
	return items, taken
}

func (w *pageWriter) newTable(t *view.Table) *webTable {
	l := w.f.Labels
	spoken := map[string]string{"number": l.Number, "moved": l.RankMove, "mark": l.Page.Remark}
	made := &webTable{ID: t.ID, Title: w.table}
	for _, c := range t.Columns {
		column := webColumn{ID: c.ID, Title: paper.Clean(c.Title), Right: c.Align == view.Right}
		if column.Title == "" {
			column.Spoken = spoken[c.ID]
		}
		made.Columns = append(made.Columns, column)
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		switch {
		case row.Kind == view.Heading:
			made.Bodies = append(made.Bodies, webBody{Heading: paper.Clean(row.Cells[0].Text), Span: len(t.Columns)})
			continue
		case len(made.Bodies) == 0:
			made.Bodies = append(made.Bodies, webBody{})
		}
		body := &made.Bodies[len(made.Bodies)-1]
		body.Rows = append(body.Rows, webRow{Total: row.Kind == view.Total, Cells: tableCells(t, row)})
	}
	return made
}

func tableCells(t *view.Table, row *view.Row) []webCell {
	cells := make([]webCell, len(row.Cells))
	for i, c := range row.Cells {
		cells[i] = webCell{Text: paper.Clean(c.Text), Tone: toneClass(c.Tone), Right: t.Columns[i].Align == view.Right}
		if t.Columns[i].ID == "name" {
			cells[i].Level = min(row.Level, 4)
		}
		for _, p := range c.Parts {
			cells[i].Pieces = append(cells[i].Pieces, webCell{Text: paper.Clean(p.Text), Tone: toneClass(p.Tone)})
		}
	}
	return cells
}

// toneClass is the class of a tone in the page's style; empty for plain text.
func toneClass(t view.Tone) string {
	switch t {
	case view.Dim:
		return "dim"
	case view.Strong:
		return "strong"
	case view.Good:
		return "good"
	case view.Bad:
		return "bad"
	case view.Warn:
		return "warn"
	case view.GradeBest:
		return "grade a"
	case view.GradeMiddle:
		return "grade b"
	case view.GradeWorst:
		return "grade c"
	case view.Achieved:
		return "achieved"
	case view.Expected:
		return "expected"
	case view.Difficult:
		return "difficult"
	default:
		return ""
	}
}

// RowHead is the column whose cell names its row.
func (t *webTable) RowHead() int {
	for i := range t.Columns {
		if t.Columns[i].ID == "name" {
			return i
		}
	}
	return 0
}

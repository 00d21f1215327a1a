package report

import (
	"strings"

	"scorecard/ui/view"
)

// blockKind is what a block of a page is.
type blockKind string

const (
	headingBlock blockKind = "heading"
	factsBlock   blockKind = "facts" // short facts side by side
	itemBlock    blockKind = "item"  // one entry of a list
	tableBlock   blockKind = "table"
	stackBlock   blockKind = "stack" // each group's ratings drawn; on a web page alone
	chartBlock   blockKind = "chart" // each KPI of a group drawn; on a web page alone
)

// block is one piece of a page. Text in it is as stored: whoever writes the
// page cleans it. A template reads it, hence the names.
type block struct {
	Kind  blockKind
	Level int       // of a heading, from 1; of an item, from 0
	Text  view.Cell // of a heading or an item
	Facts []fact
	Table view.Table
	Group string // code of the group that a chart block draws
}

// fact is a short cell with what it is.
type fact struct {
	Title string // may be empty
	view.Cell
}

// page is a print before it is put on paper: the same for Text, Markdown and
// HTML, but for the charts that only the last can draw.
type page struct {
	blocks []block
	title  string // the newest heading
	drawn  bool   // charts are wanted
}

func (p *page) chart(kind blockKind, group string) {
	if p.drawn {
		p.blocks = append(p.blocks, block{Kind: kind, Group: group})
	}
}

func (p *page) heading(level int, text string) {
	p.title = text
	p.blocks = append(p.blocks, block{Kind: headingBlock, Level: level, Text: view.Cell{Text: text, Tone: view.Strong}})
}

func (p *page) facts(facts []fact) {
	if len(facts) > 0 {
		p.blocks = append(p.blocks, block{Kind: factsBlock, Facts: facts})
	}
}

func (p *page) item(level int, c view.Cell) {
	p.blocks = append(p.blocks, block{Kind: itemBlock, Level: level, Text: c})
}

// items adds a list. Its entries may be nested by two leading spaces each and
// carry a dash of their own, as the blocks of package view do.
func (p *page) items(level int, cells []view.Cell) {
	for _, c := range cells {
		text := strings.TrimLeft(c.Text, " ")
		deeper := (len(c.Text) - len(text)) / 2
		c.Text = strings.TrimPrefix(text, "- ")
		p.item(level+deeper, c)
	}
}

// rows adds a table that has any rows, named by the heading above it.
func (p *page) rows(t view.Table) {
	if len(t.Rows) > 0 {
		t.Title = p.title
		p.blocks = append(p.blocks, block{Kind: tableBlock, Table: t})
	}
}

// section adds a heading with a list below, unless the list is empty.
func (p *page) section(level int, title string, lines []view.Cell) {
	if len(lines) > 0 {
		p.heading(level, title)
		p.items(0, lines)
	}
}

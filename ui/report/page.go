package report

import (
	"strings"

	"scorecard/ui/view"
)

// blockKind is what a block of a page is.
type blockKind int

const (
	headingBlock blockKind = iota
	factsBlock             // short facts side by side
	itemBlock              // one entry of a list
	tableBlock
	stackBlock // each group's ratings drawn; on a web page alone
	chartBlock // each KPI of a group drawn; on a web page alone
)

// block is one piece of a page. Text in it is as stored: whoever writes the
// page cleans it.
type block struct {
	kind  blockKind
	level int       // of a heading, from 1; of an item, from 0
	text  view.Cell // of a heading or an item
	facts []fact
	table view.Table
	group string // code of the group that a chart block draws
}

// fact is a short cell with what it is.
type fact struct {
	title string // may be empty
	view.Cell
}

// page is a print before it is put on paper: the same for Text, Markdown and
// HTML, but for the charts that only the last can draw.
type page struct {
	blocks []block
	drawn  bool // charts are wanted
}

func (p *page) chart(kind blockKind, group string) {
	if p.drawn {
		p.blocks = append(p.blocks, block{kind: kind, group: group})
	}
}

func (p *page) heading(level int, text string) {
	p.blocks = append(p.blocks, block{kind: headingBlock, level: level, text: view.Cell{Text: text, Tone: view.Strong}})
}

func (p *page) facts(facts []fact) {
	if len(facts) > 0 {
		p.blocks = append(p.blocks, block{kind: factsBlock, facts: facts})
	}
}

func (p *page) item(level int, c view.Cell) {
	p.blocks = append(p.blocks, block{kind: itemBlock, level: level, text: c})
}

// items adds a list. Its entries may stand deeper by two leading spaces each and
// carry a dash of their own, as the blocks of package view do.
func (p *page) items(level int, cells []view.Cell) {
	for _, c := range cells {
		text := strings.TrimLeft(c.Text, " ")
		deeper := (len(c.Text) - len(text)) / 2
		c.Text = strings.TrimPrefix(text, "- ")
		p.item(level+deeper, c)
	}
}

// rows adds a table that has any rows.
func (p *page) rows(t view.Table) {
	if len(t.Rows) > 0 {
		p.blocks = append(p.blocks, block{kind: tableBlock, table: t})
	}
}

// section adds a heading with a list below, unless the list is empty.
func (p *page) section(level int, title string, lines []view.Cell) {
	if len(lines) > 0 {
		p.heading(level, title)
		p.items(0, lines)
	}
}

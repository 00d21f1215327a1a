// Package layout computes the positions of everything on the screen: pure
// arithmetic from the window's size to named regions. No other package
// computes a height.
package layout

// Region is a band of whole lines.
type Region struct {
	Y      int // first line, counted from 0
	Height int // 0 when the region does not fit
}

// End is the line after the region's last.
func (r Region) End() int { return r.Y + r.Height }

// Contains reports whether the line is in the region.
func (r Region) Contains(y int) bool { return y >= r.Y && y < r.End() }

// Screen is the regions of a window, from top to bottom.
type Screen struct {
	Width, Height int

	Title       Region // branch, year, document
	Tabs        Region
	TopRule     Region
	Headline    Region // the group's tally
	Header      Region // column titles
	List        Region // rows
	DetailRule  Region
	DetailTitle Region // the selected row's name, and the sections
	Detail      Region
	BottomRule  Region
	Help        Region // keys, or a message
}

// Sizes that decide which regions there are.
const (
	FullHeight    = 30 // from this height on there are rules between all regions
	CompactHeight = 12 // below, the title shares no line and there is no headline
	TinyHeight    = 6  // below, only rows and the bottom line are left

	NameMin     = 24 // the minimum width of the name column where there are others
	MediumMin   = 20 // the same in a window of medium width
	MediumWidth = 100
	NarrowMin   = 12 // the same in a narrow window
	NarrowWidth = 60 // below, a window is narrow
	TwoColumns  = 100
	Margin      = 1 // blank columns at either side
	Marker      = 2 // columns for the mark of the selected row
)

// Kind is the content that a tab needs space for.
type Kind int

// The kinds of tab: rows with a detail of the selected one below, or rows
// only.
const (
	WithDetail Kind = iota
	ListOnly
)

// Plan lays out a window. Any size is valid, 0 by 0 too: regions that do not
// fit have no height, and no region reaches beyond the window.
func Plan(width, height int, kind Kind) Screen {
	s := Screen{Width: max(width, 0), Height: max(height, 0)}
	p := planner{remaining: s.Height}
	bottom := p.reserveBottom(1)
	full := s.Height >= FullHeight
	compact := s.Height >= CompactHeight
	s.Title = p.next(oneIf(s.Height >= TinyHeight))
	s.Tabs = p.next(oneIf(s.Height >= TinyHeight))
	s.TopRule = p.next(oneIf(full))
	s.Headline = p.next(oneIf(compact))
	s.Header = p.next(oneIf(s.Height >= TinyHeight))
	rule := oneIf(full)
	list, detail := p.remaining-rule, 0
	if kind == WithDetail && compact {
		list, detail = split(p.remaining - rule - oneIf(full) - 1)
	}
	s.List = p.next(max(list, 0))
	if detail > 0 {
		s.DetailRule = p.next(oneIf(full))
		s.DetailTitle = p.next(1)
		s.Detail = p.next(detail)
	}
	s.BottomRule = p.next(rule)
	s.Help = Region{Y: p.y, Height: bottom}
	return s
}

// split divides lines between rows and the detail below them. The detail gets
// the larger part of a tall window and the smaller one of a low window.
func split(lines int) (list, detail int) {
	const (
		least = 5
		share = 27 // percent of the lines that go to the list on top of least
	)
	list = min(lines, least+lines*share/100)
	if lines < 2*least {
		list = lines - lines/3
	}
	return max(list, 0), max(lines-list, 0)
}

func oneIf(when bool) int {
	if when {
		return 1
	}
	return 0
}

type planner struct{ y, remaining int }

func (p *planner) reserveBottom(n int) int {
	n = min(n, p.remaining)
	p.remaining -= n
	return n
}

func (p *planner) next(n int) Region {
	n = min(n, p.remaining)
	r := Region{Y: p.y, Height: n}
	p.y += n
	p.remaining -= n
	return r
}

// Inner is the width between the margins.
func (s *Screen) Inner() int { return max(s.Width-2*Margin, 0) }

// RowWidth is the width of a row after the selection mark.
func (s *Screen) RowWidth() int { return max(s.Inner()-Marker, 0) }

// NameMin is the minimum width of a name in this window.
func (s *Screen) NameMin() int {
	switch {
	case s.Width < NarrowWidth:
		return NarrowMin
	case s.Width < MediumWidth:
		return MediumMin
	}
	return NameMin
}

// DetailColumns is how many columns of text the detail has, and how wide each
// is; two columns have three between them.
func (s *Screen) DetailColumns() (columns, width int) {
	if s.Width >= TwoColumns {
		return 2, (s.Inner() - DetailGap) / 2
	}
	return 1, s.Inner()
}

// DetailGap is the space between the detail's two columns, including the line
// in it.
const DetailGap = 3

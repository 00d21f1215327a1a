package text

// Printer cleans and fits text for one glyph set. It is a small value, passed
// by copy; the zero Printer is safe.
type Printer struct {
	glyphs *Glyphs
	bare   bool // no combining marks
}

// NewPrinter is a printer for the glyph set.
func NewPrinter(g Glyphs) Printer { return Printer{glyphs: &g} }

// Bare is the same printer without combining marks: for a screen of cells
// whose library draws one character in each. Precomposed letters are
// unchanged.
func (p Printer) Bare() Printer {
	p.bare = true
	return p
}

// Glyphs is the printer's glyph set.
func (p Printer) Glyphs() Glyphs {
	if p.glyphs == nil {
		return Safe()
	}
	return *p.glyphs
}

func (p Printer) safe() bool { return p.glyphs == nil || p.glyphs.Safe }

func (p Printer) ellipsis() string {
	if p.glyphs == nil {
		return "..."
	}
	return p.glyphs.Ellipsis
}

// Fit returns cleaned text in at most n columns: unchanged where it fits, else
// cut with an ellipsis at the end. Where not even the ellipsis fits, the
// result is as much of it as does: the beginning of a figure could be read as
// a figure.
func (p Printer) Fit(s string, n int) string {
	s, _ = p.fit(s, n)
	return s
}

// fit is Fit; it also returns the width of the result.
func (p Printer) fit(s string, n int) (fitted string, columns int) {
	if n <= 0 {
		return "", 0
	}
	if columns = Width(s); columns <= n {
		return s, columns
	}
	tail := p.ellipsis()
	room := n - Width(tail)
	if room <= 0 {
		return cut(tail, n)
	}
	s, columns = cut(s, room)
	return s + tail, columns + n - room
}

// PadRight pads cleaned text to exactly n columns, on the right. Text that is
// too long is cut as by [Printer.Fit].
func (p Printer) PadRight(s string, n int) string {
	s, columns := p.fit(s, n)
	return s + spaces(n-columns)
}

// PadLeft pads cleaned text to exactly n columns, on the left. Text that is
// too long is cut as by [Printer.Fit].
func (p Printer) PadLeft(s string, n int) string {
	s, columns := p.fit(s, n)
	return spaces(n-columns) + s
}

// Center pads cleaned text to exactly n columns on both sides, an odd column
// on the right. Text that is too long is cut as by [Printer.Fit].
func (p Printer) Center(s string, n int) string {
	s, columns := p.fit(s, n)
	free := max(0, n-columns)
	return spaces(free/2) + s + spaces(free-free/2)
}

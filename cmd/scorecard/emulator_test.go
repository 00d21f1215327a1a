package main

import (
	"slices"
	"strings"
	"sync"

	"github.com/charmbracelet/x/ansi"

	"scorecard/ui/text"
)

// emulator is a terminal as far as the program uses one: a grid of cells, the
// private modes, and a list of what it did not understand.
type emulator struct {
	mu      sync.Mutex
	changed chan struct{} // closed at the next write
	parser  *ansi.Parser
	raw     strings.Builder

	width, height int
	cells         [][]string // "" is the right half of a wide character
	x, y          int
	top, bottom   int // the scrolling region, bottom excluded
	last          rune
	modes         map[int]bool
	unknown       []string
}

func newEmulator(width, height int) *emulator {
	e := &emulator{changed: make(chan struct{}), parser: ansi.NewParser(), modes: map[int]bool{25: true}}
	e.parser.SetHandler(ansi.Handler{
		Print: e.print, Execute: e.control, HandleCsi: e.csi,
		HandleEsc: func(c ansi.Cmd) { e.escape(c.Final()) },
	})
	e.setSize(width, height)
	return e
}

// Write takes what the program sends.
func (e *emulator) Write(p []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.raw.Write(p)
	for _, b := range p {
		e.parser.Advance(b)
	}
	close(e.changed)
	e.changed = make(chan struct{})
	return len(p), nil
}

// resize changes the window; what stood there is gone.
func (e *emulator) resize(width, height int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.setSize(width, height)
}

func (e *emulator) setSize(width, height int) {
	e.width, e.height = width, height
	e.cells = make([][]string, height)
	for i := range e.cells {
		e.cells[i] = e.blank()
	}
	e.x, e.y, e.top, e.bottom = 0, 0, 0, height
}

func (e *emulator) blank() []string { return slices.Repeat([]string{" "}, e.width) }

// sent is everything that the program has sent.
func (e *emulator) sent() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.raw.String()
}

// look returns the lines of the screen, the modes that are set, and a channel
// that is closed when there is something new to look at.
func (e *emulator) look() (lines string, modes map[int]bool, changed chan struct{}) {
	e.mu.Lock()
	defer e.mu.Unlock()
	var b strings.Builder
	for _, row := range e.cells {
		b.WriteString(strings.TrimRight(strings.Join(row, ""), " ") + "\n")
	}
	modes = map[int]bool{}
	for mode, on := range e.modes {
		modes[mode] = on
	}
	return b.String(), modes, e.changed
}

func (e *emulator) print(r rune) {
	columns := text.Width(string(r))
	if e.x+columns > e.width {
		e.x = 0
		e.down()
	}
	if e.y >= e.height || e.x+columns > e.width {
		return
	}
	e.last = r
	e.cells[e.y][e.x] = string(r)
	if columns == 2 {
		e.cells[e.y][e.x+1] = ""
	}
	e.x += columns
}

func (e *emulator) control(b byte) {
	switch b {
	case '\r':
		e.x = 0
	case '\n':
		e.down()
	case '\b':
		e.x = max(e.x-1, 0)
	case '\t':
		e.x = min((e.x/8+1)*8, e.width-1)
	case 0x07:
	default:
		e.unknown = append(e.unknown, "control "+string(rune(b)))
	}
}

func (e *emulator) down() {
	if e.y == e.bottom-1 {
		e.scroll(e.top, 1)
		return
	}
	e.y = min(e.y+1, e.height-1)
}

// scroll moves the lines from the given one to the region's end up, or down
// where n is negative.
func (e *emulator) scroll(from, n int) {
	for range max(n, -n) {
		if from >= e.bottom {
			return
		}
		if n > 0 {
			e.cells = slices.Insert(slices.Delete(e.cells, from, from+1), e.bottom-1, e.blank())
		} else {
			e.cells = slices.Insert(slices.Delete(e.cells, e.bottom-1, e.bottom), from, e.blank())
		}
	}
}

func (e *emulator) escape(final byte) {
	switch final {
	case 'M':
		if e.y == e.top {
			e.scroll(e.top, -1)
		} else {
			e.y = max(e.y-1, 0)
		}
	case '\\', '7', '8', '=', '>', 'c':
	default:
		e.unknown = append(e.unknown, "escape "+string(rune(final)))
	}
}

func (e *emulator) csi(c ansi.Cmd, params ansi.Params) {
	n, _, _ := params.Param(0, 1)
	n = max(n, 1)
	switch {
	case c.Prefix() == '?' && c.Intermediate() == 0 && (c.Final() == 'h' || c.Final() == 'l'):
		params.ForEach(0, func(_, mode int, _ bool) { e.modes[mode] = c.Final() == 'h' })
		return
	case c.Prefix() != 0 || c.Intermediate() != 0: // queries and keyboard protocols
		return
	}
	if !e.move(c.Final(), n, params) && !e.edit(c.Final(), n, params) {
		e.unknown = append(e.unknown, "csi "+string(rune(c.Final())))
	}
	e.x, e.y = min(max(e.x, 0), max(e.width-1, 0)), min(max(e.y, 0), max(e.height-1, 0))
}

func (e *emulator) move(final byte, n int, params ansi.Params) bool {
	switch final {
	case 'A':
		e.y -= n
	case 'B':
		e.y += n
	case 'C':
		e.x += n
	case 'D':
		e.x -= n
	case 'G', '`':
		e.x = n - 1
	case 'd':
		e.y = n - 1
	case 'H', 'f':
		column, _, _ := params.Param(1, 1)
		e.y, e.x = n-1, max(column, 1)-1
	case 'Z':
		for range n {
			e.x = max((e.x-1)/8*8, 0)
		}
	default:
		return false
	}
	return true
}

func (e *emulator) edit(final byte, n int, params ansi.Params) bool {
	how, _, _ := params.Param(0, 0)
	switch final {
	case 'm', 'n', 'c', 'q', 't', 'p': // looks, and questions that nobody answers
	case 'J':
		e.eraseScreen(how)
	case 'K':
		from, to := e.x, e.width
		if how == 1 {
			from, to = 0, e.x+1
		} else if how == 2 {
			from = 0
		}
		e.erase(e.y, from, to)
	case 'X':
		e.erase(e.y, e.x, e.x+n)
	case '@', 'P':
		e.shift(final == '@', n)
	case 'L':
		e.scroll(e.y, -n)
	case 'M':
		e.scroll(e.y, n)
	case 'S':
		e.scroll(e.top, n)
	case 'T':
		e.scroll(e.top, -n)
	case 'b':
		for range n {
			e.print(e.last)
		}
	case 'r':
		bottom, _, _ := params.Param(1, e.height)
		e.top, e.bottom, e.x, e.y = n-1, min(bottom, e.height), 0, 0
	default:
		return false
	}
	return true
}

func (e *emulator) eraseScreen(how int) {
	for y := range e.cells {
		switch {
		case how == 0 && y > e.y, how == 1 && y < e.y, how >= 2:
			e.erase(y, 0, e.width)
		case y == e.y && how == 0:
			e.erase(y, e.x, e.width)
		case y == e.y:
			e.erase(y, 0, e.x+1)
		}
	}
}

func (e *emulator) erase(y, from, to int) {
	for x := from; x < min(to, e.width) && y < e.height; x++ {
		e.cells[y][x] = " "
	}
}

// shift makes room at the cursor, or closes it.
func (e *emulator) shift(open bool, n int) {
	row, n := e.cells[e.y], min(n, e.width-e.x)
	room := slices.Repeat([]string{" "}, n)
	if open {
		row = slices.Insert(row, e.x, room...)
	} else {
		row = append(slices.Delete(row, e.x, e.x+n), room...)
	}
	e.cells[e.y] = row[:e.width]
}

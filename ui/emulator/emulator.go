// Package emulator is a terminal for tests: a grid of cells that interprets
// the control sequences that this program uses, and records any other. The
// width of characters is the test's choice, so that one program can be tested
// on terminals that differ.
//
// A wide character occupies two cells, and overwriting one of them erases
// both, as on real terminals. Only tests import this package.
package emulator

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Terminal is a screen of cells. Its methods are safe for concurrent use.
type Terminal struct {
	mu      sync.Mutex
	changed chan struct{} // closed at the next write
	parser  parser
	columns func(rune) int
	answer  func(string)
	raw     strings.Builder

	width, height int
	cells         [][]string // right marks the right half of a wide character
	x, y          int
	pending       bool // the last column was written: the next character wraps
	top, bottom   int  // the scrolling region, bottom excluded
	last          rune
	concealed     bool
	modes         map[int]bool
	title         string
	clipboard     string
	drawn         map[rune]bool
	unexpected    []string
}

// right is the content of the second cell of a wide character.
const right = ""

// New returns an empty terminal. Columns is the width of a character: 0 for
// one that combines with the character before it, 1 or 2.
func New(width, height int, columns func(rune) int) *Terminal {
	t := &Terminal{
		changed: make(chan struct{}), columns: columns,
		modes: map[int]bool{cursorMode: true, wrapMode: true}, drawn: map[rune]bool{},
	}
	t.width, t.height, t.bottom = width, height, height
	for range height {
		t.cells = append(t.cells, t.blank())
	}
	return t
}

// Answers enables the terminal's answers to queries of the cursor's position
// and the device attributes; without it there are none. The function must not
// wait for the program.
func (t *Terminal) Answers(say func(string)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.answer = say
}

// Write interprets the program's output. It never fails.
func (t *Terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.raw.Write(p)
	t.feed(p)
	close(t.changed)
	t.changed = make(chan struct{})
	return len(p), nil
}

// Resize changes the window's size and keeps the content of the remaining
// part.
func (t *Terminal) Resize(width, height int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	old := t.cells
	t.width, t.height = width, height
	t.cells = make([][]string, height)
	for y := range t.cells {
		t.cells[y] = t.blank()
		if y < len(old) {
			copy(t.cells[y], old[y])
			t.eraseCut(y, width-1)
		}
	}
	t.top, t.bottom, t.pending = 0, height, false
	t.clampCursor()
}

// eraseCut erases a wide character whose right half was cut off at the column.
func (t *Terminal) eraseCut(y, last int) {
	if last >= 0 && last < len(t.cells[y]) && t.isWide(t.cells[y][last]) {
		t.cells[y][last] = " "
	}
}

func (t *Terminal) isWide(cell string) bool {
	r, _ := utf8.DecodeRuneInString(cell)
	return t.columns(r) == 2
}

func (t *Terminal) blank() []string { return slices.Repeat([]string{" "}, t.width) }

// Look returns the lines of the screen without trailing blanks, the private
// modes that are set, and a channel that is closed at the next write.
func (t *Terminal) Look() (lines string, modes map[int]bool, changed chan struct{}) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var b strings.Builder
	for _, row := range t.cells {
		b.WriteString(strings.TrimRight(strings.Join(row, ""), " ") + "\n")
	}
	return b.String(), maps.Clone(t.modes), t.changed
}

// Cells is a copy of the grid. The second cell of a wide character is empty.
func (t *Terminal) Cells() [][]string {
	t.mu.Lock()
	defer t.mu.Unlock()
	cells := make([][]string, len(t.cells))
	for y := range cells {
		cells[y] = slices.Clone(t.cells[y])
	}
	return cells
}

// Cursor is the position of the cursor, counted from 0, and whether it is
// shown.
func (t *Terminal) Cursor() (x, y int, shown bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.x, t.y, t.modes[cursorMode]
}

// Title is the window's title.
func (t *Terminal) Title() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.title
}

// Clipboard is the last clipboard content, still encoded in base64.
func (t *Terminal) Clipboard() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.clipboard
}

// Raw is all bytes written so far.
func (t *Terminal) Raw() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.raw.String()
}

// Unexpected lists output that this program has no reason to send: unknown
// controls and sequences, invisible characters, and bytes that are not UTF-8.
func (t *Terminal) Unexpected() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.unexpected)
}

func (t *Terminal) reportUnexpected(kind, what string) {
	t.unexpected = append(t.unexpected, fmt.Sprintf("%s %q", kind, what))
}

func (t *Terminal) reply(form string, values ...any) {
	if t.answer != nil {
		t.answer(fmt.Sprintf(form, values...))
	}
}

// osc interprets titles and the clipboard, and accepts the query for the
// background colour.
func (t *Terminal) osc(content string) {
	command, value, _ := strings.Cut(content, ";")
	switch {
	case command == "2":
		t.title = value
		t.checkText(value)
	case command == "52":
		_, t.clipboard, _ = strings.Cut(value, ";")
	case command == "11" && value == "?":
	default:
		t.reportUnexpected("OSC "+command, value)
	}
}

// Drawn has every character that was ever drawn or part of the title.
func (t *Terminal) Drawn() map[rune]bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return maps.Clone(t.drawn)
}

// checkText records characters that must not occur in a text.
func (t *Terminal) checkText(s string) {
	for _, r := range s {
		t.drawn[r] = true
		if r == utf8.RuneError || !unicode.IsGraphic(r) || unicode.Is(unicode.Co, r) {
			t.reportUnexpected("character", string(r))
		}
	}
}

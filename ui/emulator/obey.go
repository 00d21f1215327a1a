package emulator

import "slices"

// Private modes that the terminal acts on.
const (
	wrapMode   = 7
	cursorMode = 25
)

// print draws a character at the cursor. In the last column the cursor does
// not move, and the next character goes to the next line.
func (t *Terminal) print(r rune) {
	t.checkText(string(r))
	if t.concealed && r != ' ' {
		t.reportUnexpected("concealed", string(r))
	}
	columns := t.columns(r)
	if columns == 0 {
		t.join(r)
		return
	}
	if t.modes[wrapMode] && (t.pending || t.x+columns > t.width) {
		t.x = 0
		t.down()
	}
	t.pending = false
	if t.y >= t.height || t.x+columns > t.width {
		return
	}
	t.last = r
	t.put(t.x, t.y, string(r))
	if columns == 2 {
		t.put(t.x+1, t.y, right)
	}
	t.x += columns
	if t.x >= t.width {
		t.x, t.pending = t.width-1, true
	}
}

// join adds a mark to the character before the cursor.
func (t *Terminal) join(r rune) {
	x := t.x - 1
	if t.pending {
		x = t.x
	}
	for x > 0 && t.cells[t.y][x] == right {
		x--
	}
	if x >= 0 && t.y < t.height {
		t.cells[t.y][x] += string(r)
	}
}

// put writes one cell and erases the other half of a wide character that it
// overwrites.
func (t *Terminal) put(x, y int, s string) {
	if y >= len(t.cells) || x >= len(t.cells[y]) {
		return
	}
	row := t.cells[y]
	if row[x] == right && x > 0 {
		row[x-1] = " "
	}
	if x+1 < len(row) && row[x+1] == right {
		row[x+1] = " "
	}
	row[x] = s
}

func (t *Terminal) control(b byte) {
	switch b {
	case '\r':
		t.x = 0
	case '\n':
		t.down()
	case '\b':
		t.x = max(t.x-1, 0)
	case '\t':
		t.x = min((t.x/8+1)*8, max(t.width-1, 0))
	default:
		t.reportUnexpected("control", string(rune(b)))
	}
	t.pending = false
}

func (t *Terminal) down() {
	if t.y == t.bottom-1 {
		t.scroll(t.top, 1)
		return
	}
	t.y = min(t.y+1, t.height-1)
}

// scroll moves the lines from the given one to the region's end up, or down
// where n is negative.
func (t *Terminal) scroll(from, n int) {
	if from < 0 || from >= t.bottom {
		return
	}
	for range min(max(n, -n), t.height) {
		if n > 0 {
			t.cells = slices.Insert(slices.Delete(t.cells, from, from+1), t.bottom-1, t.blank())
		} else {
			t.cells = slices.Insert(slices.Delete(t.cells, t.bottom-1, t.bottom), from, t.blank())
		}
	}
}

func (t *Terminal) escape(final rune) {
	switch {
	case final == 'M' && t.y == t.top:
		t.scroll(t.top, -1)
	case final == 'M':
		t.y = max(t.y-1, 0)
	default:
		t.reportUnexpected("escape", string(final))
	}
}

func (t *Terminal) csi(c control, p params) {
	switch {
	case t.answerQuery(c, p):
		return
	case c.prefix == '?' && c.intermediate == 0 && (c.final == 'h' || c.final == 'l'):
		for i := range p {
			t.modes[p.value(i, 0)] = c.final == 'h'
		}
		return
	case c.prefix != 0 && c.intermediate == 0 && (c.final == 'u' || c.final == 'm'):
		return // keyboard protocols
	case c.intermediate == ' ' && c.final == 'q':
		return // the cursor's shape
	case c == control{prefix: '?', final: 'W'} && p.value(0, 0) == 5:
		return // tab stops at every eighth column, where they are
	}
	n := max(p.value(0, 1), 1)
	if c.prefix != 0 || c.intermediate != 0 || !t.move(c.final, n, p) && !t.edit(c.final, n, p) {
		t.reportUnexpected("csi", c.String())
	}
	t.clampCursor()
}

// answerQuery reports whether a sequence is a query, and answers it if answers
// are enabled.
func (t *Terminal) answerQuery(c control, p params) bool {
	switch {
	case c == control{final: 'n'} && p.value(0, 0) == 6:
		t.reply("\x1b[%d;%dR", t.y+1, t.x+1)
	case c == control{final: 'c'}:
		t.reply("\x1b[?62;4c")
	case c == control{prefix: '?', intermediate: '$', final: 'p'}:
	case c == control{prefix: '>', final: 'q'}:
	default:
		return false
	}
	return true
}

// clampCursor limits the cursor to the screen.
func (t *Terminal) clampCursor() {
	t.x, t.y = min(max(t.x, 0), max(t.width-1, 0)), min(max(t.y, 0), max(t.height-1, 0))
}

func (t *Terminal) move(final byte, n int, p params) bool {
	switch final {
	case 'A':
		t.y -= n
	case 'B':
		t.y += n
	case 'C':
		t.x += n
	case 'D':
		t.x -= n
	case 'G', '`':
		t.x = n - 1
	case 'd':
		t.y = n - 1
	case 'H', 'f':
		t.y, t.x = n-1, max(p.value(1, 1), 1)-1
	case 'Z':
		for range n {
			t.x = max((t.x-1)/8*8, 0)
		}
	case 'I':
		t.x = (t.x/8 + n) * 8
	default:
		return false
	}
	t.pending = false
	return true
}

func (t *Terminal) edit(final byte, n int, p params) bool {
	how := p.value(0, 0)
	switch final {
	case 'm':
		t.style(p)
		return true
	case 'J':
		t.eraseScreen(how)
	case 'K':
		from, to := t.x, t.width
		if how == 1 {
			from, to = 0, t.x+1
		} else if how == 2 {
			from = 0
		}
		t.erase(t.y, from, to)
	case 'X':
		t.erase(t.y, t.x, t.x+n)
	case '@', 'P':
		t.shift(final == '@', n)
	case 'L':
		t.scroll(t.y, -n)
	case 'M':
		t.scroll(t.y, n)
	case 'S':
		t.scroll(t.top, n)
	case 'T':
		t.scroll(t.top, -n)
	case 'b':
		for range n {
			t.print(t.last)
		}
		return true
	case 'r':
		t.top, t.bottom, t.x, t.y = n-1, min(p.value(1, t.height), t.height), 0, 0
	default:
		return false
	}
	t.pending = false
	return true
}

// style checks that styles are legible: nothing blinks, and nothing but a space
// is concealed.
func (t *Terminal) style(p params) {
	if len(p) == 0 {
		t.concealed = false
	}
	for i := 0; i < len(p); i++ {
		switch n := p.value(i, 0); n {
		case 0, 28:
			t.concealed = false
		case 8:
			t.concealed = true
		case 5, 6:
			t.reportUnexpected("style", "blinking")
		case 38, 48, 58:
			if p.value(i+1, 0) == 2 {
				i += 4
			} else {
				i += 2
			}
		}
	}
}

func (t *Terminal) eraseScreen(how int) {
	for y := range t.cells {
		switch {
		case how == 0 && y > t.y, how == 1 && y < t.y, how >= 2:
			t.erase(y, 0, t.width)
		case y == t.y && how == 0:
			t.erase(y, t.x, t.width)
		case y == t.y:
			t.erase(y, 0, t.x+1)
		}
	}
}

func (t *Terminal) erase(y, from, to int) {
	for x := from; x < min(to, t.width) && y < t.height; x++ {
		t.put(x, y, " ")
	}
}

// shift inserts or deletes cells at the cursor. A wide character that is split
// by that is erased.
func (t *Terminal) shift(open bool, n int) {
	if t.y >= t.height || t.x >= t.width {
		return
	}
	n = min(n, t.width-t.x)
	if t.cells[t.y][t.x] == right {
		t.put(t.x, t.y, " ")
	}
	row, room := t.cells[t.y], slices.Repeat([]string{" "}, n)
	if open {
		row = slices.Insert(row, t.x, room...)[:t.width]
	} else {
		if t.x+n < t.width && row[t.x+n] == right {
			t.put(t.x+n, t.y, " ")
		}
		row = append(slices.Delete(row, t.x, t.x+n), room...)
	}
	t.cells[t.y] = row
	t.eraseCut(t.y, t.width-1)
}

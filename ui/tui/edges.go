package tui

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// The terminal library compares a frame with the one before, cell by cell, and
// sends what differs by the shortest way: it inserts, deletes and erases
// columns, and moves right by writing what stands there. Where it starts in the
// middle of a wide character, or moves through one, the character is lost or
// what follows shifts (charmbracelet/ultraviolet#103 and #139).
//
// Two blanks keep it from that. The first cell of a line is a blank in a colour
// made from all that the line says, so that a line that differs, differs from
// its first cell on; the last is a concealed blank, which the library takes for
// a character, so that no end of a line can be erased. Neither can be seen. A
// line that has not changed is still not sent.

// edged puts the two blanks into each line of a frame that is so wide.
func edged(frame string, columns int) string {
	lines := strings.Split(frame, "\n")
	for i, line := range lines {
		lines[i] = first(last(line, columns))
	}
	return strings.Join(lines, "\n")
}

// first makes the blank that a line begins with tell what line it is. The lines
// that begin otherwise are rules, in which nothing is wide.
func first(line string) string {
	rest, blank := strings.CutPrefix(line, " ")
	if !blank {
		return line
	}
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(rest)) // a hash takes everything
	n := sum.Sum32()
	return fmt.Sprintf("\x1b[38;2;%d;%d;%dm \x1b[m", byte(n>>16), byte(n>>8), byte(n)^byte(n>>24)) + rest
}

// last fills a line up to the window's edge and conceals the blank there.
func last(line string, columns int) string {
	const concealed = "\x1b[8m \x1b[m"
	free := columns - visible(line)
	switch {
	case free > 0:
		return line + indent(free-1) + concealed
	case strings.HasSuffix(line, " ") && columns > 1:
		return line[:len(line)-1] + concealed
	}
	return line
}

package ttyinput

// sequence is the part of a control sequence, or of a string's header,
// received so far.
type sequence struct {
	private       byte // one of <=>? before the parameters
	first         int  // the first parameter
	parameters    bool
	digits        int // of the present parameter
	separators    int
	intermediates int
	last          byte // the last intermediate character
	over          bool // past a limit
}

// verdict classifies a byte within a control sequence.
type verdict int

const (
	accepted verdict = iota // part of it
	dropped                 // part of it, past a limit
	finished                // the end
	invalid                 // no part of any control sequence
)

func (s *sequence) add(b byte, limit int) verdict {
	switch {
	case isIntermediate(b):
		s.last = b
		if s.intermediates++; s.intermediates > maxIntermediates {
			s.over = true
			return dropped
		}
		return accepted
	case b >= '@' && b <= '~':
		return finished
	case b < '0' || b > '?' || s.intermediates > 0:
		return invalid
	case b >= '<':
		if s.private != 0 || s.parameters {
			return dropped
		}
		s.private = b
		return accepted
	}
	s.parameters = true
	if s.over {
		return dropped
	}
	if !isDigit(b) {
		if s.separators == limit {
			s.over = true
			return dropped
		}
		s.separators++
		s.digits = 0
		return accepted
	}
	if s.digits == maxDigits {
		return dropped
	}
	s.digits++
	if s.separators == 0 {
		s.first = s.first*10 + int(b-'0')
	}
	return accepted
}

// isMark reports whether the final character completes the mark of a paste with
// that number.
func (s *sequence) isMark(b byte, number int) bool {
	return b == '~' && s.private == 0 && s.intermediates == 0 && !s.over && s.parameters && s.first == number
}

// isShifted reports whether the sequence is a complete shifted key of rxvt,
// which ends with a dollar sign.
func (s *sequence) isShifted() bool {
	return s.intermediates == 1 && s.last == '$' && s.private == 0 && s.parameters
}

func isDigit(b byte) bool        { return b >= '0' && b <= '9' }
func isIntermediate(b byte) bool { return b >= ' ' && b <= '/' }

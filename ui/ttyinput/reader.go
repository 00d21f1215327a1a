package ttyinput

import (
	"io"
	"sync"
	"time"

	"github.com/muesli/cancelreader"
)

// Waiting is whether there is further input.
type Waiting int

// The results of a wait.
const (
	Unknown Waiting = iota // the descriptor cannot be polled
	Ready                  // there is input to read
	Silent                 // there was no input for the given time
)

// Wait waits for input on a descriptor, for at most the given time.
type Wait func(fd uintptr, most time.Duration) Waiting

// Reader is a terminal whose input passes through a [Filter]. Otherwise it is
// the file itself: the library uses its descriptor to set and restore the
// terminal's mode, and to interrupt a read.
type Reader struct {
	cancelreader.File
	wait Wait
	now  func() time.Time
	fail func(value any)

	mu     sync.Mutex // an abandoned read may still wait for a paste
	filter Filter
	ready  []byte    // filtered input that did not fit the caller's buffer
	silent time.Time // start of the time without input; zero when more was already available
}

// NewReader returns a reader of a terminal. A panic while it reads, which
// would not be recovered in the library's goroutine, is passed to fail, and
// the input ends.
func NewReader(terminal cancelreader.File, wait Wait, now func() time.Time, fail func(value any)) *Reader {
	return &Reader{File: terminal, wait: wait, now: now, fail: fail}
}

// Read returns filtered input, which may be empty. Within a paste it waits for
// more, at most for [PasteSilence], and then ends the paste: the library shows
// nothing of a paste before its end.
func (r *Reader) Read(p []byte) (n int, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	defer func() {
		if value := recover(); value != nil {
			r.fail(value)
			n, err = 0, io.EOF
		}
	}()
	if len(r.ready) > 0 {
		return r.drain(p), nil
	}
	n, err = r.File.Read(p[:r.readSize(len(p))])
	r.ready = r.filter.Pass(r.ready[:0:0], p[:n], r.silence())
	if err == nil {
		r.lookAhead()
	}
	return r.drain(p), err
}

// readSize is how much is read at once, so that the filtered bytes fit as well:
// the rest would not be requested before the terminal sends more.
func (r *Reader) readSize(size int) int { return max(min(1, size), size/2-len(pasteEnd)) }

func (r *Reader) drain(p []byte) int {
	n := copy(p, r.ready)
	r.ready = r.ready[n:]
	return n
}

// silence is how long the terminal had sent nothing. Time during which unread
// input was available does not count.
func (r *Reader) silence() time.Duration {
	if r.silent.IsZero() {
		return 0
	}
	return r.now().Sub(r.silent)
}

func (r *Reader) lookAhead() {
	most := time.Duration(0)
	if r.filter.Pasting() {
		most = PasteSilence
	}
	r.silent = time.Time{}
	switch r.wait(r.Fd(), most) {
	case Ready:
		return
	case Silent:
		if r.filter.Pasting() {
			r.ready = r.filter.EndPaste(r.ready)
		}
	case Unknown:
	}
	r.silent = r.now()
}

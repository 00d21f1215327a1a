package db

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"sync"

	"scorecard/model"
)

// headerSize is the database header of the SQLite file format; the offsets
// below are from its chapter 1.3.
const headerSize = 100

var magic = []byte("SQLite format 3\x00")

// header is what the first bytes of a file say.
type header struct {
	wal         bool
	application uint32
}

// place is one file that this process has open, and how often.
type place struct {
	real   string // where its companions are: links are followed
	info   fs.FileInfo
	header header
	uses   int
}

// places remembers the files that SQLite has open in this process. Closing any
// other descriptor of such a file would drop SQLite's locks on it, so its bytes
// are read once, before the first connection, and never again while one is open.
type places struct {
	mu   sync.Mutex
	open []*place
}

var opened places

// enter examines the file and notes that it is about to be opened.
func (p *places) enter(path string) (*place, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, classify(err, path)
	}
	if kind := unfit(info); kind != "" {
		return nil, &model.Error{Kind: kind, Subject: path}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, known := range p.open {
		if os.SameFile(known.info, info) {
			known.uses++
			return known, nil
		}
	}
	head, err := readHeader(path)
	if err != nil {
		return nil, err
	}
	entered := &place{real: resolved(path), info: info, header: head, uses: 1}
	p.open = append(p.open, entered)
	return entered, nil
}

// leave is called when the last connection of one opening is closed.
func (p *places) leave(left *place) {
	p.mu.Lock()
	defer p.mu.Unlock()
	left.uses--
	if left.uses == 0 {
		p.open = slices.DeleteFunc(p.open, func(known *place) bool { return known == left })
	}
}

// unfit says why something cannot be a database before it is opened: opening a
// pipe would wait for ever.
func unfit(info fs.FileInfo) model.ErrorKind {
	switch {
	case info.IsDir():
		return model.IsFolder
	case !info.Mode().IsRegular():
		return model.NotADatabase
	case info.Size() == 0:
		return model.FileEmpty
	}
	return ""
}

func readHeader(path string) (header, error) {
	file, err := os.Open(path)
	if err != nil {
		return header{}, classify(err, path)
	}
	defer file.Close() //nolint:errcheck // nothing was written
	raw := make([]byte, headerSize)
	n, err := io.ReadFull(file, raw)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return header{}, classify(err, path)
	}
	head, kind := parseHeader(raw[:n])
	if kind != "" {
		return header{}, &model.Error{Kind: kind, Subject: path}
	}
	return head, nil
}

func parseHeader(raw []byte) (header, model.ErrorKind) {
	switch {
	case !bytes.HasPrefix(raw, magic):
		return header{}, model.NotADatabase
	case len(raw) < headerSize:
		return header{}, model.Damaged
	}
	head := header{wal: raw[18] == 2 || raw[19] == 2, application: binary.BigEndian.Uint32(raw[68:])}
	if head.application != applicationID {
		return header{}, model.OtherProgram
	}
	return head, ""
}

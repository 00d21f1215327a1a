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

// header is what the first bytes of a file contain.
type header struct {
	wal         bool
	application uint32
}

// openedFile is a file that this process has open, and how often.
type openedFile struct {
	real   string // where its companions are: links are followed
	info   fs.FileInfo
	header header
	uses   int
}

// fileRegistry has the files that SQLite has open in this process. Closing any
// other descriptor of such a file would drop SQLite's locks on it, so its bytes are
// read once, before the first connection, and never again while one is open.
type fileRegistry struct {
	mu   sync.Mutex
	open []*openedFile
}

var registry fileRegistry

// acquire examines a file that is about to be opened and registers it.
func (r *fileRegistry) acquire(path string) (*openedFile, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, classify(err, path)
	}
	if kind := rejectReason(info); kind != "" {
		return nil, &model.Error{Kind: kind, Subject: path}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, known := range r.open {
		if os.SameFile(known.info, info) {
			known.uses++
			return known, nil
		}
	}
	head, err := readHeader(path)
	if err != nil {
		return nil, err
	}
	acquired := &openedFile{real: resolved(path), info: info, header: head, uses: 1}
	r.open = append(r.open, acquired)
	return acquired, nil
}

// release is called when the last connection of one opening is closed.
func (r *fileRegistry) release(file *openedFile) {
	r.mu.Lock()
	defer r.mu.Unlock()
	file.uses--
	if file.uses == 0 {
		r.open = slices.DeleteFunc(r.open, func(known *openedFile) bool { return known == file })
	}
}

// rejectReason is why something cannot be a database, known before it is opened:
// opening a pipe would block.
func rejectReason(info fs.FileInfo) model.ErrorKind {
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
	switch head.application {
	case applicationID:
		return head, ""
	case earlierID:
		return header{}, model.EarlierLayout
	}
	return header{}, model.OtherProgram
}

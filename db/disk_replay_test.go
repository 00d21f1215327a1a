package db

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"maps"
	"math/rand/v2"
	"slices"
)

// sector is what a disk writes whole or not at all.
const sector = 512

// disk replays a writer's steps and tells what the disk may hold when the power
// fails: all that was synced, and any part of what was not. A file's content is
// safe after its own sync; that it came or went, after its folder's.
type disk struct {
	safe    map[string]*inode // by name, as the folder was last synced
	now     map[string]*inode // by name, as the writer sees it
	pending []diskOp          // came and went since the folder was synced
	made    []*inode          // the inodes of pending, in step
}

// inode is the content of a file: what is safe, and what came after.
type inode struct {
	safe    []byte
	pending []diskOp
}

func newDisk(files map[string][]byte) *disk {
	d := &disk{safe: map[string]*inode{}, now: map[string]*inode{}}
	for name, content := range files {
		d.safe[name] = &inode{safe: bytes.Clone(content)}
	}
	d.now = maps.Clone(d.safe)
	return d
}

func (d *disk) apply(op diskOp) {
	switch op.kind {
	case opCreate:
		if d.now[op.file] == nil {
			d.now[op.file] = &inode{}
			d.entry(op)
		}
	case opUnlink:
		d.entry(op)
		delete(d.now, op.file)
	case opWrite, opTruncate:
		file := d.now[op.file]
		file.pending = append(file.pending, op)
	case opSync:
		file := d.now[op.file]
		for _, late := range file.pending {
			file.safe = late.on(file.safe)
		}
		file.pending = nil
	case opSyncFolder:
		d.safe, d.pending, d.made = maps.Clone(d.now), nil, nil
	case opSaid:
	}
}

func (d *disk) entry(op diskOp) {
	d.pending = append(d.pending, op)
	d.made = append(d.made, d.now[op.file])
}

// on makes a write or a truncation happen to content, which it may change.
func (op diskOp) on(content []byte) []byte {
	end := op.offset + int64(len(op.data))
	if op.kind == opTruncate && end < int64(len(content)) {
		return content[:end]
	}
	if missing := end - int64(len(content)); missing > 0 {
		content = append(content, make([]byte, missing)...)
	}
	copy(content[op.offset:], op.data)
	return content
}

// fate decides about everything that is not safe when the power fails.
type fate struct {
	rand *rand.Rand
	kept float64 // the chance that it reached the disk
	torn float64 // the chance that a write of which not all did is torn between sectors
}

func (f fate) keeps() bool { return f.rand.Float64() < f.kept }

// after is what the disk holds when the power is back.
func (d *disk) after(f fate) map[string][]byte {
	entries := maps.Clone(d.safe)
	for i, op := range d.pending {
		switch {
		case !f.keeps():
		case op.kind == opUnlink:
			delete(entries, op.file)
		default:
			entries[op.file] = d.made[i]
		}
	}
	files := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		files[name] = entries[name].after(f)
	}
	return files
}

func (n *inode) after(f fate) []byte {
	content := bytes.Clone(n.safe)
	for _, op := range n.pending {
		switch {
		case f.keeps():
			content = op.on(content)
		case op.kind == opWrite && f.rand.Float64() < f.torn:
			content = op.tornOn(content, f)
		}
	}
	return content
}

// tornOn writes some of the sectors that a write covers.
func (op diskOp) tornOn(content []byte, f fate) []byte {
	for start := 0; start < len(op.data); {
		end := min(len(op.data), start+sector-int((op.offset+int64(start))%sector))
		if f.rand.IntN(2) == 0 {
			part := diskOp{kind: opWrite, offset: op.offset + int64(start), data: op.data[start:end]}
			content = part.on(content)
		}
		start = end
	}
	return content
}

var hashSeed = maphash.MakeSeed()

// fingerprint tells states apart.
func fingerprint(files map[string][]byte, said int) uint64 {
	var h maphash.Hash
	h.SetSeed(hashSeed)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for _, part := range [][]byte{[]byte(name), files[name]} {
			_, _ = h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
			_, _ = h.Write(part)
		}
	}
	_, _ = h.Write(binary.BigEndian.AppendUint64(nil, uint64(said)))
	return h.Sum64()
}

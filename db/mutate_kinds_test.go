package db

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
)

// pageSize is SQLite's own, which the program leaves as it is.
const pageSize = 4096

// damages are the ways in which files break, each somewhere at random.
var damages = []struct {
	name string
	do   func(r *rand.Rand, file []byte) []byte
}{
	{"flipped bits", flipBits},
	{"bytes in use changed", func(r *rand.Rand, file []byte) []byte { return changeUsed(r, file, 1+r.IntN(8)) }},
	{"one byte in use changed", func(r *rand.Rand, file []byte) []byte { return changeUsed(r, file, 1) }},
	{"a digit of a KPI changed", changeDigit},
	{"file header changed", changeHeader},
	{"page headers changed", changePageHeaders},
	{"schema changed", changeSchema},
	{"truncated", func(r *rand.Rand, file []byte) []byte { return file[:r.IntN(len(file))] }},
	{"pages cut off", func(r *rand.Rand, file []byte) []byte { return file[:pageSize*r.IntN(len(file)/pageSize)] }},
	{"pages swapped", swapPages},
	{"page wiped", wipePage},
	{"page emptied", emptyPage},
	{"sector of another page", mixSectors},
	{"rubbish at the end", func(r *rand.Rand, file []byte) []byte {
		return append(file, noise(r, 1+r.IntN(3*pageSize))...)
	}},
}

func noise(r *rand.Rand, size int) []byte {
	rubbish := make([]byte, size)
	for i := range rubbish {
		rubbish[i] = byte(r.Uint32())
	}
	return rubbish
}

func flipBits(r *rand.Rand, file []byte) []byte {
	for range 1 + r.IntN(64) {
		file[r.IntN(len(file))] ^= 1 << r.IntN(8)
	}
	return file
}

// otherByte is often one off or an extreme, which lengths and counts stumble over.
func otherByte(r *rand.Rand, b byte) byte {
	switch r.IntN(4) {
	case 0:
		return b + 1
	case 1:
		return b - 1
	case 2:
		return []byte{0, 1, 0x7f, 0x80, 0xff}[r.IntN(5)]
	}
	return byte(r.Uint32())
}

// changeUsed changes bytes that say something: most of a small file are zero.
func changeUsed(r *rand.Rand, file []byte, count int) []byte {
	for count > 0 {
		if at := r.IntN(len(file)); file[at] != 0 {
			file[at] = otherByte(r, file[at])
			count--
		}
	}
	return file
}

// changeDigit makes one figure another on the page of the KPIs, where it matters
// most. One alone: a number and its print that change alike cannot be told.
func changeDigit(r *rand.Rand, file []byte) []byte {
	at := bytes.Index(file, []byte("KPI 0")) / pageSize * pageSize
	page := file[at : at+pageSize]
	for {
		if i := r.IntN(len(page)); page[i] >= '0' && page[i] <= '9' {
			page[i] = byte('0' + r.IntN(10))
			return file
		}
	}
}

// changeHeader leaves the magic bytes and the program's mark mostly alone: without
// them nothing else is looked at.
func changeHeader(r *rand.Rand, file []byte) []byte {
	for range 1 + r.IntN(3) {
		at := 16 + r.IntN(84)
		if at >= 68 && at < 72 && r.IntN(8) > 0 {
			continue
		}
		file[at] = otherByte(r, file[at])
	}
	return file
}

func anyPage(r *rand.Rand, file []byte) []byte {
	at := pageSize * r.IntN(len(file)/pageSize)
	return file[at : at+pageSize]
}

// changePageHeaders changes kinds of pages, counts of cells, and where they stand.
func changePageHeaders(r *rand.Rand, file []byte) []byte {
	for range 1 + r.IntN(3) {
		page := anyPage(r, file)
		if at := r.IntN(32); r.IntN(2) == 0 {
			page[at] = otherByte(r, page[at])
		} else {
			binary.BigEndian.PutUint16(page[at:], uint16(r.IntN(pageSize)))
		}
	}
	return file
}

// changeSchema changes the first pages, where the tables and the places of their
// content are told.
func changeSchema(r *rand.Rand, file []byte) []byte {
	for range 1 + r.IntN(4) {
		at := 100 + r.IntN(8*pageSize)
		file[at] = otherByte(r, file[at])
	}
	return file
}

func swapPages(r *rand.Rand, file []byte) []byte {
	for range 1 + r.IntN(2) {
		a, b := anyPage(r, file), anyPage(r, file)
		for i := range a {
			a[i], b[i] = b[i], a[i]
		}
	}
	return file
}

func wipePage(r *rand.Rand, file []byte) []byte {
	page, with := anyPage(r, file), []byte{0, 0xff, 0x5a}[r.IntN(3)]
	for i := range page {
		page[i] = with
	}
	return file
}

func mixSectors(r *rand.Rand, file []byte) []byte {
	for range 1 + r.IntN(3) {
		at := sector * r.IntN(pageSize/sector)
		copy(anyPage(r, file)[at:at+sector], anyPage(r, file)[at:])
	}
	return file
}

// emptyPage puts an empty leaf in the place of one with rows, as a lost write may:
// SQLite finds nothing wrong with it.
func emptyPage(r *rand.Rand, file []byte) []byte {
	pages := len(file) / pageSize
	for range 100 {
		at := (1 + r.IntN(pages-1)) * pageSize
		kind := file[at]
		if kind != 10 && kind != 13 { // the leaves of an index and of a table
			continue
		}
		page := file[at : at+pageSize]
		clear(page)
		page[0] = kind
		binary.BigEndian.PutUint16(page[5:], pageSize)
		break
	}
	return file
}

package xlsx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"scorecard/model"
)

// What Excel itself allows, in UTF-16 units where it is a text.
const (
	maxText      = 32_767 // of a cell
	maxFormula   = 8_192
	maxFormat    = 255 // of a number format
	maxSheetName = 31
	maxStyles    = 65_490
)

// What this program allows where Excel has no limit, or one that a file could
// use to fill the memory or to take hours: the library searches these lists from
// their beginning for every cell.
const (
	maxHandedOut = 8 << 20 // bytes of text of all cells, a shared one once for each cell
	maxGrid      = 500_000 // rows and cells up to the last one of each, with or without content
	maxFormats   = 2_000   // number formats
	maxSearched  = 200_000_000
	maxSheets    = 1_000
	maxNames     = 50_000 // of ranges
	maxRelations = 10_000 // of the workbook
)

// units is the length of a text as Excel counts it.
func units(text []byte) int {
	n := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if n++; r > 0xffff {
			n++
		}
		text = text[size:]
	}
	return n
}

// textSize is how long a text is, with what makes it slow to read.
type textSize struct {
	units, bytes int
	runs         int // elements that it is made of
	escapes      int // at most: characters written as _x000D_
}

func (s *textSize) add(other textSize) {
	s.units += other.units
	s.bytes += other.bytes
	s.escapes += other.escapes
}

// weight is what reading the text once takes, in bytes. The library copies what
// it has so far for every escape.
func (s *textSize) weight() int { return s.bytes + s.runs + s.escapes*s.bytes/256 }

// textRun is the text of one element in progress.
type textRun struct {
	textSize
	element string
	depth   int    // of the element; 0 when there is none
	number  []byte // how the text begins, enough for the number of a shared text
}

// isText reports an element whose characters the library keeps.
func isText(name string) bool { return name == "t" || name == "v" || name == "f" }

// characters counts a piece of text.
func (w *walk) characters(text []byte) {
	if w.run.depth == 0 {
		return
	}
	w.run.add(textSize{units: units(text), bytes: len(text), escapes: bytes.Count(text, []byte("_"))})
	if len(w.run.number) == 0 {
		text = bytes.TrimSpace(text)
	}
	if room := mostDigits + 1 - len(w.run.number); room > 0 {
		w.run.number = append(w.run.number, text[:min(len(text), room)]...)
	}
}

// mostDigits is more than the number of any shared text has.
const mostDigits = 20

// referred is the shared text that a cell refers to by its number; the library
// takes the first one for what is no number.
func (w *walk) referred(number []byte) (textSize, error) {
	index, err := strconv.Atoi(string(bytes.TrimSpace(number)))
	if errors.Is(err, strconv.ErrSyntax) {
		index = 0
	}
	switch {
	case len(number) > mostDigits:
		return textSize{}, errShared
	case index < 0 || index >= len(w.texts): // the library reports it with its cell
		return textSize{}, nil
	}
	return w.texts[index], nil
}

// textStart notes where a text begins. Of the list of shared texts only its own
// entries count: cells refer to them by their order.
func (w *walk) textStart(name string) {
	shared := w.name == sharedPart
	switch {
	case shared && name == "si" && w.depth == 2:
		w.texts = append(w.texts, textSize{})
	case name == "rPh":
		w.phonetic++
	case w.run.depth == 0 && isText(name):
		w.run.element, w.run.depth = name, w.depth
	}
	if last := len(w.texts) - 1; shared && last >= 0 {
		w.texts[last].runs++
	}
}

// textEnd adds up an element with text that has ended.
func (w *walk) textEnd() error {
	run := w.run
	w.run = textRun{number: run.number[:0]}
	read := w.phonetic == 0 || run.element != "t"
	switch {
	case w.name == sharedPart:
		if last := len(w.texts) - 1; last >= 0 && read {
			w.texts[last].add(run.textSize)
		}
		return nil
	case run.element == "f":
		if run.units > maxFormula {
			return w.tooLarge(run.units, maxFormula)
		}
	case run.element == "v" && w.refers:
		text, err := w.referred(run.number)
		if err != nil {
			return err
		}
		run.textSize = text
	}
	if !read {
		return nil
	}
	before := w.cellText.weight()
	w.cellText.add(run.textSize)
	w.cellText.runs += run.runs
	if run.element != "f" && w.cellText.units > maxText {
		return w.tooLarge(w.cellText.units, maxText)
	}
	if w.handedOut += w.cellText.weight() - before; w.handedOut > maxHandedOut {
		return w.tooLarge(w.handedOut, maxHandedOut)
	}
	return nil
}

// tooLarge is a problem of the cell in progress.
func (w *walk) tooLarge(value, most int) error {
	return problemError(fault(model.TooLarge, w.sheet.name, Place(w.cell.row, w.cell.column), strconv.Itoa(value), strconv.Itoa(most)))
}

// style bounds the lists of the styles. Each is an element of the part's first.
func (w *walk) style(e xml.StartElement) error {
	switch name := e.Name.Local; {
	case w.depth == 2:
		w.entries = 0
	case w.depth == 3:
		most := maxStyles
		if name == "numFmt" {
			most = maxFormats
			w.formats++
		}
		if w.entries++; w.entries > most || w.formats > maxFormats {
			return problemError{Kind: model.TooLarge, Field: name, Value: strconv.Itoa(w.entries), Want: strconv.Itoa(most)}
		}
	}
	if e.Name.Local != "numFmt" {
		return nil
	}
	id, _ := strconv.Atoi(strings.TrimSpace(attribute(e, "numFmtId")))
	for _, a := range e.Attr {
		if !strings.HasPrefix(a.Name.Local, "formatCode") {
			continue
		}
		w.lengths[id] = max(w.lengths[id], len(a.Value))
		if units([]byte(a.Value)) > maxFormat {
			return problemError{
				Kind: model.TooLarge, Field: "numFmt " + attribute(e, "numFmtId"),
				Value: a.Value[:maxFormat/4], Want: strconv.Itoa(maxFormat),
			}
		}
	}
	return nil
}

// searched bounds the searches through the columns of a sheet and through the
// number formats, which are made for every cell.
func (p *parts) searched() (model.Problem, bool) {
	for _, s := range p.sheets {
		if searches := len(s.cells) * (s.columns + p.formats); searches > maxSearched {
			return fault(model.TooLarge, s.name, "", strconv.Itoa(searches), strconv.Itoa(maxSearched)), true
		}
	}
	return model.Problem{}, false
}

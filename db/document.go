package db

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"scorecard/model"
	"scorecard/model/schema"
)

// document is the stored form of a year: a row for each entry of its lists, one
// for its staffing, and one for its other fields. The rows are in the order of
// the checksum: by list, then ord.
type document []entry

// entry is a row of the table item.
type entry struct {
	list    string // the name of a field of the year, or frameList
	ord     int
	code    string // empty where the entry has none
	content []byte // canonical JSON
}

// frameList is the list of the one entry that has the fields of the year which
// are not lists.
const frameList = "year"

// maxDocument bounds a document in bytes: more than any year file may have, and
// little enough for the memory.
const maxDocument = 16 << 20

var errDocumentSize = errors.New("the document is too long")

// encodeDocument is the stored form of what the year contains.
func encodeDocument(y *model.Year) (document, error) {
	value := reflect.ValueOf(y).Elem()
	t := schema.Of(value.Type())
	var d document
	var frame []byte
	for i := range t.Fields {
		f := &t.Fields[i]
		of := value.Field(f.Index)
		var err error
		switch {
		case of.Kind() == reflect.Slice:
			d, err = d.appendList(f.Name, of)
		case of.Kind() != reflect.Pointer:
			frame, err = appendMember(frame, f, of)
		case !of.IsNil():
			d, err = d.appendEntry(f.Name, 0, of.Elem())
		}
		if err != nil {
			return nil, err
		}
	}
	d = append(d, entry{list: frameList, content: append(append([]byte{'{'}, frame...), '}')})
	slices.SortStableFunc(d, func(a, b entry) int { return strings.Compare(a.list, b.list) })
	if d.size() > maxDocument {
		return nil, &model.Error{Kind: model.BadInput, Subject: keyOf(y).String(), Err: errDocumentSize}
	}
	return d, nil
}

func (d document) appendList(list string, values reflect.Value) (document, error) {
	var err error
	for i := 0; i < values.Len() && err == nil; i++ {
		d, err = d.appendEntry(list, i, values.Index(i))
	}
	return d, err
}

func (d document) appendEntry(list string, ord int, value reflect.Value) (document, error) {
	content, err := schema.Encode(value.Interface())
	return append(d, entry{list, ord, codeOf(value), content}), err
}

// codeOf is the code of an entry; empty when it has none.
func codeOf(value reflect.Value) string {
	t := schema.Of(value.Type())
	for i := range t.Fields {
		if t.Fields[i].Kind == schema.Code {
			return value.Field(t.Fields[i].Index).String()
		}
	}
	return ""
}

// appendMember adds a field to the members of a JSON object.
func appendMember(members []byte, f *schema.Field, value reflect.Value) ([]byte, error) {
	if f.Optional && value.IsZero() {
		return members, nil
	}
	content, err := schema.Encode(value.Interface())
	if len(members) > 0 {
		members = append(members, ',')
	}
	members = append(append(append(members, '"'), f.Name...), '"', ':')
	return append(members, content...), err
}

func (d document) size() int {
	size := 0
	for i := range d {
		size += len(d[i].content)
	}
	return size
}

// checksum is the SHA-256 over all that is stored of the document, in hex. It
// covers the stored bytes, so that it stays valid when a later program encodes
// the same year differently. Every part is preceded by its length.
func (d document) checksum() string {
	sum := sha256.New()
	for i := range d {
		e := &d[i]
		for _, part := range [][]byte{[]byte(e.list), strconv.AppendInt(nil, int64(e.ord), 10), []byte(e.code), e.content} {
			writePart(sum, part)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func writePart(to hash.Hash, part []byte) {
	to.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
	to.Write(part)
}

// decode is the year that the document contains. The error names the list and the
// code of what cannot be decoded.
func (d document) decode() (*model.Year, error) {
	y := &model.Year{}
	for _, part := range d.json() {
		if err := schema.Decode(part, y); err != nil {
			return nil, d.locate(err)
		}
	}
	return y, nil
}

// json is the document as two JSON objects, the lists and the other fields: that
// is decoded faster than every entry by itself.
func (d document) json() [][]byte {
	lists := bytes.NewBuffer(make([]byte, 0, d.size()+16*len(d)))
	parts, separator := [][]byte{}, byte('{')
	for rest := d; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].list == rest[0].list {
			n++
		}
		if rest[0].list == frameList {
			parts = append(parts, rest[0].content)
		} else {
			lists.WriteByte(separator)
			writeList(lists, rest[:n])
			separator = ','
		}
		rest = rest[n:]
	}
	if separator == '{' {
		return parts
	}
	lists.WriteByte('}')
	return append(parts, lists.Bytes())
}

// writeList writes the entries of one list as a member of an object: an array, or
// one value where the year has no list of that name.
func writeList(to *bytes.Buffer, entries document) {
	to.WriteString(strconv.Quote(entries[0].list))
	to.WriteByte(':')
	f := schema.Of(reflect.TypeFor[model.Year]()).Field(entries[0].list)
	if f != nil && f.Kind != schema.List {
		to.Write(entries[0].content)
		return
	}
	to.WriteByte('[')
	for i := range entries {
		if i > 0 {
			to.WriteByte(',')
		}
		to.Write(entries[i].content)
	}
	to.WriteByte(']')
}

// locate finds the entry that cannot be decoded.
func (d document) locate(cause error) error {
	t := schema.Of(reflect.TypeFor[model.Year]())
	for i := range d {
		e := &d[i]
		into := reflect.TypeFor[model.Year]()
		if f := t.Field(e.list); e.list != frameList {
			if f == nil || f.Type.Kind() != reflect.Slice && f.Type.Kind() != reflect.Pointer {
				return &entryError{e.String(), errList}
			}
			into = f.Type.Elem()
		}
		if err := schema.Decode(e.content, reflect.New(into).Interface()); err != nil {
			return &entryError{e.String(), err}
		}
	}
	return cause
}

var errList = errors.New("a year has no such list")

// entryError is about one entry of a document.
type entryError struct {
	place string
	cause error
}

func (e *entryError) Error() string { return e.place + ": " + e.cause.Error() }

// firstProblem is the place of the first entry that cannot be decoded or that the
// rules refuse; empty when there is none.
func (d document) firstProblem() string {
	y, err := d.decode()
	var entry *entryError
	if errors.As(err, &entry) {
		return entry.place
	}
	if err != nil {
		return ""
	}
	for _, problem := range model.Validate(y) {
		return d.placeOf(problem.Field)
	}
	return ""
}

// placeOf names the entry that a path such as kpis[3].target leads to.
func (d document) placeOf(path string) string {
	list, rest, _ := strings.Cut(path, "[")
	index, _, found := strings.Cut(rest, "]")
	ord, err := strconv.Atoi(index)
	for i := range d {
		if found && err == nil && d[i].list == list && d[i].ord == ord {
			return d[i].String()
		}
	}
	return path
}

// String names the entry: its list, and its code or else its index.
func (e *entry) String() string {
	if e.code != "" {
		return e.list + " " + e.code
	}
	return fmt.Sprintf("%s[%d]", e.list, e.ord)
}

// only is the part of the document that has a code.
func (d document) only(code string) document {
	return slices.DeleteFunc(slices.Clone(d), func(e entry) bool { return e.code != code })
}

// memberName is the name of the field of O that has type F, in the stored JSON.
func memberName[O, F any]() string {
	t := schema.Of(reflect.TypeFor[O]())
	for i := range t.Fields {
		if t.Fields[i].Type == reflect.TypeFor[F]() {
			return t.Fields[i].Name
		}
	}
	panic(fmt.Sprintf("%T has no %T", *new(O), *new(F)))
}

package schema

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Phrase is a text in both languages.
type Phrase struct{ JA, EN string }

// Entry is the words of a list of the year or of a field within its items.
type Entry struct {
	Title Phrase // as above a column
	Help  Phrase // what belongs into a cell, for whoever fills it in
	File  Phrase // what belongs into a year file
	Item  Phrase // of a list: one of its items, within a sentence; of a field that is a list likewise
}

//go:embed words.txt
var wordsFile string

// Words are the words of a field by its list and its path within an item, or of
// the list itself when the path is empty. A field without words of its own has
// those of the shared piece that its path ends in: hq.source.page of kpis has
// the help of source.page. An entry without a title is one that the data file
// lacks.
func Words(list, path string) Entry {
	entries := words()
	e := entries[list]
	within := ""
	if path != "" {
		e, within = entries.of(list, path)
	}
	if e.File == (Phrase{}) {
		e.File = e.Help
	}
	if !strings.Contains(e.Title.JA+e.Help.JA+e.File.JA, "{") {
		return e
	}
	of, item := Phrase{}, entries[list].Item
	if within != "" {
		of = Words(list, within).Title
	}
	if item == (Phrase{}) {
		item = entries[list].Title
	}
	for _, text := range []*Phrase{&e.Title, &e.Help, &e.File} {
		text.JA = filled(text.JA, of.JA, item.JA, e.Title.JA)
		text.EN = filled(text.EN, of.EN, item.EN, e.Title.EN)
	}
	return e
}

// of are the words of a field as they are in the data file, and the path of what
// the shared piece that names it is within.
func (w entries) of(list, path string) (e Entry, within string) {
	for key, rest := list+"."+path, path; ; key, rest = rest, after(rest) {
		if e.Title == (Phrase{}) && w[key].Title != (Phrase{}) && key != list+"."+path {
			within = strings.TrimSuffix(strings.TrimSuffix(path, key), ".")
		}
		inherit(&e, w[key])
		if rest == "" {
			return e, within
		}
	}
}

func after(path string) string {
	_, rest, _ := strings.Cut(path, ".")
	return rest
}

// PartOf names the list whose words the items of a nested list have, by the name
// of its field: the headcounts of totals.
func PartOf(field string) string {
	if list, other := parts[field]; other {
		return list
	}
	return field
}

var parts = map[string]string{"totals": "headcounts", "including": "headcounts", "heads": "posts", "items": "duties"}

// inherit fills in what an entry lacks.
func inherit(e *Entry, from Entry) {
	if e.Title == (Phrase{}) {
		e.Title = from.Title
	}
	if e.Item == (Phrase{}) {
		e.Item = from.Item
	}
	if e.Help == (Phrase{}) {
		e.Help, e.File = from.Help, from.File
	}
}

type entries map[string]Entry

// words reads the data file: of each entry its key in brackets, then a line for
// each of its texts, Japanese first.
var words = sync.OnceValue(func() entries {
	read := entries{}
	key := ""
	for line := range strings.Lines(wordsFile) {
		line = strings.TrimSpace(line)
		name, text, _ := strings.Cut(line, " ")
		ja, en, _ := strings.Cut(text, " | ")
		t := Phrase{strings.TrimSpace(ja), strings.TrimSpace(en)}
		e := read[key]
		switch name {
		case "title":
			e.Title = t
		case "help":
			e.Help = t
		case "file":
			e.File = t
		case "item":
			e.Item = t
		default:
			if inside, found := strings.CutPrefix(line, "["); found {
				key = strings.TrimSuffix(inside, "]")
			}
			continue
		}
		read[key] = e
	}
	return read
})

// filled is a text with its placeholders replaced. It begins with a capital where
// nothing is around.
func filled(text, of, item, title string) string {
	if of == "" {
		text = strings.NewReplacer("{of}の", "", "{of} ", "").Replace(text)
	}
	text = strings.NewReplacer("{of}", of, "{list}", item, "{title}", title).Replace(text)
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

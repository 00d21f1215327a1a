package label

import (
	_ "embed"
	"iter"
	"reflect"
	"strings"
	"sync"

	"scorecard/model"
)

var (
	//go:embed ja.txt
	japaneseText string
	//go:embed en.txt
	englishText string
)

// Each language is read when it is first asked for.
var (
	japanese = sync.OnceValue(func() *Labels { return load(model.Japanese, japaneseText) })
	english  = sync.OnceValue(func() *Labels { return load(model.English, englishText) })
)

// load reads the words of a language. A line without a field is skipped and a field
// without a line stays empty: a test finds both.
func load(lang model.Lang, text string) *Labels {
	l := &Labels{Lang: lang}
	root := &section{v: reflect.ValueOf(l).Elem(), names: fieldNames{}}
	for path, lines := range sections(text) {
		if s, ok := root.open(path, strings.Count(lines, "\n")); ok {
			for key, value := range entries(lines) {
				s.set(key, value)
			}
		}
	}
	return l
}

// sections are the parts of a file under their paths; the first has none.
func sections(text string) iter.Seq2[string, string] {
	return func(yield func(path, lines string) bool) {
		path, more := "", true
		for more {
			var lines string
			lines, text, more = strings.Cut(text, "\n[")
			if !yield(path, lines) {
				return
			}
			path, text, _ = strings.Cut(text, "]\n")
		}
	}
}

// entries are the keys and values of a section. A line that begins with a tab continues
// the one before.
func entries(lines string) iter.Seq2[string, string] {
	return func(yield func(key, value string) bool) {
		for lines != "" {
			var line string
			line, lines = cutLine(lines)
			key, value, _ := strings.Cut(line, " ")
			value, found := strings.CutPrefix(value, "= ")
			if found && key != "#" && !yield(key, unescape(value)) {
				return
			}
		}
	}
}

func cutLine(text string) (line, rest string) {
	for end := 0; ; end++ {
		next := strings.IndexByte(text[end:], '\n')
		if next < 0 {
			return text, ""
		}
		if end += next; !strings.HasPrefix(text[end:], "\n\t") {
			return text[:end], text[end+1:]
		}
	}
}

// unescape joins lines, and puts line breaks and blanks for \n and \s.
func unescape(value string) string {
	if strings.IndexByte(value, '\n') >= 0 {
		value = strings.ReplaceAll(value, "\n\t", "")
	}
	if strings.IndexByte(value, '\\') >= 0 {
		value = strings.ReplaceAll(strings.ReplaceAll(value, `\n`, "\n"), `\s`, " ")
	}
	return value
}

// fieldNames are the names of the fields of each struct, in order.
type fieldNames map[reflect.Type][]string

func (n fieldNames) of(t reflect.Type) []string {
	names, ok := n[t]
	if !ok {
		names = make([]string, t.NumField())
		for i := range names {
			names[i] = t.Field(i).Name
		}
		n[t] = names
	}
	return names
}

// section is a struct or a map that is being filled.
type section struct {
	v     reflect.Value
	names fieldNames
	last  int           // the field that was found last
	key   reflect.Value // of the entry that was set last
}

// open finds the section at a path below this one, and makes its map for so many words.
// It reports false when there is no such section.
func (s *section) open(path string, words int) (*section, bool) {
	for path != "" {
		var name string
		name, path, _ = strings.Cut(path, ".")
		if s = (&section{v: s.at(name), names: s.names}); !s.v.IsValid() {
			return s, false
		}
	}
	if s.v.Kind() == reflect.Map && s.v.IsNil() {
		s.v.Set(reflect.MakeMapWithSize(s.v.Type(), words))
	}
	return s, true
}

func (s *section) set(key, value string) {
	if s.v.Kind() == reflect.Map && s.v.Type().Elem().Kind() == reflect.String {
		s.v.SetMapIndex(s.entry(key), reflect.ValueOf(value))
		return
	}
	name, rest, deeper := strings.Cut(key, ".")
	v := s.at(name)
	switch {
	case !v.IsValid():
	case deeper:
		(&section{v: v, names: s.names}).set(rest, value)
	case v.Kind() == reflect.String:
		v.SetString(value)
	default:
		if sentence, ok := v.Addr().Interface().(*Sentence); ok {
			sentence.text = value
		}
	}
}

// at returns the field or the entry of a name. A map's entry is made when it is new.
func (s *section) at(name string) reflect.Value {
	switch s.v.Kind() {
	case reflect.Struct:
		return s.field(name)
	case reflect.Map:
		if s.v.IsNil() {
			s.v.Set(reflect.MakeMap(s.v.Type()))
		}
		entry := s.v.MapIndex(s.entry(name))
		if !entry.IsValid() {
			entry = reflect.New(s.v.Type().Elem().Elem())
			s.v.SetMapIndex(s.entry(name), entry)
		}
		return entry.Elem()
	default:
		return reflect.Value{}
	}
}

// entry is a word's key in a map; "-" is the empty one.
func (s *section) entry(name string) reflect.Value {
	if name == "-" {
		name = ""
	}
	if !s.key.IsValid() {
		s.key = reflect.New(s.v.Type().Key()).Elem()
	}
	s.key.SetString(name)
	return s.key
}

// field looks for a field from the one before on: there it is when the file keeps the
// order of the struct.
func (s *section) field(name string) reflect.Value {
	names := s.names.of(s.v.Type())
	for n := range names {
		if i := (s.last + n) % len(names); isKey(name, names[i]) {
			s.last = i
			return s.v.Field(i)
		}
	}
	return reflect.Value{}
}

// isKey reports whether the files write a field's name so: in lower case, words
// separated by "_".
func isKey(key, field string) bool {
	at := 0
	for i := range len(key) {
		if key[i] == '_' {
			continue
		}
		if at == len(field) || key[i] != field[at]|0x20 {
			return false
		}
		at++
	}
	return at == len(field)
}

package seed

import (
	"reflect"
	"strings"
)

// member is one named field of a type of the format.
type member struct {
	name     string
	index    int
	required bool
}

// members are the fields of a type of the format, in the order of the file.
type members struct {
	list   []member
	byName map[string]int // name → index of the Go field
	scalar int            // index of the field that may stand for the whole; -1 when there is none
}

func membersOf(t reflect.Type) members {
	m := members{byName: map[string]int{}, scalar: -1}
	for i := range t.NumField() {
		name, options, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if t.Field(i).Tag.Get("scalar") != "" {
			m.scalar = i
		}
		if name == "-" {
			continue
		}
		m.list = append(m.list, member{name: name, index: i, required: options != "omitempty"})
		m.byName[name] = i
	}
	return m
}

func (m *members) names() string {
	names := make([]string, len(m.list))
	for i := range m.list {
		names[i] = m.list[i].name
	}
	return strings.Join(names, ", ")
}

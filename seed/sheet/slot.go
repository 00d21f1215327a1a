package sheet

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"scorecard/model/schema"
)

// slot leads from an item of the year file to the value of a column.
type slot struct {
	steps []int // index of the field at each step; empty when the item itself has the value
	part  int   // how many steps lead to an optional part of the item; 0 when the value is always there
	none  bool  // the item has no such value: the cell is what the row belongs to
}

// slotMap keeps the slots that have been found: every row of a table has the
// same.
type slotMap map[slotKey][]slot

type slotKey struct {
	table string
	item  reflect.Type
}

// of are the slots of a table's columns in items of a type.
func (m slotMap) of(t *table, item reflect.Type) []slot {
	key := slotKey{t.name, item}
	slots, known := m[key]
	if !known {
		slots = make([]slot, len(t.columns))
		for i := range t.columns {
			slots[i] = slotOf(item, t.columns[i].path)
		}
		m[key] = slots
	}
	return slots
}

func slotOf(item reflect.Type, path string) slot {
	var s slot
	if path == "" {
		return slot{none: true}
	}
	at := item
	for _, name := range strings.Split(path, ".") {
		if at.Kind() == reflect.Pointer {
			at = at.Elem()
		}
		field := schema.Of(at).Field(name)
		if field == nil {
			return slot{none: true}
		}
		s.steps = append(s.steps, field.Index)
		if at = field.Type; field.Optional && (field.Kind == schema.Struct || field.Kind == schema.Wording) && schema.Of(elem(at)).Scalar == nil {
			s.part = len(s.steps)
		}
	}
	return s
}

// elem is what a type points to, or the type itself.
func elem(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// within reports whether the value lies in the optional part that the other one
// lies in.
func (s *slot) within(other *slot) bool {
	return !s.none && len(s.steps) >= other.part && slices.Equal(s.steps[:other.part], other.steps[:other.part])
}

// in is the value within an item; the zero Value when it is in an optional part
// that is not there, unless that is to be made.
func (s *slot) in(item reflect.Value, make bool) reflect.Value {
	for _, step := range s.steps {
		if item.Kind() == reflect.Pointer {
			if item.IsNil() && !make {
				return reflect.Value{}
			}
			if item.IsNil() {
				item.Set(reflect.New(item.Type().Elem()))
			}
			item = item.Elem()
		}
		item = item.Field(step)
	}
	return item
}

// scalarOf is the scalar of a struct, such as the print of a
// figure, and the reason beside it; without one, the value itself.
func scalarOf(v reflect.Value) (value, missing reflect.Value) {
	if v.Kind() != reflect.Struct || v.Type() == reflect.TypeFor[time.Time]() {
		return v, reflect.Value{}
	}
	t := schema.Of(v.Type())
	if reason := t.Reason(); reason != nil {
		missing = v.Field(reason.Index)
	}
	return v.Field(t.Scalar.Index), missing
}

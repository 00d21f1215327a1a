package model

import "reflect"

// Clone copies a year with all that it holds, so that a change of the one never
// reaches the other.
func (y *Year) Clone() *Year {
	copied := *y
	separate(reflect.ValueOf(&copied).Elem())
	return &copied
}

// separate gives a value lists and pointers of its own. Decimals and times keep
// theirs: they never change.
func separate(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			own := reflect.New(v.Type().Elem())
			own.Elem().Set(v.Elem())
			v.Set(own)
			separate(own.Elem())
		}
	case reflect.Slice:
		if !v.IsNil() {
			own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(own, v)
			v.Set(own)
			for i := range own.Len() {
				separate(own.Index(i))
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Field(i); field.CanSet() {
				separate(field)
			}
		}
	default: // a plain value was copied with what holds it
	}
}

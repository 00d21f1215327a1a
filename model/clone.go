package model

import "reflect"

// Clone returns a deep copy of a year: no later change of one is visible in
// the other.
func (y *Year) Clone() *Year {
	copied := *y
	separate(reflect.ValueOf(&copied).Elem())
	return &copied
}

// separate replaces the slices and pointers below v by copies. Decimals and
// times are shared, because they are immutable.
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
	default: // plain values were copied with their container
	}
}

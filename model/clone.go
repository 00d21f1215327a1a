package model

import "reflect"

// Clone returns a deep copy of a year: no later change of one is visible in
// the other.
func (y *Year) Clone() *Year {
	copied := *y
	deepCopy(reflect.ValueOf(&copied).Elem())
	return &copied
}

// deepCopy replaces the slices and pointers below v by copies. Decimals and
// times are shared, because they are immutable.
func deepCopy(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			copied := reflect.New(v.Type().Elem())
			copied.Elem().Set(v.Elem())
			v.Set(copied)
			deepCopy(copied.Elem())
		}
	case reflect.Slice:
		if !v.IsNil() {
			copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(copied, v)
			v.Set(copied)
			for i := range copied.Len() {
				deepCopy(copied.Index(i))
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Field(i); field.CanSet() {
				deepCopy(field)
			}
		}
	default: // plain values were copied with their container
	}
}

package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
)

// Encode is the canonical JSON of a value: fields in the order of their
// struct, no white space, no optional escapes. Equal values have equal bytes.
func Encode(v any) ([]byte, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	if err := out.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// Decode reads what Encode writes. Unknown fields and data after the value are
// errors.
func Decode(data []byte, into any) error {
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	if err := in.Decode(into); err != nil {
		return err
	}
	if in.InputOffset() != int64(len(data)) {
		return fmt.Errorf("%d bytes behind the value", int64(len(data))-in.InputOffset())
	}
	return nil
}

// MarshalScalar is the MarshalJSON of a struct with a scalar field: that value
// alone when no other field is set.
func MarshalScalar(v any) ([]byte, error) {
	value := reflect.ValueOf(v)
	t := Of(value.Type())
	if t.OnlyScalar(value) {
		return Encode(value.Field(t.Scalar.Index).Interface())
	}
	b := []byte{'{'}
	for i := range t.Fields {
		field := value.Field(t.Fields[i].Index)
		if t.Fields[i].Optional && field.IsZero() {
			continue
		}
		encoded, err := Encode(field.Interface())
		if err != nil {
			return nil, err
		}
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), t.Fields[i].Name...), '"', ':')
		b = append(b, encoded...)
	}
	return append(b, '}'), nil
}

// UnmarshalScalar is the UnmarshalJSON of a struct with a scalar field.
func UnmarshalScalar(data []byte, into any) error {
	value := reflect.ValueOf(into).Elem()
	t := Of(value.Type())
	if len(data) == 0 || data[0] != '{' {
		return decodeMember(data, value.Field(t.Scalar.Index))
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return err
	}
	for name, member := range members {
		field := t.Field(name)
		if field == nil {
			return fmt.Errorf("unknown field %q", name)
		}
		if err := decodeMember(member, value.Field(field.Index)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// decodeMember is Decode into a field. A text or a number has no fields to be
// strict about and is read the quicker way: a year has thousands of them.
func decodeMember(data []byte, into reflect.Value) error {
	switch into.Kind() {
	case reflect.String, reflect.Int:
		return json.Unmarshal(data, into.Addr().Interface())
	default:
		return Decode(data, into.Addr().Interface())
	}
}

// OnlyScalar reports whether no field but the scalar one is set.
func (t *Type) OnlyScalar(v reflect.Value) bool {
	if t.Scalar == nil {
		return false
	}
	for i := range t.Fields {
		if t.Fields[i].Index != t.Scalar.Index && !v.Field(t.Fields[i].Index).IsZero() {
			return false
		}
	}
	return true
}
